//! Stories of what earlier programs kept.

use super::{FEATURE, FactKind, Link, LinkKind, Membership, Past, Payment};
use super::{bring, bring_payments, people_of, tallies};
use crate::feature::{Held, PersonalData};
use crate::org::PersonId;
use crate::story;
use crate::testkit::TestApp;

fn held() -> &'static Held {
    match &FEATURE.personal_data {
        PersonalData::Held(held) => held,
        PersonalData::None { .. } => panic!("it holds some"),
    }
}

/// Somebody's past under the identifier `7`, a refund without payer, and a tie of `8` to them.
fn lived(app: &TestApp, person: &PersonId) {
    let person = person.clone();
    let write = move |tx: &mut kernel::db::Tx<'_>| {
        let past = Past {
            memberships: vec![Membership { name: "Adhésion".to_owned(), ..Membership::default() }],
            links: Vec::new(),
            facts: vec![(FactKind::Role, "trésorière".to_owned())],
        };
        let link = Link { kind: LinkKind::Recruiter, said: "7".to_owned() };
        let other = Past { links: vec![link], ..Past::default() };
        bring(tx, "nation", &[("7", Some(&person), &past), ("8", None, &other)], "i1")?;
        let payment = Payment {
            number: "50".to_owned(),
            legacy: "7".to_owned(),
            kind: "donation".to_owned(),
            status: "succeeded".to_owned(),
            cents: 2_000,
            on_day: "2024-05-02".to_owned(),
            reference: "cheque 12".to_owned(),
            ..Payment::default()
        };
        bring_payments(tx, "nation", &[&payment], "i1", false).map(drop)
    };
    app.app.db.write_now(write).unwrap();
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

story! {
    fn a_person_takes_their_past_along_and_erasure_leaves_amounts_alone(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        lived(app, &ana);
        let of = ana.clone();
        let copy = app.app.db.read_now(move |tx| (held().export)(tx, &of)).unwrap();
        assert_eq!(copy["memberships"][0]["state_today"], "active");
        assert_eq!(copy["payments"][0]["amount_cents"], 2_000);
        assert_eq!(copy["facts"][0]["name"], "trésorière");
        app.app.db.write_now(move |tx| (held().erase)(tx, &ana)).unwrap();
        assert_eq!(count(app, "select count(*) from former_membership"), 0);
        assert_eq!(count(app, "select count(*) from former_fact"), 0);
        let tied = "select count(*) from former_link where said = '7' or other = '7'";
        assert_eq!(count(app, tied), 0);
        let paid = "select count(*) from former_payment
            where amount_cents = 2000 and legacy = '' and reference = ''";
        assert_eq!(count(app, paid), 1);
        let told = app.app.db.read_now(|tx| tallies(tx, "nation", "2026-11-24")).unwrap();
        assert_eq!((told.received_cents, told.payments_of_nobody), (2_000, 1));
    }

    fn a_merged_record_keeps_the_past_of_both(app: &TestApp) {
        let (ana, anna) = (app.person("Ana", "Moulin", "Alès"), app.person("Anna", "M", "Alès"));
        lived(app, &ana);
        let (from, into) = (ana.clone(), anna.clone());
        app.app.db.write_now(move |tx| (held().merge)(tx, &from, &into)).unwrap();
        let known = app.app.db.read_now(|tx| people_of(tx, "nation", &["7", "8"])).unwrap();
        assert_eq!(known.get("7"), Some(&anna));
        assert_eq!(known.get("8"), None);
    }

    fn who_has_no_past_is_told_so_and_others_see_nothing(app: &TestApp) {
        let ana = app.person("Ana", "Moulin", "Alès");
        let yann = app.person("Yann", "Le Gall", "Alès");
        lived(app, &ana);
        app.signed_in(&yann).get("/me/former").must_be(200).must_show("Rien n’a été repris");
        let path = format!("/office/people/{ana}/former");
        app.secretary("Alès").get(&path).must_be(200).must_show("Adhésion").must_show("20,00");
        app.secretary("Nîmes").get(&path).must_be(404);
        app.browser().get("/me/former").must_lead_to("/sign-in");
    }
}
