//! One receipt: read, printed, cancelled.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Told, cut, papers, refusal, sample, told};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::paper;
use crate::receipts::ReceiptId;
use crate::receipts::store::{self, Receipt};

#[derive(Serialize)]
struct One {
    one: Told,
    why: String,
    error: String,
}

impl Page for One {
    const TEMPLATE: &str = "receipts/one.html";
}

/// Opens a receipt: whoever it is for will read that it was opened.
async fn opened(app: &App, officer: &Officer, id: &str, act: Act) -> Result<Receipt> {
    officer.must(Right::Treasury)?;
    let id = ReceiptId::parse(id).ok_or(Error::NotFound)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    app.db
        .write(move |tx| {
            let found = store::one(tx, &office.scope, &id)?.ok_or(Error::NotFound)?;
            if let Some(person) = &found.person {
                access::note(tx, &office, &name, person, act, "Reçu")?;
            }
            Ok(found)
        })
        .await
}

/// GET `/office/treasury/receipts/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let found = opened(&app, &officer, &id, Act::Opened).await?;
    let page = One { one: told(&found), why: String::new(), error: String::new() };
    app.page(&page, &officer.shell(&app))
}

/// GET `/office/treasury/receipts/{id}/pdf`.
pub(super) async fn pdf(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let found = opened(&app, &officer, &id, Act::Printed).await?;
    let (maker, one) = (app.clone(), found.clone());
    let paper = app.db.read(move |tx| papers(&maker, tx, std::slice::from_ref(&one))).await?;
    let bytes = paper::file(documents::receipts(&paper))?;
    let number = told(&found).number;
    download(&format!("recu-{number}.pdf"), "application/pdf", bytes)
}

/// POST `/office/treasury/receipts/{id}` with `why`.
pub(super) async fn cancel(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let found = opened(&app, &officer, &id, Act::Opened).await?;
    let (why, by, known) = (cut(fields.text("why")), officer.actor.name.clone(), found.id.clone());
    let said = why.clone();
    let done = app.db.write(move |tx| store::cancel(tx, &known, &said, &by)).await;
    let language = officer.language();
    match refusal(done)? {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "receipts-cancelled"));
            see_other_with(&format!("/office/treasury/receipts/{}", found.id), &notice)
        }
        Err(key) => {
            let page = One { one: told(&found), why, error: app.say(language, key) };
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |cancelled, error: &str| One {
        one: sample(cancelled),
        why: String::new(),
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("receipts/one", page(false, "")),
        SamplePage::new("receipts/one-cancelled", page(true, "")),
        SamplePage::new("receipts/one-refused", page(false, "Dites pourquoi.")),
    ]
}
