//! The queue, on both engines: at least once, one worker at a time, nothing lost.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};

use super::worker::HOLD_MS;
use super::*;
use crate::db::testing::TestDb;
use crate::time::{HOUR_MS, MINUTE_MS};

/// How long a story waits for a worker before it has failed; far more than it needs.
const PATIENCE: Duration = Duration::from_secs(20);

/// A claim of one job.
const ONE: (i64, &str) = (1, "");

/// What the stories' jobs see and tell.
#[derive(Clone)]
struct World {
    told: Sender<String>,
    heard: Receiver<String>,
    go_on: Receiver<()>,
    running: Arc<Mutex<BTreeMap<JobId, usize>>>,
}

fn world() -> (World, Sender<()>) {
    let ((told, heard), (open, go_on)) = (unbounded(), bounded(1_000));
    let running = Arc::default();
    (World { told, heard, go_on, running }, open)
}

impl World {
    /// All that was told so far.
    fn heard(&self) -> Vec<String> {
        self.heard.try_iter().collect()
    }

    /// The next thing told.
    fn next(&self) -> String {
        self.heard.recv_timeout(PATIENCE).expect("a worker does the job in time")
    }
}

fn kind(name: &'static str, run: fn(&World, &Claimed) -> Outcome) -> JobKind<World> {
    JobKind { name, run, every: None }
}

fn kinds() -> Vec<JobKind<World>> {
    fn tell(world: &World, job: &Claimed) -> Outcome {
        match job.payload::<String>() {
            Ok(word) => {
                world.told.send(word).unwrap();
                Outcome::Done
            }
            Err(error) => Outcome::GiveUp(error.to_string()),
        }
    }
    fn fail(world: &World, job: &Claimed) -> Outcome {
        world.told.send(job.attempts.to_string()).unwrap();
        Outcome::Retry("the server is away".to_owned())
    }
    fn breaks(_: &World, _: &Claimed) -> Outcome {
        panic!("an invariant")
    }
    fn count_down(world: &World, job: &Claimed) -> Outcome {
        world.told.send(job.id.to_string()).unwrap();
        match world.go_on.try_recv() {
            Ok(()) => Outcome::Continue,
            Err(_) => Outcome::Done,
        }
    }
    fn alone(world: &World, job: &Claimed) -> Outcome {
        let at_once = {
            let mut running = world.running.lock().unwrap();
            let count = running.entry(job.id.clone()).or_default();
            *count += 1;
            *count
        };
        std::thread::yield_now();
        world.running.lock().unwrap().insert(job.id.clone(), 0);
        world.told.send(at_once.to_string()).unwrap();
        Outcome::Done
    }
    vec![
        kind("test.tell", tell),
        kind("test.fail", fail),
        kind("test.break", breaks),
        kind("test.count-down", count_down),
        kind("test.alone", alone),
    ]
}

fn put(db: &TestDb, kind: &'static str, payload: &'static str) -> JobId {
    db.write_now(move |tx| enqueue(tx, kind, &payload)).unwrap()
}

fn counts(db: &TestDb) -> (i64, i64) {
    db.read_now(count_waiting).unwrap()
}

fn run(db: &TestDb, world: &World) -> usize {
    run_due(db, &kinds(), world).unwrap()
}

