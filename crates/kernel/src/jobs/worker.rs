//! The threads that do jobs. No transaction is open while a job talks to the outside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::db::{Arg, Db, Soon, Tx};
use crate::error::{Error, Result};
use crate::jobs::store::{self, Held};
use crate::jobs::{Claimed, JobId, JobKind, Outcome, settle, unknown};
use crate::time::Stopwatch;

/// How long a claim holds; a job that runs longer may be started a second time.
pub(super) const HOLD_MS: i64 = 15 * crate::time::MINUTE_MS;
/// Most jobs that a worker takes at once, of a kind whose jobs are short.
const TAKEN_MAX: i64 = 64;
/// How long a job of a short kind lasts at most.
const SHORT: Duration = Duration::from_millis(50);
/// How long a worker keeps jobs that it did not begin: others may be free.
const KEPT: Duration = Duration::from_secs(1);
/// Most jobs that were done and of which nobody wrote down what became: a crash repeats them.
const UNWRITTEN_MAX: usize = 8;
/// How long a worker asks again while too many others wait to write, and how often at least.
const BUSY_MAX: Duration = Duration::from_secs(30);
const BUSY_WAIT: Duration = Duration::from_millis(100);
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
    let mut pace = Pace::default();
    let mut next = claim_due(db);
    loop {
        match next {
            Ok(held) if held.is_empty() => {
                if !stop.load(Ordering::SeqCst) {
                    db.wait_for_bell_after(heard, IDLE_WAIT);
                }
                return;
            }
            Ok(held) => next = do_some(db, kinds, world, (held, &mut pace), stop),
            Err(error) => {
                tracing::error!(%error, "the queue cannot be read or written");
                return db.wait_for_bell_after(db.bell_count(), IDLE_WAIT);
            }
        }
    }
}

/// How many jobs of which kind a worker takes at once: more and more while they are short.
#[derive(Debug, Clone)]
struct Pace {
    most: i64,
    quick: String,
}

impl Default for Pace {
    fn default() -> Self {
        Self { most: 1, quick: String::new() }
    }
}

impl Pace {
    /// Learns from jobs of a kind that were just done.
    fn learn(&mut self, kind: &str, jobs: usize, took: Duration) {
        let short = took <= SHORT.saturating_mul(u32::try_from(jobs).unwrap_or(u32::MAX));
        self.most = match short {
            true if self.quick == kind => (self.most * 2).min(TAKEN_MAX),
            true => 2,
            false => 1,
        };
        kind.clone_into(&mut self.quick);
    }

    fn claim(&self) -> (i64, &str) {
        (self.most, &self.quick)
    }
}

/// Looks with a reader first, so that an idle worker never takes the write lock.
fn claim_due(db: &Db) -> Result<Vec<Held>> {
    let next = db.read_now(store::next_due)?;
    if next.is_none_or(|due| due > db.clock().now()) {
        return Ok(Vec::new());
    }
    db.write_now(|tx| store::claim(tx, HOLD_MS, Pace::default().claim()))
}

/// A job that was done, and how.
struct Ended {
    held: Held,
    outcome: Outcome,
    every: Option<Duration>,
}

