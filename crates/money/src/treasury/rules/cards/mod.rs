//! Card payments behind one trait. An adapter builds requests and reads answers; it sends
//! nothing, so that every exchange can be tested on what was recorded.
//!
//! What must hold: a payment is created once for its key; a message of the provider is verified
//! on its raw bytes, or only says that the provider is to be read again; the browser's return
//! moves nothing; an amount that differs is for a person to look at.

mod helloasso;
mod mollie;
mod pretend;
mod recurring;
#[cfg(test)]
mod recurring_tests;
mod signature;
mod stripe;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use recurring::{Charge, Going, Known, Payout, Payouts, Plan, RHYTHMS};
pub use signature::{hex, hmac_sha256, same};

/// Who carries card payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// Stripe, by Checkout sessions.
    Stripe,
    /// HelloAsso, by checkout intents.
    HelloAsso,
    /// Mollie, by payments.
    Mollie,
    /// The demonstration's own, which moves no money.
    Pretend,
}

impl Carrier {
    /// Every carrier.
    pub const ALL: [Self; 4] = [Self::Stripe, Self::HelloAsso, Self::Mollie, Self::Pretend];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stripe => "stripe",
            Self::HelloAsso => "helloasso",
            Self::Mollie => "mollie",
            Self::Pretend => "pretend",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|carrier| carrier.name() == name)
    }

    /// Where its interface is reached.
    #[must_use]
    pub const fn url(self) -> &'static str {
        match self {
            Self::Stripe => "https://api.stripe.com",
            Self::HelloAsso => "https://api.helloasso.com",
            Self::Mollie => "https://api.mollie.com",
            Self::Pretend => "",
        }
    }

    /// How it is spoken to.
    #[must_use]
    pub fn adapter(self) -> &'static dyn Adapter {
        match self {
            Self::Stripe => &stripe::Stripe,
            Self::HelloAsso => &helloasso::HelloAsso,
            Self::Mollie => &mollie::Mollie,
            Self::Pretend => &pretend::Pretend,
        }
    }
}

/// What an adapter needs of the collector's account with a carrier.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// Where the carrier is reached.
    pub url: String,
    /// The organisation's name there (HelloAsso's slug), or nothing.
    pub organisation: String,
    /// The client identifier (HelloAsso), or nothing.
    pub client: String,
    /// The secret key.
    pub secret: String,
    /// The key of signatures, or nothing where there is none.
    pub signing: String,
}

/// What is asked of a carrier: one payment.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    /// Our identifier: also the key that makes a second asking do nothing.
    pub id: String,
    /// How much, in cents of euro.
    pub cents: i64,
    /// What for, as the payer reads it.
    pub label: String,
    /// Who pays: first name, last name, address.
    pub payer: (String, String, String),
    /// Where the browser comes back.
    pub back_url: String,
    /// Where the carrier tells us.
    pub hook_url: String,
    /// Language of its pages, `fr` or `en`.
    pub language: String,
}

/// A request to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// Where to.
    pub url: String,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// Body; empty for a `GET`.
    pub body: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Status of HTTP.
    pub status: u16,
    /// Body.
    pub body: String,
}

/// Either a request to send, or what is known without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step<T> {
    /// Send this, then read the answer.
    Send(Request),
    /// Nothing to send.
    Known(T),
}

/// A payment that a carrier prepared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its identifier there.
    pub theirs: String,
    /// Where the payer pays.
    pub pay_url: String,
}

/// How a payment stands at the carrier's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not yet paid.
    Pending,
    /// Paid.
    Paid,
    /// Refused, given up, run out.
    Failed,
    /// Given back, or contested and taken back.
    Refunded,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [Self::Pending, Self::Paid, Self::Failed, Self::Refunded];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Paid => "paid",
            Self::Failed => "failed",
            Self::Refunded => "refunded",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// What was learnt of a payment, by a verified message or by reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Its identifier there.
    pub theirs: String,
    /// Our identifier, when the carrier gave it back.
    pub ours: String,
    /// How it stands.
    pub standing: Standing,
    /// How much was paid, in cents; `None` when the carrier does not say.
    pub cents: Option<i64>,
    /// What a refund must name there.
    pub handle: String,
}

/// What a message of a carrier is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// It is not from the carrier.
    Forged,
    /// It is from the carrier and about nothing of ours.
    Nothing,
    /// It says that something changed: read the payment again.
    ReadAgain {
        /// Our identifier, or nothing.
        ours: String,
        /// Theirs, or nothing.
        theirs: String,
    },
    /// It is proven to be from the carrier: take its word.
    Told(Seen),
}

/// Why an exchange did not succeed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Try again later.
    Later(String),
    /// It will never succeed: a person must look.
    Never(String),
}

/// How a carrier is spoken to.
pub trait Adapter: Sync {
    /// The request of a short-lived token, for carriers that want one.
    fn sign_in(&self, keys: &Keys) -> Option<Request> {
        let _ = keys;
        None
    }

