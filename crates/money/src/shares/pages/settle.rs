//! Settling: the file for the bank, or a payment noted afterwards; and its arrival.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{cut, day_of, hand, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::org::Right;
use crate::shares::SettlementId;
use crate::shares::store::{self, NewSettlement, Pair, Settlement};

const HOME: &str = "/office/treasury/shares";

#[derive(Serialize, Default)]
struct Ask {
    from: String,
    to: String,
    from_name: String,
    to_name: String,
    open_cents: i64,
    amount: String,
    on_day: String,
    way: String,
    reference: String,
    error: String,
}

impl Page for Ask {
    const TEMPLATE: &str = "shares/settle.html";
}

async fn pair(app: &App, officer: &Officer, fields: &Fields) -> Result<(Pair, i64)> {
    officer.must(Right::Treasury)?;
    let from = CollectorId::parse(fields.text("from")).ok_or(Error::NotFound)?;
    let to = CollectorId::parse(fields.text("to")).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db
        .read(move |tx| {
            let pairs = store::kept_pairs(tx, &scope)?;
            let pair = pairs.into_iter().find(|pair| pair.from == from && pair.to == to);
            let pair = pair.filter(|pair| pair.keeps_from).ok_or(Error::NotFound)?;
            let open = store::balance(tx, &from, &to, "")?.open_cents;
            Ok((pair, open))
        })
        .await
}

/// GET `/office/treasury/shares/settle?from=&to=`.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let (pair, open_cents) = pair(&app, &officer, &fields).await?;
    let today = app.now().day_text();
    let pay_on = bank::next_business_day(&today).unwrap_or(today);
    let page = Ask {
        from: pair.from.to_string(),
        to: pair.to.to_string(),
        from_name: pair.from_name,
        to_name: pair.to_name,
        open_cents,
        amount: plain(open_cents),
        on_day: pay_on,
        way: "file".to_owned(),
        reference: app.say(officer.language(), "shares-settle-reference-proposed"),
        error: String::new(),
    };
    app.page(&page, &officer.shell(&app))
}

/// An amount as a field holds it: `1092,00`.
fn plain(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents.rem_euclid(100))
}

/// POST `/office/treasury/shares/settle` with `from`, `to`, `amount`, `on_day`, `way`, `reference`.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let (pair, open_cents) = pair(&app, &officer, &fields).await?;
    let on_day = day_of(fields.text("on_day"));
    let new = NewSettlement {
        from: pair.from.clone(),
        to: pair.to.clone(),
        cents: values::parse_cents(fields.text("amount")).unwrap_or(0),
        on_day: if on_day.is_empty() { app.now().day_text() } else { on_day },
        is_file: fields.text("way") != "recorded",
        reference: cut(fields.text("reference")),
    };
    let (by, wanted) = (hand(&officer), new.clone());
    let done = app.db.write(move |tx| store::settle(tx, &wanted, &by)).await;
    let language = officer.language();
    match refusal(done)? {
        Ok(_) => {
            let key = if new.is_file { "shares-settled-file" } else { "shares-settled" };
            see_other_with(HOME, &Notice::ok(app.say(language, key)))
        }
        Err(key) => {
            let page = Ask {
                from: pair.from.to_string(),
                to: pair.to.to_string(),
                from_name: pair.from_name,
                to_name: pair.to_name,
                open_cents,
                amount: cut(fields.text("amount")),
                on_day: new.on_day,
                way: if new.is_file { "file" } else { "recorded" }.to_owned(),
                reference: new.reference,
                error: app.say(language, key),
            };
            app.refused(&page, officer.shell(&app))
        }
    }
}

async fn one(app: &App, officer: &Officer, id: &str) -> Result<(Settlement, Option<String>)> {
    officer.must(Right::Treasury)?;
    let id = SettlementId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::settlement(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

/// GET `/office/treasury/shares/settlements/{id}/file`.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let (settlement, file) = one(&app, &officer, &id).await?;
    if !settlement.keeps_from || settlement.is_undone {
        return Err(Error::NotFound);
    }
    let file = file.ok_or(Error::NotFound)?;
    let name = format!("virement-{}.xml", settlement.on_day);
    download(&name, "application/xml", file)
}

/// POST `/office/treasury/shares/settlements/{id}/received`.
pub(super) async fn received(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let (settlement, _) = one(&app, &officer, &id).await?;
    let (by, today) = (hand(&officer), app.now().day_text());
    let done = app.db.write(move |tx| store::receive(tx, &settlement, &today, &by)).await;
    told(&app, &officer, done, "shares-received-noted")
}

/// POST `/office/treasury/shares/settlements/{id}/undo`.
pub(super) async fn undo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let (settlement, _) = one(&app, &officer, &id).await?;
    let done = app.db.write(move |tx| store::undo(tx, &settlement)).await;
    told(&app, &officer, done, "shares-undone")
}

fn told(app: &App, officer: &Officer, done: Result<()>, key: &str) -> Result<Response> {
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(language, key)),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with(HOME, &notice)
}

/// A believable settlement.
pub(super) fn sample() -> Settlement {
    let id = |text: &str| CollectorId::parse(text);
    let text = "01234567-89ab-7def-8123-456789abcdef";
    let (Some(from), Some(one)) = (id(text), SettlementId::parse(text)) else {
        unreachable!("a sample's identifier is one")
    };
    Settlement {
        id: one,
        from: from.clone(),
        from_name: "ADF du Gard".to_owned(),
        to: from,
        to_name: "Association nationale".to_owned(),
        way: "file".to_owned(),
        cents: 20_000,
        on_day: "2026-11-10".to_owned(),
        reference: "Quotes-parts".to_owned(),
        by_name: "Colette Vauquelin".to_owned(),
        received_on: None,
        received_by_name: String::new(),
        is_undone: false,
        keeps_from: true,
        keeps_to: true,
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let ask = |error: &str| Ask {
        from: "1".to_owned(),
        to: "2".to_owned(),
        from_name: "ADF du Gard".to_owned(),
        to_name: "Association nationale".to_owned(),
        open_cents: 40_000,
        amount: "400,00".to_owned(),
        on_day: "2026-11-25".to_owned(),
        way: "file".to_owned(),
        reference: "Quotes-parts".to_owned(),
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("shares/settle", ask("")),
        SamplePage::new("shares/settle-refused", ask("C’est plus que ce qui est dû.")),
    ]
}
