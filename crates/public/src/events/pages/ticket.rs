//! An answer's own page, by its secret: the ticket, the place, who else comes, shifts; changed and
//! taken back here.

use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::{self, Fields, Visit, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::sheet::{self, Question, ShiftTold, ticket_path};
use crate::app::App;
use crate::events::rules::{Price, Standing, State, Way, When, Wrong as Refused, prices_of};
use crate::events::store::{self, Booked, Done, Event, Party, Registration};
use crate::intake::Wrong;
use money::treasury::ToPay;

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
    prices: Vec<Price>,
    price: String,
    price_amount: String,
    pay: Pay,
    shifts: Vec<ShiftTold>,
    qr_side: usize,
    qr_path: String,
    /// Text key of what was just done.
    said: String,
    errors: Vec<Wrong>,
}

/// What is to be paid, and how.
#[derive(Serialize, Default)]
struct Pay {
    stands: Standing,
    open_cents: i64,
    back_cents: i64,
    /// Ways that may be chosen: not the one that was and still holds.
    ways: Vec<&'static str>,
    /// The way that was chosen.
    way: String,
    call: Option<ToPay>,
    /// How the card payment stands, and where to pay.
    card: &'static str,
    pay_url: String,
    is_back: bool,
}

impl Pay {
    fn of(stands: Standing, answer: &Registration, paying: store::Paying, is_back: bool) -> Self {
        let holds = |way: &Way| match way {
            Way::Door => true,
            Way::Transfer => paying.call.is_some(),
            Way::Card => paying.card.as_ref().is_some_and(|card| card.standing == "pending"),
        };
        let chosen = |way: &Way| answer.way == way.name() && holds(way);
        let may = |way: &&Way| !chosen(way) && (**way != Way::Card || paying.takes_cards);
        let ways = Way::ALL.iter().filter(may).map(|way| way.name()).collect();
        let (card, pay_url) = match paying.card {
            Some(card) => (card.standing, card.pay_url),
            None => ("", String::new()),
        };
        Self {
            open_cents: stands.open_cents(),
            back_cents: stands.back_cents(),
            stands,
            ways,
            way: answer.way.clone(),
            call: paying.call,
            card,
            pay_url,
            is_back,
        }
    }
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
    paying: store::Paying,
}

async fn ticket(app: &App, visit: &Visit, answer: &Registration, is_back: bool) -> Result<Ticket> {
    let asked = answer.clone();
    let read = move |tx: &mut Tx<'_>| {
        let event = store::of_id(tx, &asked.event)?;
        Ok(Read {
            paying: store::paying(tx, &event, &asked, is_back)?,
            event,
            position: store::position_of(tx, &asked)?,
            shifts: store::shifts_of(tx, &asked.event)?,
            mine: store::chosen_by(tx, &asked.id)?,
        })
    };
    let found = if is_back { app.db.write(read).await? } else { app.db.read(read).await? };
    let Read { event, position, shifts, mine, paying } = found;
    let state = event.state(app.now())?;
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
        state: state.name(),
        pay: Pay::of(answer.standing(state), answer, paying, is_back),
        prices: prices_of(&event.prices),
        price: answer.price.clone(),
        price_amount: if answer.price == "open" { euros(answer.each_cents) } else { String::new() },
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

/// An amount as a field shows it.
pub(super) fn euros(cents: i64) -> String {
    match cents % 100 {
        0 => (cents / 100).to_string(),
        rest => format!("{},{rest:02}", cents / 100),
    }
}

/// The page, with what was just done.
pub(super) async fn page(
    app: &App,
    visit: &Visit,
    answer: &Registration,
    said: &str,
) -> Result<Response> {
    let page = Ticket { said: said.to_owned(), ..ticket(app, visit, answer, false).await? };
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
    fields: Fields,
) -> Result<Response> {
    let (_, answer) = found(&app, &slug, &token).await?;
    let page = ticket(&app, &visit, &answer, fields.has("back")).await?;
    app.page(&page, &app.public_shell(&visit))
}

