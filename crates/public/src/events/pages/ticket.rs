//! An answer's own page, by its secret: the ticket, the place, who else comes, shifts; changed and
//! taken back here.

use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::{self, Fields, Visit};
use kernel::{Error, Result};
use serde::Serialize;

use super::sheet::{self, Question, ShiftTold, ticket_path};
use crate::app::App;
use crate::events::rules::{State, When};
use crate::events::store::{self, Booked, Done, Event, Party, Registration};
use crate::intake::Wrong;

#[derive(Serialize, Default)]
struct Ticket {
    slug: String,
    path: String,
    title: String,
    unit: String,
    name: String,
    when: When,
    place: String,
    address: String,
    postcode: String,
    city: String,
    online_link: String,
    state: &'static str,
    booked: Option<Booked>,
    /// Their place among those who wait.
    position: i64,
    seats: i64,
    guests_max: i64,
    guests: String,
    questions: Vec<Question>,
    shifts: Vec<ShiftTold>,
    qr_side: usize,
    qr_path: String,
    /// Text key of what was just done.
    said: String,
    errors: Vec<Wrong>,
}

impl Page for Ticket {
    const TEMPLATE: &str = "events/ticket.html";
}

/// What the page needs of the database.
struct Read {
    event: Event,
    position: i64,
    shifts: Vec<store::Shift>,
    mine: Vec<String>,
}

async fn ticket(app: &App, visit: &Visit, answer: &Registration) -> Result<Ticket> {
    let asked = answer.clone();
    let read = move |tx: &mut Tx<'_>| {
        Ok(Read {
            event: store::of_id(tx, &asked.event)?,
            position: store::position_of(tx, &asked)?,
            shifts: store::shifts_of(tx, &asked.event)?,
            mine: store::chosen_by(tx, &asked.id)?,
        })
    };
    let Read { event, position, shifts, mine } = app.db.read(read).await?;
    let has_seat = answer.booked() == Booked::Coming;
    let door = format!("/events/{}/attendance?ticket={}", event.slug, answer.ticket);
    let qr = documents::Qr::of(&app.url(&door));
    let qr = qr.ok_or_else(|| Error::fault("an address is too long"))?;
    let language = visit.language;
    Ok(Ticket {
        path: ticket_path(&event, answer),
        name: format!("{} {}", answer.first_name, answer.last_name).trim().to_owned(),
        when: When::of(language, event.starts_at, event.ends_at, &event.zone),
        address: if has_seat || event.is_address_open {
            event.address.clone()
        } else {
            String::new()
        },
        online_link: if has_seat { event.online_link.clone() } else { String::new() },
        state: event.state(app.now())?.name(),
        booked: Some(answer.booked()),
        position,
        seats: answer.seats,
        guests_max: event.guests_max,
        guests: answer.guests.clone(),
        questions: sheet::questions(&event, &answer.told()?),
        shifts: sheet::shifts(language, &event, &shifts, &mine),
        qr_side: qr.side(),
        qr_path: qr.path(),
        slug: event.slug,
        title: event.title,
        unit: event.unit_name,
        place: event.place,
        postcode: event.postcode,
        city: event.city,
        ..Ticket::default()
    })
}

/// The page, with what was just done.
pub(super) async fn page(
    app: &App,
    visit: &Visit,
    answer: &Registration,
    said: &str,
) -> Result<Response> {
    let page = Ticket { said: said.to_owned(), ..ticket(app, visit, answer).await? };
    app.page(&page, &app.public_shell(visit))
}

async fn found(app: &App, slug: &str, token: &str) -> Result<(Event, Registration)> {
    app.organisation().await?;
    let (word, secret) = (slug.to_owned(), token.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        let Some(answer) = store::by_secret(tx, &secret)? else { return Ok(None) };
        let event = store::of_id(tx, &answer.event)?;
        Ok((event.slug == word).then_some((event, answer)))
    };
    app.db.read(read).await?.ok_or(Error::NotFound)
}

