//! The durable queue: what leaves the process is enqueued in the transaction that caused it and
//! done at least once by a worker; a job is written so that doing it twice shows nothing twice.

mod store;
#[cfg(test)]
mod tests;
mod worker;

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use store::{Dead, Progress, cancel, count_waiting, dead, progress, retry, set_progress};
pub use worker::{Workers, run_due};

use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::time::Moment;
use store::Held;

crate::id!(
    /// A job in the queue.
    JobId
);

/// What a worker can do. `W` is the outside world that jobs may reach.
pub struct JobKind<W: 'static> {
    /// Unique name, `feature.verb`.
    pub name: &'static str,
    /// Does it.
    pub run: fn(&W, &Claimed) -> Outcome,
    /// How often it runs by itself; `None` for jobs that are only enqueued.
    pub every: Option<Duration>,
}

impl<W> Clone for JobKind<W> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<W> Copy for JobKind<W> {}

/// How a job ended.
#[derive(Debug)]
pub enum Outcome {
    /// Done; it leaves the queue.
    Done,
    /// Not now: a reason without personal data; tried again later, then given up.
    Retry(String),
    /// Never: a reason without personal data; it waits in the office for a person.
    GiveUp(String),
    /// There is more to do: it goes on at once, behind what was already due.
    Continue,
}

impl Outcome {
    /// Whether it sets the job aside: given up, or tried for the last time.
    #[must_use]
    pub const fn is_last(&self, job: &Claimed) -> bool {
        match self {
            Self::GiveUp(_) => true,
            Self::Retry(_) => job.attempts >= ATTEMPTS_MAX,
            Self::Done | Self::Continue => false,
        }
    }
}

impl From<Result<()>> for Outcome {
    fn from(result: Result<()>) -> Self {
        match result {
            Ok(()) => Self::Done,
            Err(error) => Self::Retry(error.to_string()),
        }
    }
}

/// A job that a worker holds for a while.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Its identifier, stable over attempts: use it to make effects idempotent.
    pub id: JobId,
    /// Name of its kind.
    pub kind: String,
    /// Its payload, JSON.
    pub payload: String,
    /// Attempts so far, this one included.
    pub attempts: i64,
}

impl Claimed {
    /// Reads the payload.
    ///
    /// # Errors
    /// A fault when an older version wrote something else.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T> {
        Ok(serde_json::from_str(&self.payload)?)
    }

    /// Tells how far the job is; shown on its page.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn tell(&self, db: &Db, done: i64, total: i64) -> Result<()> {
        let id = self.id.clone();
        db.write_now(move |tx| set_progress(tx, &id, done, total))
    }
}

/// Puts a job in the queue, due now, in the caller's transaction.
///
/// # Errors
/// A fault from the database.
pub fn enqueue(tx: &mut Tx<'_>, kind: &str, payload: &impl Serialize) -> Result<JobId> {
    let now = tx.now();
    enqueue_at(tx, kind, payload, now)
}

/// Puts a job in the queue for later.
///
/// # Errors
/// A fault from the database.
pub fn enqueue_at(
    tx: &mut Tx<'_>,
    kind: &str,
    payload: &impl Serialize,
    due: Moment,
) -> Result<JobId> {
    let id: JobId = tx.fresh();
    store::add(tx, &id, kind, &serde_json::to_string(payload)?, None, due)?;
    // Whoever waits looks by itself from time to time: what is due later wakes nobody now.
    if due <= tx.now() {
        tx.ring();
    }
    Ok(id)
}

/// Delay before attempt `attempts + 1`: 10 s, 40 s, 160 s … at most 6 hours.
fn pause_ms(attempts: i64) -> i64 {
    let power = u32::try_from(attempts.clamp(1, 8) - 1).unwrap_or(0);
    (10_000 * 4_i64.pow(power)).min(6 * crate::time::HOUR_MS)
}

/// Attempts before a job is set aside for a person to look at.
pub const ATTEMPTS_MAX: i64 = 10;

/// How a job's outcome is written down. A job that runs by itself is never given up: its next
/// turn comes, with the reason in the log.
fn settle(tx: &mut Tx<'_>, held: &Held, outcome: &Outcome, every: Option<Duration>) -> Result<()> {
    let (now, job) = (tx.now(), &held.job);
    let turn_ms = every.map(|pause| i64::try_from(pause.as_millis()).unwrap_or(i64::MAX));
    match (outcome, turn_ms) {
        (Outcome::Done, None) => store::remove(tx, &[&job.id]),
        (Outcome::Done, Some(turn_ms)) => store::again(tx, held, now.plus_ms(turn_ms), 0),
        (Outcome::Continue, _) => {
            tx.ring();
            store::again(tx, held, now, 0)
        }
        (Outcome::Retry(why), None) if job.attempts < ATTEMPTS_MAX => {
            tracing::warn!(kind = %job.kind, attempts = job.attempts, %why, "job will be retried");
            let due = now.plus_ms(pause_ms(job.attempts));
            store::again(tx, held, due, job.attempts)
        }
        (Outcome::Retry(why) | Outcome::GiveUp(why), None) => {
            tracing::error!(kind = %job.kind, attempts = job.attempts, %why, "job given up");
            store::bury(tx, held, why)
        }
        (Outcome::Retry(why), Some(turn_ms)) => {
            tracing::warn!(kind = %job.kind, attempts = job.attempts, %why, "job will be retried");
            let due = now.plus_ms(pause_ms(job.attempts).min(turn_ms));
            store::again(tx, held, due, job.attempts)
        }
        (Outcome::GiveUp(why), Some(turn_ms)) => {
            tracing::error!(kind = %job.kind, %why, "job waits for its next turn");
            store::again(tx, held, now.plus_ms(turn_ms), 0)
        }
    }
}

/// The outcome of a kind nobody knows: an older or newer version enqueued it.
fn unknown(job: &Claimed) -> Outcome {
    Outcome::Retry(Error::fault(format!("no worker knows {}", job.kind)).to_string())
}
