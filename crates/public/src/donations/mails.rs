//! What somebody who gives is told.

use kernel::mail::Mail;
use kernel::text::{Language, money};

use crate::app::App;
use crate::donations::jobs::Told;
use crate::donations::rules::Way;
use crate::org::signed;

/// The text key of what to do now.
const fn how(way: Way, monthly: bool) -> &'static str {
    match way {
        Way::Card if monthly => "donations-mail-how-card-monthly",
        Way::Card => "donations-mail-how-card",
        Way::Debit if monthly => "donations-mail-how-monthly",
        Way::Debit => "donations-mail-how-debit",
        Way::Transfer => "donations-mail-how-transfer",
        Way::Cheque => "donations-mail-how-cheque",
        Way::Cash => "donations-mail-how-cash",
    }
}

/// What was confirmed, and what to do now.
pub(super) fn promised(app: &App, told: &Told, id: &str) -> Option<Mail> {
    let monthly = told.donation.is_monthly();
    let key = how(told.donation.way(), monthly);
    let pay = told.to_pay.as_ref();
    let part = |part: fn(&money::treasury::ToPay) -> &String| pay.map_or("", |pay| part(pay));
    let language = language_of(told);
    let how = app.say_with(
        language,
        key,
        &[
            ("reference", part(|pay| &pay.reference).into()),
            ("holder", part(|pay| &pay.holder).into()),
            ("iban", part(|pay| &pay.iban).into()),
            ("collector", told.page.collector_name.as_str().into()),
            ("unit", told.page.unit_name.as_str().into()),
        ],
    );
    let keys = match monthly {
        true => ("donations-mail-promised-monthly-subject", "donations-mail-promised-monthly"),
        false => ("donations-mail-promised-subject", "donations-mail-promised"),
    };
    mail(app, told, keys, (told.donation.cents, &how), id)
}

/// What came.
pub(super) fn came(app: &App, told: &Told, cents: i64, id: &str) -> Option<Mail> {
    let thanks = match told.page.thanks.as_str() {
        "" => app.say(language_of(told), "donations-mail-came-thanks"),
        thanks => thanks.to_owned(),
    };
    let keys = ("donations-mail-came-subject", "donations-mail-came");
    mail(app, told, keys, (cents, &thanks), id)
}

fn language_of(told: &Told) -> Language {
    Language::from_code(&told.donation.language).unwrap_or_default()
}

fn mail(
    app: &App,
    told: &Told,
    (subject, text): (&str, &str),
    (cents, more): (i64, &str),
    id: &str,
) -> Option<Mail> {
    let email = told.record.reachable_email()?;
    let language = language_of(told);
    let link = format!("/donate/{}/gift/{}", told.page.slug, told.donation.id);
    let args = [
        ("name", told.record.display_name().into()),
        ("amount", money(language, cents, false).into()),
        ("title", told.page.title.as_str().into()),
        ("collector", told.page.collector_name.as_str().into()),
        ("by", signed(&told.page.unit_name, &told.organisation).into()),
        ("more", more.into()),
        ("link", app.url(&link).into()),
        ("mine", app.url("/me/donations").into()),
    ];
    Some(Mail {
        to: email.to_owned(),
        subject: app.say_with(language, subject, &args),
        text: app.say_with(language, text, &args) + "\n",
        html: None,
        id: id.to_owned(),
    })
}
