//! Thanks, and what to do now: the page of one donation, for whoever was given its address. It
//! names nobody.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit};
use kernel::{Error, Result};
use serde::Serialize;

use super::sheet::{Sheet, sample, sheet};
use crate::app::App;
use crate::donations::rules::Way;
use crate::donations::store::{self, Donation};
use crate::donations::{DonationId, DonationPageId};
use crate::site::{Html, html};
use money::treasury::{self, CallId, CardGift, CardPaymentId, MonthlyCard, ToPay};

#[derive(Serialize)]
struct Gift {
    id: String,
    sheet: Sheet,
    thanks: Html,
    cents: i64,
    monthly: bool,
    way: &'static str,
    received_cents: i64,
    is_stopped: bool,
    call: Option<ToPay>,
    /// How the card payment stands, and where to pay.
    card: &'static str,
    pay_url: String,
    /// How a card that pays every month stands.
    again: Option<MonthlyCard>,
    is_back: bool,
    link: String,
}

impl Page for Gift {
    const TEMPLATE: &str = "donations/gift.html";
}

/// GET `/donate/{slug}/gift/{donation}`: the browser comes back here from a carrier; that moves
/// nothing, the carrier is read again.
pub(super) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((slug, id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    let id = DonationId::parse(&id).ok_or(Error::NotFound)?;
    let front = super::give::front(&app, &slug).await?;
    let (page, is_back) = (front.page.id.clone(), fields.has("back"));
    let look = move |tx: &mut Tx<'_>| seen(tx, &id, &page, is_back);
    let found = if is_back { app.db.write(look).await? } else { app.db.read(look).await? };
    let Seen { donation, call, card, again, received_cents } = found.ok_or(Error::NotFound)?;
    let card = card.unwrap_or(CardGift { standing: "", cents: 0, pay_url: String::new() });
    let link = app.url(&format!("/donate/{slug}"));
    let page = Gift {
        id: donation.id.to_string(),
        thanks: html(&front.page.thanks),
        sheet: sheet(&app, visit.language, &front),
        cents: donation.cents,
        monthly: donation.is_monthly(),
        way: donation.way().name(),
        received_cents,
        is_stopped: donation.ended_at.is_some(),
        call,
        card: card.standing,
        pay_url: card.pay_url,
        again,
        is_back,
        link,
    };
    app.page(&page, &app.public_shell(&visit))
}

/// A donation with what the treasury says of it.
struct Seen {
    donation: Donation,
    call: Option<ToPay>,
    card: Option<CardGift>,
    again: Option<MonthlyCard>,
    received_cents: i64,
}

fn seen(
    tx: &mut Tx<'_>,
    id: &DonationId,
    page: &DonationPageId,
    is_back: bool,
) -> Result<Option<Seen>> {
    let Some(donation) = store::donation(tx, id)? else { return Ok(None) };
    if donation.page != *page || donation.person.is_empty() {
        return Ok(None);
    }
    let call = match donation.call.as_deref().and_then(CallId::parse) {
        Some(call) => treasury::to_pay(tx, &call)?,
        None => None,
    };
    let card = match donation.card.as_deref().and_then(CardPaymentId::parse) {
        Some(card) => treasury::card_gift(tx, &card, is_back)?,
        None => None,
    };
    let again = match donation.way() {
        Way::Card if donation.is_monthly() => treasury::monthly_card(tx, id.as_str(), is_back)?,
        _ => None,
    };
    let received_cents = treasury::received_for(tx, donation.id.as_str())?;
    Ok(Some(Seen { donation, call, card, again, received_cents }))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let gift = |way: Way, monthly: bool| Gift {
        id: "1".to_owned(),
        sheet: sample(),
        thanks: html("Merci à vous."),
        cents: 5_000,
        monthly,
        way: way.name(),
        received_cents: 0,
        is_stopped: false,
        call: None,
        card: "",
        pay_url: String::new(),
        again: None,
        is_back: false,
        link: "https://example.org/donate/local".to_owned(),
    };
    let card = |card: &'static str, pay_url: &str, is_back: bool| Gift {
        card,
        pay_url: pay_url.to_owned(),
        is_back,
        ..gift(Way::Card, false)
    };
    let again = |going: &'static str, pay_url: &str| Gift {
        again: Some(MonthlyCard {
            going,
            cents: 5_000,
            pay_url: pay_url.to_owned(),
            is_year: true,
        }),
        ..gift(Way::Card, true)
    };
    let called = |way: Way| Gift { call: Some(called_sample()), ..gift(way, false) };
    let pay = "https://example.org/pay";
    vec![
        SamplePage::new("donations page gift, transfer", called(Way::Transfer)),
        SamplePage::new("donations page gift, cheque", called(Way::Cheque)),
        SamplePage::new("donations page gift, cash", called(Way::Cash)),
        SamplePage::new("donations page gift, debit", gift(Way::Debit, false)),
        SamplePage::new("donations page gift, monthly", gift(Way::Debit, true)),
        SamplePage::new("donations page gift, card asked", card("pending", "", false)),
        SamplePage::new("donations page gift, card ready", card("pending", pay, false)),
        SamplePage::new("donations page gift, card back", card("pending", pay, true)),
        SamplePage::new("donations page gift, card failed", card("failed", "", true)),
        SamplePage::new("donations page gift, card to agree at", again("waiting", pay)),
        SamplePage::new("donations page gift, card each month", again("active", pay)),
        SamplePage::new("donations page gift, card refused", again("failing", pay)),
        SamplePage::new(
            "donations page gift, received",
            Gift { received_cents: 5_000, ..card("paid", "", true) },
        ),
        SamplePage::new(
            "donations page gift, stopped",
            Gift { is_stopped: true, ..gift(Way::Debit, true) },
        ),
    ]
}

fn called_sample() -> ToPay {
    ToPay {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        label: "Le local".to_owned(),
        asked_cents: 5_000,
        paid_cents: 0,
        open_cents: 5_000,
        made_on: "2026-11-15".to_owned(),
        due_on: "2026-12-15".to_owned(),
        reference: "RF18 2026 0000 001".to_owned(),
        mailed_at: None,
        printed_at: None,
        is_withdrawn: false,
        holder: "ADF GARD".to_owned(),
        iban: "FR76 3000 6000".to_owned(),
        bic: String::new(),
        collector: "ADF du Gard".to_owned(),
        qr_side: 21,
        qr_path: "M0 0h1v1h-1z".to_owned(),
    }
}
