//! The first page of the member's space.

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Link, LinkGroup, Page, SamplePage};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::actor::Actor;
use crate::accounts::store;
use crate::app::App;
use crate::panel::Panels;

#[derive(Serialize)]
struct SpacePage {
    /// How they are greeted.
    greeting: String,
    name: String,
    number: Option<String>,
    unit: String,
    groups: Vec<LinkGroup>,
    /// What features add.
    panels: Panels,
}

impl Page for SpacePage {
    const TEMPLATE: &'static str = "accounts/space.html";
}

/// Who they are here, and where the rest is: what other features add to the navigation.
pub async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let (person, language) = (actor.person.clone(), actor.visit.language);
    let (welcome, panels) = app
        .db
        .read(move |tx| {
            let welcome = store::welcome(tx, &person)?.ok_or(Error::NotFound)?;
            Ok((welcome, Panels::of_member(tx, &person, language)?))
        })
        .await?;
    let shell = actor.shell(&app);
    let greeting =
        if welcome.first_name.is_empty() { &welcome.last_name } else { &welcome.first_name };
    let page = SpacePage {
        greeting: greeting.clone(),
        name: actor.name.clone(),
        number: welcome.number,
        unit: welcome.unit,
        groups: shell.nav_groups.iter().filter(|group| !group.current).cloned().collect(),
        panels,
    };
    app.page(&page, &shell)
}

/// The space of a member and of a contact without number.
pub fn samples() -> Vec<SamplePage> {
    let page = |number: Option<&str>| SpacePage {
        greeting: "Aïssata".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        number: number.map(str::to_owned),
        unit: "Rouen rive gauche".to_owned(),
        groups: LinkGroup::gather(vec![
            (Some("Mes données".to_owned()), Link::new("Ma fiche", "/me/record")),
            (Some("Mes données".to_owned()), Link::new("Mes sessions", "/me/sessions")),
            (None, Link::new("Espace des responsables", "/office")),
        ]),
        panels: Panels::default(),
    };
    vec![
        SamplePage::new("accounts page space", page(Some("76-12-0417"))),
        SamplePage::new("accounts page space, no number", page(None)),
    ]
}
