//! Stripe: Checkout sessions, subscriptions by their invoices, payouts by their balance
//! transactions. <https://docs.stripe.com/api/checkout/sessions>,
//! <https://docs.stripe.com/api/invoices/list>, <https://docs.stripe.com/api/payouts>,
//! <https://docs.stripe.com/webhooks#verify-manually>, <https://docs.stripe.com/api/refunds>.

use kernel::time::Moment;
use serde_json::Value;

use super::{
    Adapter, Answer, Ask, Charge, Failure, Headers, Heard, Keys, Known, Made, Payout, Payouts,
    Plan, Request, Seen, Standing, Step, form, hex, hmac_sha256, is_plain, json, needed, same,
    text,
};
use crate::treasury::rules::cards::recurring::adds_up;

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

    fn get(keys: &Keys, path: &str) -> Request {
        Request {
            method: "GET",
            url: format!("{}/v1/{path}", keys.url),
            headers: Self::headers(keys, None),
            body: String::new(),
        }
    }

    fn agree(keys: &Keys, plan: &Plan) -> Request {
        let (cents, every) = (plan.cents.to_string(), plan.every_months.to_string());
        let locale = if plan.language == "en" { "en" } else { "fr" };
        let mut pairs = vec![
            ("mode", "subscription"),
            ("locale", locale),
            ("success_url", plan.back_url.as_str()),
            ("cancel_url", plan.back_url.as_str()),
            ("client_reference_id", plan.id.as_str()),
            ("metadata[maillage]", plan.id.as_str()),
            ("subscription_data[metadata][maillage]", plan.id.as_str()),
            ("line_items[0][quantity]", "1"),
            ("line_items[0][price_data][currency]", "eur"),
            ("line_items[0][price_data][unit_amount]", cents.as_str()),
            ("line_items[0][price_data][product_data][name]", plan.label.as_str()),
            ("line_items[0][price_data][recurring][interval]", "month"),
            ("line_items[0][price_data][recurring][interval_count]", every.as_str()),
        ];
        if !plan.payer.2.is_empty() {
            pairs.push(("customer_email", plan.payer.2.as_str()));
        }
        Request {
            method: "POST",
            url: format!("{}/v1/checkout/sessions", keys.url),
            headers: Self::headers(keys, Some(&plan.id)),
            body: form(&pairs),
        }
    }
}

/// A message about a subscription of ours; one that names none is about something else.
fn about_subscription(ours: String, theirs: String) -> Heard {
    if ours.is_empty() && theirs.is_empty() {
        return Heard::Nothing;
    }
    Heard::ReadAgain { ours, theirs }
}

/// What is talked about next of a subscription.
enum Topic {
    Agree,
    Read,
    List,
}

fn topic(plan: &Plan, known: &Known) -> Option<Topic> {
    match () {
        () if known.checkout.is_empty() && plan.is_stopping => None,
        () if known.checkout.is_empty() => Some(Topic::Agree),
        () if known.theirs.is_empty() && !known.is_read => Some(Topic::Read),
        () if !known.theirs.is_empty() && !known.is_listed => Some(Topic::List),
        () => None,
    }
}

/// An invoice as a charge; nothing as long as nobody tried to pay it.
fn charge(invoice: &Value) -> Option<Charge> {
    let theirs = text(invoice, "/payment_intent");
    let tries = invoice.pointer("/attempt_count").and_then(Value::as_i64).unwrap_or(0);
    let standing = match text(invoice, "/status").as_str() {
        "paid" => Standing::Paid,
        "uncollectible" | "void" => Standing::Failed,
        "open" if tries > 0 => Standing::Failed,
        _ => return None,
    };
    let is_euro = text(invoice, "/currency") == "eur";
    let cents = invoice.pointer("/amount_due").and_then(Value::as_i64).filter(|_| is_euro);
    is_plain(&theirs).then(|| Charge { theirs, standing, cents: cents.unwrap_or(-1) })
}

/// A payout of the list; its fees are read next.
fn payout(line: &Value, theirs: String) -> Result<Payout, Failure> {
    let day = line.pointer("/arrival_date").and_then(Value::as_i64).and_then(day_of);
    let cents = line.pointer("/amount").and_then(Value::as_i64);
    let (Some(arrives_on), Some(cents)) = (day, cents) else {
        return Err(Failure::Later("the answer is no payout".to_owned()));
    };
    Ok(Payout { reference: theirs.clone(), theirs, arrives_on, cents, ..Payout::default() })
}

/// Seconds since 1970 at the beginning of a day.
fn seconds(day: &str) -> Option<i64> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let since = jiff::civil::Date::constant(1970, 1, 1).until(day).ok()?;
    Some(i64::from(since.get_days()) * 86_400)
}

/// The day of seconds since 1970.
fn day_of(at_s: i64) -> Option<String> {
    Some(Moment(at_s.checked_mul(1_000)?).day_text())
}

