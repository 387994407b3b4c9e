//! One event as its officers see it: figures, who answered, hosts, stewards, shifts, steps.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::super::sheet::{self, ShiftTold};
use super::money::Totals;
use super::{Problem, found, problems};
use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::events::jobs;
use crate::events::rules::{FactKind, Seats, State, When, prices_of};
use crate::events::store::{self, Booked, Event, Fact, Host, MailKind, Registration, Speaker};
use crate::org::Right;
use crate::site::Html;

/// Shortest reason of a cancellation, in characters.
const WHY_CHARS_MIN: usize = 5;
/// Longest.
const WHY_CHARS_MAX: usize = 500;

/// A step, in the language of the page.
#[derive(Serialize)]
struct Step {
    kind: String,
    why: String,
    by: String,
    at: i64,
}

/// Somebody who answered.
#[derive(Serialize)]
struct Answered {
    name: String,
    seats: i64,
    guests: String,
    booked: Booked,
    came: bool,
    told: Vec<(String, String)>,
    /// What they paid, still owe, and are to get back.
    paid_cents: i64,
    open_cents: i64,
    back_cents: i64,
}

/// A unit that was asked.
#[derive(Serialize)]
struct HostTold {
    name: String,
    /// `accepted`, `declined` or `asked`.
    state: &'static str,
}

/// A speaker that was asked for.
#[derive(Serialize)]
struct SpeakerTold {
    unit: String,
    wanted: String,
    subject: String,
    /// Who speaks, or why nobody does.
    said: String,
    /// `accepted`, `declined` or `asked`.
    state: &'static str,
}

impl From<Speaker> for SpeakerTold {
    fn from(one: Speaker) -> Self {
        let (state, said) = match (one.is_accepted, one.is_declined) {
            (true, _) => ("accepted", one.speaker),
            (_, true) => ("declined", one.why),
            _ => ("asked", String::new()),
        };
        Self { unit: one.unit_name, wanted: one.wanted, subject: one.subject, said, state }
    }
}

#[derive(Serialize, Default)]
pub(super) struct One {
    id: String,
    slug: String,
    title: String,
    unit: String,
    body: Html,
    report: Html,
    when: When,
    place: String,
    state: &'static str,
    access: &'static str,
    seats: Seats,
    came: i64,
    answered: Vec<Answered>,
    steps: Vec<Step>,
    hosts: Vec<HostTold>,
    speakers: Vec<SpeakerTold>,
    stewards: Vec<(String, String)>,
    shifts: Vec<ShiftTold>,
    /// Its money, when it has prices, or had them when somebody answered.
    money: Option<Totals>,
    /// Whether this officer sees who paid what, and receives.
    sees_money: bool,
    /// Whether drafts of its series follow.
    in_series: bool,
    may_export: bool,
    /// Code of a frame for other sites.
    frame: String,
    why: String,
    pub(super) typed: Team,
    pub(super) errors: Vec<Problem>,
}

/// What was typed into the forms about hosts, stewards and shifts.
#[derive(Serialize, Default)]
pub(super) struct Team {
    pub host: String,
    pub steward: String,
    pub label: String,
    pub shift_starts: String,
    pub shift_ends: String,
    pub needed: String,
    pub speaker_unit: String,
    pub speaker_wanted: String,
    pub speaker_subject: String,
}

impl Page for One {
    const TEMPLATE: &str = "events/office.html";
}

/// GET `/office/events/{id}`.
pub(in crate::events::pages) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let page = one(&app, &officer, event).await?;
    app.page(&page, &officer.shell(&app))
}

/// What the page needs of the database.
struct Read {
    front: sheet::Front,
    facts: Vec<Fact>,
    hosts: Vec<Host>,
    speakers: Vec<Speaker>,
    stewards: Vec<store::Steward>,
    answered: Vec<Registration>,
    money: Vec<Registration>,
}

