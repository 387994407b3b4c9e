//! Who could be debited and for how much, and what came back and is presented again.

use std::collections::HashMap;

use kernel::db::{Arg, Tx, marks};
use kernel::{Error, Result};

use super::{Hand, Line, Mandate, lines_of};
use crate::debits::rules::{
    Candidate, DEBITS_MAX, Fact, FactKind, Life, MandateState, MandateType, Presented, presented,
};
use crate::debits::{BatchId, LineId, MandateId, books};
use crate::ledger::CollectorId;
use crate::org::PersonId;

/// Somebody who could be debited, with their mandate.
pub type Found = (Mandate, Candidate);

/// What of a mandate's debits came back: in cents, through which day, and what of it is presented
/// again.
#[derive(Debug, Clone, Default)]
struct CameBack {
    held_cents: i64,
    held_through: String,
    again_cents: i64,
}

/// Mandates looked at together.
const SLICE: i64 = 400;

/// Who owes something under a mandate in force of a collector, and whom a debit would reach, in
/// the order of names; as many as one collection holds, the next one takes the others.
///
/// # Errors
/// A fault from the database.
pub fn candidates(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    collect_on: &str,
) -> Result<Vec<Found>> {
    let sql = "select m.id, m.collector, c.name, m.unit, u.name, m.person,
        coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''), m.reference, m.kind,
        m.holder, m.iban, m.cents, m.origin, m.last_debit_on, m.line, m.at
        from debit_mandate m join collector c on c.id = m.collector join unit u on u.id = m.unit
        join person p on p.id = m.person
        where m.collector = $1 and m.line is null and p.died_on is null
        and p.sort_name >= $2 and (p.sort_name > $2 or m.id > $3)
        order by p.sort_name, m.id limit $4";
    let months = books::dormancy_months(tx, collect_on)?;
    let came_back = came_back(tx, collector)?;
    let (mut name, mut id) = (String::new(), String::new());
    let mut found = Vec::new();
    loop {
        let mandates: Vec<Mandate> = tx.rows(sql, &[collector, &name, &id, &SLICE])?;
        let Some(last) = mandates.last() else { return Ok(found) };
        id = last.id.to_string();
        name = tx.one("select sort_name from person where id = $1", &[&last.person])?;
        let asked = Asked { collect_on, months, came_back: &came_back };
        found.extend(of_slice(tx, mandates, &asked)?);
        if found.len() >= DEBITS_MAX {
            found.truncate(DEBITS_MAX);
            return Ok(found);
        }
    }
}

/// What is the same for all mandates of a collection.
struct Asked<'a> {
    collect_on: &'a str,
    months: i64,
    came_back: &'a HashMap<MandateId, CameBack>,
}

fn of_slice(tx: &mut Tx<'_>, mandates: Vec<Mandate>, asked: &Asked<'_>) -> Result<Vec<Found>> {
    let facts = facts_of_all(tx, &mandates)?;
    let owing: Vec<PersonId> = mandates
        .iter()
        .filter(|one| one.cents.is_none())
        .filter_map(|one| one.person.clone())
        .collect();
    let due = books::due_cents_of(tx, &owing, asked.collect_on)?;
    let mut found = Vec::new();
    for mandate in mandates {
        let Some(person) = mandate.person.clone() else { continue };
        let life = Life {
            kind: MandateType::parse(&mandate.kind).unwrap_or(MandateType::Recurring),
            facts: facts.get(&mandate.id).map(Vec::as_slice).unwrap_or_default(),
            last_debit_on: mandate.last_debit_on.as_deref(),
            lapse_months: asked.months,
        };
        if life.state(asked.collect_on) != MandateState::Active {
            continue;
        }
        let back = asked.came_back.get(&mandate.id).cloned().unwrap_or_default();
        let held_due = match mandate.cents {
            None if back.held_cents > 0 => books::due_cents(tx, &person, &back.held_through)?,
            _ => 0,
        };
        let cents = presented(&Presented {
            fixed_cents: mandate.cents,
            due_cents: due.get(&person).copied().unwrap_or_default(),
            again_cents: back.again_cents,
            held_cents: back.held_cents.min(held_due),
        });
        if cents > 0 {
            let candidate = candidate(&mandate, &life, cents, back.again_cents);
            found.push((mandate, candidate));
        }
    }
    Ok(found)
}

fn candidate(mandate: &Mandate, life: &Life<'_>, cents: i64, again_cents: i64) -> Candidate {
    Candidate {
        mandate: mandate.id.to_string(),
        reference: mandate.reference.clone(),
        holder: mandate.holder.clone(),
        iban: mandate.iban.clone(),
        signed_on: life.signed_on().unwrap_or_default().to_owned(),
        sequence: life.next_sequence(),
        amended: life.amended_since_debit(),
        cents,
        again_cents,
    }
}

