//! Paying claims: one file for the bank or one gesture for many, an entry for each.

use kernel::db::Tx;
use kernel::{Error, Result};

use super::read::{CLAIM, Claim, ORDERS_MAX, Order, facts};
use super::write::{Hand, Said, note, take};
use crate::claims::rules::{FactKind, Refusal, State};
use crate::claims::{ClaimId, OrderId};
use crate::ledger::{self, Collector, CollectorId, EntryId, NewEntry, NewLine};
use crate::org::Scope;

/// Claims to pay together.
#[derive(Debug, Clone)]
pub(in crate::claims) struct NewOrder {
    pub(in crate::claims) collector: CollectorId,
    pub(in crate::claims) claims: Vec<ClaimId>,
    /// Whether a file for the bank is made; else it was paid in another way.
    pub(in crate::claims) is_file: bool,
    pub(in crate::claims) on_day: String,
}

/// Pays agreed claims of one collector: all of them or none.
pub(in crate::claims) fn pay(tx: &mut Tx<'_>, new: &NewOrder, hand: &Hand) -> Result<OrderId> {
    let collector = ledger::collector(tx, &new.collector)?.ok_or(Error::NotFound)?;
    let (id, now): (OrderId, _) = (tx.fresh(), tx.now());
    let today = now.day_text();
    if new.on_day.len() != 10 || (!new.is_file && new.on_day > today) {
        return Err(Refusal::BadDay.into());
    }
    ledger::hold(tx, &new.collector)?;
    let mut claims: Vec<Claim> = Vec::new();
    for one in &new.claims {
        let sql = format!("{CLAIM} where c.id = $1 and c.collector = $2");
        let claim: Claim = tx.row(&sql, &[one, &new.collector])?.ok_or(Error::NotFound)?;
        if claim.state() != State::Approved {
            return Err(Refusal::Over.into());
        }
        take(tx, &claim)?;
        claims.push(claim);
    }
    if claims.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    let at = kernel::text::iso(now.0);
    let file = match new.is_file {
        true => Some(transfer(&collector, &claims, (&id, &new.on_day, &at))?),
        false => None,
    };
    let way = if new.is_file { "file" } else { "recorded" };
    let cents: i64 = claims.iter().map(|claim| claim.cents).sum();
    tx.exec(
        "insert into claim_order (id, collector, way, on_day, claims, cents, file, mandate,
         by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &new.collector,
            &way,
            &new.on_day,
            &i64::try_from(claims.len())?,
            &cents,
            &file,
            &hand.mandate,
            &hand.name,
            &now,
        ],
    )?;
    let on_day = new.on_day.clone().min(today);
    for claim in &claims {
        let entry = post(tx, (&new.collector, claim), &id, &on_day, hand)?;
        let said =
            Said { on_day: &new.on_day, pay: Some(&id), entry: Some(&entry), ..Said::default() };
        note(tx, &claim.id, FactKind::Paid, said, hand)?;
    }
    Ok(id)
}

fn post(
    tx: &mut Tx<'_>,
    (collector, claim): (&CollectorId, &Claim),
    order: &OrderId,
    on_day: &str,
    hand: &Hand,
) -> Result<EntryId> {
    let line = |account: &str, debit_cents: i64, credit_cents: i64| NewLine {
        account: account.to_owned(),
        unit: Some(claim.unit.clone()),
        person: claim.person.clone(),
        label: String::new(),
        debit_cents,
        credit_cents,
    };
    let entry = NewEntry {
        collector: collector.clone(),
        journal: "BQ",
        on_day: on_day.to_owned(),
        label: format!("Remboursement : {}", claim.purpose),
        piece: None,
        cause_kind: "claim-paid",
        cause: format!("{}:{order}", claim.id),
        lines: vec![line(ledger::EXPENSES_DUE, claim.cents, 0), line(ledger::BANK, 0, claim.cents)],
        by: hand.person.clone(),
    };
    ledger::post(tx, &entry)
}

/// The file for the collector's bank.
fn transfer(
    collector: &Collector,
    claims: &[Claim],
    (id, on_day, at): (&OrderId, &str, &str),
) -> Result<String> {
    let from = collector.account_on(on_day).ok_or(Refusal::NoAccount)?;
    let short =
        |id: &str| -> String { id.chars().filter(char::is_ascii_alphanumeric).take(30).collect() };
    let credit = |claim: &Claim| bank::Credit {
        end_to_end: short(claim.id.as_str()),
        name: claim.payee_name.clone(),
        iban: claim.payee_iban.clone(),
        bic: None,
        cents: claim.cents,
        text: claim.purpose.clone(),
    };
    let file = bank::Transfer {
        id: short(id.as_str()),
        created_at: at.chars().take(19).collect(),
        name: from.holder.clone(),
        iban: from.iban.clone(),
        bic: from.bic.clone(),
        pay_on: on_day.to_owned(),
        credits: claims.iter().map(credit).collect(),
    };
    bank::write_transfer(&file).map_err(|_| Refusal::NoFile.into())
}

/// The money came back or was never sent: the collector owes it again.
pub(in crate::claims) fn give_back(
    tx: &mut Tx<'_>,
    claim: &Claim,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy.into());
    }
    take(tx, claim)?;
    let last = facts(tx, &claim.id)?.pop().filter(|fact| fact.kind == FactKind::Paid.name());
    let last = last.ok_or(Refusal::Over)?;
    let entry = last.entry.ok_or(Refusal::Over)?;
    let today = tx.now().day_text();
    let mirror = ledger::reverse(tx, &entry, &today, why, hand.person.as_ref())?;
    let said = Said { why, pay: last.pay.as_ref(), entry: Some(&mirror), on_day: "" };
    note(tx, &claim.id, FactKind::Returned, said, hand)
}

const ORDER: &str = "select o.id, o.collector, c.name, o.way, o.on_day, o.claims, o.cents,
    o.by_name, o.at from claim_order o join collector c on c.id = o.collector";

/// The payments of a collector, newest first.
pub(in crate::claims) fn orders(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Order>> {
    let sql = format!("{ORDER} where o.collector = $1 order by o.at desc, o.id desc limit $2");
    tx.rows(&sql, &[collector, &ORDERS_MAX])
}

/// One payment of a collector whose books this scope keeps, with its file.
pub(in crate::claims) fn order(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &OrderId,
) -> Result<Option<(Order, Option<String>)>> {
    let found: Option<Order> = tx.row(&format!("{ORDER} where o.id = $1"), &[id])?;
    let Some(found) = found else { return Ok(None) };
    if !ledger::is_kept_in(tx, scope, &found.collector)? {
        return Ok(None);
    }
    let file: Option<(Option<String>,)> =
        tx.row("select file from claim_order where id = $1", &[id])?;
    Ok(Some((found, file.and_then(|(file,)| file))))
}
