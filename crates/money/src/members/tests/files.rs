//! A federation's own file: stamps and amounts become memberships, and go back.

use desk::imports::{ImportArgs, UndoArgs, import, undo_command};

use super::{house, opened};
use crate::members::store;
use crate::org::Scope;
use crate::story;
use crate::testkit::TestApp;

fn args(file: &str) -> ImportArgs {
    ImportArgs {
        file: file.into(),
        unit: Some("Gard".to_owned()),
        mapping: None,
        sheet: 1,
        time_zone: None,
        tags: None,
        create_units: true,
        dry_run: false,
        json: true,
    }
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    house(app, move |tx| tx.one(sql, &[]))
}

const PAID: &str = "select count(*) from stamp where exempt = 0 and paid_cents > 0
    and paid_cents >= due_cents";

story! {
    fn a_file_with_stamps_comes_in_once_and_goes_back(app: &TestApp) {
        opened(app);
        let file = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../desk/src/imports/testdata/adherents-federation.csv"
        );
        let first = import(&app.app.db, &args(file), |_| ()).unwrap();
        let (paid, stamps) = (count(app, PAID), count(app, "select count(*) from stamp"));
        assert!(paid > 100 && stamps > paid, "{paid} of {stamps}");
        assert_eq!(count(app, "select count(*) from membership"), 34);
        let again = import(&app.app.db, &args(file), |_| ()).unwrap();
        assert_eq!((again.created, again.updated), (0, 0), "{again:?}");
        assert_eq!((count(app, PAID), count(app, "select count(*) from stamp")), (paid, stamps));
        for report in [&again, &first] {
            let undo = UndoArgs { import: report.import.clone(), json: true };
            undo_command(&app.app.db, &undo).unwrap();
        }
        for table in [
            "select count(*) from membership",
            "select count(*) from stamp_payment",
            "select count(*) from stamp",
            "select count(*) from arrangement",
            "select count(*) from relation_fact",
            "select count(*) from person",
        ] {
            assert_eq!(count(app, table), 0, "{table}");
        }
    }
}

/// Where the files of truths lie, for whoever has them.
#[expect(clippy::disallowed_methods, reason = "a choice of whoever runs the tests")]
fn data_folder() -> Option<String> {
    std::env::var("MAILLAGE_TEST_DATA").ok()
}

/// A person decides that each doubtful row is of whom it resembles.
fn decide(app: &TestApp) {
    let gard = app.officer("federation-officer", "Gard");
    loop {
        let queue = gard.get("/office/imports/doubts");
        let Some(form) = queue.attributes("form[action*='doubts/']", "action").into_iter().next()
        else {
            return;
        };
        let same = queue.attributes("form [name=decision]", "value").remove(0);
        gard.post(&form, &[("decision", &same)]).must_lead_to("/office/imports");
    }
}

story! {
    /// The whole file and its truths, where `MAILLAGE_TEST_DATA` says where it lies.
    fn the_federations_file_reaches_its_truths(app: &TestApp) {
        let Some(folder) = data_folder() else { return };
        opened(app);
        let file = format!("{folder}/adherents-federation.csv");
        let report = import(&app.app.db, &args(&file), |_| ()).unwrap();
        assert_eq!((report.created, report.doubtful, report.refused), (2_470, 3, 5));
        decide(app);
        let by_month: Vec<(String, i64)> = house(app, |tx| tx.rows(
            "select month, count(*) from stamp where exempt = 0 and paid_cents > 0
             and paid_cents >= due_cents group by month order by month", &[]));
        let found: Vec<i64> = by_month.iter().map(|(_, count)| *count).collect();
        let exempt = count(app, "select count(*) from stamp where exempt = 1");
        let truths = [2_025, 1_978, 1_923, 1_874, 1_831, 1_777, 1_786, 1_644, 1_505, 1_361, 909, 559];
        assert_eq!(found, truths);
        assert_eq!(found.iter().sum::<i64>(), 19_172);
        assert_eq!(exempt, 551);
        let cents = count(app, "select cast(sum(paid_cents) as bigint) from stamp");
        println!("{cents} cents");
        let states: Vec<(i64, i64)> = house(app, |tx| tx.rows(
            "select (select count(*) from stamp s where s.membership = m.id
              and s.due_on < '2026-11-22' and s.exempt = 0 and s.paid_cents < s.due_cents),
             (select count(*) from stamp s where s.membership = m.id
              and (s.exempt = 1 or s.paid_cents >= s.due_cents)) from membership m", &[]));
        let of = |is: fn(&(i64, i64)) -> bool| states.iter().filter(|state| is(state)).count();
        assert_eq!(of(|it| it.0 == 0), 1_305);
        assert_eq!(of(|it| it.0 > 0 && it.1 == 0), 318);
        assert_eq!(of(|it| (1..=3).contains(&it.0) && it.1 > 0), 543);
        assert_eq!(of(|it| it.0 > 3 && it.1 > 0), 304);
        let lines = house(app, |tx| {
            let scope = Scope::of_the_house(tx)?;
            store::voters_on(tx, &scope, "2026-11-22")
        });
        assert_eq!(lines.iter().filter(|line| line.may_vote()).count(), 1_347);
    }
}
