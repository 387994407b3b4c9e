//! Opening a record: who looks from above says why, and every look is written down.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right};
use crate::people::store::{Kept, merged_into, of_scope, reason_given};

/// For how long a reason holds, in milliseconds.
const REASON_MS_MAX: i64 = 8 * kernel::time::HOUR_MS;
const REASON_CHARS_MAX: usize = 200;

/// A record as an officer may see it.
pub(super) enum Gate {
    /// Here it is; the reason given, empty when none was needed.
    Open(Box<Kept>, String),
    /// Why do you look? The person's name is known from the list.
    Reason(String),
}

#[derive(Serialize)]
pub(super) struct ReasonPage {
    id: String,
    name: String,
    reason: String,
    error: bool,
}

impl Page for ReasonPage {
    const TEMPLATE: &str = "people/reason.html";
}

/// Lets an officer see a record of their scope, and writes it down.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(super) async fn pass(app: &App, officer: &Officer, id: &str) -> Result<Gate> {
    let id = PersonId::parse(id).ok_or(Error::NotFound)?;
    let officer = officer.clone();
    app.db.write(move |tx| passed(tx, &officer, &id)).await
}

/// [`pass`] within a transaction.
pub(super) fn passed(tx: &mut Tx<'_>, officer: &Officer, id: &PersonId) -> Result<Gate> {
    let office = &officer.office;
    let kept = of_scope(tx, &office.scope, id)?.ok_or(Error::NotFound)?;
    let mandate_unit = office.mandate.unit.as_str();
    let mut reason = String::new();
    if access::reason_needed(mandate_unit, kept.home.as_str()) {
        let since = tx.now().plus_ms(-REASON_MS_MAX);
        match reason_given(tx, id, &officer.actor.person, since)? {
            Some(given) => reason = given,
            None => return Ok(Gate::Reason(kept.record.known_as())),
        }
    }
    access::note(tx, office, &officer.actor.name, id, Act::Opened, &reason)?;
    Ok(Gate::Open(Box::new(kept), reason))
}

/// Where a record that was merged into another one leads.
///
/// # Errors
/// [`Error::NotFound`] when there was none, or the other is outside the scope.
pub(super) async fn led_on(app: &App, officer: &Officer, id: &str) -> Result<Response> {
    let old = PersonId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| merged_into(tx, &scope, &old)).await?;
    see_other(&format!("/office/people/{}", found.ok_or(Error::NotFound)?))
}

/// The page that asks why.
pub(super) fn ask(app: &App, officer: &Officer, id: &str, name: String) -> Result<Response> {
    let page = ReasonPage { id: id.to_owned(), name, reason: String::new(), error: false };
    app.page(&page, &officer.shell(app))
}

/// `POST /office/people/{id}/open`: says why, and opens the record.
pub(super) async fn open(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let reason: String = fields.text("reason").chars().take(REASON_CHARS_MAX).collect();
    let is_long = reason.chars().count() >= REASON_CHARS_MIN;
    let (worker, told) = (officer.clone(), reason.clone());
    let name = app
        .db
        .write(move |tx| {
            let office = &worker.office;
            let kept = of_scope(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            if is_long {
                let name = &worker.actor.name;
                access::note(tx, office, name, &person, Act::Opened, &told)?;
            }
            Ok(kept.record.known_as())
        })
        .await?;
    if !is_long {
        let page = ReasonPage { id, name, reason, error: true };
        return app.refused(&page, officer.shell(&app));
    }
    see_other(&format!("/office/people/{id}"))
}

/// The page that asks why, as samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |error| ReasonPage {
        id: "0193".to_owned(),
        name: "Ana Moulin".to_owned(),
        reason: "x".to_owned(),
        error,
    };
    vec![
        SamplePage::new("people/reason", page(false)),
        SamplePage::new("people/reason-refused", page(true)),
    ]
}
