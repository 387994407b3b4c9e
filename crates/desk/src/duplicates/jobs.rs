//! Searches the file for duplicates in the background: at night, and when an officer asks.

use std::time::Duration;

use kernel::db::Tx;
use kernel::jobs::{Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use kernel::text::Language;
use kernel::time::{HOUR_MS, Moment};
use kernel::{Result, jobs};
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::duplicates::{ProofId, RunId, find, mails, store};
use crate::org::{PersonId, Scope};
use crate::people;

/// Name of the job that searches.
const FIND: &str = "duplicates.find";
/// Name of the job that mails a code.
const MAIL_CODE: &str = "duplicates.mail_code";
/// How often it is asked whether the night has come.
const ASKED_EVERY: Duration = Duration::from_secs(1_800);
/// The hours of the night, in Paris, in which a search begins by itself.
const NIGHT: std::ops::Range<i8> = 2..5;
/// A search that began less than this ago is not repeated by itself.
const PAUSE_MS: i64 = 20 * HOUR_MS;
/// A search that took longer was broken off.
const SEARCH_MS_MAX: i64 = 6 * HOUR_MS;

/// The jobs of duplicates.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: FIND, run: |world, job| search(world, job).into(), every: None },
    JobKind { name: MAIL_CODE, run: send_code, every: None },
    JobKind { name: "duplicates.night", run: night, every: Some(ASKED_EVERY) },
];

#[derive(Serialize, Deserialize)]
struct Order {
    run: RunId,
}

/// Asks for a search, unless one is under way.
///
/// # Errors
/// A fault from the database.
pub(super) fn ask(tx: &mut Tx<'_>, by: Option<&PersonId>) -> Result<()> {
    let now = tx.now();
    if store::last_run(tx)?.is_some_and(|run| is_under_way(&run, now)) {
        return Ok(());
    }
    let run: RunId = tx.fresh();
    let job = jobs::enqueue(tx, FIND, &Order { run: run.clone() })?;
    store::open_run(tx, &run, Some(job.as_str()), by)
}

/// The code waits here, and nowhere else, until the mail has left.
#[derive(Serialize, Deserialize)]
struct MailCode {
    proof: ProofId,
    code: String,
    language: String,
}

/// Lets a worker find out whether there is anybody to write to.
///
/// # Errors
/// A fault from the database.
pub(super) fn mail_code(
    tx: &mut Tx<'_>,
    proof: &ProofId,
    code: &str,
    language: Language,
) -> Result<()> {
    let language = language.code().to_owned();
    let payload = MailCode { proof: proof.clone(), code: code.to_owned(), language };
    jobs::enqueue(tx, MAIL_CODE, &payload).map(drop)
}

fn send_code(world: &World, job: &Claimed) -> Outcome {
    world.deliver(code_mail(world, job))
}

/// Only an address that another record bears is written to.
fn code_mail(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let order: MailCode = job.payload()?;
    let proof = order.proof.clone();
    let to = world.app.db.read_now(move |tx| {
        let Some(proof) = store::proof(tx, &proof)? else { return Ok(None) };
        let scope = Scope::of_the_house(tx)?;
        let found = people::by_emails(tx, &scope, &[&proof.folded])?;
        let other = found.iter().any(|one| one.person != proof.person);
        Ok(other.then_some(proof.folded))
    })?;
    let language = Language::from_code(&order.language).unwrap_or_default();
    let id = job.id.as_str();
    Ok(to.map(|to| mails::code(&world.app, language, &to, &order.code, id)))
}

fn search(world: &World, job: &Claimed) -> Result<()> {
    let order: Order = job.payload()?;
    let db = &world.app.db;
    let tell = |done: usize| {
        let done = i64::try_from(done).unwrap_or(i64::MAX);
        if let Err(error) = job.tell(db, done, 5) {
            tracing::warn!(%error, "the progress of a search could not be told");
        }
    };
    find::find(db, &order.run, tell).map(drop)
}

/// Whether a search is under way; one that never ended does not hold up the next.
pub(super) const fn is_under_way(run: &store::Run, now: Moment) -> bool {
    run.finished_at.is_none() && now.since_ms(run.asked_at) < SEARCH_MS_MAX
}

fn night(world: &World, _: &Claimed) -> Outcome {
    world.app.db.write_now(at_night).into()
}

/// Asks for a search when it is night and none began since the last one.
///
/// # Errors
/// A fault from the database.
pub(super) fn at_night(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    let last = store::last_run(tx)?.map_or(Moment(0), |run| run.asked_at);
    if is_night(now) && now.since_ms(last) > PAUSE_MS { ask(tx, None) } else { Ok(()) }
}

fn is_night(now: Moment) -> bool {
    let Ok(stamp) = jiff::Timestamp::from_millisecond(now.0) else { return false };
    NIGHT.contains(&kernel::text::time_zone().to_datetime(stamp).hour())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_is_a_night_in_paris() {
        // 24 November 2026, 02:30 in Paris is 01:30 UTC.
        let half_past_two = Moment(1_795_483_800_000);
        assert!(is_night(half_past_two));
        assert!(!is_night(half_past_two.plus_ms(6 * HOUR_MS)));
    }
}
