//! Stable numbers of members.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::members::store::memberships::Hand;
use crate::org::{self, PersonId, Scope, UnitId};
use crate::people;

/// Gives a member a stable number where the record has none: the unit's prefix and the next free
/// number of it.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn settle_number(
    tx: &mut Tx<'_>,
    person: &PersonId,
    unit: &UnitId,
    hand: &Hand,
) -> Result<()> {
    let Some(kept) = people::own(tx, person)? else { return Ok(()) };
    if kept.record.number.as_deref().is_some_and(|number| !number.is_empty()) {
        return Ok(());
    }
    let prefix = number_prefix(tx, unit)?;
    let house = Scope::of_the_house(tx)?;
    let mut record = kept.record.clone();
    // A number that an import brought may stand in the way: the next one is taken.
    for _ in 0..NUMBERS_TRIED_MAX {
        let sql = "insert into number_counter (prefix, next) values ($1, 2)
                   on conflict (prefix) do update set next = number_counter.next + 1
                   returning next";
        let (next,): (i64,) = tx.row(sql, &[&prefix])?.ok_or(Error::NotFound)?;
        let number = format!("{prefix}-{:05}", next - 1);
        let taken = "select 1 from person where number = $1 limit 1";
        if tx.row::<(i64,)>(taken, &[&number])?.is_none() {
            record.number = Some(number);
            return people::change(tx, &house, person, kept.version, &record, &hand.cause())
                .map(drop);
        }
    }
    Ok(())
}

/// Numbers tried before a member goes without one.
const NUMBERS_TRIED_MAX: usize = 10_000;

/// The department that the unit or one above it looks after, else letters of its name.
fn number_prefix(tx: &mut Tx<'_>, unit: &UnitId) -> Result<String> {
    let sql = "select c.code from unit_above a join unit_claim c on c.unit = a.above
               where a.unit = $1 and c.kind = 'department' order by a.distance, c.code limit 1";
    if let Some((code,)) = tx.row::<(String,)>(sql, &[unit])? {
        return Ok(code);
    }
    let path = org::path_of(tx, unit)?;
    let place = path.get(1).or_else(|| path.first());
    let folded = place.map(|unit| values::names::fold(&unit.name)).unwrap_or_default();
    let letters: String = folded.chars().filter(char::is_ascii_alphabetic).take(3).collect();
    Ok(letters.to_uppercase())
}
