//! Lists: made from a segment or from ticked people, shown, shortened, put away.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::Speaker;
use crate::org::{PersonId, Right};
use crate::segments::pages::segment::Closing;
use crate::segments::pages::shown::{Choice, Crowd, Wrong, lines};
use crate::segments::rules::{LIST_PEOPLE_MAX, NAME_CHARS_MAX};
use crate::segments::store::{self, NewList};
use crate::segments::{ListId, Whom};

/// People read and written by one transaction.
const BATCH_PEOPLE: i64 = 200;
/// Longest reason, in characters.
const REASON_CHARS_MAX: usize = 300;

/// The page that asks on which list people go.
#[derive(Debug, Default, Serialize)]
struct Adding {
    hidden: Vec<(String, String)>,
    chosen: usize,
    lists: Vec<Choice>,
    list: String,
    name: String,
    reason: String,
    name_error: String,
    reason_error: String,
    errors: Vec<Wrong>,
    unit: String,
}

impl Page for Adding {
    const TEMPLATE: &str = "segments/add.html";
}

async fn adding(app: &App, officer: &Officer, fields: &Fields) -> Result<Adding> {
    let whom = Whom::of(fields, &officer.actor.person);
    let scope = officer.office.scope.clone();
    let lists = app.db.read(move |tx| store::lists_of(tx, &scope)).await?;
    let choice = |list: store::List| Choice::new(list.id.to_string(), list.name);
    Ok(Adding {
        chosen: whom.as_ref().map_or(0, Whom::ticked),
        hidden: whom.map(|whom| whom.pairs()).unwrap_or_default(),
        lists: lists.into_iter().map(choice).collect(),
        list: fields.text("list").to_owned(),
        name: fields.text("name").to_owned(),
        reason: fields.text("reason").to_owned(),
        unit: officer.office.unit.name.clone(),
        ..Adding::default()
    })
}

/// `POST /office/lists`: makes a list, or puts people on one that is there.
pub(super) async fn make(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let Some(whom) = Whom::of(&fields, &officer.actor.person) else {
        return Err(Error::Refused("segments-list-nobody"));
    };
    let name: String = fields.text("name").chars().take(NAME_CHARS_MAX).collect();
    let reason: String = fields.text("reason").chars().take(REASON_CHARS_MAX).collect();
    let known = ListId::parse(fields.text("list"));
    if reason.chars().count() < REASON_CHARS_MIN || (known.is_none() && name.is_empty()) {
        return again(&app, &officer, &fields, None).await;
    }
    let list = match known {
        Some(list) => list,
        None => {
            let new = NewList {
                name,
                reason: reason.clone(),
                asked: match &whom {
                    Whom::Segment(text) => text.clone(),
                    _ => String::new(),
                },
                by_name: officer.actor.name.clone(),
            };
            let office = officer.office.clone();
            match app.db.write(move |tx| store::add_list(tx, &office, &new)).await {
                Ok(list) => list,
                Err(Error::Refused(key)) => return again(&app, &officer, &fields, Some(key)).await,
                Err(other) => return Err(other),
            }
        }
    };
    let added = fill(&app, &officer, &list, &whom, &reason).await?;
    let count = [("count", i64::try_from(added)?.into())];
    let told = app.say_with(officer.language(), "segments-list-filled", &count);
    see_other_with(&format!("/office/lists/{list}"), &Notice::ok(told))
}

async fn again(
    app: &App,
    officer: &Officer,
    fields: &Fields,
    key: Option<&str>,
) -> Result<Response> {
    let mut page = adding(app, officer, fields).await?;
    let say = |key: &str| app.say(officer.language(), key);
    if page.list.is_empty() && (page.name.is_empty() || key.is_some()) {
        page.name_error = say(key.unwrap_or("segments-list-name-missing"));
        let message = page.name_error.clone();
        let label = say("segments-list-name");
        page.errors.push(Wrong { field: "name".to_owned(), label, message });
    }
    if page.reason.chars().count() < REASON_CHARS_MIN {
        page.reason_error = say("segments-reason-missing");
        let message = page.reason_error.clone();
        let label = say("segments-list-reason");
        page.errors.push(Wrong { field: "reason".to_owned(), label, message });
    }
    app.refused(&page, officer.shell(app))
}

