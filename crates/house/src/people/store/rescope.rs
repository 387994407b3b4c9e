//! Finding people again after their unit moved in the tree.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{PersonId, UnitId};
use crate::people::store::read::own;
use crate::people::store::write::write_scope;

/// People written again by one transaction.
const SLICE: i64 = 100;

/// Writes again in which scopes people of `unit` and below are found, those whose identifier
/// follows `after`; returns the last one done, `None` when none was left.
///
/// # Errors
/// A fault from the database.
pub(in crate::people) fn rescope_some(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    after: &str,
) -> Result<Option<PersonId>> {
    let sql = "select p.id from person p
               where p.id > $2 and (
                   p.home_unit in (select unit from unit_above where above = $1)
                   or p.id in (select b.person from belonging b
                       join unit_above a on a.unit = b.unit where a.above = $1))
               order by p.id limit $3";
    let people: Vec<(PersonId,)> = tx.rows(sql, &[unit, &after, &SLICE])?;
    let mut last = None;
    for (person,) in people {
        if let Some(kept) = own(tx, &person)? {
            write_scope(tx, &person, &kept.record)?;
        }
        last = Some(person);
    }
    Ok(last)
}
