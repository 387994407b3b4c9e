//! One payment is keyed at the desk.

use axum::extract::State;
use axum::response::Response;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::{Form, euros, print};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::members::Rule;
use crate::org::PersonId;
use crate::treasury::pages::hub::must_keep;
use crate::treasury::pages::{Wrong, cut, hand, refusal};
use crate::treasury::rules::{PayWay, Refusal, Typed, parts};
use crate::treasury::store::{self, NewPart, NewPayment};

/// POST `/office/treasury/day`: one payment is keyed.
pub(in crate::treasury::pages) async fn key(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let language = officer.language();
    let typed = typed(&fields);
    let understood = parts(&Typed {
        amount: &typed.amount,
        gift: &typed.gift,
        subscription: &typed.subscription,
        other: &typed.other,
        way: &typed.way,
        piece: &typed.piece,
    });
    let way = typed.way.clone();
    let found = match understood {
        Ok(found) => found,
        Err(faults) => {
            let wrong = faults.into_iter().map(|fault| Wrong {
                field: fault.field.to_owned(),
                label: app.say(language, field_label(fault.field)),
                message: app.say(language, fault.key),
            });
            let wrong = wrong.collect();
            return print(&app, &officer, String::new(), Some(person), way, Some(typed), wrong)
                .await;
        }
    };
    let new_parts = found
        .into_iter()
        .map(|part| NewPart {
            kind: part.kind,
            person: person.clone(),
            cents: part.cents,
            rule: Rule::OldestFirst,
        })
        .collect();
    let done = receive(&app, &officer, &person, &typed, new_parts).await;
    match refusal(done)? {
        Ok((name, cents)) => {
            let args = [("name", name.into()), ("amount", euros(cents).into())];
            let said = app.say_with(language, "treasury-day-keyed", &args);
            let way = PayWay::parse(&way).unwrap_or(PayWay::Cheque).name();
            see_other_with(&format!("/office/treasury/day?way={way}"), &Notice::ok(said))
        }
        Err(key) => {
            let field = if key == Refusal::ReceiptUsed.key() { "piece" } else { "amount" };
            let wrong = Wrong {
                field: field.to_owned(),
                label: app.say(language, field_label(field)),
                message: app.say(language, key),
            };
            print(&app, &officer, String::new(), Some(person), way, Some(typed), vec![wrong]).await
        }
    }
}

fn typed(fields: &Fields) -> Form {
    Form {
        cause: desk_cause(fields),
        amount: cut(fields, "amount"),
        gift: cut(fields, "gift"),
        subscription: cut(fields, "subscription"),
        other: cut(fields, "other"),
        way: cut(fields, "way"),
        piece: cut(fields, "piece"),
        bank: cut(fields, "bank"),
        ..Form::default()
    }
}

/// What makes a keyed payment one payment: the form's own mark. A form without one is a payment
/// each time that it is sent.
pub(in crate::treasury::pages) fn desk_cause(fields: &Fields) -> String {
    let cause = cut(fields, "cause");
    if cause.starts_with("desk ") { cause } else { String::new() }
}

fn field_label(field: &str) -> &'static str {
    match field {
        "gift" => "treasury-part-gift",
        "subscription" => "treasury-part-subscription",
        "other" => "treasury-part-other",
        "way" => "treasury-day-way",
        "piece" => "treasury-day-piece",
        _ => "treasury-day-amount",
    }
}

async fn receive(
    app: &App,
    officer: &Officer,
    person: &PersonId,
    typed: &Form,
    new_parts: Vec<NewPart>,
) -> Result<(String, i64)> {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (by, payer) = (officer.clone(), person.clone());
    let (way, cause) = (PayWay::parse(&typed.way), typed.cause.clone());
    let (piece, bank) = (filled(&typed.piece), filled(&typed.bank));
    app.db
        .write(move |tx| {
            let office = &by.office;
            let payer = store::payer(tx, &office.scope, &payer)?.ok_or(Error::NotFound)?;
            let way = way.ok_or(Refusal::NotNow)?;
            let mut sitting = store::sitting(tx, office)?;
            let today = tx.now().day_text();
            let on_day = sitting.as_ref().map_or(today, |sitting| sitting.on_day.clone());
            let unit = office.unit.id.clone();
            let collector = ledger::collector_for(tx, &unit, &on_day)?;
            let collector = collector.ok_or(Refusal::NoCollector)?.id;
            if sitting.is_none() {
                let opened = store::open_sitting(tx, office, &by.actor.name, &collector, &on_day)?;
                sitting = Some(opened);
            }
            let sitting = sitting.ok_or(Error::Stale)?;
            let new = NewPayment {
                collector,
                unit,
                payer: payer.id,
                way,
                received_on: on_day,
                parts: new_parts.clone(),
                piece: piece.clone(),
                bank: bank.clone(),
                reference: None,
                cause: cause.clone(),
            };
            let around =
                store::Around { sitting: Some(sitting.id.as_str()), ..store::Around::default() };
            store::receive_as(tx, &new, hand(&by), &around)?;
            let name = format!("{} {}", payer.first_name, payer.last_name).trim().to_owned();
            Ok((name, new.cents()))
        })
        .await
}
