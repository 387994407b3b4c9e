//! The list of people: fast, by pages, with a search that answers while one types.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::column::{Heading, Shape, cells};
use crate::criterion::Speaker;
use crate::org::{PersonId, Right, Scope, UnitId, units_below};
use crate::people::asked::Asked;
use crate::people::pages::row::{self, Edited, RowForm};
use crate::people::pages::{Choice, region};
use crate::people::store::{
    Filter, SEARCH_MAX, Sort, Summary, Tag, choose_columns, count_in, page, search, summaries,
    tags_for,
};
use crate::people::{Relation, TagId, columns_for};

/// Lines shown under the search field while one types.
const SUGGESTIONS_MAX: usize = 8;
/// Most units offered as filter.
const UNITS_MAX: i64 = 500;
/// Most columns that a list shows beside the name.
const COLUMNS_MAX: usize = 20;

#[derive(Serialize, Default)]
pub(super) struct ListPage {
    rows: Vec<Line>,
    q: String,
    relation: String,
    tag: String,
    unit: String,
    care: bool,
    sort: &'static str,
    shown: Vec<Heading>,
    columns: Vec<Offered>,
    total: i64,
    unit_name: String,
    more_found: bool,
    quick: Vec<Quick>,
    tags: Vec<Choice>,
    units: Vec<Choice>,
    name_sort: Sorting,
    new_sort: Sorting,
    first: Option<String>,
    next: Option<String>,
    /// The list's own address.
    here: String,
    /// The same, ready for one more value.
    more: String,
    editing: Option<RowForm>,
    may_write: bool,
    may_export: bool,
    filtered: bool,
}

/// A column to choose.
#[derive(Serialize)]
struct Offered {
    name: String,
    label: String,
    shown: bool,
}

#[derive(Serialize)]
struct Quick {
    label: String,
    href: String,
    current: bool,
}

#[derive(Serialize, Default)]
struct Sorting {
    href: String,
    direction: &'static str,
}

#[derive(Serialize, Clone, Default)]
struct Line {
    id: String,
    /// `Moulin, Ana`
    name: String,
    commune: String,
    phone: String,
    number: String,
    relation: String,
    cells: Vec<String>,
}

impl Page for ListPage {
    const TEMPLATE: &str = "people/list.html";
}

const RESULTS_TEMPLATE: &str = "people/results.html";
const SUGGESTIONS_TEMPLATE: &str = "people/suggestions.html";

/// What was found for a page.
struct Listed {
    rows: Vec<(Summary, Relation)>,
    next: Option<Cursor>,
    more_found: bool,
}

/// Which part of the page is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Page,
    Results,
    Suggestions,
}

fn wanted(headers: &HeaderMap) -> Wanted {
    match headers.get("x-fragment").and_then(|name| name.to_str().ok()) {
        Some("suggestions") => Wanted::Suggestions,
        Some("results") => Wanted::Results,
        _ => Wanted::Page,
    }
}

/// `GET /office/people`: the list, or a region of it; with `edit`, one row to write in.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let asked = Asked::of(&fields, &officer.actor.person);
    let editing = match asked.edit.clone() {
        None => None,
        Some(person) => {
            officer.must(Right::WritePeople)?;
            match row::open(&app, &officer, &person).await? {
                Some(form) => Some(form),
                // Why one looks is asked on the record's own page.
                None => return see_other(&format!("/office/people/{person}")),
            }
        }
    };
    print(&app, &officer, &headers, &asked, editing, StatusCode::OK).await
}

/// The page of the list, or the region that is wanted of it.
pub(super) async fn print(
    app: &App,
    officer: &Officer,
    headers: &HeaderMap,
    asked: &Asked,
    editing: Option<Edited>,
    status: StatusCode,
) -> Result<Response> {
    let wanted = wanted(headers);
    let page = read(app, officer, asked, wanted, editing).await?;
    match wanted {
        Wanted::Suggestions => region(app, "suggestions", SUGGESTIONS_TEMPLATE, &page, officer),
        // The region itself says what was refused: to the script it came as it should.
        Wanted::Results => region(app, "results", RESULTS_TEMPLATE, &page, officer),
        Wanted::Page => {
            let shell = Shell { failed: status != StatusCode::OK, ..officer.shell(app) };
            Ok(kernel::web::html(status, app.view.render(&page, &shell)?))
        }
    }
}

