//! The pages of the treasury: for treasurers, for whoever pays, and the door of card carriers.

mod accounts;
mod agreed;
mod calls;
mod cash;
mod day;
mod hooks;
mod hub;
mod mine;
mod payments;
mod recurring;
mod shown;
mod slips;
mod split;

pub use shown::Asked;
pub(super) use shown::asked;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::Fields;
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::treasury::store::Hand;

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("treasury/parts.html", include_str!("../templates/parts.html")),
    ("treasury/hub.html", include_str!("../templates/hub.html")),
    ("treasury/day.html", include_str!("../templates/day.html")),
    ("treasury/found.html", include_str!("../templates/found.html")),
    ("treasury/split.html", include_str!("../templates/split.html")),
    ("treasury/slips.html", include_str!("../templates/slips.html")),
    ("treasury/slip.html", include_str!("../templates/slip.html")),
    ("treasury/payments.html", include_str!("../templates/payments.html")),
    ("treasury/payment.html", include_str!("../templates/payment.html")),
    ("treasury/cash.html", include_str!("../templates/cash.html")),
    ("treasury/calls.html", include_str!("../templates/calls.html")),
    ("treasury/call.html", include_str!("../templates/call.html")),
    ("treasury/letters.html", include_str!("../templates/letters.html")),
    ("treasury/accounts.html", include_str!("../templates/accounts.html")),
    ("treasury/mine.html", include_str!("../templates/mine.html")),
    ("treasury/my_call.html", include_str!("../templates/my_call.html")),
    ("treasury/card.html", include_str!("../templates/card.html")),
    ("treasury/card_state.html", include_str!("../templates/card_state.html")),
    ("treasury/subscription.html", include_str!("../templates/subscription.html")),
    ("treasury/pretend.html", include_str!("../templates/pretend.html")),
];

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/treasury", get(hub::show))
        .route("/office/treasury/day", get(day::show).post(day::key))
        .route("/office/treasury/day/pile", post(day::pile))
        .route("/office/treasury/day/close", post(day::close))
        .route("/office/treasury/day/split", get(split::show).post(split::key))
        .route("/office/treasury/slips", get(slips::list).post(slips::make))
        .route("/office/treasury/slips/{slip}", get(slips::show).post(slips::act))
        .route("/office/treasury/slips/{slip}/pdf", get(slips::pdf))
        .route("/office/treasury/payments", get(payments::list))
        .route("/office/treasury/payments/file", post(payments::file))
        .route("/office/treasury/payments/{payment}", get(payments::show).post(payments::act))
        .route("/office/treasury/cash", get(cash::show).post(cash::act))
        .route("/office/treasury/cash/close", post(cash::close))
        .route("/office/treasury/cash/movements/{movement}/undo", post(cash::undo))
        .route("/office/treasury/calls", get(calls::list).post(calls::make))
        .route("/office/treasury/calls/bulk", post(calls::bulk))
        .route("/office/treasury/calls/letters", get(calls::letters))
        .route("/office/treasury/calls/{call}", get(calls::show).post(calls::act))
        .route("/office/treasury/cards", get(accounts::show).post(accounts::open))
        .route("/office/treasury/cards/{account}/close", post(accounts::close))
        .route("/office/treasury/cards/problems/{problem}", post(accounts::settle))
        .route("/office/treasury/cards/subscriptions/{subscription}/stop", post(agreed::stop))
        .route("/me/payments", get(mine::show))
        .route("/me/payments/call", post(mine::call))
        .route("/me/payments/calls/{call}", get(mine::show_call))
        .route("/me/payments/card", post(mine::card))
        .route("/me/payments/card/{card}", get(mine::show_card))
        .route("/me/payments/subscriptions", post(recurring::begin))
        .route("/me/payments/subscriptions/{subscription}", get(recurring::show))
        .route("/me/payments/subscriptions/{subscription}/stop", post(recurring::stop))
        .route("/hooks/pay/{account}", post(hooks::hear))
        .route("/pretend-pay/{card}", get(hooks::pretend).post(hooks::pretend_pay))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = hub::samples();
    samples.extend(day::samples());
    samples.extend(split::samples());
    samples.extend(slips::samples());
    samples.extend(payments::samples());
    samples.extend(cash::samples());
    samples.extend(calls::samples());
    samples.extend(accounts::samples());
    samples.extend(mine::samples());
    samples.extend(recurring::samples());
    samples.extend(hooks::samples());
    samples
}

/// Longest text of a field, in characters.
const TEXT_CHARS_MAX: usize = 200;

fn cut(fields: &Fields, name: &str) -> String {
    fields.text(name).chars().take(TEXT_CHARS_MAX).collect()
}

/// A typed day as ISO text; nothing when it is none.
fn day_of(text: &str) -> Option<String> {
    let day = values::Day::parse(text).ok()?.to_string();
    (day.len() == 10).then_some(day)
}

fn hand(officer: &Officer) -> Hand<'_> {
    Hand { office: Some(&officer.office), name: &officer.actor.name }
}

/// What was done, or the text key of the rule that said no; somebody else was faster is one.
fn refusal<T>(done: Result<T>) -> Result<std::result::Result<T, &'static str>> {
    match done {
        Err(Error::Stale) => Ok(Err("treasury-refusal-stale")),
        done => kernel::refusal(done),
    }
}

/// The page, refused when something on it is wrong.
fn answer<P: Page>(app: &App, page: &P, shell: Shell, is_refused: bool) -> Result<Response> {
    if is_refused { app.refused(page, shell) } else { app.page(page, &shell) }
}

/// A region of a page alone, for the script that asked for it.
fn region(
    app: &App,
    id: &'static str,
    template: &str,
    page: &impl Serialize,
    shell: &Shell,
) -> Result<Response> {
    let html = app.view.fragment(template, page, shell)?;
    let mut response = kernel::web::html(StatusCode::OK, html);
    let name = HeaderName::from_static("x-fragment");
    response.headers_mut().insert(name, HeaderValue::from_static(id));
    Ok(response)
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

/// Name as lists write it: `Fauvel, Odile`.
fn listed(last: &str, first: &str) -> String {
    match (last.is_empty(), first.is_empty()) {
        (false, false) => format!("{last}, {first}"),
        _ => format!("{last}{first}"),
    }
}
