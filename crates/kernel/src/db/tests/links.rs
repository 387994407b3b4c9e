//! Links to PostgreSQL that meet deadlocks, or are lost.

use std::sync::Arc;
use std::sync::Barrier;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::{add_box, boxes, shelf};
use crate::db::testing::{Engine, TestDb, standing_clock};
use crate::db::{Db, Place, Tx};
use crate::error::{Error, Result};

/// Ends every other connection that works in this test's schema.
fn cut_the_others(by: &Db) {
    by.write_now(|tx| {
        let sql = "select pg_terminate_backend(pid, 5000) from pg_stat_activity
                   where application_name = $1 and pid <> pg_backend_pid()";
        let name: String = tx.one("select cast(current_schema() as text)", &[])?;
        tx.rows::<(bool,)>(sql, &[&name]).map(drop)
    })
    .unwrap();
}

/// A database whose links are named after its schema, so that they can be found and cut.
fn named_links(db: &TestDb) -> Db {
    let Place::Postgres(url) = db.place() else { panic!("{:?}", db.place()) };
    let schema: String =
        db.read_now(|tx| tx.one("select cast(current_schema() as text)", &[])).unwrap();
    // Both forms of a connection string are served: a URL and key-value pairs.
    let link = if url.contains("://") { '&' } else { ' ' };
    let place = Place::Postgres(format!("{url}{link}application_name={schema}"));
    Db::open(&place, db.clock()).unwrap()
}

#[test]
fn the_next_transaction_finds_a_new_link() {
    let Some(db) = shelf(Engine::Postgres) else {
        return;
    };
    let named = named_links(&db);
    for round in 0..20_i64 {
        named.write_now(move |tx| add_box(tx, &format!("before {round}"))).unwrap();
        named.read_now(|tx| tx.one::<i64>("select count(*) from box", &[])).unwrap();
    }
    cut_the_others(&db);
    for round in 0..20_i64 {
        named.write_now(move |tx| add_box(tx, &format!("after {round}"))).unwrap();
        named.read_now(|tx| tx.one::<i64>("select count(*) from box", &[])).unwrap();
    }
    assert_eq!(boxes(&db), 40);
}

#[test]
fn a_link_lost_in_a_transaction_is_a_fault_and_runs_once() {
    let Some(db) = shelf(Engine::Postgres) else {
        return;
    };
    let (named, db) = (named_links(&db), Arc::new(db));
    let runs = Arc::new(AtomicUsize::new(0));
    let (counted, cutter) = (runs.clone(), db.clone());
    let lost = named.write_now(move |tx| {
        counted.fetch_add(1, Ordering::SeqCst);
        add_box(tx, "lost")?;
        cut_the_others(&cutter);
        add_box(tx, "never")
    });
    assert!(matches!(&lost, Err(Error::Fault(fault)) if !fault.again), "{lost:?}");
    let (counted, cutter) = (runs.clone(), db.clone());
    let uncommitted = named.write_now(move |tx| {
        counted.fetch_add(1, Ordering::SeqCst);
        add_box(tx, "lost at the commit")?;
        cut_the_others(&cutter);
        Ok(())
    });
    assert!(matches!(&uncommitted, Err(Error::Fault(_))), "{uncommitted:?}");
    assert_eq!(runs.load(Ordering::SeqCst), 2);
    assert_eq!(boxes(&db), 0);
    named.write_now(|tx| add_box(tx, "next")).unwrap();
    assert_eq!(boxes(&db), 1);
}

#[test]
fn crossed_locks_are_tried_again() {
    let Some(db) = shelf(Engine::Postgres) else {
        return;
    };
    db.write_now(|tx| tx.exec("insert into counter (name, value) values ('a', 0), ('b', 0)", &[]))
        .unwrap();
    let (both_hold_one, runs) = (Arc::new(Barrier::new(2)), Arc::new(AtomicUsize::new(0)));
    let crossed = |names: [&'static str; 2]| {
        let (both_hold_one, runs) = (both_hold_one.clone(), runs.clone());
        move |tx: &mut Tx<'_>| -> Result<()> {
            let sql = "update counter set value = value + 1 where name = $1";
            tx.exec(sql, &[&names[0]])?;
            if runs.fetch_add(1, Ordering::SeqCst) < 2 {
                both_hold_one.wait();
            }
            tx.exec(sql, &[&names[1]]).map(drop)
        }
    };
    thread::scope(|scope| {
        let other = scope.spawn(|| db.write_now(crossed(["b", "a"])));
        db.write_now(crossed(["a", "b"])).unwrap();
        other.join().unwrap().unwrap();
    });
    let sum: i64 =
        db.read_now(|tx| tx.one("select cast(sum(value) as bigint) from counter", &[])).unwrap();
    assert_eq!(sum, 4);
    // Two runs met, at least one of them again.
    assert!(runs.load(Ordering::SeqCst) > 2);
}

#[test]
fn a_server_that_is_away_is_a_fault() {
    let place = Place::Postgres("host=/nowhere/at/all user=nobody".to_owned());
    let db = Db::open(&place, &standing_clock()).unwrap();
    for _ in 0..3 {
        let read = db.read_now(|tx| tx.one::<i64>("select 1", &[]));
        assert!(matches!(read, Err(Error::Fault(_))));
    }
}
