//! The pages of shares: both sides of a debt read the same ones.

mod fund;
mod home;
mod mine;
mod settle;
mod statement;
mod tables;

use axum::Router;
use axum::routing::{get, post};
use kernel::refusal;
use kernel::text::Language;
use kernel::view::SamplePage;
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::shares::rules::{Measure, Receiver};
use crate::shares::store::Hand;

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/treasury/shares", get(home::show))
        .route("/office/treasury/shares/draw", post(home::draw))
        .route("/office/treasury/shares/tables", get(tables::show).post(tables::add))
        .route("/office/treasury/shares/tables/{id}/withdraw", post(tables::withdraw))
        .route("/office/treasury/shares/statements/{id}", get(statement::show))
        .route("/office/treasury/shares/statements/{id}/pdf", get(statement::pdf))
        .route("/office/treasury/shares/fund", get(fund::show).post(fund::share))
        .route("/office/treasury/shares/settle", get(settle::ask).post(settle::send))
        .route("/office/treasury/shares/settlements/{id}/file", get(settle::file))
        .route("/office/treasury/shares/settlements/{id}/received", post(settle::received))
        .route("/office/treasury/shares/settlements/{id}/undo", post(settle::undo))
        .route("/me/shares", get(mine::show))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = home::samples();
    samples.extend(tables::samples());
    samples.extend(statement::samples());
    samples.extend(settle::samples());
    samples.extend(fund::samples());
    samples.extend(mine::samples());
    samples
}

/// Longest typed text, in characters.
const TEXT_CHARS_MAX: usize = 200;

fn cut(text: &str) -> String {
    text.trim().chars().take(TEXT_CHARS_MAX).collect()
}

fn hand(officer: &Officer) -> Hand {
    Hand::of(&officer.office, &officer.actor.name)
}

/// The last day that a form may mean.
const LAST_DAY: &str = "2099-12-31";

/// A typed day as ISO text, whether `2026-11-24` or `24/11/2026`; empty when it is none.
pub(crate) fn day_of(text: &str) -> String {
    let Ok(last) = values::Day::parse(LAST_DAY) else { return String::new() };
    match values::parse_day(text, values::Order::DayFirst, last) {
        Ok(values::PartialDay::Day(day)) => day.to_string(),
        _ => String::new(),
    }
}

/// A month in words: `octobre 2026`.
fn month_told(language: Language, month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, "1"));
    let number = number.get(..2).unwrap_or(number);
    let name = kernel::text::month(language, number.parse().unwrap_or(1), false);
    format!("{name} {year}")
}

/// A share as it was voted.
fn measure_told(app: &App, language: Language, measure: Measure) -> String {
    match measure {
        Measure::Percent(hundredths) => percent_told(language, hundredths),
        Measure::Fixed(cents) => kernel::text::money(language, cents, true),
        Measure::Rest => app.say(language, "shares-rest"),
    }
}

/// Hundredths of a percent: `33,33 %`.
fn percent_told(language: Language, hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths.rem_euclid(100));
    let part = match part {
        0 => String::new(),
        tens if tens % 10 == 0 => format!("{}", tens / 10),
        part => format!("{part:02}"),
    };
    match (language, part.is_empty()) {
        (Language::French, true) => format!("{whole}\u{a0}%"),
        (Language::French, false) => format!("{whole},{part}\u{a0}%"),
        (Language::English, true) => format!("{whole}%"),
        (Language::English, false) => format!("{whole}.{part}%"),
    }
}

/// A receiver's name; kinds of unit by what the organisation calls them.
fn receiver_told(
    app: &App,
    language: Language,
    receiver: &Receiver,
    kinds: &[crate::org::UnitKind],
) -> String {
    match receiver {
        Receiver::Own => app.say(language, "shares-receiver-own"),
        Receiver::Fund => app.say(language, "shares-receiver-fund"),
        Receiver::Level(id) => kinds.iter().find(|kind| kind.id == *id).map_or_else(
            || id.clone(),
            |kind| match language {
                Language::French => kind.name_fr.clone(),
                Language::English => kind.name_en.clone(),
            },
        ),
    }
}

/// A field that is wrong, as pages list it.
#[derive(Debug, Clone, Serialize)]
struct Wrong {
    field: String,
    label: String,
    message: String,
}

/// A value of a list of choices.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}
