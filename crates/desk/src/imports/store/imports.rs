//! Imports, their problems and the templates that mappings are saved as.

use std::collections::{BTreeMap, HashMap};

use kernel::Result;
use kernel::db::{Cell, Tx};
use kernel::files::FileId;
use kernel::jobs::JobId;
use kernel::row;
use kernel::time::Moment;

use crate::imports::ImportId;
use crate::imports::rules::{Mapping, Problem};
use crate::imports::run::Report;
use crate::org::{MandateId, PersonId, Scope, UnitId};
use crate::people::{FieldKind, ensure_field};

row! {
    /// An import as it is kept.
    #[derive(Debug, Clone)]
    pub struct Import {
        /// Its identifier.
        pub id: ImportId,
        /// The unit below which it stays.
        pub unit: UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// Name of the file.
        pub name: String,
        /// How columns are read, JSON.
        pub mapping: String,
        /// Other choices, JSON.
        pub choices: String,
        /// The kept rows, while they are kept.
        pub file: Option<FileId>,
        /// Rows of the file, as far as known.
        pub rows: i64,
        /// Who asked for it; `None` on the command line.
        pub created_by: Option<PersonId>,
        /// When it was asked for.
        pub created_at: Moment,
        /// The job that runs it.
        pub job: Option<JobId>,
        /// When it began.
        pub started_at: Option<Moment>,
        /// When it was done.
        pub finished_at: Option<Moment>,
        /// What it did, JSON.
        pub report: Option<String>,
        /// When it was taken back.
        pub undone_at: Option<Moment>,
        /// What taking it back did, JSON.
        pub undo_report: Option<String>,
        /// How many filled cells of each refused column were left out of the kept rows, JSON.
        pub refused_cells: String,
        /// When somebody asked to stop it.
        pub stop_asked_at: Option<Moment>,
        /// Whether its job still works on it or will: not given up, not thrown away.
        pub is_queued: bool,
        /// Distinct tags with the number of rows that bear them, JSON.
        pub tags: String,
        /// The job that takes it back, or took it back.
        pub undo_job: Option<JobId>,
    }
}

impl Import {
    /// Whether it was asked to run: its columns and tags are no longer to be chosen.
    #[must_use]
    pub const fn has_begun(&self) -> bool {
        self.started_at.is_some() || self.job.is_some()
    }
}

const IMPORT: &str = "select i.id, i.unit, u.name, i.name, i.mapping, i.choices, i.file, i.rows,
    i.created_by, i.created_at, i.job, i.started_at, i.finished_at, i.report, i.undone_at,
    i.undo_report, i.refused_cells, i.stop_asked_at,
    cast(case when j.id is not null and j.failed_at is null then 1 else 0 end as bigint), i.tags,
    i.undo_job
    from import i join unit u on u.id = i.unit left join job j on j.id = i.job";

/// An import to write down.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// Its identifier.
    pub id: ImportId,
    /// The unit below which it stays.
    pub unit: UnitId,
    /// Name of the file.
    pub name: String,
    /// How columns are read.
    pub mapping: Mapping,
    /// The kept rows.
    pub file: Option<FileId>,
    /// Rows of the file, as far as known.
    pub rows: u64,
    /// How many filled cells of each refused column were left out of the kept rows.
    pub refused_cells: BTreeMap<String, u64>,
    /// Distinct tags with the number of rows that bear them.
    pub tags: BTreeMap<String, u64>,
    /// Other choices, JSON.
    pub choices: String,
    /// Who asks for it.
    pub by: Option<PersonId>,
    /// Under which mandate.
    pub mandate: Option<MandateId>,
}

/// Writes an import down.
///
/// # Errors
/// A fault from the database.
pub fn add_import(tx: &mut Tx<'_>, new: &NewImport) -> Result<()> {
    let (now, mapping) = (tx.now(), serde_json::to_string(&new.mapping)?);
    let (rows, refused) = (i64::try_from(new.rows)?, serde_json::to_string(&new.refused_cells)?);
    tx.exec(
        "insert into import (id, unit, name, mapping, choices, file, rows, created_by, mandate,
         created_at, refused_cells, tags)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &new.id,
            &new.unit,
            &new.name,
            &mapping,
            &new.choices,
            &new.file,
            &rows,
            &new.by,
            &new.mandate,
            &now,
            &refused,
            &serde_json::to_string(&new.tags)?,
        ],
    )
    .map(drop)
}

/// An import of a scope.
///
/// # Errors
/// A fault from the database.
pub fn import(tx: &mut Tx<'_>, scope: &Scope, id: &ImportId) -> Result<Option<Import>> {
    let sql =
        format!("{IMPORT} join unit_above a on a.unit = i.unit and a.above = $2 where i.id = $1");
    tx.row(&sql, &[id, scope.unit()])
}

