//! What is held on the person: an overview, all of it to read, to print and to take away.

use axum::extract::State;
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::download;
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use super::{Told, held_name, sample_told, told};
use crate::accounts::Actor;
use crate::app::App;
use crate::privacy::gather::{Part, as_json, gather};
use crate::privacy::rules::leaves;
use crate::privacy::store;

#[derive(Serialize)]
struct Mine {
    held: Vec<Held>,
    requests: Vec<Told>,
    contact: String,
}

impl Page for Mine {
    const TEMPLATE: &str = "privacy/mine.html";
}

#[derive(Serialize)]
struct Readable {
    name: String,
    now: i64,
    held: Vec<Held>,
}

impl Page for Readable {
    const TEMPLATE: &str = "privacy/readable.html";
}

/// What one feature holds.
#[derive(Serialize)]
pub(super) struct Held {
    name: String,
    count: usize,
    retention: String,
    values: Vec<Value>,
}

#[derive(Serialize)]
struct Value {
    path: String,
    value: String,
}

/// GET `/me/data`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let (parts, requests) =
        app.db.read(move |tx| Ok((gather(tx, &person)?, store::of_person(tx, &person)?))).await?;
    let language = actor.visit.language;
    let page = Mine {
        held: held(&app, language, parts),
        requests: requests.into_iter().map(|one| told(&app, language, one)).collect(),
        contact: app.organisation().await?.contact.clone(),
    };
    app.page(&page, &actor.shell(&app))
}

/// GET `/me/data/all`: everything, to read and to print.
pub(super) async fn readable(State(app): State<App>, actor: Actor) -> Result<Response> {
    let parts = parts(&app, &actor).await?;
    let held = held(&app, actor.visit.language, parts);
    let page = Readable { name: actor.name.clone(), now: app.now().0, held };
    app.page(&page, &actor.shell(&app))
}

/// GET `/me/data/json`: everything, for a machine.
pub(super) async fn json(State(app): State<App>, actor: Actor) -> Result<Response> {
    let parts = parts(&app, &actor).await?;
    let text = serde_json::to_vec_pretty(&as_json(&parts))?;
    download("mes-donnees.json", "application/json", text)
}

/// GET `/me/data/csv`: everything, one value a line.
pub(super) async fn csv(State(app): State<App>, actor: Actor) -> Result<Response> {
    let parts = parts(&app, &actor).await?;
    let mut bytes = Vec::new();
    let broken = |fault: sheets::WriteFault| Error::fault(format!("csv: {fault}"));
    let mut table = sheets::csv_writer(&mut bytes).map_err(broken)?;
    table.row(&["feature", "path", "value"]).map_err(broken)?;
    for part in &parts {
        for (path, value) in leaves(&part.content) {
            table.row(&[part.feature, &path, &value]).map_err(broken)?;
        }
    }
    Box::new(table).finish().map_err(broken)?;
    download("mes-donnees.csv", "text/csv; charset=utf-8", bytes)
}

async fn parts(app: &App, actor: &Actor) -> Result<Vec<Part>> {
    let person = actor.person.clone();
    app.db.read(move |tx| gather(tx, &person)).await
}

/// The parts as they are read; a feature that holds nothing is told too.
pub(super) fn held(app: &App, language: Language, parts: Vec<Part>) -> Vec<Held> {
    let one = |part: Part| {
        let values: Vec<Value> =
            leaves(&part.content).into_iter().map(|(path, value)| Value { path, value }).collect();
        Held {
            name: held_name(app, language, part.feature),
            count: values.len(),
            retention: app.say(language, part.retention),
            values,
        }
    };
    parts.into_iter().map(one).collect()
}

/// A believable part.
pub(super) fn sample_held() -> Held {
    let value = Value { path: "last_name".to_owned(), value: "Diarra".to_owned() };
    Held {
        name: "Ma fiche".to_owned(),
        count: 1,
        retention: "Tant que vous êtes membre.".to_owned(),
        values: vec![value],
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = Mine {
        held: vec![sample_held()],
        requests: vec![sample_told(true), sample_told(false)],
        contact: "donnees@example.org".to_owned(),
    };
    let empty = Mine { held: Vec::new(), requests: Vec::new(), contact: String::new() };
    let readable = Readable {
        name: "Aïssata Diarra".to_owned(),
        now: 1_795_507_200_000,
        held: vec![sample_held()],
    };
    vec![
        SamplePage::new("privacy page mine", full),
        SamplePage::new("privacy page mine, empty", empty),
        SamplePage::new("privacy page readable", readable),
    ]
}
