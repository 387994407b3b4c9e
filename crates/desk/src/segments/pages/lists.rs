//! Lists: made from a segment or from ticked people, shown, shortened, put away.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::Speaker;
use crate::org::{PersonId, Right, UnitId};
use crate::people::{self, Filter, Relation, TagId};
use crate::segments::ListId;
use crate::segments::pages::segment::Closing;
use crate::segments::pages::shown::{Choice, Crowd, Wrong, lines};
use crate::segments::rules::{LIST_PEOPLE_MAX, NAME_CHARS_MAX, Tree, parse};
use crate::segments::store::{self, NewList};

/// People read and written by one transaction.
const BATCH_PEOPLE: usize = 200;
/// Longest reason, in characters.
const REASON_CHARS_MAX: usize = 300;

/// Whom a list is made of.
#[derive(Debug, Clone)]
enum Whom {
    People(Vec<PersonId>),
    Filter(Filter),
    Segment(Tree),
}

/// Whom the fields name; `None` when they name nobody.
fn whom(fields: &Fields) -> Option<Whom> {
    if fields.has("where") {
        return parse(fields.text("where")).ok().map(Whom::Segment);
    }
    if fields.has("all") {
        return Some(Whom::Filter(Filter {
            words: fields.text("q").chars().take(200).collect(),
            relation: Relation::parse(fields.text("relation")),
            tag: TagId::parse(fields.text("tag")),
            unit: UnitId::parse(fields.text("unit")),
        }));
    }
    let people: Vec<PersonId> = fields.all("p").filter_map(PersonId::parse).collect();
    (!people.is_empty()).then_some(Whom::People(people))
}

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

/// `POST /office/lists/add`: people ticked elsewhere; asks on which list they go.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    if whom(&fields).is_none() {
        let notice = Notice::warn(app.say(officer.language(), "segments-list-nobody"));
        let back = fields.filled("back").filter(|back| back.starts_with("/office/"));
        return see_other_with(back.unwrap_or("/office/people"), &notice);
    }
    app.page(&adding(&app, &officer, &fields).await?, &officer.shell(&app))
}

async fn adding(app: &App, officer: &Officer, fields: &Fields) -> Result<Adding> {
    const KEPT: [&str; 7] = ["p", "all", "q", "relation", "tag", "unit", "where"];
    let hidden = fields.texts().iter().filter(|(name, _)| KEPT.contains(&name.as_str()));
    let scope = officer.office.scope.clone();
    let lists = app.db.read(move |tx| store::lists_of(tx, &scope)).await?;
    let choice = |list: store::List| Choice::new(list.id.to_string(), list.name);
    let few = !fields.has("all") && !fields.has("where");
    Ok(Adding {
        hidden: hidden.cloned().collect(),
        chosen: if few { fields.all("p").count() } else { 0 },
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
    let Some(whom) = whom(&fields) else { return Err(Error::Refused("segments-list-nobody")) };
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
                asked: if fields.has("where") { fields.text("where") } else { "" }.to_owned(),
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
        let some = app.db.read(move |tx| some_of(tx, &scope, &asked, from.as_ref(), seen)).await?;
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

fn some_of(
    tx: &mut Tx<'_>,
    scope: &crate::org::Scope,
    whom: &Whom,
    after: Option<&Cursor>,
    seen: usize,
) -> Result<Vec<Cursor>> {
    let limit = i64::try_from(BATCH_PEOPLE)?;
    match whom {
        Whom::People(people) => {
            let some = people.iter().skip(seen).take(BATCH_PEOPLE);
            Ok(some.map(|id| Cursor { key: String::new(), id: id.to_string() }).collect())
        }
        Whom::Filter(filter) => people::page_of_ids(tx, scope, filter, after, limit),
        Whom::Segment(tree) => match store::ask(tx, scope, tree)? {
            Ok(question) => question.page(tx, after, limit),
            Err(_) => Err(Error::Refused("segments-list-fault")),
        },
    }
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
    let (list, count, (rows, next)) = app
        .db
        .read(move |tx| {
            let speaker = Speaker { texts: &texts, language };
            let list = store::list(tx, &scope, &wanted)?.ok_or(Error::NotFound)?;
            let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
            let places = store::entries(tx, &scope, &wanted, after.as_ref(), limit)?;
            let count = store::count_of(tx, &scope, &wanted)?;
            Ok((list, count, lines(tx, &scope, places, &speaker)?))
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
        crowd: Crowd::of(&officer, rows, "").paged(&href, is_later, next.as_ref()),
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
