//! Requests for payment: of one person or of all who owe, mailed or printed.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::hub::must_keep;
use super::shown::{Asked, asked, label_of, sample};
use super::{Wrong, answer, cut, day_of, hand, refusal};
use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::{self, Collector};
use crate::members;
use crate::org::PersonId;
use crate::treasury::jobs::{self, Bulk};
use crate::treasury::rules::Refusal;
use crate::treasury::store::{self, Call, NewCall};
use crate::treasury::{CallId, PaymentId};

/// Days that a request leaves to pay, unless another day is typed.
const DAYS_TO_PAY: i64 = 15;

#[derive(Serialize, Default)]
struct Calls {
    unit: String,
    calls: Vec<Asked>,
    open_cents: i64,
    batch: String,
    due_on: String,
    reason: String,
    wrong: Vec<Wrong>,
    person: Option<Someone>,
    no_collector: bool,
}

/// Somebody of whom a request is being made.
#[derive(Serialize)]
struct Someone {
    id: String,
    name: String,
    amount: String,
    label: String,
}

#[derive(Serialize)]
struct One {
    call: Asked,
    person: String,
    error: String,
}

#[derive(Serialize, Default)]
struct Letters {
    calls: Vec<Asked>,
}

impl Page for Calls {
    const TEMPLATE: &'static str = "treasury/calls.html";
}

impl Page for One {
    const TEMPLATE: &'static str = "treasury/call.html";
}

impl Page for Letters {
    const TEMPLATE: &'static str = "treasury/letters.html";
}

/// GET `/office/treasury/calls`, with `batch` or `person`.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    print(&app, &officer, &fields, Vec::new()).await
}

/// The last day to pay that is proposed.
fn proposed_due(app: &App) -> String {
    app.now().plus_ms(DAYS_TO_PAY * kernel::time::DAY_MS).day_text()
}

async fn print(
    app: &App,
    officer: &Officer,
    fields: &Fields,
    wrong: Vec<Wrong>,
) -> Result<Response> {
    let batch = PaymentId::parse(fields.text("batch")).map(|id| id.to_string()).unwrap_or_default();
    let person = PersonId::parse(fields.text("person"));
    let (scope, wanted, unit) =
        (officer.office.scope.clone(), batch.clone(), officer.office.unit.id.clone());
    let (calls, someone, collector) = app
        .db
        .read(move |tx| {
            let today = tx.now().day_text();
            let someone = match &person {
                Some(person) => {
                    let payer = store::payer(tx, &scope, person)?.ok_or(Error::NotFound)?;
                    Some((payer, members::due(tx, person, &today)?))
                }
                None => None,
            };
            let calls = store::calls_of(tx, &scope, &wanted)?;
            Ok((calls, someone, ledger::collector_for(tx, &unit, &today)?))
        })
        .await?;
    let language = officer.language();
    let someone = someone.map(|(payer, due)| {
        let cents: i64 = due.iter().map(|due| due.due_cents - due.paid_cents).sum();
        let periods: Vec<String> = due.into_iter().map(|due| due.period).collect();
        let typed =
            |name: &str, other: String| fields.filled(name).map_or(other, |_| cut(fields, name));
        let proposed = if cents > 0 { super::day::euros(cents) } else { String::new() };
        Someone {
            id: payer.id.to_string(),
            name: format!("{} {}", payer.first_name, payer.last_name).trim().to_owned(),
            amount: typed("amount", proposed),
            label: typed("label", label_of(app, language, &periods)),
        }
    });
    let today = app.now().day_text();
    let calls: Vec<Asked> = calls.iter().map(|call| asked(call, None, &today)).collect();
    let page = Calls {
        unit: officer.office.unit.name.clone(),
        open_cents: calls.iter().map(|call| call.open_cents).sum(),
        calls,
        batch,
        due_on: day_of(fields.text("due_on")).unwrap_or_else(|| proposed_due(app)),
        reason: cut(fields, "reason"),
        wrong,
        person: someone,
        no_collector: collector.is_none(),
    };
    let is_refused = !page.wrong.is_empty();
    answer(app, &page, officer.shell(app), is_refused)
}

