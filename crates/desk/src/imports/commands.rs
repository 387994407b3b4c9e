//! `maillage import people FILE`: the same import as in the office, for files at hand.

use std::io::{IsTerminal as _, Write as _};
use std::ops::ControlFlow;
use std::path::PathBuf;

use kernel::db::Db;
use kernel::text::{Language, Texts, Value};
use kernel::{Error, Result};

use crate::features;
use crate::imports::rules::{Becomes, Mapping, TagChoice, guess};
use crate::imports::run::{self, Options, Report, Source};
use crate::imports::{ImportId, store};
use crate::org::{self, Scope, UnitId, UnitMatch};

/// What the command line says of an import.
#[derive(Debug, Clone, clap::Args)]
pub struct ImportArgs {
    /// The file: CSV or TSV of any delimiter and charset, XLSX, ODS
    pub file: PathBuf,
    /// The unit below which everything stays, by its name or path («Gard > Alès»)
    #[arg(long, value_name = "PATH")]
    pub unit: Option<String>,
    /// A saved mapping of columns
    #[arg(long, value_name = "NAME")]
    pub mapping: Option<String>,
    /// Which sheet of a workbook, from 1
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub sheet: usize,
    /// The time zone of moments without one, such as «Europe/Paris»
    #[arg(long, value_name = "NAME")]
    pub time_zone: Option<String>,
    /// What becomes of tags: a table «tag;becomes;name»
    #[arg(long, value_name = "FILE")]
    pub tags: Option<PathBuf>,
    /// Make sections that the file names and nobody knows
    #[arg(long)]
    pub create_units: bool,
    /// Say what would be done and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Report as JSON
    #[arg(long)]
    pub json: bool,
}

/// How a command ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It did what it was told.
    Done,
    /// It could not, for a reason that whoever asked can mend.
    Refused(String),
}

/// Imports a file of people and reports on standard output.
///
/// # Errors
/// A fault from the database.
pub fn command(db: &Db, args: &ImportArgs) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let mut out = std::io::stdout().lock();
    let waits = !args.json && std::io::stderr().is_terminal();
    let tell = |rows: u64| {
        if waits {
            // A broken pipe must not stop an import.
            drop(write!(std::io::stderr(), "\r{rows} …"));
        }
    };
    match import(db, args, tell) {
        Ok(report) if args.json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
            Ok(Ended::Done)
        }
        Ok(report) => {
            if waits {
                drop(write!(std::io::stderr(), "\r"));
            }
            write!(out, "{}", told(&texts, &report))?;
            Ok(Ended::Done)
        }
        Err(Error::Refused(key)) => {
            let why = texts.get(Language::of_commands(), key, &[]);
            if args.json {
                writeln!(out, "{}", serde_json::json!({ "refused": key, "message": why }))?;
            }
            Ok(Ended::Refused(why))
        }
        Err(fault) => Err(fault),
    }
}

/// Imports a file as the command line says.
///
/// # Errors
/// [`Error::Refused`] when the file or the unit is refused; a fault from the database.
pub fn import(db: &Db, args: &ImportArgs, mut tell: impl FnMut(u64)) -> Result<Report> {
    let name = args.file.file_name().map_or_else(String::new, |it| it.to_string_lossy().into());
    let sheet = args.sheet.saturating_sub(1);
    let opened = run::look(&args.file, &name, sheet)?;
    let guessed = guess(&opened.headers, &opened.samples);
    let (wanted, template) = (args.unit.clone(), args.mapping.clone());
    let chosen = args.tags.as_deref().map(tag_file).transpose()?.unwrap_or_default();
    let (unit, scope, saved, triage) = db.read_now(move |tx| {
        let (unit, scope) = reach(tx, wanted.as_deref())?;
        let saved = match &template {
            Some(name) => {
                let saved = store::template(tx, &unit, name)?;
                Some(saved.ok_or(Error::Refused("imports-no-such-template"))?)
            }
            None => None,
        };
        let mut triage = store::tag_choices(tx, &unit)?;
        triage.extend(chosen.iter().map(|(tag, choice)| (values::fold(tag), choice.clone())));
        Ok((unit, scope, saved, triage))
    })?;
    let mut mapping = saved.map_or(guessed.clone(), |saved| saved.over(&guessed));
    if let Some(zone) = &args.time_zone {
        jiff::tz::TimeZone::get(zone).map_err(|_| Error::Refused("imports-time-zone-unknown"))?;
        mapping.time_zone.clone_from(zone);
    }
    let source = Source::Path(args.file.clone(), name.clone());
    let id = write_down(db, args.dry_run, &unit, name, &mapping)?;
    let options = Options {
        import: id.clone(),
        default_unit: unit.clone(),
        unit,
        scope,
        units: std::collections::BTreeMap::new(),
        create_units: args.create_units,
        triage,
        mapping,
        sheet,
        dry_run: args.dry_run,
        rows_max: u64::MAX,
        office: None,
    };
    let told = |rows| {
        tell(rows);
        ControlFlow::Continue(())
    };
    let report = run::run(db, &source, options, told)?;
    if !args.dry_run {
        let done = report.clone();
        db.write_now(move |tx| store::close(tx, &id, &done))?;
    }
    Ok(report)
}

