//! News of a petition, to somebody who asked for them.

use kernel::mail::Mail;
use kernel::text::Language;

use crate::app::App;
use crate::petitions::NewsMailId;
use crate::petitions::store::NewsMail;

/// The mail; it says why it came and how to have no more.
pub(super) fn news(app: &App, what: NewsMail, organisation: &str, mail: &NewsMailId) -> Mail {
    let language = Language::from_code(&what.language).unwrap_or_default();
    let args = [
        ("name", what.first_name.into()),
        ("petition", what.petition.into()),
        ("title", what.title.into()),
        ("body", what.body.into()),
        ("organisation", organisation.into()),
        ("link", app.url(&format!("/petitions/{}", what.slug)).into()),
        ("stop", app.url(&format!("/petitions/{}/stop/{mail}", what.slug)).into()),
    ];
    Mail {
        to: what.email,
        subject: app.say_with(language, "petitions-mail-news-subject", &args),
        text: app.say_with(language, "petitions-mail-news", &args) + "\n",
        html: None,
        id: mail.to_string(),
    }
}
