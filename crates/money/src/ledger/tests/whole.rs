//! Ledgers stay whole when several write at once, and tell of whatever was tampered with.

use std::sync::Barrier;
use std::thread;

use kernel::{Error, Result};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::{Deed, cash, collecting, deeds, play, refused};
use crate::ledger::store;
use crate::ledger::{self, CollectorId};
use crate::testkit::TestApp;

/// What may be done to a row behind the ledger's back: `$1` is the collector, `$2` how many rows
/// to pass over.
const TAMPERINGS: [&str; 37] = [
    "update entry set journal = 'OD' where id = {entry}",
    "update entry set number = number + 100 where id = {entry}",
    "update entry set on_day = '2026-07-07' where id = {entry}",
    "update entry set label = 'Autre' where id = {entry}",
    "update entry set piece = 'x' where id = {entry}",
    "update entry set cause_kind = 'x' where id = {entry}",
    "update entry set cause = 'x' where id = {entry}",
    "update entry set reason = reason || 'x' where id = {entry}",
    "update entry set by_person = 'x' where id = {entry}",
    "update entry set at = at + 1 where id = {entry}",
    "update entry set period = null where id = {entry}",
    "update entry set hash = null where id = {entry}",
    "update entry set hash = 'x' where id = {entry}",
    "update entry set reverses = null where id = {entry} and reverses is not null",
    "insert into entry (id, collector, journal, number, on_day, label, cause_kind, cause, reason,
     at, period, hash) select 'slipped', collector, journal, number + 100, on_day, label, 'x', 'x',
     '', at, period, hash from entry where id = {entry}",
    "update entry_line set account = '512' where entry = {entry}",
    "update entry_line set unit = null where entry = {entry} and unit is not null",
    "update entry_line set label = 'x' where entry = {entry}",
    "update entry_line set debit_cents = debit_cents + 1 where entry = {entry}",
    "update entry_line set credit_cents = credit_cents + 1 where entry = {entry}",
    "update entry_line set debit_cents = 2 * debit_cents, credit_cents = 2 * credit_cents
     where entry = {entry}",
    "update entry_line set debit_cents = credit_cents, credit_cents = debit_cents
     where entry = {entry}",
    "update entry_line set debit_cents = -9223372036854775807 where entry = {entry}",
    "update entry_line set on_day = '2026-07-07' where entry = {entry}",
    "update entry_line set collector = 'x' where entry = {entry}",
    "delete from entry_line where entry = {entry}",
    "delete from entry_line where entry = {entry} and line = 0",
    "update period set from_on = '2025-12-31' where id = {period}",
    "update period set to_on = to_on || 'x' where id = {period}",
    "update period set entries = entries + 1 where id = {period}",
    "update period set prev_hash = 'x' where id = {period}",
    "update period set hash = 'x' where id = {period}",
    "update period set validated_by = 'x' where id = {period}",
    "update period set validated_at = validated_at + 1 where id = {period}",
    "delete from period where id = {period}",
    "update journal_year set last_number = last_number + 1
     where collector = $1 and cast($2 as bigint) >= 0",
    "delete from journal_year where collector = $1 and cast($2 as bigint) >= 0",
];
const ENTRY: &str = "(select id from entry where collector = $1 and period is not null
    order by id limit 1 offset $2)";
const PERIOD: &str = "(select id from period where collector = $1 order by id limit 1 offset $2)";

/// Does it, looks, and keeps nothing of it.
fn tamper(app: &TestApp, collector: &CollectorId, tampering: &'static str, place: i64) {
    let id = collector.clone();
    let sql = tampering.replace("{entry}", ENTRY).replace("{period}", PERIOD);
    let looked = app.app.db.write_now(move |tx| {
        if tx.exec(&sql, &[&id, &place])? > 0 {
            assert!(!ledger::verify(tx, &id)?.is_empty(), "not found at {place}: {tampering}");
        }
        Err::<(), _>(Error::Stale)
    });
    assert!(matches!(looked, Err(Error::Stale)), "{tampering}: {looked:?}");
}

/// A ledger after a random history, all of it validated.
fn validated(app: &TestApp, history: &[Deed]) -> Result<CollectorId> {
    let (gard, history) = (app.unit("Gard"), history.to_vec());
    app.app.db.write_now(move |tx| {
        let id = collecting(tx, &gard)?;
        play(tx, &id, &history)?;
        let mut last = cash(&id, "last", "2026-06-30", 100);
        for line in &mut last.lines {
            line.unit = Some(gard.clone());
        }
        ledger::post(tx, &last)?;
        store::whole(tx, &id, "2026-06-30", None)?;
        assert_eq!(ledger::verify(tx, &id)?, []);
        Ok(id)
    })
}

