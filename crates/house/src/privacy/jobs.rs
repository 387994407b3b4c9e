//! Sweeps records whose time is over, once a day: they are proposed to officers, never erased
//! by a machine alone. Writes to people that their request was answered.

use std::time::Duration;

use kernel::Result;
use kernel::db::{Db, Tx};
use kernel::jobs::{self, Claimed, JobKind};
use kernel::mail::Mail;

use crate::app::World;
use crate::org::{Organisation, PersonId};
use crate::privacy::mails::Letter;
use crate::privacy::rules::over;
use crate::privacy::store;

/// How often.
const EVERY: Duration = Duration::from_secs(24 * 3_600);
/// People looked at by one transaction.
const SLICE_PEOPLE: i64 = 200;

/// The jobs of rights over data.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind {
        name: "privacy.retention",
        run: |world, _| sweep(&world.app.db).into(),
        every: Some(EVERY),
    },
    JobKind { name: ANSWERED, run: |world, job| world.deliver(mail_of(world, job)), every: None },
];

const ANSWERED: &str = "privacy.answered";

/// Has a mail sent that tells of an answer.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_answered(tx: &mut Tx<'_>, letter: &Letter) -> Result<()> {
    jobs::enqueue(tx, ANSWERED, letter).map(drop)
}

fn mail_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let letter: Letter = job.payload()?;
    let organisation = world.app.db.read_now(Organisation::name)?;
    Ok(Some(letter.mail(&world.app, &organisation, job.id.as_str())))
}

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
