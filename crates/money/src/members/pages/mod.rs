//! The pages of memberships: joining, the member's space, the officers' rooms.

mod card;
mod counts;
mod figures;
mod join;
mod join_frame;
mod key_in;
mod letters;
mod list;
mod mine;
mod one;
mod panels;
mod papers;
mod rolls;
mod shown;
mod types;

pub(super) use panels::PANELS;

use axum::Router;
use axum::response::Response;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::{Page, SamplePage, Shell};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::members::store::Hand;

pub(super) use papers::carried;

/// Longest text typed in a line.
const LINE_CHARS_MAX: usize = 200;
/// Longest reason or decision.
const WORDS_CHARS_MAX: usize = 500;

/// The ways to pay that a member may choose.
pub(super) const WAYS: [&str; 5] = ["debit", "transfer", "cheque", "cash", "card"];
/// Payments a year that a member may choose.
pub(super) const INSTALMENTS: [i64; 4] = [12, 4, 2, 1];

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/join", get(join::show).post(join::send))
        .route("/join/sent", get(join::sent))
        .route("/embed/join", get(join_frame::show).post(join_frame::send))
        .route("/embed/join/sent", get(join_frame::sent))
        .route("/join/{token}", get(join::door).post(join::confirm))
        .route("/card/{token}", get(card::check))
        .route("/me/membership", get(mine::show))
        .route("/me/membership/postpone", post(mine::postpone))
        .route("/me/membership/amount", post(mine::amount))
        .route("/me/membership/resign", get(mine::resign).post(mine::resigned))
        .route("/office/memberships", get(list::show))
        .route("/office/memberships/renew", post(list::renew))
        .route("/office/memberships/new", get(key_in::show).post(key_in::send))
        .route("/office/memberships/cards", post(papers::cards))
        .route("/office/memberships/letters/pdf", get(papers::letters))
        .route("/me/membership/card", get(papers::my_card))
        .route("/office/people/{id}/membership/card", get(papers::card).post(papers::mail_card))
        .route("/office/memberships/letters", get(letters::show).post(letters::printed))
        .route("/office/memberships/counts", get(counts::show))
        .route("/office/memberships/types", get(types::list).post(types::add))
        .route("/office/memberships/types/{id}", get(types::show).post(types::save))
        .route("/office/memberships/rolls", get(rolls::list).post(rolls::freeze))
        .route("/office/memberships/rolls/{id}", get(rolls::show).post(rolls::settle))
        .route("/office/memberships/rolls/{id}/file", post(rolls::file))
        .route("/office/people/{id}/membership", get(one::show).post(one::act))
}

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("members/parts.html", include_str!("../templates/parts.html")),
    ("members/join.html", include_str!("../templates/join.html")),
    ("members/join_form.html", include_str!("../templates/join_form.html")),
    ("members/join_frame.html", include_str!("../templates/join_frame.html")),
    ("members/sent.html", include_str!("../templates/sent.html")),
    ("members/sent_frame.html", include_str!("../templates/sent_frame.html")),
    ("members/door.html", include_str!("../templates/door.html")),
    ("members/check.html", include_str!("../templates/check.html")),
    ("members/mine.html", include_str!("../templates/mine.html")),
    ("members/resign.html", include_str!("../templates/resign.html")),
    ("members/list.html", include_str!("../templates/list.html")),
    ("members/key_in.html", include_str!("../templates/key_in.html")),
    ("members/letters.html", include_str!("../templates/letters.html")),
    ("members/counts.html", include_str!("../templates/counts.html")),
    ("members/types.html", include_str!("../templates/types.html")),
    ("members/type.html", include_str!("../templates/type.html")),
    ("members/rolls.html", include_str!("../templates/rolls.html")),
    ("members/roll.html", include_str!("../templates/roll.html")),
    ("members/one.html", include_str!("../templates/one.html")),
    ("members/panel_dues.html", include_str!("../templates/panel_dues.html")),
    ("members/panel_chase.html", include_str!("../templates/panel_chase.html")),
    ("members/panel_welcome.html", include_str!("../templates/panel_welcome.html")),
    ("members/panel_stamps.html", include_str!("../templates/panel_stamps.html")),
];

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = join::samples();
    samples.extend(join_frame::samples());
    samples.extend(card::samples());
    samples.extend(mine::samples());
    samples.extend(list::samples());
    samples.extend(key_in::samples());
    samples.extend(letters::samples());
    samples.extend(counts::samples());
    samples.extend(types::samples());
    samples.extend(rolls::samples());
    samples.extend(one::samples());
    samples
}

/// What was wrong with what was typed, as the page tells it.
#[derive(Debug, Clone, Default, Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

fn wrong(app: &App, language: Language, field: &'static str, key: &str) -> Wrong {
    let label = if field.is_empty() { String::new() } else { app.say(language, label_key(field)) };
    Wrong { field, label, message: app.say(language, key) }
}

/// The text key of a field's label.
fn label_key(field: &str) -> &'static str {
    match field {
        "first_name" => "members-first-name",
        "last_name" => "members-last-name",
        "email" => "members-email",
        "phone" => "members-phone",
        "born_on" => "members-born-on",
        "unit" => "members-unit",
        "amount" => "members-amount",
        "way" => "members-way",
        "other_party" => "members-other-party-label",
        "on_day" => "members-on-day",
        _ => "members-field",
    }
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}

fn line(text: &str) -> String {
    cut(text, LINE_CHARS_MAX)
}

fn words(text: &str) -> String {
    cut(text, WORDS_CHARS_MAX)
}

fn hand(officer: &Officer) -> Hand {
    Hand::Officer(Box::new(officer.office.clone()), officer.actor.name.clone())
}

/// What was done, or the text key of the rule that said no; somebody else was faster is one.
fn refusal<T>(done: Result<T>) -> Result<std::result::Result<T, &'static str>> {
    match done {
        Err(Error::Stale) => Ok(Err("members-refusal-stale")),
        done => kernel::refusal(done),
    }
}

/// The page, refused when it holds errors.
fn answer<P: Page>(app: &App, page: &P, shell: Shell, errors: usize) -> Result<Response> {
    if errors == 0 { app.page(page, &shell) } else { app.refused(page, shell) }
}

/// The text of one language.
fn pick(language: Language, french: String, english: String) -> String {
    if language == Language::French { french } else { english }
}

/// An amount as fields show it: `12,50`.
fn typed_cents(cents: i64) -> String {
    if cents % 100 == 0 {
        (cents / 100).to_string()
    } else {
        format!("{},{:02}", cents / 100, cents % 100)
    }
}
