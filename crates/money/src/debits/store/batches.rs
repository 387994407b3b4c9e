//! Collections: made whole or not at all, sent, withdrawn.

use kernel::db::{Cell, Tx};
use kernel::time::Moment;
use kernel::{Error, Result, row};

use super::candidates::{candidates, give_back_retries, take_retries};
use super::{Hand, Mandate};
use crate::debits::rules::{About, Candidate, Planned, Why, number_of, plan};
use crate::debits::{BatchId, LineId, MandateId, books, jobs};
use crate::ledger::CollectorId;
use crate::org::{PersonId, Scope, UnitId};

row! {
    /// A collection.
    #[derive(Debug, Clone)]
    pub struct Batch {
        /// Which.
        pub id: BatchId,
        /// Whose.
        pub collector: CollectorId,
        /// Into which account.
        pub account: String,
        /// Its number.
        pub number: String,
        /// The version of its file.
        pub version: String,
        /// The creditor, as in the file.
        pub creditor_name: String,
        /// Their account.
        pub creditor_iban: String,
        /// Their bank.
        pub creditor_bic: Option<String>,
        /// Their identifier.
        pub creditor_id: String,
        /// The day of the debits.
        pub collect_on: String,
        /// What members read on their statement.
        pub words: String,
        /// When the file was made, local time.
        pub made_at: String,
        /// Who made it.
        pub by_name: String,
        /// When.
        pub at: Moment,
        /// `sent`, `withdrawn`, or nothing yet.
        pub fact: Option<String>,
        /// On which day.
        pub fact_on: Option<String>,
        /// How many debits.
        pub debits: i64,
        /// Their sum, in cents.
        pub cents: i64,
        /// How many were settled.
        pub settled: i64,
        /// How many were refused or came back.
        pub failed: i64,
    }
}

const COLUMNS: &str = "select b.id, b.collector, b.account, b.number, b.version, b.creditor_name,
    b.creditor_iban, b.creditor_bic, b.creditor_id, b.collect_on, b.words, b.made_at, b.by_name,
    b.at, f.kind, f.on_day,
    (select count(*) from debit_line l where l.batch = b.id and l.left_at is null),
    cast(coalesce((select sum(l.cents) from debit_line l
     where l.batch = b.id and l.left_at is null), 0) as bigint),
    (select count(*) from debit_fact d join debit_line l on l.id = d.line
     where l.batch = b.id and d.kind = 'settled'),
    (select count(*) from debit_fact d join debit_line l on l.id = d.line
     where l.batch = b.id and d.kind in ('refused', 'returned'))
    from debit_batch b left join debit_batch_fact f on f.batch = b.id";

row! {
    /// A debit of a collection.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// Which.
        pub id: LineId,
        /// Its group.
        pub grp: String,
        /// Its place in the life of the mandate.
        pub sequence: String,
        /// Its end-to-end identifier.
        pub end_to_end: String,
        /// The mandate.
        pub mandate: MandateId,
        /// Whose, as long as their record is kept.
        pub person: Option<PersonId>,
        /// The unit.
        pub unit: UnitId,
        /// The mandate's reference.
        pub reference: String,
        /// The holder.
        pub holder: String,
        /// The account.
        pub iban: String,
        /// The day of the signature.
        pub signed_on: String,
        /// Whether the account changed since the debit before.
        pub amended: bool,
        /// How much.
        pub cents: i64,
        /// When the member was told.
        pub noticed_at: Option<Moment>,
        /// What the bank said last.
        pub fact: Option<String>,
        /// The code of what came back.
        pub code: Option<String>,
        /// The collection.
        pub batch: BatchId,
        /// The debit by which it was presented again; empty when that is asked for.
        pub retried: Option<String>,
        /// Whether it presents again what came back.
        pub again: bool,
    }
}

const LINE: &str = "select l.id, l.grp, l.sequence, l.end_to_end, l.mandate, l.person, l.unit,
    l.reference, l.holder, l.iban, l.signed_on, l.amended, l.cents, l.noticed_at,
    (select d.kind from debit_fact d where d.line = l.id order by d.at desc, d.kind limit 1),
    (select d.code from debit_fact d where d.line = l.id and d.kind <> 'settled' limit 1),
    l.batch, (select coalesce(r.taken, '') from debit_retry r where r.line = l.id),
    case when exists (select 1 from debit_retry r where r.taken = l.id) then 1 else 0 end
    from debit_line l";

