//! The list of people: fast, by pages, with a search that answers while one types.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, PAGE_ROWS_MAX};
use kernel::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right, Scope, UnitId, units_below};
use crate::people::pages::{Choice, region};
use crate::people::store::{
    Filter, SEARCH_MAX, Sort, Summary, Tag, count_in, page, search, summaries, tags_for,
};
use crate::people::{Record, Relation, TagId, sort_name};

/// Columns that can be shown beside the name, in their order, and those shown at first.
const COLUMNS: [&str; 6] = ["number", "commune", "phone", "email", "unit", "relation"];
const COLUMNS_FIRST: &str = "number,commune,phone,email,relation";
/// Lines shown under the search field while one types.
const SUGGESTIONS_MAX: usize = 8;
/// Most units offered as filter.
const UNITS_MAX: i64 = 500;
const WORDS_CHARS_MAX: usize = 200;

#[derive(Serialize, Default)]
pub(super) struct ListPage {
    rows: Vec<Line>,
    q: String,
    relation: String,
    tag: String,
    unit: String,
    sort: &'static str,
    cols: String,
    shown: Vec<Column>,
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
    may_write: bool,
    may_export: bool,
    filtered: bool,
}

#[derive(Serialize)]
struct Column {
    name: &'static str,
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

#[derive(Serialize, Clone)]
struct Line {
    id: String,
    /// `Moulin, Ana`
    name: String,
    number: String,
    commune: String,
    phone: String,
    email: String,
    unit: String,
    relation: String,
    member: bool,
}

impl Page for ListPage {
    const TEMPLATE: &str = "people/list.html";
}

const RESULTS_TEMPLATE: &str = "people/results.html";
const SUGGESTIONS_TEMPLATE: &str = "people/suggestions.html";

/// What the address of the list asks for.
struct Asked {
    filter: Filter,
    sort: Sort,
    cols: String,
    after: Option<Cursor>,
}

impl Asked {
    fn of(fields: &Fields) -> Self {
        let cols = fields.all("cols").collect::<Vec<_>>().join(",");
        Self {
            filter: filter_of(fields),
            sort: Sort::parse(fields.text("sort")),
            cols: if cols.is_empty() { COLUMNS_FIRST.to_owned() } else { cols },
            after: fields.filled("after").and_then(Cursor::parse),
        }
    }

    /// The list's address with these changes; the page begins anew.
    fn href(&self, relation: Option<Relation>, sort: Sort, after: Option<&Cursor>) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let text = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        if !self.filter.words.is_empty() {
            pairs.push(("q", text(&self.filter.words)));
        }
        if let Some(relation) = relation {
            pairs.push(("relation", relation.name().to_owned()));
        }
        if let Some(tag) = &self.filter.tag {
            pairs.push(("tag", tag.to_string()));
        }
        if let Some(unit) = &self.filter.unit {
            pairs.push(("unit", unit.to_string()));
        }
        if sort != Sort::Name {
            pairs.push(("sort", sort.name().to_owned()));
        }
        if self.cols != COLUMNS_FIRST {
            pairs.push(("cols", text(&self.cols)));
        }
        if let Some(after) = after {
            pairs.push(("after", after.encoded()));
        }
        let pairs: Vec<String> =
            pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mark = if pairs.is_empty() { "" } else { "?" };
        format!("/office/people{mark}{}", pairs.join("&"))
    }
}

/// The filter that the fields of the list say.
pub(super) fn filter_of(fields: &Fields) -> Filter {
    Filter {
        words: fields.text("q").chars().take(WORDS_CHARS_MAX).collect(),
        relation: Relation::parse(fields.text("relation")),
        tag: TagId::parse(fields.text("tag")),
        unit: UnitId::parse(fields.text("unit")),
    }
}

/// What was found for a page.
struct Listed {
    rows: Vec<(Summary, Relation)>,
    next: Option<Cursor>,
    more_found: bool,
}

