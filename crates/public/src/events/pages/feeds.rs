//! What programs read: one event or a list as iCalendar, lists as Atom and JSON Feed.

use axum::extract::{Path, State as Given};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::db::Tx;
use kernel::text::Language;
use kernel::web::{Fields, download};
use kernel::{Error, Result};
use serde::Serialize;
use serde_json::json;

use crate::accounts::Reader;
use crate::app::App;
use crate::events::rules::{Access, CalendarLine, State, When, calendar};
use crate::events::store::{self, Booked, Event};
use crate::site::{self, Html};

/// How long programs may keep an answer.
const KEPT_BRIEFLY: &str = "public, max-age=300";
const CALENDAR: &str = "text/calendar; charset=utf-8";

/// An event as calendars read it; whoever has a seat is told the address and the link.
pub(in crate::events) fn calendar_line(
    app: &App,
    event: &Event,
    has_seat: bool,
    is_cancelled: bool,
) -> CalendarLine {
    let host = app.config.base_url.split("//").nth(1).unwrap_or("localhost");
    let mut place = vec![event.place.clone()];
    if has_seat || event.is_address_open {
        place.push(event.address.clone());
    }
    place.push(format!("{} {}", event.postcode, event.city).trim().to_owned());
    if has_seat {
        place.push(event.online_link.clone());
    }
    place.retain(|line| !line.is_empty());
    CalendarLine {
        uid: format!("{}@{host}", event.id),
        sequence: event.version,
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        written_at: app.now(),
        title: event.title.clone(),
        text: site::words(&event.body),
        place: place.join(", "),
        url: app.url(&format!("/events/{}", event.slug)),
        is_cancelled,
    }
}

fn file(app: &App, event: &Event, has_seat: bool) -> Result<Response> {
    let is_cancelled = event.state(app.now())? == State::Cancelled;
    let line = calendar_line(app, event, has_seat, is_cancelled);
    let text = calendar(&event.title, &[line]);
    download(&format!("{}.ics", event.slug), CALENDAR, text)
}

/// GET `/events/{slug}/event.ics`.
pub(super) async fn one(
    Given(app): Given<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Response> {
    let person = reader.person();
    let read = move |tx: &mut Tx<'_>| {
        let reads = store::reads(tx, person.as_ref())?;
        store::readable(tx, &reads, &slug)
    };
    let event = app.db.read(read).await?.ok_or(Error::NotFound)?;
    file(&app, &event, false)
}

/// GET `/events/{slug}/ticket/{token}/event.ics`.
pub(super) async fn of_ticket(
    Given(app): Given<App>,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    let read = move |tx: &mut Tx<'_>| {
        let Some(answer) = store::by_secret(tx, &token)? else { return Ok(None) };
        let event = store::of_id(tx, &answer.event)?;
        Ok((event.slug == slug).then_some((event, answer.booked() == Booked::Coming)))
    };
    let (event, has_seat) = app.db.read(read).await?.ok_or(Error::NotFound)?;
    file(&app, &event, has_seat)
}

/// An event as a feed tells it.
#[derive(Serialize)]
struct Entry {
    title: String,
    url: String,
    summary: String,
    updated: String,
    html: Html,
}

/// The public events of a unit and those below.
#[derive(Serialize)]
struct Feed {
    title: String,
    home: String,
    atom: String,
    json: String,
    updated: String,
    entries: Vec<Entry>,
}

type Found = (String, String, Vec<Event>);

/// The name of the list, what its addresses end with, and its events.
async fn found(app: &App, fields: &Fields) -> Result<Found> {
    let name = app.organisation().await?.name.clone();
    let asked = fields.text("unit").to_owned();
    let read = move |tx: &mut Tx<'_>| {
        let unit = store::unit_asked(tx, &asked)?.ok_or(Error::NotFound)?;
        let events = store::feed(tx, &unit.id)?;
        Ok((unit, events))
    };
    let (unit, events) = app.db.read(read).await?;
    let is_top = unit.parent.is_none();
    let title = if is_top { name } else { format!("{}, {name}", unit.name) };
    let query = if is_top { String::new() } else { format!("?unit={}", unit.id) };
    Ok((title, query, events))
}

fn answer(kind: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT_BRIEFLY)], text).into_response()
}

/// GET `/feeds/events.ics?unit=…`: to subscribe to.
pub(super) async fn calendar_of(Given(app): Given<App>, fields: Fields) -> Result<Response> {
    let (title, _, events) = found(&app, &fields).await?;
    let mut lines = Vec::with_capacity(events.len());
    for event in &events {
        let is_cancelled = event.state(app.now())? == State::Cancelled;
        lines.push(calendar_line(&app, event, false, is_cancelled));
    }
    Ok(answer(CALENDAR, calendar(&title, &lines)))
}

async fn feed(app: &App, fields: &Fields) -> Result<Feed> {
    let (title, query, events) = found(app, fields).await?;
    let language = Language::French;
    let mut entries = Vec::new();
    for event in events {
        if event.access() != Access::Public || event.state(app.now())? != State::Open {
            continue;
        }
        let when = When::of(language, event.starts_at, event.ends_at, &event.zone);
        let place = [event.place.as_str(), event.city.as_str()];
        let place = place.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
        entries.push(Entry {
            url: app.url(&format!("/events/{}", event.slug)),
            summary: format!("{} {place}", when.line(language)),
            updated: event.starts_at.rfc3339(),
            html: site::html(&event.body),
            title: event.title,
        });
    }
    Ok(Feed {
        title,
        home: app.url(&format!("/events{query}")),
        atom: app.url(&format!("/feeds/events.atom{query}")),
        json: app.url(&format!("/feeds/events.json{query}")),
        updated: app.now().rfc3339(),
        entries,
    })
}

/// GET `/feeds/events.atom?unit=…`.
pub(super) async fn atom(Given(app): Given<App>, fields: Fields) -> Result<Response> {
    let feed = feed(&app, &fields).await?;
    let text = app.view.part("events/feed.xml", &feed, Language::French)?;
    Ok(answer("application/atom+xml; charset=utf-8", text))
}

/// GET `/feeds/events.json?unit=…`.
pub(super) async fn json(Given(app): Given<App>, fields: Fields) -> Result<Response> {
    let feed = feed(&app, &fields).await?;
    let item = |entry: &Entry| {
        json!({
            "id": entry.url,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.html,
        })
    };
    let whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "items": feed.entries.iter().map(item).collect::<Vec<_>>(),
    });
    Ok(answer("application/feed+json; charset=utf-8", whole.to_string()))
}