/// What became of making a collection.
pub enum Made {
    /// It is made.
    Done(BatchId),
    /// Nothing was written; everything that is wrong, with the names.
    Wrong(Vec<(String, Why)>),
}

/// Makes a collection of all candidates but those left out. Whoever was taken into another one
/// meanwhile makes the whole stale.
///
/// # Errors
/// [`Error::Stale`], and then nothing is written.
pub fn make(
    tx: &mut Tx<'_>,
    hand: &Hand,
    account: &books::Account,
    collect_on: &str,
    words: &str,
    left_out: &[String],
) -> Result<Made> {
    let mut found = candidates(tx, &account.collector.id, collect_on)?;
    found.retain(|(mandate, _)| !left_out.iter().any(|id| id == mandate.id.as_str()));
    let (mandates, candidates): (Vec<Mandate>, Vec<Candidate>) = found.into_iter().unzip();
    let rank: i64 =
        tx.one("select count(*) from debit_batch where collector = $1", &[&account.collector.id])?;
    let number = number_of(collect_on, rank.saturating_add(1));
    let creditor = bank::Creditor {
        name: account.account.holder.clone(),
        iban: account.account.iban.clone(),
        bic: account.account.bic.clone(),
        creditor_id: account.collector.creditor_id.clone().unwrap_or_default(),
    };
    let made_at = local_time(tx.now());
    let about = About {
        number: &number,
        collect_on,
        created_at: &made_at,
        version: bank::FileVersion::parse(&account.account.debit_version)
            .unwrap_or(bank::FileVersion::V08),
        text: words,
    };
    let planned = match plan(&candidates, &creditor, &about) {
        Ok((_, planned)) => planned,
        Err(faults) => {
            let named = |why: Why| {
                let at = why.candidate.and_then(|at| mandates.get(at));
                (at.map(|one| one.person_name.trim().to_owned()).unwrap_or_default(), why)
            };
            return Ok(Made::Wrong(faults.into_iter().map(named).collect()));
        }
    };
    let id = write_batch(tx, hand, account, &creditor, &about)?;
    write_lines(tx, &id, &mandates, &candidates, &planned)?;
    take_retries(tx, &id, candidates.iter().map(|one| one.again_cents).sum())?;
    jobs::enqueue_notices(tx, &id)?;
    Ok(Made::Done(id))
}

/// Local time without zone, as the file wants it.
fn local_time(now: Moment) -> String {
    now.rfc3339().chars().take(19).collect()
}

fn write_batch(
    tx: &mut Tx<'_>,
    hand: &Hand,
    account: &books::Account,
    creditor: &bank::Creditor,
    about: &About<'_>,
) -> Result<BatchId> {
    let (id, now) = (tx.fresh::<BatchId>(), tx.now());
    let version = match about.version {
        bank::FileVersion::V08 => "08",
        bank::FileVersion::V02 => "02",
    };
    let written = tx.exec(
        "insert into debit_batch (id, collector, account, number, version, creditor_name,
         creditor_iban, creditor_bic, creditor_id, collect_on, words, made_at, by_person, by_name,
         at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         on conflict do nothing",
        &[
            &id,
            &account.collector.id,
            &account.account.id,
            &about.number,
            &version,
            &creditor.name,
            &creditor.iban,
            &creditor.bic,
            &creditor.creditor_id,
            &about.collect_on,
            &about.text,
            &about.created_at,
            &hand.person,
            &hand.name,
            &now,
        ],
    )?;
    if written == 0 { Err(Error::Stale) } else { Ok(id) }
}

