//! What the officer's units plan and did, with figures, and what other units ask of them.

use axum::extract::State as Given;
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::time::{DAY_MS, Moment};
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::events::EventId;
use crate::events::rules::{FactKind, State, When};
use crate::events::store::{self, Event, OfficeRow, UnitFigures};
use crate::org::{Right, UnitId};

/// Days of the figures.
const FIGURES_DAYS: i64 = 365;

#[derive(Serialize, Default)]
struct List {
    unit: String,
    asked: Vec<AskedLine>,
    coming: Vec<Row>,
    past: Vec<Row>,
    figures: Vec<Figures>,
}

impl Page for List {
    const TEMPLATE: &str = "events/office_list.html";
}

/// Another unit asks whether this one holds an event too.
#[derive(Serialize)]
struct AskedLine {
    unit: String,
    unit_name: String,
    event: String,
    title: String,
    by: String,
    when: When,
    text: crate::site::Html,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    unit: String,
    when: When,
    state: &'static str,
    capacity: i64,
    taken: i64,
    waiting: i64,
    came: i64,
}

#[derive(Serialize)]
struct Figures {
    unit: String,
    events: i64,
    registered: i64,
    came: i64,
}

fn row(language: Language, now: Moment, row: OfficeRow) -> Row {
    let last = FactKind::parse(&row.kind).unwrap_or(FactKind::Drafted);
    Row {
        id: row.id.to_string(),
        when: When::of(language, row.starts_at, row.ends_at, &row.zone),
        state: State::on(last, row.ends_at, now).name(),
        title: row.title,
        unit: row.unit,
        capacity: row.capacity,
        taken: row.taken,
        waiting: row.waiting,
        came: row.came,
    }
}

fn asked(language: Language, (unit, unit_name, event): (UnitId, String, Event)) -> AskedLine {
    AskedLine {
        unit: unit.to_string(),
        unit_name,
        when: When::of(language, event.starts_at, event.ends_at, &event.zone),
        text: crate::site::html(&event.body),
        event: event.id.to_string(),
        title: event.title,
        by: event.unit_name,
    }
}

/// GET `/office/events`.
pub(in crate::events::pages) async fn show(
    Given(app): Given<App>,
    officer: Officer,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let (scope, language) = (officer.office.scope.clone(), officer.language());
    let read = move |tx: &mut Tx<'_>| {
        let now = tx.now();
        let since = now.plus_ms(-FIGURES_DAYS * DAY_MS);
        let figure = |one: UnitFigures| Figures {
            unit: one.unit,
            events: one.events,
            registered: one.registered,
            came: one.came,
        };
        let coming = store::of_office(tx, &scope, false)?;
        let past = store::of_office(tx, &scope, true)?;
        let asks = store::asked_hosts(tx, &scope)?;
        Ok(List {
            unit: String::new(),
            asked: asks.into_iter().map(|one| asked(language, one)).collect(),
            coming: coming.into_iter().map(|one| row(language, now, one)).collect(),
            past: past.into_iter().map(|one| row(language, now, one)).collect(),
            figures: store::figures(tx, &scope, since)?.into_iter().map(figure).collect(),
        })
    };
    let page = List { unit: officer.office.unit.name.clone(), ..app.db.read(read).await? };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/events`: accepts or declines to hold an event of another unit too.
pub(in crate::events::pages) async fn answer(
    Given(app): Given<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let event = EventId::parse(fields.text("event")).ok_or(Error::NotFound)?;
    let unit = UnitId::parse(fields.text("unit")).ok_or(Error::NotFound)?;
    let accepts = match fields.text("do") {
        "accept" => true,
        "decline" => false,
        _ => return Err(Error::NotFound),
    };
    let (scope, name) = (officer.office.scope.clone(), officer.actor.name.clone());
    let write =
        move |tx: &mut Tx<'_>| store::answer_host(tx, &scope, (&event, &unit), accepts, &name);
    if !app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    let key = if accepts { "events-team-accepted" } else { "events-team-declined" };
    see_other_with("/office/events", &Notice::ok(app.say(officer.language(), key)))
}

/// Believable pages.
pub(in crate::events::pages) fn samples() -> Vec<SamplePage> {
    let when = || super::super::sheet::sample().when;
    let row = |state, capacity| Row {
        id: "1".to_owned(),
        title: "Réunion".to_owned(),
        unit: "Alès".to_owned(),
        when: when(),
        state,
        capacity,
        taken: 12,
        waiting: 3,
        came: 9,
    };
    let asked = AskedLine {
        unit: "1".to_owned(),
        unit_name: "Nîmes".to_owned(),
        event: "1".to_owned(),
        title: "Banquet".to_owned(),
        by: "Alès".to_owned(),
        when: when(),
        text: crate::site::html("Un banquet."),
    };
    let full = List {
        unit: "Gard".to_owned(),
        asked: vec![asked],
        coming: vec![row("draft", 0), row("open", 40), row("cancelled", 0)],
        past: vec![row("past", 0)],
        figures: vec![Figures { unit: "Alès".to_owned(), events: 4, registered: 60, came: 48 }],
    };
    vec![
        SamplePage::new("events page office list", full),
        SamplePage::new("events page office list, empty", List::default()),
    ]
}
