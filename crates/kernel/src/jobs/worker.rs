//! The threads that do jobs. No transaction is open while a job talks to the outside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::db::Db;
use crate::error::Result;
use crate::jobs::store::{self, Held};
use crate::jobs::{Claimed, JobId, JobKind, Outcome, settle, unknown};

/// How long a claim holds; a job that runs longer may be started a second time.
pub(super) const HOLD_MS: i64 = 15 * crate::time::MINUTE_MS;
/// How long an idle worker waits before it looks again, unless the bell rings.
const IDLE_WAIT: Duration = Duration::from_millis(500);

/// Running workers; they stop when told or dropped, each after its current job.
pub struct Workers {
    stop: Arc<AtomicBool>,
    db: Db,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts `count` workers over `world`, and enqueues the jobs that run by themselves.
    ///
    /// # Errors
    /// A fault when the schedule cannot be written or a thread cannot be started.
    pub fn start<W: Clone + Send + Sync + 'static>(
        db: &Db,
        kinds: &[JobKind<W>],
        world: &W,
        count: usize,
    ) -> Result<Self> {
        schedule(db, kinds)?;
        let stop = Arc::new(AtomicBool::new(false));
        let mut threads = Vec::new();
        for _ in 0..count {
            let (db, kinds, world, stop) =
                (db.clone(), kinds.to_vec(), world.clone(), stop.clone());
            let work = move || {
                while !stop.load(Ordering::SeqCst) {
                    work_once(&db, &kinds, &world, &stop);
                }
            };
            threads.push(std::thread::Builder::new().name("worker".to_owned()).spawn(work)?);
        }
        Ok(Self { stop, db: db.clone(), threads })
    }

    /// Lets each worker finish its current job, then returns.
    pub fn stop(mut self) {
        self.halt();
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }

    fn halt(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.db.ring();
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.halt();
    }
}

/// Does jobs one after the other until none is due, then waits for more.
fn work_once<W>(db: &Db, kinds: &[JobKind<W>], world: &W, stop: &AtomicBool) {
    // Counted before looking: a job that comes right after is not slept over.
    let heard = db.bell_count();
    let mut next = claim_due(db);
    loop {
        match next {
            Ok(Some(held)) if stop.load(Ordering::SeqCst) => return release(db, held),
            Ok(Some(held)) => next = do_one(db, kinds, world, held),
            Ok(None) if stop.load(Ordering::SeqCst) => return,
            Ok(None) => return db.wait_for_bell_after(heard, IDLE_WAIT),
            Err(error) => {
                tracing::error!(%error, "the queue cannot be read or written");
                return db.wait_for_bell_after(db.bell_count(), IDLE_WAIT);
            }
        }
    }
}

/// Looks with a reader first, so that an idle worker never takes the write lock.
fn claim_due(db: &Db) -> Result<Option<Held>> {
    let next = db.read_now(store::next_due)?;
    if next.is_none_or(|due| due > db.clock().now()) {
        return Ok(None);
    }
    db.write_now(|tx| store::claim(tx, HOLD_MS))
}

/// Gives a job back at once, as if it had not been claimed.
fn release(db: &Db, held: Held) {
    let released = db.write_now(move |tx| {
        tx.ring();
        store::again(tx, &held, tx.now(), held.job.attempts - 1)
    });
    if let Err(error) = released {
        tracing::error!(%error, "a job is held until its claim ends");
    }
}

/// Does a job; writes its outcome down and claims the next in one transaction. Should that
/// fail, the job stays claimed and runs again when its claim ends.
fn do_one<W>(db: &Db, kinds: &[JobKind<W>], world: &W, held: Held) -> Result<Option<Held>> {
    let outcome = run(kinds, world, &held.job);
    let kind = kinds.iter().find(|kind| kind.name == held.job.kind);
    let every = kind.and_then(|kind| kind.every);
    db.write_now(move |tx| {
        settle(tx, &held, &outcome, every)?;
        store::claim(tx, HOLD_MS)
    })
}

fn run<W>(kinds: &[JobKind<W>], world: &W, job: &Claimed) -> Outcome {
    let Some(kind) = kinds.iter().find(|kind| kind.name == job.kind) else {
        return unknown(job);
    };
    catch_unwind(AssertUnwindSafe(|| (kind.run)(world, job)))
        .unwrap_or_else(|_| Outcome::Retry(format!("{} broke an invariant", job.kind)))
}

pub(super) fn schedule<W>(db: &Db, kinds: &[JobKind<W>]) -> Result<()> {
    let names: Vec<&'static str> =
        kinds.iter().filter(|kind| kind.every.is_some()).map(|kind| kind.name).collect();
    db.write_now(move |tx| {
        for name in &names {
            let (id, now): (JobId, _) = (tx.fresh(), tx.now());
            store::add(tx, &id, name, "null", Some(name), now)?;
        }
        Ok(())
    })
}

/// Does every job that is due, one after the other, until none is left: for tests and commands.
/// Jobs that run by themselves are done only when they were enqueued. Returns how many ran.
///
/// # Errors
/// A fault when the queue cannot be read or written.
pub fn run_due<W>(db: &Db, kinds: &[JobKind<W>], world: &W) -> Result<usize> {
    let mut ran = 0;
    let mut next = db.write_now(|tx| store::claim(tx, HOLD_MS))?;
    while let Some(held) = next {
        next = do_one(db, kinds, world, held)?;
        ran += 1;
    }
    Ok(ran)
}
