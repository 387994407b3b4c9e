//! What changed since when, whoever changed it.

use super::{SHELF, add_box};
use crate::db::testing::{Engine, TestDb, standing_clock};
use crate::db::{ChangePlace, Db, Migration, copy_all, tables_of};

fn watched(engine: Engine) -> Option<TestDb> {
    let sql = "create table note (\n    id text primary key,\n    box text\n);\n\
        -- watched box id\n-- watched thing box\n-- watched note box\n";
    engine.open(&standing_clock(), &[SHELF[0], Migration { name: "shelf/002-watched", sql }])
}

fn place(db: &Db) -> ChangePlace {
    db.read_now(|tx| tx.change_place()).unwrap()
}

fn since(db: &Db, place: &ChangePlace) -> Vec<String> {
    at_most(db, place, 100).unwrap()
}

fn at_most(db: &Db, place: &ChangePlace, most: usize) -> Option<Vec<String>> {
    let place = place.clone();
    db.read_now(move |tx| tx.changed_since(&place, most)).unwrap()
}

fn write(db: &Db, sql: &'static str) {
    db.write_now(move |tx| tx.exec(sql, &[])).unwrap();
}

crate::on_both! {
    using watched;

    fn every_row_written_or_deleted_is_noted(db: &TestDb) {
        let first = place(db);
        assert_eq!(since(db, &first), [""; 0]);
        db.write_now(|tx| {
            add_box(tx, "a")?;
            add_box(tx, "b")?;
            tx.exec("insert into thing (id, box, kind) values ('t', 'a', 'k')", &[])
        })
        .unwrap();
        assert_eq!(since(db, &first), ["a", "b"]);
        let second = place(db);
        assert_eq!(since(db, &second), [""; 0]);
        // Whom it was about, and whom it is about now.
        write(db, "update thing set box = 'b'");
        assert_eq!(since(db, &second), ["a", "b"]);
        let third = place(db);
        write(db, "delete from thing");
        assert_eq!(since(db, &third), ["b"]);
        write(db, "insert into counter (name, value) values ('c', 1)");
        assert_eq!(since(db, &third), ["b"]);
        assert_eq!(at_most(db, &first, 1), None);
    }

    fn a_row_about_nobody_is_not_noted(db: &TestDb) {
        let first = place(db);
        write(db, "insert into note (id, box) values ('n', null)");
        write(db, "update note set id = 'm'");
        assert_eq!(since(db, &first), [""; 0]);
        write(db, "update note set box = 'b'");
        assert_eq!(since(db, &first), ["b"]);
        let second = place(db);
        write(db, "update note set box = null");
        assert_eq!(since(db, &second), ["b"]);
        let third = place(db);
        write(db, "delete from note");
        assert_eq!(since(db, &third), [""; 0]);
    }

    fn what_was_undone_did_not_change(db: &TestDb) {
        let before = place(db);
        let failed = db.write_now(|tx| {
            add_box(tx, "a")?;
            tx.exec("insert into box (id) values ('a')", &[])
        });
        failed.unwrap_err();
        assert_eq!(since(db, &before), [""; 0]);
    }

    fn another_process_and_a_bulk_load_are_noted(db: &TestDb) {
        let before = place(db);
        let rows = || (0..3).map(|number| Ok([crate::db::Cell::Text(format!("{number}"))]));
        db.open_again().write_now(move |tx| tx.load("box", &["id"], rows())).unwrap();
        assert_eq!(since(db, &before), ["0", "1", "2"]);
    }

    fn a_long_load_notes_each_once_and_triggers_go_on(db: &TestDb) {
        let before = place(db);
        let name = |number: i64| crate::db::Cell::Text(format!("{number:03}"));
        let boxes = move || (0..100).map(move |number| Ok([name(number)]));
        db.write_now(move |tx| {
            tx.load("box", &["id"], boxes())?;
            let things = (0..100).map(|number| Ok([name(number), name(number), name(0)]));
            tx.load("thing", &["id", "box", "kind"], things)
        })
        .unwrap();
        assert_eq!(since(db, &before).len(), 100);
        assert_eq!(since(db, &before).first().map(String::as_str), Some("000"));
        let noted: i64 =
            db.read_now(|tx| tx.one("select count(*) from changed where key <> ''", &[])).unwrap();
        assert_eq!(noted, 100);
        let loaded = place(db);
        db.write_now(move |tx| tx.load("box", &["id"], boxes())).unwrap_err();
        assert_eq!(since(db, &loaded), [""; 0]);
        write(db, "insert into box (id) values ('after')");
        assert_eq!(since(db, &loaded), ["after"]);
    }

    fn a_copy_of_a_database_notes_nothing(db: &TestDb) {
        let from = watched(Engine::Sqlite).unwrap();
        from.write_now(|tx| add_box(tx, "a")).unwrap();
        let before = place(db);
        copy_all(&from, db, &tables_of(SHELF), |_, _| ()).unwrap();
        assert_eq!(since(db, &before), [""; 0]);
        db.write_now(|tx| add_box(tx, "b")).unwrap();
        assert_eq!(since(db, &before), ["b"]);
    }

    fn only_watched_tables_are_watched(db: &TestDb) {
        let tables = db.read_now(|tx| tx.unwatched_tables()).unwrap();
        assert!(tables.iter().any(|table| table == "counter"), "{tables:?}");
        assert!(!tables.iter().any(|table| table == "box" || table == "thing"), "{tables:?}");
    }

    fn a_writing_transaction_remembers_nothing(db: &TestDb) {
        let kept = |db: &Db| db.read_now(|tx| Ok(tx.remembered::<u64>().unwrap())).unwrap();
        assert!(std::sync::Arc::ptr_eq(&kept(db), &kept(db)));
        db.write_now(|tx| {
            assert_eq!(tx.remembered::<u64>(), None);
            assert!(!tx.read_later(|_| Ok(())));
            Ok(())
        })
        .unwrap();
    }

    fn what_is_read_later_has_a_snapshot_of_its_own(db: &TestDb) {
        let (told, heard) = std::sync::mpsc::channel();
        let begun = db.read_now(move |tx| {
            let told = told.clone();
            Ok(tx.read_later(move |tx| {
                let boxes: i64 = tx.one("select count(*) from box", &[])?;
                told.send(boxes).unwrap();
                Ok(())
            }))
        });
        assert!(begun.unwrap());
        assert_eq!(heard.recv(), Ok(0));
    }
}

