//! Copies between engines and backups under load: everything arrives, or it is a fault.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::{SHELF, add_box, boxes, shelf};
use crate::db::testing::{Engine, TestDb, standing_clock};
use crate::db::{Copied, Db, Place, clear, copy_all, tables_of};

/// Boxes with every kind of value, things that refer to boxes and to later things.
fn fill(db: &TestDb) {
    db.write_now(|tx| {
        for number in 0..500_i64 {
            let (id, weight) = (format!("é{number:03}"), (number % 3 == 0).then_some(-0.0));
            let content = (number % 7 != 0).then(|| number.to_be_bytes().to_vec());
            tx.exec(
                "insert into box (id, number, weight, content, note) values ($1, $2, $3, $4, $5)",
                &[&id, &(i64::MIN + number), &weight, &content, &"œuvre\n🧺"],
            )?;
        }
        let add = "insert into thing (id, box, inside, kind) values ($1, 'é001', $2, $1)";
        tx.exec(add, &[&"z", &None::<String>])?;
        tx.exec(add, &[&"a", &Some("z")]).map(drop)
    })
    .unwrap();
}

fn copy_between(source: Engine, target: Engine) -> Option<(Vec<Copied>, TestDb)> {
    let (from, to) = (shelf(source)?, shelf(target)?);
    fill(&from);
    let mut told = Vec::new();
    let copied = copy_all(&from, &to, &tables_of(SHELF), |table, rows| told.push((table, rows)));
    assert_eq!(told, [("box", 500), ("thing", 2), ("counter", 0)]);
    assert_eq!(boxes(&to), 500);
    Some((copied.unwrap(), to))
}

#[test]
fn copies_in_the_four_directions_are_alike() {
    let mut digests = Vec::new();
    for source in [Engine::Sqlite, Engine::Postgres] {
        for target in [Engine::Sqlite, Engine::Postgres] {
            digests.extend(copy_between(source, target).map(|(copied, _)| copied));
        }
    }
    assert!(digests.windows(2).all(|pair| pair[0] == pair[1]), "{digests:?}");
}

/// A table that a later migration lets refer to a later table, both ways filled.
fn wired(engine: Engine) -> Option<TestDb> {
    let sql = "create table lamp (\n    id text primary key\n);\n\
        create table socket (\n    id text primary key\n);\n\
        alter table lamp add column socket text references socket (id);\n";
    let later = crate::db::Migration { name: "shelf/002-later", sql };
    engine.open(&standing_clock(), &[SHELF[0], later])
}

#[test]
fn what_refers_to_a_later_table_is_copied_and_cleared() {
    for source in [Engine::Sqlite, Engine::Postgres] {
        for target in [Engine::Sqlite, Engine::Postgres] {
            let (Some(from), Some(to)) = (wired(source), wired(target)) else { continue };
            from.write_now(|tx| {
                tx.exec("insert into socket (id) values ('s')", &[])?;
                tx.exec("insert into lamp (id, socket) values ('l', 's')", &[])
            })
            .unwrap();
            copy_all(&from, &to, &["lamp", "socket"], |_, _| ()).unwrap();
            let lit = "select count(*) from lamp where socket = 's'";
            assert_eq!(to.read_now(|tx| tx.one::<i64>(lit, &[])).unwrap(), 1);
            clear(&to, &["lamp", "socket"]).unwrap();
            assert_eq!(to.read_now(|tx| tx.one::<i64>(lit, &[])).unwrap(), 0);
        }
    }
}

crate::on_both! {
    using shelf;

    fn a_filled_target_is_refused_untouched(db: &TestDb) {
        let from = shelf(Engine::Sqlite).unwrap();
        fill(&from);
        db.write_now(|tx| tx.exec("insert into counter (name, value) values ('a', 1)", &[]))
            .unwrap();
        let refused = copy_all(&from, db, &tables_of(SHELF), |_, _| ()).unwrap_err();
        assert!(
            refused.to_string().contains("already has rows in counter"),
            "{refused}"
        );
        assert_eq!(boxes(db), 0);
    }

    fn a_value_the_target_cannot_hold_is_a_fault(db: &TestDb) {
        let from = shelf(Engine::Sqlite).unwrap();
        from.write_now(|tx| {
            for number in 0..9_000_i64 {
                add_box(tx, &format!("{number}"))?;
            }
            // SQLite takes text where a number was declared.
            tx.exec("update box set number = 'many' where id = '20'", &[])
        })
        .unwrap();
        let copied = copy_all(&from, db, &["box"], |_, _| ());
        assert_eq!(copied.is_err(), db.engine() == Engine::Postgres);
    }

    fn a_backup_under_load_holds_every_acknowledged_write(db: &TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("backup.sqlite");
        let stop = AtomicBool::new(false);
        let (enough, wait) = crossbeam_channel::bounded(1);
        let before = thread::scope(|scope| {
            for writer in 0..4 {
                let (stop, enough) = (&stop, enough.clone());
                scope.spawn(move || {
                    for number in 0_i64.. {
                        if stop.load(Ordering::SeqCst) {
                            break;
                        }
                        let id = format!("{writer}-{number}");
                        db.write_now(move |tx| {
                            add_box(tx, &id)?;
                            let sql = "insert into thing (id, box, kind) values ($1, $1, 'k')";
                            tx.exec(sql, &[&id])
                        })
                        .unwrap();
                        if number == 50 {
                            let _ = enough.try_send(());
                        }
                    }
                });
            }
            wait.recv().unwrap();
            let before: Vec<(String,)> = db
                .read_now(|tx| tx.rows("select id from box", &[]))
                .unwrap();
            let saved = db.backup_to(&file, SHELF);
            stop.store(true, Ordering::SeqCst);
            saved.unwrap();
            before
        });
        let copy = Db::open(&Place::Sqlite(file.clone()), &standing_clock()).unwrap();
        let check: String = copy
            .read_now(|tx| tx.one("pragma integrity_check", &[]))
            .unwrap();
        assert_eq!(check, "ok");
        let halves: i64 = copy
            .read_now(|tx| {
                tx.one(
                    "select count(*) from box left join thing on thing.box = box.id
                     where thing.id is null",
                    &[],
                )
            })
            .unwrap();
        assert_eq!(halves, 0);
        let missing = copy.read_now(move |tx| {
            for (id,) in &before {
                if !tx.one::<bool>("select exists (select 1 from box where id = $1)", &[id])? {
                    return Ok(Some(id.clone()));
                }
            }
            Ok(None)
        });
        assert_eq!(missing.unwrap(), None);
        copy.migrate(SHELF).unwrap();
        assert!(
            db.backup_to(&file, SHELF).is_err(),
            "a file that exists is not overwritten"
        );
    }
}
