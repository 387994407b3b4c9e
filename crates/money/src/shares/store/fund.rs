//! The solidarity fund of a unit: what came to it, and sharing it again by weight.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use super::draw::{NewPart, write};
use super::{Hand, turn};
use crate::ledger;
use crate::org::UnitId;
use crate::shares::StatementId;
use crate::shares::rules::{Refusal, Weight, weighed};

/// Most units that receive at once.
const UNITS_MAX: i64 = 2_000;

/// How a fund is to be shared again.
#[derive(Debug, Clone)]
pub(in crate::shares) struct NewFund {
    pub(in crate::shares) unit: UnitId,
    /// The kind of the units that receive.
    pub(in crate::shares) kind: String,
    pub(in crate::shares) weight: Weight,
    pub(in crate::shares) cents: i64,
    pub(in crate::shares) flat_cents: i64,
    pub(in crate::shares) decided_by: String,
    pub(in crate::shares) decided_on: String,
}

row! {
    /// A unit below and what it weighs.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::shares) struct Weighing {
        pub(in crate::shares) unit: UnitId,
        pub(in crate::shares) name: String,
        pub(in crate::shares) weight: i64,
        pub(in crate::shares) cents: i64,
    }
}

/// What is left of a unit's fund: what statements gave it, less what it gave again.
pub(in crate::shares) fn fund_cents(tx: &mut Tx<'_>, unit: &UnitId) -> Result<i64> {
    tx.one(
        "select (select cast(coalesce(sum(p.cents), 0) as bigint) from share_part p
            where p.to_unit = $1 and p.receiver = 'fund')
          - (select cast(coalesce(sum(p.cents), 0) as bigint) from share_part p
            join share_statement s on s.id = p.statement
            where s.unit = $1 and p.what = 'fund')",
        &[unit],
    )
}

/// Who would receive how much.
pub(in crate::shares) fn weighing(tx: &mut Tx<'_>, new: &NewFund) -> Result<Vec<Weighing>> {
    let now = tx.now();
    let (today, year) = (now.day_text(), now.day_text().chars().take(4).collect::<String>());
    let units = "from unit u join unit_above v on v.unit = u.id and v.above = $1
                 where u.kind = $2 and u.closed_at is null order by u.folded, u.id limit $3";
    let mut all: Vec<Weighing> = match new.weight {
        Weight::Units => tx.rows(
            &format!("select u.id, u.name, 1, 0 {units}"),
            &[&new.unit, &new.kind, &UNITS_MAX],
        )?,
        Weight::Members => tx.rows(
            &format!(
                "select u.id, u.name, (select count(*) from membership m
                     join unit_above a on a.unit = m.unit and a.above = u.id
                     where m.accepted_on is not null and m.ended_on is null
                     and not exists (select 1 from stamp s where s.membership = m.id
                         and s.due_on < $4 and s.exempt = 0 and s.paid_cents < s.due_cents)), 0
                 {units}"
            ),
            &[&new.unit, &new.kind, &UNITS_MAX, &today],
        )?,
        Weight::Stamps => tx.rows(
            &format!(
                "select u.id, u.name, (select count(*) from stamp s
                     join membership m on m.id = s.membership
                     join unit_above a on a.unit = m.unit and a.above = u.id
                     where substr(s.month, 1, 4) = $4 and s.due_cents > 0
                     and s.exempt = 0 and s.paid_cents >= s.due_cents), 0
                 {units}"
            ),
            &[&new.unit, &new.kind, &UNITS_MAX, &year],
        )?,
    };
    let weights: Vec<i64> = all.iter().map(|one| one.weight).collect();
    for (one, cents) in all.iter_mut().zip(weighed(new.cents, new.flat_cents, &weights)) {
        one.cents = cents;
    }
    Ok(all)
}

/// Shares a fund again: a statement, and its entries on both sides.
pub(in crate::shares) fn share_fund(
    tx: &mut Tx<'_>,
    new: &NewFund,
    hand: &Hand,
) -> Result<StatementId> {
    if new.cents <= 0 {
        return Err(Refusal::NoAmount.into());
    }
    if new.decided_by.trim().is_empty() || new.decided_on.len() != 10 {
        return Err(Refusal::NoVote.into());
    }
    turn(tx, "draw")?;
    if new.cents > fund_cents(tx, &new.unit)? {
        return Err(Refusal::FundTooSmall.into());
    }
    let today = tx.now().day_text();
    let payer = ledger::collector_for(tx, &new.unit, &today)?.ok_or(Refusal::NoCollector)?;
    let month: String = today.chars().take(7).collect();
    let done: i64 = tx.one(
        "select count(*) from share_statement s join fund_share f on f.statement = s.id
         where s.unit = $1 and substr(s.month, 1, 7) = $2",
        &[&new.unit, &month],
    )?;
    let receivers: Vec<Weighing> =
        weighing(tx, new)?.into_iter().filter(|one| one.cents > 0).collect();
    let mut parts = Vec::new();
    for one in &receivers {
        let collector = ledger::collector_for(tx, &one.unit, &today)?.map(|found| found.id);
        parts.push(NewPart {
            what: "fund",
            month: month.clone(),
            to: ("fund-share".to_owned(), one.unit.clone(), collector),
            quota: None,
            base_cents: new.cents,
            cents: one.cents,
        });
    }
    if parts.is_empty() {
        return Err(Refusal::NothingNew.into());
    }
    let book = (payer.id.to_string(), new.unit.to_string());
    let id = write(tx, &book, &format!("{month}+{}", done + 1), &today, &parts, hand)?;
    tx.exec(
        "insert into fund_share (statement, weight, kind, flat_cents, decided_by, decided_on)
         values ($1, $2, $3, $4, $5, $6)",
        &[&id, &new.weight.name(), &new.kind, &new.flat_cents, &new.decided_by, &new.decided_on],
    )?;
    for (line, one) in (0_i64..).zip(&receivers) {
        let sql = "insert into fund_weight (statement, line, weight) values ($1, $2, $3)";
        tx.exec(sql, &[&id, &line, &one.weight])?;
    }
    Ok(id)
}
