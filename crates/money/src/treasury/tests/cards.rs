//! Card payments, with carriers played by a local server, and the demonstration's own.

use axum::body::Body;
use axum::http::Request;
use kernel::time::MINUTE_MS;

use super::carriers::Carrier as Local;
use super::{balance, collector, count, debtors, due, house, typed_euros};
use crate::ledger::{CollectorId, LegalForm};
use crate::org::PersonId;
use crate::story;
use crate::testkit::{Browser, Seen, TestApp};
use crate::treasury::rules::cards::{Carrier, Keys, hex, hmac_sha256};
use crate::treasury::{jobs, store};

pub(super) const RECORDED: &str = "0198f0aa-0000-7000-8000-000000000001";

pub(super) fn account(
    app: &TestApp,
    collector: &CollectorId,
    carrier: Carrier,
    url: &str,
) -> String {
    let (collector, url) = (collector.clone(), url.to_owned());
    house(app, move |tx| {
        let keys = Keys {
            url: url.clone(),
            organisation: "union-des-quartiers".to_owned(),
            client: "client".to_owned(),
            secret: "secret".to_owned(),
            signing: if carrier == Carrier::Stripe { "whsec".to_owned() } else { String::new() },
        };
        store::open_account(tx, &collector, carrier, &keys, "test").map(|id| id.to_string())
    })
}

/// Somebody who owes, their browser, and the path of the card payment that they began.
fn begun<'a>(app: &'a TestApp, person: &PersonId, cents: i64) -> (Browser<'a>, String, String) {
    let me = app.signed_in(person);
    me.get("/me/payments").must_show("Par carte");
    let amount = typed_euros(cents);
    let begun = me.post("/me/payments/card", &[("amount", &amount)]);
    begun.must_lead_to("/me/payments/card/");
    let path = begun.location.unwrap();
    let id = path.rsplit('/').next().unwrap().to_owned();
    me.get(&path).must_be(200).must_show("Nous préparons");
    (me, path, id)
}

/// What was recorded, about this payment and this amount.
fn about(recorded: &str, id: &str, cents: i64) -> String {
    let euros = format!("{}.{:02}", cents / 100, cents % 100);
    recorded.replace(RECORDED, id).replace("6400", &cents.to_string()).replace("64.00", &euros)
}

