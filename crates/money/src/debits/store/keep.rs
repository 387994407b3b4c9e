//! Movements of a file are kept once, whatever the files that tell them: a statement and a notice
//! of the same movement complete each other.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::debits::rules::{Certainty, Finding, Found, sent_by_carrier};
use crate::debits::{BankFileId, EntryId, books};

/// How many movements came with a file, and what they brought.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kept {
    /// New ones.
    pub new: i64,
    /// Known ones, of this or another file.
    pub known: i64,
    /// Known ones of which the file tells more.
    pub completed: i64,
    /// Pending ones, which are left out.
    pub pending: i64,
}

/// Keeps movements that no file told before, with what each answers; completes those that are
/// known and wait for a decision.
pub fn keep_entries(
    tx: &mut Tx<'_>,
    file: &BankFileId,
    account: &books::Account,
    entries: &[(bank::Entry, Found)],
) -> Result<Kept> {
    let mut kept = Kept::default();
    let carriers = books::carriers_of(tx, &account.collector.id)?;
    for (entry, found) in entries {
        if !entry.booked {
            kept.pending += 1;
            continue;
        }
        let found = &by_carrier(entry, found, &carriers);
        let (told, found) = completed(tx, account, entry, found)?;
        let found = &found;
        match known(tx, file, account.account.id.as_str(), entry, &told)? {
            Some(known) if complete(tx, &known, found, &told)? => kept.completed += 1,
            Some(_) => kept.known += 1,
            None if insert(tx, file, account, entry, found, &told)? => kept.new += 1,
            None => kept.known += 1,
        }
    }
    Ok(kept)
}

/// A carrier pays out by an ordinary transfer, which nothing but its name tells from another.
fn by_carrier(entry: &bank::Entry, found: &Found, carriers: &[String]) -> Found {
    if found.finding != Finding::Unknown || !sent_by_carrier(entry, carriers) {
        return found.clone();
    }
    let fee_cents = entry.fee_cents;
    let gross_cents = entry.cents.saturating_add(fee_cents);
    let finding = Finding::CardsPaidOut { reference: String::new(), gross_cents, fee_cents };
    Found { finding, certainty: Certainty::Proposed }
}

/// What is kept of a movement. When a carrier told of the payout that it is, nothing is to be
/// guessed: fee and gross amount are the carrier's, and it may be confirmed with what is sure.
fn completed(
    tx: &mut Tx<'_>,
    account: &books::Account,
    entry: &bank::Entry,
    found: &Found,
) -> Result<(Told, Found)> {
    let (mut told, mut found) = (Told::of(entry, found)?, found.clone());
    if matches!(found.finding, Finding::CardsPaidOut { .. }) {
        let text = format!("{} {}", entry.label, told.reference);
        let about = (entry.cents, entry.booked_on.as_str(), text.as_str());
        if let Some(payout) = books::paid_out(tx, &account.collector.id, about)? {
            (told.fee_cents, told.other_cents) = (payout.fee_cents, payout.gross_cents);
            found.certainty = Certainty::Sure;
        }
    }
    Ok((told, found))
}

/// What is kept of a movement beside its amount and day.
struct Told {
    payer: String,
    reference: String,
    targets: String,
    codes: String,
    other_cents: i64,
    fee_cents: i64,
    batch: String,
    end_to_end: String,
    details: i64,
}

impl Told {
    fn of(entry: &bank::Entry, found: &Found) -> Result<Told> {
        let detail = entry.details.first();
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let reference = detail.and_then(|one| {
            let id = one.end_to_end.as_deref();
            one.reference.as_deref().or(one.text.as_deref()).or(id)
        });
        let (codes, other_cents) = match &found.finding {
            Finding::DebitReturned { code, .. } => (code.clone(), 0),
            Finding::DebitsReturned { debits } => {
                let codes: Vec<&str> = debits.iter().map(|(_, code)| code.as_str()).collect();
                (codes.join(" "), 0)
            }
            Finding::CallDiffers { asked_cents, .. } => (String::new(), *asked_cents),
            Finding::CardsPaidOut { gross_cents, .. } => (String::new(), *gross_cents),
            _ => (String::new(), 0),
        };
        let fee_cents = match &found.finding {
            Finding::CardsPaidOut { fee_cents, .. } => *fee_cents,
            _ => entry.fee_cents,
        };
        let batch = entry.batch.as_deref().or_else(|| detail.and_then(|one| one.batch.as_deref()));
        let alone = detail.filter(|_| entry.details.len() == 1);
        Ok(Told {
            payer: text(detail.and_then(|one| one.name.as_deref())),
            reference: text(reference),
            targets: serde_json::to_string(&found.finding.targets())?,
            codes,
            other_cents,
            fee_cents,
            batch: text(batch),
            end_to_end: text(alone.and_then(|one| one.end_to_end.as_deref())),
            details: i64::try_from(entry.details.len())?,
        })
    }
}