/// A payment intent as it stands.
fn intent(json: &Value) -> Option<Seen> {
    if text(json, "/object") != "payment_intent" {
        return None;
    }
    let charge = |path: &str| json.pointer(path).and_then(Value::as_bool) == Some(true);
    let is_refunded = charge("/latest_charge/refunded") || charge("/latest_charge/disputed");
    let standing = match text(json, "/status").as_str() {
        _ if is_refunded => Standing::Refunded,
        "succeeded" => Standing::Paid,
        "canceled" | "requires_payment_method" => Standing::Failed,
        _ => Standing::Pending,
    };
    let is_euro = text(json, "/currency") == "eur";
    let cents = json.pointer("/amount").and_then(Value::as_i64).filter(|_| is_euro);
    let theirs = text(json, "/id");
    let handle = theirs.clone();
    Some(Seen { theirs, ours: String::new(), standing, cents: cents.or(Some(-1)), handle })
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
        // Charges of subscriptions are known by their payment intent.
        Step::Send(Self::get(
            keys,
            &match theirs.starts_with("pi_") {
                true => format!("payment_intents/{theirs}?expand%5B%5D=latest_charge"),
                false => {
                    format!("checkout/sessions/{theirs}?expand%5B%5D=payment_intent.latest_charge")
                }
            },
        ))
    }

    fn seen(&self, answer: &Answer) -> Result<Seen, Failure> {
        let json = json(answer)?;
        session(&json)
            .or_else(|| intent(&json))
            .ok_or_else(|| Failure::Later("the answer is no payment".to_owned()))
    }

    fn subscribe(&self, keys: &Keys, _token: &str, plan: &Plan, known: &Known) -> Option<Request> {
        match topic(plan, known)? {
            Topic::Agree => Some(Self::agree(keys, plan)),
            Topic::Read => Some(Self::get(keys, &format!("checkout/sessions/{}", known.checkout))),
            Topic::List => Some(Self::get(
                keys,
                &format!(
                    "invoices?subscription={}&limit=100&expand%5B%5D=data.subscription",
                    known.theirs
                ),
            )),
        }
    }

    fn subscribed(&self, plan: &Plan, mut known: Known, answer: &Answer) -> Result<Known, Failure> {
        let json = json(answer)?;
        match topic(plan, &known) {
            Some(Topic::Agree) => {
                known.checkout = needed(&json, "/id")?;
                known.pay_url = needed(&json, "/url")?;
            }
            Some(Topic::Read) => {
                known.is_read = true;
                let named = text(&json, "/subscription");
                known.theirs = if is_plain(&named) { named } else { String::new() };
                known.is_begun = !known.theirs.is_empty();
                if text(&json, "/status") == "expired" {
                    known.goes_on = Some(false);
                }
            }
            Some(Topic::List) => {
                known.is_listed = true;
                let Some(invoices) = json.pointer("/data").and_then(Value::as_array) else {
                    return Err(Failure::Later("the answer is no list of invoices".to_owned()));
                };
                // The newest comes first.
                known.charges = invoices.iter().rev().filter_map(charge).collect();
                let status = invoices.first().map(|one| text(one, "/subscription/status"));
                known.goes_on = status
                    .filter(|status| !status.is_empty())
                    .map(|status| !matches!(status.as_str(), "canceled" | "incomplete_expired"));
            }
            None => {}
        }
        Ok(known)
    }

    fn stop(&self, keys: &Keys, _token: &str, known: &Known) -> Option<Request> {
        if known.theirs.is_empty() {
            // Who has not agreed yet no longer can.
            let url = format!("{}/v1/checkout/sessions/{}/expire", keys.url, known.checkout);
            return is_plain(&known.checkout).then(|| Request {
                method: "POST",
                url,
                headers: Self::headers(keys, None),
                body: String::new(),
            });
        }
        let request = Self::get(keys, &format!("subscriptions/{}", known.theirs));
        Some(Request { method: "DELETE", ..request })
    }

    fn payouts(&self, keys: &Keys, since: &str, all: &Payouts) -> Option<Request> {
        if !all.is_listed {
            let from = seconds(since)?;
            let list = format!("payouts?status=paid&limit=100&arrival_date%5Bgte%5D={from}");
            return Some(Self::get(keys, &list));
        }
        let (payout, after) = all.waiting.first()?;
        let page =
            if after.is_empty() { String::new() } else { format!("&starting_after={after}") };
        let list = format!("balance_transactions?payout={}&limit=100{page}", payout.theirs);
        Some(Self::get(keys, &list))
    }

    fn paid_out(&self, mut all: Payouts, answer: &Answer) -> Result<Payouts, Failure> {
        let json = json(answer)?;
        let Some(lines) = json.pointer("/data").and_then(Value::as_array) else {
            return Err(Failure::Later("the answer is no list".to_owned()));
        };
        if !all.is_listed {
            all.is_listed = true;
            for line in lines.iter().filter(|line| text(line, "/currency") == "eur") {
                let theirs = needed(line, "/id")?;
                if is_plain(&theirs) && !all.is_kept(&theirs) {
                    all.waiting.push((payout(line, theirs)?, String::new()));
                }
            }
            return Ok(all);
        }
        if all.waiting.is_empty() {
            return Ok(all);
        }
        let (mut payout, _) = all.waiting.remove(0);
        for line in lines.iter().filter(|line| text(line, "/type") != "payout") {
            let cents = |path: &str| line.pointer(path).and_then(Value::as_i64).unwrap_or(0);
            payout.gross_cents += cents("/amount");
            payout.fee_cents += cents("/fee");
        }
        let last = lines.last().map(|line| text(line, "/id")).filter(|id| is_plain(id));
        match last.filter(|_| json.pointer("/has_more") == Some(&Value::Bool(true))) {
            Some(last) => all.waiting.insert(0, (payout, last)),
            None => all.done.push(adds_up(payout)?),
        }
        Ok(all)
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
            // What comes back by itself is read again as a whole.
            _ if text(object, "/mode") == "subscription" => Heard::ReadAgain {
                ours: text(object, "/client_reference_id"),
                theirs: String::new(),
            },
            "invoice.paid" | "invoice.payment_failed" => {
                let path = "/subscription_details/metadata/maillage";
                about_subscription(text(object, path), text(object, "/subscription"))
            }
            "customer.subscription.deleted" => {
                about_subscription(text(object, "/metadata/maillage"), text(object, "/id"))
            }
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