    /// Reads the token.
    ///
    /// # Errors
    /// [`Failure`] when there is none.
    fn token(&self, answer: &Answer) -> Result<String, Failure> {
        Ok(answer.body.clone())
    }

    /// Asks for a payment; asking twice with the same key makes one.
    fn create(&self, keys: &Keys, token: &str, ask: &Ask) -> Step<Made>;

    /// Reads what was made.
    ///
    /// # Errors
    /// [`Failure`] as the carrier says.
    fn made(&self, answer: &Answer) -> Result<Made, Failure>;

    /// Reads a payment again.
    fn fetch(&self, keys: &Keys, token: &str, theirs: &str) -> Step<Option<Seen>>;

    /// How it stands.
    ///
    /// # Errors
    /// [`Failure`] as the carrier says.
    fn seen(&self, answer: &Answer) -> Result<Seen, Failure>;

    /// What is known of a subscription without asking, for a carrier that is not asked.
    fn prepared(&self, plan: &Plan) -> Option<Known> {
        let _ = plan;
        None
    }

    /// The next request about a subscription; nothing when all is said that can be.
    fn subscribe(&self, keys: &Keys, token: &str, plan: &Plan, known: &Known) -> Option<Request>;

    /// What the answer to that request adds to what was known when it was made.
    ///
    /// # Errors
    /// [`Failure`] as the carrier says.
    fn subscribed(&self, plan: &Plan, known: Known, answer: &Answer) -> Result<Known, Failure>;

    /// Ends a subscription; nothing when there is nothing to end.
    fn stop(&self, keys: &Keys, token: &str, known: &Known) -> Option<Request>;

    /// The next request about payouts since a day; nothing when all is said, or when this carrier
    /// does not tell.
    fn payouts(&self, keys: &Keys, since: &str, all: &Payouts) -> Option<Request> {
        let _ = (keys, since, all);
        None
    }

    /// What the answer to that request adds.
    ///
    /// # Errors
    /// [`Failure`] as the carrier says.
    fn paid_out(&self, all: Payouts, answer: &Answer) -> Result<Payouts, Failure> {
        let _ = answer;
        Ok(all)
    }

    /// Gives all of a payment back.
    fn refund(&self, keys: &Keys, token: &str, seen: &Seen, key: &str) -> Step<()>;

    /// What a message is worth, judged on its raw bytes at `now_s` (seconds since 1970).
    fn hear(&self, keys: &Keys, headers: &Headers, raw: &[u8], now_s: i64) -> Heard;

    /// The carrier's own identifier of a message, by which a second one is recognised.
    fn message_id(&self, raw: &[u8]) -> Option<String> {
        let _ = raw;
        None
    }
}

/// Headers of a message, names in lower case.
pub type Headers = BTreeMap<String, String>;

/// What a further standing does to a payment that stood so: the newest that may follow, or
/// nothing. Messages repeat and come in any order, so only the facts decide.
#[must_use]
pub fn moved(now: Standing, seen: Standing) -> Moved {
    use Standing::{Failed, Paid, Pending, Refunded};
    match (now, seen) {
        (Pending, Paid | Failed) | (Failed, Paid) | (Paid, Refunded) => Moved::To(seen),
        (Pending | Failed, Refunded) | (Paid, Failed) => Moved::Conflict,
        (Refunded, _) | (Pending | Failed | Paid, Pending) | (Failed, Failed) | (Paid, Paid) => {
            Moved::Nothing
        }
    }
}

/// What a further standing does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// The payment stands so now.
    To(Standing),
    /// Known, or older than what is known.
    Nothing,
    /// It contradicts what is known: a person must look.
    Conflict,
}

/// An answer that is not a success, as a failure: what the carrier will accept later, or never.
fn refused(answer: &Answer) -> Failure {
    let told = format!("the carrier answered {}", answer.status);
    match answer.status {
        408 | 409 | 425 | 429 | 500..=599 => Failure::Later(told),
        _ => Failure::Never(told),
    }
}

/// The JSON of a successful answer.
fn json(answer: &Answer) -> Result<serde_json::Value, Failure> {
    if !(200..300).contains(&answer.status) {
        return Err(refused(answer));
    }
    serde_json::from_str(&answer.body)
        .map_err(|_| Failure::Later("the carrier's answer is no JSON".to_owned()))
}

/// A text at a path of JSON (`/data/id`); numbers are written out.
fn text(json: &serde_json::Value, path: &str) -> String {
    match json.pointer(path) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// A field that must be there.
fn needed(json: &serde_json::Value, path: &str) -> Result<String, Failure> {
    let found = text(json, path);
    if found.is_empty() {
        return Err(Failure::Later(format!("the carrier's answer has no {path}")));
    }
    Ok(found)
}

/// `name=value` pairs as a form writes them.
fn form(pairs: &[(&str, &str)]) -> String {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// An identifier that may stand in a path: letters, digits, `-` and `_`.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign))
}
