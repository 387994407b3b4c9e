//! The two files of a nation against their truths, where `MAILLAGE_TEST_DATA` says that they lie.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::{Report, args, count, import, story};
use crate::imports::rules::What;
use crate::imports::{NationBuilderArgs, leave};
use crate::testkit::TestApp;

/// Where the files of truths lie, for whoever has them.
#[expect(clippy::disallowed_methods, reason = "a choice of whoever runs the tests")]
pub fn data_folder() -> Option<String> {
    std::env::var("MAILLAGE_TEST_DATA").ok()
}

fn truths(folder: &str, file: &str) -> Json {
    let text = std::fs::read_to_string(format!("{folder}/truths.json")).unwrap();
    serde_json::from_str::<Json>(&text).unwrap()[file].take()
}

/// The files tell of this day.
fn on_their_day(app: &TestApp) {
    app.clock.advance_ms(-2 * kernel::time::DAY_MS);
}

fn both(folder: &str) -> NationBuilderArgs {
    NationBuilderArgs {
        people: format!("{folder}/nationbuilder-people-export.csv").into(),
        transactions: Some(
            format!("{folder}/nationbuilder-financialtransactions-export.csv").into(),
        ),
        unit: Some("Gard".to_owned()),
        time_zone: "Europe/Paris".to_owned(),
        tags: None,
        create_units: true,
        dry_run: false,
        json: true,
    }
}

/// Numbers of records of which something was told.
fn records(report: &Report, problem: What) -> Vec<u64> {
    let of = report.errors.iter().filter(|it| it.problem == problem);
    let mut records: Vec<u64> = of.map(|it| it.record).collect();
    records.sort_unstable();
    records.dedup();
    records
}

fn told(truth: &Json) -> Vec<u64> {
    truth.as_array().unwrap().iter().map(|pair| pair[0].as_u64().unwrap()).collect()
}

fn map(truth: &Json) -> BTreeMap<String, u64> {
    serde_json::from_value(truth.clone()).unwrap()
}

fn people_are_true(report: &Report, truth: &Json) {
    assert_eq!((report.rows, report.refused), (5_000, 8));
    assert_eq!(report.refused_cells, map(&truth["refused_columns_filled_cells"]));
    let reported = &truth["reported_rows [record, line]"];
    for (problem, name) in [
        (What::BirthDay, "born_at invalid (field left out, row kept)"),
        (What::Email, "email invalid (field left out, row kept)"),
        (
            What::MembershipLists,
            "membership lists of different lengths (no membership attributed, row kept)",
        ),
        (What::Nameless, "row without name, e-mail or telephone (row refused)"),
    ] {
        assert_eq!(records(report, problem), told(&reported[name]), "{name}");
    }
    let consent = truth["consent"].as_object().unwrap();
    for (wish, begins) in [
        ("email_opt_in", "email_opt_in_true"),
        ("unsubscribed", "unsubscribed_at_filled"),
        ("unsubscribed_though_opted_in", "of_which_email_opt_in_true"),
        ("mobile_opt_in", "mobile_opt_in_true"),
        ("do_not_contact", "do_not_contact"),
        ("do_not_call", "do_not_call"),
        ("deceased", "deceased"),
        ("mailable", "rows_mailable"),
    ] {
        let expected = consent.iter().find(|(name, _)| name.starts_with(begins)).unwrap().1;
        assert_eq!(report.wishes.get(wish).copied(), expected.as_u64(), "{wish}");
    }
    let past = report.past.as_ref().unwrap();
    let memberships = &truth["memberships"];
    assert_eq!(past.memberships, 7_609);
    assert_eq!(past.memberships_by_state, map(&memberships["by_state_on_2026-11-22"]));
    assert_eq!(past.memberships_by_name, map(&memberships["by_name"]));
    let of = |name: &str| past.links.get(name).copied();
    let references = &truth["references"];
    for (link, name) in [
        ("parent found", "parent_id_resolved"),
        ("point-person found", "point_person_resolved"),
        ("point-person ambiguous", "point_person_ambiguous"),
        ("point-person unknown", "point_person_unresolved"),
        ("recruiter found", "recruiter_id_resolved"),
        ("recruiter dangling", "recruiter_id_dangling"),
    ] {
        assert_eq!(of(link), references[name].as_u64(), "{link}");
    }
}

fn payments_are_true(report: &Report, truth: &Json) {
    let past = report.past.as_ref().unwrap();
    let sums = |name: &str| -> BTreeMap<String, (u64, i64)> {
        serde_json::from_value(truth[name].clone()).unwrap()
    };
    assert_eq!(past.received_cents, 46_329_050);
    assert_eq!(past.in_kind_cents, 786_832);
    assert_eq!(past.payments_by_year, sums("succeeded_and_refunds_by_year [rows, cents]"));
    assert_eq!(past.payments_by_means, sums("succeeded_and_refunds_by_payment_type [rows, cents]"));
    assert_eq!((past.payments_of_nobody, past.rows_of_plans, past.refunds_tied), (24, 360, 60));
    assert_eq!(past.rows_of_companies, 20);
}

story! {
    fn a_nation_reaches_its_truths_and_a_second_run_changes_nothing(app: &TestApp) {
        let Some(folder) = data_folder() else { return };
        on_their_day(app);
        let left = leave(&app.app.db, &both(&folder)).unwrap();
        let truth = truths(&folder, "nationbuilder-people-export.csv");
        people_are_true(&left.people, &truth);
        let paid = left.transactions.unwrap();
        payments_are_true(
            &paid,
            &truths(&folder, "nationbuilder-financialtransactions-export.csv"),
        );
        assert_eq!(count(app, "select count(*) from consent_now where state = 'given'"), 0);
        let organisations = "select count(*) from person where kind = 'organisation'";
        assert_eq!(count(app, organisations), 150);
        // A block that repeats another comes once; those that say something else are kept.
        let mailing = count(app, "select count(*) from person_address where kind = 'mailing'");
        assert!((180..=194).contains(&mailing), "{mailing}");
        let home = count(app, "select count(*) from person_address where kind = 'home'");
        assert!((580..=640).contains(&home), "{home}");
        let again = leave(&app.app.db, &both(&folder)).unwrap();
        assert_eq!((again.people.created, again.people.updated), (0, 0));
        let paid = again.transactions.unwrap();
        assert_eq!((paid.created, paid.updated), (0, 0));
    }

    fn exports_of_other_programs_come_in_whole(app: &TestApp) {
        let Some(folder) = data_folder() else { return };
        for name in ["helloasso", "actionnetwork", "galette", "paheko"] {
            let file = format!("{folder}/{name}-export.csv");
            let report = import(&app.app.db, &args(&file), |_| ()).unwrap();
            assert!(report.created > 0, "{name}: {report:?}");
            let seen = report.created + report.updated + report.unchanged;
            assert_eq!(seen + report.doubtful + report.refused, report.rows, "{name}");
            let again = import(&app.app.db, &args(&file), |_| ()).unwrap();
            assert_eq!((again.created, again.updated), (0, 0), "{name}: {again:?}");
        }
        assert_eq!(count(app, "select count(*) from consent_now where state = 'given'"), 0);
    }
}
