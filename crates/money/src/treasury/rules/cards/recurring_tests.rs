//! Conversations about what comes back by itself, on exchanges in the form of each carrier's public
//! documentation.

use proptest::prelude::*;

use super::*;

const OURS: &str = "0198f0aa-0000-7000-8000-000000000001";

fn keys() -> Keys {
    Keys {
        url: "https://carrier".to_owned(),
        organisation: "union-des-quartiers".to_owned(),
        client: "client".to_owned(),
        secret: "sk_test".to_owned(),
        signing: "whsec_test".to_owned(),
    }
}

fn plan() -> Plan {
    Plan {
        id: OURS.to_owned(),
        cents: 1_600,
        every_months: 1,
        label: "Cotisation".to_owned(),
        payer: ("Ana".to_owned(), "Moulin".to_owned(), "ana.moulin@example.org".to_owned()),
        back_url: "http://test/me/payments".to_owned(),
        hook_url: "http://test/hooks/pay/1".to_owned(),
        language: "fr".to_owned(),
        today: "2026-11-24".to_owned(),
        is_stopping: false,
    }
}

fn ok(body: &str) -> Answer {
    Answer { status: 200, body: body.to_owned() }
}

/// Talks with answers that were recorded; gives what is known and what was asked.
fn talk(carrier: Carrier, mut known: Known, answers: &[&str]) -> (Known, Vec<Request>) {
    let (adapter, plan) = (carrier.adapter(), plan());
    let mut asked = Vec::new();
    for answer in answers {
        let request = adapter.subscribe(&keys(), "token", &plan, &known);
        asked.push(request.expect("something is left to say"));
        known = adapter.subscribed(&plan, known, &ok(answer)).unwrap();
    }
    (known, asked)
}

fn told(known: &Known) -> Vec<(&str, Standing, i64)> {
    known.charges.iter().map(|one| (one.theirs.as_str(), one.standing, one.cents)).collect()
}

/// What a later conversation begins with: what was learnt in the one before is read anew.
fn kept(known: &Known) -> Known {
    let Known { customer, checkout, theirs, pay_url, .. } = known.clone();
    Known { customer, checkout, theirs, pay_url, ..Known::default() }
}

#[test]
fn stripe_is_agreed_charged_and_stopped() {
    let created = include_str!("../../testdata/stripe-again-created.json");
    let (known, asked) = talk(Carrier::Stripe, Known::default(), &[created]);
    assert!(asked[0].body.contains("mode=subscription"), "{}", asked[0].body);
    assert!(asked[0].body.contains("interval%5Fcount%5D=1"), "{}", asked[0].body);
    assert!(asked[0].headers.contains(&("idempotency-key", OURS.to_owned())));
    assert!(known.pay_url.starts_with("https://checkout.stripe.com/"));
    let agreed = include_str!("../../testdata/stripe-again-agreed.json");
    let invoices = include_str!("../../testdata/stripe-again-invoices.json");
    let (known, asked) = talk(Carrier::Stripe, kept(&known), &[agreed, invoices]);
    assert!(asked[1].url.contains("/v1/invoices?subscription=sub_1TzQ3k2eZv"), "{}", asked[1].url);
    let wanted = [("pi_again1", Standing::Paid, 1_600), ("pi_again2", Standing::Failed, 1_600)];
    assert_eq!(told(&known), wanted);
    assert_eq!(known.goes_on, Some(true));
    let adapter = Carrier::Stripe.adapter();
    assert_eq!(adapter.subscribe(&keys(), "", &plan(), &known), None);
    let stop = adapter.stop(&keys(), "", &known).unwrap();
    assert_eq!(
        (stop.method, stop.url.as_str()),
        ("DELETE", "https://carrier/v1/subscriptions/sub_1TzQ3k2eZv")
    );
    let over = include_str!("../../testdata/stripe-again-over.json");
    let (known, _) = talk(Carrier::Stripe, kept(&known), &[over]);
    assert_eq!(known.goes_on, Some(false));
    // Who has not agreed yet is stopped by ending what they could agree by.
    let waiting = Known { checkout: "cs_1".to_owned(), ..Known::default() };
    let stop = adapter.stop(&keys(), "", &waiting).unwrap();
    assert!(stop.url.ends_with("/v1/checkout/sessions/cs_1/expire"), "{}", stop.url);
    // A charge is read by its payment intent.
    let Step::Send(read) = adapter.fetch(&keys(), "", "pi_again1") else { panic!("not read") };
    assert!(read.url.contains("/v1/payment_intents/pi_again1"), "{}", read.url);
    let intent = r#"{"id":"pi_again1","object":"payment_intent","amount":1600,"currency":"eur",
        "status":"succeeded","latest_charge":{"refunded":true}}"#;
    let seen = adapter.seen(&ok(intent)).unwrap();
    assert_eq!((seen.standing, seen.handle.as_str()), (Standing::Refunded, "pi_again1"));
}

