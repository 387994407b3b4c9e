//! Joining inside another site: the same form in a frame, where nobody is anybody.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit, see_other};
use serde::Serialize;

use super::answer;
use super::join::{self, Join, Sent, Typed};
use crate::app::App;
use crate::members::store;

#[derive(Serialize)]
#[serde(transparent)]
struct Framed(Join);

impl Page for Framed {
    const TEMPLATE: &str = "members/join_frame.html";
}

/// GET `/embed/join`.
pub(super) async fn show(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    let page = join::page(&app, &visit, &fields, Typed::default(), Vec::new()).await?;
    app.page(&Framed(page), &app.public_shell(&visit))
}

/// POST `/embed/join`: from any site.
pub(super) async fn send(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    match join::taken(&app, &visit, &fields).await? {
        None => see_other(&format!("/embed/join/sent{}", visit.look.query)),
        Some(page) => answer(&app, &Framed(page), app.public_shell(&visit), 1),
    }
}

#[derive(Serialize)]
#[serde(transparent)]
struct SentFramed(Sent);

impl Page for SentFramed {
    const TEMPLATE: &str = "members/sent_frame.html";
}

/// GET `/embed/join/sent`.
pub(super) async fn sent(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    app.page(&SentFramed(Sent { days: store::WAIT_DAYS }), &app.public_shell(&visit))
}

/// Before a postcode; sent.
pub(super) fn samples() -> Vec<SamplePage> {
    vec![
        SamplePage::new("members/join-frame", Framed(Join::default())),
        SamplePage::new("members/sent-frame", SentFramed(Sent { days: 7 })),
    ]
}