/// A transaction that began earlier and ends later is told, though others were seen meanwhile.
#[test]
fn a_transaction_that_ends_late_is_told_on_postgres() {
    let Some(db) = watched(Engine::Postgres) else { return };
    let (begun, going) = (std::sync::Barrier::new(2), std::sync::Barrier::new(2));
    let (begun, going) = (std::sync::Arc::new(begun), std::sync::Arc::new(going));
    std::thread::scope(|scope| {
        let (slow, at, on) = (&db, begun.clone(), going.clone());
        scope.spawn(move || {
            slow.write_now(move |tx| {
                add_box(tx, "late")?;
                at.wait();
                on.wait();
                Ok(())
            })
            .unwrap();
        });
        begun.wait();
        db.write_now(|tx| add_box(tx, "quick")).unwrap();
        let seen = place(&db);
        assert_eq!(since(&db, &seen), [""; 0]);
        going.wait();
        while since(&db, &seen).is_empty() {
            std::thread::yield_now();
        }
        assert_eq!(since(&db, &seen), ["late"]);
        assert!(seen.is_seen_by(&place(&db)) && !place(&db).is_seen_by(&seen));
    });
}

/// SQLite forgets the oldest, and says so.
#[test]
fn forgotten_changes_are_told_to_be_forgotten() {
    let Some(db) = watched(Engine::Sqlite) else { return };
    let first = place(&db);
    write(&db, "insert into box (id) values ('a')");
    write(
        &db,
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < 264000)
         insert into changed (key) select 'k' from n",
    );
    assert_eq!(at_most(&db, &first, 10), None);
    let now = place(&db);
    write(&db, "insert into box (id) values ('b')");
    assert_eq!(since(&db, &now), ["b"]);
    assert!(
        db.read_now(|tx| tx.one::<i64>("select count(*) from changed", &[])).unwrap() < 263_500
    );
}

/// PostgreSQL sweeps now and then.
#[test]
fn a_swept_past_is_told_to_be_forgotten() {
    let Some(db) = watched(Engine::Postgres) else { return };
    write(&db, "insert into box (id) values ('a')");
    let first = place(&db);
    // As if many transactions had passed.
    write(&db, "update changed set at = at - 20000");
    let old = db.read_now(|tx| {
        let oldest: i64 = tx.one("select min(at) from changed", &[])?;
        Ok(ChangePlace::at(oldest))
    });
    for number in 0..2_048 {
        db.write_now(move |tx| add_box(tx, &format!("b{number}"))).unwrap();
    }
    assert_eq!(at_most(&db, &old.unwrap(), 10_000), None);
    assert_eq!(at_most(&db, &first, 10_000).map(|keys| keys.len()), Some(2_048));
}