#[test]
fn stripe_says_which_subscription_to_read_again() {
    let raw = include_bytes!("../../testdata/stripe-again-paid.json");
    let at = 1_795_510_800;
    let mut message = format!("{at}.").into_bytes();
    message.extend_from_slice(raw);
    let digest = hex(&hmac_sha256(b"whsec_test", &message));
    let headers = Headers::from([("stripe-signature".to_owned(), format!("t={at},v1={digest}"))]);
    let heard = Carrier::Stripe.adapter().hear(&keys(), &headers, raw, at);
    let theirs = "sub_1TzQ3k2eZv".to_owned();
    assert_eq!(heard, Heard::ReadAgain { ours: OURS.to_owned(), theirs });
}

#[test]
fn stripe_tells_payouts_with_all_their_fees() {
    let adapter = Carrier::Stripe.adapter();
    let mut all = Payouts::default();
    let mut asked = Vec::new();
    for answer in [
        include_str!("../../testdata/stripe-payouts.json"),
        include_str!("../../testdata/stripe-payout-lines.json"),
        include_str!("../../testdata/stripe-payout-more.json"),
    ] {
        asked.push(adapter.payouts(&keys(), "2026-11-01", &all).unwrap().url);
        all = adapter.paid_out(all, &ok(answer)).unwrap();
    }
    assert_eq!(adapter.payouts(&keys(), "2026-11-01", &all), None);
    assert!(asked[2].ends_with("&starting_after=txn_2"), "{}", asked[2]);
    let one = &all.done[0];
    assert_eq!((one.gross_cents, one.fee_cents, one.cents), (32_000, 750, 31_250));
    assert_eq!((one.theirs.as_str(), one.arrives_on.as_str()), ("po_1TzQ4", "2026-11-24"));
    // What is kept already is not asked again.
    let known = Payouts { kept: vec!["po_1TzQ4".to_owned()], ..Payouts::default() };
    let again = adapter.paid_out(known, &ok(include_str!("../../testdata/stripe-payouts.json")));
    assert_eq!(adapter.payouts(&keys(), "2026-11-01", &again.unwrap()), None);
    // Sums that do not add up are for a person to look at.
    let waiting = (Payout { cents: 5, ..Payout::default() }, String::new());
    let wrong = Payouts { is_listed: true, waiting: vec![waiting], ..Payouts::default() };
    let lines = include_str!("../../testdata/stripe-payout-more.json");
    assert!(matches!(adapter.paid_out(wrong, &ok(lines)), Err(Failure::Never(_))));
}

#[test]
fn mollie_takes_a_first_payment_then_goes_on() {
    let begin = [
        include_str!("../../testdata/mollie-customer.json"),
        include_str!("../../testdata/mollie-first.json"),
    ];
    let (known, asked) = talk(Carrier::Mollie, Known::default(), &begin);
    let first: serde_json::Value = serde_json::from_str(&asked[1].body).unwrap();
    assert_eq!(
        (&first["sequenceType"], &first["customerId"]),
        (&"first".into(), &"cst_8wmqcHMN4U".into())
    );
    assert!(known.pay_url.starts_with("https://www.mollie.com/checkout/"));
    let adapter = Carrier::Mollie.adapter();
    // Nothing goes on before the first payment is paid, nor once somebody asked to stop.
    let (unpaid, _) = talk(Carrier::Mollie, kept(&known), &[begin[1]]);
    assert_eq!(adapter.subscribe(&keys(), "", &plan(), &unpaid), None);
    let paid = include_str!("../../testdata/mollie-first-paid.json");
    let (read, _) = talk(Carrier::Mollie, kept(&known), &[paid]);
    let stopping = Plan { is_stopping: true, ..plan() };
    assert_eq!(adapter.subscribe(&keys(), "", &stopping, &read), None);
    let again = include_str!("../../testdata/mollie-again.json");
    let (known, asked) = talk(Carrier::Mollie, kept(&known), &[paid, again]);
    let body: serde_json::Value = serde_json::from_str(&asked[1].body).unwrap();
    assert_eq!((&body["interval"], &body["startDate"]), (&"1 month".into(), &"2026-12-24".into()));
    assert_eq!(told(&known), [("tr_first7UhSN1", Standing::Paid, 1_600)]);
    let payments = include_str!("../../testdata/mollie-again-payments.json");
    let (known, asked) = talk(Carrier::Mollie, kept(&known), &[payments, again]);
    let own = "/v2/customers/cst_8wmqcHMN4U/subscriptions/sub_rVKGtNd6s3";
    assert!(asked[0].url.contains(own), "{}", asked[0].url);
    assert_eq!(
        told(&known),
        [("tr_renew1", Standing::Paid, 1_600), ("tr_renew2", Standing::Failed, 1_600)]
    );
    assert_eq!(known.goes_on, Some(true));
    let stop = adapter.stop(&keys(), "", &known).unwrap();
    assert!(stop.method == "DELETE" && stop.url.ends_with(own), "{stop:?}");
    let over = include_str!("../../testdata/mollie-again-over.json");
    let (known, _) = talk(Carrier::Mollie, kept(&known), &[payments, over]);
    assert_eq!(known.goes_on, Some(false));
}

