//! The mail that holds the code by which a person proves another address.

use kernel::mail::Mail;
use kernel::text::Language;

use crate::app::App;

/// The mail with the code; it names nobody.
pub(super) fn code(app: &App, language: Language, to: &str, code: &str, id: &str) -> Mail {
    let organisation = app.organisation_known().name.clone();
    let args = [("organisation", organisation.into()), ("code", code.into())];
    Mail {
        to: to.to_owned(),
        subject: app.say_with(language, "duplicates-mail-subject", &args),
        text: format!("{}\n", app.say_with(language, "duplicates-mail-body", &args)),
        html: None,
        id: id.to_owned(),
    }
}
