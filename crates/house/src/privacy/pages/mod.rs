//! The pages of everybody's rights over their data.

mod data;
mod erasure;
mod record;
mod requests;
mod retention;
mod terms;

use axum::Router;
use axum::routing::{get, post};
use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::SamplePage;
use serde::Serialize;

use crate::app::App;
use crate::feature::WaitingLine;
use crate::org::{Office, Right};
use crate::privacy::rules::{Kind, is_late};
use crate::privacy::store::{self, Request};

/// Longest reason or note, in characters.
const WORDS_CHARS_MAX: usize = 2_000;

/// Requests that wait for an officer's answer; the law sets their last day.
pub(super) fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::AnswerRequests) {
        return Ok(Vec::new());
    }
    let count = store::open_in(tx, &office.scope)?;
    Ok(vec![WaitingLine { key: "privacy-waiting", count, href: "/office/requests" }])
}

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/me/record", get(record::show).post(record::save))
        .route("/me/data", get(data::show))
        .route("/me/data/all", get(data::readable))
        .route("/me/data/json", get(data::json))
        .route("/me/data/csv", get(data::csv))
        .route("/me/erasure", get(erasure::show).post(erasure::ask))
        .route("/me/requests", post(erasure::ask_other))
        .route("/office/requests", get(requests::list))
        .route("/office/retention", get(retention::list).post(retention::decide))
        .route("/office/retention/terms", get(terms::list).post(terms::add))
        .route("/office/requests/{id}", get(requests::show).post(requests::answer))
}

/// A request as it is read.
#[derive(Serialize)]
struct Told {
    id: String,
    name: String,
    kind: String,
    reason: String,
    unit: String,
    asked_at: i64,
    due_on: String,
    is_open: bool,
    is_late: bool,
    handled_at: Option<i64>,
    by: String,
    outcome: String,
    note: String,
}

fn told(app: &App, language: Language, request: Request) -> Told {
    let today = app.now().day_text();
    let kind = Kind::parse(&request.kind).unwrap_or(Kind::Access);
    let is_open = request.handled_at.is_none();
    let outcome = match request.outcome.as_deref() {
        None => "privacy-outcome-open",
        Some("refuse") => "privacy-outcome-refuse",
        Some(_) => "privacy-outcome-done",
    };
    Told {
        id: request.id.to_string(),
        name: request.name.trim().to_owned(),
        kind: app.say(language, kind.key()),
        reason: request.reason,
        unit: request.unit_name,
        asked_at: request.asked_at.0,
        is_late: is_open && is_late(&request.due_on, &today),
        due_on: request.due_on,
        is_open,
        handled_at: request.handled_at.map(|at| at.0),
        by: request.handled_by_name.unwrap_or_default(),
        outcome: app.say(language, outcome),
        note: request.note.unwrap_or_default(),
    }
}

fn words(text: &str) -> String {
    text.chars().take(WORDS_CHARS_MAX).collect()
}

/// Name of what a feature holds, for people.
fn held_name(app: &App, language: Language, feature: &str) -> String {
    let key = format!("privacy-held-{feature}");
    if app.texts.has(language, &key) { app.say(language, &key) } else { feature.to_owned() }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = record::samples();
    samples.extend(data::samples());
    samples.extend(erasure::samples());
    samples.extend(requests::samples());
    samples.extend(retention::samples());
    samples.extend(terms::samples());
    samples
}

/// A believable request.
fn sample_told(is_open: bool) -> Told {
    Told {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        kind: "Effacer ma fiche".to_owned(),
        reason: "Je déménage.".to_owned(),
        unit: "Alès".to_owned(),
        asked_at: 1_795_507_200_000,
        due_on: "2026-12-24".to_owned(),
        is_open,
        is_late: is_open,
        handled_at: (!is_open).then_some(1_795_507_200_000),
        by: "Colette Vauquelin".to_owned(),
        outcome: "En attente".to_owned(),
        note: "Vos cotisations de l’année sont en cours.".to_owned(),
    }
}
