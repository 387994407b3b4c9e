//! The door of card carriers, and the demonstration's own carrier.

use std::net::IpAddr;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Limit, Visit, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::app::App;
use crate::treasury::jobs::{self, Word};
use crate::treasury::rules::cards::{Carrier, Headers, Heard, Standing, hex, hmac_sha256};
use crate::treasury::store::{self, Account, CardPayment, Subscription};
use crate::treasury::{CardAccountId, CardPaymentId, CardSubscriptionId, PaymentId};

/// Largest message of a carrier, in bytes.
const MESSAGE_BYTES_MAX: usize = 256 * 1024;
/// Messages from one address.
const MESSAGES: Limit = Limit { name: "card-messages", burst: 300, per_minute: 300 };

/// POST `/hooks/pay/{account}`: the message is verified on its raw bytes and kept; a job deals
/// with it. What is not proven and says nothing is answered as if there were no such door.
pub(super) async fn hear(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response> {
    let from: IpAddr = visit.from;
    app.limits.check(MESSAGES, &from.to_string())?;
    let id = CardAccountId::parse(&id).ok_or(Error::NotFound)?;
    if body.len() > MESSAGE_BYTES_MAX {
        let max_bytes = u64::try_from(MESSAGE_BYTES_MAX)?;
        return Err(Error::TooLarge { max_bytes });
    }
    let account = app.db.read(move |tx| store::account(tx, &id)).await?.ok_or(Error::NotFound)?;
    let headers: Headers = headers
        .iter()
        .filter_map(|(name, value)| {
            Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
        })
        .collect();
    take(&app, account, headers, body.to_vec()).await?;
    Ok(StatusCode::OK.into_response())
}

async fn take(app: &App, account: Account, headers: Headers, raw: Vec<u8>) -> Result<()> {
    let carrier = account.carrier().ok_or(Error::NotFound)?;
    let (adapter, keys) = (carrier.adapter(), account.keys());
    let heard = adapter.hear(&keys, &headers, &raw, app.now().0 / 1_000);
    let (verdict, ours, told) = match &heard {
        Heard::Forged => return Err(Error::NotFound),
        Heard::Nothing => return Ok(()),
        Heard::ReadAgain { ours, theirs } => ("read-again", ours.clone(), theirs.clone()),
        Heard::Told(seen) => ("told", seen.ours.clone(), Word::of(seen)?),
    };
    // A carrier that numbers its messages repeats the number; another one says the same words
    // for each change, so that each message counts, and reading again does no harm.
    let message = adapter.message_id(&raw);
    let text = String::from_utf8_lossy(&raw).replace('\0', "");
    app.db
        .write(move |tx| {
            let fresh: PaymentId = tx.fresh();
            let message = message.clone().unwrap_or_else(|| fresh.to_string());
            let word = (verdict, ours.as_str(), told.as_str());
            match store::keep_event(tx, &account.id, &message, &text, word)? {
                Some(event) => jobs::enqueue_hear(tx, &event),
                None => Ok(()),
            }
        })
        .await
}

#[derive(Serialize)]
struct PretendPage {
    id: String,
    label: String,
    cents: i64,
    collector: String,
    /// Whether it comes back by itself, and was charged before.
    comes_back: bool,
    is_begun: bool,
}

impl Page for PretendPage {
    const TEMPLATE: &'static str = "treasury/pretend.html";
}

/// What the pretend carrier is asked to charge: once, or again and again.
enum Pretended {
    Once(CardPayment),
    Again(Subscription),
}

/// What the pretend carrier was asked; absent outside the demonstration.
async fn pretended(app: &App, id: &str) -> Result<(Pretended, Account, usize)> {
    if !app.config.demo {
        return Err(Error::NotFound);
    }
    let id = id.to_owned();
    let found = app
        .db
        .read(move |tx| {
            let once = CardPaymentId::parse(&id).map(|id| store::card_payment(tx, &id));
            if let Some(payment) = once.transpose()?.flatten() {
                let is_made = payment.theirs.is_some();
                let account = store::account(tx, &payment.account)?.filter(|_| is_made);
                return Ok(account.map(|account| (Pretended::Once(payment), account, 0)));
            }
            let again = CardSubscriptionId::parse(&id).map(|id| store::subscription(tx, &id));
            let Some(one) = again.transpose()?.flatten() else { return Ok(None) };
            let charges = store::charges_of(tx, &one.id)?.len();
            let is_made = !one.checkout.is_empty() && !one.is_stopped;
            let account = store::account(tx, &one.account)?.filter(|_| is_made);
            Ok(account.map(|account| (Pretended::Again(one), account, charges)))
        })
        .await?;
    found
        .filter(|(_, account, _)| account.carrier() == Some(Carrier::Pretend))
        .ok_or(Error::NotFound)
}

/// GET `/pretend-pay/{card}`: what a carrier would show.
pub(super) async fn pretend(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response> {
    let (asked, account, charges) = pretended(&app, &id).await?;
    app.organisation().await?;
    let (label, cents, comes_back) = match asked {
        Pretended::Once(payment) => (payment.label, payment.cents, false),
        Pretended::Again(one) => (one.label, one.cents, true),
    };
    let page = PretendPage {
        id,
        label,
        cents,
        collector: account.collector_name,
        comes_back,
        is_begun: charges > 0,
    };
    app.page(&page, &app.public_shell(&visit))
}

/// POST `/pretend-pay/{card}`: the pretend carrier tells us by a signed message, as others do.
/// What comes back by itself is charged once more each time.
pub(super) async fn pretend_pay(
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (asked, account, charges) = pretended(&app, &id).await?;
    let standing = match fields.text("do") {
        "pay" => Standing::Paid,
        "refuse" => Standing::Failed,
        _ => return Err(Error::NotFound),
    };
    let (cents, charge, back) = match asked {
        Pretended::Once(payment) if payment.back.is_empty() => {
            (payment.cents, String::new(), format!("/me/payments/card/{id}?back=1"))
        }
        Pretended::Once(payment) => (payment.cents, String::new(), payment.back),
        Pretended::Again(one) => {
            let back = match one.back {
                back if back.is_empty() => format!("/me/payments/subscriptions/{id}?back=1"),
                back => back,
            };
            (one.cents, format!("{id}_{}", charges + 1), back)
        }
    };
    let raw = serde_json::json!({
        "id": format!("{id} {charge} {}", standing.name()),
        "payment": id,
        "charge": charge,
        "standing": standing.name(),
        "cents": cents,
    });
    let raw = raw.to_string().into_bytes();
    let signature = hex(&hmac_sha256(account.secret.as_bytes(), &raw));
    let headers = Headers::from([("x-pretend-signature".to_owned(), signature)]);
    take(&app, account, headers, raw).await?;
    see_other(&back)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = PretendPage {
        id: "1".to_owned(),
        label: "Cotisation d’août à novembre 2026".to_owned(),
        cents: 6_400,
        collector: "Association de financement du Gard".to_owned(),
        comes_back: false,
        is_begun: false,
    };
    let again = PretendPage {
        id: "1".to_owned(),
        label: "Cotisation".to_owned(),
        cents: 1_600,
        collector: "Association de financement du Gard".to_owned(),
        comes_back: true,
        is_begun: true,
    };
    vec![
        SamplePage::new("treasury/pretend", page),
        SamplePage::new("treasury/pretend-again", again),
    ]
}