/// The facts that decide about some mandates, oldest first.
fn facts_of_all(tx: &mut Tx<'_>, mandates: &[Mandate]) -> Result<HashMap<MandateId, Vec<Fact>>> {
    let sql = format!(
        "select mandate, kind, on_day from debit_mandate_fact where mandate in ({})
         order by on_day, at, id",
        marks(1, mandates.len())
    );
    let ids: Vec<&dyn Arg> = mandates.iter().map(|one| -> &dyn Arg { &one.id }).collect();
    let mut facts: HashMap<MandateId, Vec<Fact>> = HashMap::new();
    tx.each(&sql, &ids, |(mandate, kind, on_day): (MandateId, String, String)| {
        if let Some(kind) = FactKind::parse(&kind) {
            facts.entry(mandate).or_default().push(Fact { kind, on_day });
        }
        Ok(())
    })?;
    Ok(facts)
}

/// What of a collector's debits came back and was not presented again.
fn came_back(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<HashMap<MandateId, CameBack>> {
    let sql = "select l.mandate, l.cents, b.collect_on,
        case when r.line is null then 0 else 1 end
        from debit_fact d join debit_line l on l.id = d.line join debit_batch b on b.id = l.batch
        join debit_mandate m on m.id = l.mandate
        left join debit_retry r on r.line = l.id
        where b.collector = $1 and m.line is null and d.kind in ('refused', 'returned')
        and r.taken is null";
    let mut all: HashMap<MandateId, CameBack> = HashMap::new();
    type Row = (MandateId, i64, String, bool);
    tx.each(sql, &[collector], |(mandate, cents, on_day, again): Row| {
        let one = all.entry(mandate).or_default();
        if again {
            one.again_cents += cents;
        } else {
            one.held_cents += cents;
            one.held_through = std::mem::take(&mut one.held_through).max(on_day);
        }
        Ok(())
    })?;
    Ok(all)
}

/// Notes by which debits of a new collection what came back is presented again: what was counted,
/// no more and no less.
///
/// # Errors
/// [`Error::Stale`] when somebody asked for more, or for less, meanwhile.
pub(super) fn take_retries(tx: &mut Tx<'_>, batch: &BatchId, cents: i64) -> Result<()> {
    tx.exec(
        "update debit_retry set taken = (select l.id from debit_line l
         where l.batch = $1 and l.mandate = debit_retry.mandate)
         where taken is null
         and mandate in (select l.mandate from debit_line l where l.batch = $1)",
        &[batch],
    )?;
    let taken: i64 = tx.one(
        "select cast(coalesce(sum(r.cents), 0) as bigint) from debit_retry r
         join debit_line l on l.id = r.taken where l.batch = $1",
        &[batch],
    )?;
    if taken == cents { Ok(()) } else { Err(Error::Stale) }
}

/// What a withdrawn collection would have presented again waits for the next one.
pub(super) fn give_back_retries(tx: &mut Tx<'_>, batch: &BatchId) -> Result<()> {
    tx.exec(
        "update debit_retry set taken = null
         where taken in (select l.id from debit_line l where l.batch = $1)",
        &[batch],
    )?;
    Ok(())
}

/// Whether a debit presents again what came back before.
pub(super) fn presents_again(tx: &mut Tx<'_>, line: &LineId) -> Result<bool> {
    let sql = "select 1 from debit_retry where taken = $1";
    Ok(tx.row::<(i64,)>(sql, &[line])?.is_some())
}

/// Puts into the next collection what came back of one: one debit, or all that may be presented
/// again. Returns how many.
///
/// # Errors
/// `debits-refusal-retry` when the one debit may not be presented again.
pub fn retry(tx: &mut Tx<'_>, hand: &Hand, batch: &BatchId, only: Option<&LineId>) -> Result<u64> {
    let now = tx.now();
    let mut count = 0;
    let lines = lines_of(tx, batch)?;
    let asked = |line: &&Line| only.is_none_or(|id| *id == line.id);
    for line in lines.iter().filter(asked).filter(|line| line.may_be_presented_again()) {
        count += tx.exec(
            "insert into debit_retry (line, mandate, cents, by_person, by_name, at)
             values ($1, $2, $3, $4, $5, $6) on conflict (line) do nothing",
            &[&line.id, &line.mandate, &line.cents, &hand.person, &hand.name, &now],
        )?;
    }
    if count == 0 { Err(Error::Refused("debits-refusal-retry")) } else { Ok(count) }
}

/// Leaves out of the next collection what was to be presented again.
///
/// # Errors
/// `debits-refusal-retry` when no collection waits for it.
pub fn leave(tx: &mut Tx<'_>, batch: &BatchId, line: &LineId) -> Result<()> {
    let gone = tx.exec(
        "delete from debit_retry where line = $1 and taken is null
         and line in (select l.id from debit_line l where l.batch = $2)",
        &[line, batch],
    )?;
    if gone == 1 { Ok(()) } else { Err(Error::Refused("debits-refusal-retry")) }
}

impl Line {
    /// Whether it came back, may be presented again, and nobody asked for it yet. What was
    /// presented twice is talked about first.
    #[must_use]
    pub fn may_be_presented_again(&self) -> bool {
        let came_back = matches!(self.fact.as_deref(), Some("refused" | "returned"));
        let action = bank::reason(self.code.as_deref().unwrap_or_default()).action;
        came_back && self.retried.is_none() && !self.again && action.may_retry()
    }
}
