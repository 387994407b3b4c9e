//! Gifts that banks bring: a mandate that a giver signed and a transfer under a gift's reference
//! are received as gifts, shared as their givers chose.

use super::files::{Moved, batch, statement, transfer};
use super::{IBANS, collection, collector, count, house, subjects};
use crate::debits::{self, NewGiftMandate};
use crate::ledger::CollectorId;
use crate::org::{PersonId, UnitId};
use crate::story;
use crate::testkit::TestApp;
use crate::treasury::{self, GiftAsked, PartKind};

const PATH: &str = "/office/treasury/statements";
const ACCOUNT: &str = "018f0000-0000-7000-8000-000000000002";
const COLLECTOR: &str = "018f0000-0000-7000-8000-000000000001";

/// Twenty euros that Bea promised.
fn of_bea(bea: &PersonId, ales: &UnitId) -> GiftAsked {
    GiftAsked {
        kind: PartKind::Gift,
        collector: CollectorId::parse(COLLECTOR).unwrap(),
        unit: ales.clone(),
        person: bea.clone(),
        label: "Un local".to_owned(),
        cents: 2_000,
        due_on: "2026-12-31".to_owned(),
        target: "bea's".to_owned(),
    }
}

story! {
    fn what_a_giver_signed_and_promised_is_received_as_a_gift(app: &TestApp) {
        collector(app);
        let (ana, bea) = (app.person("Ana", "Moulin", "Alès"), app.person("Bea", "Roux", "Alès"));
        let (ales, union) = (app.unit("Alès"), app.unit("Union"));
        let (giver, unit) = (ana.clone(), ales.clone());
        house(app, move |tx| {
            let sql = "insert into account (collector, code, label) values ($1, '75413', 'Dons')";
            tx.exec(sql, &[&COLLECTOR])?;
            let mandate = NewGiftMandate {
                collector: CollectorId::parse(COLLECTOR).unwrap(),
                unit: unit.clone(),
                person: giver.clone(),
                holder: "Ana Moulin".to_owned(),
                iban: IBANS[0].to_owned(),
                cents: 1_001,
                monthly: true,
                wording: "J’autorise.".to_owned(),
                target: "ana's".to_owned(),
            };
            debits::sign_gift(tx, &mandate)?;
            treasury::choose(tx, "ana's", &[(unit.clone(), 50), (union.clone(), 50)])
        });
        let reference: String = house(app, move |tx| {
            let call = treasury::ask_gift(tx, &of_bea(&bea, &ales))?;
            tx.one("select reference from payment_call where id = $1", &[&call])
        });
        let gard = app.officer("treasurer", "Gard");
        gard.get("/office/treasury/debits/new").must_show("Ana Moulin").must_show("10,01");
        let one = collection(app, &gard);
        gard.post(&one, &[("act", "sent")]).must_be(303);
        assert_eq!(subjects(app).len(), 1);
        let moved = |reference, cents, family, details| Moved { reference, cents, family, details };
        let told = statement(&[
            moved("G1", 1_001, ("IDDT", "ESDD"), batch("DD-20261208-1-FRST", 1)),
            moved("G2", 2_000, ("RCDT", "ESCT"), transfer("BEA ROUX", &reference)),
        ]);
        let fields = [("account", ACCOUNT)];
        gard.upload(PATH, &fields, ("file", "releve.xml", &told)).must_be(303);
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        let gifts = "select count(*) from payment_part where kind = 'gift'";
        assert_eq!(count(app, gifts), 3);
        assert_eq!(count(app, "select count(*) from payment_part where target = 'ana''s'"), 2);
        let first = "select cents from payment_part where target = 'ana''s' and line = 0";
        assert_eq!(count(app, first), 501);
        assert_eq!(count(app, "select count(*) from payment_part where target = 'bea''s'"), 1);
        assert_eq!(count(app, "select count(*) from entry_line where account = '75413'"), 2);
        assert_eq!(count(app, "select count(*) from entry_line where account = '7541'"), 1);

        let giver = ana.clone();
        house(app, move |tx| debits::change_gift(tx, &giver, "ana's", 500));
        gard.get("/office/treasury/debits/new").must_show("5,00");
        let giver = ana.clone();
        house(app, move |tx| debits::end_gift(tx, &giver, "ana's"));
        gard.get("/office/treasury/debits/new").must_hide("Ana Moulin");
    }
}

story! {
    fn a_transfer_that_left_before_its_request_was_withdrawn_arrives(app: &TestApp) {
        collector(app);
        let (bea, ales) = (app.person("Bea", "Roux", "Alès"), app.unit("Alès"));
        let reference: String = house(app, move |tx| {
            let call = treasury::ask_gift(tx, &of_bea(&bea, &ales))?;
            treasury::withdraw_gift(tx, "bea's")?;
            tx.one("select reference from payment_call where id = $1", &[&call])
        });
        let moved = |reference, details| {
            Moved { reference, cents: 2_000, family: ("RCDT", "ESCT"), details }
        };
        // A name and an amount do not find it any more; its reference does.
        let told = statement(&[
            moved("W1", transfer("BEA ROUX", "DON")),
            moved("W2", transfer("BEA ROUX", &reference)),
        ]);
        let gard = app.officer("treasurer", "Gard");
        let fields = [("account", ACCOUNT)];
        let sent = gard.upload(PATH, &fields, ("file", "releve.xml", &told));
        gard.follow(&sent).must_show("Rien de connu").must_hide("Même nom et même montant");
        gard.post(&format!("{PATH}/confirm"), &fields).must_be(303);
        assert_eq!(count(app, "select count(*) from payment"), 1);
        assert_eq!(count(app, "select count(*) from payment_part where target = 'bea''s'"), 1);
    }
}
