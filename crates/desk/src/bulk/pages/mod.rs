//! Pages of gestures on many people: what is needed, how far it is, what was done, the way back.

mod ask;
mod done;

use axum::Router;
use axum::routing::{get, post};
use kernel::view::SamplePage;
use serde::Serialize;

use crate::app::App;

/// The pages and who answers them.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/bulk", get(done::list).post(ask::run))
        .route("/office/bulk/new", get(done::list).post(ask::ask))
        .route("/office/bulk/{id}", get(done::show))
        .route("/office/bulk/{id}/undo", post(done::undo))
}

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("bulk/ask.html", include_str!("../templates/ask.html")),
    ("bulk/done.html", include_str!("../templates/done.html")),
    ("bulk/list.html", include_str!("../templates/list.html")),
];

/// Every page with what it may show.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = ask::samples();
    samples.extend(done::samples());
    samples
}

/// One answer of a choice.
#[derive(Debug, Clone, Default, Serialize)]
struct Choice {
    value: String,
    label: String,
}

impl Choice {
    fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}
