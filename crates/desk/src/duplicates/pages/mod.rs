//! Pages of duplicates: the queue, two records side by side, bulk, what was merged, requests.

mod asked;
mod bulk;
mod choose;
mod compare;
mod done;
mod mine;
mod queue;

use axum::Router;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::SamplePage;
use kernel::{Error, Result};

use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::merge::By;
use crate::duplicates::rules::Reason;
use crate::org::PersonId;

/// The pages of duplicates and who answers them.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/duplicates", get(queue::show))
        .route("/office/duplicates/find", post(queue::find))
        .route("/office/duplicates/compare", get(compare::show))
        .route("/office/duplicates/merge", post(compare::merge))
        .route("/office/duplicates/apart", post(compare::apart))
        .route("/office/duplicates/exact", get(bulk::show).post(bulk::merge))
        .route("/office/duplicates/merges", get(done::show))
        .route("/office/duplicates/merges/{id}/undo", post(done::undo))
        .route("/office/duplicates/requests", get(asked::show))
        .route("/office/duplicates/requests/{id}", get(asked::one).post(asked::answer))
        .route("/me/merge", get(mine::show).post(mine::ask))
        .route("/me/merge/code", post(mine::merge))
        .route("/office/people/{id}/merge", get(choose::show).post(choose::ask))
}

/// Every page with what it may show.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = queue::samples();
    samples.extend(compare::samples());
    samples.extend(bulk::samples());
    samples.extend(done::samples());
    samples.extend(asked::samples());
    samples.extend(choose::samples());
    samples.extend(mine::samples());
    samples
}

/// An officer as who merges.
fn by(officer: &Officer) -> By {
    By::Officer(Box::new(officer.office.clone()), officer.actor.name.clone())
}

/// Nobody merges their own record at work: with it come mandates and sessions.
fn not_own(officer: &Officer, people: [&PersonId; 2]) -> Result<()> {
    if people.contains(&&officer.actor.person) {
        return Err(Error::Refused("duplicates-refusal-own"));
    }
    Ok(())
}

/// Reasons as people read them.
fn told_reasons(app: &App, language: Language, reasons: &str) -> Vec<String> {
    let reasons: Vec<Reason> = serde_json::from_str(reasons).unwrap_or_default();
    reasons.into_iter().map(|reason| app.say(language, reason_key(reason))).collect()
}

const fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Name => "duplicates-reason-name",
        Reason::NameTransposed => "duplicates-reason-name-transposed",
        Reason::NameNear => "duplicates-reason-name-near",
        Reason::NameShort => "duplicates-reason-name-short",
        Reason::NameOther => "duplicates-reason-name-other",
        Reason::FirstOther => "duplicates-reason-first-other",
        Reason::Nameless => "duplicates-reason-nameless",
        Reason::Email => "duplicates-reason-email",
        Reason::Mobile => "duplicates-reason-mobile",
        Reason::Phone => "duplicates-reason-phone",
        Reason::Birth => "duplicates-reason-birth",
        Reason::BirthNear => "duplicates-reason-birth-near",
        Reason::Number => "duplicates-reason-number",
        Reason::Address => "duplicates-reason-address",
    }
}
