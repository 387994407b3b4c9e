//! Sweeps records whose time is over, once a day: they are proposed to officers, never erased
//! by a machine alone.

use std::time::Duration;

use kernel::Result;
use kernel::db::Db;
use kernel::jobs::JobKind;

use crate::app::World;
use crate::org::PersonId;
use crate::privacy::rules::over;
use crate::privacy::store;

/// How often.
const EVERY: Duration = Duration::from_secs(24 * 3_600);
/// People looked at by one transaction.
const SLICE_PEOPLE: i64 = 200;

/// The jobs of rights over data.
pub(super) const JOBS: &[JobKind<World>] = &[JobKind {
    name: "privacy.retention",
    run: |world, _| sweep(&world.app.db).into(),
    every: Some(EVERY),
}];

/// Proposes every record whose time is over, and takes back what is no longer so.
///
/// # Errors
/// A fault from the database; the next sweep begins again.
pub fn sweep(db: &Db) -> Result<()> {
    let begun = db.clock().now();
    let today = begun.day_text();
    let terms = db.read_now(store::terms)?;
    let mut after = String::new();
    loop {
        let from = after.clone();
        let some = db.read_now(move |tx| store::histories(tx, &from, SLICE_PEOPLE))?;
        let Some((last, _)) = some.last() else { break };
        after = last.to_string();
        let is_over = |(person, history): (PersonId, _)| {
            over(&history, terms, &today).map(|over| (person, over))
        };
        let found: Vec<_> = some.into_iter().filter_map(is_over).collect();
        if !found.is_empty() {
            db.write_now(move |tx| store::propose(tx, &found))?;
        }
    }
    db.write_now(move |tx| store::drop_older(tx, begun))
}
