//! Deposit slips: what waits, what was carried to the bank, what came back; printed.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::hub::must_keep;
use super::{day_of, hand, listed, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::paper;
use crate::treasury::rules::TakenBack;
use crate::treasury::store::{self, Slip, SlipLine};
use crate::treasury::{PaymentId, SlipId};

#[derive(Serialize, Default)]
struct Slips {
    unit: String,
    waiting: Vec<ChequeLine>,
    waiting_cents: i64,
    slips: Vec<SlipTold>,
}

#[derive(Serialize, Default)]
struct One {
    slip: SlipTold,
    collector: String,
    account: String,
    lines: Vec<ChequeLine>,
    today: String,
}

#[derive(Serialize, Clone)]
struct ChequeLine {
    id: String,
    name: String,
    bank: String,
    piece: String,
    received_on: String,
    cents: i64,
    bounced: bool,
}

#[derive(Serialize, Default, Clone)]
struct SlipTold {
    id: String,
    number: String,
    unit: String,
    made_on: String,
    by: String,
    cheques: i64,
    total_cents: i64,
    banked_on: Option<String>,
    banked_by: String,
    is_undone: bool,
    bounced: i64,
}

impl Page for Slips {
    const TEMPLATE: &'static str = "treasury/slips.html";
}

impl Page for One {
    const TEMPLATE: &'static str = "treasury/slip.html";
}

fn told(slip: Slip) -> SlipTold {
    SlipTold {
        id: slip.id.to_string(),
        number: slip.number,
        unit: slip.unit_name,
        made_on: slip.made_on,
        by: slip.by_name,
        cheques: slip.cheques,
        total_cents: slip.total_cents,
        banked_on: slip.banked_on,
        banked_by: slip.banked_by_name,
        is_undone: slip.undone_at.is_some(),
        bounced: slip.bounced,
    }
}

fn cheque(line: SlipLine) -> ChequeLine {
    ChequeLine {
        id: line.payment.to_string(),
        name: listed(&line.last_name, &line.first_name),
        bank: line.bank,
        piece: line.piece,
        received_on: line.received_on,
        cents: line.cents,
        bounced: line.bounced,
    }
}

/// GET `/office/treasury/slips`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    must_keep(&officer)?;
    let (scope, unit) = (officer.office.scope.clone(), officer.office.unit.id.clone());
    let (waiting, slips) = app
        .db
        .read(move |tx| Ok((store::waiting_cheques(tx, &unit)?, store::slips_of(tx, &scope)?)))
        .await?;
    let page = Slips {
        unit: officer.office.unit.name.clone(),
        waiting_cents: waiting.iter().map(|line| line.cents).sum(),
        waiting: waiting.into_iter().map(cheque).collect(),
        slips: slips.into_iter().map(told).collect(),
    };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/slips` with `p`: the ticked cheques go on a slip.
pub(super) async fn make(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let chosen: Vec<PaymentId> = fields.all("p").filter_map(PaymentId::parse).collect();
    let by = officer.clone();
    let done = app
        .db
        .write(move |tx| {
            let unit = by.office.unit.id.clone();
            let waiting = store::waiting_cheques(tx, &unit)?;
            let collector = waiting
                .iter()
                .find(|line| chosen.contains(&line.payment))
                .map(|line| line.collector.clone());
            let collector = collector.ok_or(crate::treasury::rules::Refusal::NothingToBank)?;
            store::make_slip(tx, hand(&by), &unit, &collector, &chosen)
        })
        .await;
    match refusal(done)? {
        Ok(slip) => {
            let said = app.say(officer.language(), "treasury-slip-made");
            see_other_with(&format!("/office/treasury/slips/{slip}"), &Notice::ok(said))
        }
        Err(key) => {
            let said = app.say(officer.language(), key);
            see_other_with("/office/treasury/slips", &Notice::warn(said))
        }
    }
}

/// GET `/office/treasury/slips/{slip}`: as it is printed.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = SlipId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let (slip, lines, collector) = app
        .db
        .read(move |tx| {
            let slip = store::slip(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            let lines = store::slip_lines(tx, &id)?;
            let collector = ledger::collector(tx, &slip.collector)?;
            Ok((slip, lines, collector))
        })
        .await?;
    let account = collector.as_ref().and_then(|collector| {
        collector.accounts.iter().find(|account| account.id.as_str() == slip.bank_account)
    });
    let page = One {
        account: account.map(|account| masked(&account.iban)).unwrap_or_default(),
        collector: collector.as_ref().map(|known| known.name.clone()).unwrap_or_default(),
        slip: told(slip),
        lines: lines.into_iter().map(cheque).collect(),
        today: app.now().day_text(),
    };
    app.page(&page, &officer.shell(&app))
}

/// GET `/office/treasury/slips/{slip}/pdf`: the same to hand in at the bank.
pub(super) async fn pdf(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = SlipId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let (slip, lines, collector) = app
        .db
        .read(move |tx| {
            let slip = store::slip(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            let lines = store::slip_lines(tx, &id)?;
            let collector = ledger::collector(tx, &slip.collector)?.ok_or(Error::NotFound)?;
            Ok((slip, lines, collector))
        })
        .await?;
    let mut accounts = collector.accounts.iter();
    let account = accounts.find(|account| account.id.as_str() == slip.bank_account);
    let cheque = |line: SlipLine| documents::Cheque {
        drawer: listed(&line.last_name, &line.first_name),
        bank: line.bank,
        number: line.piece,
        amount_cents: line.cents,
    };
    let printed = documents::deposit_slip(&documents::Slip {
        lang: paper::lang(officer.language()),
        collector: collector.name.clone(),
        unit: slip.unit_name,
        number: slip.number.clone(),
        on_day: slip.made_on,
        holder: account.map(|account| account.holder.clone()).unwrap_or_default(),
        iban: account.map(|account| account.iban.clone()).unwrap_or_default(),
        content: documents::SlipContent::Cheques(lines.into_iter().map(cheque).collect()),
        brought_by: slip.by_name,
        ..documents::Slip::default()
    });
    let bytes = paper::file(printed)?;
    download(&format!("bordereau-{}.pdf", slip.number), "application/pdf", bytes)
}

/// The ends of an account's number, which tell it from others.
fn masked(iban: &str) -> String {
    values::Iban::parse(iban).map(|iban| iban.masked()).unwrap_or_default()
}

/// POST `/office/treasury/slips/{slip}` with `do`: `bank` (and `on_day`), `undo`, or `bounced`
/// with `payment`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = SlipId::parse(&id).ok_or(Error::NotFound)?;
    let (by, known) = (officer.clone(), id.clone());
    let (what, on_day) = (fields.text("do").to_owned(), day_of(fields.text("on_day")));
    let bounced = PaymentId::parse(fields.text("payment"));
    let why = app.say(officer.language(), "treasury-slip-bounced-why");
    let done = app
        .db
        .write(move |tx| {
            let slip = store::slip(tx, &by.office.scope, &known)?.ok_or(Error::NotFound)?;
            let today = tx.now().day_text();
            match what.as_str() {
                "bank" => {
                    let on_day = on_day.clone().unwrap_or(today);
                    store::bank_slip(tx, hand(&by), &slip, &on_day)?;
                    Ok("treasury-slip-banked")
                }
                "undo" => {
                    store::undo_slip(tx, &known)?;
                    Ok("treasury-slip-undone")
                }
                "bounced" => {
                    let payment = bounced.clone().ok_or(Error::NotFound)?;
                    let lines = store::slip_lines(tx, &known)?;
                    if !lines.iter().any(|line| line.payment == payment) {
                        return Err(Error::NotFound);
                    }
                    let kind = TakenBack::Bounced;
                    store::take_back_as(tx, &payment, kind, &today, &why, hand(&by))?;
                    Ok("treasury-slip-bounced")
                }
                _ => Err(Error::NotFound),
            }
        })
        .await;
    let notice = match refusal(done)? {
        Ok(key) => Notice::ok(app.say(officer.language(), key)),
        Err(key) => Notice::warn(app.say(officer.language(), key)),
    };
    see_other_with(&format!("/office/treasury/slips/{id}"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = ChequeLine {
        id: "1".to_owned(),
        name: "Fauvel, Odile".to_owned(),
        bank: "LCL".to_owned(),
        piece: "4402917".to_owned(),
        received_on: "2026-11-22".to_owned(),
        cents: 6_000,
        bounced: false,
    };
    let slip = SlipTold {
        id: "1".to_owned(),
        number: "2026-031".to_owned(),
        unit: "Alès".to_owned(),
        made_on: "2026-11-22".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        cheques: 1,
        total_cents: 6_000,
        ..SlipTold::default()
    };
    let banked = SlipTold {
        banked_on: Some("2026-11-23".to_owned()),
        banked_by: "Colette Vauquelin".to_owned(),
        bounced: 1,
        ..slip.clone()
    };
    let one = |slip: &SlipTold, bounced: bool| One {
        slip: slip.clone(),
        collector: "Association de financement du Gard".to_owned(),
        account: "FR76 … 0189".to_owned(),
        lines: vec![line.clone(), ChequeLine { bounced, ..line.clone() }],
        today: "2026-11-24".to_owned(),
    };
    let full = Slips {
        unit: "Alès".to_owned(),
        waiting: vec![line.clone()],
        waiting_cents: 6_000,
        slips: vec![slip.clone(), banked.clone()],
    };
    vec![
        SamplePage::new("treasury/slips", full),
        SamplePage::new("treasury/slips-empty", Slips::default()),
        SamplePage::new("treasury/slip", one(&slip, false)),
        SamplePage::new("treasury/slip-banked", one(&banked, true)),
    ]
}
