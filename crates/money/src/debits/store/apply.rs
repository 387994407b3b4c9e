//! What a confirmed movement does: payments, debits that came back, fees. Each in the transaction
//! of its confirmation; what was done before is not done again.

use kernel::db::Tx;
use kernel::{Error, Result, row};

use super::by_hand::receive_of;
use super::candidates::presents_again;
use super::mandates::{act_on_code, add_fact};
use super::{Entry, Hand};
use crate::debits::books::{self, Received};
use crate::debits::rules::FactKind;
use crate::debits::{LineId, MandateId};
use crate::ledger::CollectorId;
use crate::org::{PersonId, UnitId};
use crate::treasury::PartKind;

/// Accounts of the chart that movements are posted to.
const BANK: &str = "512";
const CARDS: &str = "5115";
const FEES: &str = "627";
const SHARES: &str = "467";
const UNALLOCATED: &str = "471";

/// What a person says that a movement is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// What was found.
    AsFound,
    /// A request, proposed or found by hand.
    Call(String),
    /// Money of somebody whom a person found, and what it is.
    Person(PersonId, PartKind),
    /// An expense or an income: an account of the chart.
    Account(String),
    /// Card payments, of which the carrier kept so many cents; which ones, when that is known.
    Cards(i64, Vec<String>),
    /// Nothing of ours: posted as waiting for an explanation.
    Unallocated,
    /// It is posted elsewhere already, or needs no entry.
    Nothing,
}

row! {
    struct Debited {
        collector: CollectorId,
        unit: UnitId,
        person: Option<PersonId>,
        mandate: MandateId,
        end_to_end: String,
        cents: i64,
        collect_on: String,
        target: String,
    }
}

fn debited(tx: &mut Tx<'_>, line: &LineId) -> Result<Debited> {
    let sql =
        "select b.collector, l.unit, l.person, l.mandate, l.end_to_end, l.cents, b.collect_on,
               m.target from debit_line l join debit_batch b on b.id = l.batch
               join debit_mandate m on m.id = l.mandate where l.id = $1";
    tx.row(sql, &[line])?.ok_or(Error::NotFound)
}

/// Writes what the bank said of a debit; false when it was known.
fn debit_fact(
    tx: &mut Tx<'_>,
    line: &LineId,
    (kind, on_day, code): (&str, &str, &str),
    payment: Option<&str>,
) -> Result<bool> {
    let now = tx.now();
    let written = tx.exec(
        "insert into debit_fact (line, kind, on_day, code, payment, at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[line, &kind, &on_day, &code, &payment, &now],
    )?;
    Ok(written == 1)
}

/// A debit is no longer under way: its mandate may serve again.
fn free(tx: &mut Tx<'_>, line: &LineId) -> Result<()> {
    tx.exec("update debit_mandate set line = null where line = $1", &[line])?;
    Ok(())
}

/// A debit was settled: the payment is written, once.
fn settle_line(tx: &mut Tx<'_>, hand: &Hand, line: &LineId, on_day: &str) -> Result<()> {
    let sql = "select 1 from debit_fact where line = $1 and kind in ('settled', 'refused')";
    if tx.row::<(i64,)>(sql, &[line])?.is_some() {
        return Ok(());
    }
    let known = debited(tx, line)?;
    let payment = match &known.person {
        Some(person) => {
            let received = Received {
                collector: &known.collector,
                unit: &known.unit,
                person,
                debited: true,
                on_day,
                cents: known.cents,
                kind: PartKind::Dues,
                reference: &known.end_to_end,
                cause: format!("debit/{line}"),
                target: &known.target,
            };
            Some(books::receive(tx, &received, hand.office.as_ref())?.to_string())
        }
        // Whose record is erased meanwhile: the money came all the same.
        None => {
            let cause = format!("debit/{line}");
            let about = (on_day, known.end_to_end.as_str(), cause.as_str());
            let lines = [(BANK, known.cents), (UNALLOCATED, known.cents.saturating_neg())];
            books::post(tx, &known.collector, about, &lines, hand.office.as_ref())?;
            None
        }
    };
    debit_fact(tx, line, ("settled", on_day, ""), payment.as_deref())?;
    tx.exec(
        "update debit_mandate set last_debit_on = $2
         where id = $1 and (last_debit_on is null or last_debit_on < $2)",
        &[&known.mandate, &known.collect_on],
    )?;
    free(tx, line)
}

/// A debit was refused before settlement: no money came; the mandate is stopped if the code
/// says so. False when it was known.
pub fn refuse_line(
    tx: &mut Tx<'_>,
    hand: &Hand,
    line: &LineId,
    code: &str,
    on_day: &str,
) -> Result<bool> {
    let known = debited(tx, line)?;
    let sql = "select 1 from debit_fact where line = $1 and kind = 'settled'";
    if tx.row::<(i64,)>(sql, &[line])?.is_some() {
        return Ok(false);
    }
    if !debit_fact(tx, line, ("refused", on_day, code), None)? {
        return Ok(false);
    }
    stop(tx, hand, &known.mandate, line, (code, on_day))?;
    free(tx, line)?;
    Ok(true)
}

