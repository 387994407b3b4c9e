//! The demonstration's own carrier: it moves no money and answers by a signed message, as the
//! real ones do, so that the whole road is walked.

use serde_json::Value;

use super::{
    Adapter, Answer, Ask, Failure, Headers, Heard, Keys, Known, Made, Plan, Request, Seen,
    Standing, Step, hex, hmac_sha256, same, text,
};

/// The adapter.
pub(super) struct Pretend;

impl Adapter for Pretend {
    fn create(&self, _keys: &Keys, _token: &str, ask: &Ask) -> Step<Made> {
        let pay_url = format!("/pretend-pay/{}", ask.id);
        Step::Known(Made { theirs: format!("pretend_{}", ask.id), pay_url })
    }

    fn made(&self, _answer: &Answer) -> Result<Made, Failure> {
        Err(Failure::Never("the pretend carrier is not asked".to_owned()))
    }

    fn fetch(&self, _keys: &Keys, _token: &str, _theirs: &str) -> Step<Option<Seen>> {
        Step::Known(None)
    }

    fn seen(&self, _answer: &Answer) -> Result<Seen, Failure> {
        Err(Failure::Never("the pretend carrier is not asked".to_owned()))
    }

    fn prepared(&self, plan: &Plan) -> Option<Known> {
        Some(Known {
            checkout: format!("pretend_{}", plan.id),
            pay_url: format!("/pretend-pay/{}", plan.id),
            ..Known::default()
        })
    }

    fn subscribe(&self, _: &Keys, _: &str, _: &Plan, _: &Known) -> Option<Request> {
        None
    }

    fn subscribed(&self, _: &Plan, known: Known, _: &Answer) -> Result<Known, Failure> {
        Ok(known)
    }

    fn stop(&self, _: &Keys, _: &str, _: &Known) -> Option<Request> {
        None
    }

    fn refund(&self, _keys: &Keys, _token: &str, _seen: &Seen, _key: &str) -> Step<()> {
        Step::Known(())
    }

    fn hear(&self, keys: &Keys, headers: &Headers, raw: &[u8], _now_s: i64) -> Heard {
        let given = headers.get("x-pretend-signature").map_or("", String::as_str);
        let wanted = hex(&hmac_sha256(keys.secret.as_bytes(), raw));
        if !same(given, &wanted) {
            return Heard::Forged;
        }
        let Ok(event) = serde_json::from_slice::<Value>(raw) else { return Heard::Forged };
        let Some(standing) = Standing::parse(&text(&event, "/standing")) else {
            return Heard::Nothing;
        };
        let ours = text(&event, "/payment");
        let charge = text(&event, "/charge");
        Heard::Told(Seen {
            // A subscription has many charges; a payment is its own.
            theirs: format!("pretend_{}", if charge.is_empty() { &ours } else { &charge }),
            ours,
            standing,
            cents: event.pointer("/cents").and_then(Value::as_i64),
            handle: String::new(),
        })
    }

    fn message_id(&self, raw: &[u8]) -> Option<String> {
        let event = serde_json::from_slice::<Value>(raw).ok()?;
        Some(text(&event, "/id")).filter(|id| !id.is_empty())
    }
}
