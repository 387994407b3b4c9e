//! Validated periods, chained by their hashes.

use std::fmt;

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::ledger::CollectorId;
use crate::ledger::rules::{Sealed, SealedLine, seal};
use crate::org::PersonId;

row! {
    /// A validated period.
    #[derive(Debug, Clone, Serialize)]
    pub struct Period {
        /// Its identifier.
        pub id: String,
        /// Its first day.
        pub from_on: String,
        /// Its last day.
        pub to_on: String,
        /// Entries in it.
        pub entries: i64,
        /// The hash before its first entry.
        pub prev_hash: String,
        /// The hash of its last entry and of all the above.
        pub hash: String,
        /// Who validated it.
        pub validated_by: Option<PersonId>,
        /// When.
        pub validated_at: kernel::time::Moment,
    }
}

row! {
    struct Head {
        id: String,
        journal: String,
        number: i64,
        on_day: String,
        label: String,
        piece: Option<String>,
        cause_kind: String,
        cause: String,
        reverses: Option<String>,
        reason: String,
        by_person: Option<String>,
        at: kernel::time::Moment,
        period: Option<String>,
        hash: Option<String>,
    }
}

row! {
    struct Tail {
        account: String,
        unit: Option<String>,
        label: String,
        debit_cents: i64,
        credit_cents: i64,
    }
}

/// Something that a ledger must never be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", content = "of", rename_all = "snake_case")]
pub enum Broken {
    /// An entry's debits and credits differ, or it has fewer than two lines.
    Unbalanced(String),
    /// An entry of a validated period is not what was validated, or one was slipped in.
    Changed(String),
    /// A validated period does not follow the one before it, or lost entries.
    Chain(String),
    /// Numbers of a journal have a gap: journal and year.
    Gap(String),
}

impl fmt::Display for Broken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unbalanced(entry) => write!(out, "entry {entry} does not balance"),
            Self::Changed(entry) => write!(out, "entry {entry} is not what was validated"),
            Self::Chain(period) => write!(out, "period {period} does not follow the one before"),
            Self::Gap(journal) => write!(out, "numbers of journal {journal} have a gap"),
        }
    }
}

impl Period {
    /// What its hash takes in.
    fn closing(&self) -> crate::ledger::rules::Closing {
        crate::ledger::rules::Closing {
            id: self.id.clone(),
            from_on: self.from_on.clone(),
            to_on: self.to_on.clone(),
            entries: self.entries,
            by: self.validated_by.as_ref().map(ToString::to_string).unwrap_or_default(),
            at: self.validated_at.0,
        }
    }
}

pub(super) const PERIOD: &str = "select id, from_on, to_on, entries, prev_hash, hash, validated_by,
    validated_at from period where collector = $1";
const HEAD: &str = "select e.id, e.journal, e.number, e.on_day, e.label, e.piece, e.cause_kind,
    e.cause, e.reverses, e.reason, e.by_person, e.at, e.period, e.hash from entry e";
/// Entries read at a time.
const SLICE: i64 = 500;

