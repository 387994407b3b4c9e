//! Search by prefix: both engines find the same.

use super::shelf;
use crate::db::testing::TestDb;

const INDEX: &str = "shelf_search";

fn found(db: &TestDb, prefixes: &'static [&str], any_of: &'static [&str]) -> Vec<String> {
    let keys = db.read_now(move |tx| tx.search(INDEX, prefixes, any_of, 100));
    let mut keys = keys.unwrap();
    keys.sort_unstable();
    keys
}

fn fill(db: &TestDb) {
    let entries = [
        ("1", "jean dupont lyon"),
        ("2", "Jeanne  DUPOND-Martin paris"),
        ("3", "jeannot lapin l'isle 69001"),
        ("4", ""),
        ("5", "o’brien & 'quote\" : * ( ) | !"),
        ("6", "éloïse œuvre"),
        ("7", "and or not near"),
    ];
    db.write_now(move |tx| {
        let entries: Vec<(&str, String)> =
            entries.iter().map(|(key, words)| (*key, (*words).to_owned())).collect();
        tx.search_add(INDEX, &entries)
    })
    .unwrap();
}

crate::on_both! {
    using shelf;

    fn words_are_found_by_how_they_begin(db: &TestDb) {
        fill(db);
        assert_eq!(found(db, &["jean"], &[]), ["1", "2", "3"]);
        assert_eq!(found(db, &["jeann"], &[]), ["2", "3"]);
        assert_eq!(found(db, &["j", "dup"], &[]), ["1", "2"]);
        assert_eq!(found(db, &["mart"], &[]), ["2"]);
        assert_eq!(found(db, &["690"], &[]), ["3"]);
        assert_eq!(found(db, &["ean"], &[]), [""; 0]);
        assert_eq!(found(db, &["DUPOND"], &[]), ["2"]);
        assert_eq!(found(db, &["élo"], &[]), ["6"]);
        assert_eq!(found(db, &["œ"], &[]), ["6"]);
        assert_eq!(found(db, &["elo"], &[]), [""; 0]);
    }

    fn a_place_must_be_whole(db: &TestDb) {
        fill(db);
        assert_eq!(found(db, &["jean"], &["paris", "lyon"]), ["1", "2"]);
        assert_eq!(found(db, &["jean"], &["pari"]), [""; 0]);
    }

    fn no_sign_means_anything_to_the_engine(db: &TestDb) {
        fill(db);
        assert_eq!(found(db, &["o'brien"], &[]), ["5"]);
        assert_eq!(found(db, &["dupond-mar"], &[]), ["2"]);
        assert_eq!(found(db, &["and"], &[]), ["7"]);
        assert_eq!(found(db, &["not", "or"], &["near"]), ["7"]);
        for nothing in [&["\"'*:()|&!"][..], &["", " "], &[]] {
            assert_eq!(found(db, nothing, &[]), [""; 0]);
        }
    }

    fn replaced_and_removed_words_are_gone(db: &TestDb) {
        fill(db);
        db.write_now(|tx| {
            tx.search_replace(INDEX, "1", "alice durand".to_owned())?;
            tx.search_replace(INDEX, "8", "jeanine".to_owned())?;
            tx.search_remove(INDEX, "3")?;
            tx.search_remove(INDEX, "none")
        })
        .unwrap();
        assert_eq!(found(db, &["jean"], &[]), ["2", "8"]);
        assert_eq!(found(db, &["ali"], &[]), ["1"]);
        db.write_now(|tx| tx.search_clear(INDEX)).unwrap();
        assert_eq!(found(db, &["j"], &[]), [""; 0]);
        fill(db);
        assert_eq!(found(db, &["jean"], &[]), ["1", "2", "3"]);
    }

    fn a_key_is_indexed_once(db: &TestDb) {
        fill(db);
        assert!(
            db.write_now(|tx| tx.search_add(INDEX, &[("1", "x".to_owned())]))
                .is_err()
        );
    }

    fn many_keys_and_long_words_are_taken(db: &TestDb) {
        db.write_now(|tx| {
            let long = "x".repeat(5_000);
            let keys: Vec<String> = (0..450).map(|number| format!("k{number}")).collect();
            let entries: Vec<(&str, String)> = keys
                .iter()
                .map(|key| (key.as_str(), format!("{key} tous {long}")))
                .collect();
            tx.search_add(INDEX, &entries)
        })
        .unwrap();
        let all = db
            .read_now(|tx| tx.search(INDEX, &["tou", "xxx"], &[], 1_000))
            .unwrap();
        assert_eq!(all.len(), 450);
        let some = db
            .read_now(|tx| tx.search(INDEX, &["k"], &["tous"], 20))
            .unwrap();
        assert_eq!(some.len(), 20);
    }
}
