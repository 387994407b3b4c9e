//! The queue's table. The claim is the one statement that differs: PostgreSQL must skip rows
//! that another worker is claiming.

use crate::db::{Arg, Tx, marks};
use crate::error::Result;
use crate::jobs::{Claimed, JobId};
use crate::time::Moment;

/// Letters of a failure's reason that are kept.
const FAILURE_LETTERS_MAX: usize = 500;

/// A job and the moment its claim ends; with its attempts, this tells the claim from a later one.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) job: Claimed,
    pub(super) until: Moment,
}

crate::row! {
    /// How far a job is.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct Progress {
        /// Steps done.
        pub done: i64,
        /// Steps in all; 0 while unknown.
        pub total: i64,
        /// When it was given up.
        pub failed_at: Option<Moment>,
    }
}

crate::row! {
    /// A job that was given up and waits for a person.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct Dead {
        /// Its identifier.
        pub id: JobId,
        /// Name of its kind.
        pub kind: String,
        /// When it was given up.
        pub failed_at: Moment,
        /// Attempts made.
        pub attempts: i64,
        /// Why, technically.
        pub failure: String,
    }
}

pub(super) fn add(
    tx: &mut Tx<'_>,
    id: &JobId,
    kind: &str,
    payload: &str,
    only_one: Option<&str>,
    due: Moment,
) -> Result<u64> {
    let now = tx.now();
    tx.exec(
        "insert into job (id, kind, payload, only_one, enqueued_at, due_at, attempts, done, total)
         values ($1, $2, $3, $4, $5, $6, 0, 0, 0) on conflict do nothing",
        &[id, &kind, &payload, &only_one, &now, &due],
    )
}

/// Takes the first due job for `hold_ms`, and with it those of its kind that follow at once, up
/// to `most`, when it is of the kind `quick`; a worker that dies lets them go by then.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    hold_ms: i64,
    (most, quick): (i64, &str),
) -> Result<Vec<Held>> {
    let now = tx.now();
    let skip = if tx.is_postgres() { "for update skip locked" } else { "" };
    // `failed_at` comes first, as in the index: PostgreSQL would sort the whole queue otherwise.
    let sql = format!(
        "select id, kind, payload, attempts from job
         where failed_at is null and due_at <= $1
           and (claimed_until is null or claimed_until < $1)
         order by failed_at, due_at limit $2 {skip}"
    );
    let rows: Vec<(JobId, String, String, i64)> = tx.rows(&sql, &[&now, &most])?;
    let until = now.plus_ms(hold_ms);
    let mut taken: Vec<Held> = Vec::with_capacity(rows.len());
    for (id, kind, payload, attempts) in rows {
        if taken.first().is_some_and(|first| first.job.kind != kind || kind != quick) {
            break;
        }
        let job = Claimed { id, kind, payload, attempts: attempts + 1 };
        taken.push(Held { job, until });
    }
    if taken.is_empty() {
        return Ok(taken);
    }
    let sql = format!(
        "update job set claimed_until = $1, attempts = attempts + 1 where id in ({})",
        marks(2, taken.len())
    );
    let mut values: Vec<&dyn Arg> = vec![&until];
    values.extend(taken.iter().map(|held| -> &dyn Arg { &held.job.id }));
    tx.exec(&sql, &values)?;
    Ok(taken)
}

/// Lets a job go as if it had not been claimed, unless its claim ended.
pub(super) fn let_go(tx: &mut Tx<'_>, held: &Held) -> Result<()> {
    let sql = "update job set claimed_until = null, attempts = attempts - 1
               where id = $1 and claimed_until = $2 and attempts = $3";
    tx.exec(sql, &[&held.job.id, &held.until, &held.job.attempts]).map(drop)
}

pub(super) fn remove(tx: &mut Tx<'_>, ids: &[&dyn Arg]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let sql = format!("delete from job where id in ({})", marks(1, ids.len()));
    tx.exec(&sql, ids).map(drop)
}

/// Lets a job go until `due`, unless its claim ended and another worker has it now.
pub(super) fn again(tx: &mut Tx<'_>, held: &Held, due: Moment, attempts: i64) -> Result<()> {
    let sql = "update job set due_at = $2, claimed_until = null, attempts = $3
               where id = $1 and claimed_until = $4 and attempts = $5";
    let values: [&dyn Arg; 5] = [&held.job.id, &due, &attempts, &held.until, &held.job.attempts];
    tx.exec(sql, &values).map(drop)
}

/// Sets a job aside for a person, unless another worker has it now.
pub(super) fn bury(tx: &mut Tx<'_>, held: &Held, why: &str) -> Result<()> {
    let now = tx.now();
    let why: String = why.chars().take(FAILURE_LETTERS_MAX).collect();
    let sql = "update job set failed_at = $2, failure = $3, claimed_until = null
               where id = $1 and claimed_until = $4 and attempts = $5";
    let values: [&dyn Arg; 5] = [&held.job.id, &now, &why, &held.until, &held.job.attempts];
    tx.exec(sql, &values).map(drop)
}

/// When the next job is due; `None` when nothing waits.
pub(super) fn next_due(tx: &mut Tx<'_>) -> Result<Option<Moment>> {
    let now = tx.now();
    let sql = "select due_at from job where failed_at is null
               and (claimed_until is null or claimed_until < $1)
               order by failed_at, due_at limit 1";
    Ok(tx.row::<(Moment,)>(sql, &[&now])?.map(|(due,)| due))
}

/// How far a job is; `None` once it is done.
///
/// # Errors
/// A fault from the database.
pub fn progress(tx: &mut Tx<'_>, id: &JobId) -> Result<Option<Progress>> {
    tx.row("select done, total, failed_at from job where id = $1", &[id])
}

/// Writes down how far a job is.
///
/// # Errors
/// A fault from the database.
pub fn set_progress(tx: &mut Tx<'_>, id: &JobId, done: i64, total: i64) -> Result<()> {
    let sql = "update job set done = $2, total = $3 where id = $1";
    tx.exec(sql, &[id, &done, &total]).map(drop)
}

/// Jobs that were given up, newest first.
///
/// # Errors
/// A fault from the database.
pub fn dead(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Dead>> {
    let sql = "select id, kind, failed_at, attempts, coalesce(failure, '') from job
               where failed_at is not null order by failed_at desc limit $1";
    tx.rows(sql, &[&limit])
}

/// Puts a given-up job back in the queue; `false` when it is not there any more.
///
/// # Errors
/// A fault from the database.
pub fn retry(tx: &mut Tx<'_>, id: &JobId) -> Result<bool> {
    let now = tx.now();
    tx.ring();
    let sql = "update job set failed_at = null, failure = null, attempts = 0, due_at = $2
               where id = $1 and failed_at is not null";
    Ok(tx.exec(sql, &[id, &now])? == 1)
}

/// Takes a job out of the queue; `false` when it is not there any more.
///
/// # Errors
/// A fault from the database.
pub fn cancel(tx: &mut Tx<'_>, id: &JobId) -> Result<bool> {
    Ok(tx.exec("delete from job where id = $1", &[id])? == 1)
}

/// Jobs that wait, and jobs that were given up.
///
/// # Errors
/// A fault from the database.
pub fn count_waiting(tx: &mut Tx<'_>) -> Result<(i64, i64)> {
    let waiting = tx.one("select count(*) from job where failed_at is null", &[])?;
    let dead = tx.one("select count(*) from job where failed_at is not null", &[])?;
    Ok((waiting, dead))
}
