//! Settling what one collector owes another: by a file for the bank, or noted afterwards.

use kernel::db::Tx;
use kernel::{Error, Result, row};
use serde::Serialize;

use super::{Hand, balance, turn};
use crate::ledger::{self, Collector, CollectorId, EntryId, NewEntry, NewLine};
use crate::org::Scope;
use crate::shares::SettlementId;
use crate::shares::rules::Refusal;

/// Most settlements on a page.
const SETTLEMENTS_MAX: i64 = 100;

/// A settlement to write.
#[derive(Debug, Clone)]
pub(in crate::shares) struct NewSettlement {
    pub(in crate::shares) from: CollectorId,
    pub(in crate::shares) to: CollectorId,
    pub(in crate::shares) cents: i64,
    pub(in crate::shares) on_day: String,
    /// Whether a file for the bank is made; else it was paid in another way.
    pub(in crate::shares) is_file: bool,
    pub(in crate::shares) reference: String,
}

row! {
    /// A settlement.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::shares) struct Settlement {
        pub(in crate::shares) id: SettlementId,
        pub(in crate::shares) from: CollectorId,
        pub(in crate::shares) from_name: String,
        pub(in crate::shares) to: CollectorId,
        pub(in crate::shares) to_name: String,
        pub(in crate::shares) way: String,
        pub(in crate::shares) cents: i64,
        pub(in crate::shares) on_day: String,
        pub(in crate::shares) reference: String,
        pub(in crate::shares) by_name: String,
        pub(in crate::shares) received_on: Option<String>,
        pub(in crate::shares) received_by_name: String,
        pub(in crate::shares) is_undone: bool,
        pub(in crate::shares) keeps_from: bool,
        pub(in crate::shares) keeps_to: bool,
    }
}

const SETTLEMENT: &str = "select s.id, s.from_collector, f.name, s.to_collector, t.name, s.way,
    s.cents, s.on_day, s.reference, s.by_name, s.received_on, s.received_by_name,
    case when s.undone_at is null then 0 else 1 end,
    case when s.from_collector in (select m.collector from collector_unit m
        join unit_above x on x.unit = m.unit where x.above = $1) then 1 else 0 end,
    case when s.to_collector in (select m.collector from collector_unit m
        join unit_above x on x.unit = m.unit where x.above = $1) then 1 else 0 end
    from share_settlement s join collector f on f.id = s.from_collector
    join collector t on t.id = s.to_collector";

/// The settlements that a scope pays or receives, newest first.
pub(in crate::shares) fn settlements(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Settlement>> {
    let sql = format!("{SETTLEMENT} order by s.at desc, s.id limit $2");
    let all: Vec<Settlement> = tx.rows(&sql, &[scope.unit(), &SETTLEMENTS_MAX])?;
    Ok(all.into_iter().filter(|one| one.keeps_from || one.keeps_to).collect())
}

/// One settlement that a scope pays or receives, and its file.
pub(in crate::shares) fn settlement(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &SettlementId,
) -> Result<Option<(Settlement, Option<String>)>> {
    let one: Option<Settlement> =
        tx.row(&format!("{SETTLEMENT} where s.id = $2"), &[scope.unit(), id])?;
    let Some(one) = one.filter(|one| one.keeps_from || one.keeps_to) else { return Ok(None) };
    let file: Option<(Option<String>,)> =
        tx.row("select file from share_settlement where id = $1", &[id])?;
    Ok(Some((one, file.and_then(|(file,)| file))))
}

/// Settles at most what is open, and posts it in the payer's ledger.
pub(in crate::shares) fn settle(
    tx: &mut Tx<'_>,
    new: &NewSettlement,
    hand: &Hand,
) -> Result<SettlementId> {
    if new.cents <= 0 {
        return Err(Refusal::NoAmount.into());
    }
    turn(tx, &format!("settle {} {}", new.from, new.to))?;
    if new.cents > balance(tx, &new.from, &new.to, "")?.open_cents {
        return Err(Refusal::MoreThanOwed.into());
    }
    let payer = ledger::collector(tx, &new.from)?.ok_or(Error::NotFound)?;
    let payee = ledger::collector(tx, &new.to)?.ok_or(Error::NotFound)?;
    let (id, now): (SettlementId, _) = (tx.fresh(), tx.now());
    let file = match new.is_file {
        true => Some(transfer(&payer, &payee, new, &id, &kernel::text::iso(now.0))?),
        false => None,
    };
    let way = if new.is_file { "file" } else { "recorded" };
    let entry = post(tx, &new.from, "share-paid", &id, new, (ledger::SHARES_DUE, ledger::BANK))?;
    tx.exec(
        "insert into share_settlement (id, from_collector, to_collector, way, cents, on_day,
         reference, file, mandate, by_name, at, entry, received_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '')",
        &[
            &id,
            &new.from,
            &new.to,
            &way,
            &new.cents,
            &new.on_day,
            &new.reference,
            &file,
            &hand.mandate,
            &hand.name,
            &now,
            &entry,
        ],
    )?;
    Ok(id)
}

