//! What those who come paid, for treasurers alone: a cheque, cash or a transfer that arrives is
//! received here, and what is given back is written down.

use std::collections::HashMap;

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::super::ticket::euros;
use crate::accounts::Officer;
use crate::app::App;
use crate::events::rules::State;
use crate::events::store::{self, Booked, Event, Priced, Registration};
use crate::events::{EventId, RegistrationId};
use crate::intake::Wrong;
use crate::org::{Office, Right};
use money::treasury;

/// Longest number of a cheque or receipt, in characters.
const PIECE_CHARS_MAX: usize = 40;

/// The money of an event.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Totals {
    pub due_cents: i64,
    pub paid_cents: i64,
    pub open_cents: i64,
    pub back_cents: i64,
}

impl Totals {
    /// Whether anything is due or came.
    pub(super) const fn is_some(self) -> bool {
        self.due_cents > 0 || self.paid_cents > 0
    }

    /// Of all answers, when the event stands so.
    pub(super) fn of(answers: &[Registration], state: State) -> Self {
        answers.iter().map(|answer| answer.standing(state)).fold(Self::default(), |sum, one| Self {
            due_cents: sum.due_cents + one.due_cents,
            paid_cents: sum.paid_cents + one.paid_cents,
            open_cents: sum.open_cents + one.open_cents(),
            back_cents: sum.back_cents + one.back_cents(),
        })
    }
}

#[derive(Serialize, Default)]
struct Money {
    id: String,
    title: String,
    unit: String,
    state: &'static str,
    rows: Vec<Row>,
    totals: Totals,
    /// Whether this officer keeps the collector's money.
    may_receive: bool,
    errors: Vec<Wrong>,
}

impl Page for Money {
    const TEMPLATE: &str = "events/money.html";
}

/// An answer.
#[derive(Serialize, Default)]
struct Row {
    id: String,
    person: String,
    name: String,
    seats: i64,
    price: String,
    /// How many payments came for it.
    known: i64,
    way: String,
    is_coming: bool,
    paid_cents: i64,
    open_cents: i64,
    back_cents: i64,
    /// Whether all that came can be noted as given back.
    may_give_back: bool,
    typed: Typed,
    is_open: bool,
}

/// What was typed about a payment.
#[derive(Debug, Clone, Default, Serialize)]
struct Typed {
    answer: String,
    way: String,
    amount: String,
    piece: String,
    on_day: String,
    /// How many payments the form knew of.
    known: String,
}

fn row(answer: Registration, known: i64, state: State, typed: &Typed, today: &str) -> Row {
    let stands = answer.standing(state);
    let own = typed.answer == answer.id.as_str();
    let blank = Typed {
        way: "cheque".to_owned(),
        amount: euros(stands.open_cents()),
        on_day: today.to_owned(),
        ..Typed::default()
    };
    Row {
        name: format!("{} {}", answer.first_name, answer.last_name).trim().to_owned(),
        is_coming: answer.booked() == Booked::Coming,
        paid_cents: stands.paid_cents,
        open_cents: stands.open_cents(),
        back_cents: stands.back_cents(),
        may_give_back: stands.due_cents == 0 && stands.paid_cents > 0,
        typed: if own { typed.clone() } else { blank },
        is_open: own,
        id: answer.id.to_string(),
        person: answer.person,
        seats: answer.seats,
        price: answer.price,
        known,
        way: answer.way,
    }
}

