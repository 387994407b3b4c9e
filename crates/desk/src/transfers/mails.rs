//! What people are told of their transfers.

use kernel::mail::Mail;
use kernel::text::Language;

use crate::app::App;
use crate::people::Record;
use crate::transfers::rules::{Kind, Outcome};
use crate::transfers::store::Transfer;

/// What the mail is made of.
pub(super) struct Letter<'a> {
    /// What it tells of.
    pub transfer: &'a Transfer,
    /// To whom.
    pub record: &'a Record,
    /// The organisation's name.
    pub organisation: &'a str,
    /// The same for every attempt to send it.
    pub id: &'a str,
}

/// The mail, in the language of its reader; `None` when there is nothing to tell or no address.
#[must_use]
pub(super) fn told(app: &App, letter: &Letter<'_>) -> Option<Mail> {
    let transfer = letter.transfer;
    let email = letter.record.reachable_email()?;
    let language = letter.record.spoken();
    let (subject, body) = match (transfer.outcome(), transfer.kind()) {
        (Some(Outcome::Moved), _) => ("transfers-mail-moved-subject", "transfers-mail-moved"),
        (Some(Outcome::Joined), _) => ("transfers-mail-joined-subject", "transfers-mail-joined"),
        (Some(Outcome::Declined), Kind::Move | Kind::Join) => {
            ("transfers-mail-declined-subject", "transfers-mail-declined")
        }
        (None, Kind::Move) => ("transfers-mail-proposed-subject", "transfers-mail-proposed"),
        (None, Kind::Join) => ("transfers-mail-shared-subject", "transfers-mail-shared"),
        _ => return None,
    };
    let (by, role_fr, role_en) = if transfer.answered_by_name.is_empty() {
        (&transfer.asked_by_name, &transfer.asked_role_fr, &transfer.asked_role_en)
    } else {
        (&transfer.answered_by_name, &transfer.answered_role_fr, &transfer.answered_role_en)
    };
    let role = if language == Language::French { role_fr } else { role_en };
    let word = if transfer.word.is_empty() { &transfer.reason } else { &transfer.word };
    let args = [
        ("organisation", letter.organisation.into()),
        ("from", transfer.from_name.as_str().into()),
        ("to", transfer.to_name.as_str().into()),
        ("by", by.as_str().into()),
        ("role", role.as_str().into()),
        ("word", word.as_str().into()),
        ("link", app.url("/me/unit").into()),
    ];
    let hello = app.say_with(
        language,
        "transfers-mail-hello",
        &[("name", letter.record.display_name().into())],
    );
    let text = app.say_with(language, body, &args);
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, subject, &args),
        text: format!("{hello}\n\n{text}\n"),
        html: None,
        id: letter.id.to_owned(),
    })
}
