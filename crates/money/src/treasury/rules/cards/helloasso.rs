//! HelloAsso: checkout intents. <https://dev.helloasso.com/reference> (Checkout, Notifications).
//! Only partners get signed messages, so the intent is always read again; where a key is known, the signature must be right too.

use serde_json::{Value, json as object};

use super::{
    Adapter, Answer, Ask, Failure, Headers, Heard, Keys, Made, Request, Seen, Standing, Step, form,
    hex, hmac_sha256, is_plain, json, needed, same, text,
};

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
}

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
        let label: String = ask.label.chars().take(LABEL_CHARS_MAX).collect();
        let (first, last, email) = &ask.payer;
        let mut payer = serde_json::Map::new();
        for (name, value) in [("firstName", first), ("lastName", last), ("email", email)] {
            if !value.is_empty() {
                payer.insert(name.to_owned(), Value::String(value.clone()));
            }
        }
        let body = object!({
            "totalAmount": ask.cents,
            "initialAmount": ask.cents,
            "itemName": label,
            "backUrl": ask.back_url,
            "errorUrl": ask.back_url,
            "returnUrl": ask.back_url,
            "containsDonation": false,
            "payer": payer,
            "metadata": { "maillage": ask.id },
        });
        Step::Send(Request {
            method: "POST",
            url: Self::intents(keys),
            headers: Self::headers(token),
            body: body.to_string(),
        })
    }

    fn made(&self, answer: &Answer) -> Result<Made, Failure> {
        let json = json(answer)?;
        Ok(Made { theirs: needed(&json, "/id")?, pay_url: needed(&json, "/redirectUrl")? })
    }

    fn fetch(&self, keys: &Keys, token: &str, theirs: &str) -> Step<Option<Seen>> {
        if !is_plain(theirs) {
            return Step::Known(None);
        }
        Step::Send(Request {
            method: "GET",
            url: format!("{}/{theirs}", Self::intents(keys)),
            headers: Self::headers(token),
            body: String::new(),
        })
    }

    fn seen(&self, answer: &Answer) -> Result<Seen, Failure> {
        let json = json(answer)?;
        let payments = json.pointer("/order/payments").and_then(Value::as_array);
        let payment = payments.and_then(|payments| payments.first());
        let state = payment.map(|payment| text(payment, "/state")).unwrap_or_default();
        let standing = match state.as_str() {
            "Authorized" | "Registered" => Standing::Paid,
            "Refunded" | "Refunding" | "Contested" => Standing::Refunded,
            "Refused" | "Canceled" | "Abandoned" | "Error" | "Expired" => Standing::Failed,
            _ => Standing::Pending,
        };
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
