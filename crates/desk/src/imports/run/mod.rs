//! Brings a file in: one thread reads and understands rows, the database's threads match and
//! write them in slices, and nothing holds the whole file.

mod ahead;
mod batch;
mod memory;
mod pace;
mod past;
mod payments;
mod report;
mod source;
mod units;
mod write;

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::db::Db;
use kernel::time::Stopwatch;
use kernel::{Error, Result};

pub use batch::apply_one;
pub use report::{PreviewLine, Report};
pub use source::{Source, each, keep, look, rows_of};
pub(super) use write::source_of;

use crate::consent;
use crate::imports::ImportId;
use crate::imports::rules::{
    Draft, FieldKind, Mapping, Origin, Problem, RawRow, Reader, Reading, Target, Triage,
};
use crate::imports::store;
use crate::org::{Office, PersonId, Scope, UnitId};
use crate::people::{self, Cause, Way, sort_name};
use ahead::{Looked, Written};
use memory::Memory;
use pace::Pace;
use units::Places;

/// Problems after which a batch is written even if few of its rows are kept.
const PROBLEMS_MAX: usize = 4_000;
/// Batches that wait between reading and looking for their people.
const BATCHES_AHEAD: usize = 4;
/// Batches whose people were looked for and that wait to be written: few, since what is written
/// meanwhile may make them look again.
const LOOKED_AHEAD: usize = 1;
/// Rows read ahead and put into the order of their names: rows that are written together then
/// go to the same pages of the lists by name.
const ROWS_AHEAD_MAX: usize = 5_000;
/// Text of the rows read ahead, in bytes.
const BYTES_AHEAD_MAX: usize = 8 * 1024 * 1024;

/// People created after which the engine hears that its tables grew.
const FIRST_COUNTED: u64 = 500;
/// It hears it again when they are so many times as many.
const COUNTED_AGAIN: u64 = 4;

/// How a file is brought in.
#[derive(Debug, Clone)]
pub struct Options {
    /// The import's identifier, which changes carry.
    pub import: ImportId,
    /// The unit below which everything stays.
    pub unit: UnitId,
    /// What may be reached: that unit and all below.
    pub scope: Scope,
    /// The unit that takes rows of which no unit is told.
    pub default_unit: UnitId,
    /// Units as written in the file, with those that they mean.
    pub units: BTreeMap<String, UnitId>,
    /// Whether sections that the file names and nobody knows are made.
    pub create_units: bool,
    /// How columns are read.
    pub mapping: Mapping,
    /// What becomes of tags.
    pub triage: Triage,
    /// Which sheet, from 0.
    pub sheet: usize,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// Rows after which reading stops, for a preview.
    pub rows_max: u64,
    /// At work for whom, and their name; `None` on the command line.
    pub office: Option<(Office, String)>,
}

impl Options {
    fn by(&self) -> Option<&PersonId> {
        self.office.as_ref().map(|(office, _)| &office.person)
    }
}

/// All that the batches of one import share.
pub(super) struct Plan {
    options: Options,
    /// Identifier of the field of each column that becomes one.
    fields: HashMap<usize, String>,
    /// The field that holds identifiers of the program that the file comes from.
    legacy: Option<String>,
    cause: Cause,
    /// Whether the file's program has a past to keep under its identifiers.
    keeps_past: bool,
    /// Whether features understand a column.
    has_incoming: bool,
    /// Whether rows of people that nobody knows are added.
    adds_people: bool,
    /// Text of today.
    today: String,
}

/// Rows on their way from reading to writing.
#[derive(Debug, Default)]
struct Batch {
    drafts: Vec<Draft>,
    problems: Vec<Problem>,
    rows: u64,
    refused: u64,
    passed: u64,
    refused_cells: BTreeMap<String, u64>,
    wishes: BTreeMap<String, u64>,
    /// The people whom its rows may be of.
    looked: Option<Looked>,
}