/// Somebody says how they pay.
async fn pay(app: &App, visit: &Visit, answer: Registration, way: &str) -> Result<Response> {
    let way = Way::parse(way).ok_or(Error::NotFound)?;
    let event = answer.event.clone();
    let event = app.db.read(move |tx| store::of_id(tx, &event)).await?;
    let path = ticket_path(&event, &answer);
    let (back, asked) = (format!("{path}?back=1"), answer.clone());
    let done = app.db.write(move |tx| store::ask(tx, &asked, way, &back)).await;
    match kernel::refusal(done)? {
        Ok(()) => see_other(&format!("{path}#pay")),
        Err(key) => {
            let mut page = ticket(app, visit, &answer, false).await?;
            let (label, message) =
                (app.say(visit.language, "events-pay"), app.say(visit.language, key));
            page.errors = vec![Wrong { field: "", label, message }];
            app.refused(&page, app.public_shell(visit))
        }
    }
}

/// POST `/events/{slug}/ticket/{token}`: changes the answer, takes it back, comes again, or says
/// how it is paid.
pub(super) async fn change(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let (event, answer) = found(&app, &slug, &token).await?;
    if fields.text("do") == "pay" {
        return pay(&app, &visit, answer, fields.text("way")).await;
    }
    let gives_up = fields.text("do") == "cancel";
    let more = match sheet::more_of(&event, &fields) {
        Ok(more) => more,
        Err(_) if gives_up => sheet::More::default(),
        Err(wrong) => return refused(&app, &visit, &answer, &fields, wrong).await,
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
            chosen: more.chosen.clone(),
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
        return refused(&app, &visit, &answer, &fields, ("guests", said)).await;
    }
    page(&app, &visit, &answer, said).await
}

/// The page again, with what was typed and why it was refused.
async fn refused(
    app: &App,
    visit: &Visit,
    answer: &Registration,
    fields: &Fields,
    wrong: Refused,
) -> Result<Response> {
    let mut page = ticket(app, visit, answer, false).await?;
    page.guests = fields.text("guests").chars().take(2_000).collect();
    page.price = fields.text("price").chars().take(10).collect();
    page.price_amount = fields.text("price_amount").chars().take(20).collect();
    page.errors = vec![sheet::wrong(app, visit.language, wrong)];
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
        prices: sheet.prices.clone(),
        price: "full".to_owned(),
        shifts: sheet.shifts.clone(),
        qr_side: 21,
        qr_path: "M0 0h1v1h-1z".to_owned(),
        said: said.to_owned(),
        ..Ticket::default()
    };
    let to_pay = |pay: Pay| Ticket {
        pay: Pay {
            stands: Standing { due_cents: 2_000, paid_cents: 0 },
            open_cents: 2_000,
            ways: vec!["card", "transfer", "door"],
            ..pay
        },
        ..ticket(Booked::Coming, "open", "")
    };
    let by = |way: &str, card: &'static str, url: &str| Pay {
        way: way.to_owned(),
        card,
        pay_url: url.to_owned(),
        ..Pay::default()
    };
    let paid = Pay { stands: Standing { due_cents: 0, paid_cents: 2_000 }, ..Pay::default() };
    let back =
        Ticket { pay: Pay { back_cents: 2_000, ..paid }, ..ticket(Booked::Cancelled, "open", "") };
    vec![
        SamplePage::new("events page ticket, to pay", to_pay(Pay::default())),
        SamplePage::new("events page ticket, at the door", to_pay(by("door", "", ""))),
        SamplePage::new("events page ticket, card asked", to_pay(by("card", "pending", ""))),
        SamplePage::new(
            "events page ticket, card ready",
            to_pay(by("card", "pending", "https://example.org/pay")),
        ),
        SamplePage::new("events page ticket, card failed", to_pay(by("card", "failed", ""))),
        SamplePage::new("events page ticket, given back", back),
        SamplePage::new("events page ticket", ticket(Booked::Coming, "open", "events-come-noted")),
        SamplePage::new("events page ticket, waits", ticket(Booked::Waiting, "open", "")),
        SamplePage::new("events page ticket, not coming", ticket(Booked::Cancelled, "open", "")),
        SamplePage::new("events page ticket, off", ticket(Booked::Coming, "cancelled", "")),
    ]
}
