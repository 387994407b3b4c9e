//! What people are told by mail: the link of their application, and reminders.

use kernel::Result;
use kernel::mail::Mail;
use kernel::text::Language;

use crate::app::App;
use crate::members::store::Application;
use crate::people::Kept;

/// The mail with the link of an application: whoever reads it is the person.
///
/// # Errors
/// A fault when what was typed cannot be read any more.
pub(super) fn link(
    app: &App,
    found: &Application,
    token: &str,
    organisation: &str,
    id: &str,
) -> Result<Option<Mail>> {
    let answers = found.answers()?;
    let language = Language::from_code(&found.language).unwrap_or_default();
    let args = [
        ("name", format!("{} {}", answers.first_name, answers.last_name).into()),
        ("organisation", organisation.into()),
        ("unit", found.unit_name.as_str().into()),
        ("link", app.url(&format!("/join/{token}")).into()),
        ("days", crate::members::store::WAIT_DAYS.into()),
    ];
    Ok(Some(Mail {
        to: answers.email,
        subject: app.say_with(language, "members-mail-link-subject", &args),
        text: app.say_with(language, "members-mail-link", &args) + "\n",
        html: None,
        id: id.to_owned(),
    }))
}

/// What a reminder says.
pub(super) struct Reminder<'a> {
    /// To whom.
    pub kept: &'a Kept,
    /// Which due day.
    pub due_on: &'a str,
    /// Days from it; below nought before.
    pub distance: i64,
    /// What is missing.
    pub cents: i64,
}

/// The mail of a reminder, in the language of its reader; `None` without a working address.
#[must_use]
pub(super) fn reminder(
    app: &App,
    what: &Reminder<'_>,
    organisation: &str,
    id: &str,
) -> Option<Mail> {
    let record = &what.kept.record;
    let email = record.reachable_email()?;
    let language = record.spoken();
    let key = if what.distance < 0 { "members-mail-before" } else { "members-mail-after" };
    let args = [
        ("name", record.display_name().into()),
        ("organisation", organisation.into()),
        ("unit", what.kept.home_name.as_str().into()),
        ("amount", kernel::text::money(language, what.cents, false).into()),
        ("day", day_told(language, what.due_on).into()),
        ("link", app.url("/me/membership").into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "members-mail-reminder-subject", &args),
        text: app.say_with(language, key, &args) + "\n",
        html: None,
        id: id.to_owned(),
    })
}

/// The mail that carries a card; `None` without a working address.
#[must_use]
pub(super) fn card(app: &App, kept: &Kept, organisation: &str, id: &str) -> Option<Mail> {
    let email = kept.record.reachable_email()?;
    let language = kept.record.spoken();
    let args = [
        ("name", kept.record.display_name().into()),
        ("organisation", organisation.into()),
        ("unit", kept.home_name.as_str().into()),
        ("link", app.url("/me/membership").into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "members-mail-card-subject", &args),
        text: app.say_with(language, "members-mail-card", &args) + "\n",
        html: None,
        id: id.to_owned(),
    })
}

/// A day as people write it.
pub(super) fn day_told(language: Language, day: &str) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |day| kernel::text::day(language, day))
}