crate::on_both! {
    fn a_job_is_done_and_leaves(db: &TestDb) {
        let (world, _) = world();
        let id = put(db, "test.tell", "œuvre");
        assert_eq!(counts(db), (1, 0));
        assert_eq!(run(db, &world), 1);
        assert_eq!(world.heard(), ["œuvre"]);
        assert_eq!((counts(db), run(db, &world)), ((0, 0), 0));
        assert!(db.read_now(move |tx| progress(tx, &id)).unwrap().is_none());
    }

    fn a_job_of_an_undone_transaction_never_was(db: &TestDb) {
        let (world, _) = world();
        let undone: Result<()> = db.write_now(|tx| {
            enqueue(tx, "test.tell", &"no")?;
            Err(Error::Stale)
        });
        assert!(undone.is_err());
        assert_eq!((run(db, &world), world.heard().len()), (0, 0));
    }

    fn a_job_waits_until_it_is_due(db: &TestDb) {
        let (world, _) = world();
        db.write_now(|tx| enqueue_at(tx, "test.tell", &"later", tx.now().plus_ms(HOUR_MS)))
            .unwrap();
        assert_eq!(run(db, &world), 0);
        db.clock().advance_ms(HOUR_MS);
        assert_eq!(run(db, &world), 1);
    }

    fn a_job_of_a_killed_worker_is_done_by_another(db: &TestDb) {
        let (world, _) = world();
        put(db, "test.tell", "again");
        // A worker that claims and is never heard of again.
        assert!(
            db.write_now(|tx| store::claim(tx, HOLD_MS, ONE))
                .unwrap()
                .len() == 1
        );
        assert_eq!(run(db, &world), 0);
        db.clock().advance_ms(HOLD_MS);
        assert_eq!(run(db, &world), 0);
        db.clock().advance_ms(1);
        assert_eq!(run(db, &world), 1);
        assert_eq!(world.heard(), ["again"]);
    }

    fn a_worker_that_comes_back_late_changes_nothing(db: &TestDb) {
        put(db, "test.tell", "once");
        let late = db
            .write_now(|tx| store::claim(tx, HOLD_MS, ONE))
            .unwrap()
            .remove(0);
        db.clock().advance_ms(HOLD_MS + 1);
        let holder = db
            .write_now(|tx| store::claim(tx, HOLD_MS, ONE))
            .unwrap()
            .remove(0);
        assert_eq!(
            (late.job.id.clone(), holder.job.attempts),
            (holder.job.id.clone(), 2)
        );
        for outcome in [
            Outcome::Retry("late".to_owned()),
            Outcome::GiveUp("late".to_owned()),
            Outcome::Continue,
        ] {
            let (late, outcome) = (late.clone(), Arc::new(outcome));
            db.write_now(move |tx| settle(tx, &late, &outcome, None))
                .unwrap();
            assert!(
                db.write_now(|tx| store::claim(tx, HOLD_MS, ONE))
                    .unwrap()
                    .is_empty()
            );
            assert_eq!(counts(db), (1, 0));
        }
        db.write_now(move |tx| settle(tx, &holder, &Outcome::Done, None))
            .unwrap();
        assert_eq!(counts(db), (0, 0));
    }

    fn failures_are_spaced_then_given_up_then_tried_again(db: &TestDb) {
        let (world, _) = world();
        let id = put(db, "test.fail", "");
        for attempt in 1..=ATTEMPTS_MAX {
            assert_eq!(run(db, &world), 1, "attempt {attempt}");
            assert_eq!(world.heard(), [attempt.to_string()]);
            db.clock().advance_ms(pause_ms(attempt) - 1);
            assert_eq!(run(db, &world), 0, "too early after attempt {attempt}");
            db.clock().advance_ms(1);
        }
        assert_eq!((run(db, &world), counts(db)), (0, (0, 1)));
        let dead = db.read_now(|tx| dead(tx, 10)).unwrap();
        assert_eq!(
            (dead.len(), &dead[0].id, dead[0].attempts),
            (1, &id, ATTEMPTS_MAX)
        );
        assert_eq!(dead[0].failure, "the server is away");
        let (again, gone) = (id.clone(), id);
        assert!(db.write_now(move |tx| retry(tx, &again)).unwrap());
        assert_eq!((run(db, &world), world.heard()), (1, vec!["1".to_owned()]));
        assert!(
            !db.write_now({
                let gone = gone.clone();
                move |tx| retry(tx, &gone)
            })
            .unwrap()
        );
        assert!(
            db.write_now({
                let gone = gone.clone();
                move |tx| cancel(tx, &gone)
            })
            .unwrap()
        );
        assert!(!db.write_now(move |tx| cancel(tx, &gone)).unwrap());
    }

    fn a_job_that_breaks_is_retried(db: &TestDb) {
        let (world, _) = world();
        put(db, "test.break", "");
        put(db, "test.tell", "goes on");
        assert_eq!(run(db, &world), 2);
        assert_eq!(
            (world.heard(), counts(db)),
            (vec!["goes on".to_owned()], (1, 0))
        );
    }

    fn an_unknown_kind_waits_for_a_worker_that_knows_it(db: &TestDb) {
        let (world, _) = world();
        put(db, "test.future", "");
        assert_eq!((run(db, &world), counts(db)), (1, (1, 0)));
    }

    fn a_payload_of_another_version_is_given_up(db: &TestDb) {
        let (world, _) = world();
        db.write_now(|tx| enqueue(tx, "test.tell", &7)).unwrap();
        assert_eq!((run(db, &world), counts(db)), (1, (0, 1)));
    }

    fn a_job_may_go_on(db: &TestDb) {
        let (world, open) = world();
        let id = put(db, "test.count-down", "");
        for _ in 0..15 {
            open.send(()).unwrap();
        }
        assert_eq!(run(db, &world), 16);
        assert_eq!(world.heard(), vec![id.to_string(); 16]);
        assert_eq!(counts(db), (0, 0));
    }

    fn progress_is_told(db: &TestDb) {
        let id = put(db, "test.tell", "");
        let job = db
            .write_now(|tx| store::claim(tx, HOLD_MS, ONE))
            .unwrap()
            .remove(0)
            .job;
        job.tell(db, 3, 9).unwrap();
        let progress = db.read_now(move |tx| progress(tx, &id)).unwrap().unwrap();
        assert_eq!(
            (progress.done, progress.total, progress.failed_at),
            (3, 9, None)
        );
    }

    fn a_scheduled_job_runs_at_each_turn_whatever_happens(db: &TestDb) {
        let (world, _) = world();
        let mut kinds = kinds();
        for kind in &mut kinds {
            if ["test.fail", "test.tell"].contains(&kind.name) {
                kind.every = Some(Duration::from_secs(5));
            }
        }
        worker::schedule(db, &kinds).unwrap();
        worker::schedule(&db.open_again(), &kinds).unwrap();
        assert_eq!(counts(db), (2, 0));
        for _ in 0..2 * ATTEMPTS_MAX {
            // One gives up for want of a payload, the other fails: both come back.
            assert_eq!(run_due(db, &kinds, &world).unwrap(), 2);
            assert_eq!(run_due(db, &kinds, &world).unwrap(), 0);
            db.clock().advance_ms(5_000);
        }
        assert_eq!(counts(db), (2, 0));
    }

    fn two_processes_schedule_each_job_once(db: &TestDb) {
        let kinds: Vec<_> = kinds()
            .into_iter()
            .map(|kind| JobKind {
                every: Some(Duration::from_secs(3_600)),
                ..kind
            })
            .collect();
        let ways: Vec<_> = (0..4).map(|_| db.open_again()).collect();
        std::thread::scope(|scope| {
            for way in &ways {
                scope.spawn(|| worker::schedule(way, &kinds).unwrap());
            }
        });
        assert_eq!(counts(db), (5, 0));
    }

    fn several_workers_never_do_one_job_at_once(db: &TestDb) {
        let (world, _) = world();
        let other = db.open_again();
        for _ in 0..120 {
            put(db, "test.alone", "");
        }
        let here = Workers::start(db, &kinds(), &world, 3).unwrap();
        let there = Workers::start(&other, &kinds(), &world, 3).unwrap();
        for _ in 0..120 {
            assert_eq!(world.next(), "1");
        }
        here.stop();
        there.stop();
        assert_eq!((world.heard().len(), counts(db)), (0, (0, 0)));
    }

    fn a_worker_takes_several_at_once_of_one_short_kind_alone(db: &TestDb) {
        for (kind, word) in [("test.tell", "1"), ("test.tell", "2"), ("test.fail", "3")] {
            put(db, kind, word);
            db.clock().advance_ms(1);
        }
        let claim = |quick: &'static str| {
            db.write_now(move |tx| store::claim(tx, HOLD_MS, (9, quick))).unwrap()
        };
        let held = claim("test.tell");
        let told: Vec<_> = held.iter().map(|held| held.job.payload.as_str()).collect();
        assert_eq!(told, ["\"1\"", "\"2\""]);
        assert!(held.iter().all(|held| held.job.attempts == 1));
        assert_eq!(claim("test.tell").len(), 1, "of another kind, one");
        // What was not begun is there again, as if nobody had held it.
        db.write_now(move |tx| held.iter().try_for_each(|held| store::let_go(tx, held))).unwrap();
        let again = claim("test.other");
        assert_eq!((again.len(), again[0].job.attempts), (1, 1));
        assert_eq!(again[0].job.payload, "\"1\"");
    }

    fn many_short_jobs_are_each_done_once(db: &TestDb) {
        let (world, _) = world();
        for _ in 0..300 {
            put(db, "test.tell", "short");
        }
        put(db, "test.fail", "");
        let workers = Workers::start(db, &kinds(), &world, 2).unwrap();
        for _ in 0..301 {
            world.next();
        }
        workers.stop();
        assert_eq!((world.heard().len(), counts(db)), (0, (1, 0)));
    }

    fn the_bell_wakes_idle_workers(db: &TestDb) {
        let (world, _) = world();
        let workers = Workers::start(db, &kinds(), &world, 2).unwrap();
        for word in ["one", "two", "three"] {
            put(db, "test.tell", word);
            assert_eq!(world.next(), word);
        }
        workers.stop();
    }
}

#[test]
fn pauses_grow_and_stay_under_six_hours() {
    assert_eq!(pause_ms(1), 10_000);
    assert_eq!(pause_ms(2), 40_000);
    assert!(pause_ms(4) > 10 * MINUTE_MS);
    assert_eq!(pause_ms(60), 6 * HOUR_MS);
}