/// The latest imports of a scope.
///
/// # Errors
/// A fault from the database.
pub fn imports_of(tx: &mut Tx<'_>, scope: &Scope, limit: i64) -> Result<Vec<Import>> {
    let sql = format!(
        "{IMPORT} join unit_above a on a.unit = i.unit and a.above = $1
         order by i.created_at desc, i.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &limit])
}

/// Changes how a waiting import is read.
///
/// # Errors
/// A fault from the database.
pub fn set_choices(
    tx: &mut Tx<'_>,
    id: &ImportId,
    mapping: &Mapping,
    choices: &str,
) -> Result<bool> {
    let mapping = serde_json::to_string(mapping)?;
    let sql = "update import set mapping = $2, choices = $3 where id = $1 and started_at is null
               and job is null";
    Ok(tx.exec(sql, &[id, &mapping, &choices])? == 1)
}

/// Writes down when an import began; an earlier beginning stands.
///
/// # Errors
/// A fault from the database.
pub fn mark_started(tx: &mut Tx<'_>, id: &ImportId) -> Result<()> {
    let now = tx.now();
    let sql = "update import set started_at = $2 where id = $1 and started_at is null";
    tx.exec(sql, &[id, &now]).map(drop)
}

/// Says which job runs an import.
///
/// # Errors
/// A fault from the database.
pub fn give_to_job(tx: &mut Tx<'_>, id: &ImportId, job: &JobId) -> Result<()> {
    tx.exec("update import set job = $2 where id = $1", &[id, job]).map(drop)
}

/// Asks a running import to stop after the rows that it is writing; `false` when it is over.
///
/// # Errors
/// A fault from the database.
pub fn ask_to_stop(tx: &mut Tx<'_>, id: &ImportId) -> Result<bool> {
    let now = tx.now();
    let sql = "update import set stop_asked_at = coalesce(stop_asked_at, $2)
               where id = $1 and job is not null and finished_at is null";
    Ok(tx.exec(sql, &[id, &now])? == 1)
}

/// Whether somebody asked an import to stop.
///
/// # Errors
/// A fault from the database.
pub fn must_stop(tx: &mut Tx<'_>, id: &ImportId) -> Result<bool> {
    let sql = "select 1 from import where id = $1 and stop_asked_at is not null";
    Ok(tx.row::<(i64,)>(sql, &[id])?.is_some())
}

/// Writes down what an import did; its rows are kept no longer.
///
/// # Errors
/// A fault from the database.
pub fn close(tx: &mut Tx<'_>, id: &ImportId, report: &Report) -> Result<()> {
    let now = tx.now();
    forget_rows(tx, id)?;
    let short = Report { errors: Vec::new(), ..report.clone() };
    tx.exec(
        "update import set finished_at = $2, report = $3 where id = $1",
        &[id, &now, &serde_json::to_string(&short)?],
    )
    .map(drop)
}

fn forget_rows(tx: &mut Tx<'_>, id: &ImportId) -> Result<()> {
    let kept: Option<(Option<FileId>,)> = tx.row("select file from import where id = $1", &[id])?;
    if let Some((Some(file),)) = kept {
        kernel::files::delete(tx, &file)?;
    }
    tx.exec("update import set file = null where id = $1", &[id]).map(drop)
}

/// Whether a job takes an import back, or will.
///
/// # Errors
/// A fault from the database.
pub fn is_being_undone(tx: &mut Tx<'_>, id: &ImportId) -> Result<bool> {
    let sql = "select 1 from import i join job j on j.id = i.undo_job
               where i.id = $1 and j.failed_at is null";
    Ok(tx.row::<(i64,)>(sql, &[id])?.is_some())
}

/// Writes down which job takes an import back.
///
/// # Errors
/// A fault from the database.
pub fn being_undone(tx: &mut Tx<'_>, id: &ImportId, job: &JobId) -> Result<()> {
    tx.exec("update import set undo_job = $2 where id = $1", &[id, job]).map(drop)
}

/// Writes down that an import was taken back, once; one that was broken off goes no further.
///
/// # Errors
/// A fault from the database.
pub fn mark_undone(
    tx: &mut Tx<'_>,
    id: &ImportId,
    by: Option<&PersonId>,
    report: &str,
) -> Result<()> {
    let now = tx.now();
    forget_rows(tx, id)?;
    tx.exec(
        "update import set undone_at = $2, undone_by = $3, undo_report = $4,
         finished_at = coalesce(finished_at, $2) where id = $1",
        &[id, &now, &by, &report],
    )
    .map(drop)
}

/// Forgets the problems of an import that starts again.
///
/// # Errors
/// A fault from the database.
pub fn clear_problems(tx: &mut Tx<'_>, id: &ImportId) -> Result<()> {
    tx.exec("delete from import_problem where import = $1", &[id]).map(drop)
}

