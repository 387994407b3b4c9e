//! Adapters on exchanges in the form of each carrier's public documentation.

use proptest::prelude::*;

use super::*;

const OURS: &str = "0198f0aa-0000-7000-8000-000000000001";
const AT_S: i64 = 1_795_510_800;

fn keys(url: &str) -> Keys {
    Keys {
        url: url.to_owned(),
        organisation: "union-des-quartiers".to_owned(),
        client: "client".to_owned(),
        secret: "sk_test".to_owned(),
        signing: "whsec_test".to_owned(),
    }
}

fn ask() -> Ask {
    Ask {
        id: OURS.to_owned(),
        cents: 6_400,
        label: "Cotisation d’août à novembre".to_owned(),
        payer: ("Ana".to_owned(), "Moulin".to_owned(), "ana.moulin@example.org".to_owned()),
        back_url: "http://test/me/payments".to_owned(),
        hook_url: "http://test/hooks/pay/1".to_owned(),
        language: "fr".to_owned(),
    }
}

fn ok(body: &str) -> Answer {
    Answer { status: 200, body: body.to_owned() }
}

fn sent<T: std::fmt::Debug>(step: Step<T>) -> Request {
    match step {
        Step::Send(request) => request,
        Step::Known(known) => panic!("nothing is sent: {known:?}"),
    }
}

fn header<'a>(request: &'a Request, name: &str) -> &'a str {
    request.headers.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
}

#[test]
fn stripe_makes_one_session_for_one_key() {
    let stripe = Carrier::Stripe.adapter();
    let request = sent(stripe.create(&keys(Carrier::Stripe.url()), "", &ask()));
    assert_eq!(request.url, "https://api.stripe.com/v1/checkout/sessions");
    assert_eq!(header(&request, "idempotency-key"), OURS);
    assert!(request.body.contains("unit%5Famount%5D=6400"), "{}", request.body);
    let made = stripe.made(&ok(include_str!("../../testdata/stripe-created.json"))).unwrap();
    assert_eq!(made.theirs, "cs_test_a1Qh5cVxw7Jk3mN9");
    assert!(made.pay_url.starts_with("https://checkout.stripe.com/"));
}

#[test]
fn stripe_is_believed_when_its_signature_is_right_and_fresh() {
    let stripe = Carrier::Stripe.adapter();
    let raw = include_bytes!("../../testdata/stripe-completed.json");
    let keys = keys("");
    let signed = |at: i64, secret: &str, raw: &[u8]| {
        let mut message = format!("{at}.").into_bytes();
        message.extend_from_slice(raw);
        let digest = hex(&hmac_sha256(secret.as_bytes(), &message));
        Headers::from([("stripe-signature".to_owned(), format!("t={at},v0=x,v1={digest}"))])
    };
    let heard = stripe.hear(&keys, &signed(AT_S, "whsec_test", raw), raw, AT_S + 10);
    let Heard::Told(seen) = heard else { panic!("{heard:?}") };
    assert_eq!(
        (seen.standing, seen.cents, seen.ours.as_str()),
        (Standing::Paid, Some(6_400), OURS)
    );
    assert_eq!(seen.handle, "pi_3TzQ2k2eZvKYlo2C1");
    assert_eq!(stripe.message_id(raw).unwrap(), "evt_1TzQ2k2eZvKYlo2C0001");
    let mut changed = raw.to_vec();
    changed[100] ^= 1;
    for (headers, raw, now) in [
        (signed(AT_S, "whsec_test", raw), changed.as_slice(), AT_S),
        (signed(AT_S, "whsec_other", raw), raw.as_slice(), AT_S),
        (signed(AT_S, "whsec_test", raw), raw.as_slice(), AT_S + 301),
        (Headers::new(), raw.as_slice(), AT_S),
    ] {
        assert_eq!(stripe.hear(&keys, &headers, raw, now), Heard::Forged);
    }
    let unsigned = Keys { signing: String::new(), ..keys };
    let headers = signed(AT_S, "", raw);
    assert_eq!(stripe.hear(&unsigned, &headers, raw, AT_S), Heard::Forged);
}

#[test]
fn stripe_tells_a_refund_when_it_is_read_again() {
    let stripe = Carrier::Stripe.adapter();
    let seen = stripe.seen(&ok(include_str!("../../testdata/stripe-refunded.json"))).unwrap();
    assert_eq!(seen.standing, Standing::Refunded);
    let refund = sent(stripe.refund(&keys("https://x"), "", &seen, "refund-1"));
    assert_eq!(refund.body, "payment%5Fintent=pi%5F3TzQ2k2eZvKYlo2C1");
    assert_eq!(header(&refund, "idempotency-key"), "refund-1");
}

