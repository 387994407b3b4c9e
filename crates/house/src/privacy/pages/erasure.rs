//! Asking to be erased, and the other requests about one's data.

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::data::{Held, held, sample_held};
use super::words;
use crate::accounts::Actor;
use crate::app::App;
use crate::people;
use crate::privacy::gather::gather;
use crate::privacy::rules::Kind;
use crate::privacy::store;

#[derive(Serialize)]
struct Confirm {
    held: Vec<Held>,
}

impl Page for Confirm {
    const TEMPLATE: &str = "privacy/erasure.html";
}

/// GET `/me/erasure`: what will go, before anything is asked.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let parts = app.db.read(move |tx| gather(tx, &person)).await?;
    let page = Confirm { held: held(&app, actor.visit.language, parts) };
    app.page(&page, &actor.shell(&app))
}

/// POST `/me/erasure`.
pub(super) async fn ask(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    if !fields.has("confirm") {
        return see_other("/me/erasure");
    }
    send(&app, &actor, Kind::Erasure, words(fields.text("reason"))).await
}

/// POST `/me/requests`: the requests that need words.
pub(super) async fn ask_other(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let kind = Kind::parse(fields.text("kind")).filter(|kind| *kind != Kind::Erasure);
    let (Some(kind), Some(reason)) = (kind, fields.filled("reason")) else {
        let notice = Notice::warn(app.say(actor.visit.language, "privacy-refusal-request"));
        return see_other_with("/me/data", &notice);
    };
    send(&app, &actor, kind, words(reason)).await
}

async fn send(app: &App, actor: &Actor, kind: Kind, reason: String) -> Result<Response> {
    let person = actor.person.clone();
    let due_on = app
        .db
        .write(move |tx| {
            let home = people::own(tx, &person)?.ok_or(Error::NotFound)?.home;
            store::ask(tx, &person, &home, kind, &reason)
        })
        .await?;
    let language = actor.visit.language;
    let day = due_on.parse().map(|day| kernel::text::day(language, day)).unwrap_or(due_on);
    let text = app.say_with(language, "privacy-asked", &[("day", day.into())]);
    see_other_with("/me/data", &Notice::ok(text))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    vec![SamplePage::new("privacy page erasure", Confirm { held: vec![sample_held()] })]
}