/// Puts people on a list, some at a time, with an access line for each; returns how many.
async fn fill(
    app: &App,
    officer: &Officer,
    list: &ListId,
    whom: &Whom,
    reason: &str,
) -> Result<usize> {
    let (mut after, mut seen, mut added) = (None, 0, 0);
    while seen < LIST_PEOPLE_MAX {
        let (scope, from, asked) = (officer.office.scope.clone(), after.clone(), whom.clone());
        let some =
            app.db.read(move |tx| asked.page(tx, &scope, from.as_ref(), BATCH_PEOPLE)).await?;
        let Some(last) = some.last().cloned() else { break };
        seen += some.len();
        after = Some(last);
        let people: Vec<PersonId> =
            some.iter().filter_map(|one| PersonId::parse(&one.id)).collect();
        let (office, name) = (officer.office.clone(), officer.actor.name.clone());
        let (list, reason) = (list.clone(), reason.to_owned());
        added += app
            .db
            .write(move |tx| {
                let new = store::add_entries(tx, &office, &list, &people)?;
                let batch = Some(list.as_str());
                access::note_many(tx, &office, &name, &new, Act::Selected, &reason, batch)?;
                Ok(new.len())
            })
            .await?;
    }
    Ok(added)
}

#[derive(Debug, Default, Serialize)]
struct ListPage {
    id: String,
    name: String,
    reason: String,
    text: String,
    unit_name: String,
    by: String,
    at: i64,
    count: i64,
    crowd: Crowd,
}

impl Page for ListPage {
    const TEMPLATE: &str = "segments/list.html";
}

/// `GET /office/lists/{id}`
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = ListId::parse(&id).ok_or(Error::NotFound)?;
    let after = fields.filled("after").and_then(Cursor::parse);
    let is_later = after.is_some();
    let (texts, language) = (app.texts.clone(), officer.language());
    let (scope, wanted) = (officer.office.scope.clone(), id.clone());
    let me = officer.actor.person.clone();
    let (list, count, lines) = app
        .db
        .read(move |tx| {
            let speaker = Speaker { texts: &texts, language };
            let list = store::list(tx, &scope, &wanted)?.ok_or(Error::NotFound)?;
            let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
            let places = store::entries(tx, &scope, &wanted, after.as_ref(), limit)?;
            let count = store::count_of(tx, &scope, &wanted)?;
            Ok((list, count, lines(tx, &scope, places, &speaker, &me)?))
        })
        .await?;
    let href = format!("/office/lists/{id}");
    let page = ListPage {
        id: id.to_string(),
        name: list.name,
        reason: list.reason,
        text: list.asked,
        unit_name: list.unit_name,
        by: list.by_name,
        at: list.made_at.0,
        count,
        crowd: Crowd::of(&officer, lines, ("from", id.as_str())).paged(&href, is_later),
    };
    app.page(&page, &officer.shell(&app))
}

/// `POST /office/lists/{id}/remove`: takes ticked people off.
pub(super) async fn remove(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = ListId::parse(&id).ok_or(Error::NotFound)?;
    let people: Vec<PersonId> =
        fields.all("p").filter_map(PersonId::parse).take(LIST_PEOPLE_MAX).collect();
    let (scope, list) = (officer.office.scope.clone(), id.clone());
    let removed = app.db.write(move |tx| store::remove_entries(tx, &scope, &list, &people)).await?;
    let count = [("count", i64::try_from(removed)?.into())];
    let told = app.say_with(officer.language(), "segments-list-removed", &count);
    see_other_with(&format!("/office/lists/{id}"), &Notice::ok(told))
}

/// `GET /office/lists/{id}/close`
pub(super) async fn closing(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = ListId::parse(&id).ok_or(Error::NotFound)?;
    let (scope, wanted) = (officer.office.scope.clone(), id.clone());
    let list = app.db.read(move |tx| store::list(tx, &scope, &wanted)).await?;
    let page = Closing {
        name: list.ok_or(Error::NotFound)?.name,
        action: format!("/office/lists/{id}/close"),
        back: format!("/office/lists/{id}"),
        list: true,
    };
    app.page(&page, &officer.shell(&app))
}

/// `POST /office/lists/{id}/close`
pub(super) async fn close(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = ListId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db.write(move |tx| store::close_list(tx, &scope, &id)).await?;
    let notice = Notice::ok(app.say(officer.language(), "segments-list-closed"));
    see_other_with("/office/segments", &notice)
}

/// A list full and empty, and the page that asks for one, with errors.
pub(super) fn samples() -> Vec<SamplePage> {
    let list = ListPage { name: "Banquet".to_owned(), count: 2, ..ListPage::default() };
    let adding = Adding {
        hidden: vec![("p".to_owned(), "0193".to_owned())],
        chosen: 1,
        lists: vec![Choice::new("1", "Banquet")],
        ..Adding::default()
    };
    let message = "Donnez un nom.".to_owned();
    let wrong = Wrong { field: "name".to_owned(), label: "Nom".to_owned(), message };
    vec![
        SamplePage::new("segments/list", ListPage { crowd: Crowd::sample(), ..list }),
        SamplePage::new("segments/list-empty", ListPage::default()),
        SamplePage::new("segments/add", adding),
        SamplePage::new("segments/add-errors", Adding { errors: vec![wrong], ..Adding::default() }),
    ]
}
