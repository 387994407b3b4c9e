//! Pages of people: the list, a person, what can be changed, history, fields and tags.

mod actions;
mod care;
mod edit;
mod gate;
mod history;
mod list;
mod person;
mod row;
mod settings;
mod tasks;
mod told;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use kernel::Result;
use kernel::view::SamplePage;
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::people::{Cause, Way};

/// The pages of people and who answers them.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/people", get(list::list))
        .route("/office/people/columns", post(list::columns))
        .route("/office/people/new", get(edit::blank).post(edit::create))
        .route("/office/people/{id}", get(person::show))
        .route("/office/people/{id}/open", post(gate::open))
        .route("/office/people/{id}/edit", get(edit::edit).post(edit::save))
        .route("/office/people/{id}/row", post(row::save))
        .route("/office/people/{id}/care", post(care::give))
        .route("/office/people/{id}/history", get(history::history))
        .route("/office/people/{id}/undo", post(actions::undo))
        .route("/office/people/{id}/notes", post(actions::note))
        .route("/office/people/{id}/notes/{note}/delete", post(actions::note_gone))
        .route("/office/people/{id}/tasks", post(actions::task))
        .route("/office/people/{id}/tasks/{task}/done", post(actions::task_done))
        .route("/office/people/{id}/tags", post(actions::tags))
        .route("/office/people/{id}/facts", post(actions::fact))
        .route("/office/people/{id}/facts/{fact}/remove", post(actions::fact_gone))
        .route("/office/people/{id}/units", post(actions::units))
        .route("/office/people/{id}/belongings/{unit}/end", post(actions::unit_gone))
        .route("/office/people/{id}/household", post(actions::household))
        .route("/office/people/{id}/household/leave", post(actions::household_left))
        .route("/office/tasks", get(tasks::list).post(tasks::change))
        .route("/office/fields", get(settings::fields).post(settings::add_field))
        .route("/office/fields/{id}", post(settings::retire_field))
        .route("/office/tags", get(settings::tags).post(settings::add_tag))
        .route("/office/tags/{id}", post(settings::change_tag))
}

/// Every page with what it may show.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = list::samples();
    samples.extend(gate::samples());
    samples.extend(person::samples());
    samples.extend(edit::samples());
    samples.extend(history::samples());
    samples.extend(settings::samples());
    samples.extend(tasks::samples());
    samples
}

pub(super) use tasks::waiting;
pub use told::told_change;

/// One answer of a choice.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    pub(super) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// The cause of a change that an officer makes.
pub(super) fn cause_of(officer: &Officer) -> Cause {
    Cause {
        by: Some(officer.actor.person.clone()),
        mandate: Some(officer.office.mandate.id.clone()),
        way: Way::Edited,
    }
}

/// One region of a page, with the header that says so.
fn region(
    app: &App,
    id: &'static str,
    template: &str,
    page: &impl Serialize,
    officer: &Officer,
) -> Result<Response> {
    let html = app.view.fragment(template, page, &officer.shell(app))?;
    let mut response = kernel::web::html(StatusCode::OK, html);
    let name = HeaderName::from_static("x-fragment");
    response.headers_mut().insert(name, HeaderValue::from_static(id));
    Ok(response)
}
