//! The door: who is awaited, ticked as they come, and who walks in. For officers of the units that
//! hold the event, and for those whom they named. Plain buttons; a script keeps ticks while there
//! is no network.

use axum::extract::{FromRequestParts, Path, State as Given};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};
use kernel::view::{Page, SamplePage, assets};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use values::{Email, names};

use super::sheet::sample;
use crate::accounts::Hand;
use crate::accounts::{Actor, Officer, token_hash};
use crate::app::App;
use crate::events::RegistrationId;
use crate::events::rules::{State, When};
use crate::events::store::{self, DoorRow, Event};
use crate::intake::Wrong;
use crate::org::{Office, Right};

/// Longest name of somebody who walks in, in characters.
const NAME_CHARS_MAX: usize = 100;
/// Letters of a ticket's digest on the list.
const TICKET_LETTERS: usize = 16;
/// Days after which a device's gesture counts as this long ago.
const LATE_DAYS_MAX: i64 = 7;
/// What is said of an answer that was taken back meanwhile.
const GONE: &str = "events-door-gone";

/// Somebody who may keep a door.
pub(super) struct Keeper {
    actor: Actor,
    office: Option<Box<Office>>,
}

impl FromRequestParts<App> for Keeper {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        match Officer::from_request_parts(parts, app).await {
            Ok(officer) => {
                Ok(Self { actor: officer.actor, office: Some(Box::new(officer.office)) })
            }
            Err(Error::NotFound) => {
                let actor = Actor::from_request_parts(parts, app).await?;
                Ok(Self { actor, office: None })
            }
            Err(error) => Err(error),
        }
    }
}

/// The event whose door somebody keeps; absent and another's are the same answer.
fn kept(tx: &mut Tx<'_>, slug: &str, (actor, office): (&Actor, Option<&Office>)) -> Result<Event> {
    let event = store::by_slug(tx, slug)?.ok_or(Error::NotFound)?;
    if !matches!(event.state(tx.now())?, State::Open | State::Past) {
        return Err(Error::NotFound);
    }
    if store::is_steward(tx, &event.id, &actor.person)? {
        return Ok(event);
    }
    let office = office.filter(|office| office.rights.has(Right::Publish));
    let office = office.ok_or(Error::NotFound)?;
    let mut units = vec![event.unit.clone()];
    let hosts = store::hosts_of(tx, &event.id)?;
    units.extend(hosts.into_iter().filter(|host| host.is_accepted).map(|host| host.unit));
    for unit in units {
        if office.scope.narrowed(tx, &unit)?.is_some() {
            return Ok(event);
        }
    }
    Err(Error::NotFound)
}

#[derive(Serialize, Default)]
struct Door {
    slug: String,
    title: String,
    when: When,
    /// What is looked for.
    q: String,
    /// Whether a ticket was shown that is none of this event.
    is_unknown: bool,
    rows: Vec<Row>,
    awaited: i64,
    came: i64,
    is_over: bool,
    /// Until when a device may keep the list, in milliseconds of 1970.
    until_ms: i64,
    first_name: String,
    last_name: String,
    email: String,
    errors: Vec<Wrong>,
    script: String,
}

impl Page for Door {
    const TEMPLATE: &str = "events/attendance.html";
}

#[derive(Serialize)]
struct Row {
    id: String,
    name: String,
    /// Folded, for the script's search.
    folded: String,
    /// First letters of the digest of their ticket: a device knows by it whose ticket it reads,
    /// and cannot make one.
    ticket: String,
    seats: i64,
    /// What is still to be paid.
    open_cents: i64,
    guests: String,
    is_seated: bool,
    came: bool,
    is_shown: bool,
}

impl Row {
    fn of(row: DoorRow, shown: Option<&RegistrationId>) -> Self {
        let name = format!("{} {}", row.last_name, row.first_name).trim().to_owned();
        let guests = row.guests.lines().collect::<Vec<_>>().join(", ");
        Self {
            folded: names::fold(&format!("{name} {guests}")),
            ticket: token_hash(&row.ticket).chars().take(TICKET_LETTERS).collect(),
            name,
            seats: row.seats,
            open_cents: row.open_cents,
            guests,
            is_seated: row.is_seated,
            came: row.came_at.is_some(),
            is_shown: shown == Some(&row.id),
            id: row.id.to_string(),
        }
    }
}

