//! Files from banks and the movements that they tell, each once.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use super::Hand;
use super::apply::refuse_line;
use crate::debits::rules::{Certainty, Refused};
use crate::debits::{BankFileId, EntryId, LineId, books};
use crate::org::Scope;
use crate::treasury::PaidOut;

row! {
    /// A file from a bank.
    #[derive(Debug, Clone)]
    pub struct BankFile {
        /// Which.
        pub id: BankFileId,
        /// The name it had.
        pub name: String,
        /// What it is.
        pub format: String,
        /// How many movements, or refused debits, were new.
        pub entries: i64,
        /// Who brought it.
        pub by_name: String,
        /// When.
        pub at: Moment,
    }
}

row! {
    /// A movement, as it is kept.
    #[derive(Debug, Clone)]
    pub struct Entry {
        /// Which.
        pub id: EntryId,
        /// Whose.
        pub collector: crate::ledger::CollectorId,
        /// The account.
        pub account: String,
        /// What it is.
        pub kind: String,
        /// The day of booking.
        pub booked_on: String,
        /// Signed cents.
        pub cents: i64,
        /// Fees kept within the amount.
        pub fee_cents: i64,
        /// What the bank wrote.
        pub label: String,
        /// Who paid.
        pub payer: String,
        /// What they wrote, or a reference.
        pub reference: String,
        /// What it answers.
        pub finding: String,
        /// How surely.
        pub certainty: String,
        /// Keys of what it answers, JSON.
        pub targets: String,
        /// The codes of what came back, in the order of the targets.
        pub code: String,
        /// What was asked, before fees, in cents.
        pub other_cents: i64,
        /// `confirmed`, `waiting` on the suspense account, `set-aside`, or nothing yet.
        pub decided: Option<String>,
        /// By whom.
        pub decided_name: String,
        /// How often a decision was taken back.
        pub tries: i64,
    }
}

const COLUMNS: &str = "select e.id, e.collector, e.account, e.kind, e.booked_on, e.cents,
    e.fee_cents, e.label, e.payer, e.reference, e.finding, e.certainty, e.targets, e.code,
    e.other_cents, e.decided, e.decided_name, e.tries from bank_entry e";

impl Entry {
    /// The keys of what it answers.
    ///
    /// # Errors
    /// A fault when an older version wrote something else.
    pub fn targets(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_str(&self.targets)?)
    }

    /// What the carrier of card payments says of it, when it is a payout that it told of.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn paid_out(&self, tx: &mut Tx<'_>) -> Result<Option<PaidOut>> {
        if self.finding != "cards-paid-out" {
            return Ok(None);
        }
        let text = format!("{} {}", self.label, self.reference);
        books::paid_out(tx, &self.collector, (self.cents, &self.booked_on, &text))
    }

    /// Whether somebody may say that it is card payments that a carrier paid out.
    #[must_use]
    pub fn may_be_cards(&self) -> bool {
        self.finding == "cards-paid-out" || (self.finding == "unknown" && self.cents > 0)
    }

    /// The code of each target that came back; empty when the bank told none.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.code.split(' ')
    }
}

/// Whether this very file was read whole for an account before.
pub fn file_known(tx: &mut Tx<'_>, account: &str, digest: &str) -> Result<Option<BankFile>> {
    tx.row(
        "select id, name, format, entries, by_name, at from bank_file
         where account = $1 and digest = $2 and read_at is not null",
        &[&account, &digest],
    )
}

/// Opens a file, or goes on with one whose reading broke off.
pub fn open_file(
    tx: &mut Tx<'_>,
    hand: &Hand,
    account: &str,
    (digest, name, format): (&str, &str, &str),
) -> Result<BankFileId> {
    let (id, now) = (tx.fresh::<BankFileId>(), tx.now());
    tx.exec(
        "insert into bank_file (id, account, digest, name, format, entries, told, by_person,
         by_name, at) values ($1, $2, $3, $4, $5, 0, '', $6, $7, $8)
         on conflict (account, digest) do nothing",
        &[&id, &account, &digest, &name, &format, &hand.person, &hand.name, &now],
    )?;
    tx.one("select id from bank_file where account = $1 and digest = $2", &[&account, &digest])
}

/// Notes that all of a file is kept.
pub fn read_whole(tx: &mut Tx<'_>, file: &BankFileId, new: i64) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update bank_file set read_at = $2, entries = $3 where id = $1 and read_at is null",
        &[file, &now, &new],
    )?;
    Ok(())
}

