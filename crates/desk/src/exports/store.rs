//! Exports in the database: who asked for what, when and why.

use kernel::Result;
use kernel::db::Tx;
use kernel::files::FileId;
use kernel::jobs::JobId;
use kernel::row;
use kernel::time::Moment;

use crate::exports::ExportId;
use crate::org::{Office, Scope, UnitId};

row! {
    /// An export as it is kept.
    #[derive(Debug, Clone)]
    pub struct Export {
        /// Its identifier.
        pub id: ExportId,
        /// The unit whose people left.
        pub unit: UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// Name of who asked.
        pub asked_by_name: String,
        /// Why.
        pub reason: String,
        /// In which format.
        pub format: String,
        /// Which people, JSON.
        pub selection: String,
        /// Which columns, separated by spaces.
        pub columns: String,
        /// When it was asked for.
        pub asked_at: Moment,
        /// The job that makes it.
        pub job: Option<JobId>,
        /// When it was done.
        pub finished_at: Option<Moment>,
        /// How many people.
        pub people: Option<i64>,
        /// The file, while it is kept.
        pub file: Option<FileId>,
    }
}

const EXPORT: &str = "select e.id, e.unit, u.name, e.asked_by_name, e.reason, e.format,
    e.selection, e.columns, e.asked_at, e.job, e.finished_at, e.people, f.id
    from export e join unit u on u.id = e.unit
    left join file f on f.id = e.file";

/// Writes down that somebody at work asks for an export.
///
/// # Errors
/// A fault from the database.
pub fn add(
    tx: &mut Tx<'_>,
    office: &Office,
    name: &str,
    reason: &str,
    format: &str,
    selection: &str,
    columns: &str,
) -> Result<ExportId> {
    let (id, now): (ExportId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into export (id, unit, asked_by, asked_by_name, reason, format, selection,
         columns, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &id,
            &office.unit.id,
            &office.person,
            &name,
            &reason,
            &format,
            &selection,
            &columns,
            &now,
        ],
    )?;
    Ok(id)
}

/// An export of a scope.
///
/// # Errors
/// A fault from the database.
pub fn export(tx: &mut Tx<'_>, scope: &Scope, id: &ExportId) -> Result<Option<Export>> {
    let sql =
        format!("{EXPORT} join unit_above a on a.unit = e.unit and a.above = $2 where e.id = $1");
    tx.row(&sql, &[id, scope.unit()])
}

/// The latest exports of a scope.
///
/// # Errors
/// A fault from the database.
pub fn exports_of(tx: &mut Tx<'_>, scope: &Scope, limit: i64) -> Result<Vec<Export>> {
    let sql = format!(
        "{EXPORT} join unit_above a on a.unit = e.unit and a.above = $1
         order by e.asked_at desc, e.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &limit])
}

/// Says which job makes an export.
///
/// # Errors
/// A fault from the database.
pub fn give_to_job(tx: &mut Tx<'_>, id: &ExportId, job: &JobId) -> Result<()> {
    tx.exec("update export set job = $2 where id = $1", &[id, job]).map(drop)
}

/// Writes down that an export is done; which people were chosen is kept no longer here, the
/// access log says it.
///
/// # Errors
/// A fault from the database.
pub fn close(tx: &mut Tx<'_>, id: &ExportId, people: i64, file: &FileId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update export set finished_at = $2, people = $3, file = $4, selection = ''
         where id = $1 and finished_at is null",
        &[id, &now, &people, file],
    )
    .map(drop)
}
