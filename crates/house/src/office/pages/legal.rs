//! Who answers for the site: the address that people write to, and the legal notice.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::Problem;
use crate::org::{self, Imprint, Right};

/// Longest text of the legal notice, in characters.
const TEXT_CHARS_MAX: usize = 500;

#[derive(Debug, Default, Serialize)]
struct LegalPage {
    contact: String,
    seat: String,
    publisher: String,
    host: String,
    errors: Vec<Problem>,
}

impl Page for LegalPage {
    const TEMPLATE: &'static str = "office/legal.html";
}

/// What is said now.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let known: Imprint = app.db.read(org::imprint).await?;
    let page = LegalPage {
        contact: app.read_organisation().await?.contact.clone(),
        seat: known.seat.unwrap_or_default(),
        publisher: known.publisher.unwrap_or_default(),
        host: known.host.unwrap_or_default(),
        errors: Vec::new(),
    };
    app.page(&page, &officer.shell(&app))
}

/// Saves what is said; a text left empty is not shown.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let language = officer.language();
    let text = |name: &str| fields.text(name).trim().chars().take(TEXT_CHARS_MAX).collect();
    let mut page = LegalPage {
        contact: text("contact"),
        seat: text("seat"),
        publisher: text("publisher"),
        host: text("host"),
        errors: Vec::new(),
    };
    let Ok(contact) = values::Email::parse(&page.contact) else {
        let (label, error) = ("office-legal-contact", "office-legal-contact-error");
        page.errors.push(Problem::of(&app, language, "contact", label, error));
        return app.refused(&page, officer.shell(&app));
    };
    let by = officer.office.person.clone();
    let values = [
        ("contact", contact.as_str().to_owned()),
        ("legal-seat", page.seat),
        ("legal-publisher", page.publisher),
        ("legal-host", page.host),
    ];
    let set = move |tx: &mut kernel::db::Tx<'_>| {
        values.iter().try_for_each(|(name, value)| org::set(tx, name, value, Some(&by)))
    };
    app.db.write(set).await?;
    app.read_organisation().await?;
    see_other_with("/office/legal", &Notice::ok(app.say(language, "office-legal-saved")))
}

/// The texts, and the form refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let problem = Problem {
        field: "contact".to_owned(),
        label: "Adresse de contact".to_owned(),
        message: "Écrivez une adresse comme contact@exemple.fr.".to_owned(),
    };
    let full = LegalPage {
        contact: "bonjour@example.org".to_owned(),
        seat: "4 place Gabriel-Péri\n30100 Alès".to_owned(),
        publisher: "Odile Fauvel".to_owned(),
        host: "Association des hébergeurs".to_owned(),
        errors: Vec::new(),
    };
    let refused = LegalPage { errors: vec![problem], ..LegalPage::default() };
    vec![SamplePage::new("office/legal", full), SamplePage::new("office/legal-refused", refused)]
}
