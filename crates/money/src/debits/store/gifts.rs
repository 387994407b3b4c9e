//! Mandates of gifts: signed by whoever confirmed a gift by a mailed link, changed and ended by
//! them.

use kernel::db::Tx;
use kernel::{Error, Result};

use super::mandates::{MandateFact, add_fact, decide, facts_of, make_mandate, tell};
use super::{Hand, Mandate, NewMandate, mandates_of};
use crate::debits::MandateId;
use crate::debits::rules::{FactKind, MandateState, MandateType};
use crate::ledger::CollectorId;
use crate::org::{PersonId, UnitId};

/// A mandate as its holder signs it.
#[derive(Debug, Clone)]
pub struct NewGiftMandate {
    /// Who may debit.
    pub collector: CollectorId,
    /// For which unit.
    pub unit: UnitId,
    /// Who signs.
    pub person: PersonId,
    /// Whose account it is.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// How much each time.
    pub cents: i64,
    /// With every collection, or once.
    pub monthly: bool,
    /// The words that were signed.
    pub wording: String,
    /// What the gifts answer.
    pub target: String,
}

/// Writes a mandate that its holder signs now.
///
/// # Errors
/// A fault from the database.
pub fn sign_gift(tx: &mut Tx<'_>, new: &NewGiftMandate) -> Result<MandateId> {
    let name = crate::people::name_of(tx, &new.person)?.unwrap_or_default();
    let hand = Hand { office: None, person: Some(new.person.clone()), name };
    let mandate = NewMandate {
        collector: new.collector.clone(),
        unit: new.unit.clone(),
        person: new.person.clone(),
        reference: String::new(),
        kind: if new.monthly { MandateType::Recurring } else { MandateType::OneOff },
        holder: new.holder.clone(),
        iban: new.iban.clone(),
        cents: Some(new.cents),
        origin: "online",
    };
    let id = make_mandate(tx, &hand, &mandate)?;
    tx.exec("update debit_mandate set target = $2 where id = $1", &[&id, &new.target])?;
    let today = tx.now().day_text();
    add_fact(tx, &hand, &id, FactKind::Signed, &today, "", ["", &new.wording])?;
    Ok(id)
}

/// The mandate of gifts, as its holder sees it.
#[derive(Debug, Clone)]
pub struct GiftMandate {
    /// Its reference.
    pub reference: String,
    /// How much each time.
    pub cents: i64,
    /// The last signs of the account.
    pub iban: String,
    /// Whether it is debited with the next collection.
    pub is_active: bool,
    /// Whether it is over for good.
    pub is_over: bool,
}

fn of_target(tx: &mut Tx<'_>, person: &PersonId, target: &str) -> Result<Option<Mandate>> {
    let sql = "select id from debit_mandate where target = $1 and person = $2";
    let Some((id,)) = tx.row::<(MandateId,)>(sql, &[&target, person])? else { return Ok(None) };
    Ok(mandates_of(tx, person)?.into_iter().find(|one| one.id == id))
}

/// The mandate that somebody signed for a target.
///
/// # Errors
/// A fault from the database.
pub fn gift_mandate(
    tx: &mut Tx<'_>,
    person: &PersonId,
    target: &str,
) -> Result<Option<GiftMandate>> {
    let Some(one) = of_target(tx, person, target)? else { return Ok(None) };
    let today = tx.now().day_text();
    let (state, _) = tell(tx, &one, &today)?;
    Ok(Some(GiftMandate {
        is_active: state == MandateState::Active,
        is_over: matches!(state, MandateState::Ended | MandateState::Used),
        iban: values::Iban::parse(&one.iban).map(|iban| iban.masked()).unwrap_or_default(),
        cents: one.cents.unwrap_or_default(),
        reference: one.reference,
    }))
}

/// Changes how much is debited each time, from the next collection on.
///
/// # Errors
/// [`Error::NotFound`] when there is no such mandate, or it is over.
pub fn change_gift(tx: &mut Tx<'_>, person: &PersonId, target: &str, cents: i64) -> Result<()> {
    let sql = "update debit_mandate set cents = $3 where target = $1 and person = $2
               and not exists (select 1 from debit_mandate_fact f
                where f.mandate = debit_mandate.id and f.kind = 'ended')";
    if tx.exec(sql, &[&target, person, &cents])? == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Ends the mandate; once more does nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such mandate.
pub fn end_gift(tx: &mut Tx<'_>, person: &PersonId, target: &str) -> Result<()> {
    let one = of_target(tx, person, target)?.ok_or(Error::NotFound)?;
    let facts: Vec<MandateFact> = facts_of(tx, &one.id)?;
    if facts.iter().any(|fact| fact.kind == FactKind::Ended.name()) {
        return Ok(());
    }
    let name = crate::people::name_of(tx, person)?.unwrap_or_default();
    let hand = Hand { office: None, person: Some(person.clone()), name };
    decide(tx, &hand, &one.id, FactKind::Ended, "")
}
