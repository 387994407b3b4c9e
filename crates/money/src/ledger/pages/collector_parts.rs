//! What a collector has: bank accounts, units that it serves, signatories; and its end.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::collector::{Typed, one};
use super::collector_form::{mine, problems, unit_named};
use super::{Problem, short};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::BankAccountId;
use crate::ledger::rules::{day_before, iso_day};
use crate::ledger::store::{self, BankAccount, Collector};
use crate::org::UnitId;

/// Most business days that a bank may want before a collection.
const LEAD_DAYS_MAX: i64 = 30;
/// Versions of pain.008.001 that banks take, the newest first.
const DEBIT_VERSIONS: [&str; 2] = ["08", "02"];

#[derive(Serialize)]
struct NewAccount {
    id: String,
    name: String,
    typed: TypedAccount,
    errors: Vec<Problem>,
}

impl Page for NewAccount {
    const TEMPLATE: &'static str = "ledger/account_new.html";
}

/// What was typed of a bank account.
#[derive(Debug, Clone, Default, Serialize)]
struct TypedAccount {
    label: String,
    holder: String,
    iban: String,
    bic: String,
    debit_version: String,
    lead_days: String,
    from_on: String,
}

impl TypedAccount {
    fn wrong(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let bic = self.bic.as_bytes();
        let is_bic = matches!(bic.len(), 8 | 11) && bic.iter().all(u8::is_ascii_alphanumeric);
        let is_lead =
            self.lead_days.parse::<i64>().is_ok_and(|days| (0..=LEAD_DAYS_MAX).contains(&days));
        let checks = [
            (!self.label.is_empty(), "label", "ledger-account-name", "ledger-wrong-name"),
            (!self.holder.is_empty(), "holder", "ledger-holder", "ledger-wrong-holder"),
            (values::Iban::parse(&self.iban).is_ok(), "iban", "ledger-iban", "ledger-wrong-iban"),
            (self.bic.is_empty() || is_bic, "bic", "ledger-bic", "ledger-wrong-bic"),
            (
                DEBIT_VERSIONS.contains(&self.debit_version.as_str()),
                "debit_version",
                "ledger-debit-version",
                "ledger-wrong-version",
            ),
            (is_lead, "lead_days", "ledger-lead-days", "ledger-wrong-lead"),
            (iso_day(&self.from_on).is_some(), "from_on", "ledger-from", "ledger-wrong-day"),
        ];
        let wrong = checks.into_iter().filter(|(fits, ..)| !fits);
        wrong.map(|(_, field, label, message)| (field, label, message)).collect()
    }
}