/// An event of the treasurer's units.
async fn found(app: &App, officer: &Officer, id: &str) -> Result<Event> {
    officer.must(Right::Treasury)?;
    let id = EventId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::of_scope(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

async fn money(
    app: &App,
    officer: &Officer,
    event: &Event,
    typed: &Typed,
    errors: Vec<Wrong>,
) -> Result<Money> {
    let (scope, asked) = (officer.office.scope.clone(), event.clone());
    let read = move |tx: &mut Tx<'_>| {
        let may_receive = store::may_receive(tx, &scope, &asked)?;
        let known = store::payments_known(tx, &asked.id)?;
        Ok((store::money_of(tx, &asked.id)?, known, may_receive))
    };
    let (answers, known, may_receive) = app.db.read(read).await?;
    let known: HashMap<String, i64> =
        known.into_iter().map(|(id, count)| (id.to_string(), count)).collect();
    let known = |answer: &Registration| known.get(answer.id.as_str()).copied().unwrap_or(0);
    let (state, today) = (event.state(app.now())?, app.now().day_text());
    Ok(Money {
        id: event.id.to_string(),
        title: event.title.clone(),
        unit: event.unit_name.clone(),
        state: state.name(),
        totals: Totals::of(&answers, state),
        rows: answers
            .into_iter()
            .map(|answer| (known(&answer), answer))
            .map(|(known, answer)| row(answer, known, state, typed, &today))
            .collect(),
        may_receive,
        errors,
    })
}

/// GET `/office/events/{id}/money`.
pub(in crate::events::pages) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let page = money(&app, &officer, &event, &Typed::default(), Vec::new()).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/events/{id}/money`: money that arrived, or that was given back.
pub(in crate::events::pages) async fn act(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let cut = |name: &str| fields.text(name).trim().chars().take(PIECE_CHARS_MAX).collect();
    let typed = Typed {
        answer: cut("answer"),
        way: cut("way"),
        amount: cut("amount"),
        piece: cut("piece"),
        on_day: cut("on_day"),
        known: cut("known"),
    };
    let answer = RegistrationId::parse(&typed.answer).ok_or(Error::NotFound)?;
    let said = match fields.text("do") {
        "receive" => "events-received",
        "give-back" => "events-given-back",
        _ => return Err(Error::NotFound),
    };
    let (office, known, kept) = (officer.office.clone(), event.clone(), typed.clone());
    let gives_back = said == "events-given-back";
    let write = move |tx: &mut Tx<'_>| written(tx, &office, &known, &answer, &kept, gives_back);
    let language = officer.language();
    match kernel::refusal(app.db.write(write).await)? {
        Ok(()) => {
            let to = format!("/office/events/{id}/money");
            see_other_with(&to, &Notice::ok(app.say(language, said)))
        }
        Err(key) => {
            let label = if gives_back { "events-give-back" } else { "events-receive" };
            let (label, message) = (app.say(language, label), app.say(language, key));
            let errors = vec![Wrong { field: "", label, message }];
            let page = money(&app, &officer, &event, &typed, errors).await?;
            app.refused(&page, officer.shell(&app))
        }
    }
}

fn written(
    tx: &mut Tx<'_>,
    office: &Office,
    event: &Event,
    answer: &RegistrationId,
    typed: &Typed,
    gives_back: bool,
) -> Result<()> {
    store::lock(tx, &event.id)?;
    let answer = store::answer_of(tx, &event.id, answer)?.ok_or(Error::NotFound)?;
    if gives_back {
        let today = tx.now().day_text();
        return store::give_back(tx, office, (event, &answer), &today);
    }
    let arrived = treasury::arrived(&typed.way, &typed.amount, &typed.on_day)?;
    let known = typed.known.parse().map_err(|_| Error::NotFound)?;
    store::receive(tx, office, (event, &answer), arrived, (&typed.piece, known))
}

#[derive(Serialize)]
struct List {
    events: Vec<Line>,
}

impl Page for List {
    const TEMPLATE: &str = "events/money_list.html";
}

/// An event with prices.
#[derive(Serialize)]
struct Line {
    id: String,
    title: String,
    unit: String,
    day: String,
    paid_cents: i64,
}

impl From<Priced> for Line {
    fn from(one: Priced) -> Self {
        Self {
            id: one.id.to_string(),
            title: one.title,
            unit: one.unit,
            day: one.starts_at.day_text(),
            paid_cents: one.paid_cents,
        }
    }
}

/// GET `/office/events/money`: the events of the treasurer's units that have prices.
pub(in crate::events::pages) async fn list(
    Given(app): Given<App>,
    officer: Officer,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let scope = officer.office.scope.clone();
    let events = app.db.read(move |tx| store::priced(tx, &scope)).await?;
    let page = List { events: events.into_iter().map(Line::from).collect() };
    app.page(&page, &officer.shell(&app))
}

/// Believable pages.
pub(in crate::events::pages) fn samples() -> Vec<SamplePage> {
    let row = |paid_cents, open_cents, back_cents| Row {
        id: "1".to_owned(),
        person: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        seats: 2,
        price: "full".to_owned(),
        known: 0,
        way: "transfer".to_owned(),
        is_coming: back_cents == 0,
        paid_cents,
        open_cents,
        back_cents,
        may_give_back: back_cents > 0,
        typed: Typed { amount: "20".to_owned(), ..Typed::default() },
        is_open: false,
    };
    let money = |state, rows, errors| Money {
        id: "1".to_owned(),
        title: "Banquet".to_owned(),
        unit: "Alès".to_owned(),
        state,
        rows,
        totals: Totals { due_cents: 4_000, paid_cents: 2_000, open_cents: 2_000, back_cents: 0 },
        may_receive: true,
        errors,
    };
    let wrong = Wrong {
        field: "",
        label: "Encaisser".to_owned(),
        message: "Écrivez un montant.".to_owned(),
    };
    let rows = || vec![row(0, 2_000, 0), row(2_000, 0, 0), row(2_000, 0, 2_000)];
    let line = Line {
        id: "1".to_owned(),
        title: "Banquet".to_owned(),
        unit: "Alès".to_owned(),
        day: "2026-12-08".to_owned(),
        paid_cents: 2_000,
    };
    vec![
        SamplePage::new("events page money", money("open", rows(), Vec::new())),
        SamplePage::new("events page money, refused", money("cancelled", rows(), vec![wrong])),
        SamplePage::new("events page money, empty", money("open", Vec::new(), Vec::new())),
        SamplePage::new("events page money list", List { events: vec![line] }),
        SamplePage::new("events page money list, empty", List { events: Vec::new() }),
    ]
}
