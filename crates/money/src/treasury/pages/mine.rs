//! What I paid, and every way to pay what is due.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::payments::stands;
use super::recurring::{self, Agreed};
use super::shown::{Asked, address_of, asked, grouped, label_of, periods_told, sample};
use super::{refusal, region};
use crate::accounts::Actor;
use crate::app::App;
use crate::ledger::{self, Collector};
use crate::members;
use crate::org::PersonId;
use crate::treasury::rules::cards::Standing;
use crate::treasury::rules::{PayWay, Refusal};
use crate::treasury::store::{self, Hand, NewCall};
use crate::treasury::{CallId, CardPaymentId, jobs};

/// Days that a request leaves to pay.
const DAYS_TO_PAY: i64 = 15;
/// Payments shown.
const SHOWN_MAX: i64 = 200;
/// Most that is paid by card at once, in cents.
const CARD_CENTS_MAX: i64 = 750_000;

#[derive(Serialize, Default)]
struct Mine {
    due_cents: i64,
    periods: String,
    amount: String,
    unit: String,
    collector: String,
    holder: String,
    iban: String,
    address: Vec<String>,
    may_card: bool,
    calls: Vec<Asked>,
    paid: Vec<Paid>,
    /// Cards charged again and again, and whether one more may be begun.
    agreed: Vec<Agreed>,
    may_agree: bool,
    each: String,
    error: String,
    error_field: &'static str,
}

#[derive(Serialize)]
struct Paid {
    received_on: String,
    way: String,
    cents: i64,
    state: &'static str,
    unit: String,
    collector: String,
}

#[derive(Serialize)]
struct MyCall {
    call: Asked,
}

#[derive(Serialize)]
struct CardPage {
    id: String,
    label: String,
    cents: i64,
    standing: &'static str,
    pay_url: String,
    is_back: bool,
    is_over: bool,
}

impl Page for Mine {
    const TEMPLATE: &'static str = "treasury/mine.html";
}

impl Page for MyCall {
    const TEMPLATE: &'static str = "treasury/my_call.html";
}

impl Page for CardPage {
    const TEMPLATE: &'static str = "treasury/card.html";
}

const CARD_STATE_TEMPLATE: &str = "treasury/card_state.html";

/// GET `/me/payments`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    print(&app, &actor, String::new()).await
}

async fn print(app: &App, actor: &Actor, error: String) -> Result<Response> {
    again(app, actor, "amount", "", error).await
}

/// The page, with what is wrong at a field and, for what comes back by itself, what was typed.
pub(super) async fn again(
    app: &App,
    actor: &Actor,
    error_field: &'static str,
    each: &str,
    error: String,
) -> Result<Response> {
    let person = actor.person.clone();
    let today = app.now().day_text();
    let day = today.clone();
    let (payer, due, lines, calls, collector, card, agreed) = app
        .db
        .read(move |tx| {
            let payer = store::own_payer(tx, &person)?.ok_or(Error::NotFound)?;
            let due = members::due(tx, &person, &day)?;
            let lines = store::of_person(tx, &person, "", "9999-12-31", SHOWN_MAX)?;
            let mut calls = Vec::new();
            for call in store::open_of(tx, &person)? {
                let collector = ledger::collector(tx, &call.collector)?;
                calls.push(asked(&call, collector.as_ref(), &day));
            }
            let collector = ledger::collector_for(tx, &payer.unit, &day)?;
            let card = match &collector {
                Some(collector) => store::account_of_collector(tx, &collector.id)?,
                None => None,
            };
            let agreed = recurring::of(tx, &person)?;
            Ok((payer, due, lines, calls, collector, card, agreed))
        })
        .await?;
    let language = actor.visit.language;
    let periods: Vec<String> = due.iter().map(|due| due.period.clone()).collect();
    let due_cents = due.iter().map(|due| due.due_cents - due.paid_cents).sum();
    let account = collector.as_ref().and_then(|collector| collector.account_on(&today));
    let own = lines.into_iter().filter(|line| line.person.as_ref() == Some(&actor.person));
    let page = Mine {
        due_cents,
        amount: if due_cents > 0 { super::day::euros(due_cents) } else { String::new() },
        periods: periods_told(language, &periods),
        unit: payer.unit_name,
        collector: collector.as_ref().map(|known| known.name.clone()).unwrap_or_default(),
        holder: account.map(|account| account.holder.clone()).unwrap_or_default(),
        iban: account.map(|account| grouped(&account.iban)).unwrap_or_default(),
        address: collector.as_ref().map(address_of).unwrap_or_default(),
        may_card: card.is_some(),
        calls,
        paid: own
            .map(|line| Paid {
                state: stands(&line).name(),
                way: app.say(language, PayWay::parse(&line.way).unwrap_or(PayWay::Other).key()),
                received_on: line.received_on,
                cents: line.cents,
                unit: line.unit_name,
                collector: line.collector_name,
            })
            .collect(),
        may_agree: card.is_some() && agreed.iter().all(|one| one.is_over() || !one.is_dues()),
        agreed,
        each: each.to_owned(),
        error,
        error_field,
    };
    let is_refused = !page.error.is_empty();
    super::answer(app, &page, actor.shell(app), is_refused)
}