/// The debits; each takes its mandate, and nobody takes one that another collection has.
fn write_lines(
    tx: &mut Tx<'_>,
    batch: &BatchId,
    mandates: &[Mandate],
    candidates: &[Candidate],
    planned: &[Planned],
) -> Result<()> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (place, one) in (0_i64..).zip(planned) {
        let (Some(mandate), Some(candidate)) =
            (mandates.get(one.candidate), candidates.get(one.candidate))
        else {
            continue;
        };
        let line: LineId = tx.fresh();
        rows.push(vec![
            text(line.as_str()),
            text(batch.as_str()),
            Cell::Int(place),
            text(&one.group),
            text(candidate.sequence.code()),
            text(&one.end_to_end),
            text(mandate.id.as_str()),
            mandate.person.as_ref().map_or(Cell::Null, |person| text(person.as_str())),
            text(mandate.unit.as_str()),
            text(&candidate.reference),
            text(&candidate.holder),
            text(&candidate.iban),
            text(&candidate.signed_on),
            Cell::Int(i64::from(candidate.amended)),
            Cell::Int(candidate.cents),
        ]);
    }
    let columns = [
        "id",
        "batch",
        "place",
        "grp",
        "sequence",
        "end_to_end",
        "mandate",
        "person",
        "unit",
        "reference",
        "holder",
        "iban",
        "signed_on",
        "amended",
        "cents",
    ];
    let written = tx.load("debit_line", &columns, rows.into_iter().map(Ok))?;
    let taken = tx.exec(
        "update debit_mandate set line = (select l.id from debit_line l
         where l.batch = $1 and l.mandate = debit_mandate.id)
         where line is null and id in (select l.mandate from debit_line l where l.batch = $1)",
        &[batch],
    )?;
    if taken == written { Ok(()) } else { Err(Error::Stale) }
}

/// The collections of accounts, newest first.
pub fn batches_of(tx: &mut Tx<'_>, account: &str) -> Result<Vec<Batch>> {
    let sql = format!("{COLUMNS} where b.account = $1 order by b.at desc, b.id desc limit 100");
    tx.rows(&sql, &[&account])
}

