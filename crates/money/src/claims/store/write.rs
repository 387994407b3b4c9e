//! Writing, sending and deciding a claim. Each step is decided by the claim's version: of two that
//! come at once, one is done and the other is stale.

use kernel::db::Tx;
use kernel::{Error, Result};

use super::read::{Claim, Line, facts, lines, places, state_of};
use crate::claims::jobs;
use crate::claims::rules::{FactKind, Refusal, State, account};
use crate::claims::{ClaimId, LineId, OrderId};
use crate::ledger::{self, CollectorId, EntryId, NewEntry};
use crate::org::{Office, PersonId, UnitId};
use crate::people;
use crate::shares;

/// Most lines of a claim.
pub(in crate::claims) const LINES_MAX: i64 = 40;

/// Who does something, and under which mandate; none for one's own claim.
#[derive(Debug, Clone)]
pub(in crate::claims) struct Hand {
    pub(in crate::claims) person: Option<PersonId>,
    pub(in crate::claims) mandate: String,
    pub(in crate::claims) name: String,
}

impl Hand {
    pub(in crate::claims) fn of(office: &Office, name: &str) -> Self {
        Self {
            person: Some(office.person.clone()),
            mandate: office.mandate.id.to_string(),
            name: name.to_owned(),
        }
    }

    /// Whether an officer does it, for somebody else.
    pub(in crate::claims) const fn is_office(&self) -> bool {
        !self.mandate.is_empty()
    }

    pub(in crate::claims) fn own(person: &PersonId, name: &str) -> Self {
        Self { person: Some(person.clone()), mandate: String::new(), name: name.to_owned() }
    }
}

/// What a claim says above its lines.
#[derive(Debug, Clone, Default)]
pub(in crate::claims) struct NewClaim {
    pub(in crate::claims) unit: String,
    pub(in crate::claims) purpose: String,
    pub(in crate::claims) payee_name: String,
    pub(in crate::claims) payee_iban: String,
}

fn checked(tx: &mut Tx<'_>, person: &PersonId, new: &NewClaim) -> Result<(UnitId, String)> {
    let unit = places(tx, person)?.into_iter().find(|unit| unit.id.as_str() == new.unit);
    let unit = unit.ok_or(Refusal::NoUnit)?;
    if new.purpose.trim().is_empty() {
        return Err(Refusal::NoPurpose.into());
    }
    if new.payee_name.trim().is_empty() {
        return Err(Refusal::NoPayee.into());
    }
    let iban = values::Iban::parse(&new.payee_iban).map_err(|_| Refusal::NoIban)?;
    Ok((unit.id, iban.as_str().to_owned()))
}

/// A new draft of somebody, by their own hand or by an officer's.
pub(in crate::claims) fn create(
    tx: &mut Tx<'_>,
    person: &PersonId,
    new: &NewClaim,
    hand: &Hand,
) -> Result<ClaimId> {
    let (unit, iban) = checked(tx, person, new)?;
    let (id, now): (ClaimId, _) = (tx.fresh(), tx.now());
    let name = people::name_of(tx, person)?.unwrap_or_default();
    let keyed_by = hand.person.as_ref().filter(|_| hand.is_office());
    let keyed_name = keyed_by.map_or("", |_| hand.name.as_str());
    tx.exec(
        "insert into claim (id, unit, person, person_name, keyed_by, keyed_name, purpose,
         payee_name, payee_iban, version, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)",
        &[
            &id,
            &unit,
            person,
            &name,
            &keyed_by,
            &keyed_name,
            &new.purpose,
            &new.payee_name,
            &iban,
            &now,
        ],
    )?;
    Ok(id)
}

/// Takes a claim in hand as it was read; whoever comes second is stale.
pub(super) fn take(tx: &mut Tx<'_>, claim: &Claim) -> Result<()> {
    let sql = "update claim set version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, &[&claim.id, &claim.version])? == 1 { Ok(()) } else { Err(Error::Stale) }
}

fn take_open(tx: &mut Tx<'_>, claim: &Claim) -> Result<()> {
    if !claim.state().is_open() {
        return Err(Refusal::Over.into());
    }
    take(tx, claim)
}

