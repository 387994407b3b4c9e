//! HelloAsso: checkout intents. <https://dev.helloasso.com/reference> (Checkout, Notifications).
//! What comes back by itself is a year of instalments, agreed at once; it keeps no fee, so that
//! what it pays out is what was paid. Only partners get signed messages, so the
//! intent is always read again; where a key is known, the signature must be right too.

use serde_json::{Value, json as object};

use super::{
    Adapter, Answer, Ask, Charge, Failure, Headers, Heard, Keys, Known, Made, Plan, Request, Seen,
    Standing, Step, form, hex, hmac_sha256, is_plain, json, needed, same, text,
};
use crate::treasury::rules::cards::recurring::later;

/// Longest label of what is paid, in characters.
const LABEL_CHARS_MAX: usize = 250;

/// The adapter.
pub(super) struct HelloAsso;

impl HelloAsso {
    fn headers(token: &str) -> Vec<(&'static str, String)> {
        vec![
            ("authorization", format!("Bearer {token}")),
            ("content-type", "application/json".to_owned()),
        ]
    }

    fn intents(keys: &Keys) -> String {
        format!("{}/v5/organizations/{}/checkout-intents", keys.url, keys.organisation)
    }

    fn get(url: String, token: &str) -> Request {
        Request { method: "GET", url, headers: Self::headers(token), body: String::new() }
    }

    /// An intent of one payment now, and of the same on each of some days.
    fn intent(keys: &Keys, token: &str, ask: &Ask, days: &[String]) -> Request {
        let label: String = ask.label.chars().take(LABEL_CHARS_MAX).collect();
        let (first, last, email) = &ask.payer;
        let mut payer = serde_json::Map::new();
        for (name, value) in [("firstName", first), ("lastName", last), ("email", email)] {
            if !value.is_empty() {
                payer.insert(name.to_owned(), Value::String(value.clone()));
            }
        }
        let count = i64::try_from(days.len()).unwrap_or(0);
        let mut body = object!({
            "totalAmount": ask.cents * (count + 1),
            "initialAmount": ask.cents,
            "itemName": label,
            "backUrl": ask.back_url,
            "errorUrl": ask.back_url,
            "returnUrl": ask.back_url,
            "containsDonation": false,
            "payer": payer,
            "metadata": { "maillage": ask.id },
        });
        if let (Some(body), true) = (body.as_object_mut(), count > 0) {
            let term = |day: &String| object!({ "amount": ask.cents, "date": day });
            body.insert("terms".to_owned(), days.iter().map(term).collect());
        }
        Request {
            method: "POST",
            url: Self::intents(keys),
            headers: Self::headers(token),
            body: body.to_string(),
        }
    }
}

/// The days of a year's instalments after the first.
fn terms(plan: &Plan) -> Vec<String> {
    let every = plan.every_months.max(1);
    (1..12 / every).map(|number| later(&plan.today, number * every)).collect()
}

fn standing(state: &str) -> Standing {
    match state {
        "Authorized" | "Registered" => Standing::Paid,
        "Refunded" | "Refunding" | "Contested" => Standing::Refunded,
        "Refused" | "Canceled" | "Abandoned" | "Error" | "Expired" => Standing::Failed,
        _ => Standing::Pending,
    }
}

/// Before the identifier of one payment of several, so that it is read alone.
const ALONE: &str = "payment-";

impl Adapter for HelloAsso {
    fn sign_in(&self, keys: &Keys) -> Option<Request> {
        let body = form(&[
            ("grant_type", "client_credentials"),
            ("client_id", &keys.client),
            ("client_secret", &keys.secret),
        ]);
        Some(Request {
            method: "POST",
            url: format!("{}/oauth2/token", keys.url),
            headers: vec![("content-type", "application/x-www-form-urlencoded".to_owned())],
            body,
        })
    }

    fn token(&self, answer: &Answer) -> Result<String, Failure> {
        needed(&json(answer)?, "/access_token")
    }

    fn create(&self, keys: &Keys, token: &str, ask: &Ask) -> Step<Made> {
        Step::Send(Self::intent(keys, token, ask, &[]))
    }

    fn made(&self, answer: &Answer) -> Result<Made, Failure> {
        let json = json(answer)?;
        Ok(Made { theirs: needed(&json, "/id")?, pay_url: needed(&json, "/redirectUrl")? })
    }

    fn fetch(&self, keys: &Keys, token: &str, theirs: &str) -> Step<Option<Seen>> {
        if !is_plain(theirs) {
            return Step::Known(None);
        }
        let url = match theirs.strip_prefix(ALONE) {
            Some(payment) => format!("{}/v5/payments/{payment}", keys.url),
            None => format!("{}/{theirs}", Self::intents(keys)),
        };
        Step::Send(Self::get(url, token))
    }