row! {
    /// A movement that is kept already.
    struct Known {
        id: EntryId,
        certainty: String,
        details: i64,
        decided: Option<String>,
    }
}

/// The movement as it is kept: under its number, or, told by a file of another sort, the one of
/// that day and amount that names the same group of debits or the same payment.
fn known(
    tx: &mut Tx<'_>,
    file: &BankFileId,
    account: &str,
    entry: &bank::Entry,
    told: &Told,
) -> Result<Option<Known>> {
    let sql = "select id, certainty, details, decided from bank_entry
        where account = $1 and key = $2";
    let same: Option<Known> = tx.row(sql, &[&account, &entry.key])?;
    if same.is_some() || (told.batch.is_empty() && told.end_to_end.is_empty()) {
        return Ok(same);
    }
    tx.row(
        "select e.id, e.certainty, e.details, e.decided from bank_entry e
         join bank_file f on f.id = e.file
         where e.account = $1 and e.booked_on = $2 and e.cents = $3
         and f.format <> (select g.format from bank_file g where g.id = $4)
         and ($5 <> '' and e.batch = $5 or $6 <> '' and e.end_to_end = $6)
         order by e.id limit 1",
        &[&account, &entry.booked_on, &entry.cents, file, &told.batch, &told.end_to_end],
    )
}

/// A movement that waits learns what a file tells more of it, unless it was more certain before.
fn complete(tx: &mut Tx<'_>, known: &Known, found: &Found, told: &Told) -> Result<bool> {
    let weaker = |name: &str| found.certainty > Certainty::parse(name).unwrap_or(Certainty::Open);
    if known.decided.is_some() || told.details <= known.details || weaker(&known.certainty) {
        return Ok(false);
    }
    let written = tx.exec(
        "update bank_entry set finding = $2, certainty = $3, targets = $4, code = $5,
         other_cents = $6, fee_cents = $7, details = $8,
         payer = case when $9 = '' then payer else $9 end,
         reference = case when $10 = '' then reference else $10 end,
         batch = case when $11 = '' then batch else $11 end,
         end_to_end = case when $12 = '' then end_to_end else $12 end
         where id = $1 and decided is null",
        &[
            &known.id,
            &found.finding.name(),
            &found.certainty.name(),
            &told.targets,
            &told.codes,
            &told.other_cents,
            &told.fee_cents,
            &told.details,
            &told.payer,
            &told.reference,
            &told.batch,
            &told.end_to_end,
        ],
    )?;
    Ok(written == 1)
}

fn insert(
    tx: &mut Tx<'_>,
    file: &BankFileId,
    account: &books::Account,
    entry: &bank::Entry,
    found: &Found,
    told: &Told,
) -> Result<bool> {
    let id: EntryId = tx.fresh();
    let written = tx.exec(
        "insert into bank_entry (id, file, collector, account, key, kind, booked_on, value_on,
         cents, fee_cents, label, payer, reference, finding, certainty, targets, code,
         other_cents, decided_name, batch, end_to_end, details)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
         '', $19, $20, $21) on conflict (account, key) do nothing",
        &[
            &id,
            file,
            &account.collector.id,
            &account.account.id,
            &entry.key,
            &entry.kind.name(),
            &entry.booked_on,
            &entry.value_on,
            &entry.cents,
            &told.fee_cents,
            &entry.label,
            &told.payer,
            &told.reference,
            &found.finding.name(),
            &found.certainty.name(),
            &told.targets,
            &told.codes,
            &told.other_cents,
            &told.batch,
            &told.end_to_end,
            &told.details,
        ],
    )?;
    Ok(written == 1)
}
