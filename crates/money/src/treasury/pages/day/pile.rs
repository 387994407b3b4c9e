//! What was counted by hand, and the end of a sitting.

use axum::extract::State;
use axum::response::Response;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::print;
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::treasury::pages::hub::must_keep;
use crate::treasury::pages::{Wrong, day_of, refusal};
use crate::treasury::rules::{Pile, Refusal};
use crate::treasury::store;

/// POST `/office/treasury/day/pile`: what was counted, and the day of what is keyed next.
pub(in crate::treasury::pages) async fn pile(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let amount = |name: &str| fields.filled(name).map(values::parse_cents).transpose();
    let language = officer.language();
    let count = fields.filled("cheques").map(str::parse::<i64>).transpose();
    let understood = (count, amount("cheques_cents"), amount("cash_cents"));
    let (Ok(cheques), Ok(cheques_cents), Ok(cash_cents)) = understood else {
        let wrong = Wrong {
            field: "cheques".to_owned(),
            label: app.say(language, "treasury-day-pile"),
            message: app.say(language, "treasury-fault-pile"),
        };
        let way = String::new();
        return print(&app, &officer, String::new(), None, way, None, vec![wrong]).await;
    };
    let pile = Pile { cheques, cheques_cents, cash_cents };
    let (by, on_day) = (officer.clone(), day_of(fields.text("on_day")));
    let done = app
        .db
        .write(move |tx| {
            let today = tx.now().day_text();
            let on_day = on_day.clone().unwrap_or_else(|| today.clone());
            if on_day > today {
                return Err(Refusal::BadDay.into());
            }
            let collector = ledger::collector_for(tx, &by.office.unit.id, &on_day)?;
            let collector = collector.ok_or(Refusal::NoCollector)?.id;
            let sitting = store::open_sitting(tx, &by.office, &by.actor.name, &collector, &on_day)?;
            store::count_pile(tx, &sitting.id, &pile, &on_day)
        })
        .await;
    back(&app, &officer, done.map(|()| "treasury-day-counted"))
}

/// POST `/office/treasury/day/close`: the piles add up, the cheques go on a slip.
pub(in crate::treasury::pages) async fn close(
    State(app): State<App>,
    officer: Officer,
) -> Result<Response> {
    must_keep(&officer)?;
    let by = officer.clone();
    let done = app
        .db
        .write(move |tx| {
            let sitting = store::sitting(tx, &by.office)?.ok_or(Refusal::SittingOver)?;
            store::close_sitting(tx, &by.office, &by.actor.name, &sitting)
        })
        .await;
    match refusal(done)? {
        Ok(Some(slip)) => {
            let said = app.say(officer.language(), "treasury-day-closed");
            see_other_with(&format!("/office/treasury/slips/{slip}"), &Notice::ok(said))
        }
        Ok(None) => back(&app, &officer, Ok("treasury-day-closed")),
        Err(key) => back(&app, &officer, Err(Error::Refused(key))),
    }
}

/// Back to the day with a word on what was done, or why not.
fn back(app: &App, officer: &Officer, done: Result<&'static str>) -> Result<Response> {
    let notice = match refusal(done)? {
        Ok(key) => Notice::ok(app.say(officer.language(), key)),
        Err(key) => Notice::warn(app.say(officer.language(), key)),
    };
    see_other_with("/office/treasury/day", &notice)
}