/// GET `/office/treasury/collectors/{collector}/accounts`: a new bank account.
pub(super) async fn ask_account(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let collector = open(&app, &officer, &id).await?;
    let typed = TypedAccount {
        holder: collector.name.clone(),
        debit_version: DEBIT_VERSIONS.first().copied().unwrap_or_default().to_owned(),
        lead_days: "2".to_owned(),
        from_on: app.now().day_text(),
        ..TypedAccount::default()
    };
    let page = NewAccount { id, name: collector.name, typed, errors: Vec::new() };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/collectors/{collector}/accounts`.
pub(super) async fn add_account(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = open(&app, &officer, &id).await?;
    let text = |name: &str| short(fields.text(name));
    let typed = TypedAccount {
        label: text("label"),
        holder: text("holder"),
        iban: text("iban"),
        bic: text("bic").replace(' ', "").to_uppercase(),
        debit_version: text("debit_version"),
        lead_days: text("lead_days"),
        from_on: iso_day(fields.text("from_on")).unwrap_or_else(|| text("from_on")),
    };
    let wrong = typed.wrong();
    let (Ok(iban), true) = (values::Iban::parse(&typed.iban), wrong.is_empty()) else {
        let errors = problems(&app, &officer, wrong);
        let page = NewAccount { id, name: collector.name, typed, errors };
        return app.refused(&page, officer.shell(&app));
    };
    let lead_days = typed.lead_days.parse().unwrap_or(LEAD_DAYS_MAX);
    app.db
        .write(move |tx| {
            let account = BankAccount {
                id: tx.fresh(),
                collector: collector.id.clone(),
                label: typed.label.clone(),
                holder: typed.holder.clone(),
                iban: iban.as_str().to_owned(),
                bic: Some(typed.bic.clone()).filter(|bic| !bic.is_empty()),
                debit_version: typed.debit_version.clone(),
                lead_days,
                from_on: typed.from_on.clone(),
                to_on: None,
            };
            store::add_bank_account(tx, &account)
        })
        .await?;
    done(&app, &officer, &id, "ledger-account-added")
}

/// POST `/office/treasury/collectors/{collector}/accounts/{account}/end`.
pub(super) async fn end_account(
    State(app): State<App>,
    officer: Officer,
    Path((id, account)): Path<(String, String)>,
) -> Result<Response> {
    let collector = mine(&app, &officer, &id).await?;
    let account = BankAccountId::parse(&account).ok_or(Error::NotFound)?;
    let ended = app
        .db
        .write(move |tx| {
            let today = tx.now().day_text();
            store::end_bank_account(tx, &collector.id, &account, &today)
        })
        .await?;
    if !ended {
        return Err(Error::NotFound);
    }
    done(&app, &officer, &id, "ledger-account-ended")
}

/// POST `/office/treasury/collectors/{collector}/units`: it serves a unit of the officer's scope.
pub(super) async fn serve_unit(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = open(&app, &officer, &id).await?;
    let typed = Typed {
        unit: short(fields.text("unit")),
        unit_from: fields.text("unit_from").to_owned(),
        ..Typed::default()
    };
    let (office, asked) = (officer.office.clone(), typed.unit.clone());
    let unit = app.db.read(move |tx| unit_named(tx, &office, &asked)).await?;
    let from_on = iso_day(&typed.unit_from);
    let (Some(unit), Some(from_on)) = (unit.clone(), from_on.clone()) else {
        let mut wrong = Vec::new();
        if unit.is_none() {
            wrong.push(("unit", "ledger-unit", "ledger-wrong-unit"));
        }
        if from_on.is_none() {
            wrong.push(("unit_from", "ledger-from", "ledger-wrong-day"));
        }
        let errors = problems(&app, &officer, wrong);
        let page = one(&app, &officer, &id, typed, errors).await?;
        return app.refused(&page, officer.shell(&app));
    };
    let eve = day_before(&from_on);
    let serve =
        move |tx: &mut kernel::db::Tx<'_>| store::serve(tx, &collector.id, &unit, (&from_on, &eve));
    app.db.write(serve).await?;
    done(&app, &officer, &id, "ledger-unit-served")
}

/// POST `/office/treasury/collectors/{collector}/units/{unit}/end`.
pub(super) async fn end_unit(
    State(app): State<App>,
    officer: Officer,
    Path((id, unit)): Path<(String, String)>,
) -> Result<Response> {
    let collector = mine(&app, &officer, &id).await?;
    let unit = UnitId::parse(&unit).ok_or(Error::NotFound)?;
    let ended = app
        .db
        .write(move |tx| {
            let today = tx.now().day_text();
            store::end_service(tx, &collector.id, &unit, &today)
        })
        .await?;
    if !ended {
        return Err(Error::NotFound);
    }
    done(&app, &officer, &id, "ledger-unit-ended")
}

/// POST `/office/treasury/collectors/{collector}/signatories`.
pub(super) async fn add_signatory(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = open(&app, &officer, &id).await?;
    let typed = Typed {
        signatory: short(fields.text("signatory")),
        quality: short(fields.text("quality")),
        signatory_from: fields.text("signatory_from").to_owned(),
        ..Typed::default()
    };
    let mut wrong = Vec::new();
    if typed.signatory.is_empty() {
        wrong.push(("signatory", "ledger-signatory", "ledger-wrong-name"));
    }
    if typed.quality.is_empty() {
        wrong.push(("quality", "ledger-quality", "ledger-wrong-quality"));
    }
    let from_on = iso_day(&typed.signatory_from);
    if from_on.is_none() {
        wrong.push(("signatory_from", "ledger-from", "ledger-wrong-day"));
    }
    let (Some(from_on), true) = (from_on, wrong.is_empty()) else {
        let errors = problems(&app, &officer, wrong);
        let page = one(&app, &officer, &id, typed, errors).await?;
        return app.refused(&page, officer.shell(&app));
    };
    app.db
        .write(move |tx| {
            let told = (typed.signatory.as_str(), typed.quality.as_str(), from_on.as_str());
            store::add_signatory(tx, &collector.id, told)
        })
        .await?;
    done(&app, &officer, &id, "ledger-signatory-added")
}

/// POST `/office/treasury/collectors/{collector}/signatories/{signatory}/end`.
pub(super) async fn end_signatory(
    State(app): State<App>,
    officer: Officer,
    Path((id, signatory)): Path<(String, String)>,
) -> Result<Response> {
    let collector = mine(&app, &officer, &id).await?;
    let ended = app
        .db
        .write(move |tx| {
            let today = tx.now().day_text();
            store::end_signatory(tx, &collector.id, &signatory, &today)
        })
        .await?;
    if !ended {
        return Err(Error::NotFound);
    }
    done(&app, &officer, &id, "ledger-signatory-ended")
}

#[derive(Serialize)]
struct End {
    id: String,
    name: String,
    to_on: String,
    errors: Vec<Problem>,
}

impl Page for End {
    const TEMPLATE: &'static str = "ledger/collector_end.html";
}

/// GET `/office/treasury/collectors/{collector}/end`: what ending it does.
pub(super) async fn ask_end(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let collector = open(&app, &officer, &id).await?;
    let to_on = app.now().day_text();
    let page = End { id, name: collector.name, to_on, errors: Vec::new() };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/collectors/{collector}/end`: it receives nothing after that day.
pub(super) async fn end(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = open(&app, &officer, &id).await?;
    let typed = fields.text("to_on").to_owned();
    let mut wrong = Vec::new();
    if !fields.has("confirm") {
        wrong.push(("confirm-on", "ledger-end-confirm", "ledger-wrong-confirm"));
    }
    let to_on = iso_day(&typed);
    if to_on.is_none() {
        wrong.push(("to_on", "ledger-last-day", "ledger-wrong-day"));
    }
    let (Some(to_on), true) = (to_on, wrong.is_empty()) else {
        let errors = problems(&app, &officer, wrong);
        let page = End { id, name: collector.name, to_on: typed, errors };
        return app.refused(&page, officer.shell(&app));
    };
    let ended = app.db.write(move |tx| store::end_collector(tx, &collector.id, &to_on)).await?;
    if !ended {
        return Err(Error::Stale);
    }
    done(&app, &officer, &id, "ledger-collector-ended")
}

/// The officer's own collector, still at work: one that ended takes nothing new.
async fn open(app: &App, officer: &Officer, id: &str) -> Result<Collector> {
    let collector = mine(app, officer, id).await?;
    if collector.closed_on.is_some() {
        return Err(Error::Refused("ledger-wrong-closed"));
    }
    Ok(collector)
}

fn done(app: &App, officer: &Officer, id: &str, key: &str) -> Result<Response> {
    let notice = Notice::ok(app.say(officer.language(), key));
    see_other_with(&format!("/office/treasury/collectors/{id}"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let account = |errors| NewAccount {
        id: "1".to_owned(),
        name: "ADF du Gard".to_owned(),
        typed: TypedAccount { iban: "FR76".to_owned(), ..TypedAccount::default() },
        errors,
    };
    let end = |errors| End {
        id: "1".to_owned(),
        name: "ADF du Gard".to_owned(),
        to_on: "2026-11-24".to_owned(),
        errors,
    };
    vec![
        SamplePage::new("ledger/account-new", account(Vec::new())),
        SamplePage::new("ledger/account-new-refused", account(vec![Problem::sample("iban")])),
        SamplePage::new("ledger/collector-end", end(Vec::new())),
        SamplePage::new("ledger/collector-end-refused", end(vec![Problem::sample("to_on")])),
    ]
}