/// Does jobs that are held. While one is done, what became of those before is written down, so
/// that a crash repeats the last ones alone. Then the next are claimed in the transaction that
/// writes the last ones down; none when told to stop.
///
/// # Errors
/// A fault when the queue cannot be written: what was not written down stays claimed and runs
/// again when its claim ends.
fn do_some<W>(
    db: &Db,
    kinds: &[JobKind<W>],
    world: &W,
    (held, pace): (Vec<Held>, &mut Pace),
    stop: &AtomicBool,
) -> Result<Vec<Held>> {
    let (watch, count) = (Stopwatch::start(), held.len());
    let kind = held.first().map(|first| first.job.kind.clone()).unwrap_or_default();
    let mut held = held.into_iter();
    let (mut ended, mut writing): (Vec<Ended>, Option<Soon>) = (Vec::new(), None);
    let (mut done, mut broken) = (0, None);
    while done < count && broken.is_none() {
        if stop.load(Ordering::SeqCst) || (done > 0 && watch.elapsed() > KEPT) {
            break;
        }
        let Some(job) = held.next() else { break };
        ended.push(end(kinds, world, job));
        done += 1;
        let has_room = ended.len() < UNWRITTEN_MAX;
        if done < count && (!has_room || writing.as_ref().is_none_or(Soon::has_come)) {
            broken = writing.take().and_then(|before| before.wait().err());
            let all = Arc::new(std::mem::take(&mut ended));
            match write_soon(db, &all) {
                Ok(soon) => writing = Some(soon),
                Err(error) => {
                    broken = Some(error);
                    ended = Arc::into_inner(all).unwrap_or_default();
                }
            }
        }
    }
    pace.learn(&kind, done.max(1), watch.elapsed());
    let last = Arc::new((ended, held.collect::<Vec<Held>>(), pace.clone()));
    let stops = stop.load(Ordering::SeqCst);
    let next = patiently(db, || {
        let last = last.clone();
        db.write_now(move |tx| {
            let (ended, rest, pace) = &*last;
            write_down(tx, ended)?;
            for held in rest {
                tx.ring();
                store::let_go(tx, held)?;
            }
            if stops { Ok(Vec::new()) } else { store::claim(tx, HOLD_MS, pace.claim()) }
        })
    });
    let before = writing.map_or(Ok(()), Soon::wait);
    match (broken, before) {
        (None, Ok(())) => next,
        (Some(error), _) | (None, Err(error)) => {
            give_back(db, next.unwrap_or_default());
            Err(error)
        }
    }
}

/// Those that are over go at once: most do, and PostgreSQL is asked once for all of them.
fn write_down(tx: &mut Tx<'_>, ended: &[Ended]) -> Result<()> {
    let is_over = |one: &&Ended| matches!((&one.outcome, one.every), (Outcome::Done, None));
    let (over, others): (Vec<&Ended>, Vec<&Ended>) = ended.iter().partition(is_over);
    let over: Vec<&dyn Arg> =
        over.into_iter().map(|one| -> &dyn Arg { &one.held.job.id }).collect();
    store::remove(tx, &over)?;
    others.into_iter().try_for_each(|one| settle(tx, &one.held, &one.outcome, one.every))
}

fn write_soon(db: &Db, ended: &Arc<Vec<Ended>>) -> Result<Soon> {
    patiently(db, || {
        let ended = ended.clone();
        db.write_soon(move |tx| write_down(tx, &ended))
    })
}

/// Asks again while too many others wait to write: a mail that left must not leave once more
/// because nobody had time to hear of it.
fn patiently<T>(db: &Db, ask: impl Fn() -> Result<T>) -> Result<T> {
    let watch = Stopwatch::start();
    loop {
        match ask() {
            Err(Error::Busy) if watch.elapsed() < BUSY_MAX => db.wait_for_bell(BUSY_WAIT),
            answer => return answer,
        }
    }
}

/// Lets jobs go that were not begun.
fn give_back(db: &Db, held: Vec<Held>) {
    let given = db.write_now(move |tx| held.iter().try_for_each(|held| store::let_go(tx, held)));
    if let Err(error) = given {
        tracing::error!(%error, "jobs are held until their claim ends");
    }
}

/// Does a job.
fn end<W>(kinds: &[JobKind<W>], world: &W, held: Held) -> Ended {
    let outcome = run(kinds, world, &held.job);
    let kind = kinds.iter().find(|kind| kind.name == held.job.kind);
    Ended { held, outcome, every: kind.and_then(|kind| kind.every) }
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
    let mut next = db.write_now(|tx| store::claim(tx, HOLD_MS, Pace::default().claim()))?;
    while let Some(held) = next.pop() {
        let ended = end(kinds, world, held);
        next = db.write_now(move |tx| {
            write_down(tx, std::slice::from_ref(&ended))?;
            store::claim(tx, HOLD_MS, Pace::default().claim())
        })?;
        ran += 1;
    }
    Ok(ran)
}
