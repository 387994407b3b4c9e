//! Requests for payment by mail: what for, how much, the account, and the reference to give.

use kernel::mail::Mail;
use kernel::text;

use crate::app::App;
use crate::ledger::Collector;
use crate::people::Record;
use crate::treasury::store::{Call, Subscription};

/// What the mail is made of.
pub(super) struct Letter<'a> {
    /// What it asks.
    pub call: &'a Call,
    /// Whom.
    pub record: &'a Record,
    /// Who receives.
    pub collector: &'a Collector,
    /// The organisation's name.
    pub organisation: &'a str,
    /// The same for every attempt to send it.
    pub id: &'a str,
}

/// The mail, in the language of its reader; `None` when they have no address that works.
#[must_use]
pub(super) fn told(app: &App, letter: &Letter<'_>) -> Option<Mail> {
    let email = letter.record.reachable_email()?;
    let language = letter.record.spoken();
    let call = letter.call;
    let account = letter.collector.account_on(&app.now().day_text())?;
    let due = call.due_on.parse().map(|day| text::day(language, day)).unwrap_or_default();
    let args = [
        ("organisation", letter.organisation.into()),
        ("name", letter.record.display_name().into()),
        ("label", call.label.as_str().into()),
        ("amount", text::money(language, call.open_cents(), true).into()),
        ("due", due.into()),
        ("holder", account.holder.as_str().into()),
        ("iban", account.iban.as_str().into()),
        ("reference", call.reference.as_str().into()),
        ("link", app.url(&format!("/me/payments/calls/{}", call.id)).into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "treasury-mail-subject", &args),
        text: format!("{}\n", app.say_with(language, "treasury-mail-text", &args)),
        html: None,
        id: letter.id.to_owned(),
    })
}

/// A card was not charged: what may be done; `None` when they have no address that works.
#[must_use]
pub(super) fn refused(
    app: &App,
    one: &Subscription,
    (record, organisation): (&Record, &str),
    id: &str,
) -> Option<Mail> {
    let email = record.reachable_email()?;
    let language = record.spoken();
    let args = [
        ("organisation", organisation.into()),
        ("name", record.display_name().into()),
        ("label", one.label.as_str().into()),
        ("amount", text::money(language, one.cents, true).into()),
        ("link", app.url(&format!("/me/payments/subscriptions/{}", one.id)).into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, "treasury-mail-refused-subject", &args),
        text: format!("{}\n", app.say_with(language, "treasury-mail-refused", &args)),
        html: None,
        id: id.to_owned(),
    })
}
