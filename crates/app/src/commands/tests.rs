//! Stories of the commands: what they make, what they refuse, what they never lose.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::db::testing::{Engine, TestDb, standing_clock};
use kernel::db::{Copied, Db, Migration, Place};
use tempfile::TempDir;

use crate::commands::doctor::{State, examine};
use crate::commands::layers::Layers;
use crate::commands::{Failure, backup, demo, init, move_database, open, restore, store};
use crate::config::{Config, Settings};
use crate::features;
use crate::org::{self, UnitId};
use crate::people::{self, Cause, EmailLine, Record, Way};

fn settings(folder: &TempDir) -> Config {
    features::install(crate::FAMILIES);
    let data = Some(folder.path().join("data"));
    Settings { data, ..Settings::default() }.resolve().unwrap()
}

fn founding(name: &str) -> init::Options {
    init::Options {
        name: Some(name.to_owned()),
        admin_email: Some("ana@example.org".to_owned()),
        admin_name: Some("Ana Le Gall".to_owned()),
    }
}

#[track_caller]
fn told(outcome: Result<(), Failure>) -> String {
    match outcome {
        Err(Failure::Failed(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_organisation_is_created_once() {
    let folder = tempfile::tempdir().unwrap();
    let config = settings(&folder);
    init::init(&config, founding("Union")).unwrap();
    assert!(told(init::init(&config, founding("Autre"))).contains("already"));
    let db = open::existing(&config).unwrap();
    let name = db.read_now(|tx| Ok(org::root(tx)?.name)).unwrap();
    assert_eq!((name.as_str(), db.read_now(store::count_people).unwrap()), ("Union", 1));
}

#[test]
fn an_administrator_needs_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let options = init::Options { admin_email: Some("ana".to_owned()), ..founding("Union") };
    assert!(matches!(init::init(&settings(&folder), options), Err(Failure::Usage(_))));
}

#[test]
fn nothing_is_made_where_there_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let config = settings(&folder);
    assert!(open::existing(&config).is_err_and(|error| error.to_string().contains("init")));
    assert!(!config.data.exists());
}

#[test]
fn a_demonstration_is_made_once_and_leaves_organisations_alone() {
    let folder = tempfile::tempdir().unwrap();
    let db = open::database(&settings(&folder)).unwrap();
    demo::make(&db, 60).unwrap();
    let people = db.read_now(store::count_people).unwrap();
    demo::make(&db, 60).unwrap();
    assert_eq!(db.read_now(store::count_people).unwrap(), people);
    let other = tempfile::tempdir().unwrap();
    let config = settings(&other);
    init::init(&config, founding("Union")).unwrap();
    let db = open::existing(&config).unwrap();
    assert!(demo::make(&db, 60).unwrap_err().to_string().contains("left alone"));
    assert_eq!(db.read_now(store::count_people).unwrap(), 1);
}

#[test]
fn the_doctor_names_what_is_wrong_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let flags = Settings {
        data: Some(folder.path().join("data")),
        smtp_url: Some("smtq://me:secret@mail.example.org".to_owned()),
        base_url: Some("http://maillage.example.org".to_owned()),
        ..Settings::default()
    };
    let layers = Layers { flags, ..Layers::default() };
    assert_eq!(layers.origin("smtp_url"), "--smtp-url");
    assert_eq!(layers.origin("listen"), "default");
    let findings = examine(&layers.config().unwrap(), true);
    let of = |what: &str| findings.iter().find(|finding| finding.what == what).unwrap();
    assert_eq!(of("mail").state, State::Wrong);
    assert!(of("mail").told.contains("smtq://me:***@mail.example.org"), "{}", of("mail").told);
    assert_eq!(of("base URL").state, State::Wrong);
    assert_eq!(of("database").state, State::Look);
    assert!(findings.iter().all(|finding| !finding.told.contains("secret")));
    assert!(!folder.path().join("data").exists(), "the doctor makes nothing");
}

fn database(engine: Engine) -> Option<TestDb> {
    features::install(crate::FAMILIES);
    let db = engine.open(&standing_clock(), &features::migrations())?;
    db.write_now(|tx| {
        org::install(tx)?;
        org::set(tx, "name", "Union", None)?;
        org::add_unit(tx, None, "national", "Union").map(drop)
    })
    .unwrap();
    Some(db)
}

fn add_person(db: &Db, unit: &UnitId, number: usize) {
    let unit = unit.clone();
    let email = EmailLine { address: format!("a{number}@example.org"), ..EmailLine::default() };
    let record =
        Record { first_name: format!("Zoé{number}"), emails: vec![email], ..Record::default() };
    let cause = Cause { by: None, mandate: None, way: Way::House };
    db.write_now(move |tx| people::create(tx, &unit, &record, &cause).map(drop)).unwrap();
}

fn root(db: &Db) -> UnitId {
    db.read_now(|tx| Ok(org::root(tx)?.id)).unwrap()
}

/// Everything the database holds, as counts and digests of its tables.
fn all_of(db: &Db) -> Vec<Copied> {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Sqlite(folder.path().join("copy.db"));
    move_database::copy(db, &open::at(&place).unwrap()).unwrap()
}

kernel::on_both! {
    using database;

    fn a_backup_taken_while_others_write_holds_whole_transactions(db: &TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let unit = root(db);
        let stop = Arc::new(AtomicBool::new(false));
        let (other, stopped) = (db.open_again(), stop.clone());
        let (started, begun) = std::sync::mpsc::channel();
        let writer = std::thread::spawn(move || {
            let mut number = 0;
            while !stopped.load(Ordering::SeqCst) {
                add_person(&other, &unit, number);
                number += 1;
                let _ = started.send(());
            }
        });
        begun.recv().unwrap();
        let file = folder.path().join("backup.db");
        backup::write(db, &file).unwrap();
        stop.store(true, Ordering::SeqCst);
        writer.join().unwrap();
        let place = Place::Sqlite(folder.path().join("restored.db"));
        let restored = restore::bring_back(&file, &place).unwrap();
        let people = restored.read_now(store::count_people).unwrap();
        let emails = restored.read_now(|tx| store::count_rows(tx, "person_email")).unwrap();
        assert!(people >= 1);
        assert_eq!(u64::try_from(people).unwrap(), emails);
    }

    fn a_backup_restored_elsewhere_holds_the_same_rows(db: &TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let unit = root(db);
        (0..20).for_each(|number| add_person(db, &unit, number));
        let file = folder.path().join("backup.db");
        backup::write(db, &file).unwrap();
        assert!(backup::write(db, &file).is_err(), "a backup never replaces another");
        let place = Place::Sqlite(folder.path().join("restored.db"));
        let restored = restore::bring_back(&file, &place).unwrap();
        assert_eq!(all_of(&restored), all_of(db));
        assert!(restore::bring_back(&file, &place).is_err(), "a filled database is refused");
    }

    fn a_backup_is_restored_into_an_empty_database_of_this_engine(db: &TestDb) {
        let folder = tempfile::tempdir().unwrap();
        let config = settings(&folder);
        init::init(&config, founding("Union")).unwrap();
        let from = open::existing(&config).unwrap();
        let file = folder.path().join("backup.db");
        backup::write(&from, &file).unwrap();
        let full = restore::bring_back(&file, db.place());
        assert!(full.is_err_and(|error| error.to_string().contains("left alone")));
        let Some(empty) = db.engine().open(&standing_clock(), &features::migrations()) else {
            return;
        };
        let restored = restore::bring_back(&file, empty.place()).unwrap();
        assert_eq!(all_of(&restored), all_of(&from));
    }

    fn what_a_newer_release_added_is_never_left_out(db: &TestDb) {
        let sql = "create table tomorrow (\n    id text primary key\n);";
        db.migrate(&[Migration { name: "tomorrow/001", sql }]).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let refused = backup::write(db, &folder.path().join("backup.db")).unwrap_err();
        assert!(refused.to_string().contains("tomorrow/001"), "{refused}");
        let place = Place::Sqlite(folder.path().join("copy.db"));
        assert!(move_database::copy(db, &open::at(&place).unwrap()).is_err());
    }

    fn a_database_moved_there_and_back_is_the_same(db: &TestDb) {
        let unit = root(db);
        (0..20).for_each(|number| add_person(db, &unit, number));
        let other = match db.engine() {
            Engine::Sqlite => Engine::Postgres,
            Engine::Postgres => Engine::Sqlite,
        };
        let open = |engine: Engine| engine.open(&standing_clock(), &features::migrations());
        let (Some(there), Some(back)) = (open(other), open(db.engine())) else { return };
        let moved = move_database::copy(db, &there).unwrap();
        assert_eq!(move_database::copy(&there, &back).unwrap(), moved);
        assert_eq!(all_of(&back), all_of(db));
        assert!(moved.iter().any(|table| table.table == "person" && table.rows == 20));
    }
}

#[test]
fn what_is_no_backup_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    let place = Place::Sqlite(folder.path().join("restored.db"));
    assert!(restore::bring_back(&file, &place).is_err());
    std::fs::write(&file, "Chers amis,".repeat(1_000)).unwrap();
    let refused = restore::bring_back(&file, &place).err().unwrap().to_string();
    assert!(refused.contains("no backup"), "{refused}");
}