async fn door(app: &App, keeper: &Keeper, slug: &str, fields: &Fields) -> Result<Door> {
    let (actor, office) = (keeper.actor.clone(), keeper.office.clone());
    let (word, ticket) = (slug.to_owned(), fields.text("ticket").to_owned());
    let asked = ticket.clone();
    let read = move |tx: &mut Tx<'_>| {
        let event = kept(tx, &word, (&actor, office.as_deref()))?;
        let shown = store::of_ticket(tx, &event.id, &asked)?;
        let rows = store::door_rows(tx, &event.id)?;
        let (seats, came) = store::counts_of(tx, &event.id)?;
        Ok((event, shown, rows, seats, came))
    };
    let (event, shown, rows, seats, came) = app.db.read(read).await?;
    let q: String = fields.text("q").chars().take(NAME_CHARS_MAX).collect();
    let folded = names::fold(&q);
    let rows = rows.into_iter().map(|row| Row::of(row, shown.as_ref()));
    let rows = rows.filter(|row| row.folded.contains(&folded));
    let mut rows: Vec<Row> = rows.filter(|row| shown.is_none() || row.is_shown).collect();
    rows.sort_by(|one, other| one.folded.cmp(&other.folded));
    Ok(Door {
        slug: event.slug.clone(),
        when: When::of(keeper.actor.visit.language, event.starts_at, event.ends_at, &event.zone),
        q,
        is_unknown: shown.is_none() && !ticket.is_empty(),
        rows,
        awaited: seats.taken,
        came,
        is_over: event.ends_at <= app.now(),
        until_ms: event.ends_at.plus_ms(DAY_MS).0,
        title: event.title,
        script: assets::url("door.js"),
        ..Door::default()
    })
}

/// GET `/events/{slug}/attendance?q=…` or `?ticket=…`: what a steward's phone opens.
pub(super) async fn show(
    Given(app): Given<App>,
    keeper: Keeper,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let page = door(&app, &keeper, &slug, &fields).await?;
    app.page(&page, &keeper.actor.shell(&app))
}

/// GET `/events/door-worker.js`: what keeps the list on a device; its scope is below `/events/`.
pub(super) async fn worker() -> Result<Response> {
    let name = assets::url("door-worker.js");
    let file = assets::find(&name).ok_or(Error::NotFound)?;
    let head = [(header::CONTENT_TYPE, file.mime), (header::CACHE_CONTROL, "no-cache")];
    Ok((head, file.bytes).into_response())
}

/// POST `/events/{slug}/attendance`: ticks, unticks, lets somebody walk in, closes the list. A
/// script says `plain` and is answered in one word; `age` tells how many milliseconds ago it was,
/// since a device sends late and its clock may be wrong.
pub(super) async fn note(
    Given(app): Given<App>,
    keeper: Keeper,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let wrong = walk_in_wrong(&app, &keeper, &fields);
    if !wrong.is_empty() {
        let page = Door {
            first_name: fields.text("first_name").chars().take(NAME_CHARS_MAX).collect(),
            last_name: fields.text("last_name").chars().take(NAME_CHARS_MAX).collect(),
            email: fields.text("email").to_owned(),
            errors: wrong,
            ..door(&app, &keeper, &slug, &Fields::default()).await?
        };
        return app.refused(&page, keeper.actor.shell(&app));
    }
    let (actor, office) = (keeper.actor.clone(), keeper.office.clone());
    let (word, gesture) = (slug.clone(), gesture(&fields)?);
    let age_ms = fields.text("age").parse().unwrap_or(0_i64).clamp(0, LATE_DAYS_MAX * DAY_MS);
    let write = move |tx: &mut Tx<'_>| {
        let event = kept(tx, &word, (&actor, office.as_deref()))?;
        let at = tx.now().plus_ms(-age_ms);
        noted(tx, &event, &Hand::member(&actor.person, &actor.name), (&gesture, at))
    };
    let said = app.db.write(write).await?;
    let is_gone = said == GONE;
    if fields.has("plain") {
        let answer = if is_gone { (StatusCode::GONE, "gone") } else { (StatusCode::OK, "ok") };
        return Ok(answer.into_response());
    }
    let said = app.say(keeper.actor.visit.language, said);
    let notice = if is_gone { Notice::warn(said) } else { Notice::ok(said) };
    see_other_with(&format!("/events/{slug}/attendance"), &notice)
}