crate::story! {
    fn whatever_is_tampered_with_is_found(app: &TestApp) {
        let mut runner = TestRunner::new(ProptestConfig::with_cases(8));
        runner.run(&(deeds(), 0_i64..6), |(history, place)| {
            let id = validated(app, &history).unwrap();
            for tampering in TAMPERINGS {
                tamper(app, &id, tampering, 0);
                tamper(app, &id, tampering, place);
            }
            Ok(())
        }).unwrap();
    }

    fn a_cause_posted_by_several_at_once_is_one_entry(app: &TestApp) {
        let gard = app.unit("Gard");
        let db = &app.app.db;
        let id = db.write_now(move |tx| collecting(tx, &gard)).unwrap();
        let together = Barrier::new(6);
        let posted = thread::scope(|scope| {
            let post = || {
                let entry = cash(&id, "same", "2026-03-01", 500);
                together.wait();
                db.write_now(move |tx| ledger::post(tx, &entry)).unwrap()
            };
            let posting: Vec<_> = (0..6).map(|_| scope.spawn(post)).collect();
            posting.into_iter().map(|it| it.join().unwrap()).collect::<Vec<_>>()
        });
        assert!(posted.windows(2).all(|two| two[0] == two[1]), "{posted:?}");
        db.write_now(move |tx| {
            assert_eq!(ledger::entry(tx, &posted[0])?.unwrap().number, 1);
            assert_eq!(ledger::balance(tx, &id, ledger::CASH, "2026-12-31")?, 500);
            assert_eq!(ledger::verify(tx, &id)?, []);
            Ok(())
        }).unwrap();
    }

    fn nothing_slips_into_a_period_while_it_is_validated(app: &TestApp) {
        let gard = app.unit("Gard");
        let db = &app.app.db;
        let id = db.write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            ledger::post(tx, &cash(&id, "first", "2026-03-01", 500))?;
            Ok(id)
        }).unwrap();
        let together = Barrier::new(5);
        thread::scope(|scope| {
            for poster in 0..4 {
                let (id, together) = (&id, &together);
                scope.spawn(move || {
                    together.wait();
                    for number in 0..12 {
                        let cause = format!("{poster}-{number}");
                        let entry = cash(id, &cause, "2026-03-20", 100);
                        match db.write_now(move |tx| ledger::post(tx, &entry)) {
                            Ok(_) | Err(Error::Refused("ledger-wrong-validated")) => {}
                            other => panic!("{other:?}"),
                        }
                    }
                });
            }
            together.wait();
            let of = id.clone();
            ledger::validate(db, &of, "2026-03-31", None).unwrap();
        });
        let broken = db.write_now(move |tx| ledger::verify(tx, &id)).unwrap();
        assert_eq!(broken, []);
    }

    fn a_validation_that_breaks_off_goes_on_where_it_stood(app: &TestApp) {
        let gard = app.unit("Gard");
        let db = &app.app.db;
        let id = db.write_now(move |tx| {
            let id = collecting(tx, &gard)?;
            for number in 0..450 {
                let day = format!("2026-03-{:02}", 1 + number % 28);
                ledger::post(tx, &cash(&id, &number.to_string(), &day, 100))?;
            }
            Ok(id)
        }).unwrap();
        let whole = |id: &CollectorId| {
            let of = id.clone();
            db.read_now(move |tx| ledger::verify(tx, &of)).unwrap()
        };
        let of = id.clone();
        db.write_now(move |tx| store::begin(tx, &of, "2026-03-31", None)).unwrap();
        assert!(store::step(db, &id).unwrap());
        // The process died here: days are closed, the next month is open, and nothing is broken.
        assert_eq!(whole(&id), []);
        for (day, is_open) in [("2026-03-15", false), ("2026-04-01", true)] {
            let entry = cash(&id, day, day, 100);
            let posted = db.write_now(move |tx| ledger::post(tx, &entry));
            assert_eq!(posted.is_ok(), is_open, "{day}");
        }
        let of = id.clone();
        let twice = db.write_now(move |tx| store::begin(tx, &of, "2026-04-30", None));
        assert_eq!(refused(twice), "ledger-wrong-validating");
        let of = id.clone();
        db.write_now(move |tx| {
            let sql = "update entry set label = 'x' where id = (select min(id) from entry
                       where collector = $1 and hash is not null)";
            tx.exec(sql, &[&of]).map(drop)
        }).unwrap();
        assert!(!whole(&id).is_empty(), "tampering is found while it goes on");
        let of = id.clone();
        db.write_now(move |tx| {
            let sql = "update entry set label = 'Espèces' where label = 'x' and collector = $1";
            tx.exec(sql, &[&of]).map(drop)
        }).unwrap();
        thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| while store::step(db, &id).unwrap() {});
            }
        });
        assert_eq!(whole(&id), []);
        let of = id.clone();
        let periods = db.read_now(move |tx| store::periods(tx, &of)).unwrap();
        assert_eq!(periods.iter().map(|it| it.entries).collect::<Vec<_>>(), [450]);
        ledger::validate(db, &id, "2026-04-30", None).unwrap();
        assert_eq!(whole(&id), []);
    }
}
