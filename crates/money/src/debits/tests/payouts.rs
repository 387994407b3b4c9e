//! Stories of transfers by which a carrier pays card payments out without telling of them.

use super::files::{Moved, statement, transfer};
use super::{collector, count, house};
use crate::ledger::CollectorId;
use crate::members::Rule;
use crate::org::PersonId;
use crate::story;
use crate::testkit::TestApp;
use crate::treasury::{self, NewPayment, Part, PartKind, PayWay, PaymentId, TakenBack};

const PATH: &str = "/office/treasury/statements";
const FIELDS: [(&str, &str); 1] = [("account", "018f0000-0000-7000-8000-000000000002")];
const COLLECTOR: &str = "018f0000-0000-7000-8000-000000000001";

fn account(app: &TestApp) {
    collector(app);
    house(app, |tx| {
        tx.exec(
            "insert into card_account (id, collector, carrier, organisation, client, secret,
             signing, url, by_name, opened_at) values ('018f0000-0000-7000-8000-0000000000c1', $1,
             'helloasso', 'adf', 'c', 'x', '', '', '', 1)",
            &[&COLLECTOR],
        )
    });
}

/// A card payment of somebody, taken on a day.
fn card(app: &TestApp, person: &PersonId, cents: i64, on_day: &'static str) -> PaymentId {
    let (unit, person) = (app.unit("Alès"), person.clone());
    house(app, move |tx| {
        let part =
            Part { kind: PartKind::Other, person: person.clone(), cents, rule: Rule::OldestFirst };
        let new = NewPayment {
            collector: CollectorId::parse(COLLECTOR).unwrap(),
            unit: unit.clone(),
            payer: person.clone(),
            way: PayWay::Card,
            received_on: on_day.to_owned(),
            parts: vec![part],
            piece: None,
            bank: None,
            reference: None,
            cause: format!("card {on_day} {cents}"),
        };
        treasury::receive(tx, &new, None)
    })
}

fn paid_out(reference: &str, cents: i64, name: &str) -> Vec<u8> {
    let details = transfer(name, "VERSEMENT");
    statement(&[Moved { reference, cents, family: ("RCDT", "ESCT"), details }])
}

/// The path of the movement of so much.
fn movement(app: &TestApp, cents: i64) -> String {
    let sql = "select id from bank_entry where cents = $1";
    let id: String = house(app, move |tx| tx.one(sql, &[&cents]));
    format!("{PATH}/{id}")
}

const HELD: &str = "select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint)
                    from entry_line where account = '5115'";

story! {
    fn a_payout_by_transfer_proposes_the_payments_that_it_covers(app: &TestApp) {
        account(app);
        let [ana, bea] = ["Ana", "Bea"].map(|first| app.person(first, "Moulin", "Alès"));
        let first = card(app, &ana, 2_000, "2026-11-02");
        let second = card(app, &bea, 1_500, "2026-11-10");
        let third = card(app, &ana, 700, "2026-11-18");
        let gard = app.officer("treasurer", "Gard");
        let told = paid_out("H1", 3_500, "HELLOASSO");
        let sent = gard.upload(PATH, &FIELDS, ("file", "releve.xml", &told));
        gard.follow(&sent).must_show("Paiements par carte").must_hide("Confirmer le mouvement sûr");
        let path = movement(app, 3_500);
        let page = gard.get(&path);
        page.must_show("Ana Moulin").must_show("Bea Moulin").must_show("novembre 2026");
        assert_eq!(page.attributes("input[name=covers]", "value").len(), 3);
        let ticked = page.attributes("input[name=covers][checked]", "value");
        assert_eq!(ticked, [format!("paid:{first}"), format!("paid:{second}")]);

        // Other ticks that do not make what arrived are refused, and kept.
        let third = format!("paid:{third}");
        let wrong = [("choice", "found"), ("fee", "0,00"), ("covers", third.as_str())];
        let refused = gard.post(&path, &wrong);
        refused.must_be(422).must_show("ne font pas ce qui est arrivé");
        assert_eq!(refused.attributes("input[name=covers][checked]", "value"), [third.as_str()]);
        assert_eq!(count(app, "select count(*) from card_paid_out"), 0);
        let unknown = [("choice", "found"), ("fee", "0,00"), ("covers", "paid:none")];
        gard.post(&path, &unknown).must_be(422).must_show("Un des paiements cochés");

        let mut right = vec![("choice", "found"), ("fee", "0,00")];
        right.extend(ticked.iter().map(|key| ("covers", key.as_str())));
        gard.post(&path, &right).must_be(303);
        assert_eq!(count(app, HELD), 700);
        assert_eq!(count(app, "select count(*) from card_paid_out"), 2);
        gard.get(&path).must_show("reversés par ce virement").must_show("Bea Moulin");
        gard.post(&path, &right).must_be(422).must_show("vient d’agir");

        // The carrier takes off what was given back after it had been paid out.
        house(app, move |tx| {
            treasury::take_back(tx, &second, TakenBack::Refunded, "2026-11-19", "", None)
        });
        let _ = card(app, &bea, 5_000, "2026-11-19");
        let told = paid_out("H2", 4_200, "HELLO ASSO");
        gard.upload(PATH, &FIELDS, ("file", "releve2.xml", &told)).must_be(303);
        let path = movement(app, 4_200);
        let page = gard.get(&path);
        page.must_show("le prestataire le retient");
        let ticked = page.attributes("input[name=covers][checked]", "value");
        assert_eq!(ticked.len(), 3);
        let mut right = vec![("choice", "found"), ("fee", "0,00")];
        right.extend(ticked.iter().map(|key| ("covers", key.as_str())));
        gard.post(&path, &right).must_be(303);
        assert_eq!(count(app, HELD), 0);

        let sete = app.officer("treasurer", "Sète");
        sete.get(&path).must_be(404).must_hide("Moulin");
        sete.post(&path, &right).must_be(404);
    }
}

story! {
    fn a_transfer_under_another_name_is_said_to_be_a_payout_with_its_fee(app: &TestApp) {
        account(app);
        let ana = app.person("Ana", "Moulin", "Alès");
        let one = format!("paid:{}", card(app, &ana, 2_000, "2026-11-02"));
        let gard = app.officer("treasurer", "Gard");
        let told = paid_out("S1", 1_950, "ETABLISSEMENT DE PAIEMENT");
        gard.upload(PATH, &FIELDS, ("file", "releve.xml", &told)).must_be(303);
        let path = movement(app, 1_950);
        let page = gard.get(&path);
        page.must_show("Un versement de paiements par carte").must_show("Ana Moulin");
        assert!(page.attributes("input[name=covers][checked]", "value").is_empty());
        let right = [("choice", "cards"), ("fee", "0,50"), ("covers", one.as_str())];
        gard.post(&path, &right).must_be(303);
        let fees = "select cast(sum(debit_cents) as bigint) from entry_line where account = '627'";
        assert_eq!((count(app, fees), count(app, HELD)), (50, 0));
        gard.get(&path).must_show("Paiements par carte").must_show("Ana Moulin");

        // A movement that is something else is no payout.
        let told = paid_out("S2", -100, "HELLOASSO");
        gard.upload(PATH, &FIELDS, ("file", "releve2.xml", &told)).must_be(303);
        let wrong = [("choice", "cards"), ("fee", "0")];
        gard.post(&movement(app, -100), &wrong).must_be(422).must_show("ne va pas avec");
    }
}
