//! Which units people belong to: the one that keeps the record, and further ones.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::org::{PersonId, Scope, UnitId};
use crate::people::store::read::{of_scope, own};
use crate::people::store::write::write_scope;

/// Gives a record that a unit of the scope keeps to another unit of the scope; returns the unit
/// that kept it.
///
/// # Errors
/// [`Error::NotFound`] when the person, the unit that keeps the record or the other unit is
/// outside the scope; [`Error::Stale`] when the record went elsewhere meanwhile.
pub fn move_home(tx: &mut Tx<'_>, scope: &Scope, id: &PersonId, to: &UnitId) -> Result<UnitId> {
    let kept = of_scope(tx, scope, id)?.ok_or(Error::NotFound)?;
    scope.narrowed(tx, &kept.home)?.ok_or(Error::NotFound)?;
    scope.narrowed(tx, to)?.ok_or(Error::NotFound)?;
    let sql = "update person set home_unit = $2 where id = $1 and home_unit = $3";
    if tx.exec(sql, &[id, to, &kept.home])? == 0 {
        return Err(Error::Stale);
    }
    write_scope(tx, id, &kept.record)?;
    Ok(kept.home)
}

/// Lets a person belong to a further unit; the record stays where it is kept.
///
/// # Errors
/// A fault from the database.
pub fn add_belonging(
    tx: &mut Tx<'_>,
    id: &PersonId,
    unit: &UnitId,
    since_on: &str,
    by: Option<&PersonId>,
) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into belonging (person, unit, since_on, until_on, recorded_by, recorded_at)
         values ($1, $2, $3, null, $4, $5)
         on conflict (person, unit) do update set until_on = null",
        &[id, unit, &since_on, &by, &now],
    )?;
    match own(tx, id)? {
        Some(kept) => write_scope(tx, id, &kept.record),
        None => Err(Error::NotFound),
    }
}

/// Ends a belonging to a further unit: the unit that keeps the record may, and that unit itself.
///
/// # Errors
/// [`Error::NotFound`] when the scope has no such person or belonging.
pub fn end_belonging(tx: &mut Tx<'_>, scope: &Scope, id: &PersonId, unit: &UnitId) -> Result<()> {
    let kept = of_scope(tx, scope, id)?.ok_or(Error::NotFound)?;
    let keeps = scope.narrowed(tx, &kept.home)?.is_some();
    if !keeps && scope.narrowed(tx, unit)?.is_none() {
        return Err(Error::NotFound);
    }
    let today = tx.now().day_text();
    let sql = "update belonging set until_on = $3
               where person = $1 and unit = $2 and until_on is null";
    if tx.exec(sql, &[id, unit, &today])? == 0 {
        return Err(Error::NotFound);
    }
    write_scope(tx, id, &kept.record)
}
