//! What falls due soon, paid back together by a file for the bank.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::refusal;
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::{self, CollectorId};
use crate::loans::store::{self, Hand, Order, Ready};
use crate::loans::{LoanId, OrderId};
use crate::org::{Right, Scope};
use crate::shares;

const HERE: &str = "/office/treasury/loans";
/// Days ahead of which instalments are shown.
const AHEAD_DAYS: i64 = 31;
/// Most instalments paid at once.
const PAID_MAX: usize = 200;

/// What a collector is to pay back soon.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ToPay {
    pub(super) collector: String,
    pub(super) name: String,
    pub(super) dues: Vec<Ready>,
    pub(super) may_pay: bool,
    pub(super) has_account: bool,
}

/// What falls due soon by collector, and the files that were made for those kept here.
pub(super) fn groups(
    tx: &mut Tx<'_>,
    scope: &Scope,
    now: Moment,
) -> Result<(Vec<ToPay>, Vec<Order>)> {
    let today = now.day_text();
    let through = now.plus_ms(AHEAD_DAYS * DAY_MS).day_text();
    let mut groups: Vec<ToPay> = Vec::new();
    for due in store::ready(tx, scope, &through)? {
        if groups.last().is_none_or(|group| group.collector != due.collector.as_str()) {
            let collector = ledger::collector(tx, &due.collector)?.ok_or(Error::NotFound)?;
            groups.push(ToPay {
                collector: due.collector.to_string(),
                has_account: collector.account_on(&today).is_some(),
                name: collector.name,
                dues: Vec::new(),
                may_pay: ledger::is_kept_in(tx, scope, &due.collector)?,
            });
        }
        if let Some(group) = groups.last_mut() {
            group.dues.push(due);
        }
    }
    let mut orders = Vec::new();
    for collector in ledger::collectors(tx)? {
        if ledger::is_kept_in(tx, scope, &collector.id)? {
            orders.extend(store::orders(tx, &collector.id)?);
        }
    }
    Ok((groups, orders))
}

/// POST `/office/treasury/loans/pay` with `collector`, `on_day`, `d` (`loan:number`) for each.
pub(super) async fn pay(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let collector = CollectorId::parse(fields.text("collector")).ok_or(Error::NotFound)?;
    let chosen: Vec<(LoanId, i64)> = fields
        .all("d")
        .take(PAID_MAX)
        .filter_map(|one| {
            let (loan, number) = one.split_once(':')?;
            Some((LoanId::parse(loan)?, number.parse().ok()?))
        })
        .collect();
    let on_day = shares::day_of(fields.text("on_day"));
    let (office, hand) = (officer.office.clone(), Hand::of(&officer.office, &officer.actor.name));
    let done = app
        .db
        .write(move |tx| {
            if !ledger::is_kept_in(tx, &office.scope, &collector)? {
                return Err(Error::NotFound);
            }
            store::pay(tx, &collector, &chosen, &on_day, &hand)
        })
        .await;
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(_) => Notice::ok(app.say(language, "loans-order-made")),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with(HERE, &notice)
}

/// GET `/office/treasury/loans/orders/{id}/file`: the pain.001 file.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = OrderId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::order(tx, &scope, &id)).await?;
    let (on_day, file) = found.ok_or(Error::NotFound)?;
    download(&format!("prets-{on_day}.xml"), "application/xml", file)
}

/// A believable group.
pub(super) fn sample(may_pay: bool) -> Option<ToPay> {
    let loan = LoanId::parse("01890000-0000-7000-8000-000000000001")?;
    let collector = CollectorId::parse("01890000-0000-7000-8000-000000000002")?;
    let due = |number: i64, has_iban: bool| Ready {
        loan: loan.clone(),
        number,
        collector: collector.clone(),
        collector_name: "ADF du Gard".to_owned(),
        person_name: "Ana Moulin".to_owned(),
        due_on: "2026-11-30".to_owned(),
        cents: 25_000,
        has_iban,
    };
    Some(ToPay {
        collector: collector.to_string(),
        name: "ADF du Gard".to_owned(),
        dues: vec![due(1, true), due(2, false)],
        may_pay,
        has_account: may_pay,
    })
}

/// A believable file.
pub(super) fn sample_order() -> Option<Order> {
    Some(Order {
        id: OrderId::parse("01890000-0000-7000-8000-000000000001")?,
        collector: CollectorId::parse("01890000-0000-7000-8000-000000000002")?,
        collector_name: "ADF du Gard".to_owned(),
        on_day: "2026-11-25".to_owned(),
        instalments: 2,
        cents: 50_000,
        by_name: "Colette Vauquelin".to_owned(),
        at: Moment(1_795_100_000_000),
    })
}
