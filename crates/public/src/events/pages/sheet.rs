//! An event as its pages show it, with the form to answer.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::web::Fields;
use serde::Serialize;

use super::list::Told;
use crate::app::App;
use crate::events::rules::{
    Chosen, Price, Seats, State, When, Wrong as Refused, chosen, guests_of, prices_of, questions_of,
};
use crate::events::store::{self, Booked, Event, Registration, Shift};
use crate::intake::{self, Challenge, Typed, Wrong};
use crate::org::PersonId;
use crate::site::{self, Html};

/// Longest answer to a question, in characters.
const ANSWER_CHARS_MAX: usize = 500;
/// What a form asks for besides the event.
const PURPOSES: [&str; 1] = ["newsletter"];

/// An event as it was read for somebody.
pub(super) struct Front {
    pub event: Event,
    pub body: Html,
    pub report: Html,
    pub hosts: Vec<String>,
    pub seats: Seats,
    pub came: i64,
    pub shifts: Vec<Shift>,
    pub agreements: Vec<intake::Agreement>,
    pub wait_days: i64,
    /// Why it was cancelled.
    pub why: String,
    pub mine: Option<Registration>,
}

/// Reads an event for somebody, its texts printed.
pub(super) fn front(
    tx: &mut Tx<'_>,
    app: &App,
    language: Language,
    event: Event,
    person: Option<&PersonId>,
) -> Result<Front> {
    let (id, unit) = (event.id.clone(), event.unit.clone());
    let (seats, came) = store::counts_of(tx, &id)?;
    let hosts = store::hosts_of(tx, &id)?.into_iter().filter(|host| host.is_accepted);
    let facts = store::facts_of(tx, &id)?;
    let cancelled = facts.into_iter().rev().find(|fact| fact.kind == "cancelled");
    Ok(Front {
        body: site::printed(tx, app, language, &unit, &event.body)?,
        report: site::printed(tx, app, language, &unit, &event.report)?,
        hosts: hosts.map(|host| host.name).collect(),
        seats,
        came,
        shifts: store::shifts_of(tx, &id)?,
        agreements: intake::agreements(tx, &PURPOSES)?,
        wait_days: intake::waiting_days(tx)?,
        why: cancelled.map(|fact| fact.why).unwrap_or_default(),
        mine: match person {
            Some(person) => store::of_person(tx, &id, person)?,
            None => None,
        },
        event,
    })
}

/// An event and its form.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Sheet {
    pub slug: String,
    pub url: String,
    /// Where programs ask how to show it.
    pub oembed: String,
    pub title: String,
    pub unit: String,
    pub hosts: Vec<String>,
    pub body: Html,
    pub report: Html,
    pub when: When,
    pub place: String,
    pub address: String,
    /// Whether the address is told to those registered alone.
    pub is_address_reserved: bool,
    pub postcode: String,
    pub city: String,
    /// Whether it can be joined from afar.
    pub is_online: bool,
    pub accessibility: String,
    pub child_care: String,
    pub carpool: String,
    pub state: &'static str,
    pub access: &'static str,
    pub why: String,
    pub came: i64,
    pub left: Option<i64>,
    pub is_full: bool,
    pub guests_max: i64,
    pub asks_phone: bool,
    pub questions: Vec<Question>,
    pub prices: Vec<Price>,
    /// The price that was chosen, and the amount that was typed.
    pub price: String,
    pub price_amount: String,
    pub shifts: Vec<ShiftTold>,
    pub agreements: Vec<intake::Told>,
    /// Who is signed in; empty for a visitor.
    pub name: String,
    /// Where their answer is, when they gave one, and how it stands.
    pub ticket: String,
    pub booked: Option<Booked>,
    pub typed: Typed,
    pub guests: String,
    pub agreed: Vec<String>,
    pub errors: Vec<Wrong>,
    pub challenge: Option<Challenge>,
    /// Its page in the office, for its officers who look before it opens; empty for all others.
    pub preview_of: String,
}

/// A question with what was answered.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Question {
    pub name: String,
    pub text: String,
    pub answer: String,
}

/// A shift as forms show it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct ShiftTold {
    pub id: String,
    pub label: String,
    pub when: String,
    pub needed: i64,
    pub taken: i64,
    pub is_full: bool,
    pub is_mine: bool,
}

/// The subject of a form's work.
pub(super) fn subject_of(slug: &str) -> String {
    format!("event:{slug}")
}

/// An event as it is shown in a language, with nothing typed yet.
pub(super) fn sheet(app: &App, language: Language, front: &Front, name: &str) -> Sheet {
    let event = &front.event;
    let state = event.state(app.now()).unwrap_or(State::Draft);
    let left = front.seats.left();
    let mine = front.mine.as_ref();
    Sheet {
        slug: event.slug.clone(),
        url: app.url(&format!("/events/{}", event.slug)),
        oembed: app.oembed(&format!("/events/{}", event.slug)),
        title: event.title.clone(),
        unit: event.unit_name.clone(),
        hosts: front.hosts.clone(),
        body: front.body.clone(),
        report: front.report.clone(),
        when: When::of(language, event.starts_at, event.ends_at, &event.zone),
        place: event.place.clone(),
        address: if event.is_address_open { event.address.clone() } else { String::new() },
        is_address_reserved: !event.is_address_open && !event.address.is_empty(),
        postcode: event.postcode.clone(),
        city: event.city.clone(),
        is_online: !event.online_link.is_empty(),
        accessibility: event.accessibility.clone(),
        child_care: event.child_care.clone(),
        carpool: event.carpool.clone(),
        state: state.name(),
        access: event.access().name(),
        why: front.why.clone(),
        came: front.came,
        left,
        is_full: left == Some(0),
        guests_max: event.guests_max,
        asks_phone: event.asks_phone,
        questions: questions(event, &[]),
        prices: prices_of(&event.prices),
        shifts: shifts(language, event, &front.shifts, &[]),
        agreements: front.agreements.iter().map(|one| one.told(language)).collect(),
        name: name.to_owned(),
        ticket: mine.map(|one| ticket_path(event, one)).unwrap_or_default(),
        booked: mine.map(Registration::booked),
        challenge: intake::challenge(app, &subject_of(&event.slug)),
        ..Sheet::default()
    }
}

