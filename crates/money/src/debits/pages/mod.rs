//! The pages of debits: collections, mandates, bank statements, and the member's own.

mod by_hand;
mod collections;
mod import;
mod letters;
mod mandates;
mod mine;
mod movement;
mod shown;
mod statements;

use axum::Router;
use axum::routing::{get, post};
use kernel::view::{Page, SamplePage, Shell};
use kernel::{Error, Result};

use super::store::Hand;
use crate::accounts::Officer;
use crate::app::App;

/// Longest word or reason, in characters.
const WORDS_CHARS_MAX: usize = 140;

/// The templates.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("debits/parts.html", include_str!("../templates/parts.html")),
    ("debits/home.html", include_str!("../templates/home.html")),
    ("debits/new.html", include_str!("../templates/new.html")),
    ("debits/collection.html", include_str!("../templates/collection.html")),
    ("debits/mandates.html", include_str!("../templates/mandates.html")),
    ("debits/mandate.html", include_str!("../templates/mandate.html")),
    ("debits/person.html", include_str!("../templates/person.html")),
    ("debits/import.html", include_str!("../templates/import.html")),
    ("debits/mine.html", include_str!("../templates/mine.html")),
    ("debits/sign.html", include_str!("../templates/sign.html")),
    ("debits/statements.html", include_str!("../templates/statements.html")),
    ("debits/movement.html", include_str!("../templates/movement.html")),
];

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/treasury/debits", get(collections::home))
        .route("/office/treasury/debits/new", get(collections::blank).post(collections::make))
        .route("/office/treasury/debits/{id}", get(collections::show).post(collections::act))
        .route("/office/treasury/debits/{id}/file", post(collections::file))
        .route("/office/treasury/debits/{id}/letters", post(letters::print))
        .route("/office/treasury/mandates", get(mandates::list))
        .route("/office/treasury/mandates/import", get(import::blank).post(import::send))
        .route("/office/treasury/mandates/{id}", get(mandates::show).post(mandates::act))
        .route("/office/treasury/mandates/{id}/scan", get(mandates::scan))
        .route("/office/people/{id}/mandates", get(mandates::blank).post(mandates::send))
        .route("/office/treasury/statements", get(statements::list).post(statements::send))
        .route("/office/treasury/statements/confirm", post(statements::confirm_all))
        .route("/office/treasury/statements/{id}", get(movement::show).post(movement::decide))
        .route("/me/debits", get(mine::show).post(mine::send))
        .route("/me/debits/{id}", post(mine::change))
        .route("/debits/sign/{token}", get(mine::open).post(mine::sign))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = collections::samples();
    samples.extend(mandates::samples());
    samples.extend(import::samples());
    samples.extend(mine::samples());
    samples.extend(statements::samples());
    samples
}

fn cut(text: &str) -> String {
    text.chars().take(WORDS_CHARS_MAX).collect()
}

fn hand(officer: &Officer) -> Hand {
    Hand {
        office: Some(officer.office.clone()),
        person: Some(officer.office.person.clone()),
        name: officer.actor.name.clone(),
    }
}

/// What was done, or the text key of the rule that said no; somebody else was faster is one.
fn refusal<T>(done: Result<T>) -> Result<std::result::Result<T, &'static str>> {
    match done {
        Err(Error::Stale) => Ok(Err("debits-refusal-stale")),
        done => kernel::refusal(done),
    }
}

/// The page, refused when it holds an error.
fn answer<P: Page>(
    app: &App,
    page: &P,
    shell: Shell,
    wrong: bool,
) -> Result<axum::response::Response> {
    if wrong { app.refused(page, shell) } else { app.page(page, &shell) }
}
