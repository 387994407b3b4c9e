//! Does gestures on many people in the background, and takes them back.

use kernel::jobs::{Claimed, JobKind, Outcome};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::bulk::{BulkId, run};
use crate::org::{Office, PersonId, Right, UnitId};
use crate::transfers::Hand;

/// Name of the job that does a gesture.
pub(super) const RUN: &str = "bulk.run";
/// Name of the job that takes one back.
pub(super) const UNDO: &str = "bulk.undo";
/// Parts that one turn of a job does before others get theirs.
const STEPS_MAX: usize = 20;

/// The jobs of gestures.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: RUN, run: |world, job| told(turn(world, job, run::step)), every: None },
    JobKind { name: UNDO, run: |world, job| told(turn(world, job, run::step_back)), every: None },
];

/// Who asks for what.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Order {
    /// Which gesture.
    pub(super) bulk: BulkId,
    /// Who asks.
    pub(super) person: PersonId,
    /// In which unit they work.
    pub(super) unit: UnitId,
    /// Their name.
    pub(super) name: String,
}

fn told(more: Result<bool>) -> Outcome {
    match more {
        Ok(true) => Outcome::Continue,
        Ok(false) => Outcome::Done,
        Err(error @ (Error::NotFound | Error::Forbidden(_))) => Outcome::GiveUp(error.to_string()),
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn turn(
    world: &World,
    job: &Claimed,
    step: fn(&kernel::db::Db, &Hand, &BulkId) -> Result<bool>,
) -> Result<bool> {
    let order: Order = job.payload()?;
    let (db, asked) = (&world.app.db, order.clone());
    // Whoever lost the mandate meanwhile does no more under it.
    let office = db.read_now(move |tx| {
        let now = tx.now();
        Office::of(tx, &asked.person, Some(&asked.unit), now)?.ok_or(Error::NotFound)
    })?;
    if !office.rights.has(Right::WritePeople) {
        return Err(Error::Forbidden(Right::WritePeople.key()));
    }
    let hand = Hand { office, name: order.name };
    for _ in 0..STEPS_MAX {
        if !step(db, &hand, &order.bulk)? {
            return Ok(false);
        }
    }
    Ok(true)
}
