//! The office's pages: their routes, their samples, and what they share.

mod claims;
mod delegation;
mod home;
mod legal;
mod logo;
mod mandates;
mod roles;
mod scope;
mod settings;
mod unit_changes;
mod units;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::SamplePage;
use serde::Serialize;

use crate::app::App;

/// Largest form of the settings, in bytes: a logo and some fields.
const SETTINGS_BYTES_MAX: usize = 1024 * 1024;

/// Every template of the office.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("office/home.html", include_str!("../templates/home.html")),
    ("office/scope.html", include_str!("../templates/scope.html")),
    ("office/units.html", include_str!("../templates/units.html")),
    ("office/unit.html", include_str!("../templates/unit.html")),
    ("office/unit_form.html", include_str!("../templates/unit_form.html")),
    ("office/unit_move.html", include_str!("../templates/unit_move.html")),
    ("office/unit_close.html", include_str!("../templates/unit_close.html")),
    ("office/claims.html", include_str!("../templates/claims.html")),
    ("office/mandates.html", include_str!("../templates/mandates.html")),
    ("office/mandate.html", include_str!("../templates/mandate.html")),
    ("office/mandate_new.html", include_str!("../templates/mandate_new.html")),
    ("office/delegate.html", include_str!("../templates/delegate.html")),
    ("office/roles.html", include_str!("../templates/roles.html")),
    ("office/kinds.html", include_str!("../templates/kinds.html")),
    ("office/settings.html", include_str!("../templates/settings.html")),
    ("office/legal.html", include_str!("../templates/legal.html")),
    ("office/shared.html", include_str!("../templates/shared.html")),
];

/// Every route of the office.
pub(super) fn routes() -> Router<App> {
    let settings = get(settings::show).post(settings::save);
    Router::new()
        .route("/office", get(home::show))
        .route("/office/told", post(home::told))
        .route("/office/scope", get(scope::show).post(scope::choose))
        .route("/office/units", get(units::list))
        .route("/office/units/{id}", get(units::show))
        .route("/office/units/{id}/edit", get(unit_changes::edit).post(unit_changes::save))
        .route("/office/units/{id}/add", get(unit_changes::new).post(unit_changes::add))
        .route("/office/units/{id}/move", get(unit_changes::ask_move).post(unit_changes::shift))
        .route("/office/units/{id}/close", get(unit_changes::ask_close).post(unit_changes::close))
        .route("/office/units/{id}/claims", get(claims::show).post(claims::change))
        .route("/office/mandates", get(mandates::list))
        .route("/office/mandates/new", get(mandates::new).post(mandates::record))
        .route("/office/mandates/{id}", get(mandates::show))
        .route("/office/mandates/{id}/end", post(mandates::end))
        .route("/office/mandates/{id}/delegate", get(delegation::ask).post(delegation::give))
        .route("/office/roles", get(roles::show).post(roles::add))
        .route("/office/roles/{id}/retire", post(roles::retire))
        .route("/office/kinds", get(roles::kinds).post(roles::set_kind))
        .route("/office/settings", settings.layer(DefaultBodyLimit::max(SETTINGS_BYTES_MAX)))
        .route("/office/legal", get(legal::show).post(legal::save))
        .route("/theme.css", get(logo::theme))
        .route("/embed/theme.css", get(logo::theme))
        .route("/logo", get(logo::show))
}

/// Every page with samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let pages = [
        home::samples(),
        scope::samples(),
        units::samples(),
        unit_changes::samples(),
        claims::samples(),
        mandates::samples(),
        delegation::samples(),
        roles::samples(),
        settings::samples(),
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
}

/// An option of a list.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// A unit as a line of a list.
#[derive(Debug, Clone, Serialize)]
struct UnitLine {
    id: String,
    name: String,
    kind: String,
    people: Option<i64>,
}

/// The name in the language of the page.
fn named<'a>(language: Language, french: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::French => french,
        Language::English => english,
    }
}
