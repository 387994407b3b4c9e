//! Members and money of many people: collections of direct debits, a bank's statement taken and
//! confirmed, where everybody stands on a day, receipts printed. Beside each stands what the bare
//! engine takes to write the same rows, or to read those that the answer follows from.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use kernel::db::tables_of;
use kernel::time::Stopwatch;
use kernel::{Error, Result};

use crate::commands::bench::books::{self, Called};
use crate::commands::bench::places::Places;
use crate::commands::bench::report::{Figure, Report, percent, rate};
use crate::commands::bench::{people, store};
use crate::debits::{self, DebitBatch, Reconcile};
use crate::features;
use crate::ledger::Ended;
use crate::org::Scope;

/// Members of the largest organisation whose money is measured; more people are more sections, not
/// larger batches.
pub(super) const MEMBERS_MAX: usize = 100_000;
/// Movements of the statement.
const MOVEMENTS_MAX: usize = 20_000;
/// Debits of one collection.
const DEBITS_MAX: usize = 20_000;
/// What a confirmed movement leaves, parents first.
const PAID: [&str; 6] =
    ["entry", "entry_line", "payment", "payment_part", "payment_fact", "stamp_payment"];
/// What a standing follows from.
const STANDING: [&str; 4] = ["membership", "membership_fact", "stamp", "stamp_payment"];
/// Receipts printed.
const RECEIPTS_MAX: usize = 2_000;

/// Gives `rows` people a membership, a year of stamps and a mandate, then collects, reconciles,
/// counts and prints.
///
/// # Errors
/// A fault from the database.
pub(super) fn measure(places: &Places, rows: usize, report: &mut Report) -> Result<()> {
    let db = &places.db;
    let (calls, members) = furnished(places, rows)?;
    let engine = places.bare.engine();
    let mut add = |what: String, speed: u128, bare: Option<u128>, of: &str| {
        report.add(Figure {
            what,
            engine,
            ours: format!("{speed} {of}/s"),
            bare: bare.map_or(String::new(), |bare| format!("{bare} {of}/s")),
            ratio: bare.map_or(String::new(), |bare| percent(speed, bare)),
            goal: "",
        });
    };

    let folder = places.folder.path();
    let watch = Stopwatch::start();
    let collections = rows.div_ceil(DEBITS_MAX).max(1);
    for number in 0..collections {
        collect(places, &folder.join(format!("PRLV-{number}.xml")))?;
    }
    let speed = rate(rows, watch.elapsed());
    let what = format!("debits written into {collections} files, {rows} members");
    add(what, speed, Some(bare(places, rows, &["debit_batch", "debit_line"])?), "debits");

    let statement = folder.join("releve.xml");
    std::fs::write(&statement, camt(&calls))?;
    for (confirm, what, written) in [
        (false, "read", &["bank_file", "bank_entry"][..]),
        (true, "reconciled and confirmed", &PAID),
    ] {
        // The second reading knows the file: what it takes is to confirm.
        let watch = Stopwatch::start();
        reconcile(places, statement.clone(), confirm)?;
        let speed = rate(calls.len(), watch.elapsed());
        let what = format!("movements {what}, {} of a statement", calls.len());
        add(what, speed, Some(bare(places, calls.len(), written)?), "movements");
    }

    let watch = Stopwatch::start();
    let stand = db.read_now(|tx| {
        let (scope, today) = (Scope::of_the_house(tx)?, tx.now().day_text());
        crate::members::standings(tx, &scope, &today)
    })?;
    let took = watch.elapsed();
    if stand.values().sum::<i64>() != i64::try_from(members)? {
        return Err(Error::fault("members of the bench stand nowhere"));
    }
    let watch = Stopwatch::start();
    store::read_bare(db.place(), &STANDING)?;
    let read = rate(members, watch.elapsed());
    add(format!("standings on a day, {members} people"), rate(members, took), Some(read), "people");

    let count = RECEIPTS_MAX.min(rows);
    let watch = Stopwatch::start();
    for number in 0..count {
        print(number)?;
    }
    let speed = rate(count, watch.elapsed());
    add(format!("receipts printed, {count} files"), speed, None, "PDF");
    Ok(())
}