/// POST `/office/treasury/calls`: asks one person.
pub(super) async fn make(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let language = officer.language();
    let today = app.now().day_text();
    let cents = values::parse_cents(fields.text("amount")).ok().filter(|cents| *cents > 0);
    let due_on = day_of(fields.text("due_on")).filter(|day| *day >= today);
    let wrong = |field: &str, label: &str, key: &str| Wrong {
        field: field.to_owned(),
        label: app.say(language, label),
        message: app.say(language, key),
    };
    let (Some(cents), Some(due_on)) = (cents, due_on.clone()) else {
        let fault = if due_on.is_none() {
            wrong("due_on", "treasury-call-due", "treasury-refusal-bad-day")
        } else {
            wrong("amount", "treasury-day-amount", "treasury-fault-amount")
        };
        return print(&app, &officer, &fields, vec![fault]).await;
    };
    let (by, label) = (officer.clone(), cut(&fields, "label"));
    let is_mailed = fields.text("do") == "mail";
    let done = app
        .db
        .write(move |tx| {
            let payer = store::payer(tx, &by.office.scope, &person)?.ok_or(Error::NotFound)?;
            let today = tx.now().day_text();
            let collector = ledger::collector_for(tx, &payer.unit, &today)?;
            let new = NewCall {
                collector: collector.ok_or(Refusal::NoCollector)?.id,
                unit: payer.unit,
                person: payer.id.clone(),
                label: label.clone(),
                cents,
                due_on: due_on.clone(),
                batch: None,
            };
            let id = store::make_call(tx, hand(&by), &new)?;
            if is_mailed {
                jobs::enqueue_mail(tx, &id)?;
            }
            Ok(id)
        })
        .await;
    match refusal(done)? {
        Ok(id) => {
            let said = app.say(language, "treasury-call-made");
            see_other_with(&format!("/office/treasury/calls/{id}"), &Notice::ok(said))
        }
        Err(key) => {
            let fault = wrong("amount", "treasury-day-amount", key);
            print(&app, &officer, &fields, vec![fault]).await
        }
    }
}

/// POST `/office/treasury/calls/bulk`: asks all of the unit who owe and were not asked yet.
pub(super) async fn bulk(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let language = officer.language();
    let reason = cut(&fields, "reason");
    let today = app.now().day_text();
    let due_on = day_of(fields.text("due_on")).filter(|day| *day >= today);
    let fault = if reason.chars().count() < REASON_CHARS_MIN {
        Some(("reason", "treasury-file-reason", "treasury-fault-reason"))
    } else if due_on.is_none() {
        Some(("due_on", "treasury-call-due", "treasury-refusal-bad-day"))
    } else {
        None
    };
    if let Some((field, label, key)) = fault {
        let wrong = Wrong {
            field: field.to_owned(),
            label: app.say(language, label),
            message: app.say(language, key),
        };
        return print(&app, &officer, &fields, vec![wrong]).await;
    }
    let label = app.say(language, "treasury-label-dues");
    let (by, mails) = (officer.clone(), fields.has("mails"));
    let batch = app
        .db
        .write(move |tx| {
            let batch: PaymentId = tx.fresh();
            let bulk = Bulk {
                unit: by.office.unit.id.clone(),
                by: by.office.person.clone(),
                by_name: by.actor.name.clone(),
                label: label.clone(),
                due_on: due_on.clone().unwrap_or_default(),
                mails,
                batch: batch.to_string(),
                after: String::new(),
            };
            let debtors = store::owing(tx, &bulk.unit, &tx.now().day_text())?;
            let name = &by.actor.name;
            access::note_many(tx, &by.office, name, &debtors, Act::Selected, &reason, None)?;
            jobs::enqueue_calls(tx, &bulk)?;
            Ok(batch)
        })
        .await?;
    let said = app.say(language, "treasury-calls-begun");
    see_other_with(&format!("/office/treasury/calls?batch={batch}"), &Notice::ok(said))
}

/// A call of the officer's scope with the collector that it is paid to.
async fn found(app: &App, officer: &Officer, id: &CallId) -> Result<(Call, Option<Collector>)> {
    let (scope, id) = (officer.office.scope.clone(), id.clone());
    app.db
        .read(move |tx| {
            let call = store::call_of(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            let collector = ledger::collector(tx, &call.collector)?;
            Ok((call, collector))
        })
        .await
}

/// GET `/office/treasury/calls/{call}`: as it is printed.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = CallId::parse(&id).ok_or(Error::NotFound)?;
    print_one(&app, &officer, &id, String::new()).await
}

