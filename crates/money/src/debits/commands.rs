//! `maillage treasury debit-batch` and `reconcile`: the same as the pages, from a terminal.

use std::io::Write;
use std::path::{Path, PathBuf};

use kernel::db::Db;
use kernel::text::{Language, Texts, Value};
use kernel::{Error, Result};

use super::books;
use super::reconcile::{self, Taken};
use super::rules::{Book, Report, earliest_collection, read_asked};
use super::store::{self, Hand, Made};
use crate::features;
use crate::ledger::Ended;
use crate::org::{self, Scope, UnitMatch};

/// Writes the file of the next collection of direct debits
#[derive(Debug, Clone, clap::Args)]
pub struct DebitBatch {
    /// Where to write the file for the bank
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Of the collector that serves this unit, by its name or path («Gard»)
    #[arg(long, value_name = "PATH")]
    pub unit: Option<String>,
    /// The day of the debits (2026-12-07); the earliest when left out
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Reads files from a bank and says what each movement answers
#[derive(Debug, Clone, clap::Args)]
pub struct Reconcile {
    /// Statements (camt.053, camt.054, CSV) and answers (pain.002), in the order of their days
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Hold them against this table of what was asked for; then nothing is kept
    #[arg(long, value_name = "CSV")]
    pub asked: Option<PathBuf>,
    /// Of the collector that serves this unit, by its name or path («Gard»)
    #[arg(long, value_name = "PATH")]
    pub unit: Option<String>,
    /// Confirm what is sure
    #[arg(long)]
    pub confirm: bool,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// The hand of whoever looks after the server.
fn machine() -> Hand {
    Hand { office: None, person: None, name: "maillage".to_owned() }
}

fn say(texts: &Texts, key: &str, args: &[(&str, Value)]) -> String {
    texts.get(Language::of_commands(), key, args)
}

/// The scope that was named, or the whole; none when it is unknown.
fn scope(db: &Db, unit: Option<&str>) -> Result<Option<Scope>> {
    let unit = unit.map(str::to_owned);
    db.read_now(move |tx| {
        let house = Scope::of_the_house(tx)?;
        let Some(unit) = &unit else { return Ok(Some(house)) };
        match org::match_unit(tx, house.unit(), unit)? {
            UnitMatch::One(found) => house.narrowed(tx, &found),
            UnitMatch::Several | UnitMatch::Unknown => Ok(None),
        }
    })
}

/// The account to collect into or to read: that of the unit's collector, the first when the
/// whole organisation is meant.
fn account(db: &Db, scope: &Scope) -> Result<Option<books::Account>> {
    let scope = scope.clone();
    db.read_now(move |tx| {
        let today = tx.now().day_text();
        let nearest = books::collector_of(tx, scope.unit(), &today)?;
        let all = books::accounts(tx, &scope)?;
        let near = |one: &&books::Account| {
            nearest.as_ref().is_some_and(|known| known.id == one.collector.id)
        };
        let ready = |one: &&books::Account| one.collector.creditor_id.is_some();
        let found = all.iter().find(near).or_else(|| all.iter().find(ready));
        Ok(found.or(all.first()).cloned())
    })
}

/// Makes the next collection and writes its file.
///
/// # Errors
/// A fault from the database or the file.
pub fn debit_batch(db: &Db, args: &DebitBatch, out: &mut impl Write) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let refused = |key: &str| Ok(Ended::Refused(say(&texts, key, &[])));
    let Some(scope) = scope(db, args.unit.as_deref())? else {
        return refused("debits-refusal-no-collector");
    };
    let Some(account) = account(db, &scope)? else {
        return refused("debits-refusal-no-collector");
    };
    let (wanted, whole) = (args.day.clone(), scope.clone());
    let words = say(&texts, "debits-new-words-proposed", &[]);
    let made = db.write_now(move |tx| {
        let today = tx.now().day_text();
        let notice = books::notice_days(tx, &today)?;
        let earliest = earliest_collection(&today, notice, account.account.lead_days)
            .ok_or_else(|| Error::fault("no day to collect on"))?;
        let day = wanted.clone().unwrap_or_else(|| earliest.clone());
        if !bank::is_business_day(&day) {
            return Err(Error::Refused("debits-fault-business-day"));
        }
        if day < earliest {
            return Err(Error::Refused("debits-refusal-too-early"));
        }
        match store::make(tx, &machine(), &account, &day, &words, &[])? {
            Made::Done(id) => {
                let batch = store::batch(tx, &whole, &id)?;
                Ok(Ok((batch, store::lines_of(tx, &id)?)))
            }
            Made::Wrong(wrong) => Ok(Err(wrong)),
        }
    });
    let (batch, lines) = match made {
        Ok(Ok(made)) => made,
        Ok(Err(wrong)) => {
            let told: Vec<String> = wrong
                .into_iter()
                .map(|(name, why)| format!("{name} {}", why.what).trim().to_owned())
                .collect();
            return Ok(Ended::Refused(told.join("\n")));
        }
        Err(Error::Refused(key)) => return refused(key),
        Err(error) => return Err(error),
    };
    let xml = bank::write_collection(&store::collection_of(&batch, &lines))
        .map_err(|faults| Error::fault(format!("{faults:?}")))?;
    std::fs::write(&args.out, xml).map_err(|_| Error::fault("the file cannot be written"))?;
    if args.json {
        let told = serde_json::json!({
            "number": batch.number,
            "collect_on": batch.collect_on,
            "debits": batch.debits,
            "cents": batch.cents,
            "file": args.out,
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
    } else {
        let (debits, cents) = (batch.debits, batch.cents);
        writeln!(out, "{} {} {debits} {cents}", batch.number, batch.collect_on)?;
    }
    Ok(Ended::Done)
}

/// Reads files from a bank.
///
/// # Errors
/// A fault from the database or a file.
pub fn reconcile(db: &Db, args: &Reconcile, out: &mut impl Write) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let done = match &args.asked {
        Some(asked) => against(args, asked, out),
        None => keep(db, args, out),
    };
    match done {
        Err(Error::Refused(key)) => Ok(Ended::Refused(say(&texts, key, &[]))),
        other => other,
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|_| Error::Refused("debits-import-missing"))
}

/// Holds the files against a table alone: answers of banks first, whatever their order.
fn against(args: &Reconcile, asked: &Path, out: &mut impl Write) -> Result<Ended> {
    let table =
        String::from_utf8(bytes(asked)?).map_err(|_| Error::Refused("debits-read-charset"))?;
    let asked = read_asked(&table).map_err(|_| Error::Refused("debits-import-unreadable"))?;
    let (mut book, mut report) = (Book::new(asked), Report::default());
    let mut statements = Vec::new();
    for path in &args.files {
        let read = bank::read_bank_file(&bytes(path)?);
        match read.map_err(|error| Error::Refused(reconcile::fault_key(&error)))? {
            bank::BankFile::Status(status) => report.refuse(book.answer(&status)),
            bank::BankFile::Statements(file) => statements.push(file),
        }
    }
    for entry in statements.iter().flat_map(bank::StatementFile::entries) {
        let found = book.find(entry);
        report.add(entry, &found);
    }
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
    } else {
        for (name, (count, cents)) in &report.found {
            writeln!(out, "{name} {count} {cents}")?;
        }
        writeln!(out, "refused {}", report.refused.len())?;
    }
    Ok(Ended::Done)
}

fn keep(db: &Db, args: &Reconcile, out: &mut impl Write) -> Result<Ended> {
    let scope = scope(db, args.unit.as_deref())?;
    let scope = scope.ok_or(Error::Refused("debits-refusal-no-collector"))?;
    let account = account(db, &scope)?.ok_or(Error::Refused("debits-refusal-no-collector"))?;
    let id = account.account.id.to_string();
    let (mut all, mut confirmed, mut refused) = (Vec::new(), 0, 0);
    for path in &args.files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let taken = reconcile::take(db, &machine(), &scope, &id, &name, &bytes(path)?)?;
        if args.confirm {
            let told = reconcile::confirm(db, &machine(), &scope, &taken.account)?;
            confirmed += told.done;
            refused += told.refused;
        }
        all.push((name, taken));
    }
    if args.json {
        let file = |(name, taken): &(String, Taken)| {
            serde_json::json!({
                "file": name,
                "known_before": taken.is_known,
                "report": taken.is_report,
                "new": taken.new,
                "known": taken.known,
                "pending": taken.pending,
            })
        };
        let files: Vec<_> = all.iter().map(file).collect();
        let told =
            serde_json::json!({ "files": files, "confirmed": confirmed, "refused": refused });
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
    } else {
        for (name, taken) in &all {
            let (new, known, pending) = (taken.new, taken.known, taken.pending);
            writeln!(out, "{name} {new} {known} {pending}")?;
        }
        writeln!(out, "{confirmed} {refused}")?;
    }
    Ok(Ended::Done)
}
