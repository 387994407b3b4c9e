//! Validated periods, chained by their hashes.

use std::fmt;

use kernel::db::Tx;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::ledger::CollectorId;
use crate::ledger::rules::{Sealed, SealedLine, day_after, seal};
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
        /// The hash of its last entry.
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

const PERIOD: &str = "select id, from_on, to_on, entries, prev_hash, hash, validated_by,
    validated_at from period where collector = $1";
const HEAD: &str = "select e.id, e.journal, e.number, e.on_day, e.label, e.piece, e.cause_kind,
    e.cause, e.reverses, e.hash from entry e";
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

/// Validates everything up to a day that no period holds yet: chains and closes it.
///
/// # Errors
/// [`Error::Refused`] when the day was validated before, or there is no entry.
pub fn validate(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    to_on: &str,
    by: Option<&PersonId>,
) -> Result<String> {
    let last: Option<Period> =
        tx.row(&format!("{PERIOD} order by to_on desc limit 1"), &[collector])?;
    let after = last.as_ref().map_or("", |period| period.to_on.as_str()).to_owned();
    if to_on <= after.as_str() {
        return Err(Error::Refused("ledger-wrong-validated"));
    }
    let first: Option<(String,)> = tx.row(
        "select on_day from entry where collector = $1 and on_day > $2 and on_day <= $3
         order by on_day limit 1",
        &[collector, &after, &to_on],
    )?;
    let (first,) = first.ok_or(Error::Refused("ledger-wrong-nothing"))?;
    let from_on = if after.is_empty() { first } else { day_after(&after) };
    let id: uuid::Uuid = tx.fresh();
    let id = id.hyphenated().to_string();
    let before = last.map(|period| period.hash).unwrap_or_default();
    let (mut hash, mut entries) = (before.clone(), 0_i64);
    let mut sealed: Vec<(String, String)> = Vec::new();
    walk(tx, collector, (&after, to_on), |entry, _| {
        hash = seal(&hash, entry);
        entries += 1;
        sealed.push((entry.id.clone(), hash.clone()));
        Ok(())
    })?;
    for (entry, hash) in &sealed {
        tx.exec("update entry set period = $2, hash = $3 where id = $1", &[entry, &id, hash])?;
    }
    let now = tx.now();
    tx.exec(
        "insert into period (id, collector, from_on, to_on, entries, prev_hash, hash,
         validated_by, validated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&id, collector, &from_on, &to_on, &entries, &before, &hash, &by, &now],
    )?;
    Ok(id)
}

/// Gives entries with days in `(after, to]`, in the order of the chain: day, journal, number.
fn walk(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (after, to): (&str, &str),
    mut take: impl FnMut(&Sealed, Option<&str>) -> Result<()>,
) -> Result<()> {
    let (mut day, mut journal, mut number) = (String::new(), String::new(), 0_i64);
    loop {
        let sql = format!(
            "{HEAD} where e.collector = $1 and e.on_day > $2 and e.on_day <= $3
             and (e.on_day, e.journal, e.number) > ($4, $5, $6)
             order by e.on_day, e.journal, e.number limit $7"
        );
        let heads: Vec<Head> =
            tx.rows(&sql, &[collector, &after, &to, &day, &journal, &number, &SLICE])?;
        let Some(last) = heads.last() else { return Ok(()) };
        (day, journal, number) = (last.on_day.clone(), last.journal.clone(), last.number);
        for head in heads {
            let sql = "select account, unit, label, debit_cents, credit_cents from entry_line
                       where entry = $1 order by line";
            let lines: Vec<Tail> = tx.rows(sql, &[&head.id])?;
            let kept = head.hash.clone();
            take(&sealed(head, lines), kept.as_deref())?;
        }
    }
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
            if kept != Some(hash.as_str()) {
                broken.push(Broken::Changed(entry.id.clone()));
                // What follows is judged by what was validated, not by this one entry.
                hash = kept.map_or_else(|| hash.clone(), str::to_owned);
            }
            Ok(())
        })?;
        if count != period.entries || hash != period.hash {
            broken.push(Broken::Chain(period.id.clone()));
        }
        hash.clone_from(&period.hash);
        after.clone_from(&period.to_on);
    }
    walk(tx, collector, (&after, "9999-12-31"), |entry, _| {
        check(entry, &mut broken);
        Ok(())
    })?;
    let gaps: Vec<(String, String)> = tx.rows(
        "select y.journal, y.year from journal_year y where y.collector = $1 and y.last_number <>
         (select count(*) from entry e where e.collector = y.collector and e.journal = y.journal
            and e.on_day >= y.year || '-01-01' and e.on_day <= y.year || '-12-31')
         order by y.journal, y.year",
        &[collector],
    )?;
    broken.extend(gaps.into_iter().map(|(journal, year)| Broken::Gap(format!("{journal} {year}"))));
    Ok(broken)
}

fn check(entry: &Sealed, broken: &mut Vec<Broken>) {
    let sum: i64 = entry.lines.iter().map(|line| line.debit_cents - line.credit_cents).sum();
    if sum != 0 || entry.lines.len() < 2 {
        broken.push(Broken::Unbalanced(entry.id.clone()));
    }
}