async fn read(
    app: &App,
    officer: &Officer,
    asked: &Asked,
    wanted: Wanted,
    editing: Option<Edited>,
) -> Result<ListPage> {
    let (scope, me) = (officer.office.scope.clone(), officer.actor.person.clone());
    let (filter, sort, after) = (asked.filter.clone(), asked.sort, asked.after.clone());
    let (texts, language) = (app.texts.clone(), officer.language());
    let (listed, headings, rows, total, tags, units) = app
        .db
        .read(move |tx| {
            let listed = listed(tx, &scope, &filter, sort, after.as_ref())?;
            if wanted == Wanted::Suggestions {
                let none = (Vec::new(), Vec::new());
                return Ok((listed, none, Vec::new(), 0, Vec::new(), Vec::new()));
            }
            let speaker = Speaker { texts: &texts, language };
            let headings = columns_for(tx, &scope, &speaker, &me)?;
            let people: Vec<PersonId> = listed.rows.iter().map(|(one, _)| one.id.clone()).collect();
            let rows = cells(tx, &scope, &speaker, &headings.1, &people)?;
            // Counting a million people takes 100 ms: not for each word that somebody types.
            let total = if filter == Filter::default() { count_in(tx, &scope)? } else { 0 };
            let tags = tags_for(tx, scope.unit())?;
            let units = units_below(tx, scope.unit(), 9, UNITS_MAX)?;
            Ok((listed, headings, rows, total, tags, units))
        })
        .await?;
    let mut page = page_of(app, officer, asked, listed);
    for (line, cells) in page.rows.iter_mut().zip(rows) {
        line.cells = cells;
    }
    if wanted == Wanted::Suggestions {
        page.rows.truncate(SUGGESTIONS_MAX);
    }
    let (all, shown) = headings;
    let is_shown = |one: &Heading| shown.iter().any(|known| known.name == one.name);
    let offered = |one: &Heading| Offered {
        name: one.name.clone(),
        label: one.label.clone(),
        shown: is_shown(one),
    };
    page.columns = all.iter().map(offered).collect();
    page.editing = editing.map(|edited| edited.shown(app, officer, &shown));
    page.shown = shown;
    page.total = total;
    page.tags = tags.iter().map(tag_choice).collect();
    page.units =
        units.into_iter().map(|unit| Choice::new(unit.id.to_string(), unit.name)).collect();
    Ok(page)
}

/// `POST /office/people/columns`: remembers which columns the officer wants to see in lists.
pub(super) async fn columns(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let fits = |name: &&str| !name.is_empty() && name.len() <= 120 && !name.contains(' ');
    let columns: Vec<String> =
        fields.all("cols").filter(fits).take(COLUMNS_MAX).map(str::to_owned).collect();
    let me = officer.actor.person.clone();
    app.db.write(move |tx| choose_columns(tx, &me, &columns)).await?;
    let notice = Notice::ok(app.say(officer.language(), "people-columns-chosen"));
    see_other_with(back_of(&fields), &notice)
}

/// The list to go back to.
pub(super) fn back_of(fields: &Fields) -> &str {
    let back = fields.filled("back").filter(|back| back.starts_with("/office/"));
    back.unwrap_or("/office/people")
}

fn tag_choice(tag: &Tag) -> Choice {
    let label = match &tag.group_name {
        Some(group) => format!("{group} › {}", tag.name),
        None => tag.name.clone(),
    };
    Choice::new(tag.id.to_string(), label)
}

