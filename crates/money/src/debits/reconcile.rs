//! Takes a file from a bank, and confirms what is sure: in slices, so that a break loses and
//! doubles nothing, and the writer is never held for long.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use kernel::db::Db;
use kernel::time::Stopwatch;
use kernel::{Error, Result};

use super::books::{self, Account};
use super::rules::{Book, Found};
use super::store::{self, Hand, Spot};
use crate::org::Scope;

/// Movements written in one transaction.
const SLICE: usize = 200;
/// Most sure movements confirmed in one transaction.
const SURE: i64 = 500;

/// What became of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// The account.
    pub account: String,
    /// Whether this very file was known: nothing changed.
    pub is_known: bool,
    /// Whether it answers a collection; else it tells movements.
    pub is_report: bool,
    /// New movements, or debits newly refused.
    pub new: i64,
    /// Known ones.
    pub known: i64,
    /// Known ones of which the file told more.
    pub completed: i64,
    /// Pending movements, which are left out.
    pub pending: i64,
}

/// Reads a file and keeps what it tells. The same file twice changes nothing.
///
/// # Errors
/// A named refusal when the file cannot be read or tells of an account that is not theirs.
pub(super) fn take(
    db: &Db,
    hand: &Hand,
    scope: &Scope,
    chosen: &str,
    name: &str,
    bytes: &[u8],
) -> Result<Taken> {
    let file = bank::read_bank_file(bytes).map_err(|error| Error::Refused(fault_key(&error)))?;
    let digest = store::hash(bytes);
    match file {
        bank::BankFile::Statements(file) => {
            let account = account_of(db, scope, chosen, &file)?;
            take_statements(db, hand, &account, (&digest, name), &file)
        }
        bank::BankFile::Status(report) => {
            let account = by_chosen(db, scope, chosen)?;
            take_report(db, hand, &account, (&digest, name), &report)
        }
    }
}

/// The text of why a file cannot be read.
pub(super) fn fault_key(error: &bank::ReadError) -> &'static str {
    match error.name() {
        "empty" => "debits-read-empty",
        "too-large" => "debits-read-too-large",
        "too-deep" | "entities" => "debits-read-hostile",
        "charset" => "debits-read-charset",
        "damaged" => "debits-read-damaged",
        "missing" => "debits-read-missing",
        _ => "debits-read-unknown",
    }
}

fn by_chosen(db: &Db, scope: &Scope, chosen: &str) -> Result<Account> {
    let (scope, chosen) = (scope.clone(), chosen.to_owned());
    db.read_now(move |tx| {
        let all = books::accounts(tx, &scope)?;
        let found = all.into_iter().find(|one| one.account.id.as_str() == chosen);
        found.ok_or(Error::Refused("debits-refusal-account"))
    })
}

/// The account that a statement names; the chosen one when it names none.
fn account_of(db: &Db, scope: &Scope, chosen: &str, file: &bank::StatementFile) -> Result<Account> {
    let named: Vec<String> =
        file.statements.iter().filter_map(|statement| statement.iban.clone()).collect();
    let Some(iban) = named.first().cloned() else { return by_chosen(db, scope, chosen) };
    if named.iter().any(|other| *other != iban) {
        return Err(Error::Refused("debits-refusal-several-accounts"));
    }
    let scope = scope.clone();
    db.read_now(move |tx| {
        let all = books::accounts(tx, &scope)?;
        let found = all.into_iter().find(|one| one.account.iban == iban);
        found.ok_or(Error::Refused("debits-refusal-not-your-account"))
    })
}

fn opened(db: &Db, account: &Account, digest: &str) -> Result<(bool, Book)> {
    let (collector, id) = (account.collector.id.clone(), account.account.id.to_string());
    let digest = digest.to_owned();
    db.read_now(move |tx| {
        let known = store::file_known(tx, &id, &digest)?.is_some();
        let book = if known { Book::default() } else { store::book_of(tx, &collector)? };
        Ok((known, book))
    })
}

fn take_statements(
    db: &Db,
    hand: &Hand,
    account: &Account,
    (digest, name): (&str, &str),
    file: &bank::StatementFile,
) -> Result<Taken> {
    let (is_known, mut book) = opened(db, account, digest)?;
    let mut taken = Taken { account: account.account.id.to_string(), is_known, ..Taken::default() };
    if is_known {
        return Ok(taken);
    }
    let foreign = file.entries().any(|entry| entry.currency != "EUR");
    if foreign {
        return Err(Error::Refused("debits-refusal-currency"));
    }
    let found: Vec<(bank::Entry, Found)> =
        file.entries().map(|entry| (entry.clone(), book.find(entry))).collect();
    let (by, id, digest) = (hand.clone(), taken.account.clone(), digest.to_owned());
    let (name, format) = (name.to_owned(), file.format);
    let kept_file =
        db.write_now(move |tx| store::open_file(tx, &by, &id, (&digest, &name, format)))?;
    for slice in found.chunks(SLICE) {
        let (slice, account, kept_file) = (slice.to_vec(), account.clone(), kept_file.clone());
        let kept = db.write_now(move |tx| store::keep_entries(tx, &kept_file, &account, &slice))?;
        taken.new += kept.new;
        taken.known += kept.known;
        taken.completed += kept.completed;
        taken.pending += kept.pending;
    }
    let new = taken.new;
    db.write_now(move |tx| store::read_whole(tx, &kept_file, new))?;
    Ok(taken)
}