/// Brings a file in. `tell` is told how many rows are done, from time to time; nothing more is
/// brought in once it breaks.
///
/// # Errors
/// [`Failure`] inside an error when the file cannot be read; a fault from the database.
pub fn run(
    db: &Db,
    source: &Source,
    options: Options,
    mut tell: impl FnMut(u64) -> ControlFlow<()>,
) -> Result<Report> {
    if options.mapping.origin == Origin::NationBuilderPayments {
        return payments::run(db, source, &options, &mut tell);
    }
    let mut report = Report {
        import: options.import.to_string(),
        dry_run: options.dry_run,
        refused_columns: options.mapping.refused(),
        ..Report::default()
    };
    let (mapping, sheet) = (options.mapping.clone(), options.sheet);
    let rows_max = options.rows_max;
    let today = values::Day::parse(&db.clock().now().day_text())
        .map_err(|_| Error::fault("today is a day"))?;
    let reader = Reader::new(mapping.clone(), today).with_triage(options.triage.clone());
    let plan = Arc::new(prepare(db, options, &reader)?);
    let memory = Arc::new(Mutex::new(Memory::default()));
    let mut places = Arc::new(Places::default());
    let pace = &Pace::of(db.slice());
    let written = &Arc::new(Written::default());
    std::thread::scope(|threads| {
        let (send, batches) = sync_channel(BATCHES_AHEAD);
        let (hand_on, looked) = sync_channel(LOOKED_AHEAD);
        let reading = threads
            .spawn(move || read(db, source, (&mapping, sheet, rows_max), &reader, pace, &send));
        let known = plan.clone();
        let looking = threads.spawn(move || ahead::look(db, &known, written, &batches, &hand_on));
        let way = (&looked, pace, written);
        write_all(db, &plan, &memory, &mut places, way, &mut report, &mut tell)?;
        drop(looked);
        for thread in [reading, looking] {
            thread.join().map_err(|_| Error::fault("reading broke an invariant"))??;
        }
        Ok::<(), Error>(())
    })?;
    report.preview.sort_by_key(|shown| shown.line);
    past::settle(db, source, &plan, &mut report)?;
    Ok(report)
}

/// Makes the fields that columns become, and what all batches share.
fn prepare(db: &Db, options: Options, reader: &Reader) -> Result<Plan> {
    let origin = options.mapping.origin;
    let legacy_label = options
        .mapping
        .places(Target::LegacyId)
        .next()
        .map(|_| format!("Identifiant {}", origin.short()));
    let columns: Vec<(usize, String, crate::people::FieldKind)> = options
        .mapping
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| match column.target {
            Target::Field(kind) => Some((place, column.header.clone(), kind.kept_as())),
            Target::Status => Some((place, column.header.clone(), FieldKind::Text.kept_as())),
            _ => None,
        })
        .collect();
    let (unit, dry_run) = (options.unit.clone(), options.dry_run);
    let make = move |tx: &mut kernel::db::Tx<'_>| {
        store::fields(tx, &unit, &columns, legacy_label.as_deref(), dry_run)
    };
    let (fields, legacy) = if dry_run { db.read_now(make)? } else { db.write_now(make)? };
    if !dry_run && options.mapping.columns.iter().any(|it| it.target.tells_of_leaving()) {
        db.write_now(consent::install)?;
    }
    let keeps_past = origin.keeps_past() && legacy.is_some();
    let cause = Cause {
        by: options.by().cloned(),
        mandate: options.office.as_ref().map(|(office, _)| office.mandate.id.clone()),
        way: Way::Imported(options.import.to_string()),
    };
    let today = db.clock().now().day_text();
    let adds_people = reader.has_name();
    let has_incoming = options.mapping.has_incoming();
    Ok(Plan { fields, legacy, cause, keeps_past, has_incoming, adds_people, today, options })
}