/// A collection of an account that the scope has.
///
/// # Errors
/// [`Error::NotFound`].
pub fn batch(tx: &mut Tx<'_>, scope: &Scope, id: &BatchId) -> Result<Batch> {
    let sql = format!("{COLUMNS} where b.id = $1");
    let found: Batch = tx.row(&sql, &[id])?.ok_or(Error::NotFound)?;
    let today = tx.now().day_text();
    if super::serves_within(tx, scope, &found.collector, &today)? {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// The debits of a collection, in the order of the file, without those that were left out of it.
pub fn lines_of(tx: &mut Tx<'_>, batch: &BatchId) -> Result<Vec<Line>> {
    let sql =
        format!("{LINE} where l.batch = $1 and l.left_at is null order by l.place limit 20001");
    tx.rows(&sql, &[batch])
}

/// Leaves a mandate that ended out of collections that were not sent yet: its file holds it no
/// more, and the member reads of no debit to come.
pub(super) fn leave_out(tx: &mut Tx<'_>, mandate: &MandateId) -> Result<()> {
    const LEFT: &str =
        "(select l.id from debit_line l where l.mandate = $1 and l.left_at is not null)";
    let now = tx.now();
    let left = tx.exec(
        "update debit_line set left_at = $2 where mandate = $1 and left_at is null
         and not exists (select 1 from debit_batch_fact f where f.batch = debit_line.batch)",
        &[mandate, &now],
    )?;
    if left == 0 {
        return Ok(());
    }
    tx.exec(&format!("update debit_retry set taken = null where taken in {LEFT}"), &[mandate])?;
    let sql = format!("update debit_mandate set line = null where id = $1 and line in {LEFT}");
    tx.exec(&sql, &[mandate]).map(drop)
}

/// The collection as the bank's file has it: the same bytes each time.
#[must_use]
pub fn collection_of(batch: &Batch, lines: &[Line]) -> bank::Collection {
    let mut groups: Vec<bank::Group> = Vec::new();
    for line in lines {
        let debit = bank::Debit {
            end_to_end: line.end_to_end.clone(),
            mandate: line.reference.clone(),
            signed_on: line.signed_on.clone(),
            name: line.holder.clone(),
            iban: line.iban.clone(),
            cents: line.cents,
            text: batch.words.clone(),
            amendment: line.amended.then_some(bank::Amendment::Account),
        };
        match groups.last_mut().filter(|group| group.id == line.grp) {
            Some(group) => group.debits.push(debit),
            None => groups.push(bank::Group {
                id: line.grp.clone(),
                collect_on: batch.collect_on.clone(),
                sequence: bank::Sequence::parse(&line.sequence)
                    .unwrap_or(bank::Sequence::Recurring),
                creditor: bank::Creditor {
                    name: batch.creditor_name.clone(),
                    iban: batch.creditor_iban.clone(),
                    bic: batch.creditor_bic.clone(),
                    creditor_id: batch.creditor_id.clone(),
                },
                debits: vec![debit],
            }),
        }
    }
    bank::Collection {
        id: format!("PRLV-{}", batch.number),
        created_at: batch.made_at.clone(),
        initiator: batch.creditor_name.clone(),
        version: bank::FileVersion::parse(&batch.version).unwrap_or(bank::FileVersion::V08),
        groups,
    }
}

/// What came back from the bank of late, with what to do: for the list of things to do.
pub fn faults_of_lines(tx: &mut Tx<'_>, account: &str) -> Result<Vec<(Line, String)>> {
    let sql = format!(
        "{LINE} join debit_batch b on b.id = l.batch
         where b.account = $1 and exists (select 1 from debit_fact d
         where d.line = l.id and d.kind in ('refused', 'returned'))
         order by b.at desc, l.place limit 200"
    );
    let lines: Vec<Line> = tx.rows(&sql, &[&account])?;
    Ok(lines
        .into_iter()
        .map(|line| {
            let action = bank::reason(line.code.as_deref().unwrap_or_default()).action;
            (line, action.name().to_owned())
        })
        .collect())
}

/// Notes that the file went to the bank.
///
/// # Errors
/// `debits-refusal-over` when it was sent or withdrawn before.
pub fn send(tx: &mut Tx<'_>, hand: &Hand, batch: &BatchId) -> Result<()> {
    fact(tx, hand, batch, "sent")
}

/// Withdraws a collection that was not sent: its mandates are free again.
///
/// # Errors
/// `debits-refusal-over` when it was sent or withdrawn before.
pub fn withdraw(tx: &mut Tx<'_>, hand: &Hand, batch: &BatchId) -> Result<()> {
    fact(tx, hand, batch, "withdrawn")?;
    give_back_retries(tx, batch)?;
    tx.exec(
        "update debit_mandate set line = null
         where line in (select l.id from debit_line l where l.batch = $1)",
        &[batch],
    )?;
    Ok(())
}

fn fact(tx: &mut Tx<'_>, hand: &Hand, batch: &BatchId, kind: &str) -> Result<()> {
    let (now, today) = (tx.now(), tx.now().day_text());
    let written = tx.exec(
        "insert into debit_batch_fact (batch, kind, on_day, by_person, by_name, at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[batch, &kind, &today, &hand.person, &hand.name, &now],
    )?;
    if written == 1 { Ok(()) } else { Err(Error::Refused("debits-refusal-over")) }
}

/// Debits of a collection whose member was not told yet, in the order of the file, unless the
/// collection was withdrawn.
pub fn notice_of(tx: &mut Tx<'_>, batch: &BatchId, limit: i64) -> Result<Vec<(Line, Batch)>> {
    let known: Option<Batch> = tx.row(&format!("{COLUMNS} where b.id = $1"), &[batch])?;
    let Some(known) = known.filter(|one| one.fact.as_deref() != Some("withdrawn")) else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "{LINE} where l.batch = $1 and l.noticed_at is null and l.person is not null
         and l.left_at is null order by l.place limit $2"
    );
    let lines: Vec<Line> = tx.rows(&sql, &[batch, &limit])?;
    Ok(lines.into_iter().map(|line| (line, known.clone())).collect())
}

/// Notes that a member was told, or will be by letter.
pub fn noticed(tx: &mut Tx<'_>, line: &LineId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update debit_line set noticed_at = $2 where id = $1 and noticed_at is null",
        &[line, &now],
    )?;
    Ok(())
}

/// A debit with its collection.
pub fn line_of(tx: &mut Tx<'_>, batch: &BatchId, line: &LineId) -> Result<Option<(Line, Batch)>> {
    let known: Option<Batch> = tx.row(&format!("{COLUMNS} where b.id = $1"), &[batch])?;
    let sql = format!("{LINE} where l.id = $1 and l.batch = $2");
    let found: Option<Line> = tx.row(&sql, &[line, batch])?;
    Ok(found.zip(known))
}

/// The debits of a person, newest first: day, cents, what the bank said last.
pub fn debits_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<(String, i64, Option<String>)>> {
    tx.rows(
        "select b.collect_on, l.cents,
         (select d.kind from debit_fact d where d.line = l.id order by d.at desc, d.kind limit 1)
         from debit_line l join debit_batch b on b.id = l.batch
         left join debit_batch_fact f on f.batch = b.id
         where l.person = $1 and l.left_at is null and (f.kind is null or f.kind = 'sent')
         order by b.collect_on desc, l.id limit 60",
        &[person],
    )
}
