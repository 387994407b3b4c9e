//! The demonstration's own carrier: it moves no money and answers by a signed message, as the
//! real ones do, so that the whole road is walked.

use serde_json::Value;

use super::{
    Adapter, Answer, Ask, Failure, Headers, Heard, Keys, Made, Seen, Standing, Step, hex,
    hmac_sha256, same, text,
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
        Heard::Told(Seen {
            theirs: format!("pretend_{ours}"),
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
