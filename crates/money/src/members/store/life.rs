//! How memberships go on from day to day: renewed, following their record, ended by other doors.

use kernel::Result;
use kernel::db::Tx;

use crate::members::rules::{FactKind, days};
use crate::members::store::memberships::{
    Hand, Membership, end, follow, memberships_of, one, write_fact,
};
use crate::members::store::{stamps, types};
use crate::members::{MembershipId, Refusal};
use crate::org::{PersonId, UnitId};
use crate::people::{self, FactKind as Relates};

/// Memberships looked at by one transaction.
const BATCH_MAX: i64 = 200;

/// Lets some memberships after an identifier go on: those of a type that goes on by itself call
/// the stamps of the period that runs, each follows its record to the unit that keeps it, and
/// those of people who died or left end.
/// Returns the last one looked at.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn go_on(tx: &mut Tx<'_>, after: &str) -> Result<Option<String>> {
    let today = tx.now().day_text();
    let sql = "select m.id, p.home_unit, p.died_on, case when exists (select 1 from stamp s
                where s.membership = m.id and s.through_on > $2) then 0 else 1 end
               from membership m join person p on p.id = m.person
               where m.id > $1 and m.ended_on is null and m.accepted_on is not null
               order by m.id limit $3";
    type Cells = (MembershipId, UnitId, Option<String>, bool);
    let found: Vec<Cells> = tx.rows(sql, &[&after, &today, &BATCH_MAX])?;
    let last = found.last().map(|(id, ..)| id.to_string());
    for (id, home, died_on, is_over) in found {
        let Some(membership) = one(tx, &id)? else { continue };
        if has_gone(tx, &membership, died_on.as_deref(), &today)? {
            continue;
        }
        if membership.unit != home {
            change_unit(tx, &membership, &home, &Hand::House)?;
        }
        let accepted = membership.accepted_on.as_deref().unwrap_or(&today);
        if is_over && types::terms_on(tx, &membership.kind, &today)?.is_tacit {
            stamps::call(tx, &id, accepted)?;
        }
    }
    Ok(last)
}

/// Ends the memberships of somebody whose record says that they died, or who left by another door,
/// as soon as it says so.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn gone(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let today = tx.now().day_text();
    let sql = "select died_on from person where id = $1";
    let died_on = tx.row::<(Option<String>,)>(sql, &[person])?.and_then(|(day,)| day);
    for membership in memberships_of(tx, person)? {
        if membership.ended_on.is_none() {
            has_gone(tx, &membership, died_on.as_deref(), &today)?;
        }
    }
    Ok(())
}

/// Ends the membership of somebody whose record says that they died, or left by another door;
/// whether it did.
fn has_gone(
    tx: &mut Tx<'_>,
    membership: &Membership,
    died_on: Option<&str>,
    today: &str,
) -> Result<bool> {
    if let Some(day) = died_on.filter(|day| days::is_day(day) && *day <= today) {
        end(tx, membership, FactKind::Deceased, day, "", &Hand::House)?;
        return Ok(true);
    }
    let facts = people::facts_of(tx, &membership.person)?;
    if people::relation(&facts, today) != people::Relation::Former {
        return Ok(false);
    }
    let left = facts.iter().filter(|(kind, day)| *kind == Relates::Left && day.as_str() <= today);
    let Some((_, day)) = left.max_by_key(|(_, day)| day.as_str()) else { return Ok(false) };
    end(tx, membership, FactKind::Resigned, day, "", &Hand::House)?;
    Ok(true)
}

/// Renews a membership for the period that holds a day: the same rule for one and for many.
/// False when that period was called already.
///
/// # Errors
/// [`Refusal::Ended`] when the membership ended.
pub(in crate::members) fn renew(
    tx: &mut Tx<'_>,
    membership: &Membership,
    on_day: &str,
    hand: &Hand,
) -> Result<bool> {
    if membership.ended_on.is_some() || membership.accepted_on.is_none() {
        return Err(Refusal::Ended.into());
    }
    let terms = types::terms_on(tx, &membership.kind, on_day)?;
    let through = terms.period_end(&membership.counts_from_on, on_day);
    if stamps::call_through(tx, membership, &terms, &through)? == 0 {
        return Ok(false);
    }
    let (id, person) = (&membership.id, &membership.person);
    write_fact(tx, id, person, FactKind::Renewed, on_day, "", None, hand, &membership.source)?;
    follow(tx, id)?;
    Ok(true)
}

/// Lets a membership follow the record to the unit that keeps it now.
fn change_unit(tx: &mut Tx<'_>, membership: &Membership, to: &UnitId, hand: &Hand) -> Result<()> {
    let sql = "update membership set unit = $2 where id = $1 and unit <> $2";
    if tx.exec(sql, &[&membership.id, to])? == 0 {
        return Ok(());
    }
    let today = tx.now().day_text();
    let (id, person) = (&membership.id, &membership.person);
    let kind = FactKind::Transferred;
    write_fact(tx, id, person, kind, &today, "", Some(to), hand, &membership.source)
}
