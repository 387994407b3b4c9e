//! From a person's page: find the other record, or ask the units that may keep one.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::pages::told_reasons;
use crate::duplicates::store;
use crate::org::{PersonId, Right};
use crate::people::{self, Filter};

/// People found at most.
const FOUND_MAX: i64 = 20;
/// Characters of what is said for another unit.
const SAID_CHARS_MAX: usize = 200;

#[derive(Debug, Default, Serialize)]
struct Choose {
    id: String,
    name: String,
    words: String,
    near: Vec<Near>,
    found: Vec<Near>,
    said: String,
    error: bool,
}

#[derive(Debug, Serialize)]
struct Near {
    id: String,
    name: String,
    told: String,
}

impl Page for Choose {
    const TEMPLATE: &'static str = "duplicates/choose.html";
}

/// `GET /office/people/{id}/merge?q=…`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let page = page(&app, &officer, &id, fields.text("q")).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer, id: &str, words: &str) -> Result<Choose> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(id).ok_or(Error::NotFound)?;
    let (scope, asked) = (officer.office.scope.clone(), words.trim().to_owned());
    let (name, pairs, found) = app
        .db
        .read(move |tx| {
            people::home_of(tx, &scope, &person)?.ok_or(Error::NotFound)?;
            let name = people::name_of(tx, &person)?.unwrap_or_default();
            let pairs = store::pairs_of(tx, &scope, &person)?;
            let filter = Filter { words: asked.clone(), ..Filter::default() };
            let ids: Vec<String> = match asked.is_empty() {
                true => Vec::new(),
                false => people::search(tx, &scope, &filter, FOUND_MAX)?
                    .into_iter()
                    .map(|(id, _)| id.to_string())
                    .filter(|id| id != person.as_str())
                    .collect(),
            };
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            Ok((name, pairs, people::summaries(tx, &scope, &ids)?))
        })
        .await?;
    let language = officer.language();
    let near = |pair: store::Pair| {
        let told = told_reasons(app, language, &pair.reasons).join(", ");
        let (other, first, last) = match pair.one.as_str() == id {
            true => (pair.other, pair.other_first, pair.other_last),
            false => (pair.one, pair.first, pair.last),
        };
        Near { id: other.to_string(), name: people::display_name(&first, &last), told }
    };
    let line = |(summary, _): (people::Summary, people::Relation)| {
        let parts = [&summary.home, &summary.city, &summary.number];
        let told: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        Near {
            id: summary.id.to_string(),
            name: people::display_name(&summary.first_name, &summary.last_name),
            told: told.join(" · "),
        }
    };
    Ok(Choose {
        id: id.to_owned(),
        name,
        words: words.to_owned(),
        near: pairs.into_iter().map(near).collect(),
        found: found.into_iter().map(line).collect(),
        ..Choose::default()
    })
}

/// `POST /office/people/{id}/merge`: asks whichever other unit keeps a record with an address or a
/// number. The answer is the same whether there is one.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let said: String = fields.text("said").trim().chars().take(SAID_CHARS_MAX).collect();
    let mut page = page(&app, &officer, &id, "").await?;
    if said.is_empty() {
        page.error = true;
        return app.refused(&page, officer.shell(&app));
    }
    let folded = if said.contains('@') { said.to_lowercase() } else { said };
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    app.db.write(move |tx| store::add_requests(tx, &office, &name, &person, &folded)).await?;
    let notice = app.say(officer.language(), "duplicates-asked");
    see_other_with(&format!("/office/people/{id}/merge"), &Notice::ok(notice))
}

/// The search for the other record, as samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let near = || Near {
        id: "2".to_owned(),
        name: "Anna Moulin".to_owned(),
        told: "Alès · 30-12-0417".to_owned(),
    };
    let page = || Choose { id: "1".to_owned(), name: "Ana Moulin".to_owned(), ..Choose::default() };
    let found =
        Choose { words: "moulin".to_owned(), near: vec![near()], found: vec![near()], ..page() };
    vec![
        SamplePage::new("duplicates/choose", page()),
        SamplePage::new("duplicates/choose-found", found),
        SamplePage::new("duplicates/choose-none", Choose { words: "zzz".to_owned(), ..page() }),
        SamplePage::new("duplicates/choose-refused", Choose { error: true, ..page() }),
    ]
}
