//! My receipts.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::download;
use kernel::{Error, Result};
use serde::Serialize;

use super::{Told, papers, sample, told};
use crate::accounts::Actor;
use crate::app::App;
use crate::paper;
use crate::receipts::ReceiptId;
use crate::receipts::store;

#[derive(Serialize)]
struct Mine {
    receipts: Vec<Told>,
}

impl Page for Mine {
    const TEMPLATE: &str = "receipts/mine.html";
}

/// GET `/me/receipts`.
pub(super) async fn list(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let found = app.db.read(move |tx| store::mine(tx, &person)).await?;
    let page = Mine { receipts: found.iter().map(told).collect() };
    app.page(&page, &actor.shell(&app))
}

/// GET `/me/receipts/{id}`: the PDF.
pub(super) async fn pdf(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = ReceiptId::parse(&id).ok_or(Error::NotFound)?;
    let (person, maker) = (actor.person.clone(), app.clone());
    let (number, paper) = app
        .db
        .read(move |tx| {
            let found = store::one_of_mine(tx, &person, &id)?.ok_or(Error::NotFound)?;
            Ok((told(&found).number, papers(&maker, tx, std::slice::from_ref(&found))?))
        })
        .await?;
    let bytes = paper::file(documents::receipts(&paper))?;
    download(&format!("recu-{number}.pdf"), "application/pdf", bytes)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = Mine { receipts: vec![sample(false), sample(true)] };
    vec![
        SamplePage::new("receipts/mine", full),
        SamplePage::new("receipts/mine-empty", Mine { receipts: Vec::new() }),
    ]
}
