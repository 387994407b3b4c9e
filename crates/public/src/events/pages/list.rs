//! The list of what is to come: by date, by unit and below, by place; in the site, in frames of
//! others, and as a block of its pages.

use axum::extract::State as Given;
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::time::Moment;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Visit};
use kernel::{Error, Result};
use serde::Serialize;
use serde_json::json;

use crate::accounts::Reader;
use crate::app::App;
use crate::events::EventId;
use crate::events::rules::{When, moment_of};
use crate::events::store::{self, Filter, Line, Reads};
use crate::org::{self, UnitId};
use crate::site::{Asked, Block, Filled};

/// Events on one page.
const PAGE_MAX: i64 = 30;
/// Units to choose from.
const UNITS_MAX: i64 = 300;
/// Levels below the organisation.
const LEVELS_MAX: i64 = 9;
/// Longest place that is looked for, in characters.
const PLACE_CHARS_MAX: usize = 60;
/// Events of a block when its author does not say how many, and at most.
const BLOCK: usize = 5;
const BLOCK_MAX: usize = 20;
const BLOCK_TEMPLATE: &str = "events/block.html";

/// An event as a line of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Told {
    pub href: String,
    pub title: String,
    pub unit: String,
    pub when: When,
    pub place: String,
    pub access: &'static str,
    pub is_online: bool,
    pub left: Option<i64>,
}

impl Told {
    pub(super) fn of(language: Language, line: Line) -> Self {
        let event = line.event;
        let mut units = vec![event.unit_name.clone()];
        units.extend(line.hosts);
        let place = [event.place.as_str(), event.city.as_str()];
        Self {
            href: format!("/events/{}", event.slug),
            when: When::of(language, event.starts_at, event.ends_at, &event.zone),
            place: place.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", "),
            access: event.access().name(),
            is_online: !event.online_link.is_empty(),
            unit: units.join(", "),
            title: event.title,
            left: line.left,
        }
    }

    pub(super) fn sample() -> Self {
        let starts_at = Moment(1_796_752_800_000);
        let ends_at = starts_at.plus_ms(7_200_000);
        Self {
            href: "/events/reunion".to_owned(),
            title: "Réunion de section : le bus de nuit".to_owned(),
            unit: "Alès".to_owned(),
            when: When::of(Language::French, starts_at, ends_at, "Europe/Paris"),
            place: "Maison des associations, Alès".to_owned(),
            access: "members",
            is_online: true,
            left: Some(4),
        }
    }
}

/// A unit to choose.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Clone, Default, Serialize)]
struct List {
    lines: Vec<Told>,
    units: Vec<Choice>,
    unit: String,
    unit_name: String,
    place: String,
    since: String,
    is_filtered: bool,
    next: Option<String>,
    /// Where programs ask how to show it.
    oembed: String,
    /// What addresses of feeds end with.
    query: String,
}

impl Page for List {
    const TEMPLATE: &str = "events/list.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct Framed(List);

impl Page for Framed {
    const TEMPLATE: &str = "events/frame_list.html";
}

/// GET `/events?unit=…&place=…&since=…`.
pub(super) async fn show(
    Given(app): Given<App>,
    reader: Reader,
    fields: Fields,
) -> Result<Response> {
    let person = reader.person();
    let language = reader.visit.language;
    let read = move |tx: &mut Tx<'_>| {
        let reads = store::reads(tx, person.as_ref())?;
        read(tx, language, &reads, &fields)
    };
    let page = List { oembed: app.oembed("/events"), ..app.db.read(read).await? };
    app.page(&page, &reader.shell(&app))
}

/// GET `/embed/events`: public events alone, whoever reads.
pub(super) async fn frame(
    Given(app): Given<App>,
    visit: Visit,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    let language = visit.language;
    let read = move |tx: &mut Tx<'_>| read(tx, language, &Reads::default(), &fields);
    let page = Framed(app.db.read(read).await?);
    app.page(&page, &app.public_shell(&visit))
}

