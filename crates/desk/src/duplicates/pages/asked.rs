//! Requests between units: those that wait for this one, those that it sent, and the answer.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::pages::{by, not_own};
use crate::duplicates::store::{self, Request};
use crate::duplicates::{RequestId, merge};
use crate::org::{PersonId, Right};
use crate::people;

/// Requests on a page.
const SHOWN_MAX: i64 = 100;

#[derive(Debug, Default, Serialize)]
struct Requests {
    waiting: Vec<RequestLine>,
    sent: Vec<RequestLine>,
}

#[derive(Debug, Clone, Serialize)]
struct RequestLine {
    id: String,
    name: String,
    unit: String,
    by: String,
    at: i64,
    accepted: bool,
}

impl Page for Requests {
    const TEMPLATE: &'static str = "duplicates/requests.html";
}

#[derive(Debug, Serialize)]
struct RequestPage {
    request: RequestLine,
    theirs: Shown,
    ours: Shown,
}

/// What the other unit needs to recognise somebody, and no more.
#[derive(Debug, Clone, Serialize)]
struct Shown {
    id: String,
    name: String,
    born_on: String,
    emails: Vec<String>,
    number: String,
}

impl Page for RequestPage {
    const TEMPLATE: &'static str = "duplicates/request.html";
}

/// `GET /office/duplicates/requests`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let scope = officer.office.scope.clone();
    let (waiting, sent) = app
        .db
        .read(move |tx| {
            // The name is that of our record: theirs is told on the page of the request.
            let waiting = store::requests_to(tx, &scope, SHOWN_MAX)?;
            let waiting = named(tx, waiting, |request| request.other.clone())?;
            let sent = store::requests_from(tx, &scope, SHOWN_MAX)?;
            let sent = named(tx, sent, |request| Some(request.person.clone()))?;
            Ok((waiting, sent))
        })
        .await?;
    app.page(&Requests { waiting, sent }, &officer.shell(&app))
}

/// Requests with the name of the record that is ours.
fn named(
    tx: &mut Tx<'_>,
    requests: Vec<Request>,
    ours: fn(&Request) -> Option<PersonId>,
) -> Result<Vec<RequestLine>> {
    let people: Vec<PersonId> = requests.iter().filter_map(ours).collect();
    let names: HashMap<PersonId, String> = people::names_of(tx, &people)?.into_iter().collect();
    let lines = requests.into_iter().map(|request| {
        let name = ours(&request).and_then(|person| names.get(&person).cloned());
        line(request, name.unwrap_or_default())
    });
    Ok(lines.collect())
}

fn line(request: Request, name: String) -> RequestLine {
    RequestLine {
        id: request.id.to_string(),
        name,
        unit: request.unit_name,
        by: request.asked_by_name,
        at: request.asked_at.0,
        accepted: request.answer.as_deref() == Some("accepted"),
    }
}

/// `GET /office/duplicates/requests/{id}`: the record of the unit that asks beside ours.
pub(super) async fn one(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = RequestId::parse(&id).ok_or(Error::NotFound)?;
    let worker = officer.clone();
    let reason = app.say(officer.language(), "duplicates-access-compared");
    let (request, theirs, ours) = app
        .db
        .write(move |tx| {
            let office = &worker.office;
            let request = store::open_request(tx, &office.scope, &id)?.ok_or(Error::NotFound)?;
            let other = request.other.clone().ok_or(Error::NotFound)?;
            let (theirs, ours) = (people::own(tx, &request.person)?, people::own(tx, &other)?);
            for person in [&request.person, &other] {
                access::note(tx, office, &worker.actor.name, person, Act::Opened, &reason)?;
            }
            Ok((request, theirs, ours))
        })
        .await?;
    let (theirs, ours) = (theirs.ok_or(Error::NotFound)?, ours.ok_or(Error::NotFound)?);
    let name = ours.record.known_as();
    let page =
        RequestPage { request: line(request, name), theirs: shown(theirs), ours: shown(ours) };
    app.page(&page, &officer.shell(&app))
}

fn shown(kept: people::Kept) -> Shown {
    Shown {
        id: kept.id.to_string(),
        name: kept.record.known_as(),
        born_on: kept.record.born_on.unwrap_or_default(),
        emails: kept.record.emails.into_iter().map(|line| line.address).collect(),
        number: kept.record.number.unwrap_or_default(),
    }
}

/// `POST /office/duplicates/requests/{id}`: accepts, which merges, or declines.
pub(super) async fn answer(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = RequestId::parse(&id).ok_or(Error::NotFound)?;
    let accepted = match fields.text("answer") {
        "accept" => true,
        "decline" => false,
        _ => return Err(Error::NotFound),
    };
    let language = officer.language();
    let reason = app.say(language, "duplicates-access-merged");
    let worker = officer.clone();
    app.db
        .write(move |tx| {
            let scope = &worker.office.scope;
            let request = store::open_request(tx, scope, &id)?.ok_or(Error::NotFound)?;
            let from = request.other.clone().ok_or(Error::NotFound)?;
            let into = request.person.clone();
            not_own(&worker, [&from, &into])?;
            let word = if accepted { "accepted" } else { "declined" };
            store::answer(tx, &id, word, (&worker.actor.person, &worker.actor.name))?;
            if !accepted {
                return Ok(());
            }
            let old = people::own(tx, &from)?.ok_or(Error::NotFound)?;
            let kept = people::own(tx, &into)?.ok_or(Error::NotFound)?;
            let record = people::both(&old.record, &kept.record);
            merge::merge(tx, &from, &into, &record, &by(&worker), &reason).map(drop)
        })
        .await?;
    let key = if accepted { "duplicates-merged" } else { "duplicates-declined" };
    see_other_with("/office/duplicates/requests", &Notice::ok(app.say(language, key)))
}

/// Requests as samples: none, some, one.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |accepted| RequestLine {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        unit: "Nîmes".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        at: 1,
        accepted,
    };
    let shown = || Shown {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        born_on: "1950-01-12".to_owned(),
        emails: vec!["ana@example.org".to_owned()],
        number: String::new(),
    };
    let one = RequestPage { request: line(false), theirs: shown(), ours: shown() };
    let some = Requests { waiting: vec![line(false)], sent: vec![line(true), line(false)] };
    vec![
        SamplePage::new("duplicates/requests", some),
        SamplePage::new("duplicates/requests-none", Requests::default()),
        SamplePage::new("duplicates/request", one),
    ]
}