/// What somebody owes: cents, periods, unit, collector.
fn owed(
    tx: &mut kernel::db::Tx<'_>,
    person: &PersonId,
) -> Result<(i64, Vec<String>, crate::org::UnitId, Collector)> {
    let today = tx.now().day_text();
    let payer = store::own_payer(tx, person)?.ok_or(Error::NotFound)?;
    let due = members::due(tx, person, &today)?;
    let cents = due.iter().map(|due| due.due_cents - due.paid_cents).sum();
    let collector = ledger::collector_for(tx, &payer.unit, &today)?;
    let periods = due.into_iter().map(|due| due.period).collect();
    Ok((cents, periods, payer.unit, collector.ok_or(Refusal::NoCollector)?))
}

/// Who receives what somebody pays: their unit and its collector.
pub(super) fn receives(
    tx: &mut kernel::db::Tx<'_>,
    person: &PersonId,
) -> Result<(crate::org::UnitId, Collector)> {
    let today = tx.now().day_text();
    let payer = store::own_payer(tx, person)?.ok_or(Error::NotFound)?;
    let collector = ledger::collector_for(tx, &payer.unit, &today)?;
    Ok((payer.unit, collector.ok_or(Refusal::NoCollector)?))
}

/// POST `/me/payments/call`: a reference of my own, to pay what is due by transfer.
pub(super) async fn call(State(app): State<App>, actor: Actor) -> Result<Response> {
    let (person, name) = (actor.person.clone(), actor.name.clone());
    let (words, language) = (app.clone(), actor.visit.language);
    let due_on = app.now().plus_ms(DAYS_TO_PAY * kernel::time::DAY_MS).day_text();
    let done = app
        .db
        .write(move |tx| {
            let (cents, periods, unit, collector) = owed(tx, &person)?;
            let new = NewCall {
                collector: collector.id,
                unit,
                person: person.clone(),
                label: label_of(&words, language, &periods),
                cents,
                due_on: due_on.clone(),
                batch: None,
            };
            store::make_call(tx, Hand { office: None, name: &name }, &new)
        })
        .await;
    match refusal(done)? {
        Ok(id) => see_other(&format!("/me/payments/calls/{id}")),
        Err(key) => print(&app, &actor, app.say(language, key)).await,
    }
}

/// GET `/me/payments/calls/{call}`.
pub(super) async fn show_call(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = CallId::parse(&id).ok_or(Error::NotFound)?;
    let person = actor.person.clone();
    let (call, collector) = app
        .db
        .read(move |tx| {
            let call = store::call_of_person(tx, &person, &id)?.ok_or(Error::NotFound)?;
            let collector = ledger::collector(tx, &call.collector)?;
            Ok((call, collector))
        })
        .await?;
    let call = asked(&call, collector.as_ref(), &app.now().day_text());
    app.page(&MyCall { call }, &actor.shell(&app))
}

