//! Sweeping: files whose time is over, and the engine's statistics.

use kernel::jobs::{Claimed, Outcome};

use crate::app::World;

/// Deletes kept files whose time is over, and lets the engine look at its tables again.
pub(super) fn sweep(world: &World, _job: &Claimed) -> Outcome {
    let db = &world.app.db;
    db.write_now(kernel::files::sweep).and_then(|_| db.analyze()).into()
}
