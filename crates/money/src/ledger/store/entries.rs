//! Entries: posted, reversed, never changed and never deleted.

use kernel::db::{Cell, Tx};
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::ledger::rules::{NewEntry, NewLine, balanced};
use crate::ledger::{CollectorId, EntryId};
use crate::org::{PersonId, UnitId};

row! {
    /// An entry as it stands.
    #[derive(Debug, Clone, Serialize)]
    pub struct Entry {
        /// Its identifier.
        pub id: EntryId,
        /// Whose money it is.
        pub collector: CollectorId,
        /// Its journal's code.
        pub journal: String,
        /// Its number in the journal and year.
        pub number: i64,
        /// The day of what happened.
        pub on_day: String,
        /// What happened.
        pub label: String,
        /// The proof's reference.
        pub piece: Option<String>,
        /// What sort of thing caused it.
        pub cause_kind: String,
        /// Which one.
        pub cause: String,
        /// The entry that this one takes back.
        pub reverses: Option<EntryId>,
        /// Why it takes that back; empty for others.
        pub reason: String,
        /// Who posted it.
        pub by_person: Option<PersonId>,
        /// When it was posted.
        pub at: Moment,
        /// The validated period that holds it.
        pub period: Option<String>,
        /// The entry that took this one back.
        pub reversed_by: Option<EntryId>,
        /// Euro cents of its debits, which are those of its credits.
        pub total_cents: i64,
    }
}

row! {
    /// A line of an entry.
    #[derive(Debug, Clone, Serialize)]
    pub struct EntryLine {
        /// Its place.
        pub line: i64,
        /// The account's code.
        pub account: String,
        /// The account's label.
        pub account_label: String,
        /// The unit whose money it is.
        pub unit: Option<UnitId>,
        /// That unit's name.
        pub unit_name: Option<String>,
        /// The person it is about.
        pub person: Option<PersonId>,
        /// Its own label.
        pub label: String,
        /// Euro cents.
        pub debit_cents: i64,
        /// Euro cents.
        pub credit_cents: i64,
    }
}

pub(super) const ENTRY: &str = "select e.id, e.collector, e.journal, e.number, e.on_day, e.label,
    e.piece, e.cause_kind, e.cause, e.reverses, e.reason, e.by_person, e.at, e.period,
    (select r.id from entry r where r.reverses = e.id),
    (select cast(coalesce(sum(l.debit_cents), 0) as bigint) from entry_line l where l.entry = e.id)
    from entry e";
/// Most lines of one entry: a batch of direct debits posts one line a person.
const LINES_MAX: i64 = 100_000;

/// Posts an entry. The same cause posts once: a second time gives the first entry.
///
/// # Errors
/// [`Error::Refused`] when the lines do not balance, an account is not in the collector's chart,
/// or the day lies in a validated period.
pub fn post(tx: &mut Tx<'_>, new: &NewEntry) -> Result<EntryId> {
    write(tx, new, None, "")
}

/// The entry that a cause posted.
///
/// # Errors
/// A fault from the database.
pub fn posted(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    cause_kind: &str,
    cause: &str,
) -> Result<Option<EntryId>> {
    let sql = "select id from entry where collector = $1 and cause_kind = $2 and cause = $3";
    let found: Option<(EntryId,)> = tx.row(sql, &[collector, &cause_kind, &cause])?;
    Ok(found.map(|(id,)| id))
}

fn write(
    tx: &mut Tx<'_>,
    new: &NewEntry,
    reverses: Option<&EntryId>,
    reason: &str,
) -> Result<EntryId> {
    hold(tx, &new.collector)?;
    if let Some(id) = posted(tx, &new.collector, new.cause_kind, &new.cause)? {
        return Ok(id);
    }
    balanced(&new.lines).map_err(|wrong| Error::Refused(wrong.key()))?;
    must_be_open(tx, &new.collector, &new.on_day)?;
    must_be_known(tx, &new.collector, &new.lines)?;
    let number = next_number(tx, new)?;
    let (id, now): (EntryId, Moment) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into entry (id, collector, journal, number, on_day, label, piece, cause_kind,
         cause, reverses, reason, by_person, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            &id,
            &new.collector,
            &new.journal,
            &number,
            &new.on_day,
            &new.label,
            &new.piece,
            &new.cause_kind,
            &new.cause,
            &reverses,
            &reason,
            &new.by,
            &now,
        ],
    )?;
    add_lines(tx, &id, new)?;
    Ok(id)
}

