//! News of a petition, to somebody who asked for them; a threshold, to those who answer for it.

use kernel::mail::Mail;
use kernel::text::Language;

use crate::app::App;
use crate::people::Record;
use crate::petitions::NewsMailId;
use crate::petitions::store::{self, NewsMail, Petition};

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

/// A threshold that was reached.
pub(super) struct Reached {
    pub petition: Petition,
    pub reached: store::Reached,
    /// Whether the reader works for the petition's unit, or proposed it.
    pub is_mandated: bool,
    pub organisation: String,
}

/// The mail; none for whoever has no address that can be written to.
pub(super) fn reached(app: &App, what: Reached, record: &Record, id: &str) -> Option<Mail> {
    let email = record.reachable_email()?;
    let language = record.spoken();
    let page = match what.is_mandated {
        true => format!("/office/petitions/{}", what.petition.id),
        false => format!("/petitions/{}", what.petition.slug),
    };
    let reader = if what.is_mandated { "officer" } else { "member" };
    let args = [
        ("name", format!("{} {}", record.first_name, record.last_name).into()),
        ("title", what.petition.title.into()),
        ("count", what.reached.reached.into()),
        ("triggers", what.reached.triggers.into()),
        ("reader", reader.into()),
        ("organisation", what.organisation.into()),
        ("link", app.url(&page).into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "petitions-mail-reached-subject", &args),
        text: app.say_with(language, "petitions-mail-reached", &args) + "\n",
        html: None,
        id: id.to_owned(),
    })
}
