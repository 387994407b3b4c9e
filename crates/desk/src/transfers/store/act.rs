//! Asking and answering: each in one transaction, decided by conditional writes.

use kernel::db::{Arg, Tx};
use kernel::{Error, Result};

use crate::access::{self, Act};
use crate::org::{self, Office, PersonId, Scope, UnitId};
use crate::people::{self, Kept};
use crate::transfers::rules::{Answer, Kind, Outcome, Refusal, outcome};
use crate::transfers::store::{Transfer, one};
use crate::transfers::{TransferId, jobs};

/// An officer at work: where, under which mandate, and their name.
#[derive(Debug, Clone)]
pub(in crate::transfers) struct Hand {
    /// Where they work and under which mandate.
    pub office: Office,
    /// Their name, which the trace copies.
    pub name: String,
}

/// What an officer or the person asks.
#[derive(Debug, Clone)]
pub(in crate::transfers) struct NewTransfer {
    /// A move or a further belonging.
    pub kind: Kind,
    /// The other unit.
    pub to: UnitId,
    /// Since when a further belonging holds, ISO text.
    pub since_on: Option<String>,
    /// Why.
    pub reason: String,
}

/// Proposes a record of the scope to another unit, or does it at once when both are in the
/// scope. Returns whether it is done.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Refusal`] by name.
pub(in crate::transfers) fn propose(
    tx: &mut Tx<'_>,
    hand: &Hand,
    person: &PersonId,
    new: &NewTransfer,
) -> Result<bool> {
    let scope = &hand.office.scope;
    let kept = people::of_scope(tx, scope, person)?.ok_or(Error::NotFound)?;
    if scope.narrowed(tx, &kept.home)?.is_none() {
        return Err(Refusal::NotKeeper.into());
    }
    let to = target(tx, &kept, &new.to)?;
    let is_direct = scope.narrowed(tx, &to.id)?.is_some();
    let made = match new.kind {
        _ if !is_direct => None,
        Kind::Join => Some(Outcome::Joined),
        _ => Some(Outcome::Moved),
    };
    if made == Some(Outcome::Moved) {
        overtake(tx, person)?;
    }
    let id = write(tx, Some(hand), &kept, &to, new, made)?;
    match made {
        Some(made) => {
            let since_on = new.since_on.as_deref();
            carry_out(tx, scope, &kept.id, &kept.home, &to.id, made, since_on, hand)?;
            access::note(tx, &hand.office, &hand.name, person, Act::Changed, &new.reason)?;
        }
        None => access::note(tx, &hand.office, &hand.name, person, Act::Opened, &new.reason)?,
    }
    jobs::enqueue_mail(tx, &id)?;
    Ok(is_direct)
}

/// Asks for one's own record to go to another unit, which will answer.
///
/// # Errors
/// [`Refusal`] by name.
pub(in crate::transfers) fn propose_own(
    tx: &mut Tx<'_>,
    person: &PersonId,
    to: &UnitId,
    reason: &str,
) -> Result<()> {
    let kept = people::own(tx, person)?.ok_or(Error::NotFound)?;
    let to = target(tx, &kept, to)?;
    let new = NewTransfer {
        kind: Kind::Move,
        to: to.id.clone(),
        since_on: None,
        reason: reason.to_owned(),
    };
    write(tx, None, &kept, &to, &new, None).map(drop)
}

/// Takes back one's own request.
///
/// # Errors
/// [`Error::NotFound`] when it is not one's own, [`Refusal::Answered`] when it was answered.
pub(in crate::transfers) fn withdraw_own(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &TransferId,
) -> Result<()> {
    let sql = "select 1 from transfer where id = $1 and person = $2 and asked_by = $2";
    tx.row::<(i64,)>(sql, &[id, person])?.ok_or(Error::NotFound)?;
    let now = tx.now();
    let sql = "update transfer set outcome = 'withdrawn', answered_by = $2,
               answered_by_name = asked_by_name, answered_at = $3
               where id = $1 and outcome is null";
    if tx.exec(sql, &[id, person, &now])? == 1 { Ok(()) } else { Err(Refusal::Answered.into()) }
}

