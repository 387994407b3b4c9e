//! The mail that says where a year's receipts are.

use kernel::mail::Mail;

use crate::app::App;
use crate::people::Record;

/// The mail, in the language of its reader; `None` when they have no address that works.
#[must_use]
pub(super) fn told(app: &App, year: &str, record: &Record, id: &str) -> Option<Mail> {
    let email = record.reachable_email()?;
    let language = record.spoken();
    let organisation = app.organisation_known();
    let args = [
        ("organisation", organisation.name.as_str().into()),
        ("name", record.display_name().into()),
        ("year", year.into()),
        ("link", app.url("/me/receipts").into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "receipts-mail-subject", &args),
        text: format!("{}\n", app.say_with(language, "receipts-mail-text", &args)),
        html: None,
        id: id.to_owned(),
    })
}