/// The books of so many people beside the bare engine too: requests for payment, and how many
/// became members. Who resembles somebody waits for a decision, and is no member.
fn furnished(places: &Places, rows: usize) -> Result<(Vec<Called>, usize)> {
    let db = &places.db;
    db.write_now(people::units)?;
    let file = places.folder.path().join("people.csv");
    people::write_file(&file, rows)?;
    people::load(db, &file, rows)?;
    let filled = books::fill(db, MOVEMENTS_MAX.min(rows))?;
    db.analyze()?;
    store::copy_bare(db.place(), &places.bare, &tables_of(&features::migrations()))?;
    Ok(filled)
}

/// How many things a second the bare engine writes, which are rows of these tables.
fn bare(places: &Places, count: usize, tables: &[&str]) -> Result<u128> {
    let watch = Stopwatch::start();
    store::copy_bare(places.db.place(), &places.bare, tables)?;
    Ok(rate(count, watch.elapsed()))
}

fn done(ended: Ended) -> Result<()> {
    match ended {
        Ended::Done => Ok(()),
        Ended::Refused(why) => Err(Error::fault(format!("the bench was refused: {why}"))),
        Ended::Broken => Err(Error::fault("the bench's books are broken")),
    }
}

fn collect(places: &Places, out: &Path) -> Result<()> {
    let args = DebitBatch { out: out.to_owned(), unit: None, day: None, json: false };
    done(debits::debit_batch(&places.db, &args, &mut std::io::sink())?)
}

fn reconcile(places: &Places, file: PathBuf, confirm: bool) -> Result<()> {
    let args = Reconcile { files: vec![file], asked: None, unit: None, confirm, json: false };
    done(debits::reconcile(&places.db, &args, &mut std::io::sink())?)
}

/// A statement in which each request is paid by its reference.
fn camt(calls: &[Called]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\
         <BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id><Acct><Id><IBAN>{}</IBAN>\
         </Id></Acct>",
        books::IBAN
    );
    for (place, call) in calls.iter().enumerate() {
        let _ = write!(
            text,
            "<Ntry><Amt Ccy=\"EUR\">{}.{:02}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd>\
             </Sts><BookgDt><Dt>{}</Dt></BookgDt><AcctSvcrRef>B{place}</AcctSvcrRef><BkTxCd><Domn>\
             <Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>\
             <NtryDtls><TxDtls><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            call.cents / 100,
            call.cents % 100,
            call.on_day,
            call.reference,
        );
    }
    text.push_str("</Stmt></BkToCstmrStmt></Document>");
    text
}

/// One receipt, as a member gets it.
fn print(number: usize) -> Result<()> {
    let line = |text: &str| text.to_owned();
    let receipt = documents::Receipt {
        form: line("11580*05"),
        number: format!("2026-{number:06}"),
        issued_on: line("2026-01-31"),
        body: documents::Body {
            name: line("Association départementale de financement"),
            lines: vec![line("1 place de la République"), line("30000 Nîmes")],
            object: line("Financement de la vie politique"),
            ..documents::Body::default()
        },
        giver: vec![line("Ana Moulin"), line("12 rue des Mimosas"), line("30100 Alès")],
        parts: vec![documents::ReceiptPart {
            on_day: line("2025-06-30"),
            nature: line("Cotisation"),
            way: line("Prélèvement"),
            amount_cents: 12_000,
        }],
        signatory: vec![line("Odile Fauvel"), line("Trésorière")],
        ..documents::Receipt::default()
    };
    match documents::receipt(&receipt) {
        Ok(_) => Ok(()),
        Err(_) => Err(Error::fault("a receipt of the bench cannot be printed")),
    }
}