fn listed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    sort: Sort,
    after: Option<&Cursor>,
) -> Result<Listed> {
    if filter.words.is_empty() {
        let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
        let mut places = page(tx, scope, filter, sort, after, limit)?;
        let more = places.len() > PAGE_ROWS_MAX;
        places.truncate(PAGE_ROWS_MAX);
        let next = places.last().filter(|_| more).cloned();
        return Ok(Listed { rows: lines(tx, scope, &places)?, next, more_found: false });
    }
    let narrow = match &filter.unit {
        Some(unit) => scope.narrowed(tx, unit)?.ok_or(Error::NotFound)?,
        None => scope.clone(),
    };
    let mut found = search(tx, &narrow, filter, SEARCH_MAX)?;
    let more_found = i64::try_from(found.len())? >= SEARCH_MAX;
    let wanted = values::names::fold(&filter.words);
    sort_found(&mut found, &wanted, sort);
    let start = after.map_or(0, |after| {
        let place = found.iter().position(|(id, _)| id.as_str() == after.id);
        place.map_or(0, |place| place + 1)
    });
    let mut places: Vec<Cursor> = found
        .into_iter()
        .skip(start)
        .take(PAGE_ROWS_MAX + 1)
        .map(|(id, key)| Cursor { key, id: id.to_string() })
        .collect();
    let more = places.len() > PAGE_ROWS_MAX;
    places.truncate(PAGE_ROWS_MAX);
    let next = places.last().filter(|_| more).cloned();
    Ok(Listed { rows: lines(tx, scope, &places)?, next, more_found })
}

/// Whose whole name was typed comes first, then by name.
fn sort_found(found: &mut [(PersonId, String)], wanted: &str, sort: Sort) {
    let is_exact = |key: &str| {
        let mut words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        let mut asked: Vec<&str> = wanted.split(' ').collect();
        words.sort_unstable();
        asked.sort_unstable();
        words == asked
    };
    found.sort_by(|(id, key), (other_id, other)| match sort {
        Sort::Name => (!is_exact(key), key, id).cmp(&(!is_exact(other), other, other_id)),
        Sort::NameBack => (other, other_id).cmp(&(key, id)),
        Sort::New => other_id.cmp(id),
        Sort::Old => id.cmp(other_id),
    });
}

fn lines(tx: &mut Tx<'_>, scope: &Scope, places: &[Cursor]) -> Result<Vec<(Summary, Relation)>> {
    let ids: Vec<&str> = places.iter().map(|place| place.id.as_str()).collect();
    summaries(tx, scope, &ids)
}

fn page_of(app: &App, officer: &Officer, asked: &Asked, listed: Listed) -> ListPage {
    let language = officer.language();
    let filter = &asked.filter;
    let line = |(summary, relation): (Summary, Relation)| Line {
        id: summary.id.to_string(),
        name: listed_name(&summary),
        number: summary.number,
        commune: summary.city,
        phone: summary.phone,
        relation: app.say(language, relation.key()),
        cells: Vec::new(),
    };
    let (name_sort, new_sort) = sortings(asked);
    let rights = &officer.office.rights;
    let here = asked.here();
    ListPage {
        rows: listed.rows.into_iter().map(line).collect(),
        q: filter.words.clone(),
        relation: filter.relation.map_or("", Relation::name).to_owned(),
        tag: filter.tag.as_ref().map(TagId::to_string).unwrap_or_default(),
        unit: filter.unit.as_ref().map(UnitId::to_string).unwrap_or_default(),
        care: filter.care.is_some(),
        sort: asked.sort.name(),
        unit_name: officer.office.unit.name.clone(),
        more_found: listed.more_found,
        quick: quick_filters(app, officer, asked),
        name_sort,
        new_sort,
        first: asked.after.as_ref().map(|_| asked.href(filter.relation, asked.sort, None)),
        next: listed.next.map(|next| asked.href(filter.relation, asked.sort, Some(&next))),
        more: format!("{here}{}", if here.contains('?') { "&" } else { "?" }),
        here,
        may_write: rights.has(Right::WritePeople),
        may_export: rights.has(Right::Export),
        filtered: *filter != Filter::default(),
        ..ListPage::default()
    }
}