/// Makes whoever else writes in this ledger wait for the end of the transaction: two posts of one
/// cause give one entry, nothing slips into a period while it is validated, and a sum read
/// afterwards stays what it is.
///
/// # Errors
/// [`Error::NotFound`].
pub fn hold(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<()> {
    let sql = "update collector set folded = folded where id = $1";
    if tx.exec(sql, &[collector])? == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}

fn add_lines(tx: &mut Tx<'_>, id: &EntryId, new: &NewEntry) -> Result<()> {
    let text = |value: &str| Cell::Text(value.to_owned());
    let rows = (0_i64..).zip(&new.lines).map(|(place, line)| {
        Ok([
            text(id.as_str()),
            Cell::Int(place),
            text(new.collector.as_str()),
            text(&line.account),
            text(&new.on_day),
            line.unit.as_ref().map_or(Cell::Null, |unit| text(unit.as_str())),
            line.person.as_ref().map_or(Cell::Null, |person| text(person.as_str())),
            text(&line.label),
            Cell::Int(line.debit_cents),
            Cell::Int(line.credit_cents),
        ])
    });
    tx.load("entry_line", &LINE_COLUMNS, rows).map(drop)
}

const LINE_COLUMNS: [&str; 10] = [
    "entry",
    "line",
    "collector",
    "account",
    "on_day",
    "unit",
    "person",
    "label",
    "debit_cents",
    "credit_cents",
];

fn must_be_open(tx: &mut Tx<'_>, collector: &CollectorId, day: &str) -> Result<()> {
    // Days that are being validated are closed from the moment on which that began. Both are asked
    // at once: a validation that ends between two questions would be in neither answer.
    let sql = "select 1 from period where collector = $1 and to_on >= $2
               union all select 1 from period_seal where collector = $1 and to_on >= $2 limit 1";
    if tx.row::<(i64,)>(sql, &[collector, &day])?.is_some() {
        return Err(Error::Refused("ledger-wrong-validated"));
    }
    Ok(())
}

fn must_be_known(tx: &mut Tx<'_>, collector: &CollectorId, lines: &[NewLine]) -> Result<()> {
    let codes: std::collections::BTreeSet<&str> =
        lines.iter().map(|line| line.account.as_str()).collect();
    for code in codes {
        let sql = "select 1 from account where collector = $1 and code = $2";
        if tx.row::<(i64,)>(sql, &[collector, &code])?.is_none() {
            return Err(Error::Refused("ledger-wrong-account"));
        }
    }
    Ok(())
}

/// The next number of the journal in the year, without a gap: taken in this transaction.
fn next_number(tx: &mut Tx<'_>, new: &NewEntry) -> Result<i64> {
    let year = new.on_day.get(..4).unwrap_or_default();
    tx.one(
        "insert into journal_year (collector, journal, year, last_number) values ($1, $2, $3, 1)
         on conflict (collector, journal, year)
         do update set last_number = journal_year.last_number + 1 returning last_number",
        &[&new.collector, &new.journal, &year],
    )
}

/// Takes an entry back on a day by one that mirrors it; the first stays. Twice gives the same.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] when it is itself a reversal, when the day lies before
/// the entry's, or in a validated period.
pub fn reverse(
    tx: &mut Tx<'_>,
    id: &EntryId,
    on_day: &str,
    why: &str,
    by: Option<&PersonId>,
) -> Result<EntryId> {
    let kept = entry(tx, id)?.ok_or(Error::NotFound)?;
    if let Some(done) = kept.reversed_by {
        return Ok(done);
    }
    if kept.reverses.is_some() {
        return Err(Error::Refused("ledger-wrong-reversal"));
    }
    if on_day < kept.on_day.as_str() {
        return Err(Error::Refused("ledger-wrong-earlier"));
    }
    let lines = lines(tx, id)?.into_iter().map(|line| NewLine {
        account: line.account,
        unit: line.unit,
        person: line.person,
        label: line.label,
        debit_cents: line.credit_cents,
        credit_cents: line.debit_cents,
    });
    let journal = super::super::rules::JOURNALS.iter().find(|(code, _)| *code == kept.journal);
    let new = NewEntry {
        collector: kept.collector,
        journal: journal.map_or("OD", |(code, _)| code),
        on_day: on_day.to_owned(),
        label: kept.label,
        piece: kept.piece,
        cause_kind: "reversal",
        cause: id.to_string(),
        lines: lines.collect(),
        by: by.cloned(),
    };
    write(tx, &new, Some(id), why)
}

/// An entry.
///
/// # Errors
/// A fault from the database.
pub fn entry(tx: &mut Tx<'_>, id: &EntryId) -> Result<Option<Entry>> {
    tx.row(&format!("{ENTRY} where e.id = $1"), &[id])
}

/// The lines of an entry, in their order.
pub(in crate::ledger) fn lines(tx: &mut Tx<'_>, id: &EntryId) -> Result<Vec<EntryLine>> {
    first_lines(tx, id, LINES_MAX)
}

/// The first lines of an entry, in their order.
pub(in crate::ledger) fn first_lines(
    tx: &mut Tx<'_>,
    id: &EntryId,
    limit: i64,
) -> Result<Vec<EntryLine>> {
    let sql = "select l.line, l.account, a.label, l.unit, u.name, l.person, l.label,
               l.debit_cents, l.credit_cents
               from entry_line l join account a on a.collector = l.collector and a.code = l.account
               left join unit u on u.id = l.unit
               where l.entry = $1 order by l.line limit $2";
    tx.rows(sql, &[id, &limit])
}

/// Entries of a collector between two days, the newest first, after `(day, id)`.
pub(in crate::ledger) fn entries(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (from, to): (&str, &str),
    after: Option<(&str, &str)>,
    limit: i64,
) -> Result<Vec<Entry>> {
    let (day, id) = after.unwrap_or(("9999-12-31", "~"));
    let sql = format!(
        "{ENTRY} where e.collector = $1 and e.on_day >= $2 and e.on_day <= $3
         and (e.on_day < $4 or (e.on_day = $4 and e.id < $5))
         order by e.on_day desc, e.id desc limit $6"
    );
    tx.rows(&sql, &[collector, &from, &to, &day, &id, &limit])
}

/// The years in which a collector has entries, the newest first.
pub(in crate::ledger) fn years(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<String>> {
    const YEARS_MAX: i64 = 200;
    let sql = "select distinct year from journal_year where collector = $1
               order by year desc limit $2";
    Ok(tx.rows::<(String,)>(sql, &[collector, &YEARS_MAX])?.into_iter().map(|it| it.0).collect())
}

/// Keeps a file as the proof of an entry.
///
/// # Errors
/// A fault from the database.
pub fn attach(tx: &mut Tx<'_>, id: &EntryId, file: &str, name: &str) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into entry_file (entry, file, name, at) values ($1, $2, $3, $4)",
        &[id, &file, &name, &now],
    )
    .map(drop)
}

/// Files kept with an entry: identifier and name.
pub(in crate::ledger) fn attached(tx: &mut Tx<'_>, id: &EntryId) -> Result<Vec<(String, String)>> {
    const FILES_MAX: i64 = 100;
    let sql = "select file, name from entry_file where entry = $1 order by at, file limit $2";
    tx.rows(sql, &[id, &FILES_MAX])
}