/// GET `/events/{slug}/ticket/{token}`.
pub(super) async fn show(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    let (_, answer) = found(&app, &slug, &token).await?;
    page(&app, &visit, &answer, "").await
}

/// POST `/events/{slug}/ticket/{token}`: changes the answer, takes it back, or comes again.
pub(super) async fn change(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let (event, answer) = found(&app, &slug, &token).await?;
    let gives_up = fields.text("do") == "cancel";
    let more = match sheet::more_of(&event, &fields) {
        Ok(more) => more,
        Err(key) => return refused(&app, &visit, &answer, &fields, key).await,
    };
    let write = move |tx: &mut Tx<'_>| {
        if event.state(tx.now())? != State::Open {
            return Ok("events-refusal-over");
        }
        if gives_up {
            let done = store::cancel(tx, &answer)?;
            return Ok(if done { "events-cancelled-mine" } else { "" });
        }
        store::lock(tx, &event.id)?;
        let secret = answer.secret.clone();
        let known = store::by_secret(tx, &secret)?.ok_or(Error::NotFound)?;
        let party = Party {
            phone: known.phone.clone(),
            guests: more.guests.clone(),
            answers: more.answers.clone(),
            ..Party::default()
        };
        match store::rebook(tx, &event, &known, &party)? {
            Done::Full => return Ok("events-refusal-room"),
            Done::Over => return Ok("events-refusal-over"),
            Done::Kept => {}
        }
        let full = store::choose(tx, &event.id, &known.id, &more.shifts)?;
        Ok(if full.is_empty() { "events-changed-mine" } else { "events-shifts-some" })
    };
    let said = app.db.write(write).await?;
    let (_, answer) = found(&app, &slug, &token).await?;
    if said == "events-refusal-room" {
        return refused(&app, &visit, &answer, &fields, said).await;
    }
    page(&app, &visit, &answer, said).await
}

/// The page again, with what was typed and why it was refused.
async fn refused(
    app: &App,
    visit: &Visit,
    answer: &Registration,
    fields: &Fields,
    key: &'static str,
) -> Result<Response> {
    let mut page = ticket(app, visit, answer).await?;
    page.guests = fields.text("guests").chars().take(2_000).collect();
    let label = app.say(visit.language, "events-guests");
    let message = app.say(visit.language, key);
    page.errors = vec![Wrong { field: "guests", label, message }];
    let shell = Shell { failed: true, ..app.public_shell(visit) };
    Ok(web::html(StatusCode::UNPROCESSABLE_ENTITY, app.view.render(&page, &shell)?))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let sheet = sheet::sample();
    let ticket = |booked, state, said: &str| Ticket {
        slug: "reunion".to_owned(),
        path: "/events/reunion/ticket/1".to_owned(),
        title: sheet.title.clone(),
        unit: "Alès".to_owned(),
        name: "Ana Moulin".to_owned(),
        when: sheet.when.clone(),
        place: sheet.place.clone(),
        address: sheet.address.clone(),
        postcode: "30100".to_owned(),
        city: "Alès".to_owned(),
        online_link: "https://example.org/salle".to_owned(),
        state,
        booked: Some(booked),
        position: 3,
        seats: 2,
        guests_max: 3,
        guests: "Béa Roux".to_owned(),
        questions: sheet.questions.clone(),
        shifts: sheet.shifts.clone(),
        qr_side: 21,
        qr_path: "M0 0h1v1h-1z".to_owned(),
        said: said.to_owned(),
        errors: Vec::new(),
    };
    vec![
        SamplePage::new("events page ticket", ticket(Booked::Coming, "open", "events-come-noted")),
        SamplePage::new("events page ticket, waits", ticket(Booked::Waiting, "open", "")),
        SamplePage::new("events page ticket, not coming", ticket(Booked::Cancelled, "open", "")),
        SamplePage::new("events page ticket, off", ticket(Booked::Coming, "cancelled", "")),
    ]
}
