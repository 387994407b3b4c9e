//! Runs imports and takes them back in the background.

use std::ops::ControlFlow;

use kernel::jobs::{Claimed, JobKind, Outcome};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::imports::pages::options;
use crate::imports::run::{self, Report, Source};
use crate::imports::{ImportId, store, undo};
use crate::org::{Office, PersonId, Right, UnitId};

/// Name of the job that runs an import.
pub(super) const RUN: &str = "imports.run";
/// Name of the job that takes one back.
pub(super) const UNDO: &str = "imports.undo";

/// The jobs of imports.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: RUN, run: |world, job| told(run_import(world, job)), every: None },
    JobKind { name: UNDO, run: |world, job| told(undo_import(world, job)), every: None },
];

/// Who asks for what.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Order {
    /// Which import.
    pub(super) import: ImportId,
    /// Who asks.
    pub(super) person: PersonId,
    /// In which unit they work.
    pub(super) unit: UnitId,
    /// Their name.
    pub(super) name: String,
}

/// A mandate that ended or a file that is gone will not come back; a fault may pass.
fn told(done: Result<()>) -> Outcome {
    match done {
        Ok(()) => Outcome::Done,
        Err(error @ (Error::NotFound | Error::Forbidden(_) | Error::Refused(_))) => {
            Outcome::GiveUp(error.to_string())
        }
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn run_import(world: &World, job: &Claimed) -> Result<()> {
    let db = &world.app.db;
    let order: Order = job.payload()?;
    let (office, import) = at_work(world, &order)?;
    if import.finished_at.is_some() {
        return Ok(());
    }
    let file = import.file.clone().ok_or(Error::Refused("imports-file-gone"))?;
    let id = import.id.clone();
    db.write_now(move |tx| {
        store::mark_started(tx, &id)?;
        store::clear_problems(tx, &id)
    })?;
    if import.stop_asked_at.is_some() {
        let report = Report { import: import.id.to_string(), stopped: true, ..Report::default() };
        return db.write_now(move |tx| store::close(tx, &import.id, &report));
    }
    let total = import.rows;
    let mut told = 0;
    let tell = |rows: u64| {
        let rows = i64::try_from(rows).unwrap_or(i64::MAX);
        // Told about every hundredth part: each telling is a transaction.
        if rows - told > total / 100 {
            told = rows;
            if let Err(error) = job.tell(db, rows, total) {
                tracing::warn!(%error, "the progress of an import could not be told");
            }
        }
        let id = import.id.clone();
        match db.read_now(move |tx| store::must_stop(tx, &id)) {
            Ok(false) => ControlFlow::Continue(()),
            Ok(true) => ControlFlow::Break(()),
            Err(error) => {
                tracing::warn!(%error, "whether an import is to stop could not be read");
                ControlFlow::Continue(())
            }
        }
    };
    let options = options(&import, &office, &order.name)?;
    let mut report = run::run(db, &Source::Kept(file), options, tell)?;
    report.refused_cells = serde_json::from_str(&import.refused_cells)?;
    db.write_now(move |tx| store::close(tx, &import.id, &report))
}

fn undo_import(world: &World, job: &Claimed) -> Result<()> {
    let order: Order = job.payload()?;
    let (office, import) = at_work(world, &order)?;
    if import.undone_at.is_some() {
        return Ok(());
    }
    let by = Some((order.person, office.mandate.id.clone()));
    undo::undo(&world.app.db, &office.scope, &import.id, by).map(drop)
}

/// The office of whoever asks, as it is now, and the import if it is within reach.
fn at_work(world: &World, order: &Order) -> Result<(Office, store::Import)> {
    let order = order.clone();
    world.app.db.read_now(move |tx| {
        let now = tx.now();
        let office = Office::of(tx, &order.person, Some(&order.unit), now)?;
        let office = office.ok_or(Error::NotFound)?;
        if !office.rights.has(Right::Import) {
            return Err(Error::Forbidden(Right::Import.key()));
        }
        let import = store::import(tx, &office.scope, &order.import)?.ok_or(Error::NotFound)?;
        Ok((office, import))
    })
}
