//! Finishes validations of periods, slice by slice.

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::ledger::{CollectorId, store};

/// What the ledgers' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[JobKind { name: SEAL, run: seal, every: None }];

const SEAL: &str = "ledger.seal";
/// Slices of one turn; then others have theirs.
const SLICES_MAX: usize = 50;

/// Whose period is being validated.
#[derive(Debug, Serialize, Deserialize)]
struct Order {
    collector: CollectorId,
}

/// Lets a worker finish what was begun.
pub(super) fn enqueue(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<()> {
    jobs::enqueue(tx, SEAL, &Order { collector: collector.clone() }).map(drop)
}

fn seal(world: &World, job: &Claimed) -> Outcome {
    match some(world, job) {
        Ok(true) => Outcome::Continue,
        Ok(false) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

/// Seals some slices; whether there are more.
fn some(world: &World, job: &Claimed) -> Result<bool> {
    let order: Order = job.payload()?;
    for _ in 0..SLICES_MAX {
        if !store::step(&world.app.db, &order.collector)? {
            return Ok(false);
        }
    }
    Ok(true)
}