/// `GET /office/people`: the list, or a region of it.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let asked = Asked::of(&fields);
    let wanted = headers.get("x-fragment").and_then(|name| name.to_str().ok());
    let suggested = wanted == Some("suggestions");
    let scope = officer.office.scope.clone();
    let (filter, sort, after) = (asked.filter.clone(), asked.sort, asked.after.clone());
    let bare = suggested;
    let (listed, total, tags, units) = app
        .db
        .read(move |tx| {
            let listed = listed(tx, &scope, &filter, sort, after.as_ref())?;
            if bare {
                return Ok((listed, 0, Vec::new(), Vec::new()));
            }
            // Counting a million people takes 100 ms: not for each word that somebody types.
            let total = if filter == Filter::default() { count_in(tx, &scope)? } else { 0 };
            let tags = tags_for(tx, scope.unit())?;
            let units = units_below(tx, scope.unit(), 9, UNITS_MAX)?;
            Ok((listed, total, tags, units))
        })
        .await?;
    let mut page = page_of(&app, &officer, &asked, listed);
    if suggested {
        page.rows.truncate(SUGGESTIONS_MAX);
        return region(&app, "suggestions", SUGGESTIONS_TEMPLATE, &page, &officer);
    }
    page.total = total;
    page.tags = tags.iter().map(tag_choice).collect();
    page.units =
        units.into_iter().map(|unit| Choice::new(unit.id.to_string(), unit.name)).collect();
    if wanted == Some("results") {
        return region(&app, "results", RESULTS_TEMPLATE, &page, &officer);
    }
    app.page(&page, &officer.shell(&app))
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
        name: listed_name(&summary.last_name, &summary.first_name),
        number: summary.number,
        commune: summary.city,
        phone: summary.phone,
        email: summary.email,
        unit: summary.home,
        relation: app.say(language, relation.key()),
        member: relation == Relation::Member,
    };
    let column = |name: &'static str| Column {
        name,
        label: app.say(language, &format!("people-column-{name}")),
        shown: asked.cols.split(',').any(|shown| shown == name),
    };
    let (name_sort, new_sort) = sortings(asked);
    let rights = &officer.office.rights;
    ListPage {
        rows: listed.rows.into_iter().map(line).collect(),
        q: filter.words.clone(),
        relation: filter.relation.map_or("", Relation::name).to_owned(),
        tag: filter.tag.as_ref().map(TagId::to_string).unwrap_or_default(),
        unit: filter.unit.as_ref().map(UnitId::to_string).unwrap_or_default(),
        sort: asked.sort.name(),
        cols: asked.cols.clone(),
        shown: COLUMNS.into_iter().map(column).collect(),
        unit_name: officer.office.unit.name.clone(),
        more_found: listed.more_found,
        quick: quick_filters(app, officer, asked),
        name_sort,
        new_sort,
        first: asked.after.as_ref().map(|_| asked.href(filter.relation, asked.sort, None)),
        next: listed.next.map(|next| asked.href(filter.relation, asked.sort, Some(&next))),
        may_write: rights.has(Right::WritePeople),
        may_export: rights.has(Right::Export),
        filtered: *filter != Filter::default(),
        ..ListPage::default()
    }
}

/// `Moulin, Ana`, or the organisation's name alone.
fn listed_name(last: &str, first: &str) -> String {
    match (last.is_empty(), first.is_empty()) {
        (false, false) => format!("{last}, {first}"),
        (false, true) => last.to_owned(),
        (true, false) => first.to_owned(),
        (true, true) => "—".to_owned(),
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
    let every = Quick {
        label: app.say(language, "people-quick-everybody"),
        href: asked.href(None, asked.sort, None),
        current: asked.filter.relation.is_none(),
    };
    let one = |relation: Relation| Quick {
        label: app.say(language, &format!("people-quick-{}", relation.name())),
        href: asked.href(Some(relation), asked.sort, None),
        current: asked.filter.relation == Some(relation),
    };
    std::iter::once(every).chain(Relation::ALL.map(one)).collect()
}

/// The list as samples: full, empty, nothing found.
pub(super) fn samples() -> Vec<SamplePage> {
    let record = Record { last_name: "Moulin".to_owned(), ..Record::default() };
    let line = Line {
        id: "0193".to_owned(),
        name: "Moulin, Ana".to_owned(),
        number: sort_name(&record),
        commune: "Alès".to_owned(),
        phone: "+33639982260".to_owned(),
        email: "ana@example.org".to_owned(),
        unit: "Alès".to_owned(),
        relation: "Membre".to_owned(),
        member: true,
    };
    let column = |name| Column { name, label: name.to_owned(), shown: true };
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
        shown: COLUMNS.into_iter().map(column).collect(),
        more_found: true,
        next: Some("/office/people?after=x".to_owned()),
        ..ListPage::default()
    };
    vec![
        SamplePage::new("people/list", page(vec![line.clone(), line], "")),
        SamplePage::new("people/list-nothing-found", page(Vec::new(), "moulin")),
        SamplePage::new("people/list-empty", page(Vec::new(), "")),
    ]
}