/// Keeps what a bank refused before settlement; returns how many were new.
pub fn keep_refusals(tx: &mut Tx<'_>, hand: &Hand, refused: &[Refused], day: &str) -> Result<i64> {
    let mut new = 0;
    for one in refused {
        let Some(line) = LineId::parse(&one.debit) else { continue };
        if refuse_line(tx, hand, &line, &one.code, day)? {
            new += 1;
        }
    }
    Ok(new)
}

/// The files of an account, newest first.
pub fn files_of(tx: &mut Tx<'_>, account: &str) -> Result<Vec<BankFile>> {
    tx.rows(
        "select id, name, format, entries, by_name, at from bank_file
         where account = $1 order by at desc, id desc limit 50",
        &[&account],
    )
}

/// Movements of an account: those that wait for a decision, or those that were decided.
pub fn entries_of(tx: &mut Tx<'_>, account: &str, open: bool, limit: i64) -> Result<Vec<Entry>> {
    let sql = if open {
        format!(
            "{COLUMNS} where e.account = $1 and e.decided is null
             order by e.booked_on, e.id limit $2"
        )
    } else {
        format!(
            "{COLUMNS} where e.account = $1 and e.decided in ('confirmed', 'set-aside')
             order by e.booked_on desc, e.id desc limit $2"
        )
    };
    tx.rows(&sql, &[&account, &limit])
}

/// Movements of an account that stand on the suspense account, oldest first.
pub fn waiting_of(tx: &mut Tx<'_>, account: &str, limit: i64) -> Result<Vec<Entry>> {
    let sql = format!(
        "{COLUMNS} where e.account = $1 and e.decided = 'waiting'
         order by e.booked_on, e.id limit $2"
    );
    tx.rows(&sql, &[&account, &limit])
}

/// A place among the movements of an account, in their order.
#[derive(Debug, Clone, Default)]
pub struct Spot {
    on_day: String,
    id: String,
}

impl Spot {
    /// That of a movement.
    #[must_use]
    pub fn of(entry: &Entry) -> Self {
        Self { on_day: entry.booked_on.clone(), id: entry.id.to_string() }
    }
}

/// The next movements of an account that answer surely and wait for somebody to say so.
pub fn open_sure(tx: &mut Tx<'_>, account: &str, after: &Spot, limit: i64) -> Result<Vec<Entry>> {
    let sql = format!(
        "{COLUMNS} where e.account = $1 and e.decided is null and e.certainty = $2
         and (e.booked_on, e.id) > ($3, $4) order by e.booked_on, e.id limit $5"
    );
    let sure = Certainty::Sure.name();
    tx.rows(&sql, &[&account, &sure, &after.on_day, &after.id, &limit])
}

/// A movement of an account that the scope has.
///
/// # Errors
/// [`Error::NotFound`].
pub fn entry(tx: &mut Tx<'_>, scope: &Scope, id: &EntryId) -> Result<Entry> {
    let found: Entry =
        tx.row(&format!("{COLUMNS} where e.id = $1"), &[id])?.ok_or(Error::NotFound)?;
    let today = tx.now().day_text();
    if super::serves_within(tx, scope, &found.collector, &today)? {
        Ok(found)
    } else {
        Err(Error::NotFound)
    }
}

/// A request for payment: id, reference, name, cents, day.
pub type CallFound = (String, String, String, i64, String);

/// The requests that a movement may pay.
pub fn calls_of(tx: &mut Tx<'_>, entry: &Entry) -> Result<Vec<CallFound>> {
    let mut found = Vec::new();
    if !entry.finding.starts_with("call-") {
        return Ok(found);
    }
    for call in entry.targets()? {
        let row: Option<CallFound> = tx.row(
            "select c.id, c.reference,
             coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''), c.amount_cents,
             c.due_on from payment_call c left join person p on p.id = c.person
             where c.id = $1 and c.collector = $2",
            &[&call, &entry.collector],
        )?;
        found.extend(row);
    }
    Ok(found)
}

/// How many movements of an account wait for a decision.
pub fn count_open(tx: &mut Tx<'_>, account: &str) -> Result<i64> {
    tx.one("select count(*) from bank_entry where account = $1 and decided is null", &[&account])
}

/// How many movements of an account stand on the suspense account.
pub fn count_waiting(tx: &mut Tx<'_>, account: &str) -> Result<i64> {
    let sql = "select count(*) from bank_entry where account = $1 and decided = 'waiting'";
    tx.one(sql, &[&account])
}
