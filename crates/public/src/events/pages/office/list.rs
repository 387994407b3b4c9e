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

use super::{Problem, problems};
use crate::accounts::Officer;
use crate::app::App;
use crate::events::rules::{FactKind, State, When, line};
use crate::events::store::{self, Event, OfficeRow, Speaker, UnitFigures};
use crate::events::{EventId, SpeakerId};
use crate::org::{Right, UnitId};

/// Days of the figures.
const FIGURES_DAYS: i64 = 365;

#[derive(Serialize, Default)]
struct List {
    unit: String,
    asked: Vec<AskedLine>,
    speakers: Vec<SpeakerLine>,
    errors: Vec<Problem>,
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

/// Another unit asks for somebody who speaks.
#[derive(Serialize, Default)]
struct SpeakerLine {
    id: String,
    unit_name: String,
    title: String,
    by: String,
    when: When,
    city: String,
    subject: String,
    wanted: String,
    /// What was typed.
    speaker: String,
    speaker_why: String,
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

fn speaker(language: Language, (one, event): (Speaker, Event)) -> SpeakerLine {
    SpeakerLine {
        id: one.id.to_string(),
        unit_name: one.unit_name,
        title: event.title,
        by: event.unit_name,
        when: When::of(language, event.starts_at, event.ends_at, &event.zone),
        city: event.city,
        subject: one.subject,
        wanted: one.wanted,
        ..SpeakerLine::default()
    }
}

/// GET `/office/events`.
pub(in crate::events::pages) async fn show(
    Given(app): Given<App>,
    officer: Officer,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    app.page(&list(&app, &officer).await?, &officer.shell(&app))
}

async fn list(app: &App, officer: &Officer) -> Result<List> {
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
        let speakers = store::asked_speakers(tx, &scope)?;
        Ok(List {
            unit: String::new(),
            asked: asks.into_iter().map(|one| asked(language, one)).collect(),
            speakers: speakers.into_iter().map(|one| speaker(language, one)).collect(),
            errors: Vec::new(),
            coming: coming.into_iter().map(|one| row(language, now, one)).collect(),
            past: past.into_iter().map(|one| row(language, now, one)).collect(),
            figures: store::figures(tx, &scope, since)?.into_iter().map(figure).collect(),
        })
    };
    Ok(List { unit: officer.office.unit.name.clone(), ..app.db.read(read).await? })
}

/// POST `/office/events`: accepts or declines to hold an event of another unit too.
pub(in crate::events::pages) async fn answer(
    Given(app): Given<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    if matches!(fields.text("do"), "speak" | "speak-not") {
        return answer_speaker(&app, &officer, &fields).await;
    }
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

/// Says who speaks, or why nobody does.
async fn answer_speaker(app: &App, officer: &Officer, fields: &Fields) -> Result<Response> {
    let language = officer.language();
    let id = SpeakerId::parse(fields.text("speaker_request")).ok_or(Error::NotFound)?;
    let (who, why) = (line(fields.text("speaker")), line(fields.text("speaker_why")));
    let accepts = fields.text("do") == "speak";
    let (field, said) = if accepts { ("speaker", &who) } else { ("speaker_why", &why) };
    if said.is_empty() {
        let mut page = list(app, officer).await?;
        let asked = page.speakers.iter_mut().find(|one| one.id == id.as_str());
        let asked = asked.ok_or(Error::NotFound)?;
        (asked.speaker, asked.speaker_why) = (who, why);
        let key = if accepts { "events-refusal-speaker" } else { "events-refusal-speaker-why" };
        page.errors = problems(app, language, &[(field, key)]);
        // Several requests have such a field: the message names it, and leads to none.
        page.errors.iter_mut().for_each(|problem| problem.field = "");
        return app.refused(&page, officer.shell(app));
    }
    let (scope, name) = (officer.office.scope.clone(), officer.actor.name.clone());
    let write = move |tx: &mut Tx<'_>| {
        let answer = if accepts { Ok(who.as_str()) } else { Err(why.as_str()) };
        store::answer_speaker(tx, &scope, &id, answer, &name)
    };
    if !app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    let key = if accepts { "events-speaker-accepted" } else { "events-speaker-declined" };
    see_other_with("/office/events", &Notice::ok(app.say(language, key)))
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
    let speaker = SpeakerLine {
        id: "1".to_owned(),
        unit_name: "Union".to_owned(),
        title: "Banquet".to_owned(),
        by: "Alès".to_owned(),
        when: when(),
        city: "Alès".to_owned(),
        subject: "Les retraites".to_owned(),
        wanted: "Une économiste".to_owned(),
        ..SpeakerLine::default()
    };
    let error = Problem {
        field: "speaker",
        label: "Qui parlera".to_owned(),
        message: "Écrivez un nom.".to_owned(),
    };
    let full = List {
        unit: "Gard".to_owned(),
        speakers: vec![speaker],
        errors: vec![error],
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