/// Answers a transfer. Returns what became of it.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Refusal`] by name, and then nothing changed.
pub(in crate::transfers) fn answer(
    tx: &mut Tx<'_>,
    hand: &Hand,
    id: &TransferId,
    answer: Answer,
    word: &str,
) -> Result<Outcome> {
    let scope = &hand.office.scope;
    let asked = one(tx, scope, id)?.ok_or(Error::NotFound)?;
    let made = outcome(asked.kind(), asked.sides(), answer)?;
    if made == Outcome::Withdrawn && asked.kind() == Kind::Claim {
        return forget_claim(tx, hand, &asked);
    }
    if let Some(over) = asked.outcome() {
        return Err(over.refusal().into());
    }
    if made == Outcome::Declined && word.chars().count() < access::REASON_CHARS_MIN {
        return Err(Refusal::NoWord.into());
    }
    let person = asked.person.as_ref().ok_or(Refusal::Erased)?;
    if made != Outcome::Withdrawn && *person == hand.office.person {
        return Err(Refusal::OwnRecord.into());
    }
    // The one conditional write that two officers meet on.
    if close(tx, hand, id, made, word)? == 0 {
        let sql = "select outcome from transfer where id = $1";
        let over: Option<String> = tx.one(sql, &[id])?;
        let over = over.as_deref().and_then(Outcome::parse);
        return Err(over.map_or(Refusal::Answered, Outcome::refusal).into());
    }
    if made.is_agreed() {
        let from = asked.from_unit.as_ref().ok_or(Refusal::Erased)?;
        org::unit(tx, &asked.to_unit)?.ok_or(Refusal::UnitClosed)?;
        people::own(tx, person)?.ok_or(Refusal::Erased)?;
        // Both units agreed: together they reach what neither reaches alone.
        let house = Scope::of_the_house(tx)?;
        let (to, since_on) = (&asked.to_unit, asked.since_on.as_deref());
        carry_out(tx, &house, person, from, to, made, since_on, hand)?;
        if made == Outcome::Moved {
            overtake(tx, person)?;
        }
        access::note(tx, &hand.office, &hand.name, person, Act::Changed, &asked.reason)?;
    }
    jobs::enqueue_mail(tx, id)?;
    Ok(made)
}

/// The unit that is asked, open and other than the keeper.
fn target(tx: &mut Tx<'_>, kept: &Kept, to: &UnitId) -> Result<org::Unit> {
    let to = org::unit(tx, to)?.ok_or(Refusal::UnitClosed)?;
    if to.id == kept.home { Err(Refusal::SameUnit.into()) } else { Ok(to) }
}

#[expect(clippy::too_many_arguments, reason = "a move is these facts, each of its own kind")]
fn carry_out(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    from: &UnitId,
    to: &UnitId,
    made: Outcome,
    since_on: Option<&str>,
    hand: &Hand,
) -> Result<()> {
    if made == Outcome::Moved {
        let left = people::move_home(tx, scope, person, to)?;
        return if left == *from { Ok(()) } else { Err(Refusal::Moved.into()) };
    }
    if people::home_of(tx, scope, person)?.as_ref() != Some(from) {
        return Err(Refusal::Moved.into());
    }
    let today = tx.now().day_text();
    let since_on = since_on.unwrap_or(&today);
    people::add_belonging(tx, person, to, since_on, Some(&hand.office.person))
}

/// Closes the moves that wait for a person who just moved.
fn overtake(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let now = tx.now();
    let sql = "update transfer set outcome = 'overtaken', answered_at = $2
               where person = $1 and kind = 'move' and outcome is null";
    tx.exec(sql, &[person, &now]).map(drop)
}

