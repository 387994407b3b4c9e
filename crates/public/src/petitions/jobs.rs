//! Erases those who signed once the time after delivery is over; their number stays.

use std::time::Duration;

use jiff::ToSpan as _;
use kernel::Result;
use kernel::jobs::{Claimed, JobKind, Outcome};
use kernel::time::HOUR_MS;

use crate::app::World;
use crate::petitions::rules::FactKind;
use crate::petitions::store::{self, Hand};

/// What the petitions' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[JobKind { name: ERASE, run: erase, every: Some(DAY) }];

const ERASE: &str = "petitions.erase";
const DAY: Duration = Duration::from_millis(24 * HOUR_MS.unsigned_abs());

fn erase(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(erase_due(world))
}

/// Erases what is due, in slices; doing it twice erases nothing twice.
pub(super) fn erase_due(world: &World) -> Result<()> {
    let db = &world.app.db;
    let due = db.read_now(|tx| {
        let months = store::keep_months(tx)?;
        let before = tx.now().day().saturating_sub(months.months()).to_string();
        store::delivered_before(tx, &before)
    })?;
    for petition in due {
        let slice = petition.clone();
        while db.write_now({
            let slice = slice.clone();
            move |tx| store::erase_some(tx, &slice)
        })? > 0
        {}
        db.write_now(move |tx| {
            store::add_fact(tx, &petition, FactKind::Erased, "", &Hand::house())
        })?;
    }
    Ok(())
}
