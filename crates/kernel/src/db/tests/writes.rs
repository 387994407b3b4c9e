//! Writes that meet: each is kept or undone alone, none is lost, none is refused for a lock.

use std::sync::Barrier;
use std::thread;

use super::{add_box, boxes, shelf};
use crate::db::Tx;
use crate::db::testing::TestDb;
use crate::error::{Error, Result};

const THREADS: i64 = 8;
const ROUNDS: i64 = 50;

/// Runs `each(number)` on every thread at once and gives back what they returned.
fn at_once<T: Send>(each: impl Fn(i64) -> T + Sync) -> Vec<T> {
    let (barrier, each) = (Barrier::new(usize::try_from(THREADS).unwrap()), &each);
    let barrier = &barrier;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|number| {
                scope.spawn(move || {
                    barrier.wait();
                    each(number)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn value(db: &TestDb) -> i64 {
    db.read_now(|tx| tx.one("select value from counter where name = 'a'", &[])).unwrap()
}

/// Reads, thinks, writes if nobody was faster: the pattern of `docs/sql.md`.
fn add_one(tx: &mut Tx<'_>) -> Result<()> {
    let old: i64 = tx.one("select value from counter where name = $1", &[&"a"])?;
    let sql = "update counter set value = $2 where name = $1 and value = $3";
    match tx.exec(sql, &[&"a", &(old + 1), &old])? {
        1 => Ok(()),
        _ => Err(Error::Stale),
    }
}

crate::on_both! {
    using shelf;

    fn a_failing_write_is_undone_alone(db: &TestDb) {
        let outcomes = at_once(|thread| {
            (0..ROUNDS)
                .filter(|round| {
                    let (id, fails) = (format!("{thread}-{round}"), (thread + round) % 3 == 0);
                    let written = db.write_now(move |tx| {
                        add_box(tx, &id)?;
                        if fails {
                            Err(Error::Refused("no"))
                        } else {
                            Ok(())
                        }
                    });
                    assert_eq!(written.is_err(), fails);
                    !fails
                })
                .count()
        });
        let kept: usize = outcomes.into_iter().sum();
        assert_eq!(usize::try_from(boxes(db)).unwrap(), kept);
    }

    fn a_panic_is_undone_alone(db: &TestDb) {
        let outcomes = at_once(|thread| {
            db.write_now(move |tx| {
                add_box(tx, &thread.to_string())?;
                assert!(thread % 2 == 0, "thread {thread} breaks");
                Ok(())
            })
        });
        let broken: Vec<String> = outcomes
            .into_iter()
            .filter_map(Result::err)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(broken.len(), 4);
        assert!(
            broken.iter().all(|what| what.contains("breaks")),
            "{broken:?}"
        );
        assert_eq!(boxes(db), 4);
    }

    fn a_failing_statement_is_undone_alone(db: &TestDb) {
        db.write_now(|tx| add_box(tx, "there")).unwrap();
        let outcomes = at_once(|thread| {
            db.write_now(move |tx| {
                add_box(tx, &thread.to_string())?;
                if thread % 2 == 0 {
                    add_box(tx, "there")?;
                }
                Ok(())
            })
        });
        assert_eq!(
            outcomes.iter().filter(|outcome| outcome.is_err()).count(),
            4
        );
        assert_eq!(boxes(db), 5);
    }

    fn a_fault_that_is_passed_over_keeps_nothing(db: &TestDb) {
        db.write_now(|tx| add_box(tx, "there")).unwrap();
        let outcome = db.write_now(|tx| {
            add_box(tx, "new")?;
            drop(add_box(tx, "there"));
            Ok(())
        });
        assert!(matches!(outcome, Err(Error::Fault(_))));
        assert_eq!(boxes(db), 1);
        db.write_now(|tx| add_box(tx, "next")).unwrap();
    }

    fn a_missing_reference_is_a_fault(db: &TestDb) {
        let outcome = db.write_now(|tx| {
            tx.exec(
                "insert into thing (id, box, kind) values ($1, $2, $3)",
                &[&"t", &"none", &"k"],
            )
        });
        assert!(matches!(outcome, Err(Error::Fault(_))));
    }

    fn no_increment_is_lost(db: &TestDb) {
        db.write_now(|tx| tx.exec("insert into counter (name, value) values ('a', 0)", &[]))
            .unwrap();
        at_once(|_| {
            for _ in 0..ROUNDS {
                // Stale means that somebody was faster: ask again. Anything else is a defect.
                loop {
                    match db.write_now(add_one) {
                        Ok(()) => break,
                        Err(Error::Stale) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        });
        assert_eq!(value(db), THREADS * ROUNDS);
    }

    fn no_relative_update_is_lost(db: &TestDb) {
        db.write_now(|tx| tx.exec("insert into counter (name, value) values ('a', 0)", &[]))
            .unwrap();
        let other = db.open_again();
        at_once(|thread| {
            for _ in 0..ROUNDS {
                let way = if thread % 2 == 0 { db } else { &other };
                let sql = "update counter set value = value + 1 where name = 'a'";
                assert_eq!(way.write_now(move |tx| tx.exec(sql, &[])).unwrap(), 1);
            }
        });
        assert_eq!(value(db), THREADS * ROUNDS);
    }

    fn a_reader_sees_one_moment(db: &TestDb) {
        let writer: &TestDb = db;
        db.write_now(|tx| add_box(tx, "before")).unwrap();
        let again = writer.open_again();
        let counts = db.read_now(move |tx| {
            let before: i64 = tx.one("select count(*) from box", &[])?;
            again.write_now(|tx| add_box(tx, "meanwhile"))?;
            let after: i64 = tx.one("select count(*) from box", &[])?;
            Ok((before, after))
        });
        assert_eq!(counts.unwrap(), (1, 1));
        assert_eq!(boxes(db), 2);
    }
}
