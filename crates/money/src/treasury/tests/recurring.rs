//! Cards that are charged again and again, carriers played by a local server: agreed, charged,
//! refused, stopped; what they paid out, read.

use super::cards::{RECORDED, account, hook};
use super::carriers::Carrier as Local;
use super::{balance, collector, count, debtors, due, house};
use crate::ledger::LegalForm;
use crate::org::PersonId;
use crate::story;
use crate::testkit::{Browser, TestApp};
use crate::treasury::rules::cards::{Carrier, hex, hmac_sha256};
use crate::treasury::{jobs, store};

/// Somebody who begins to pay 16 € each month; their browser, the page's path, its identifier.
fn begun<'a>(app: &'a TestApp, person: &PersonId) -> (Browser<'a>, String, String) {
    let me = app.signed_in(person);
    me.get("/me/payments").must_show("Par carte, régulièrement");
    let begun = me.post("/me/payments/subscriptions", &[("each", "16"), ("every", "1")]);
    begun.must_lead_to("/me/payments/subscriptions/");
    let path = begun.location.unwrap();
    let id = path.rsplit('/').next().unwrap().to_owned();
    me.get(&path).must_be(200).must_show("Nous préparons");
    (me, path, id)
}

fn signed(app: &TestApp, body: &str) -> String {
    let now_s = app.clock.now().0 / 1_000;
    let digest = hex(&hmac_sha256(b"whsec", format!("{now_s}.{body}").as_bytes()));
    format!("t={now_s},v1={digest}")
}