    fn subscribe(&self, keys: &Keys, token: &str, plan: &Plan, known: &Known) -> Option<Request> {
        if known.checkout.is_empty() {
            let ask = Ask {
                id: plan.id.clone(),
                cents: plan.cents,
                label: plan.label.clone(),
                payer: plan.payer.clone(),
                back_url: plan.back_url.clone(),
                hook_url: plan.hook_url.clone(),
                language: plan.language.clone(),
            };
            let request = Self::intent(keys, token, &ask, &terms(plan));
            return (!plan.is_stopping).then_some(request);
        }
        let url = format!("{}/{}", Self::intents(keys), known.checkout);
        (!known.is_listed).then(|| Self::get(url, token))
    }

    fn subscribed(&self, plan: &Plan, mut known: Known, answer: &Answer) -> Result<Known, Failure> {
        let json = json(answer)?;
        if known.checkout.is_empty() {
            known.checkout = needed(&json, "/id")?;
            known.pay_url = needed(&json, "/redirectUrl")?;
            return Ok(known);
        }
        known.is_listed = true;
        known.theirs = text(&json, "/order/id");
        let payments = json.pointer("/order/payments").and_then(Value::as_array);
        let mut all: Vec<(String, &Value)> =
            payments.into_iter().flatten().map(|one| (text(one, "/date"), one)).collect();
        all.sort_by(|one, other| one.0.cmp(&other.0));
        for (_, one) in all {
            let id = needed(one, "/id")?;
            known.charges.push(Charge {
                theirs: format!("{ALONE}{id}"),
                standing: standing(&text(one, "/state")),
                cents: one.pointer("/amount").and_then(Value::as_i64).unwrap_or(-1),
            });
        }
        known.is_begun = !known.charges.is_empty();
        let is_over = known.charges.iter().all(|charge| charge.standing != Standing::Pending);
        let is_whole = known.charges.len() > terms(plan).len();
        let has_ended = is_over && (plan.is_stopping || is_whole);
        known.goes_on = known.is_begun.then_some(!has_ended);
        Ok(known)
    }

    fn stop(&self, keys: &Keys, token: &str, known: &Known) -> Option<Request> {
        let url = format!("{}/v5/orders/{}/cancel", keys.url, known.theirs);
        let request = Request { method: "POST", ..Self::get(url, token) };
        is_plain(&known.theirs).then_some(request)
    }

    fn seen(&self, answer: &Answer) -> Result<Seen, Failure> {
        let json = json(answer)?;
        if json.get("state").is_some() {
            let id = needed(&json, "/id")?;
            return Ok(Seen {
                theirs: format!("{ALONE}{id}"),
                ours: String::new(),
                standing: standing(&text(&json, "/state")),
                cents: json.pointer("/amount").and_then(Value::as_i64),
                handle: id,
            });
        }
        let payments = json.pointer("/order/payments").and_then(Value::as_array);
        let payment = payments.and_then(|payments| payments.first());
        let state = payment.map(|payment| text(payment, "/state")).unwrap_or_default();
        let standing = standing(&state);
        let paid = payment.and_then(|payment| payment.pointer("/amount")).and_then(Value::as_i64);
        Ok(Seen {
            theirs: needed(&json, "/id")?,
            ours: text(&json, "/metadata/maillage"),
            standing,
            cents: paid,
            handle: payment.map(|payment| text(payment, "/id")).unwrap_or_default(),
        })
    }

    fn refund(&self, keys: &Keys, token: &str, seen: &Seen, _key: &str) -> Step<()> {
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v5/payments/{}/refund", keys.url, seen.handle),
            headers: Self::headers(token),
            body: String::new(),
        })
    }

    fn hear(&self, keys: &Keys, headers: &Headers, raw: &[u8], _now_s: i64) -> Heard {
        if !keys.signing.is_empty() {
            let given = headers.get("x-ha-signature").map_or("", String::as_str);
            let wanted = hex(&hmac_sha256(keys.signing.as_bytes(), raw));
            if !same(given, &wanted) {
                return Heard::Forged;
            }
        }
        let Ok(event) = serde_json::from_slice::<Value>(raw) else { return Heard::Forged };
        let ours = text(&event, "/metadata/maillage");
        match text(&event, "/eventType").as_str() {
            "Payment" | "Order" if !ours.is_empty() => {
                Heard::ReadAgain { ours, theirs: String::new() }
            }
            _ => Heard::Nothing,
        }
    }
}