/// Longest name of what a tag becomes, in characters.
const TAG_CHARS_MAX: usize = 80;
/// Longest reason to keep a tag, in characters.
const TAG_REASON_CHARS_MAX: usize = 300;

/// What a table «tag;becomes;name;reason» says of tags, the first row being its header. Only a
/// tag that would be refused needs the reason.
fn tag_file(path: &std::path::Path) -> Result<Vec<(String, TagChoice)>> {
    let (mut chosen, mut is_right) = (Vec::new(), true);
    let name = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into());
    run::rows_of(path, &name, &mut |cells| {
        let cell = |place: usize| cells.get(place).map_or("", |cell| cell.trim());
        match Becomes::parse(cell(1)) {
            Some(becomes) if !cell(0).is_empty() => {
                let short = |place, most| cell(place).chars().take(most).collect();
                let (name, reason) = (short(2, TAG_CHARS_MAX), short(3, TAG_REASON_CHARS_MAX));
                chosen.push((cell(0).to_owned(), TagChoice { becomes, name, reason }));
            }
            _ => is_right = false,
        }
    })?;
    if is_right { Ok(chosen) } else { Err(Error::Refused("imports-tags-file")) }
}

fn reach(tx: &mut kernel::db::Tx<'_>, wanted: Option<&str>) -> Result<(UnitId, Scope)> {
    let house = Scope::of_the_house(tx)?;
    let Some(wanted) = wanted else { return Ok((house.unit().clone(), house)) };
    match org::match_unit(tx, house.unit(), wanted)? {
        UnitMatch::One(unit) => {
            let scope = house.narrowed(tx, &unit)?.ok_or(Error::NotFound)?;
            Ok((unit, scope))
        }
        UnitMatch::Several => Err(Error::Refused("imports-unit-several")),
        UnitMatch::Unknown => Err(Error::Refused("imports-unit-unknown")),
    }
}

fn write_down(
    db: &Db,
    dry_run: bool,
    unit: &UnitId,
    name: String,
    mapping: &Mapping,
) -> Result<ImportId> {
    let (unit, mapping) = (unit.clone(), mapping.clone());
    let new = move |tx: &mut kernel::db::Tx<'_>| {
        let id: ImportId = tx.fresh();
        if dry_run {
            return Ok(id);
        }
        let new = store::NewImport {
            id: id.clone(),
            unit: unit.clone(),
            name: name.clone(),
            mapping: mapping.clone(),
            file: None,
            rows: 0,
            refused_cells: std::collections::BTreeMap::new(),
            tags: std::collections::BTreeMap::new(),
            choices: "{}".to_owned(),
            by: None,
            mandate: None,
        };
        store::add_import(tx, &new)?;
        store::mark_started(tx, &id)?;
        Ok(id)
    };
    if dry_run { db.read_now(new) } else { db.write_now(new) }
}

/// The report in sentences.
pub(super) fn told(texts: &Texts, report: &Report) -> String {
    let number = |number: u64| Value::from(i64::try_from(number).unwrap_or(i64::MAX));
    let args = [
        ("rows", number(report.rows)),
        ("created", number(report.created)),
        ("updated", number(report.updated)),
        ("unchanged", number(report.unchanged)),
        ("doubtful", number(report.doubtful)),
        ("refused", number(report.refused)),
    ];
    let mut lines = vec![texts.get(Language::of_commands(), "imports-told-counts", &args)];
    if !report.refused_columns.is_empty() {
        let told = |column: &String| match report.refused_cells.get(column) {
            Some(cells) => format!("{column} ({cells})"),
            None => column.clone(),
        };
        let columns = report.refused_columns.iter().map(told).collect::<Vec<_>>().join(", ");
        let args = [("columns", columns.into())];
        lines.push(texts.get(Language::of_commands(), "imports-told-refused-columns", &args));
    }
    for (name, rows) in &report.unknown_units {
        let args = [("name", name.clone().into()), ("rows", number(*rows))];
        lines.push(texts.get(Language::of_commands(), "imports-told-unknown-unit", &args));
    }
    for problem in &report.errors {
        let what = texts.get(Language::of_commands(), problem.problem.key(), &[]);
        let args = [
            ("line", number(problem.line)),
            ("column", problem.column.clone().into()),
            ("what", what.into()),
        ];
        let key = match problem.column.is_empty() {
            true => "imports-told-row",
            false => "imports-told-cell",
        };
        lines.push(texts.get(Language::of_commands(), key, &args));
    }
    if !report.dry_run {
        let args = [("import", report.import.clone().into())];
        lines.push(texts.get(Language::of_commands(), "imports-told-undo", &args));
    }
    lines.push(String::new());
    lines.join("\n")
}