/// Validated periods, the newest first.
pub(in crate::ledger) fn periods(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Period>> {
    const PERIODS_MAX: i64 = 600;
    tx.rows(&format!("{PERIOD} order by to_on desc limit $2"), &[collector, &PERIODS_MAX])
}

/// The day of the first entry that no validated period holds; `None` when there is none.
pub(in crate::ledger) fn open_since(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Option<String>> {
    let sql = "select min(e.on_day) from entry e where e.collector = $1 and e.on_day >
               (select coalesce(max(p.to_on), '') from period p where p.collector = $1)";
    let first: Option<(Option<String>,)> = tx.row(sql, &[collector])?;
    Ok(first.and_then(|(day,)| day))
}

/// How many entries each month (`2026-11`) has, from a day on.
pub(in crate::ledger) fn entries_by_month(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    from: &str,
) -> Result<Vec<(String, i64)>> {
    let sql = "select substr(on_day, 1, 7), count(*) from entry
               where collector = $1 and on_day >= $2
               group by substr(on_day, 1, 7) order by substr(on_day, 1, 7)";
    tx.rows(sql, &[collector, &from])
}

/// Where a walk through entries stands: day, journal, number.
pub(super) type Place = (String, String, i64);

/// Gives entries with days in `(after, to]`, in the order of the chain: day, journal, number.
fn walk(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (after, to): (&str, &str),
    mut take: impl FnMut(&Sealed, &Kept) -> Result<()>,
) -> Result<()> {
    let mut place = (String::new(), String::new(), 0_i64);
    loop {
        let slice = slice(tx, collector, (after, to), &place, SLICE)?;
        let Some((last, _)) = slice.last() else { return Ok(()) };
        place = place_of(last);
        for (entry, kept) in &slice {
            take(entry, kept)?;
        }
    }
}

/// Where an entry stands.
pub(super) fn place_of(entry: &Sealed) -> Place {
    (entry.on_day.clone(), entry.journal.clone(), entry.number)
}

/// The next entries with days in `(after, to]` behind a place.
pub(super) fn slice(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (after, to): (&str, &str),
    (day, journal, number): &Place,
    limit: i64,
) -> Result<Vec<(Sealed, Kept)>> {
    let sql = format!(
        "{HEAD} where e.collector = $1 and e.on_day > $2 and e.on_day <= $3
         and (e.on_day, e.journal, e.number) > ($4, $5, $6)
         order by e.on_day, e.journal, e.number limit $7"
    );
    let heads: Vec<Head> =
        tx.rows(&sql, &[collector, &after, &to, day, journal, number, &limit])?;
    let mut all = Vec::new();
    for head in heads {
        let sql = "select account, unit, label, debit_cents, credit_cents from entry_line
                   where entry = $1 order by line";
        let lines: Vec<Tail> = tx.rows(sql, &[&head.id])?;
        let kept = Kept { period: head.period.clone(), hash: head.hash.clone() };
        all.push((sealed(head, lines), kept));
    }
    Ok(all)
}

/// What an entry's row says of its validation.
pub(super) struct Kept {
    pub(super) period: Option<String>,
    pub(super) hash: Option<String>,
}

fn sealed(head: Head, lines: Vec<Tail>) -> Sealed {
    let line = |line: Tail| SealedLine {
        account: line.account,
        unit: line.unit.unwrap_or_default(),
        label: line.label,
        debit_cents: line.debit_cents,
        credit_cents: line.credit_cents,
    };
    Sealed {
        id: head.id,
        journal: head.journal,
        number: head.number,
        on_day: head.on_day,
        label: head.label,
        piece: head.piece.unwrap_or_default(),
        cause: format!("{}:{}", head.cause_kind, head.cause),
        reverses: head.reverses.unwrap_or_default(),
        reason: head.reason,
        by: head.by_person.unwrap_or_default(),
        at: head.at.0,
        lines: lines.into_iter().map(line).collect(),
    }
}

/// What is wrong with a collector's ledger: entries, numbers, the chain; empty when nothing is.
///
/// # Errors
/// A fault from the database.
pub fn verify(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Broken>> {
    let mut broken = Vec::new();
    let sql = format!("{PERIOD} order by to_on");
    let periods: Vec<Period> = tx.rows(&sql, &[collector])?;
    let (mut after, mut hash) = (String::new(), String::new());
    for period in &periods {
        if period.prev_hash != hash {
            broken.push(Broken::Chain(period.id.clone()));
        }
        let mut count = 0_i64;
        walk(tx, collector, (&after, &period.to_on), |entry, kept| {
            count += 1;
            check(entry, &mut broken);
            hash = seal(&hash, entry);
            let is_kept = kept.hash.as_deref() == Some(hash.as_str());
            if !is_kept || kept.period.as_deref() != Some(period.id.as_str()) {
                broken.push(Broken::Changed(entry.id.clone()));
                // What follows is judged by what was validated, not by this one entry.
                hash = kept.hash.clone().unwrap_or_else(|| hash.clone());
            }
            Ok(())
        })?;
        if count != period.entries
            || crate::ledger::rules::close(&hash, &period.closing()) != period.hash
        {
            broken.push(Broken::Chain(period.id.clone()));
        }
        hash.clone_from(&period.hash);
        after.clone_from(&period.to_on);
    }
    let sealing = super::sealing(tx, collector)?;
    let (under_way, mut reached) = match &sealing {
        Some(seal) => (seal.period.as_str(), seal.place()),
        None => ("", Place::default()),
    };
    if sealing.as_ref().is_some_and(|seal| seal.prev_hash != hash) {
        broken.push(Broken::Chain(under_way.to_owned()));
    }
    walk(tx, collector, (&after, "9999-12-31"), |entry, kept| {
        check(entry, &mut broken);
        let is_fine = if place_of(entry) <= reached {
            // A validation under way has come past it.
            hash = seal(&hash, entry);
            kept.hash.as_deref() == Some(hash.as_str()) && kept.period.as_deref() == Some(under_way)
        } else {
            // Else its period was taken out.
            reached = Place::default();
            kept.hash.is_none() && kept.period.is_none()
        };
        if !is_fine {
            broken.push(Broken::Changed(entry.id.clone()));
        }
        Ok(())
    })?;
    broken.extend(strayed(tx, collector)?);
    broken.extend(gaps(tx, collector)?);
    Ok(broken)
}

/// Entries with lines that no longer stand on the entry's day, in its ledger: sums read the lines.
fn strayed(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Broken>> {
    let sql = "select distinct e.id from entry e join entry_line l on l.entry = e.id
               where e.collector = $1 and (l.collector <> e.collector or l.on_day <> e.on_day)
               order by e.id";
    let entries: Vec<(String,)> = tx.rows(sql, &[collector])?;
    Ok(entries.into_iter().map(|(entry,)| Broken::Changed(entry)).collect())
}

/// Journals of a year whose numbers are not 1, 2, 3… up to the last one given.
fn gaps(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Broken>> {
    let sql = "with counted as (
                 select e.journal as journal, substr(e.on_day, 1, 4) as year, count(*) as entries,
                        count(distinct e.number) as numbers, min(e.number) as first_number,
                        max(e.number) as last_number
                 from entry e where e.collector = $1 group by e.journal, substr(e.on_day, 1, 4))
               select c.journal, c.year from counted c
               left join journal_year y
                 on y.collector = $1 and y.journal = c.journal and y.year = c.year
               where c.entries <> c.numbers or c.entries <> c.last_number or c.first_number <> 1
                  or y.last_number is null or y.last_number <> c.last_number
               union
               select y.journal, y.year from journal_year y where y.collector = $1
               and not exists (select 1 from counted c
                 where c.journal = y.journal and c.year = y.year)
               order by 1, 2";
    let journals: Vec<(String, String)> = tx.rows(sql, &[collector])?;
    let gap = |(journal, year)| Broken::Gap(format!("{journal} {year}"));
    Ok(journals.into_iter().map(gap).collect())
}

fn check(entry: &Sealed, broken: &mut Vec<Broken>) {
    // Wider than a row's cents: whoever tampers may write any number.
    let wide = |line: &SealedLine| i128::from(line.debit_cents) - i128::from(line.credit_cents);
    let sum: i128 = entry.lines.iter().map(wide).sum();
    if sum != 0 || entry.lines.len() < 2 {
        broken.push(Broken::Unbalanced(entry.id.clone()));
    }
}