fn close(tx: &mut Tx<'_>, hand: &Hand, id: &TransferId, made: Outcome, word: &str) -> Result<u64> {
    let (now, mandate) = (tx.now(), &hand.office.mandate);
    tx.exec(
        "update transfer set outcome = $2, word = $3, answered_by = $4, answered_by_name = $5,
         answered_role_fr = $6, answered_role_en = $7, answered_mandate = $8, answered_at = $9
         where id = $1 and outcome is null",
        &[
            id,
            &made.name(),
            &word,
            &hand.office.person,
            &hand.name,
            &mandate.role_fr,
            &mandate.role_en,
            &mandate.id,
            &now,
        ],
    )
}

/// Takes back a claim: what was typed is forgotten, whether it was answered or not, so that
/// taking it back tells nothing.
fn forget_claim(tx: &mut Tx<'_>, hand: &Hand, asked: &Transfer) -> Result<Outcome> {
    close(tx, hand, &asked.id, Outcome::Withdrawn, "")?;
    let forgotten = tx.exec(
        "update transfer set wanted_name = '', wanted_email = ''
         where id = $1 and (outcome is null or outcome not in ('moved', 'joined'))",
        &[&asked.id],
    )?;
    if forgotten == 1 { Ok(Outcome::Withdrawn) } else { Err(Refusal::Answered.into()) }
}

/// Writes a transfer down, waiting or done.
///
/// # Errors
/// [`Refusal::AlreadyAsked`] when the same waits already.
fn write(
    tx: &mut Tx<'_>,
    hand: Option<&Hand>,
    kept: &Kept,
    to: &org::Unit,
    new: &NewTransfer,
    made: Option<Outcome>,
) -> Result<TransferId> {
    let (id, now): (TransferId, _) = (tx.fresh(), tx.now());
    let name = kept.record.display_name();
    let city = kept.record.addresses.first().map_or("", |line| line.city.as_str());
    let by = hand.map_or(&kept.id, |hand| &hand.office.person);
    let by_name = hand.map_or(name.as_str(), |hand| hand.name.as_str());
    let mandate = hand.map(|hand| &hand.office.mandate);
    let role_fr = mandate.map_or("", |mandate| mandate.role_fr.as_str());
    let role_en = mandate.map_or("", |mandate| mandate.role_en.as_str());
    let mandate = mandate.map(|mandate| &mandate.id);
    let done_by = made.map(|_| by);
    let done_name = if made.is_some() { by_name } else { "" };
    let (done_fr, done_en) = if made.is_some() { (role_fr, role_en) } else { ("", "") };
    let done_under = made.and(mandate);
    let args: [&dyn Arg; 22] = [
        &id,
        &new.kind.name(),
        &kept.id,
        &name,
        &city,
        &kept.home,
        &kept.home_name,
        &to.id,
        &to.name,
        &new.since_on,
        &new.reason,
        by,
        &by_name,
        &role_fr,
        &role_en,
        &mandate,
        &now,
        &made.map(Outcome::name),
        &done_by,
        &done_name,
        &done_fr,
        &done_en,
    ];
    let at = made.map(|_| now);
    let written = tx.exec(
        "insert into transfer (id, kind, person, person_name, person_city, from_unit, from_name,
         to_unit, to_name, since_on, reason, wanted_name, wanted_email, asked_by, asked_by_name,
         asked_role_fr, asked_role_en, asked_mandate, asked_at, outcome, word, answered_by,
         answered_by_name, answered_role_fr, answered_role_en, answered_mandate, answered_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', $12, $13, $14, $15, $16,
         $17, $18, '', $19, $20, $21, $22, $23, $24) on conflict do nothing",
        &[&args[..], &[&done_under, &at]].concat(),
    )?;
    if written == 1 { Ok(id) } else { Err(Refusal::AlreadyAsked.into()) }
}
