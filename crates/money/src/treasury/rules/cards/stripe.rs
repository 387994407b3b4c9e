//! Stripe: Checkout sessions. <https://docs.stripe.com/api/checkout/sessions>,
//! <https://docs.stripe.com/webhooks#verify-manually>, <https://docs.stripe.com/api/refunds>.

use serde_json::Value;

use super::{
    Adapter, Answer, Ask, Failure, Headers, Heard, Keys, Made, Request, Seen, Standing, Step, form,
    hex, hmac_sha256, is_plain, json, needed, same, text,
};

/// How old a signed message may be, in seconds.
const TOLERANCE_S: i64 = 300;
/// The version of the interface that this was written to.
const VERSION: &str = "2024-06-20";

/// The adapter.
pub(super) struct Stripe;

impl Stripe {
    fn headers(keys: &Keys, key: Option<&str>) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("authorization", format!("Bearer {}", keys.secret)),
            ("stripe-version", VERSION.to_owned()),
            ("content-type", "application/x-www-form-urlencoded".to_owned()),
        ];
        headers.extend(key.map(|key| ("idempotency-key", key.to_owned())));
        headers
    }
}

impl Adapter for Stripe {
    fn create(&self, keys: &Keys, _token: &str, ask: &Ask) -> Step<Made> {
        let cents = ask.cents.to_string();
        let locale = if ask.language == "en" { "en" } else { "fr" };
        let mut pairs = vec![
            ("mode", "payment"),
            ("locale", locale),
            ("success_url", ask.back_url.as_str()),
            ("cancel_url", ask.back_url.as_str()),
            ("client_reference_id", ask.id.as_str()),
            ("metadata[maillage]", ask.id.as_str()),
            ("payment_intent_data[metadata][maillage]", ask.id.as_str()),
            ("line_items[0][quantity]", "1"),
            ("line_items[0][price_data][currency]", "eur"),
            ("line_items[0][price_data][unit_amount]", cents.as_str()),
            ("line_items[0][price_data][product_data][name]", ask.label.as_str()),
        ];
        if !ask.payer.2.is_empty() {
            pairs.push(("customer_email", ask.payer.2.as_str()));
        }
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v1/checkout/sessions", keys.url),
            headers: Self::headers(keys, Some(&ask.id)),
            body: form(&pairs),
        })
    }

    fn made(&self, answer: &Answer) -> Result<Made, Failure> {
        let json = json(answer)?;
        Ok(Made { theirs: needed(&json, "/id")?, pay_url: needed(&json, "/url")? })
    }

    fn fetch(&self, keys: &Keys, _token: &str, theirs: &str) -> Step<Option<Seen>> {
        if !is_plain(theirs) {
            return Step::Known(None);
        }
        let expand = "expand%5B%5D=payment_intent.latest_charge";
        Step::Send(Request {
            method: "GET",
            url: format!("{}/v1/checkout/sessions/{theirs}?{expand}", keys.url),
            headers: Self::headers(keys, None),
            body: String::new(),
        })
    }

    fn seen(&self, answer: &Answer) -> Result<Seen, Failure> {
        let json = json(answer)?;
        session(&json).ok_or_else(|| Failure::Later("the answer is no checkout session".to_owned()))
    }

    fn refund(&self, keys: &Keys, _token: &str, seen: &Seen, key: &str) -> Step<()> {
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v1/refunds", keys.url),
            headers: Self::headers(keys, Some(key)),
            body: form(&[("payment_intent", &seen.handle)]),
        })
    }

    fn hear(&self, keys: &Keys, headers: &Headers, raw: &[u8], now_s: i64) -> Heard {
        let header = headers.get("stripe-signature").map_or("", String::as_str);
        if keys.signing.is_empty() || !is_signed(&keys.signing, header, raw, now_s) {
            return Heard::Forged;
        }
        let Ok(event) = serde_json::from_slice::<Value>(raw) else { return Heard::Forged };
        let kind = text(&event, "/type");
        let Some(object) = event.pointer("/data/object") else { return Heard::Nothing };
        match kind.as_str() {
            "checkout.session.completed"
            | "checkout.session.async_payment_succeeded"
            | "checkout.session.expired" => session(object).map_or(Heard::Nothing, Heard::Told),
            "checkout.session.async_payment_failed" => session(object)
                .map_or(Heard::Nothing, |seen| {
                    Heard::Told(Seen { standing: Standing::Failed, ..seen })
                }),
            "charge.refunded" | "charge.dispute.funds_withdrawn" => {
                let ours = text(object, "/metadata/maillage");
                if ours.is_empty() {
                    return Heard::Nothing;
                }
                Heard::ReadAgain { ours, theirs: String::new() }
            }
            _ => Heard::Nothing,
        }
    }

    fn message_id(&self, raw: &[u8]) -> Option<String> {
        let event = serde_json::from_slice::<Value>(raw).ok()?;
        Some(text(&event, "/id")).filter(|id| !id.is_empty())
    }
}

/// A checkout session as it stands.
fn session(json: &Value) -> Option<Seen> {
    let theirs = Some(text(json, "/id")).filter(|id| id.starts_with("cs_"))?;
    let charge = "/payment_intent/latest_charge";
    let is_refunded = json.pointer(&format!("{charge}/refunded")).and_then(Value::as_bool)
        == Some(true)
        || json.pointer(&format!("{charge}/disputed")).and_then(Value::as_bool) == Some(true);
    let standing = match (text(json, "/payment_status").as_str(), text(json, "/status").as_str()) {
        _ if is_refunded => Standing::Refunded,
        ("paid", _) => Standing::Paid,
        (_, "expired") => Standing::Failed,
        _ => Standing::Pending,
    };
    let is_euro = text(json, "/currency") == "eur";
    let cents = json.pointer("/amount_total").and_then(Value::as_i64).filter(|_| is_euro);
    let intent = text(json, "/payment_intent/id");
    let handle = if intent.is_empty() { text(json, "/payment_intent") } else { intent };
    let ours = text(json, "/client_reference_id");
    Some(Seen { theirs, ours, standing, cents: cents.or(Some(-1)), handle })
}

/// Whether a header `t=…,v1=…,v1=…` signs these bytes and is fresh.
fn is_signed(secret: &str, header: &str, raw: &[u8], now_s: i64) -> bool {
    let mut at = None;
    let mut given = Vec::new();
    for pair in header.split(',') {
        match pair.trim().split_once('=') {
            Some(("t", value)) => at = value.parse::<i64>().ok(),
            Some(("v1", value)) => given.push(value),
            _ => {}
        }
    }
    let Some(at) = at else { return false };
    if now_s.saturating_sub(at).abs() > TOLERANCE_S {
        return false;
    }
    let mut signed = format!("{at}.").into_bytes();
    signed.extend_from_slice(raw);
    let wanted = hex(&hmac_sha256(secret.as_bytes(), &signed));
    given.iter().any(|given| same(given, &wanted))
}