#[test]
fn mollie_tells_settlements_to_the_organisation_alone() {
    let adapter = Carrier::Mollie.adapter();
    let request = adapter.payouts(&keys(), "2026-11-01", &Payouts::default()).unwrap();
    assert!(request.headers.contains(&("authorization", "Bearer whsec_test".to_owned())));
    let told = ok(include_str!("../../testdata/mollie-settlements.json"));
    let all = adapter.paid_out(Payouts::default(), &told).unwrap();
    let one = &all.done[0];
    assert_eq!((one.gross_cents, one.fee_cents, one.cents), (6_400, 143, 6_257));
    assert_eq!(one.reference, "1234567.2611.03");
    assert_eq!(all.done.len(), 1);
    let alone = Keys { signing: String::new(), ..keys() };
    assert_eq!(adapter.payouts(&alone, "2026-11-01", &Payouts::default()), None);
}

#[test]
fn helloasso_takes_a_year_of_instalments() {
    let created = include_str!("../../testdata/helloasso-again-created.json");
    let (known, asked) = talk(Carrier::HelloAsso, Known::default(), &[created]);
    let body: serde_json::Value = serde_json::from_str(&asked[0].body).unwrap();
    assert_eq!((&body["totalAmount"], &body["initialAmount"]), (&19_200.into(), &1_600.into()));
    let terms = body["terms"].as_array().unwrap();
    assert_eq!((terms.len(), &terms[0]["date"]), (11, &"2026-12-24".into()));
    let paid = include_str!("../../testdata/helloasso-again-paid.json");
    let (known, _) = talk(Carrier::HelloAsso, kept(&known), &[paid]);
    assert_eq!(
        told(&known)[..2],
        [("payment-91600", Standing::Paid, 1_600), ("payment-91601", Standing::Failed, 1_600)]
    );
    assert_eq!((known.theirs.as_str(), known.goes_on), ("73100", Some(true)));
    let adapter = Carrier::HelloAsso.adapter();
    let stop = adapter.stop(&keys(), "token", &known).unwrap();
    assert!(stop.url.ends_with("/v5/orders/73100/cancel"), "{}", stop.url);
    let over = paid.replace("Pending", "Canceled");
    let (known, _) = talk(Carrier::HelloAsso, kept(&known), &[&over]);
    assert_eq!(known.goes_on, Some(false));
    let Step::Send(read) = adapter.fetch(&keys(), "token", "payment-91600") else {
        panic!("not read")
    };
    assert!(read.url.ends_with("/v5/payments/91600"), "{}", read.url);
    let seen = adapter.seen(&ok(r#"{"id":91600,"amount":1600,"state":"Refunded"}"#)).unwrap();
    assert_eq!((seen.theirs.as_str(), seen.standing), ("payment-91600", Standing::Refunded));
    // Nothing is agreed once somebody asked to stop.
    let stopping = Plan { is_stopping: true, ..plan() };
    assert_eq!(adapter.subscribe(&keys(), "token", &stopping, &Known::default()), None);
}

#[test]
fn where_a_subscription_stands_follows_from_its_facts() {
    use Standing::{Failed, Paid, Refunded};
    assert_eq!(Going::of(&[], false, false), Going::Waiting);
    assert_eq!(Going::of(&[Failed], false, false), Going::Waiting);
    assert_eq!(Going::of(&[Failed, Paid], false, false), Going::Active);
    assert_eq!(Going::of(&[Paid, Failed], false, false), Going::Failing);
    assert_eq!(Going::of(&[Refunded], false, false), Going::Active);
    assert_eq!(Going::of(&[Paid], true, false), Going::Stopping);
    assert_eq!(Going::of(&[Paid], true, true), Going::Stopped);
}

proptest! {
    /// Nothing that comes from outside breaks a conversation, and every one ends.
    #[test]
    fn hostile_answers_are_survived(
        bodies in proptest::collection::vec("[ -~]{0,80}", 1..10), rich in any::<bool>(),
    ) {
        for carrier in Carrier::ALL {
            let (adapter, plan) = (carrier.adapter(), plan());
            let mut known = Known::default();
            let mut requests = 0;
            for body in bodies.iter().cycle().take(30) {
                if adapter.subscribe(&keys(), "t", &plan, &known).is_none() {
                    break;
                }
                requests += 1;
                let body = match rich {
                    true => format!(
                        r#"{{"id":"x{requests}","url":"u","redirectUrl":"u","status":"paid",
                        "subscription":"s","data":[],"_embedded":{{"payments":[]}},
                        "_links":{{"checkout":{{"href":"u"}}}},"amount":{{}}}}"#
                    ),
                    false => body.clone(),
                };
                match adapter.subscribed(&plan, known.clone(), &ok(&body)) {
                    Ok(next) => known = next,
                    Err(_) => break,
                }
            }
            prop_assert!(requests < 10, "{carrier:?} talks for ever");
            let _ = adapter.paid_out(Payouts::default(), &ok(&bodies[0]));
        }
    }
}