/// Does to the mandate what the code asks for; what was presented twice for want of money is
/// talked about before anything else is debited.
fn stop(
    tx: &mut Tx<'_>,
    hand: &Hand,
    mandate: &MandateId,
    line: &LineId,
    (code, on_day): (&str, &str),
) -> Result<()> {
    let is_short = bank::reason(code).action == bank::Action::RetryOnce;
    if is_short && presents_again(tx, line)? {
        return add_fact(tx, hand, mandate, FactKind::Suspended, on_day, code, ["", ""]);
    }
    act_on_code(tx, hand, mandate, code, on_day)
}

/// A settled debit came back: its payment is taken back, once. Returns how much it was, nought
/// when it was known.
fn return_line(
    tx: &mut Tx<'_>,
    hand: &Hand,
    line: &LineId,
    code: &str,
    on_day: &str,
) -> Result<i64> {
    let known = debited(tx, line)?;
    // A bank may tell the return before the settlement: the money came first.
    let came_on = known.collect_on.as_str().min(on_day);
    settle_line(tx, hand, line, came_on)?;
    if !debit_fact(tx, line, ("returned", on_day, code), None)? {
        return Ok(0);
    }
    let sql = "select payment from debit_fact where line = $1 and kind = 'settled'";
    let payment: Option<(Option<String>,)> = tx.row(sql, &[line])?;
    match payment.and_then(|(payment,)| payment) {
        Some(payment) => books::take_back(tx, &payment, on_day, code, hand.office.as_ref())?,
        None => {
            let cause = format!("debit-returned/{line}");
            let about = (on_day, known.end_to_end.as_str(), cause.as_str());
            let lines = [(UNALLOCATED, known.cents), (BANK, known.cents.saturating_neg())];
            books::post(tx, &known.collector, about, &lines, hand.office.as_ref())?;
        }
    }
    stop(tx, hand, &known.mandate, line, (code, on_day))?;
    Ok(known.cents)
}

row! {
    struct Call {
        unit: UnitId,
        person: Option<PersonId>,
        reference: String,
        target: String,
    }
}

/// Confirms a movement: does what it asks for and notes who said so. Never twice.
///
/// # Errors
/// [`Error::Stale`] when somebody decided before; `debits-refusal-choice` when the choice does
/// not fit.
pub fn confirm(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry, choice: &Choice) -> Result<()> {
    let now = tx.now();
    let decided = match choice {
        Choice::Nothing => "set-aside",
        Choice::Unallocated => "waiting",
        _ => "confirmed",
    };
    let taken = tx.exec(
        "update bank_entry set decided = $2, decided_by = $3, decided_name = $4, decided_at = $5
         where id = $1 and decided is null",
        &[&entry.id, &decided, &hand.person, &hand.name, &now],
    )?;
    if taken == 0 {
        return Err(Error::Stale);
    }
    match choice {
        Choice::AsFound => as_found(tx, hand, entry),
        Choice::Call(call) => receive_call(tx, hand, entry, call),
        Choice::Cards(fee_cents, covers) => cards(tx, hand, entry, *fee_cents, covers),
        Choice::Person(person, kind) => receive_of(tx, hand, entry, (person, *kind)),
        Choice::Account(code) if *code == BANK => Err(Error::Refused("debits-refusal-choice")),
        Choice::Account(code) => post(tx, hand, entry, code),
        Choice::Unallocated => post(tx, hand, entry, UNALLOCATED),
        Choice::Nothing => Ok(()),
    }
}

fn as_found(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry) -> Result<()> {
    let targets = entry.targets()?;
    let first = targets.first().map(String::as_str);
    match entry.finding.as_str() {
        "collected" => {
            for line in targets.iter().filter_map(|key| LineId::parse(key)) {
                settle_line(tx, hand, &line, &entry.booked_on)?;
            }
            Ok(())
        }
        "debit-returned" | "returned-debits" => {
            let mut returned = Vec::new();
            for (key, code) in targets.iter().zip(entry.codes()) {
                let line = LineId::parse(key).ok_or(Error::NotFound)?;
                returned.push(return_line(tx, hand, &line, code, &entry.booked_on)?);
            }
            // What another movement told before is none of this one's.
            if returned.contains(&0) {
                return Ok(());
            }
            fees_of_return(tx, hand, entry, returned.iter().sum())
        }
        "call-paid" | "call-differs" => {
            receive_call(tx, hand, entry, first.ok_or(Error::NotFound)?)
        }
        "cards-paid-out" => cards(tx, hand, entry, entry.fee_cents, &[]),
        "fee" => post(tx, hand, entry, FEES),
        "transfer-out" => post(tx, hand, entry, SHARES),
        // Slips, cash and cheques are posted where they are keyed: the bank agrees, no more.
        "slip-credited" | "cash" | "cheque-returned" => Ok(()),
        _ => Err(Error::Refused("debits-refusal-choice")),
    }
}