fn take_report(
    db: &Db,
    hand: &Hand,
    account: &Account,
    (digest, name): (&str, &str),
    report: &bank::StatusReport,
) -> Result<Taken> {
    let (is_known, mut book) = opened(db, account, digest)?;
    let mut taken = Taken {
        account: account.account.id.to_string(),
        is_known,
        is_report: true,
        ..Taken::default()
    };
    if is_known {
        return Ok(taken);
    }
    let refused = book.answer(report);
    let (by, id, digest) = (hand.clone(), taken.account.clone(), digest.to_owned());
    let name = name.to_owned();
    let kept_file =
        db.write_now(move |tx| store::open_file(tx, &by, &id, (&digest, &name, "pain.002")))?;
    for slice in refused.chunks(SLICE) {
        let (by, slice, made_on) = (hand.clone(), slice.to_vec(), report.made_on.clone());
        taken.new += db.write_now(move |tx| {
            let today = tx.now().day_text();
            store::keep_refusals(tx, &by, &slice, made_on.as_deref().unwrap_or(&today))
        })?;
    }
    let new = taken.new;
    db.write_now(move |tx| store::read_whole(tx, &kept_file, new))?;
    Ok(taken)
}

/// What became of the sure movements of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Confirmed {
    /// Those that were confirmed.
    pub done: i64,
    /// Those that the books refused: they wait for a decision as before.
    pub refused: i64,
    /// Why the last of them was refused, as a text.
    pub why: Option<&'static str>,
}

/// Confirms every sure movement of an account: as many in one transaction as fit in the time for
/// which others may wait. One that the books refuse is passed over and undoes nobody else.
///
/// # Errors
/// [`Error::NotFound`] when the account is none of theirs.
pub(super) fn confirm(db: &Db, hand: &Hand, scope: &Scope, account: &str) -> Result<Confirmed> {
    let (known, id) = (scope.clone(), account.to_owned());
    db.read_now(move |tx| books::account(tx, &known, &id).map(drop))?;
    let (mut all, mut after, mut limit) = (Confirmed::default(), Spot::default(), SURE);
    loop {
        let (behind, told) = confirm_slice(db, hand, (account, &after, limit));
        match told {
            Ok(None) => return Ok(all),
            Ok(Some((done, last))) => {
                all.done += done;
                (after, limit) = (last, SURE);
            }
            // All of this transaction was undone: those before the refused one go alone, then
            // it stands first.
            Err(Error::Refused(_)) if behind > 0 => limit = behind,
            Err(Error::Refused(why)) => {
                all.refused += 1;
                all.why = Some(why);
                (after, limit) = (passed(db, account, &after)?, SURE);
            }
            Err(error) => return Err(error),
        }
    }
}

/// What a transaction confirmed, and the last movement that it looked at.
type Slice = Result<Option<(i64, Spot)>>;

/// Confirms the next movements in one transaction; tells how many stood before the one at which it
/// ended, too.
fn confirm_slice(db: &Db, hand: &Hand, from: (&str, &Spot, i64)) -> (i64, Slice) {
    let (by, slice) = (hand.clone(), db.slice());
    let (account, after, limit) = (from.0.to_owned(), from.1.clone(), from.2);
    let behind = Arc::new(AtomicI64::new(0));
    let count = Arc::clone(&behind);
    let told = db.write_now(move |tx| {
        let watch = Stopwatch::start();
        let (mut done, mut last) = (0, None);
        count.store(0, Ordering::Relaxed);
        for entry in store::open_sure(tx, &account, &after, limit)? {
            done += i64::from(store::confirm_sure(tx, &by, &entry)?);
            last = Some(Spot::of(&entry));
            count.fetch_add(1, Ordering::Relaxed);
            if watch.elapsed() >= slice {
                break;
            }
        }
        Ok(last.map(|last| (done, last)))
    });
    (behind.load(Ordering::Relaxed), told)
}

/// The place of the next movement, which is passed over.
fn passed(db: &Db, account: &str, after: &Spot) -> Result<Spot> {
    let (account, from) = (account.to_owned(), after.clone());
    let next = db.read_now(move |tx| store::open_sure(tx, &account, &from, 1))?;
    Ok(next.first().map_or_else(|| after.clone(), Spot::of))
}
