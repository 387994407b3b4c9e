//! The chart of accounts of a collector: accounts are added and renamed, never taken away.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::book::{Book, Days, named, opened_to_keep};
use super::{Problem, short};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::rules::is_code;
use crate::ledger::store::{self, Account};

#[derive(Serialize)]
struct Chart {
    book: Book,
    accounts: Vec<Account>,
    code: String,
    label: String,
    errors: Vec<Problem>,
}

impl Page for Chart {
    const TEMPLATE: &'static str = "ledger/chart.html";
}

/// GET `/office/treasury/ledger/{collector}/accounts`; `code` fills the form with an account.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let mut page = chart(&app, &officer, id, Days::of(&fields)).await?;
    if let Some(known) = page.accounts.iter().find(|it| it.code == fields.text("code")) {
        (page.code, page.label) = (known.code.clone(), known.label.clone());
    }
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

/// POST `/office/treasury/ledger/{collector}/accounts`: adds one, or gives it another label.
pub(super) async fn set(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = named(&officer, &id)?;
    let mut page = chart(&app, &officer, collector.clone(), Days::default()).await?;
    (page.code, page.label) = (short(fields.text("code")), short(fields.text("label")));
    let language = officer.language();
    let mut wrong = |field: &str, label: &str, message: &str| {
        page.errors.push(Problem::of(&app, language, field, label, message));
    };
    if !is_code(fields.text("code")) {
        wrong("code", "ledger-account", "ledger-wrong-code");
    }
    if fields.text("label").is_empty() {
        wrong("label", "ledger-account-label", "ledger-wrong-name");
    }
    if !page.errors.is_empty() {
        let shell = page.book.shell(&app, &officer);
        return app.refused(&page, shell);
    }
    let (code, label) = (page.code, page.label);
    app.db.write(move |tx| store::set_account(tx, &collector, &code, &label)).await?;
    let notice = Notice::ok(app.say(language, "ledger-account-set"));
    see_other_with(&format!("/office/treasury/ledger/{id}/accounts"), &notice)
}

async fn chart(app: &App, officer: &Officer, id: CollectorId, days: Days) -> Result<Chart> {
    let who = officer.clone();
    app.db
        .read(move |tx| {
            Ok(Chart {
                book: opened_to_keep(tx, &who, &id, &days)?,
                accounts: store::accounts(tx, &id)?,
                code: String::new(),
                label: String::new(),
                errors: Vec::new(),
            })
        })
        .await
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let account =
        |code: &str, label: &str| Account { code: code.to_owned(), label: label.to_owned() };
    let chart = |errors| Chart {
        book: Book::sample(true),
        accounts: vec![account("512", "Banque"), account("756", "Cotisations sans contrepartie")],
        code: "7561".to_owned(),
        label: String::new(),
        errors,
    };
    vec![
        SamplePage::new("ledger/chart", chart(Vec::new())),
        SamplePage::new("ledger/chart-refused", chart(vec![Problem::sample("label")])),
    ]
}
