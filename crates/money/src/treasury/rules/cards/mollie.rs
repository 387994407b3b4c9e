//! Mollie: payments. <https://docs.mollie.com/reference/create-payment>,
//! <https://docs.mollie.com/reference/webhooks>. Its message holds only an identifier: the
//! payment is read again.

use serde_json::{Value, json as object};

use super::{
    Adapter, Answer, Ask, Failure, Headers, Heard, Keys, Made, Request, Seen, Standing, Step,
    is_plain, json, needed, text,
};

/// The adapter.
pub(super) struct Mollie;

impl Mollie {
    fn headers(keys: &Keys, key: Option<&str>) -> Vec<(&'static str, String)> {
        let mut headers = vec![
            ("authorization", format!("Bearer {}", keys.secret)),
            ("content-type", "application/json".to_owned()),
        ];
        headers.extend(key.map(|key| ("idempotency-key", key.to_owned())));
        headers
    }
}

impl Adapter for Mollie {
    fn create(&self, keys: &Keys, _token: &str, ask: &Ask) -> Step<Made> {
        let locale = if ask.language == "en" { "en_GB" } else { "fr_FR" };
        let body = object!({
            "amount": { "currency": "EUR", "value": euros(ask.cents) },
            "description": ask.label,
            "redirectUrl": ask.back_url,
            "webhookUrl": ask.hook_url,
            "locale": locale,
            "metadata": { "maillage": ask.id },
        });
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v2/payments", keys.url),
            headers: Self::headers(keys, Some(&ask.id)),
            body: body.to_string(),
        })
    }

    fn made(&self, answer: &Answer) -> Result<Made, Failure> {
        let json = json(answer)?;
        Ok(Made { theirs: needed(&json, "/id")?, pay_url: needed(&json, "/_links/checkout/href")? })
    }

    fn fetch(&self, keys: &Keys, _token: &str, theirs: &str) -> Step<Option<Seen>> {
        if !is_plain(theirs) {
            return Step::Known(None);
        }
        Step::Send(Request {
            method: "GET",
            url: format!("{}/v2/payments/{theirs}", keys.url),
            headers: Self::headers(keys, None),
            body: String::new(),
        })
    }

    fn seen(&self, answer: &Answer) -> Result<Seen, Failure> {
        let json = json(answer)?;
        let amount = cents(&json, "/amount");
        let given_back = cents(&json, "/amountRefunded").unwrap_or(0)
            + cents(&json, "/amountChargedBack").unwrap_or(0);
        let standing = match text(&json, "/status").as_str() {
            "paid" if given_back > 0 && Some(given_back) >= amount => Standing::Refunded,
            "paid" => Standing::Paid,
            "failed" | "canceled" | "expired" => Standing::Failed,
            _ => Standing::Pending,
        };
        let theirs = needed(&json, "/id")?;
        Ok(Seen {
            handle: theirs.clone(),
            ours: text(&json, "/metadata/maillage"),
            standing,
            cents: amount.or(Some(-1)),
            theirs,
        })
    }

    fn refund(&self, keys: &Keys, _token: &str, seen: &Seen, key: &str) -> Step<()> {
        let value = euros(seen.cents.unwrap_or(0));
        let body = object!({ "amount": { "currency": "EUR", "value": value } });
        Step::Send(Request {
            method: "POST",
            url: format!("{}/v2/payments/{}/refunds", keys.url, seen.handle),
            headers: Self::headers(keys, Some(key)),
            body: body.to_string(),
        })
    }

    fn hear(&self, _keys: &Keys, _headers: &Headers, raw: &[u8], _now_s: i64) -> Heard {
        let raw = String::from_utf8_lossy(raw);
        let id = raw.split('&').find_map(|pair| pair.strip_prefix("id="));
        match id.map(str::trim).filter(|id| is_plain(id) && id.starts_with("tr_")) {
            Some(id) => Heard::ReadAgain { ours: String::new(), theirs: id.to_owned() },
            None => Heard::Nothing,
        }
    }
}

/// Cents as Mollie writes euros: `10.00`.
fn euros(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// An amount in euros at a path, in cents; nothing in another currency.
fn cents(json: &Value, path: &str) -> Option<i64> {
    if text(json, &format!("{path}/currency")) != "EUR" {
        return None;
    }
    let value = text(json, &format!("{path}/value"));
    let (whole, part) = value.split_once('.')?;
    Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)
}
