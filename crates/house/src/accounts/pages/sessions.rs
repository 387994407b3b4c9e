//! Where somebody is signed in, and how they close what they no longer use.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{self, Notice, Visit};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::actor::{Actor, SESSION_COOKIE};
use crate::accounts::pages::{device_words, with_cookie};
use crate::accounts::store::{self, SessionId};
use crate::app::App;

#[derive(Serialize)]
struct SessionsPage {
    sessions: Vec<Line>,
    idle_days: i64,
}

#[derive(Serialize)]
struct Line {
    id: String,
    device: String,
    created_at: i64,
    seen_at: i64,
    is_this: bool,
}

impl Page for SessionsPage {
    const TEMPLATE: &'static str = "accounts/sessions.html";
}

/// The person's open sessions, this one marked.
pub async fn list(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let open = app.db.read(move |tx| store::open_sessions(tx, &person)).await?;
    let line = |one: store::Open| Line {
        is_this: one.id == actor.session,
        id: one.id.to_string(),
        device: device_words(&app, actor.visit.language, &one.agent),
        created_at: one.created_at.0,
        seen_at: one.seen_at.0,
    };
    let page = SessionsPage {
        sessions: open.into_iter().map(line).collect(),
        idle_days: store::SESSION_IDLE_MS_MAX / kernel::time::DAY_MS,
    };
    app.page(&page, &actor.shell(&app))
}

/// Closes one of the person's sessions; somebody else's does not exist for them.
pub async fn end(State(app): State<App>, actor: Actor, Path(id): Path<String>) -> Result<Response> {
    let session = SessionId::parse(&id).ok_or(Error::NotFound)?;
    let (person, is_this) = (actor.person.clone(), session == actor.session);
    let ended = app.db.write(move |tx| store::end(tx, &person, &session)).await?;
    if !ended {
        return Err(Error::NotFound);
    }
    if is_this {
        return signed_out(&app, &actor.visit);
    }
    let said = app.say(actor.visit.language, "accounts-session-ended");
    web::see_other_with("/me/sessions", &Notice::ok(said))
}

/// Closes all of the person's sessions but this one.
pub async fn end_others(State(app): State<App>, actor: Actor) -> Result<Response> {
    let (person, kept) = (actor.person.clone(), actor.session.clone());
    app.db.write(move |tx| store::end_others(tx, &person, &kept)).await?;
    let said = app.say(actor.visit.language, "accounts-sessions-ended");
    web::see_other_with("/me/sessions", &Notice::ok(said))
}

/// Closes the session of this browser, if there is one.
pub async fn sign_out(State(app): State<App>, visit: Visit) -> Result<Response> {
    if let Some(token) = visit.cookie(SESSION_COOKIE).map(str::to_owned) {
        app.db.write(move |tx| store::end_by_token(tx, &token)).await?;
    }
    signed_out(&app, &visit)
}

fn signed_out(app: &App, visit: &Visit) -> Result<Response> {
    let said = app.say(visit.language, "accounts-signed-out");
    let response = web::see_other_with("/", &Notice::ok(said))?;
    Ok(with_cookie(response, visit, SESSION_COOKIE, "", 0))
}

/// The list, for the test that renders every page.
pub fn samples() -> Vec<SamplePage> {
    let line = |device: &str, is_this| Line {
        id: "01890000-0000-7000-8000-000000000001".to_owned(),
        device: device.to_owned(),
        created_at: 1_795_507_200_000,
        seen_at: 1_795_507_200_000,
        is_this,
    };
    let one = SessionsPage { sessions: vec![line("Firefox sur Windows", true)], idle_days: 30 };
    let two = SessionsPage {
        sessions: vec![line("Firefox sur Windows", true), line("Safari sur iPhone", false)],
        idle_days: 30,
    };
    vec![
        SamplePage::new("accounts page sessions", one),
        SamplePage::new("accounts page sessions, two", two),
    ]
}