fn read(
    db: &Db,
    source: &Source,
    (mapping, sheet, rows_max): (&Mapping, usize, u64),
    reader: &Reader,
    pace: &Pace,
    send: &SyncSender<Batch>,
) -> Result<()> {
    let (mut batch, mut read, mut bytes) = (Batch::default(), 0, 0);
    source::each(db, source, mapping, sheet, &mut |row: &RawRow| {
        batch.rows += 1;
        read += 1;
        bytes += row.cells.iter().map(String::len).sum::<usize>();
        source::count_refused(&mut batch.refused_cells, mapping, &row.refused);
        let reading = reader.read(row);
        reader.tally(row, &reading, &mut batch.wishes);
        match reading {
            Reading::Draft(mut draft) => {
                batch.problems.append(&mut draft.problems);
                batch.drafts.push(*draft);
            }
            Reading::Passed(problem) => {
                batch.passed += 1;
                batch.rows -= 1;
                batch.problems.push(problem);
            }
            Reading::Refused(problem) => {
                batch.refused += 1;
                batch.problems.push(problem);
            }
        }
        let full = batch.drafts.len() >= ROWS_AHEAD_MAX
            || batch.problems.len() >= PROBLEMS_MAX
            || bytes >= BYTES_AHEAD_MAX;
        // Nobody listens any more when writing failed: that error is the one to tell.
        let heard = !full || hand_over(std::mem::take(&mut batch), pace, send);
        bytes = if full { 0 } else { bytes };
        Ok(heard && read < rows_max)
    })?;
    hand_over(batch, pace, send);
    Ok(())
}

/// Hands rows over in parts of which each fits a transaction; false when nobody listens.
fn hand_over(mut all: Batch, pace: &Pace, send: &SyncSender<Batch>) -> bool {
    let mut drafts = std::mem::take(&mut all.drafts);
    // Stable: of two rows of one person, the first in the file stays the first.
    drafts.sort_by_cached_key(|draft| sort_name(&draft.person));
    let mut drafts = drafts.into_iter().peekable();
    while drafts.peek().is_some() {
        all.drafts = drafts.by_ref().take(pace.rows()).collect();
        let left = u64::try_from(drafts.len()).unwrap_or(0);
        let part = Batch { rows: all.rows.saturating_sub(left), ..all };
        all = Batch { rows: left, ..Batch::default() };
        if send.send(part).is_err() {
            return false;
        }
    }
    all.rows == 0 && all.problems.is_empty() || send.send(all).is_ok()
}

fn write_all(
    db: &Db,
    plan: &Arc<Plan>,
    memory: &Arc<Mutex<Memory>>,
    places: &mut Arc<Places>,
    (batches, pace, written): (&Receiver<Batch>, &Pace, &Arc<Written>),
    report: &mut Report,
    tell: &mut impl FnMut(u64) -> ControlFlow<()>,
) -> Result<()> {
    let mut counted = FIRST_COUNTED;
    for batch in batches {
        let batch = Arc::new(batch);
        let dry_run = plan.options.dry_run;
        let (plan, memory, known) = (plan.clone(), memory.clone(), places.clone());
        let (rows, position) = (batch.clone(), report.problems);
        let (before, at_hand) = (written.clone(), memory.clone());
        let work = move |tx: &mut kernel::db::Tx<'_>| {
            let watch = Stopwatch::start();
            let found = before.still(tx, &rows)?;
            let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
            if !plan.options.dry_run {
                // What an earlier batch learnt is in the database by now, or was rolled back.
                *memory = Memory::default();
            }
            let rows = (&*rows, found);
            Ok((batch::apply(tx, &plan, &known, &mut memory, rows, position)?, watch))
        };
        let (done, watch) = if dry_run { db.read_now(work)? } else { db.write_now(work)? };
        pace.learn(batch.drafts.len(), watch.elapsed());
        if !dry_run {
            let memory = at_hand.lock().unwrap_or_else(PoisonError::into_inner);
            written.add(&batch, &memory);
        }
        report.add(&batch);
        let learnt = report.take(done);
        Arc::make_mut(places).learn(learnt);
        if !dry_run && report.created >= counted {
            counted = report.created.saturating_mul(COUNTED_AGAIN);
            db.write_now(people::grown)?;
        }
        if tell(report.rows).is_break() {
            report.stopped = true;
            break;
        }
    }
    Ok(())
}