/// `Moulin, Ana`, or the organisation's name alone; who has no name goes by what else is known.
fn listed_name(of: &Summary) -> String {
    let phone = kernel::text::phone(&of.phone);
    match [&of.last_name, &of.first_name].map(|part| part.as_str()) {
        ["", ""] => [of.email.as_str(), phone.as_str(), "—"]
            .into_iter()
            .find(|known| !known.is_empty())
            .unwrap_or_default()
            .to_owned(),
        [last, ""] => last.to_owned(),
        ["", first] => first.to_owned(),
        [last, first] => format!("{last}, {first}"),
    }
}

fn sortings(asked: &Asked) -> (Sorting, Sorting) {
    let (name, name_direction) = match asked.sort {
        Sort::Name => (Sort::NameBack, "ascending"),
        Sort::NameBack => (Sort::Name, "descending"),
        _ => (Sort::Name, ""),
    };
    let new = if asked.sort == Sort::New { Sort::Old } else { Sort::New };
    let relation = asked.filter.relation;
    (
        Sorting { href: asked.href(relation, name, None), direction: name_direction },
        Sorting { href: asked.href(relation, new, None), direction: "" },
    )
}

fn quick_filters(app: &App, officer: &Officer, asked: &Asked) -> Vec<Quick> {
    let language = officer.language();
    let is_mine = asked.filter.care.is_some();
    let every = Quick {
        label: app.say(language, "people-quick-everybody"),
        href: asked.address(None, false, asked.sort, None),
        current: asked.filter.relation.is_none() && !is_mine,
    };
    let mine = Quick {
        label: app.say(language, "people-quick-mine"),
        href: asked.address(None, true, asked.sort, None),
        current: is_mine,
    };
    let one = |relation: Relation| Quick {
        label: app.say(language, &format!("people-quick-{}", relation.name())),
        href: asked.address(Some(relation), false, asked.sort, None),
        current: asked.filter.relation == Some(relation) && !is_mine,
    };
    [every, mine].into_iter().chain(Relation::ALL.map(one)).collect()
}

/// The list as samples: full, empty, nothing found, a row to write in.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = Line {
        id: "0193".to_owned(),
        name: "Moulin, Ana".to_owned(),
        number: "30-99-0417".to_owned(),
        commune: "Alès".to_owned(),
        phone: "+33639982260".to_owned(),
        relation: "Membre".to_owned(),
        cells: vec!["+33639982260".to_owned(), "1990".to_owned(), "Membre".to_owned()],
    };
    let heading =
        |name: &str, shape| Heading { name: name.to_owned(), label: name.to_owned(), shape };
    let shown = || {
        vec![
            heading("phone", Shape::Phone),
            heading("born", Shape::Day),
            heading("relation", Shape::State),
        ]
    };
    let page = |rows: Vec<Line>, q: &str| ListPage {
        filtered: !q.is_empty(),
        rows,
        q: q.to_owned(),
        total: 1204,
        unit_name: "Alès".to_owned(),
        sort: "name",
        may_write: true,
        may_export: true,
        tags: vec![Choice::new("1", "Bénévole")],
        units: vec![Choice::new("1", "Alès")],
        shown: shown(),
        columns: vec![Offered { name: "phone".to_owned(), label: "x".to_owned(), shown: true }],
        more_found: true,
        next: Some("/office/people?after=x".to_owned()),
        ..ListPage::default()
    };
    let edited = ListPage {
        editing: Some(RowForm::sample("0193")),
        ..page(vec![line.clone(), Line { id: "0194".to_owned(), ..line.clone() }], "")
    };
    vec![
        SamplePage::new("people/list", page(vec![line.clone(), line], "")),
        SamplePage::new("people/list-editing", edited),
        SamplePage::new("people/list-nothing-found", page(Vec::new(), "moulin")),
        SamplePage::new("people/list-empty", page(Vec::new(), "")),
    ]
}