story! {
    fn a_card_is_charged_each_month_until_its_holder_stops(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin"), ("Léo", "Roux")], "Alès");
        let owed = due(app, &people[0]);
        let local = Local::open();
        let account = account(app, &collector, Carrier::Mollie, &local.url);
        let me = app.signed_in(&people[0]);
        let wrong = [("each", "0,50"), ("every", "1")];
        me.post("/me/payments/subscriptions", &wrong).must_be(422).must_show("entre 1")
            .must_show("0,50");
        let (me, path, id) = begun(app, &people[0]);
        let again = [("each", "16"), ("every", "1")];
        me.post("/me/payments/subscriptions", &again).must_be(422).must_show("déjà un paiement");
        let own = |recorded: &str| recorded.replace(RECORDED, &id);
        local.will_say(201, &own(include_str!("../testdata/mollie-customer.json")));
        local.will_say(201, &own(include_str!("../testdata/mollie-first.json")));
        app.run_jobs();
        me.get(&path).must_show("https://www.mollie.com/checkout/");
        app.signed_in(&people[1]).get(&path).must_be(404);
        app.signed_in(&people[1]).post(&format!("{path}/stop"), &[]).must_be(404);

        // The first payment is paid: the carrier goes on by itself from now on.
        local.heard();
        local.will_say(200, &own(include_str!("../testdata/mollie-first-paid.json")));
        local.will_say(201, &own(include_str!("../testdata/mollie-again.json")));
        hook(app, &account, &[], "id=tr_first7UhSN1").must_be(200);
        app.run_jobs();
        let heard = local.heard();
        assert!(heard[1].body.contains("1 month"), "{heard:?}");
        assert_eq!((due(app, &people[0]), balance(app, "5115")), ((owed - 1_600).max(0), 1_600));
        me.get(&path).must_show("en cours").must_show("16,00").must_hide("Aller accepter");

        // It renews; the message names a payment that we never saw. Repeated, it changes nothing.
        for _ in 0..2 {
            local.will_say(200, &own(include_str!("../testdata/mollie-renewed.json")));
            local.will_say(200, &own(include_str!("../testdata/mollie-again-payments.json")));
            local.will_say(200, &own(include_str!("../testdata/mollie-again.json")));
            hook(app, &account, &[], "id=tr_renew1").must_be(200);
            app.run_jobs();
            let stand = (due(app, &people[0]), balance(app, "5115"));
            assert_eq!(stand, ((owed - 3_200).max(0), 3_200));
            // The second time it is known and read alone.
            local.forget();
        }
        me.get(&path).must_show("dernier débit refusé");
        let told = app.mails();
        assert!(told.len() == 1 && told[0].text.contains(&path), "told once: {told:?}");
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury/cards").must_show("Ana Moulin").must_show("chaque mois");
        app.officer("treasurer", "Sète").get("/office/treasury/cards").must_hide("Moulin");

        // Somebody writes to the door what the carrier does not know.
        local.will_say(404, "");
        hook(app, &account, &[], "id=tr_nobody").must_be(200);
        app.run_jobs();

        me.post(&format!("{path}/stop"), &[]).must_lead_to(&path);
        me.get(&path).must_show("arrêt demandé");
        local.heard();
        local.will_say(200, &own(include_str!("../testdata/mollie-again-payments.json")));
        local.will_say(200, &own(include_str!("../testdata/mollie-again.json")));
        local.will_say(200, &own(include_str!("../testdata/mollie-again-over.json")));
        app.run_jobs();
        let heard = local.heard();
        assert!(heard.iter().any(|asked| asked.line.starts_with("DELETE /v2/customers/")),
            "{heard:?}");
        me.get(&path).must_show("Votre carte n’est plus débitée");
        me.get("/me/payments").must_show("Régler ainsi");
        assert_eq!(count(app, "select count(*) from payment"), 2);
    }

    fn a_charge_of_another_amount_is_for_a_person_to_look_at(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let local = Local::open();
        let account = account(app, &collector, Carrier::Stripe, &local.url);
        let (me, path, id) = begun(app, &people[0]);
        let own = |recorded: &str| recorded.replace(RECORDED, &id);
        local.will_say(200, &own(include_str!("../testdata/stripe-again-created.json")));
        app.run_jobs();
        me.get(&path).must_show("https://checkout.stripe.com/");
        let told = own(include_str!("../testdata/stripe-again-paid.json"));
        local.will_say(200, &own(include_str!("../testdata/stripe-again-agreed.json")));
        let invoices = own(include_str!("../testdata/stripe-again-invoices.json"));
        local.will_say(200, &invoices.replace("1600", "1700"));
        let forged = [("stripe-signature", "t=1,v1=00")];
        hook(app, &account, &forged, &told).must_be(404);
        hook(app, &account, &[("stripe-signature", &signed(app, &told))], &told).must_be(200);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from payment"), 0);
        app.officer("treasurer", "Alès").get("/office/treasury/cards")
            .must_show("Le montant payé n’est pas celui");
        // The daily reading finds the right amount, and what was refused since.
        app.clock.advance_ms(20 * kernel::time::MINUTE_MS);
        local.will_say(200, &invoices);
        jobs::read_all(&app.app).unwrap();
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from payment"), 1);
        let told = app.mails();
        assert!(told.iter().all(|mail| mail.subject.contains("débitée")), "{told:?}");
        // An officer stops it for whoever asks.
        let treasurer = app.officer("treasurer", "Alès");
        let stop = format!("/office/treasury/cards/subscriptions/{id}/stop");
        app.officer("treasurer", "Sète").post(&stop, &[]).must_be(404);
        treasurer.post(&stop, &[]).must_lead_to("/office/treasury/cards");
        me.get("/me/access").must_show("Paiement par carte régulier");
        // What is over at the carrier's already is not asked to stop again.
        local.will_say(200, &own(include_str!("../testdata/stripe-again-over.json")));
        app.run_jobs();
        me.get(&path).must_show("n’est plus débitée");
    }

    fn helloasso_charges_a_year_of_instalments(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let owed = due(app, &people[0]);
        let local = Local::open();
        let account = account(app, &collector, Carrier::HelloAsso, &local.url);
        let (me, path, id) = begun(app, &people[0]);
        let own = |recorded: &str| recorded.replace(RECORDED, &id);
        let token = include_str!("../testdata/helloasso-token.json");
        local.will_say(200, token);
        local.will_say(200, &own(include_str!("../testdata/helloasso-again-created.json")));
        app.run_jobs();
        me.get(&path).must_show("https://www.helloasso.com/").must_show("une année");
        let told = own(include_str!("../testdata/helloasso-again-notified.json"));
        local.will_say(200, token);
        local.will_say(200, &own(include_str!("../testdata/helloasso-again-paid.json")));
        hook(app, &account, &[], &told).must_be(200);
        app.run_jobs();
        assert_eq!((due(app, &people[0]), balance(app, "5115")), ((owed - 1_600).max(0), 1_600));
        me.get(&path).must_show("refusé");
        let told = app.mails();
        assert!(told.iter().all(|mail| mail.subject.contains("débitée")), "{told:?}");
    }

    fn who_dies_or_leaves_is_charged_no_more(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let local = Local::open();
        account(app, &collector, Carrier::Mollie, &local.url);
        let (me, path, _) = begun(app, &people[0]);
        // Nobody agreed yet: nothing is asked of the carrier, and nothing will be.
        let ana = people[0].clone();
        house(app, move |tx| store::gone(tx, &ana));
        app.run_jobs();
        assert_eq!(local.heard().len(), 0);
        me.get(&path).must_show("n’est plus débitée");
    }

    fn payouts_are_read_where_the_carrier_tells(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let local = Local::open();
        account(app, &collector, Carrier::Stripe, &local.url);
        for _ in 0..2 {
            local.will_say(200, include_str!("../testdata/stripe-payouts.json"));
            local.will_say(200, include_str!("../testdata/stripe-payout-lines.json"));
            local.will_say(200, include_str!("../testdata/stripe-payout-more.json"));
            jobs::read_payouts(&app.app).unwrap();
            app.run_jobs();
            local.forget();
        }
        assert_eq!(count(app, "select count(*) from card_payout"), 1);
        let page = app.officer("treasurer", "Gard").get("/office/treasury/cards");
        page.must_show("po_1TzQ4").must_show("320,00").must_show("7,50").must_show("312,50");
        app.officer("treasurer", "Alès").get("/office/treasury/cards").must_hide("po_1TzQ4");
    }

    fn a_collector_without_cards_offers_none(app: &TestApp) {
        collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let me = app.signed_in(&people[0]);
        me.get("/me/payments").must_hide("régulièrement");
        me.post("/me/payments/subscriptions", &[("each", "16"), ("every", "1")]).must_be(422)
            .must_show("n’accepte pas encore la carte");
    }
}