/// The file for the payer's bank.
fn transfer(
    payer: &Collector,
    payee: &Collector,
    new: &NewSettlement,
    id: &SettlementId,
    now: &str,
) -> Result<String> {
    let from = payer.account_on(&new.on_day).ok_or(Refusal::NoAccount)?;
    let to = payee.account_on(&new.on_day).ok_or(Refusal::NoAccount)?;
    let short: String = id.as_str().chars().filter(char::is_ascii_alphanumeric).take(30).collect();
    let file = bank::Transfer {
        id: short.clone(),
        created_at: now.chars().take(19).collect(),
        name: from.holder.clone(),
        iban: from.iban.clone(),
        bic: from.bic.clone(),
        pay_on: new.on_day.clone(),
        credits: vec![bank::Credit {
            end_to_end: short,
            name: to.holder.clone(),
            iban: to.iban.clone(),
            bic: to.bic.clone(),
            cents: new.cents,
            text: new.reference.clone(),
        }],
    };
    bank::write_transfer(&file).map_err(|_| Refusal::NoFile.into())
}

fn post(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    cause_kind: &'static str,
    id: &SettlementId,
    new: &NewSettlement,
    (debit, credit): (&str, &str),
) -> Result<EntryId> {
    let today = tx.now().day_text();
    let line = |account: &str, debit_cents: i64, credit_cents: i64| NewLine {
        account: account.to_owned(),
        unit: None,
        person: None,
        label: String::new(),
        debit_cents,
        credit_cents,
    };
    let entry = NewEntry {
        collector: collector.clone(),
        journal: "BQ",
        on_day: new.on_day.clone().min(today),
        label: format!("Règlement de quotes-parts {}", new.reference),
        piece: None,
        cause_kind,
        cause: id.to_string(),
        lines: vec![line(debit, new.cents, 0), line(credit, 0, new.cents)],
        by: None,
    };
    ledger::post(tx, &entry)
}

/// The money arrived: the receiver's ledger says so.
pub(in crate::shares) fn receive(
    tx: &mut Tx<'_>,
    one: &Settlement,
    on_day: &str,
    hand: &Hand,
) -> Result<()> {
    if !one.keeps_to {
        return Err(Refusal::NotYours.into());
    }
    let now = tx.now();
    let written = tx.exec(
        "update share_settlement set received_on = $2, received_by_name = $3, received_at = $4
         where id = $1 and received_at is null and undone_at is null",
        &[&one.id, &on_day, &hand.name, &now],
    )?;
    if written == 0 {
        return Err(Refusal::Over.into());
    }
    let new = NewSettlement {
        from: one.from.clone(),
        to: one.to.clone(),
        cents: one.cents,
        on_day: on_day.to_owned(),
        is_file: false,
        reference: one.reference.clone(),
    };
    let accounts = (ledger::BANK, ledger::SHARES_DUE);
    post(tx, &one.to, "share-received", &one.id, &new, accounts).map(drop)
}

/// The money did not go: the payer's entry is reversed.
pub(in crate::shares) fn undo(tx: &mut Tx<'_>, one: &Settlement) -> Result<()> {
    if !one.keeps_from {
        return Err(Refusal::NotYours.into());
    }
    let now = tx.now();
    let written = tx.exec(
        "update share_settlement set undone_at = $2
         where id = $1 and received_at is null and undone_at is null",
        &[&one.id, &now],
    )?;
    if written == 0 {
        return Err(Refusal::Over.into());
    }
    let entry: Option<(Option<EntryId>,)> =
        tx.row("select entry from share_settlement where id = $1", &[&one.id])?;
    if let Some((Some(entry),)) = entry {
        ledger::reverse(tx, &entry, &now.day_text(), "Virement annulé", None)?;
    }
    Ok(())
}
