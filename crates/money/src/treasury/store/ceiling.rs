//! The yearly ceiling of what one natural person gives to a party: dues and gifts together, to all
//! of its collectors. Dues of holders of elective mandates do not count.

use kernel::Result;
use kernel::db::Tx;

use crate::ledger::{self, CollectorId};
use crate::org::PersonId;
use crate::treasury::rules::{PartKind, Refusal, above_ceiling};
use crate::treasury::store::receive::NewPayment;

/// The legal value of the ceiling, in cents.
const YEAR_CEILING: &str = "gift_ceiling_year_cents";

/// Refuses what would bring the payer above the ceiling of the year, where a party receives.
pub(super) fn must_be_below_ceiling(tx: &mut Tx<'_>, new: &NewPayment) -> Result<()> {
    let elected = is_elected(tx, &new.payer, &new.received_on)?;
    let counted = |kind: PartKind| match kind {
        PartKind::Gift => true,
        PartKind::Dues => !elected,
        _ => false,
    };
    let parts = new.parts.iter().filter(|part| counted(part.kind));
    let cents: i64 = parts.map(|part| part.cents).sum();
    must_fit(tx, (&new.collector, &new.payer), &new.received_on, cents)
}

/// Refuses to let somebody pay dues by card that the law does not let them give this year: once the
/// carrier has the money, it is too late to say no.
pub(in crate::treasury) fn may_be_asked(
    tx: &mut Tx<'_>,
    who: (&CollectorId, &PersonId),
    cents: i64,
) -> Result<()> {
    let today = tx.now().day_text();
    if is_elected(tx, who.1, &today)? {
        return Ok(());
    }
    must_fit(tx, who, &today, cents)
}

/// What somebody may still give this year to a collector, dues and gifts together; `None` where the
/// law sets no ceiling.
///
/// # Errors
/// [`Refusal::NoCollector`]; a fault from the database.
pub fn left_to_give(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    payer: &PersonId,
) -> Result<Option<i64>> {
    let today = tx.now().day_text();
    let collector = ledger::collector(tx, collector)?.ok_or(Refusal::NoCollector)?;
    if !collector.legal_form.is_of_a_party() {
        return Ok(None);
    }
    let Some(ceiling) = ledger::legal(tx, YEAR_CEILING, &today)? else { return Ok(None) };
    let given = given_in(tx, payer, today.get(..4).unwrap_or_default())?;
    Ok(Some((ceiling - given).max(0)))
}

fn must_fit(
    tx: &mut Tx<'_>,
    (collector, payer): (&CollectorId, &PersonId),
    on_day: &str,
    cents: i64,
) -> Result<()> {
    let collector = ledger::collector(tx, collector)?.ok_or(Refusal::NoCollector)?;
    if cents <= 0 || !collector.legal_form.is_of_a_party() {
        return Ok(());
    }
    let ceiling = ledger::legal(tx, YEAR_CEILING, on_day)?;
    let given = given_in(tx, payer, on_day.get(..4).unwrap_or_default())?;
    match above_ceiling(given, cents, ceiling) {
        true => Err(Refusal::YearCeiling.into()),
        false => Ok(()),
    }
}

/// Whether somebody holds an elective mandate on a day.
fn is_elected(tx: &mut Tx<'_>, person: &PersonId, day: &str) -> Result<bool> {
    let terms = ledger::elected_terms(tx, person)?;
    Ok(terms.iter().any(|term| {
        term.from_on.as_str() <= day && term.to_on.as_deref().is_none_or(|to_on| to_on >= day)
    }))
}

/// What somebody gave to a party's collectors in a year, as the ceiling counts it.
fn given_in(tx: &mut Tx<'_>, person: &PersonId, year: &str) -> Result<i64> {
    tx.one(
        "select cast(coalesce(sum(t.cents), 0) as bigint)
         from payment p join payment_part t on t.payment = p.id
         join collector c on c.id = p.collector
         where p.person = $1 and p.received_on >= $2 and p.received_on <= $3
         and c.legal_form in ('financing_association', 'agent')
         and (t.kind = 'gift' or (t.kind = 'dues' and not exists (select 1 from elected_term e
             where e.person = p.person and e.from_on <= p.received_on
             and (e.to_on is null or e.to_on >= p.received_on))))
         and not exists (select 1 from payment_fact f where f.payment = p.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))",
        &[person, &format!("{year}-01-01"), &format!("{year}-12-31")],
    )
}
