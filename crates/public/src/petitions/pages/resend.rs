//! The mail that asks for the confirmation, once more: the same answer whether or not a signature
//! waits for it.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit};
use serde::Serialize;
use values::Email;

use super::seen;
use super::sign::letter;
use crate::app::App;
use crate::intake::{self, Refusal, Wrong};
use crate::petitions::FORM;

#[derive(Serialize, Default)]
struct Resend {
    slug: String,
    title: String,
    email: String,
    errors: Vec<Wrong>,
    error: String,
    is_sent: bool,
}

impl Page for Resend {
    const TEMPLATE: &str = "petitions/resend.html";
}

/// GET `/petitions/{slug}/resend`.
pub(super) async fn show(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    app.organisation().await?;
    let front = seen::front(&app, &slug).await?;
    let page = Resend { slug, title: front.petition.title.clone(), ..Resend::default() };
    app.page(&page, &app.public_shell(&visit))
}

/// POST `/petitions/{slug}/resend`.
pub(super) async fn send(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    let front = seen::front(&app, &slug).await?;
    let title = front.petition.title.clone();
    let Ok(email) = Email::parse(fields.text("email")) else {
        let errors = intake::wrong(&app, visit.language, &[("email", Refusal::BadEmail)]);
        let error = errors.first().map(|one| one.message.clone()).unwrap_or_default();
        let email = fields.text("email").chars().take(300).collect();
        let page = Resend { slug, title, email, errors, error, is_sent: false };
        return app.refused(&page, app.public_shell(&visit));
    };
    intake::asked_again(&app, &visit)?;
    let (letter, subject) = (letter(&front.petition), front.petition.id.to_string());
    let email = email.to_string();
    app.db.write(move |tx| intake::ask_again(tx, FORM, &subject, &email, &letter)).await?;
    let page = Resend { slug, title, is_sent: true, ..Resend::default() };
    app.page(&page, &app.public_shell(&visit))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let wrong = Wrong {
        field: "email",
        label: "Courriel".to_owned(),
        message: "Écrivez une adresse entière.".to_owned(),
    };
    let refused =
        Resend { errors: vec![wrong], error: "Écrivez.".to_owned(), ..Resend::default() };
    vec![
        SamplePage::new("petitions page resend", Resend::default()),
        SamplePage::new("petitions page resend, refused", refused),
        SamplePage::new(
            "petitions page resend, sent",
            Resend { is_sent: true, ..Resend::default() },
        ),
    ]
}