/// POST `/me/payments/card` with `amount`: a job asks the carrier, the next page says where to pay.
pub(super) async fn card(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let language = actor.visit.language;
    let cents = values::parse_cents(fields.text("amount")).ok();
    let cents = cents.filter(|cents| (100..=CARD_CENTS_MAX).contains(cents));
    let Some(cents) = cents else {
        let error = app.say(language, "treasury-fault-card-amount");
        return print(&app, &actor, error).await;
    };
    let (person, words) = (actor.person.clone(), app.clone());
    let done = app
        .db
        .write(move |tx| {
            let (_, periods, unit, collector) = owed(tx, &person)?;
            let account = store::account_of_collector(tx, &collector.id)?;
            let account = account.ok_or(Refusal::NoCard)?;
            store::may_be_asked(tx, (&collector.id, &person), cents)?;
            let label = label_of(&words, language, &periods);
            let id = store::begin(tx, &account.id, &unit, &person, &label, cents)?;
            jobs::enqueue_ask(tx, &id, language == kernel::text::Language::English)?;
            Ok(id)
        })
        .await;
    match refusal(done)? {
        Ok(id) => see_other(&format!("/me/payments/card/{id}")),
        Err(key) => print(&app, &actor, app.say(language, key)).await,
    }
}

/// GET `/me/payments/card/{card}`: the browser comes back here; it moves nothing, the carrier is
/// read again. Without script the page is asked again by its button.
pub(super) async fn show_card(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let id = CardPaymentId::parse(&id).ok_or(Error::NotFound)?;
    let is_fragment = headers.get("x-fragment").is_some_and(|name| name == "card-state");
    let (person, known) = (actor.person.clone(), id.clone());
    let (payment, standing) = app
        .db
        .read(move |tx| {
            let payment = store::card_payment_of(tx, &person, &known)?.ok_or(Error::NotFound)?;
            Ok((payment, store::standing_of(tx, &known)?))
        })
        .await?;
    if standing == Standing::Pending && payment.theirs.is_some() && !is_fragment {
        app.db.write(move |tx| jobs::enqueue_read(tx, &id)).await?;
    }
    let page = CardPage {
        id: payment.id.to_string(),
        label: payment.label,
        cents: payment.cents,
        standing: standing.name(),
        pay_url: payment.pay_url.unwrap_or_default(),
        is_back: fields.has("back"),
        is_over: standing != Standing::Pending,
    };
    let shell = actor.shell(&app);
    if is_fragment {
        return region(&app, "card-state", CARD_STATE_TEMPLATE, &page, &shell);
    }
    app.page(&page, &shell)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let paid = |state: &'static str| Paid {
        received_on: "2026-11-22".to_owned(),
        way: "Chèque".to_owned(),
        cents: 6_000,
        state,
        unit: "Alès".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
    };
    let full = |error: &str| Mine {
        due_cents: 6_400,
        periods: "août, septembre".to_owned(),
        amount: "64".to_owned(),
        unit: "Alès".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
        holder: "ADF Union des quartiers 30".to_owned(),
        iban: "FR76 3000 6000".to_owned(),
        address: vec!["4 rue de la Paix".to_owned(), "30100 Alès".to_owned()],
        may_card: true,
        calls: vec![sample()],
        paid: vec![paid("banked"), paid("bounced")],
        agreed: vec![recurring::sample()],
        may_agree: true,
        each: "16".to_owned(),
        error: error.to_owned(),
        error_field: "amount",
    };
    let card = |standing: &'static str, pay_url: &str, is_over: bool| CardPage {
        id: "1".to_owned(),
        label: "Cotisation".to_owned(),
        cents: 6_400,
        standing,
        pay_url: pay_url.to_owned(),
        is_back: false,
        is_over,
    };
    vec![
        SamplePage::new("treasury/mine", full("")),
        SamplePage::new("treasury/mine-refused", full("Rien n’est dû.")),
        SamplePage::new(
            "treasury/mine-each",
            Mine { error_field: "each", ..full("Écrivez un montant entre 1 € et 1 000 €.") },
        ),
        SamplePage::new("treasury/mine-empty", Mine::default()),
        SamplePage::new("treasury/my-call", MyCall { call: sample() }),
        SamplePage::new("treasury/card-asked", card("pending", "", false)),
        SamplePage::new("treasury/card-ready", card("pending", "https://example.org/pay", false)),
        SamplePage::new(
            "treasury/card-back",
            CardPage { is_back: true, ..card("pending", "https://example.org/pay", false) },
        ),
        SamplePage::new("treasury/card-paid", card("paid", "", true)),
        SamplePage::new("treasury/card-failed", card("failed", "", true)),
        SamplePage::new("treasury/card-refunded", card("refunded", "", true)),
    ]
}
