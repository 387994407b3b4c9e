//! Validating a period, slice by slice: the days are closed first, then entries are sealed in the
//! order of the chain, and the period is written last. Whatever breaks off in between goes on where
//! it stood; meanwhile nothing is posted on those days.

use kernel::db::{Db, Tx};
use kernel::time::Moment;
use kernel::{Error, Result, row};

use super::periods::{Kept, PERIOD, Period, Place, place_of, slice};
use crate::ledger::CollectorId;
use crate::ledger::rules::{Closing, Sealed, close, day_after, seal};
use crate::org::PersonId;

/// Entries sealed by one transaction: some five milliseconds of the writer.
const SLICE: i64 = 200;

row! {
    /// A validation under way.
    #[derive(Debug, Clone)]
    pub struct Seal {
        /// The period that it makes.
        pub period: String,
        /// Its first day.
        pub from_on: String,
        /// The last day of the period before.
        pub after_on: String,
        /// Its last day.
        pub to_on: String,
        /// The hash before its first entry.
        pub prev_hash: String,
        /// The hash of the last entry that is sealed.
        pub hash: String,
        /// Entries that are sealed.
        pub entries: i64,
        /// Entries in all.
        pub total: i64,
        /// Where it stands.
        pub last_on: String,
        /// Where it stands.
        pub last_journal: String,
        /// Where it stands.
        pub last_number: i64,
        /// Who validates.
        pub by_person: Option<PersonId>,
        /// Since when.
        pub at: Moment,
    }
}

impl Seal {
    /// The last entry that is sealed.
    #[must_use]
    pub fn place(&self) -> Place {
        (self.last_on.clone(), self.last_journal.clone(), self.last_number)
    }
}

/// The validation of a collector's ledger that is under way.
pub(in crate::ledger) fn sealing(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Option<Seal>> {
    let sql = "select period, from_on, after_on, to_on, prev_hash, hash, entries, total, last_on,
               last_journal, last_number, by_person, at from period_seal where collector = $1";
    tx.row(sql, &[collector])
}

/// Closes the days up to one that no period holds yet, so that their entries can be sealed.
///
/// # Errors
/// [`Error::Refused`] when the day was validated before or is being validated, or there is no
/// entry.
pub(in crate::ledger) fn begin(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    to_on: &str,
    by: Option<&PersonId>,
) -> Result<String> {
    super::entries::hold(tx, collector)?;
    if sealing(tx, collector)?.is_some() {
        return Err(Error::Refused("ledger-wrong-validating"));
    }
    let last: Option<Period> =
        tx.row(&format!("{PERIOD} order by to_on desc limit 1"), &[collector])?;
    let after = last.as_ref().map_or("", |period| period.to_on.as_str()).to_owned();
    if to_on <= after.as_str() {
        return Err(Error::Refused("ledger-wrong-validated"));
    }
    let found: Option<(Option<String>, i64)> = tx.row(
        "select min(on_day), count(*) from entry
         where collector = $1 and on_day > $2 and on_day <= $3",
        &[collector, &after, &to_on],
    )?;
    let (first, total) = found.unwrap_or_default();
    let first = first.ok_or(Error::Refused("ledger-wrong-nothing"))?;
    let from_on = if after.is_empty() { first } else { day_after(&after) };
    let id: uuid::Uuid = tx.fresh();
    let (id, now) = (id.hyphenated().to_string(), tx.now());
    let before = last.map(|period| period.hash).unwrap_or_default();
    tx.exec(
        "insert into period_seal (collector, period, from_on, after_on, to_on, prev_hash, hash,
         entries, total, last_on, last_journal, last_number, by_person, at)
         values ($1, $2, $3, $4, $5, $6, $6, 0, $7, '', '', 0, $8, $9)",
        &[collector, &id, &from_on, &after, &to_on, &before, &total, &by, &now],
    )?;
    Ok(id)
}