pub(super) async fn one(app: &App, officer: &Officer, event: Event) -> Result<One> {
    let (given, language) = (app.clone(), officer.language());
    let read = move |tx: &mut Tx<'_>| {
        let id = event.id.clone();
        Ok(Read {
            front: sheet::front(tx, &given, language, event.clone(), None)?,
            facts: store::facts_of(tx, &id)?,
            hosts: store::hosts_of(tx, &id)?,
            speakers: store::speakers_of(tx, &id)?,
            stewards: store::stewards_of(tx, &id)?,
            answered: store::export_rows(tx, &id, "")?,
            money: store::money_of(tx, &id)?,
        })
    };
    let Read { front, facts, hosts, speakers, stewards, answered, money } =
        app.db.read(read).await?;
    let shown = sheet::sheet(app, language, &front, "");
    let state = front.event.state(app.now())?;
    let money = Totals::of(&money, state);
    let has_money = money.is_some() || !prices_of(&front.event.prices).is_empty();
    let answered = answered.into_iter().map(|one| {
        Ok(Answered {
            paid_cents: one.paid_cents,
            open_cents: one.standing(state).open_cents(),
            back_cents: one.standing(state).back_cents(),
            name: format!("{} {}", one.last_name, one.first_name).trim().to_owned(),
            seats: one.seats,
            guests: one.guests.lines().collect::<Vec<_>>().join(", "),
            booked: one.booked(),
            came: one.came_at.is_some(),
            told: one.told()?.into_iter().filter(|(_, answer)| !answer.is_empty()).collect(),
        })
    });
    let host = |host: Host| HostTold {
        name: host.name,
        state: match (host.is_accepted, host.is_declined) {
            (true, _) => "accepted",
            (_, true) => "declined",
            _ => "asked",
        },
    };
    let event = front.event;
    let address = app.url(&format!("/embed/events/{}", event.slug));
    Ok(One {
        id: event.id.to_string(),
        in_series: event.series.is_some(),
        money: has_money.then_some(money),
        sees_money: officer.office.rights.has(Right::Treasury),
        place: [event.place.as_str(), event.city.as_str()].join(" ").trim().to_owned(),
        seats: front.seats,
        answered: answered.collect::<Result<_>>()?,
        steps: facts.into_iter().map(|fact| step(language, fact)).collect(),
        hosts: hosts.into_iter().map(host).collect(),
        speakers: speakers.into_iter().map(SpeakerTold::from).collect(),
        stewards: stewards.into_iter().map(|one| (one.person.to_string(), one.name)).collect(),
        may_export: officer.office.rights.has(Right::Export),
        frame: frame(&address, &event.title),
        slug: shown.slug,
        title: shown.title,
        unit: shown.unit,
        body: shown.body,
        report: shown.report,
        when: shown.when,
        state: shown.state,
        access: shown.access,
        came: shown.came,
        shifts: shown.shifts,
        ..One::default()
    })
}

fn step(language: Language, fact: Fact) -> Step {
    let role = match language {
        Language::French => fact.role_fr,
        Language::English => fact.role_en,
    };
    let role = if role.is_empty() { role } else { format!(", {role}") };
    Step { kind: fact.kind, why: fact.why, by: format!("{}{role}", fact.by_name), at: fact.at.0 }
}

/// The code of a frame for other sites.
fn frame(address: &str, title: &str) -> String {
    let title = title.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"320\" height=\"720\" \
         loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>"
    )
}