#[test]
fn mollie_is_read_again() {
    let mollie = Carrier::Mollie.adapter();
    let request = sent(mollie.create(&keys(Carrier::Mollie.url()), "", &ask()));
    assert_eq!(request.url, "https://api.mollie.com/v2/payments");
    assert_eq!(header(&request, "idempotency-key"), OURS);
    let body: serde_json::Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body["amount"]["value"], "64.00");
    let made = mollie.made(&ok(include_str!("../../testdata/mollie-created.json"))).unwrap();
    assert_eq!(made.theirs, "tr_5B8cwPMGnU6qLbRvo7qEZo");
    let heard = mollie.hear(&keys(""), &Headers::new(), b"id=tr_5B8cwPMGnU6qLbRvo7qEZo", 0);
    let theirs = made.theirs.clone();
    assert_eq!(heard, Heard::ReadAgain { ours: String::new(), theirs });
    assert_eq!(mollie.hear(&keys(""), &Headers::new(), b"id=../../x", 0), Heard::Nothing);
    let seen = mollie.seen(&ok(include_str!("../../testdata/mollie-paid.json"))).unwrap();
    assert_eq!(
        (seen.standing, seen.cents, seen.ours.as_str()),
        (Standing::Paid, Some(6_400), OURS)
    );
    let refunded = include_str!("../../testdata/mollie-paid.json")
        .replace(r#""amountRefunded":{"value":"0.00""#, r#""amountRefunded":{"value":"64.00""#);
    assert_eq!(mollie.seen(&ok(&refunded)).unwrap().standing, Standing::Refunded);
    let dollars = include_str!("../../testdata/mollie-paid.json").replace("EUR", "USD");
    assert_eq!(mollie.seen(&ok(&dollars)).unwrap().cents, Some(-1));
}

#[test]
fn helloasso_wants_a_token_and_is_read_again() {
    let helloasso = Carrier::HelloAsso.adapter();
    let keys = keys(Carrier::HelloAsso.url());
    let request = helloasso.sign_in(&keys).unwrap();
    assert_eq!(request.url, "https://api.helloasso.com/oauth2/token");
    assert!(request.body.contains("client%5Fcredentials"));
    let token = helloasso.token(&ok(include_str!("../../testdata/helloasso-token.json"))).unwrap();
    let request = sent(helloasso.create(&keys, &token, &ask()));
    let slug = "union-des-quartiers";
    let url = format!("https://api.helloasso.com/v5/organizations/{slug}/checkout-intents");
    assert_eq!(request.url, url);
    let body: serde_json::Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(
        (&body["totalAmount"], &body["metadata"]["maillage"]),
        (&6_400.into(), &OURS.into())
    );
    let made = helloasso.made(&ok(include_str!("../../testdata/helloasso-created.json"))).unwrap();
    assert_eq!(made.theirs, "48210");
    let raw = include_bytes!("../../testdata/helloasso-notified.json");
    let digest = hex(&hmac_sha256(b"whsec_test", raw));
    let headers = Headers::from([("x-ha-signature".to_owned(), digest)]);
    let again = Heard::ReadAgain { ours: OURS.to_owned(), theirs: String::new() };
    assert_eq!(helloasso.hear(&keys, &headers, raw, 0), again);
    assert_eq!(helloasso.hear(&keys, &Headers::new(), raw, 0), Heard::Forged);
    let no_partner = Keys { signing: String::new(), ..keys.clone() };
    assert_eq!(helloasso.hear(&no_partner, &Headers::new(), raw, 0), again);
    let seen = helloasso.seen(&ok(include_str!("../../testdata/helloasso-paid.json"))).unwrap();
    assert_eq!(
        (seen.standing, seen.cents, seen.handle.as_str()),
        (Standing::Paid, Some(6_400), "91542")
    );
    let open = r#"{"id":48210,"redirectUrl":"https://x","metadata":{}}"#;
    assert_eq!(helloasso.seen(&ok(open)).unwrap().standing, Standing::Pending);
}

#[test]
fn a_carrier_that_fails_is_asked_again_and_one_that_refuses_is_not() {
    for carrier in [Carrier::Stripe, Carrier::Mollie, Carrier::HelloAsso] {
        let later = Answer { status: 503, body: String::new() };
        assert!(matches!(carrier.adapter().made(&later), Err(Failure::Later(_))));
        let never = Answer { status: 401, body: String::new() };
        assert!(matches!(carrier.adapter().made(&never), Err(Failure::Never(_))));
        assert!(matches!(carrier.adapter().seen(&ok("<html>")), Err(Failure::Later(_))));
    }
}

#[test]
fn messages_in_any_order_end_the_same() {
    use Standing::{Failed, Paid, Pending, Refunded};
    assert_eq!(moved(Pending, Paid), Moved::To(Paid));
    assert_eq!(moved(Failed, Paid), Moved::To(Paid));
    assert_eq!(moved(Paid, Paid), Moved::Nothing);
    assert_eq!(moved(Paid, Pending), Moved::Nothing);
    assert_eq!(moved(Paid, Failed), Moved::Conflict);
    assert_eq!(moved(Paid, Refunded), Moved::To(Refunded));
    assert_eq!(moved(Refunded, Paid), Moved::Nothing);
}

proptest! {
    /// However often and in whichever order they repeat, nothing is paid twice or unpaid.
    #[test]
    fn repeated_messages_move_a_payment_at_most_three_times(
        seen in proptest::collection::vec(0_usize..4, 0..40)) {
        let mut now = Standing::Pending;
        let mut paid = 0;
        let mut refunded = 0;
        for at in seen {
            if let Moved::To(next) = moved(now, Standing::ALL[at]) {
                paid += usize::from(next == Standing::Paid);
                refunded += usize::from(next == Standing::Refunded);
                now = next;
            }
        }
        prop_assert!(paid <= 1 && refunded <= paid);
    }

    /// Nothing that comes from outside breaks an adapter.
    #[test]
    fn hostile_messages_are_survived(raw in proptest::collection::vec(any::<u8>(), 0..400)) {
        for carrier in Carrier::ALL {
            let adapter = carrier.adapter();
            let heard = adapter.hear(&keys(""), &Headers::new(), &raw, 0);
            prop_assert!(!matches!(heard, Heard::Told(_)));
            let body = String::from_utf8_lossy(&raw).into_owned();
            let _ = adapter.seen(&Answer { status: 200, body });
        }
    }
}
