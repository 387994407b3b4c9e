//! What the search proposes of pairs that are known, taken from an export of invented people.

use std::collections::BTreeMap;

use super::office::{born, search};
use crate::duplicates::rules::Level;
use crate::duplicates::{jobs, store};
use crate::org::{PersonId, Scope};
use crate::people::{self, AddressLine, Cause, EmailLine, PhoneLine, Record, Way};
use crate::story;
use crate::testkit::TestApp;

/// Pairs of one person (D: same e-mail, same birth day, slip, married name, initial) and of two
/// (B: a couple with one address, namesakes).
const PAIRS: &str = include_str!("../testdata/pairs.csv");

fn record(cells: &[&str]) -> Record {
    let said = |index: usize| cells[index].to_owned();
    let mut record = Record { first_name: said(2), last_name: said(3), ..Record::default() };
    record.born_on = Some(said(4)).filter(|day| !day.is_empty());
    if !cells[5].is_empty() {
        record.emails.push(EmailLine { address: said(5), ..EmailLine::default() });
    }
    if !cells[6].is_empty() {
        record.phones.push(PhoneLine { number: said(6), kind: "mobile".to_owned(), bad: false });
    }
    if !cells[8].is_empty() {
        let (postcode, line_1) = (said(7), said(8));
        record.addresses.push(AddressLine { postcode, line_1, ..AddressLine::default() });
    }
    record
}

/// Levels of all proposed pairs.
fn proposed(app: &TestApp) -> BTreeMap<(PersonId, PersonId), Level> {
    let read = |tx: &mut kernel::db::Tx<'_>| {
        let scope = Scope::of_the_house(tx)?;
        let mut all = BTreeMap::new();
        for level in Level::ALL {
            for pair in store::pairs(tx, &scope, level, (i64::MAX, "", ""), 1_000)? {
                all.insert((pair.one, pair.other), level);
            }
        }
        Ok(all)
    };
    app.app.db.read_now(read).unwrap()
}

story! {
    fn known_duplicates_are_found_and_neighbours_stay_apart(app: &TestApp) {
        let mut known: BTreeMap<(String, String), Vec<PersonId>> = BTreeMap::new();
        let unit = app.unit("Alès");
        for line in PAIRS.lines().skip(1) {
            let cells: Vec<&str> = line.split(';').collect();
            let (record, unit) = (record(&cells), unit.clone());
            let create = move |tx: &mut kernel::db::Tx<'_>| {
                let cause = Cause { by: None, mandate: None, way: Way::House };
                people::create(tx, &unit, &record, &cause)
            };
            let id = app.app.db.write_now(create).unwrap();
            let key = (cells[0].to_owned(), cells[1].to_owned());
            known.entry(key).or_default().push(id);
        }
        search(app);
        let found = proposed(app);
        let mut true_pairs = 0;
        for ((kind, number), mut ids) in known {
            ids.sort();
            let level = found.get(&(ids[0].clone(), ids[1].clone()));
            match kind.starts_with('D') {
                true => {
                    true_pairs += 1;
                    assert!(level.is_some(), "{kind} {number} was not found");
                    assert_ne!(level, Some(&Level::Possible), "{kind} {number}");
                }
                false => assert_ne!(level, Some(&Level::Sure), "{kind} {number} stays apart"),
            }
        }
        let sure = found.values().filter(|level| **level == Level::Sure).count();
        assert!(sure <= true_pairs, "{sure} sure pairs for {true_pairs}");
    }

    fn a_second_search_forgets_what_is_no_longer_alike(app: &TestApp) {
        let one = born(app, "Ana", "Alès");
        born(app, "Ana", "Alès");
        assert!(search(app).proposed > 0);
        let cause = Cause { by: None, mandate: None, way: Way::House };
        app.app.db.write_now(move |tx| {
            let scope = Scope::of_the_house(tx)?;
            let kept = people::own(tx, &one)?.unwrap();
            let mut record = kept.record.clone();
            record.born_on = Some("1981-05-30".to_owned());
            people::change(tx, &scope, &one, kept.version, &record, &cause)
        }).unwrap();
        search(app);
        assert!(proposed(app).is_empty());
    }

    fn a_key_that_too_many_share_is_passed_over(app: &TestApp) {
        let unit = app.unit("Alès");
        app.app.db.write_now(move |tx| {
            let cause = Cause { by: None, mandate: None, way: Way::House };
            for number in 0..60 {
                let address = "x@example.org".to_owned();
                let email = EmailLine { address, ..EmailLine::default() };
                let record = Record {
                    last_name: format!("Moulin{number}"),
                    emails: vec![email],
                    ..Record::default()
                };
                people::create(tx, &unit, &record, &cause)?;
            }
            Ok(())
        }).unwrap();
        let found = search(app);
        assert_eq!((found.proposed, found.skipped), (0, 1));
    }

    fn the_search_at_night_is_asked_once(app: &TestApp) {
        // The clock stands at nine in the morning: half past two comes 17 and a half hours later.
        let runs = || app.app.db.read_now(store::last_run).unwrap();
        let falls = || app.app.db.write_now(jobs::at_night).unwrap();
        falls();
        assert!(runs().is_none());
        app.clock.advance_ms(17 * kernel::time::HOUR_MS + kernel::time::HOUR_MS / 2);
        falls();
        falls();
        app.run_jobs();
        let first = runs().unwrap();
        assert!(first.finished_at.is_some());
        app.clock.advance_ms(kernel::time::HOUR_MS);
        falls();
        assert_eq!(runs().unwrap().id, first.id);
    }
}
