//! What members agreed to pay by card again and again, and what carriers paid out, for treasurers.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::hub::must_keep;
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Scope;
use crate::people;
use crate::treasury::store::{self, PaidOut};
use crate::treasury::{CardSubscriptionId, rules::cards::Going};

/// What people read in their history of consultations.
const REASON: &str = "Paiement par carte régulier";

/// Somebody who pays again and again.
#[derive(Debug, Serialize)]
pub(super) struct Agreed {
    id: String,
    name: String,
    label: String,
    cents: i64,
    every: i64,
    going: &'static str,
    may_stop: bool,
}

/// Those of a scope that go on.
pub(super) fn of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Agreed>> {
    let mut all = Vec::new();
    for one in store::subscriptions_in(tx, scope)? {
        let going = store::going(tx, &one)?;
        let name = match &one.person {
            Some(person) => people::name_of(tx, person)?.unwrap_or_default(),
            None => String::new(),
        };
        all.push(Agreed {
            id: one.id.to_string(),
            name,
            label: one.label.clone(),
            cents: one.cents,
            every: one.every_months,
            going: going.name(),
            may_stop: going != Going::Stopping,
        });
    }
    Ok(all)
}

/// A payout on the page.
#[derive(Debug, Serialize)]
pub(super) struct PayoutShown {
    collector: String,
    carrier: String,
    reference: String,
    arrives_on: String,
    cents: i64,
    fee_cents: i64,
    gross_cents: i64,
    is_found: bool,
}

/// A payout as it is shown.
pub(super) fn shown(one: PaidOut) -> PayoutShown {
    PayoutShown {
        collector: one.collector_name,
        carrier: one.carrier,
        reference: one.reference,
        arrives_on: one.arrives_on,
        cents: one.cents,
        fee_cents: one.fee_cents,
        gross_cents: one.gross_cents,
        is_found: one.is_found,
    }
}

/// POST `/office/treasury/cards/subscriptions/{id}/stop`: for whoever asked the treasurer.
pub(super) async fn stop(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = CardSubscriptionId::parse(&id).ok_or(Error::NotFound)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    app.db
        .write(move |tx| {
            let known = store::subscriptions_in(tx, &office.scope)?;
            let one = known.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)?;
            if let Some(person) = &one.person {
                access::note(tx, &office, &name, person, Act::Changed, REASON)?;
            }
            store::ask_stop(tx, &one, &name)
        })
        .await?;
    let said = app.say(officer.language(), "treasury-again-stop-asked");
    see_other_with("/office/treasury/cards", &Notice::ok(said))
}

/// Believable lines.
pub(super) fn samples() -> (Vec<Agreed>, Vec<PayoutShown>) {
    let agreed = |going: Going| Agreed {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        label: "Cotisation".to_owned(),
        cents: 1_600,
        every: 1,
        going: going.name(),
        may_stop: going != Going::Stopping,
    };
    let payout = |is_found: bool| PayoutShown {
        collector: "Association de financement du Gard".to_owned(),
        carrier: "stripe".to_owned(),
        reference: "po_1TzQ2k".to_owned(),
        arrives_on: "2026-11-24".to_owned(),
        cents: 31_250,
        fee_cents: 750,
        gross_cents: 32_000,
        is_found,
    };
    let all = [Going::Active, Going::Failing, Going::Stopping].map(agreed);
    (all.into(), vec![payout(true), payout(false)])
}