/// Seals some more entries of a validation under way; whether there is more to do.
///
/// What is to be written is read and hashed before the writer is taken: the days are closed, so it
/// cannot change. Of two that do the same, the second writes nothing.
///
/// # Errors
/// A fault from the database.
pub(in crate::ledger) fn step(db: &Db, collector: &CollectorId) -> Result<bool> {
    let of = collector.clone();
    let read = db.read_now(move |tx| {
        let Some(under_way) = sealing(tx, &of)? else { return Ok(None) };
        let days = (under_way.after_on.as_str(), under_way.to_on.as_str());
        let entries = slice(tx, &of, days, &under_way.place(), SLICE)?;
        Ok(Some((under_way, entries)))
    })?;
    let Some((under_way, entries)) = read else { return Ok(false) };
    let of = collector.clone();
    let done = done(&under_way, &entries);
    db.write_now(move |tx| match done.sealed.is_empty() {
        true => end(tx, &of, &under_way).map(|()| false),
        false => keep(tx, &of, &under_way, &done).map(|()| true),
    })
}

/// Entries with their hashes, the last of them and where it stands.
struct Done {
    sealed: Vec<(String, String)>,
    hash: String,
    place: Place,
}

fn done(under_way: &Seal, entries: &[(Sealed, Kept)]) -> Done {
    let mut done =
        Done { sealed: Vec::new(), hash: under_way.hash.clone(), place: under_way.place() };
    for (entry, _) in entries {
        done.hash = seal(&done.hash, entry);
        done.place = place_of(entry);
        done.sealed.push((entry.id.clone(), done.hash.clone()));
    }
    done
}

fn keep(tx: &mut Tx<'_>, collector: &CollectorId, seal: &Seal, done: &Done) -> Result<()> {
    let entries = seal.entries + i64::try_from(done.sealed.len())?;
    let (day, journal, number) = &done.place;
    let taken = tx.exec(
        "update period_seal set hash = $4, entries = $5, last_on = $6, last_journal = $7,
         last_number = $8 where collector = $1 and period = $2 and entries = $3",
        &[collector, &seal.period, &seal.entries, &done.hash, &entries, day, journal, number],
    )?;
    if taken == 0 {
        return Ok(());
    }
    for (entry, hash) in &done.sealed {
        let sql = "update entry set period = $2, hash = $3 where id = $1";
        tx.exec(sql, &[entry, &seal.period, hash])?;
    }
    Ok(())
}

fn end(tx: &mut Tx<'_>, collector: &CollectorId, seal: &Seal) -> Result<()> {
    let taken = tx.exec(
        "delete from period_seal where collector = $1 and period = $2 and entries = $3",
        &[collector, &seal.period, &seal.entries],
    )?;
    if taken == 0 {
        return Ok(());
    }
    let now = tx.now();
    let closing = Closing {
        id: seal.period.clone(),
        from_on: seal.from_on.clone(),
        to_on: seal.to_on.clone(),
        entries: seal.entries,
        by: seal.by_person.as_ref().map(ToString::to_string).unwrap_or_default(),
        at: now.0,
    };
    tx.exec(
        "insert into period (id, collector, from_on, to_on, entries, prev_hash, hash,
         validated_by, validated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &seal.period,
            collector,
            &seal.from_on,
            &seal.to_on,
            &seal.entries,
            &seal.prev_hash,
            &close(&seal.hash, &closing),
            &seal.by_person,
            &now,
        ],
    )
    .map(drop)
}

/// Validates everything up to a day that no period holds yet: chains and closes it, to the end. A
/// validation that broke off is finished by the same call, or by any [`step`].
///
/// # Errors
/// [`Error::Refused`] when the day was validated before, or there is no entry.
pub fn validate(
    db: &Db,
    collector: &CollectorId,
    to_on: &str,
    by: Option<&PersonId>,
) -> Result<String> {
    let (of, day, who) = (collector.clone(), to_on.to_owned(), by.cloned());
    let id = db.write_now(move |tx| match sealing(tx, &of)? {
        Some(under_way) if under_way.to_on == day => Ok(under_way.period),
        _ => begin(tx, &of, &day, who.as_ref()),
    })?;
    while step(db, collector)? {}
    Ok(id)
}

/// As [`validate`], in one transaction, for tests.
#[cfg(test)]
pub(in crate::ledger) fn whole(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    to_on: &str,
    by: Option<&PersonId>,
) -> Result<String> {
    let id = begin(tx, collector, to_on, by)?;
    while let Some(under_way) = sealing(tx, collector)? {
        let days = (under_way.after_on.as_str(), under_way.to_on.as_str());
        let entries = slice(tx, collector, days, &under_way.place(), SLICE)?;
        let done = done(&under_way, &entries);
        match done.sealed.is_empty() {
            true => end(tx, collector, &under_way)?,
            false => keep(tx, collector, &under_way, &done)?,
        }
    }
    Ok(id)
}
