//! What workers do for people. Nothing here leaves the machine.

use kernel::Result;
use kernel::db::Db;
use kernel::jobs::{Claimed, JobKind};
use serde::Deserialize;

use crate::app::World;
use crate::org::{RESCOPE, UnitId};
use crate::people::store;

/// The jobs of this room.
pub(super) const JOBS: &[JobKind<World>] =
    &[JobKind { name: RESCOPE, run: |world, job| rescope(&world.app.db, job).into(), every: None }];

/// A unit that moved in the tree.
#[derive(Deserialize)]
struct Moved {
    unit: UnitId,
}

/// Writes again where the people of a moved unit are found; doing it twice changes nothing.
fn rescope(db: &Db, job: &Claimed) -> Result<()> {
    let moved: Moved = job.payload()?;
    let mut after = String::new();
    loop {
        let (unit, start) = (moved.unit.clone(), after.clone());
        match db.write_now(move |tx| store::rescope_some(tx, &unit, &start))? {
            Some(last) => after = last.to_string(),
            None => return Ok(()),
        }
    }
}
