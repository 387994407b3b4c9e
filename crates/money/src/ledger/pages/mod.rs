//! The pages of ledgers: collectors, books, legal values; their routes and what they share.

mod balances;
mod book;
mod card;
mod chart;
mod collector;
mod collector_form;
mod collector_parts;
mod entry;
mod fec;
mod legal;
mod new_entry;
mod periods;
mod table;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::SamplePage;
use serde::Serialize;

use crate::app::App;
use crate::ledger::proofs::PROOF_FORM_BYTES_MAX;

/// Every template of ledgers.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("ledger/shared.html", include_str!("../templates/shared.html")),
    ("ledger/collectors.html", include_str!("../templates/collectors.html")),
    ("ledger/collector.html", include_str!("../templates/collector.html")),
    ("ledger/collector_form.html", include_str!("../templates/collector_form.html")),
    ("ledger/collector_end.html", include_str!("../templates/collector_end.html")),
    ("ledger/account_new.html", include_str!("../templates/account_new.html")),
    ("ledger/books.html", include_str!("../templates/books.html")),
    ("ledger/entries.html", include_str!("../templates/entries.html")),
    ("ledger/entry.html", include_str!("../templates/entry.html")),
    ("ledger/entry_new.html", include_str!("../templates/entry_new.html")),
    ("ledger/chart.html", include_str!("../templates/chart.html")),
    ("ledger/card.html", include_str!("../templates/card.html")),
    ("ledger/balance.html", include_str!("../templates/balance.html")),
    ("ledger/result.html", include_str!("../templates/result.html")),
    ("ledger/periods.html", include_str!("../templates/periods.html")),
    ("ledger/fec.html", include_str!("../templates/fec.html")),
    ("ledger/legal.html", include_str!("../templates/legal.html")),
];

/// Every route of ledgers.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/treasury/legal", get(legal::show).post(legal::add))
        .merge(collector_routes())
        .merge(book_routes())
}

fn collector_routes() -> Router<App> {
    Router::new()
        .route("/office/treasury/collectors", get(collector::list))
        .route(
            "/office/treasury/collectors/new",
            get(collector_form::new).post(collector_form::create),
        )
        .route("/office/treasury/collectors/{collector}", get(collector::show))
        .route(
            "/office/treasury/collectors/{collector}/edit",
            get(collector_form::edit).post(collector_form::save),
        )
        .route(
            "/office/treasury/collectors/{collector}/end",
            get(collector_parts::ask_end).post(collector_parts::end),
        )
        .route(
            "/office/treasury/collectors/{collector}/accounts",
            get(collector_parts::ask_account).post(collector_parts::add_account),
        )
        .route(
            "/office/treasury/collectors/{collector}/accounts/{account}/end",
            post(collector_parts::end_account),
        )
        .route("/office/treasury/collectors/{collector}/units", post(collector_parts::serve_unit))
        .route(
            "/office/treasury/collectors/{collector}/units/{unit}/end",
            post(collector_parts::end_unit),
        )
        .route(
            "/office/treasury/collectors/{collector}/signatories",
            post(collector_parts::add_signatory),
        )
        .route(
            "/office/treasury/collectors/{collector}/signatories/{signatory}/end",
            post(collector_parts::end_signatory),
        )
}

fn book_routes() -> Router<App> {
    let proof = post(entry::attach).layer(DefaultBodyLimit::max(PROOF_FORM_BYTES_MAX));
    let check = get(fec::show).post(fec::check).layer(DefaultBodyLimit::max(fec::FORM_BYTES_MAX));
    Router::new()
        .route("/office/treasury/ledger", get(book::choose))
        .route("/office/treasury/ledger/{collector}", get(book::entries))
        .route(
            "/office/treasury/ledger/{collector}/entries/new",
            get(new_entry::show).post(new_entry::post),
        )
        .route("/office/treasury/ledger/{collector}/entries/{entry}", get(entry::show))
        .route("/office/treasury/ledger/{collector}/entries/{entry}/reverse", post(entry::reverse))
        .route("/office/treasury/ledger/{collector}/entries/{entry}/files", proof)
        .route("/office/treasury/ledger/{collector}/entries/{entry}/files/{file}", get(entry::file))
        .route("/office/treasury/ledger/{collector}/accounts", get(chart::show).post(chart::set))
        .route("/office/treasury/ledger/{collector}/accounts/{account}", get(card::show))
        .route("/office/treasury/ledger/{collector}/balance", get(balances::trial))
        .route("/office/treasury/ledger/{collector}/result", get(balances::result))
        .route(
            "/office/treasury/ledger/{collector}/periods",
            get(periods::show).post(periods::validate),
        )
        .route("/office/treasury/ledger/{collector}/fec", check)
        .route("/office/treasury/ledger/{collector}/fec/file", get(fec::file))
}

/// Every page with samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let pages = [
        collector::samples(),
        collector_form::samples(),
        collector_parts::samples(),
        book::samples(),
        entry::samples(),
        new_entry::samples(),
        chart::samples(),
        card::samples(),
        balances::samples(),
        periods::samples(),
        fec::samples(),
        legal::samples(),
    ];
    pages.into_iter().flatten().collect()
}

/// Why a form was refused: the field, its label, and what to type.
#[derive(Debug, Clone, Serialize)]
struct Problem {
    field: String,
    label: String,
    message: String,
}

impl Problem {
    /// A problem of one field, by the keys of its label and of what to type.
    fn of(app: &App, language: Language, field: &str, label: &str, message: &str) -> Self {
        Self {
            field: field.to_owned(),
            label: app.say(language, label),
            message: app.say(language, message),
        }
    }

    /// A rule that says no, about the whole form.
    fn rule(app: &App, language: Language, key: &str) -> Self {
        Self { field: String::new(), label: String::new(), message: app.say(language, key) }
    }

    /// A believable one.
    fn sample(field: &str) -> Self {
        Self {
            field: field.to_owned(),
            label: "Champ".to_owned(),
            message: "Écrivez un texte.".to_owned(),
        }
    }
}

/// An option of a list.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// Longest name or label that is kept, in characters.
const LABEL_CHARS_MAX: usize = 200;

/// The first characters of what was typed.
fn short(typed: &str) -> String {
    typed.chars().take(LABEL_CHARS_MAX).collect()
}
