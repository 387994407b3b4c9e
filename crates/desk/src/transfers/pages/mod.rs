//! The pages of transfers, for officers and for the people concerned.

mod claim;
mod leave;
mod mine;
mod office;
mod propose;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::{Page, SamplePage, Shell};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::transfers::rules::{Kind, Outcome, Standing};
use crate::transfers::store::{Hand, Place, Transfer};

/// Longest reason, word or name, in characters.
const WORDS_CHARS_MAX: usize = 500;

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/transfers", get(office::list))
        .route("/office/transfers/ask", get(claim::show).post(claim::send))
        .route("/office/transfers/{id}", get(office::show).post(office::give))
        .route("/office/people/{id}/transfer", get(propose::show).post(propose::send))
        .route("/me/unit", get(mine::show))
        .route("/me/move", get(mine::blank).post(mine::send))
        .route("/me/transfers/{id}/withdraw", post(mine::withdraw))
        .route("/me/leave", get(leave::show).post(leave::send))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = office::samples();
    samples.extend(propose::samples());
    samples.extend(claim::samples());
    samples.extend(mine::samples());
    samples.extend(leave::samples());
    samples
}

/// A transfer as it is read.
#[derive(Serialize, Clone)]
struct Told {
    id: String,
    /// Whose record, or what was typed.
    name: String,
    city: String,
    /// The record, when the reader may open it.
    person: String,
    kind: &'static str,
    from: String,
    to: String,
    since_on: Option<String>,
    reason: String,
    asked_by: String,
    asked_role: String,
    asked_at: i64,
    /// Name of the outcome; `open` while there is none.
    outcome: &'static str,
    standing: Standing,
    word: String,
    answered_by: String,
    answered_role: String,
    answered_at: Option<i64>,
    /// Whether the reader sees only what their own unit typed.
    is_blind: bool,
    may_withdraw: bool,
}

/// What an officer may read of a transfer.
fn told(language: Language, one: Transfer) -> Told {
    let standing = one.standing();
    let (kind, outcome) = (one.kind(), one.outcome());
    let is_agreed = outcome.is_some_and(Outcome::is_agreed);
    let is_blind = kind == Kind::Claim && !one.keeps && !is_agreed;
    let may_open = if outcome == Some(Outcome::Moved) { one.receives } else { one.keeps };
    let may_open = may_open || outcome == Some(Outcome::Joined);
    let person = one.person.filter(|_| may_open).map(|id| id.to_string()).unwrap_or_default();
    let pick = |french: String, english: String| match language {
        Language::French => french,
        Language::English => english,
    };
    let seen = |text: String| if is_blind { String::new() } else { text };
    let asking = if kind == Kind::Claim { one.receives } else { one.keeps };
    Told {
        id: one.id.to_string(),
        name: if is_blind { one.wanted_name } else { one.person_name },
        city: if is_blind { one.wanted_email } else { one.person_city },
        person: seen(person),
        kind: kind.name(),
        from: seen(one.from_name),
        to: one.to_name,
        since_on: one.since_on,
        reason: one.reason,
        asked_by: one.asked_by_name,
        asked_role: pick(one.asked_role_fr, one.asked_role_en),
        asked_at: one.asked_at.0,
        outcome: if is_blind { "open" } else { outcome.map_or("open", Outcome::name) },
        standing,
        word: seen(one.word),
        answered_by: seen(one.answered_by_name),
        answered_role: seen(pick(one.answered_role_fr, one.answered_role_en)),
        answered_at: one.answered_at.map(|at| at.0).filter(|_| !is_blind),
        is_blind,
        may_withdraw: asking && (outcome.is_none() || is_blind),
    }
}

fn cut(text: &str) -> String {
    text.chars().take(WORDS_CHARS_MAX).collect()
}

fn hand(officer: &Officer) -> Hand {
    Hand { office: officer.office.clone(), name: officer.actor.name.clone() }
}

/// What was done, or the text key of the rule that said no; somebody else was faster is one.
fn refusal<T>(done: Result<T>) -> Result<std::result::Result<T, &'static str>> {
    match done {
        Err(Error::Stale) => Ok(Err("transfers-refusal-stale")),
        done => kernel::refusal(done),
    }
}

/// The page, refused when it holds an error.
fn answer<P: Page>(app: &App, page: &P, shell: Shell, error: &str) -> Result<Response> {
    if error.is_empty() { app.page(page, &shell) } else { app.refused(page, shell) }
}

fn sample_place() -> Place {
    Place { id: "1".to_owned(), name: "Sète".to_owned(), above: "Hérault".to_owned() }
}

fn sample_told(standing: Standing, outcome: Option<Outcome>) -> Told {
    let is_over = outcome.is_some();
    Told {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        city: "Alès".to_owned(),
        person: "1".to_owned(),
        kind: "move",
        from: "Alès".to_owned(),
        to: "Sète".to_owned(),
        since_on: Some("2026-11-24".to_owned()),
        reason: "Déménagement pour un nouvel emploi.".to_owned(),
        asked_by: "Colette Vauquelin".to_owned(),
        asked_role: "Secrétariat".to_owned(),
        asked_at: 1_795_507_200_000,
        outcome: outcome.map_or("open", Outcome::name),
        standing,
        word: "Bienvenue à Sète.".to_owned(),
        answered_by: if is_over { "Malo Le Gall".to_owned() } else { String::new() },
        answered_role: "Secrétariat".to_owned(),
        answered_at: is_over.then_some(1_795_507_200_000),
        is_blind: false,
        may_withdraw: !is_over,
    }
}