/// Where an answer's own page is.
pub(super) fn ticket_path(event: &Event, answer: &Registration) -> String {
    format!("/events/{}/ticket/{}", event.slug, answer.secret)
}

/// The questions of an event, with what was answered.
pub(super) fn questions(event: &Event, told: &[(String, String)]) -> Vec<Question> {
    let question = |(number, text): (usize, String)| {
        let answer = told.iter().find(|(question, _)| *question == text);
        Question {
            name: format!("question-{number}"),
            answer: answer.map(|(_, answer)| answer.clone()).unwrap_or_default(),
            text,
        }
    };
    questions_of(&event.questions).into_iter().enumerate().map(question).collect()
}

/// The shifts of an event; those that somebody took are marked.
pub(super) fn shifts(
    language: Language,
    event: &Event,
    all: &[Shift],
    mine: &[String],
) -> Vec<ShiftTold> {
    let told = |shift: &Shift| ShiftTold {
        id: shift.id.to_string(),
        label: shift.label.clone(),
        when: When::of(language, shift.starts_at, shift.ends_at, &event.zone).line(language),
        needed: shift.needed,
        taken: shift.taken,
        is_full: shift.is_full(),
        is_mine: mine.contains(&shift.id.to_string()),
    };
    all.iter().map(told).collect()
}

/// What else an answer says: with whom, what, and which shifts.
#[derive(Debug, Clone, Default, Serialize, serde::Deserialize)]
pub(super) struct More {
    pub guests: Vec<String>,
    pub answers: Vec<(String, String)>,
    pub shifts: Vec<String>,
    /// Answers that waited before there were prices have none.
    #[serde(default)]
    pub chosen: Chosen,
}

/// Reads what else a form says; the field to look at and the text key of what to do otherwise.
pub(super) fn more_of(event: &Event, fields: &Fields) -> std::result::Result<More, Refused> {
    let guests = guests_of(fields.text("guests"), event.guests_max);
    let answers = questions(event, &[]).into_iter().map(|question| {
        let answer: String = fields.text(&question.name).chars().take(ANSWER_CHARS_MAX).collect();
        (question.text, answer)
    });
    let shifts = fields.all("shift").map(|shift| shift.chars().take(36).collect());
    Ok(More {
        guests: guests.ok_or(("guests", "events-refusal-guests"))?,
        chosen: chosen(&prices_of(&event.prices), fields)?,
        answers: answers.collect(),
        shifts: shifts.take(100).collect(),
    })
}

/// What is wrong with the rest of a form, in the language of the page.
pub(super) fn wrong(app: &App, language: Language, (field, key): Refused) -> Wrong {
    let label = match field {
        "price" => "events-price",
        "price_amount" => "events-price-amount",
        _ => "events-guests",
    };
    Wrong { field, label: app.say(language, label), message: app.say(language, key) }
}

/// Puts what was typed back into the form.
pub(super) fn typed_again(sheet: &mut Sheet, fields: &Fields) {
    sheet.typed = Typed::of(fields);
    sheet.guests = fields.text("guests").chars().take(2_000).collect();
    sheet.price = fields.text("price").chars().take(10).collect();
    sheet.price_amount = fields.text("price_amount").chars().take(20).collect();
    sheet.agreed = fields.all("agree").map(str::to_owned).collect();
    for question in &mut sheet.questions {
        question.answer = fields.text(&question.name).chars().take(ANSWER_CHARS_MAX).collect();
    }
    let wanted: Vec<&str> = fields.all("shift").collect();
    for shift in &mut sheet.shifts {
        shift.is_mine = wanted.contains(&shift.id.as_str());
    }
}

/// A believable event, for samples.
pub(super) fn sample() -> Sheet {
    let told = Told::sample();
    Sheet {
        slug: "reunion".to_owned(),
        url: "https://example.org/events/reunion".to_owned(),
        oembed: "https://example.org/oembed".to_owned(),
        title: told.title,
        unit: told.unit,
        hosts: vec!["Nîmes".to_owned()],
        body: site::html("On parle du bus de nuit."),
        report: Html::default(),
        when: told.when,
        place: told.place,
        address: "4 rue des Lices".to_owned(),
        postcode: "30100".to_owned(),
        city: "Alès".to_owned(),
        is_online: true,
        accessibility: "Salle de plain-pied.".to_owned(),
        child_care: "Sur place.".to_owned(),
        carpool: "Départ du local à 18 h.".to_owned(),
        state: "open",
        access: "public",
        left: Some(4),
        guests_max: 3,
        asks_phone: true,
        questions: vec![Question {
            name: "question-0".to_owned(),
            text: "Un régime ?".to_owned(),
            answer: String::new(),
        }],
        prices: prices_of("full 1000\nopen 200\nfree 0"),
        shifts: vec![ShiftTold {
            id: "1".to_owned(),
            label: "Accueil".to_owned(),
            when: "mardi 8 décembre".to_owned(),
            needed: 2,
            taken: 1,
            ..ShiftTold::default()
        }],
        ..Sheet::default()
    }
}