/// What is wrong with somebody who walks in.
fn walk_in_wrong(app: &App, keeper: &Keeper, fields: &Fields) -> Vec<Wrong> {
    if fields.text("do") != "walk" {
        return Vec::new();
    }
    let say = |key: &str| app.say(keeper.actor.visit.language, key);
    let mut wrong = Vec::new();
    let name = fields.text("first_name");
    if name.is_empty() || name.chars().count() > NAME_CHARS_MAX {
        let (label, message) = (say("intake-first-name"), say("intake-refusal-first-name"));
        wrong.push(Wrong { field: "first_name", label, message });
    }
    let last = fields.text("last_name").chars().count();
    let email = fields.text("email");
    if last > NAME_CHARS_MAX || (last == 0 && !email.is_empty()) {
        let (label, message) = (say("intake-last-name"), say("intake-refusal-last-name"));
        wrong.push(Wrong { field: "last_name", label, message });
    }
    if !email.is_empty() && Email::parse(email).is_err() {
        let (label, message) = (say("intake-email"), say("intake-refusal-email"));
        wrong.push(Wrong { field: "email", label, message });
    }
    wrong
}

/// What is done at the door.
enum Gesture {
    /// Somebody came, or this was a mistake.
    Tick(RegistrationId, bool),
    /// Somebody came without having answered.
    Walk { name: (String, String), email: String, key: Option<RegistrationId> },
    /// The list is closed.
    Close,
}

fn gesture(fields: &Fields) -> Result<Gesture> {
    let id = || RegistrationId::parse(fields.text("registration")).ok_or(Error::NotFound);
    match fields.text("do") {
        "came" => Ok(Gesture::Tick(id()?, true)),
        "not" => Ok(Gesture::Tick(id()?, false)),
        "walk" => {
            let email = Email::parse(fields.text("email")).map(|email| email.to_string());
            Ok(Gesture::Walk {
                name: (fields.text("first_name").to_owned(), fields.text("last_name").to_owned()),
                email: email.unwrap_or_default(),
                key: RegistrationId::parse(fields.text("key")),
            })
        }
        "close" => Ok(Gesture::Close),
        _ => Err(Error::NotFound),
    }
}

/// Does what was asked; the text key of what to say.
fn noted(
    tx: &mut Tx<'_>,
    event: &Event,
    hand: &Hand,
    (gesture, at): (&Gesture, Moment),
) -> Result<&'static str> {
    match gesture {
        Gesture::Tick(id, came) => {
            let done = store::tick(tx, &event.id, id, (*came, at), &hand.name)?;
            match (done, came) {
                (true, true) => Ok("events-door-ticked"),
                (true, false) => Ok("events-door-unticked"),
                (false, _) => Ok(GONE),
            }
        }
        Gesture::Walk { name: (first, last), email, key } => {
            store::walk_in(tx, event, (first, last), email, (key.clone(), at), hand)?;
            Ok("events-door-walked")
        }
        Gesture::Close => {
            store::close_count(tx, &event.id, hand)?;
            Ok("events-door-closed")
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |name: &str, came, is_seated| Row {
        id: "1".to_owned(),
        name: name.to_owned(),
        folded: name.to_lowercase(),
        ticket: "0123456789abcdef".to_owned(),
        seats: 2,
        open_cents: 1_000,
        guests: "Carl".to_owned(),
        is_seated,
        came,
        is_shown: false,
    };
    let door = |rows: Vec<Row>| Door {
        slug: "reunion".to_owned(),
        title: "Réunion".to_owned(),
        when: sample().when,
        awaited: 12,
        came: 4,
        script: "/assets/door.js".to_owned(),
        rows,
        ..Door::default()
    };
    let error = Wrong {
        field: "email",
        label: "Courriel".to_owned(),
        message: "Écrivez une adresse entière.".to_owned(),
    };
    let rows = || vec![row("Moulin Ana", true, true), row("Roux Béa", false, false)];
    let refused = Door { errors: vec![error], is_unknown: true, is_over: true, ..door(rows()) };
    vec![
        SamplePage::new("events page attendance", door(rows())),
        SamplePage::new("events page attendance, empty", door(Vec::new())),
        SamplePage::new("events page attendance, refused", refused),
    ]
}