/// Adds problems, numbered from `position`.
///
/// # Errors
/// A fault from the database.
pub fn add_problems<'a>(
    tx: &mut Tx<'_>,
    id: &ImportId,
    position: u64,
    problems: impl Iterator<Item = &'a Problem>,
) -> Result<()> {
    const COLUMNS: [&str; 7] =
        ["import", "position", "line", "record", "column_name", "what", "shown"];
    let text = |value: &str| Cell::Text(value.to_owned());
    let int = |number: u64| Ok::<_, kernel::Error>(Cell::Int(i64::try_from(number)?));
    let rows = (position..).zip(problems).map(|(position, problem)| {
        Ok([
            text(id.as_str()),
            int(position)?,
            int(problem.line)?,
            int(problem.record)?,
            text(&problem.column),
            text(problem.problem.name()),
            text(&problem.value.replace('\0', "")),
        ])
    });
    tx.load("import_problem", &COLUMNS, rows).map(drop)
}

/// The position of the next problem of an import.
///
/// # Errors
/// A fault from the database.
pub fn next_problem(tx: &mut Tx<'_>, id: &ImportId) -> Result<u64> {
    let sql = "select coalesce(max(position) + 1, 0) from import_problem where import = $1";
    let position: i64 = tx.one(sql, &[id])?;
    Ok(u64::try_from(position)?)
}

/// A problem as it is kept: position, line, record, column, what, value.
pub type ProblemRow = (i64, i64, i64, String, String, String);

/// Problems of an import from `position` on.
///
/// # Errors
/// A fault from the database.
pub fn problems_of(
    tx: &mut Tx<'_>,
    id: &ImportId,
    position: i64,
    limit: i64,
) -> Result<Vec<ProblemRow>> {
    let sql = "select position, line, record, column_name, what, shown from import_problem
               where import = $1 and position >= $2 order by position limit $3";
    tx.rows(sql, &[id, &position, &limit])
}

/// Identifiers of fields by column, and of the field for identifiers of another program.
pub type FieldsFound = (HashMap<usize, String>, Option<String>);

/// The identifiers of the fields that columns become, and of the field for identifiers of
/// another program; made unless this is a trial.
///
/// # Errors
/// A fault from the database.
pub fn fields(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    columns: &[(usize, String, FieldKind)],
    legacy: Option<&str>,
    dry_run: bool,
) -> Result<FieldsFound> {
    let known = crate::people::fields_for(tx, unit)?;
    let mut field = |label: &str, kind: FieldKind| {
        let folded = values::fold(label);
        match known.iter().find(|one| values::fold(&one.label_fr) == folded) {
            Some(known) => Ok(known.id.to_string()),
            None if dry_run => Ok(format!("new:{label}")),
            None => Ok::<_, kernel::Error>(ensure_field(tx, unit, label, kind)?.to_string()),
        }
    };
    let mut found = HashMap::new();
    for (place, label, kind) in columns {
        found.insert(*place, field(label, *kind)?);
    }
    let legacy = legacy.map(|label| field(label, FieldKind::Text)).transpose()?;
    Ok((found, legacy))
}

/// Saves how columns are read under a name of the unit.
///
/// # Errors
/// A fault from the database.
pub fn save_template(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    name: &str,
    mapping: &Mapping,
    by: Option<&PersonId>,
) -> Result<()> {
    let (now, mapping) = (tx.now(), serde_json::to_string(mapping)?);
    tx.exec(
        "insert into import_template (unit, name, mapping, saved_by, saved_at)
         values ($1, $2, $3, $4, $5) on conflict (unit, name) do update
         set mapping = excluded.mapping, saved_by = excluded.saved_by,
         saved_at = excluded.saved_at",
        &[unit, &name, &mapping, &by, &now],
    )
    .map(drop)
}

/// The template of a name that a unit sees.
///
/// # Errors
/// A fault from the database.
pub fn template(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<Option<Mapping>> {
    let sql = "select t.mapping from import_template t join unit_above a on a.above = t.unit
               where a.unit = $1 and t.name = $2 order by a.distance limit 1";
    let found: Option<(String,)> = tx.row(sql, &[unit, &name])?;
    Ok(found.map(|(mapping,)| serde_json::from_str(&mapping)).transpose()?)
}

/// The names of the templates that a unit sees.
///
/// # Errors
/// A fault from the database.
pub fn templates(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<String>> {
    let sql = "select distinct t.name from import_template t join unit_above a on a.above = t.unit
               where a.unit = $1 order by t.name limit 100";
    Ok(tx.rows::<(String,)>(sql, &[unit])?.into_iter().map(|(name,)| name).collect())
}
