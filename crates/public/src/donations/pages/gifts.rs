//! Who promised and who gave, for treasurers alone: a cheque or cash that arrives is received here.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::within;
use crate::accounts::Officer;
use crate::app::App;
use crate::donations::DonationId;
use crate::donations::rules::euros;
use crate::donations::store::{self, DonationPage, Promised};
use crate::intake::Wrong;
use crate::org::{Office, Right};
use money::treasury::{self, NewGift};

/// Longest number of a cheque or receipt, in characters.
const PIECE_CHARS_MAX: usize = 40;

#[derive(Serialize)]
struct Gifts {
    id: String,
    title: String,
    today: String,
    rows: Vec<Row>,
    /// Whether this officer keeps the collector's money.
    may_receive: bool,
    errors: Vec<Wrong>,
}

impl Page for Gifts {
    const TEMPLATE: &str = "donations/gifts.html";
}

/// A donation.
#[derive(Serialize)]
struct Row {
    id: String,
    person: String,
    name: String,
    way: String,
    monthly: bool,
    cents: i64,
    received_cents: i64,
    reference: String,
    at: i64,
    is_stopped: bool,
    /// Whether a payment may be written for it.
    is_waiting: bool,
    amount: String,
    piece: String,
    on_day: String,
}

/// What was typed about a payment.
#[derive(Clone, Default)]
struct Typed {
    donation: String,
    way: String,
    amount: String,
    piece: String,
    on_day: String,
}

fn row(one: Promised, typed: &Typed, today: &str) -> Row {
    let own = typed.donation == one.id.as_str();
    let pick = |typed: &str, other: String| if own { typed.to_owned() } else { other };
    let monthly = one.rhythm == "monthly";
    Row {
        amount: pick(&typed.amount, euros(one.cents)),
        piece: pick(&typed.piece, String::new()),
        on_day: pick(&typed.on_day, today.to_owned()),
        is_waiting: !monthly && one.received_cents == 0 && one.ended_at.is_none(),
        id: one.id.to_string(),
        person: one.person.to_string(),
        name: format!("{} {}", one.first_name, one.last_name).trim().to_owned(),
        way: if own && !typed.way.is_empty() { typed.way.clone() } else { one.way },
        monthly,
        cents: one.cents,
        received_cents: one.received_cents,
        reference: one.reference,
        at: one.confirmed_at.0,
        is_stopped: one.ended_at.is_some(),
    }
}

/// GET `/office/donations/{id}/gifts`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let page = within(&app, &officer, &id).await?;
    let gifts = gifts(&app, &officer, &page, &Typed::default(), Vec::new()).await?;
    app.page(&gifts, &officer.shell(&app))
}

async fn gifts(
    app: &App,
    officer: &Officer,
    page: &DonationPage,
    typed: &Typed,
    errors: Vec<Wrong>,
) -> Result<Gifts> {
    let (scope, known) = (officer.office.scope.clone(), page.clone());
    let (rows, may_receive) = app
        .db
        .read(move |tx| {
            let rows = store::promised(tx, &scope, &known.id)?;
            let may = treasury::may_receive(tx, &scope, &known.unit, &known.collector)?;
            Ok((rows, may))
        })
        .await?;
    let today = app.now().day_text();
    Ok(Gifts {
        id: page.id.to_string(),
        title: page.title.clone(),
        rows: rows.into_iter().map(|one| row(one, typed, &today)).collect(),
        today,
        may_receive,
        errors,
    })
}

/// POST `/office/donations/{id}/gifts`: a cheque, cash or a transfer that arrived.
pub(super) async fn receive(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let page = within(&app, &officer, &id).await?;
    let donation = DonationId::parse(fields.text("donation")).ok_or(Error::NotFound)?;
    let cut = |name: &str| fields.text(name).trim().chars().take(PIECE_CHARS_MAX).collect();
    let typed = Typed {
        donation: donation.to_string(),
        way: cut("way"),
        amount: cut("amount"),
        piece: cut("piece"),
        on_day: cut("on_day"),
    };
    let (office, known, said) = (officer.office.clone(), page.clone(), typed.clone());
    let done = app.db.write(move |tx| take(tx, &office, &known, &donation, &said)).await;
    let language = officer.language();
    match kernel::refusal(done)? {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "donations-received"));
            see_other_with(&format!("/office/donations/{id}/gifts"), &notice)
        }
        Err(key) => {
            let wrong = Wrong {
                field: "",
                label: app.say(language, "donations-receive"),
                message: app.say(language, key),
            };
            let gifts = gifts(&app, &officer, &page, &typed, vec![wrong]).await?;
            app.refused(&gifts, officer.shell(&app))
        }
    }
}

fn take(
    tx: &mut Tx<'_>,
    office: &Office,
    page: &DonationPage,
    donation: &DonationId,
    typed: &Typed,
) -> Result<()> {
    if !treasury::may_receive(tx, &office.scope, &page.unit, &page.collector)? {
        return Err(Error::Refused("donations-refusal-receive"));
    }
    let found = store::promised_one(tx, &office.scope, (&page.id, donation))?;
    let found = found.ok_or(Error::NotFound)?;
    if found.rhythm == "monthly" || found.received_cents > 0 || found.ended_at.is_some() {
        return Err(Error::Refused("donations-refusal-received"));
    }
    let (way, cents, on_day) = treasury::arrived(&typed.way, &typed.amount, &typed.on_day)?;
    let gift = NewGift {
        collector: page.collector.clone(),
        unit: page.unit.clone(),
        payer: found.person,
        way,
        received_on: on_day,
        cents,
        piece: Some(typed.piece.clone()).filter(|piece| !piece.is_empty()),
        reference: Some(found.reference).filter(|reference| !reference.is_empty()),
        // What was taken back before may come again; the same click twice is one payment.
        cause: format!("donation {donation} {}", found.payments),
        target: donation.to_string(),
    };
    treasury::receive_gift(tx, &gift, Some(office)).map(drop)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |way: &str, received_cents: i64, monthly: bool| Row {
        id: "1".to_owned(),
        person: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        way: way.to_owned(),
        monthly,
        cents: 5_000,
        received_cents,
        reference: "RF182026".to_owned(),
        at: 1_795_476_600_000,
        is_stopped: monthly,
        is_waiting: received_cents == 0 && !monthly,
        amount: "50".to_owned(),
        piece: String::new(),
        on_day: "2026-11-15".to_owned(),
    };
    let gifts = |rows: Vec<Row>, errors: Vec<Wrong>| Gifts {
        id: "1".to_owned(),
        title: "Le local".to_owned(),
        today: "2026-11-15".to_owned(),
        rows,
        may_receive: true,
        errors,
    };
    let wrong = Wrong {
        field: "",
        label: "Encaisser".to_owned(),
        message: "Écrivez un montant.".to_owned(),
    };
    let rows = || vec![row("cheque", 0, false), row("card", 5_000, false), row("debit", 0, true)];
    vec![
        SamplePage::new("donations page gifts", gifts(rows(), Vec::new())),
        SamplePage::new("donations page gifts, refused", gifts(rows(), vec![wrong])),
        SamplePage::new("donations page gifts, empty", gifts(Vec::new(), Vec::new())),
    ]
}