fn read(tx: &mut Tx<'_>, language: Language, reads: &Reads, fields: &Fields) -> Result<List> {
    let typed: String = fields.text("place").chars().take(PLACE_CHARS_MAX).collect();
    let (asked, since) = (fields.text("unit"), fields.text("since"));
    let Some(top) = org::root_if_any(tx)? else { return Ok(List::default()) };
    let unit = store::unit_asked(tx, asked)?.ok_or(Error::NotFound)?;
    let is_code = !typed.is_empty() && typed.chars().all(|sign| sign.is_ascii_digit());
    let folded = values::names::fold(&typed);
    let now = tx.now();
    let day = moment_of(&format!("{since}T00:00"), "Europe/Paris").filter(|day| *day > now);
    let filter = Filter {
        unit: unit.id.clone(),
        postcode: if is_code { typed.clone() } else { String::new() },
        city: if is_code { String::new() } else { folded },
        since: day.unwrap_or(now),
        after: Cursor::parse(fields.text("after")).and_then(|cursor| {
            Some((Moment(cursor.key.parse().ok()?), EventId::parse(&cursor.id)?.to_string()))
        }),
        limit: PAGE_MAX + 1,
    };
    let mut lines = store::upcoming(tx, reads, &filter)?;
    let page = usize::try_from(PAGE_MAX)?;
    let query = if unit.id == top.id { String::new() } else { format!("?unit={}", unit.id) };
    let mut next = None;
    if lines.len() > page {
        lines.truncate(page);
        let cursor = lines.last().map(|line| Cursor {
            key: line.event.starts_at.0.to_string(),
            id: line.event.id.to_string(),
        });
        let encoded = cursor.map(|cursor| cursor.encoded()).unwrap_or_default();
        let place =
            percent_encoding::utf8_percent_encode(&typed, percent_encoding::NON_ALPHANUMERIC);
        next = Some(format!("?unit={}&place={place}&since={since}&after={encoded}", unit.id));
    }
    let choice = |unit: org::Unit| Choice { value: unit.id.to_string(), label: unit.name };
    let mut units = vec![choice(top.clone())];
    units.extend(org::units_below(tx, &top.id, LEVELS_MAX, UNITS_MAX)?.into_iter().map(choice));
    Ok(List {
        lines: lines.into_iter().map(|line| Told::of(language, line)).collect(),
        units,
        unit_name: if unit.id == top.id { String::new() } else { unit.name },
        is_filtered: unit.id != top.id || !typed.is_empty() || day.is_some(),
        unit: unit.id.to_string(),
        place: typed,
        since: if day.is_some() { since.to_owned() } else { String::new() },
        next,
        oembed: String::new(),
        query,
    })
}

/// The next public events of the unit and those below: `[[agenda 5]]`.
pub static BLOCK_EVENTS: Block =
    Block { names: &["agenda", "events", "evenements"], help: "events-block", fill: block };

fn block(tx: &mut Tx<'_>, asked: &Asked<'_>) -> Result<Option<Filled>> {
    let count = asked.words.first().map_or(Ok(BLOCK), |count| count.parse());
    let Ok(count @ 1..=BLOCK_MAX) = count else { return Ok(None) };
    let lines = upcoming_of(tx, asked.unit, i64::try_from(count)?)?;
    let lines: Vec<Told> = lines.into_iter().map(|line| Told::of(asked.language, line)).collect();
    let value = json!({ "lines": lines, "all": format!("/events?unit={}", asked.unit) });
    Ok(Some(Filled { template: BLOCK_TEMPLATE, value }))
}

/// The next public events of a unit and those below.
fn upcoming_of(tx: &mut Tx<'_>, unit: &UnitId, limit: i64) -> Result<Vec<Line>> {
    let filter = Filter {
        unit: unit.clone(),
        postcode: String::new(),
        city: String::new(),
        since: tx.now(),
        after: None,
        limit,
    };
    store::upcoming(tx, &Reads::default(), &filter)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let list = |lines: Vec<Told>, is_filtered| List {
        lines,
        units: vec![Choice { value: "1".to_owned(), label: "Union".to_owned() }],
        unit: "1".to_owned(),
        unit_name: if is_filtered { "Alès".to_owned() } else { String::new() },
        place: String::new(),
        since: String::new(),
        is_filtered,
        next: Some("?after=1".to_owned()),
        oembed: "https://example.org/oembed".to_owned(),
        query: String::new(),
    };
    vec![
        SamplePage::new("events page list", list(vec![Told::sample()], false)),
        SamplePage::new("events page list, empty", list(Vec::new(), false)),
        SamplePage::new("events page list, nothing there", list(Vec::new(), true)),
        SamplePage::new("events page frame list", Framed(list(vec![Told::sample()], false))),
        SamplePage::new("events page frame list, empty", Framed(list(Vec::new(), false))),
    ]
}
