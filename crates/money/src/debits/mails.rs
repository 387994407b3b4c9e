//! What members are told about their mandates and debits.

use kernel::mail::Mail;
use kernel::text::{Language, day, money};

use super::store::{Batch, Line, Mandate};
use crate::app::App;
use crate::people::Record;

fn reader(record: &Record) -> Option<(String, Language)> {
    let email = record.reachable_email()?;
    let language = record.spoken();
    Some((email.to_owned(), language))
}

/// The last signs of an account, enough to recognise it.
fn masked(iban: &str) -> String {
    values::Iban::parse(iban).map(|iban| iban.masked()).unwrap_or_default()
}

/// Tells a member what will be debited, when, from which account, under which mandate.
pub(super) fn notice(
    app: &App,
    line: &Line,
    batch: &Batch,
    record: &Record,
    organisation: &str,
    id: &str,
) -> Option<Mail> {
    let (to, language) = reader(record)?;
    let on = batch.collect_on.parse().map(|date| day(language, date)).unwrap_or_default();
    let args = [
        ("organisation", organisation.into()),
        ("name", record.display_name().into()),
        ("amount", money(language, line.cents, true).into()),
        ("day", on.into()),
        ("account", masked(&line.iban).into()),
        ("reference", line.reference.as_str().into()),
        ("creditor", batch.creditor_name.as_str().into()),
        ("ics", batch.creditor_id.as_str().into()),
        ("link", app.url("/me/debits").into()),
    ];
    Some(Mail {
        to,
        subject: app.say_with(language, "debits-mail-notice-subject", &args),
        text: format!("{}\n", app.say_with(language, "debits-mail-notice", &args)),
        html: None,
        id: id.to_owned(),
    })
}

/// The link by which a member signs.
pub(super) fn link(
    app: &App,
    mandate: &Mandate,
    record: &Record,
    (organisation, token): (&str, &str),
    id: &str,
) -> Option<Mail> {
    let (to, language) = reader(record)?;
    let args = [
        ("organisation", organisation.into()),
        ("name", record.display_name().into()),
        ("creditor", mandate.collector_name.as_str().into()),
        ("account", masked(&mandate.iban).into()),
        ("reference", mandate.reference.as_str().into()),
        ("link", app.url(&format!("/debits/sign/{token}")).into()),
    ];
    Some(Mail {
        to,
        subject: app.say_with(language, "debits-mail-link-subject", &args),
        text: format!("{}\n", app.say_with(language, "debits-mail-link", &args)),
        html: None,
        id: id.to_owned(),
    })
}
