//! Migrations and the test databases themselves.

use std::thread;

use super::{SHELF, boxes, shelf};
use crate::db::testing::{Engine, TestDb, standing_clock};
use crate::db::{Db, Migration, Place, tables_of};
use crate::error::Error;

const NOTHING: &[Migration] = &[];

fn empty(engine: Engine) -> Option<TestDb> {
    engine.open(&standing_clock(), NOTHING)
}

fn applied(db: &Db) -> i64 {
    db.read_now(|tx| tx.one("select count(*) from migration", &[])).unwrap()
}

crate::on_both! {
    using empty;

    fn migrating_twice_changes_nothing(db: &TestDb) {
        db.migrate(SHELF).unwrap();
        db.migrate(SHELF).unwrap();
        assert_eq!(applied(db), 1);
    }

    fn an_edited_migration_is_refused(db: &TestDb) {
        db.migrate(SHELF).unwrap();
        let edited = [Migration {
            name: SHELF[0].name,
            sql: "create table other (\n    a text\n);",
        }];
        let error = db.migrate(&edited).unwrap_err().to_string();
        assert!(error.contains("shelf/001-tables was edited"), "{error}");
        assert!(
            db.read_now(|tx| tx.understands("select a from other"))
                .is_err()
        );
    }

    fn a_migration_that_fails_changes_nothing(db: &TestDb) {
        let broken = [
            SHELF[0],
            Migration {
                name: "shelf/002-broken",
                sql: "create table a (\n    a text\n);\ncreate table a (b text);",
            },
        ];
        let error = db.migrate(&broken).unwrap_err().to_string();
        assert!(error.contains("shelf/002-broken"), "{error}");
        assert!(
            db.read_now(|tx| tx.understands("select id from box"))
                .is_err()
        );
        db.migrate(SHELF).unwrap();
    }

    fn two_processes_may_migrate_at_once(db: &TestDb) {
        let ways: Vec<Db> = (0..4).map(|_| db.open_again()).collect();
        thread::scope(|scope| {
            for way in &ways {
                scope.spawn(|| way.migrate(SHELF).unwrap());
            }
        });
        assert_eq!(applied(db), 1);
    }

    fn a_later_migration_may_add_a_column(db: &TestDb) {
        db.migrate(SHELF).unwrap();
        db.write_now(|tx| tx.exec("insert into box (id) values ('a')", &[]))
            .unwrap();
        let mut more = SHELF.to_vec();
        let sql = "alter table box add column text text;\nupdate box set text = 'é';\n";
        more.push(Migration {
            name: "shelf/002-text",
            sql,
        });
        db.migrate(&more).unwrap();
        let text: String = db
            .read_now(|tx| tx.one("select text from box", &[]))
            .unwrap();
        assert_eq!(text, "é");
    }

    fn the_kernels_own_tables_are_made(db: &TestDb) {
        db.migrate(crate::MIGRATIONS).unwrap();
        for table in tables_of(crate::MIGRATIONS) {
            let sql = format!("select count(*) from {table}");
            let rows: i64 = db.read_now(move |tx| tx.one(&sql, &[])).unwrap();
            assert_eq!(rows, 0, "{table}");
        }
    }
}

crate::on_both! {
    using shelf;

    fn test_databases_share_nothing(db: &TestDb) {
        db.write_now(|tx| tx.exec("insert into box (id) values ('a')", &[]))
            .unwrap();
        let other = db.engine().open(db.clock(), SHELF).unwrap();
        assert_eq!(boxes(&other), 0);
    }
}

#[test]
fn a_text_column_that_sorts_by_locale_is_refused() {
    let Some(db) = empty(Engine::Postgres) else {
        return;
    };
    let sql = "create table a (\n    a\n    text\n);";
    let error = db.migrate(&[Migration { name: "a/1", sql }]).unwrap_err();
    assert!(error.to_string().contains("a.a is not declared as"), "{error}");
}

#[test]
fn tables_are_listed_without_search_indexes() {
    assert_eq!(tables_of(SHELF), ["box", "thing", "counter"]);
}

#[test]
fn a_place_is_read_from_its_url() {
    let file = |path: &str| Ok(Place::Sqlite(path.into()));
    assert_eq!(Place::parse("sqlite:a.db"), file("a.db"));
    assert_eq!(Place::parse("sqlite:///var/lib/a.db"), file("/var/lib/a.db"));
    assert_eq!(Place::parse("sqlite:/var/lib/a.db"), file("/var/lib/a.db"));
    for server in ["postgres://u@h/d", "postgresql://u@h/d", "host=h user=u"] {
        assert_eq!(Place::parse(server), Ok(Place::Postgres(server.to_owned())));
    }
    for wrong in ["", "sqlite:", "sqlite://", "sqlite::memory:", "mysql://h/d"] {
        assert_eq!(Place::parse(wrong), Err(wrong.to_owned()));
    }
}

#[test]
fn many_may_open_a_new_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("new.sqlite"));
    let clock = standing_clock();
    thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| Db::open(&place, &clock).unwrap().migrate(SHELF).unwrap());
        }
    });
    assert_eq!(applied(&Db::open(&place, &clock).unwrap()), 1);
}

#[test]
fn a_file_that_cannot_be_opened_is_a_fault() {
    let place = Place::Sqlite("/nowhere/at/all.sqlite".into());
    assert!(matches!(Db::open(&place, &standing_clock()), Err(Error::Fault(_))));
}
