//! What debits ask of the ledger, members and the treasury: the only file that calls them.

use std::collections::HashMap;

use kernel::db::Tx;
use kernel::{Error, Result};

use super::{rules, store};
use crate::ledger::{self, BankAccount, Collector, CollectorId, NewEntry, NewLine};
use crate::members::{self, Rule};
use crate::org::{Office, PersonId, Scope, UnitId};
use crate::treasury::{
    self, CardHeld, NewGift, NewPayment, Part, PartKind, PayWay, PaymentId, TakenBack,
};

/// Used when no dated value is kept: as the scheme's rulebook has it.
const DORMANCY: &str = "mandate_dormancy_months";
const NOTICE: &str = "prenotification_days";
/// The kind of cause of what movements post.
const CAUSE: &str = "bank-entry";

/// An account of a collector.
#[derive(Debug, Clone)]
pub(super) struct Account {
    /// Whose.
    pub collector: Collector,
    /// Which.
    pub account: BankAccount,
}

/// The accounts in use of collectors that serve units within a scope alone.
pub(super) fn accounts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Account>> {
    let today = tx.now().day_text();
    let mut found = Vec::new();
    for collector in ledger::collectors(tx)? {
        if !store::serves_within(tx, scope, &collector.id, &today)? {
            continue;
        }
        for account in &collector.accounts {
            if account.to_on.as_ref().is_none_or(|end| *end >= today) {
                found.push(Account { collector: collector.clone(), account: account.clone() });
            }
        }
    }
    Ok(found)
}

/// One of these accounts.
///
/// # Errors
/// [`Error::NotFound`] when it is none of theirs.
pub(super) fn account(tx: &mut Tx<'_>, scope: &Scope, id: &str) -> Result<Account> {
    let found = accounts(tx, scope)?;
    found.into_iter().find(|one| one.account.id.as_str() == id).ok_or(Error::NotFound)
}

/// The collector that receives for a unit on a day.
pub(super) fn collector_of(tx: &mut Tx<'_>, unit: &UnitId, day: &str) -> Result<Option<Collector>> {
    ledger::collector_for(tx, unit, day)
}

/// One collector.
pub(super) fn collector(tx: &mut Tx<'_>, id: &CollectorId) -> Result<Option<Collector>> {
    ledger::collector(tx, id)
}

/// Months without a debit after which a mandate lapses, on a day.
///
/// # Errors
/// A fault when the legal value is not kept.
pub(super) fn dormancy_months(tx: &mut Tx<'_>, day: &str) -> Result<i64> {
    ledger::legal(tx, DORMANCY, day)?.ok_or_else(|| Error::fault("no mandate_dormancy_months"))
}

/// Days between the notice to the member and the debit.
///
/// # Errors
/// A fault when the legal value is not kept.
pub(super) fn notice_days(tx: &mut Tx<'_>, day: &str) -> Result<i64> {
    ledger::legal(tx, NOTICE, day)?.ok_or_else(|| Error::fault("no prenotification_days"))
}

/// What somebody owes by a day, in cents.
pub(super) fn due_cents(tx: &mut Tx<'_>, person: &PersonId, through: &str) -> Result<i64> {
    let due = members::due(tx, person, through)?;
    Ok(due.iter().map(|one| one.due_cents.saturating_sub(one.paid_cents).max(0)).sum())
}

/// The same for many people, without who owes nothing.
pub(super) fn due_cents_of(
    tx: &mut Tx<'_>,
    people: &[PersonId],
    through: &str,
) -> Result<HashMap<PersonId, i64>> {
    members::due_cents_of(tx, people, through)
}

/// Money that came in from somebody.
#[derive(Debug, Clone)]
pub(super) struct Received<'a> {
    /// Who received it.
    pub collector: &'a CollectorId,
    /// For which unit.
    pub unit: &'a UnitId,
    /// From whom.
    pub person: &'a PersonId,
    /// Whether it was debited; else it was transferred.
    pub debited: bool,
    /// On which day.
    pub on_day: &'a str,
    /// How much.
    pub cents: i64,
    /// What it is, unless a target says so.
    pub kind: PartKind,
    /// Under which reference.
    pub reference: &'a str,
    /// What makes it one payment.
    pub cause: String,
    /// What a gift answers; empty for dues.
    pub target: &'a str,
}

/// Writes a payment; the same cause twice is the same payment.
pub(super) fn receive(
    tx: &mut Tx<'_>,
    what: &Received<'_>,
    by: Option<&Office>,
) -> Result<PaymentId> {
    if !what.target.is_empty() {
        let gift = NewGift {
            collector: what.collector.clone(),
            unit: what.unit.clone(),
            payer: what.person.clone(),
            way: if what.debited { PayWay::Debit } else { PayWay::Transfer },
            received_on: what.on_day.to_owned(),
            cents: what.cents,
            piece: None,
            reference: Some(what.reference.to_owned()),
            cause: what.cause.clone(),
            target: what.target.to_owned(),
        };
        return treasury::receive_gift(tx, &gift, by);
    }
    let payment = NewPayment {
        collector: what.collector.clone(),
        unit: what.unit.clone(),
        payer: what.person.clone(),
        way: if what.debited { PayWay::Debit } else { PayWay::Transfer },
        received_on: what.on_day.to_owned(),
        parts: vec![Part {
            kind: what.kind,
            person: what.person.clone(),
            cents: what.cents,
            rule: Rule::OldestFirst,
        }],
        piece: None,
        bank: None,
        reference: Some(what.reference.to_owned()),
        cause: what.cause.clone(),
    };
    treasury::receive(tx, &payment, by)
}