/// POST `/office/events/{id}`: opens it, alone or with those that follow; cancels it, with a reason
/// that those registered will read.
pub(in crate::events::pages) async fn act(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let language = officer.language();
    let (kind, said) = match fields.text("do") {
        "open" | "open-series" => (FactKind::Opened, "events-opened"),
        "cancel" => (FactKind::Cancelled, "events-cancelled"),
        _ => return Err(Error::NotFound),
    };
    let why: String = fields.text("why").chars().take(WHY_CHARS_MAX).collect();
    if kind == FactKind::Cancelled && why.chars().count() < WHY_CHARS_MIN {
        let errors = problems(&app, language, &[("why", "events-refusal-why")]);
        let page = One { why, errors, ..one(&app, &officer, event).await? };
        return app.refused(&page, officer.shell(&app));
    }
    let follows = fields.text("do") == "open-series";
    let hand = Hand::officer(&officer);
    let write = move |tx: &mut Tx<'_>| {
        let was_open = event.state(tx.now())? == State::Open;
        store::add_fact(tx, &event, kind, &why, &hand)?;
        if follows {
            store::open_series(tx, &event, &hand)?;
        }
        if kind == FactKind::Cancelled {
            store::ask_nobody(tx, &event.id)?;
        }
        if kind == FactKind::Cancelled && was_open {
            jobs::enqueue_spread(tx, &event.id, MailKind::Cancelled, "cancelled")?;
        }
        Ok(())
    };
    app.db.write(write).await?;
    see_other_with(&format!("/office/events/{id}"), &Notice::ok(app.say(language, said)))
}

/// A believable request for a speaker.
fn sample_speaker(state: &'static str) -> SpeakerTold {
    SpeakerTold {
        unit: "Union".to_owned(),
        wanted: "Une économiste".to_owned(),
        subject: "Les retraites".to_owned(),
        said: "Colette Vauquelin".to_owned(),
        state,
    }
}

/// Believable pages.
pub(in crate::events::pages) fn samples() -> Vec<SamplePage> {
    let shown = sheet::sample();
    let answered = |booked, came| Answered {
        name: "Moulin Ana".to_owned(),
        seats: 2,
        guests: "Béa Roux".to_owned(),
        booked,
        came,
        told: vec![("Un régime ?".to_owned(), "Sans gluten".to_owned())],
        paid_cents: 500,
        open_cents: 500,
        back_cents: 0,
    };
    let step = |kind: &str| Step {
        kind: kind.to_owned(),
        why: "Salle fermée".to_owned(),
        by: "Odile Fauvel, Secrétaire".to_owned(),
        at: 1_795_476_600_000,
    };
    let host = |state| HostTold { name: "Nîmes".to_owned(), state };
    let one = |state| One {
        id: "1".to_owned(),
        slug: "reunion".to_owned(),
        title: shown.title.clone(),
        unit: "Alès".to_owned(),
        body: shown.body.clone(),
        when: shown.when.clone(),
        place: "Maison des associations".to_owned(),
        state,
        access: "public",
        seats: Seats { capacity: 40, taken: 12, waiting: 1 },
        came: 9,
        shifts: shown.shifts.clone(),
        in_series: true,
        may_export: true,
        money: Some(Totals { due_cents: 2_000, paid_cents: 500, open_cents: 1_500, back_cents: 0 }),
        sees_money: true,
        frame: frame("https://example.org/embed/events/reunion", "Réunion"),
        ..One::default()
    };
    let error = Problem {
        field: "why",
        label: "Motif".to_owned(),
        message: "Écrivez un motif.".to_owned(),
    };
    let open = One {
        answered: vec![answered(Booked::Coming, true), answered(Booked::Waiting, false)],
        steps: ["drafted", "opened", "moved", "cancelled", "counted", "reported"]
            .map(step)
            .into_iter()
            .collect(),
        hosts: ["accepted", "declined", "asked"].map(host).into_iter().collect(),
        speakers: ["accepted", "declined", "asked"].map(sample_speaker).into_iter().collect(),
        stewards: vec![("1".to_owned(), "Béa Roux".to_owned())],
        ..one("open")
    };
    vec![
        SamplePage::new("events page office, draft", one("draft")),
        SamplePage::new("events page office, open", open),
        SamplePage::new("events page office, refused", One { errors: vec![error], ..one("open") }),
        SamplePage::new(
            "events page office, over",
            One { report: shown.body.clone(), ..one("past") },
        ),
        SamplePage::new("events page office, cancelled", one("cancelled")),
    ]
}