pub(super) fn hook(app: &TestApp, account: &str, headers: &[(&str, &str)], body: &str) -> Seen {
    let mut request = Request::post(format!("/hooks/pay/{account}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    app.browser().send(request.body(Body::from(body.to_owned())).unwrap())
}

/// A treasurer gives back what was paid, and the carrier answers so; `paid` is as it stands.
fn refund_refused(app: &TestApp, answers: &[(u16, &str)]) {
    let collector = collector(app, LegalForm::Association, "Gard");
    let people = debtors(app, &[("Ana", "Moulin")], "Alès");
    let owed = due(app, &people[0]);
    let local = Local::open();
    let account = account(app, &collector, Carrier::Mollie, &local.url);
    let (_, _, id) = begun(app, &people[0], owed);
    local.will_say(201, &about(include_str!("../testdata/mollie-created.json"), &id, owed));
    app.run_jobs();
    let paid = about(include_str!("../testdata/mollie-paid.json"), &id, owed);
    local.will_say(200, &paid);
    hook(app, &account, &[], "id=tr_5B8cwPMGnU6qLbRvo7qEZo").must_be(200);
    app.run_jobs();

    let treasurer = app.officer("treasurer", "Alès");
    let payment: String = app.app.db.read_now(|tx| tx.one("select id from payment", &[])).unwrap();
    let one = format!("/office/treasury/payments/{payment}");
    for (status, answer) in answers {
        local.will_say(*status, if *answer == "paid" { &paid } else { answer });
    }
    treasurer.post(&one, &[("do", "refunded"), ("why", "Payé deux fois")]).must_lead_to(&one);
    app.run_jobs();
    let cards = "/office/treasury/cards";
    let problems = treasurer.get(cards);
    problems.must_show("n’a pas rendu l’argent");
    app.officer("treasurer", "Sète").get(cards).must_hide("n’a pas rendu");
    let settle = problems.attributes("form[action*='/problems/']", "action").remove(0);
    treasurer.post(&settle, &[]).must_be(303);
    treasurer.get(cards).must_hide("n’a pas rendu");
}

story! {
    fn mollie_only_says_read_again(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let owed = due(app, &people[0]);
        let local = Local::open();
        let account = account(app, &collector, Carrier::Mollie, &local.url);
        let (me, path, id) = begun(app, &people[0], owed);

        // A carrier that fails is asked again with the same key.
        local.will_say(503, "");
        app.run_jobs();
        app.clock.advance_ms(MINUTE_MS);
        local.will_say(201, &about(include_str!("../testdata/mollie-created.json"), &id, owed));
        app.run_jobs();
        let heard = local.heard();
        assert_eq!(heard.len(), 2);
        let key = format!("idempotency-key: {id}");
        assert!(heard.iter().all(|asked| asked.headers.contains(&key)), "{heard:?}");
        me.get(&path).must_show("https://www.mollie.com/checkout/");

        // The browser's return moves nothing; reading the carrier does.
        let open = about(include_str!("../testdata/mollie-created.json"), &id, owed);
        local.will_say(200, &open);
        local.will_say(200, &open);
        app.run_jobs();
        me.get(&format!("{path}?back=1")).must_show("Nous demandons au prestataire");
        app.run_jobs();
        assert_eq!(due(app, &people[0]), owed);

        let paid = about(include_str!("../testdata/mollie-paid.json"), &id, owed);
        for _ in 0..2 {
            local.will_say(200, &paid);
            hook(app, &account, &[], "id=tr_5B8cwPMGnU6qLbRvo7qEZo").must_be(200);
            app.run_jobs();
        }
        assert_eq!(count(app, "select count(*) from payment"), 1);
        assert_eq!((due(app, &people[0]), balance(app, "5115")), (0, owed));
        me.get(&path).must_show("Merci, votre paiement est reçu");
        me.get("/me/payments").must_show("Carte");

        // Given back, once.
        let refunded = paid.replace("\"amountRefunded\":{\"value\":\"0.00\"", &format!(
            "\"amountRefunded\":{{\"value\":\"{}.{:02}\"", owed / 100, owed % 100));
        for _ in 0..2 {
            local.will_say(200, &refunded);
            hook(app, &account, &[], "id=tr_5B8cwPMGnU6qLbRvo7qEZo").must_be(200);
            app.run_jobs();
        }
        assert_eq!((due(app, &people[0]), balance(app, "5115")), (owed, 0));
        hook(app, &account, &[], "nothing of ours").must_be(200);
        hook(app, RECORDED, &[], "id=tr_5B8cwPMGnU6qLbRvo7qEZo").must_be(404);
    }

    fn a_refund_that_the_carrier_refuses_is_told(app: &TestApp) {
        refund_refused(app, &[(200, "paid"), (422, "{\"title\":\"More than is left\"}")]);
    }

    fn a_refund_that_a_carrier_no_longer_lets_us_ask_for_is_told(app: &TestApp) {
        refund_refused(app, &[(401, "{\"title\":\"Unauthorized Request\"}")]);
    }

    fn stripe_is_believed_on_its_signature(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let owed = due(app, &people[0]);
        let local = Local::open();
        let account = account(app, &collector, Carrier::Stripe, &local.url);
        let (me, path, id) = begun(app, &people[0], owed);
        local.will_say(200, &about(include_str!("../testdata/stripe-created.json"), &id, owed));
        app.run_jobs();
        let heard = local.heard();
        assert!(heard[0].line.starts_with("POST /v1/checkout/sessions"), "{heard:?}");
        assert!(heard[0].body.contains("client%5Freference%5Fid"), "{heard:?}");
        let now_s = app.clock.now().0 / 1_000;
        let sign = |body: &str, secret: &str| {
            let message = format!("{now_s}.{body}");
            let digest = hex(&hmac_sha256(secret.as_bytes(), message.as_bytes()));
            format!("t={now_s},v1={digest}")
        };
        let told = about(include_str!("../testdata/stripe-completed.json"), &id, owed);
        let forged = sign(&told, "other");
        hook(app, &account, &[("stripe-signature", &forged)], &told).must_be(404);
        hook(app, &account, &[], &told).must_be(404);
        assert_eq!(count(app, "select count(*) from card_event"), 0);

        // Another amount than asked is for a person to look at.
        let other = about(include_str!("../testdata/stripe-completed.json"), &id, owed + 1)
            .replace("evt_1TzQ2k2eZvKYlo2C0001", "evt_other");
        hook(app, &account, &[("stripe-signature", &sign(&other, "whsec"))], &other).must_be(200);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from payment"), 0);
        let treasurer = app.officer("treasurer", "Alès");
        treasurer.get("/office/treasury/cards").must_show("Le montant payé n’est pas celui");
        app.officer("treasurer", "Sète").get("/office/treasury/cards").must_hide("Le montant payé");

        for _ in 0..2 {
            hook(app, &account, &[("stripe-signature", &sign(&told, "whsec"))], &told).must_be(200);
            app.run_jobs();
        }
        assert_eq!(count(app, "select count(*) from card_event"), 2);
        assert_eq!((due(app, &people[0]), balance(app, "5115")), (0, owed));
        me.get(&path).must_show("Merci");

        // The treasurer gives it back: written here, asked of the carrier.
        let payment: String =
            app.app.db.read_now(|tx| tx.one("select id from payment", &[])).unwrap();
        let one = format!("/office/treasury/payments/{payment}");
        local.heard();
        local.will_say(200, &about(include_str!("../testdata/stripe-completed.json"), &id, owed)
            .split("\"object\":{").nth(1).map(|rest| format!("{{{}", rest.split("},\"livemode\"")
            .next().unwrap())).unwrap());
        local.will_say(200, "{\"id\":\"re_1\",\"status\":\"succeeded\"}");
        treasurer.post(&one, &[("do", "refunded"), ("why", "Payé deux fois")]).must_lead_to(&one);
        app.run_jobs();
        let heard = local.heard();
        assert!(heard.iter().any(|asked| asked.line.starts_with("POST /v1/refunds")), "{heard:?}");
        assert_eq!((due(app, &people[0]), balance(app, "5115")), (owed, 0));
    }

    fn helloasso_is_read_again_whatever_a_message_says(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let owed = due(app, &people[0]);
        let local = Local::open();
        let account = account(app, &collector, Carrier::HelloAsso, &local.url);
        let (me, path, id) = begun(app, &people[0], owed);
        let token = include_str!("../testdata/helloasso-token.json");
        local.will_say(200, token);
        local.will_say(200, include_str!("../testdata/helloasso-created.json"));
        app.run_jobs();
        me.get(&path).must_show("https://www.helloasso.com/associations/");
        app.run_jobs();
        let told = about(include_str!("../testdata/helloasso-notified.json"), &id, owed);
        // The carrier says otherwise: nobody paid.
        local.will_say(200, token);
        local.will_say(200, &about("{\"id\":48210,\"metadata\":{}}", &id, owed));
        hook(app, &account, &[], &told).must_be(200);
        app.run_jobs();
        assert_eq!(count(app, "select count(*) from payment"), 0);
        local.will_say(200, token);
        local.will_say(200, &about(include_str!("../testdata/helloasso-paid.json"), &id, owed));
        hook(app, &account, &[], &told).must_be(200);
        app.run_jobs();
        assert_eq!((due(app, &people[0]), balance(app, "5115")), (0, owed));
    }

    fn a_lost_message_is_made_good_by_reading(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let owed = due(app, &people[0]);
        let local = Local::open();
        account(app, &collector, Carrier::Mollie, &local.url);
        let (_, _, id) = begun(app, &people[0], owed);
        local.will_say(201, &about(include_str!("../testdata/mollie-created.json"), &id, owed));
        app.run_jobs();
        app.clock.advance_ms(90 * MINUTE_MS);
        local.will_say(200, &about(include_str!("../testdata/mollie-paid.json"), &id, owed));
        jobs::read_lost(&app.app).unwrap();
        app.run_jobs();
        assert_eq!(due(app, &people[0]), 0);
    }

    fn the_pretend_carrier_exists_in_the_demonstration_alone(app: &TestApp) {
        let collector = collector(app, LegalForm::Association, "Gard");
        let people = debtors(app, &[("Ana", "Moulin")], "Alès");
        let owed = due(app, &people[0]);
        account(app, &collector, Carrier::Pretend, "");
        let (me, path, id) = begun(app, &people[0], owed);
        app.run_jobs();
        me.get(&path).must_show(&format!("/pretend-pay/{id}"));
        me.get(&format!("/pretend-pay/{id}")).must_be(404);
        me.post(&format!("/pretend-pay/{id}"), &[("do", "pay")]).must_be(404);
        assert_eq!(due(app, &people[0]), owed);
        let admin = app.officer("administrator", "Union");
        let fields = [("collector", collector.as_str()), ("carrier", "pretend"), ("secret", "x")];
        admin.post("/office/treasury/cards", &fields).must_be(422);
        let mut fields = fields;
        fields[1].1 = "mollie";
        fields[2].1 = "live_k";
        let opened = admin.post("/office/treasury/cards", &fields);
        admin.follow(&opened).must_show("/hooks/pay/").must_hide("live_k");
        app.officer("treasurer", "Alès").post("/office/treasury/cards", &fields).must_be(403);
    }
}