fn receive_call(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry, call: &str) -> Result<()> {
    let is_proposed = entry.targets()?.iter().any(|known| known == call);
    let sql = "select unit, person, reference, target from payment_call
               where id = $1 and collector = $2 and (withdrawn_at is null or $3)";
    let known: Option<Call> = tx.row(sql, &[&call, &entry.collector, &is_proposed])?;
    let known = known.filter(|_| entry.cents > 0);
    let known = known.ok_or(Error::Refused("debits-refusal-choice"))?;
    let Some(person) = &known.person else { return post(tx, hand, entry, UNALLOCATED) };
    let received = Received {
        collector: &entry.collector,
        unit: &known.unit,
        person,
        debited: false,
        on_day: &entry.booked_on,
        cents: entry.cents,
        kind: PartKind::Dues,
        reference: &known.reference,
        cause: entry.payment_cause(),
        target: &known.target,
    };
    books::receive(tx, &received, hand.office.as_ref())?;
    tx.exec("update bank_entry set person = $2 where id = $1", &[&entry.id, person])?;
    Ok(())
}

/// Banks add fees of the debtor's bank to what they take back: the bank's account agrees.
fn fees_of_return(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry, returned: i64) -> Result<()> {
    let fees = entry.cents.saturating_neg().saturating_sub(returned);
    if fees == 0 {
        return Ok(());
    }
    let account = if fees > 0 { FEES } else { UNALLOCATED };
    let cause = entry.cause();
    let about = (entry.booked_on.as_str(), entry.label.as_str(), cause.as_str());
    let lines = [(BANK, fees.saturating_neg()), (account, fees)];
    books::post(tx, &entry.collector, about, &lines, hand.office.as_ref())
}

/// The bank's account against another one, for the whole amount.
fn post(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry, account: &str) -> Result<()> {
    let cause = entry.cause();
    let about = (entry.booked_on.as_str(), entry.label.as_str(), cause.as_str());
    let lines = [(BANK, entry.cents), (account, entry.cents.saturating_neg())];
    books::post(tx, &entry.collector, about, &lines, hand.office.as_ref())
}

/// Card payments come net: the fee is an expense, what members paid is whole.
fn cards(
    tx: &mut Tx<'_>,
    hand: &Hand,
    entry: &Entry,
    fee_cents: i64,
    covers: &[String],
) -> Result<()> {
    if !entry.may_be_cards() {
        return Err(Error::Refused("debits-refusal-choice"));
    }
    if !(0..=entry.cents).contains(&fee_cents) {
        return Err(Error::Refused("debits-refusal-fee"));
    }
    let gross = entry.cents.saturating_add(fee_cents);
    cover(tx, entry, covers, gross)?;
    tx.exec(
        "update bank_entry set finding = 'cards-paid-out', fee_cents = $2, other_cents = $3
         where id = $1",
        &[&entry.id, &fee_cents, &gross],
    )?;
    let cause = entry.cause();
    let about = (entry.booked_on.as_str(), entry.label.as_str(), cause.as_str());
    let lines = [(BANK, entry.cents), (FEES, fee_cents), (CARDS, gross.saturating_neg())];
    books::post(tx, &entry.collector, about, &lines, hand.office.as_ref())?;
    match entry.paid_out(tx)?.filter(|payout| payout.fee_cents == fee_cents) {
        Some(payout) => books::payout_found(tx, &payout, entry.id.as_str()),
        None => Ok(()),
    }
}

/// Notes which card payments came by a movement: they make its very sum, before fees. Those that
/// one page shows alone can be named.
fn cover(tx: &mut Tx<'_>, entry: &Entry, covers: &[String], gross: i64) -> Result<()> {
    if covers.is_empty() {
        return Ok(());
    }
    let held = books::held_one_by_one(tx, &entry.collector, &entry.booked_on)?;
    let chosen: Vec<_> = held.into_iter().filter(|one| covers.contains(&one.key())).collect();
    // Somebody else named one of them for another movement meanwhile.
    if chosen.len() != covers.len() {
        return Err(Error::Refused("debits-refusal-covers-gone"));
    }
    if chosen.iter().map(|one| one.cents).sum::<i64>() != gross {
        return Err(Error::Refused("debits-refusal-covers"));
    }
    books::cover(tx, entry.id.as_str(), &chosen)
}

/// Confirms one sure movement for somebody who confirmed all of them; passes over what was
/// decided meanwhile.
pub fn confirm_sure(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry) -> Result<bool> {
    match confirm(tx, hand, entry, &Choice::AsFound) {
        Ok(()) => Ok(true),
        Err(Error::Stale) => Ok(false),
        // What it answered is gone since: that is for a person to decide.
        Err(Error::NotFound) => Err(Error::Refused("debits-refusal-choice")),
        Err(error) => Err(error),
    }
}