/// Changes what a claim says above its lines.
pub(in crate::claims) fn change(tx: &mut Tx<'_>, claim: &Claim, new: &NewClaim) -> Result<()> {
    take_open(tx, claim)?;
    let person = claim.person.as_ref().ok_or(Error::NotFound)?;
    let (unit, iban) = checked(tx, person, new)?;
    tx.exec(
        "update claim set unit = $2, purpose = $3, payee_name = $4, payee_iban = $5
         where id = $1",
        &[&claim.id, &unit, &new.purpose, &new.payee_name, &iban],
    )
    .map(drop)
}

/// A line to add, with its proof.
#[derive(Debug, Clone, Default)]
pub(in crate::claims) struct NewLine {
    pub(in crate::claims) on_day: String,
    pub(in crate::claims) category: String,
    pub(in crate::claims) label: String,
    pub(in crate::claims) cents: i64,
    pub(in crate::claims) file_name: String,
    pub(in crate::claims) content: Vec<u8>,
}

/// Adds a line and keeps its proof.
pub(in crate::claims) fn add_line(tx: &mut Tx<'_>, claim: &Claim, new: &NewLine) -> Result<()> {
    take_open(tx, claim)?;
    let now = tx.now();
    if claim.lines >= LINES_MAX {
        return Err(Refusal::Full.into());
    }
    if new.cents <= 0 || account(&new.category).is_none() {
        return Err(Refusal::NoAmount.into());
    }
    if new.on_day.len() != 10 || new.on_day > now.day_text() {
        return Err(Refusal::BadDay.into());
    }
    if new.label.trim().is_empty() {
        return Err(Refusal::NoLabel.into());
    }
    let file = ledger::keep_proof(tx, now, &new.content)?;
    let id: LineId = tx.fresh();
    tx.exec(
        "insert into claim_line (id, claim, on_day, category, label, cents, file, file_name, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &id,
            &claim.id,
            &new.on_day,
            &new.category,
            &new.label,
            &new.cents,
            &file.as_str(),
            &new.file_name,
            &now,
        ],
    )
    .map(drop)
}

/// Takes a line out, with its proof.
pub(in crate::claims) fn remove_line(tx: &mut Tx<'_>, claim: &Claim, line: &LineId) -> Result<()> {
    take_open(tx, claim)?;
    let known = super::proof(tx, &claim.id, line)?.ok_or(Error::NotFound)?;
    tx.exec("delete from claim_line where claim = $1 and id = $2", &[&claim.id, line])?;
    if let Some(file) = kernel::files::FileId::parse(&known.0) {
        kernel::files::delete(tx, &file)?;
    }
    Ok(())
}

/// What a fact says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said<'a> {
    pub(super) on_day: &'a str,
    pub(super) why: &'a str,
    pub(super) pay: Option<&'a OrderId>,
    pub(super) entry: Option<&'a EntryId>,
}

/// Notes a fact where it may follow; the claim is in hand.
pub(super) fn note(
    tx: &mut Tx<'_>,
    id: &ClaimId,
    kind: FactKind,
    said: Said<'_>,
    hand: &Hand,
) -> Result<()> {
    let known = facts(tx, id)?;
    if state_of(&known).after(kind).is_none() {
        return Err(Refusal::Over.into());
    }
    let (number, now) = (i64::try_from(known.len())? + 1, tx.now());
    let today = now.day_text();
    let on_day = if said.on_day.is_empty() { today.as_str() } else { said.on_day };
    tx.exec(
        "insert into claim_fact (claim, number, kind, on_day, why, pay, entry, by_person, mandate,
         by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            id,
            &number,
            &kind.name(),
            &on_day,
            &said.why,
            &said.pay,
            &said.entry,
            &hand.person,
            &hand.mandate,
            &hand.name,
            &now,
        ],
    )
    .map(drop)
}

/// Sends a claim to whoever reads it; whose claim it is hears of it when an officer sends it.
pub(in crate::claims) fn file(tx: &mut Tx<'_>, claim: &Claim, hand: &Hand) -> Result<()> {
    take_open(tx, claim)?;
    if claim.lines == 0 {
        return Err(Refusal::NoLine.into());
    }
    if hand.is_office() {
        jobs::enqueue_keyed(tx, &claim.id)?;
    }
    note(tx, &claim.id, FactKind::Filed, Said::default(), hand)
}

