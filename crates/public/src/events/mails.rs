//! What those who answered are written: their seats, their wait, a change, a reminder.

use kernel::mail::{Attachment, Mail};
use kernel::text::{Language, money};

use crate::app::App;
use crate::events::EventMailId;
use crate::events::pages::calendar_line;
use crate::events::rules::{When, calendar};
use crate::events::store::{MailKind, ToSend};
use crate::org::signed;

/// The mail, with the event for their calendar unless they do not have a seat.
pub(super) fn letter(
    app: &App,
    what: &ToSend,
    organisation: &str,
    mail: &EventMailId,
) -> (Mail, Vec<Attachment>) {
    let language = Language::from_code(&what.language).unwrap_or_default();
    let event = &what.event;
    let when = When::of(language, event.starts_at, event.ends_at, &event.zone);
    let has_seat = what.kind != MailKind::Waiting;
    let ticket = format!("/events/{}/ticket/{}", event.slug, what.secret);
    let args = [
        ("name", what.first_name.clone().into()),
        ("title", event.title.clone().into()),
        ("when", when.line(language).into()),
        ("place", place(app, language, what, has_seat).into()),
        ("seats", what.seats.into()),
        ("why", what.why.clone().into()),
        ("by", signed(&event.unit_name, organisation).into()),
        ("link", app.url(&ticket).into()),
        ("pay", pay(app, language, what).into()),
    ];
    let key = format!("events-mail-{}", what.kind.name());
    let letter = Mail {
        to: what.email.clone(),
        subject: app.say_with(language, &format!("{key}-subject"), &args),
        text: app.say_with(language, &key, &args) + "\n",
        html: None,
        id: mail.to_string(),
    };
    let line = calendar_line(app, event, has_seat, what.kind == MailKind::Cancelled);
    let file = Attachment {
        name: format!("{}.ics", event.slug),
        kind: "text/calendar; charset=utf-8",
        bytes: calendar(&event.title, &[line]).into_bytes(),
    };
    (letter, if has_seat { vec![file] } else { Vec::new() })
}

/// What is still to be paid, or to be given back; nothing most of the time.
fn pay(app: &App, language: Language, what: &ToSend) -> String {
    let (key, cents) = match (what.open_cents, what.back_cents) {
        (0, 0) => return String::new(),
        (0, back) => ("events-mail-back", back),
        (open, _) => ("events-mail-to-pay", open),
    };
    let args = [("amount", money(language, cents, true).into())];
    format!("\n\n{}", app.say_with(language, key, &args))
}

/// Where it takes place: the link and a reserved address are for those who have a seat.
fn place(app: &App, language: Language, what: &ToSend, has_seat: bool) -> String {
    let event = &what.event;
    let mut lines = vec![event.place.clone()];
    if has_seat || event.is_address_open {
        lines.push(event.address.clone());
    }
    lines.push(format!("{} {}", event.postcode, event.city).trim().to_owned());
    if has_seat && !event.online_link.is_empty() {
        let args = [("link", event.online_link.as_str().into())];
        lines.push(app.say_with(language, "events-online-at", &args));
    }
    lines.retain(|line| !line.is_empty());
    lines.join(", ")
}