/// The unit that keeps somebody of a scope.
pub(super) fn unit_of(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<Option<UnitId>> {
    treasury::unit_of(tx, scope, person)
}

/// Whether a collector receives for somebody of a scope on a day.
pub(super) fn receives_for(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    (collector, day): (&CollectorId, &str),
) -> Result<bool> {
    let Some(unit) = unit_of(tx, scope, person)? else { return Ok(false) };
    Ok(collector_of(tx, &unit, day)?.is_some_and(|found| found.id == *collector))
}

/// The payment that a movement's decision wrote, unless it was taken back since.
pub(super) fn paid_by_cause(tx: &mut Tx<'_>, cause: &str) -> Result<Option<PaymentId>> {
    let Some(id) = treasury::by_cause(tx, cause)? else { return Ok(None) };
    let stands = treasury::payment(tx, &id)?.is_some_and(|one| one.taken_back.is_none());
    Ok(stands.then_some(id))
}

/// Takes back, as an error, the payment that a movement's decision wrote.
pub(super) fn take_back_by_cause(
    tx: &mut Tx<'_>,
    cause: &str,
    on_day: &str,
    by: Option<&Office>,
) -> Result<()> {
    let Some(id) = paid_by_cause(tx, cause)? else { return Ok(()) };
    treasury::take_back(tx, &id, TakenBack::Cancelled, on_day, "", by)
}

/// Takes back the entry that a movement's decision posted.
pub(super) fn reverse_by_cause(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    cause: &str,
    on_day: &str,
    by: Option<&Office>,
) -> Result<()> {
    let Some(id) = ledger::posted(tx, collector, CAUSE, cause)? else { return Ok(()) };
    ledger::reverse(tx, &id, on_day, "", by.map(|office| &office.person)).map(drop)
}

/// The accounts to which somebody may say that a movement belongs: none that other pages keep.
pub(super) fn chart(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<(String, String)>> {
    let kept = [ledger::BANK, ledger::CARDS, ledger::MEMBERS, ledger::UNALLOCATED];
    let all = ledger::accounts(tx, collector)?;
    let free = all.into_iter().filter(|one| !kept.contains(&one.code.as_str()));
    Ok(free.map(|one| (one.code, one.label)).collect())
}

/// Takes a debit's payment back.
pub(super) fn take_back(
    tx: &mut Tx<'_>,
    payment: &str,
    on_day: &str,
    why: &str,
    by: Option<&Office>,
) -> Result<()> {
    let Some(payment) = PaymentId::parse(payment) else { return Ok(()) };
    treasury::take_back(tx, &payment, TakenBack::Returned, on_day, why, by)
}

/// Card payments that the carrier holds still, by a day, in cents.
pub(super) fn cards_held(tx: &mut Tx<'_>, collector: &CollectorId, through: &str) -> Result<i64> {
    ledger::balance(tx, collector, "5115", through)
}

/// What a carrier says of the payout that a movement is, when it told.
pub(super) fn paid_out(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (cents, on_day, text): (i64, &str, &str),
) -> Result<Option<treasury::PaidOut>> {
    treasury::paid_out(tx, collector, cents, on_day, text)
}

/// The card payments that carriers can hold still when they hold so much, oldest first.
pub(super) fn still_held(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    through: &str,
    held_cents: i64,
) -> Result<Vec<CardHeld>> {
    let mut held = treasury::cards_held(tx, collector, through)?;
    let all: Vec<_> = held.iter().map(|one| (one.key(), one.cents)).collect();
    let kept = rules::still_held(&all, held_cents);
    held.retain(|one| kept.contains(&one.key()));
    held.reverse();
    Ok(held)
}

/// The card payments that carriers hold on a day, newest first.
pub(super) fn held_one_by_one(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    through: &str,
) -> Result<Vec<CardHeld>> {
    treasury::cards_held(tx, collector, through)
}

/// Notes which card payments a movement covers.
pub(super) fn cover(tx: &mut Tx<'_>, movement: &str, held: &[CardHeld]) -> Result<()> {
    treasury::cover(tx, movement, held)
}

/// The card payments that a movement covers.
pub(super) fn covered_by(tx: &mut Tx<'_>, movement: &str) -> Result<Vec<CardHeld>> {
    treasury::covered_by(tx, movement)
}

/// The names of a collector's carriers of card payments.
pub(super) fn carriers_of(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<String>> {
    treasury::carriers_of(tx, collector)
}

/// Notes that a movement is a payout, once.
pub(super) fn payout_found(
    tx: &mut Tx<'_>,
    payout: &treasury::PaidOut,
    movement: &str,
) -> Result<()> {
    treasury::payout_found(tx, &payout.id, movement).map(drop)
}

/// An entry of the bank's journal: account and signed cents (debit positive), balanced.
pub(super) fn post(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (on_day, label, cause): (&str, &str, &str),
    lines: &[(&str, i64)],
    by: Option<&Office>,
) -> Result<()> {
    let line = |(account, cents): &(&str, i64)| NewLine {
        account: (*account).to_owned(),
        unit: None,
        person: None,
        label: String::new(),
        debit_cents: (*cents).max(0),
        credit_cents: cents.saturating_neg().max(0),
    };
    let entry = NewEntry {
        collector: collector.clone(),
        journal: "BQ",
        on_day: on_day.to_owned(),
        label: label.to_owned(),
        piece: None,
        cause_kind: CAUSE,
        cause: cause.to_owned(),
        lines: lines.iter().filter(|(_, cents)| *cents != 0).map(line).collect(),
        by: by.map(|office| office.person.clone()),
    };
    ledger::post(tx, &entry).map(drop)
}