/// Takes a sent claim back, before anybody decided.
pub(in crate::claims) fn withdraw(tx: &mut Tx<'_>, claim: &Claim, hand: &Hand) -> Result<()> {
    take(tx, claim)?;
    note(tx, &claim.id, FactKind::Withdrawn, Said::default(), hand)
}

/// Refuses whose claim it is and whoever keyed it in: somebody else than both decides.
fn by_another(claim: &Claim, hand: &Hand) -> Result<()> {
    if hand.person.as_ref().is_some_and(|person| claim.is_of(person)) {
        return Err(Refusal::OwnClaim.into());
    }
    Ok(())
}

/// What a unit may spend with its collector: what it has, less what it will have to share of it.
pub(in crate::claims) fn has(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    unit: &UnitId,
) -> Result<i64> {
    let cents = ledger::unit_cents(tx, collector, unit)?;
    Ok(cents - shares::to_share(tx, collector, unit)?.max(0))
}

/// A second reader agrees: the unit spends it now, and the collector owes it. Refused when the unit
/// has less than that with its collector, whoever else spends at the same moment.
pub(in crate::claims) fn approve(tx: &mut Tx<'_>, claim: &Claim, hand: &Hand) -> Result<()> {
    by_another(claim, hand)?;
    if claim.state() != State::Filed {
        return Err(Refusal::Over.into());
    }
    let today = tx.now().day_text();
    let collector = ledger::collector_for(tx, &claim.unit, &today)?;
    let collector = collector.ok_or(Refusal::NoCollector)?;
    // Whoever else posts there waits: what is read now stays true.
    ledger::hold(tx, &collector.id)?;
    take(tx, claim)?;
    if has(tx, &collector.id, &claim.unit)? < claim.cents {
        return Err(Refusal::TooLittle.into());
    }
    let all = lines(tx, &claim.id)?;
    let line = |account: &str, label: &str, debit_cents: i64, credit_cents: i64| ledger::NewLine {
        account: account.to_owned(),
        unit: Some(claim.unit.clone()),
        person: claim.person.clone(),
        label: label.to_owned(),
        debit_cents,
        credit_cents,
    };
    let cost = |one: &Line| line(account(&one.category).unwrap_or("625"), &one.label, one.cents, 0);
    let mut booked: Vec<_> = all.iter().map(cost).collect();
    booked.push(line(ledger::EXPENSES_DUE, "", 0, claim.cents));
    let entry = ledger::post(
        tx,
        &NewEntry {
            collector: collector.id.clone(),
            journal: "OD",
            on_day: today,
            label: format!("Note de frais : {}", claim.purpose),
            piece: None,
            cause_kind: "claim",
            cause: format!("{}:{}", claim.id, claim.version),
            lines: booked,
            by: hand.person.clone(),
        },
    )?;
    for one in &all {
        ledger::attach(tx, &entry, &one.file, &one.file_name)?;
    }
    tx.exec(
        "update claim set collector = $2, entry = $3 where id = $1",
        &[&claim.id, &collector.id, &entry],
    )?;
    let said = Said { entry: Some(&entry), ..Said::default() };
    note(tx, &claim.id, FactKind::Approved, said, hand)
}

/// A second reader does not agree, and says why.
pub(in crate::claims) fn refuse(
    tx: &mut Tx<'_>,
    claim: &Claim,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    by_another(claim, hand)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy.into());
    }
    take(tx, claim)?;
    note(tx, &claim.id, FactKind::Refused, Said { why, ..Said::default() }, hand)
}

/// Takes an agreement back before it was paid: the unit has its money again.
pub(in crate::claims) fn reverse(
    tx: &mut Tx<'_>,
    claim: &Claim,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    by_another(claim, hand)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy.into());
    }
    take(tx, claim)?;
    let today = tx.now().day_text();
    let entry = claim.entry.as_ref().ok_or(Refusal::Over)?;
    let mirror = ledger::reverse(tx, entry, &today, why, hand.person.as_ref())?;
    let said = Said { why, entry: Some(&mirror), ..Said::default() };
    note(tx, &claim.id, FactKind::Reversed, said, hand)
}