async fn print_one(app: &App, officer: &Officer, id: &CallId, error: String) -> Result<Response> {
    let (call, collector) = found(app, officer, id).await?;
    let person = call.person.as_ref().map(ToString::to_string).unwrap_or_default();
    let shown = asked(&call, collector.as_ref(), &app.now().day_text());
    let page = One { call: shown, person, error };
    let is_refused = !page.error.is_empty();
    answer(app, &page, officer.shell(app), is_refused)
}

/// POST `/office/treasury/calls/{call}` with `do`: `mail` or `withdraw`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = CallId::parse(&id).ok_or(Error::NotFound)?;
    let (scope, known) = (officer.office.scope.clone(), id.clone());
    let is_mail = match fields.text("do") {
        "mail" => true,
        "withdraw" => false,
        _ => return Err(Error::NotFound),
    };
    let done = app
        .db
        .write(move |tx| {
            let call = store::call_of(tx, &scope, &known)?.ok_or(Error::NotFound)?;
            if call.open_cents() == 0 {
                return Err(Refusal::CallOver.into());
            }
            if is_mail {
                jobs::enqueue_mail(tx, &known)?;
                return Ok("treasury-call-mailing");
            }
            store::withdraw(tx, &known)?;
            Ok("treasury-call-withdrawn")
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(key) => {
            let to = format!("/office/treasury/calls/{id}");
            see_other_with(&to, &Notice::ok(app.say(language, key)))
        }
        Err(key) => print_one(&app, &officer, &id, app.say(language, key)).await,
    }
}

/// GET `/office/treasury/calls/letters?batch=…`: open requests, one a printed page.
pub(super) async fn letters(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let batch = PaymentId::parse(fields.text("batch")).map(|id| id.to_string()).unwrap_or_default();
    let by = officer.clone();
    let calls = app
        .db
        .write(move |tx| {
            let mut found = Vec::new();
            let (mut people, mut collectors) = (Vec::new(), Vec::<Collector>::new());
            for call in store::calls_of(tx, &by.office.scope, &batch)? {
                if call.open_cents() == 0 || call.mailed_at.is_some() {
                    continue;
                }
                if !collectors.iter().any(|known| known.id == call.collector) {
                    collectors.extend(ledger::collector(tx, &call.collector)?);
                }
                let collector = collectors.iter().find(|known| known.id == call.collector);
                people.extend(call.person.clone());
                store::printed(tx, &call.id)?;
                found.push((call, collector.cloned()));
            }
            let name = &by.actor.name;
            access::note_many(tx, &by.office, name, &people, Act::Printed, "", None)?;
            Ok(found)
        })
        .await?;
    let today = app.now().day_text();
    let calls = calls.iter().map(|(call, collector)| asked(call, collector.as_ref(), &today));
    app.page(&Letters { calls: calls.collect() }, &officer.shell(&app))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let paid = || Asked { paid_cents: 6_400, open_cents: 0, qr_side: 0, ..sample() };
    let list = |wrong: Vec<Wrong>, person: Option<Someone>| Calls {
        unit: "Alès".to_owned(),
        calls: vec![sample(), paid()],
        open_cents: 6_400,
        batch: "1".to_owned(),
        due_on: "2026-12-09".to_owned(),
        reason: String::new(),
        wrong,
        person,
        no_collector: false,
    };
    let someone = Someone {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        amount: "64".to_owned(),
        label: "Cotisation".to_owned(),
    };
    let wrong = Wrong {
        field: "reason".to_owned(),
        label: "Motif".to_owned(),
        message: "Dites pourquoi.".to_owned(),
    };
    let empty = Calls { due_on: "2026-12-09".to_owned(), no_collector: true, ..Calls::default() };
    let one =
        |call: Asked, error: &str| One { call, person: "1".to_owned(), error: error.to_owned() };
    let withdrawn = Asked { is_withdrawn: true, open_cents: 0, qr_side: 0, ..sample() };
    vec![
        SamplePage::new("treasury/calls", list(Vec::new(), None)),
        SamplePage::new("treasury/calls-one", list(Vec::new(), Some(someone))),
        SamplePage::new("treasury/calls-refused", list(vec![wrong], None)),
        SamplePage::new("treasury/calls-empty", empty),
        SamplePage::new("treasury/call", one(sample(), "")),
        SamplePage::new("treasury/call-paid", one(paid(), "")),
        SamplePage::new("treasury/call-withdrawn", one(withdrawn, "Retirée.")),
        SamplePage::new("treasury/letters", Letters { calls: vec![sample()] }),
        SamplePage::new("treasury/letters-none", Letters::default()),
    ]
}
