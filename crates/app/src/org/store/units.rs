//! Units and the closure of their tree.

use kernel::db::Tx;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::org::{UnitId, unit_key};

row! {
    /// A unit of the tree.
    #[derive(Debug, Clone, Serialize, PartialEq, Eq)]
    pub struct Unit {
        /// Its identifier.
        pub id: UnitId,
        /// The unit above it; `None` for the organisation itself.
        pub parent: Option<UnitId>,
        /// Its kind: `national`, `federation`, `section` or another one the organisation defined.
        pub kind: String,
        /// Its name.
        pub name: String,
    }
}

const UNIT: &str = "select u.id, u.parent, u.kind, u.name from unit u";

/// Adds a unit below another; `None` adds the organisation itself, once.
///
/// # Errors
/// A fault when the parent or the kind is unknown.
pub fn add_unit(
    tx: &mut Tx<'_>,
    parent: Option<&UnitId>,
    kind: &str,
    name: &str,
) -> Result<UnitId> {
    let id: UnitId = tx.fresh();
    let (folded, now) = (values::names::fold(name), tx.now());
    tx.exec(
        "insert into unit (id, parent, kind, name, folded, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[&id, &parent, &kind, &name, &folded, &now],
    )?;
    tx.exec("insert into unit_above (unit, above, distance) values ($1, $1, 0)", &[&id])?;
    if let Some(parent) = parent {
        tx.exec(
            "insert into unit_above (unit, above, distance)
             select cast($1 as text), above, distance + 1 from unit_above where unit = $2",
            &[&id, parent],
        )?;
    }
    add_alias(tx, &id, name)?;
    Ok(id)
}

/// Lets imports know a unit by another spelling.
pub(in crate::org) fn add_alias(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<()> {
    let key = unit_key(name);
    let sql = "insert into unit_alias (folded, unit) values ($1, $2) on conflict do nothing";
    tx.exec(sql, &[&key, unit]).map(drop)
}

/// One unit that is not closed.
///
/// # Errors
/// A fault from the database.
pub fn unit(tx: &mut Tx<'_>, id: &UnitId) -> Result<Option<Unit>> {
    tx.row(&format!("{UNIT} where u.id = $1 and u.closed_at is null"), &[id])
}

/// The organisation itself.
///
/// # Errors
/// A fault when there is none yet.
pub fn root(tx: &mut Tx<'_>) -> Result<Unit> {
    root_if_any(tx)?.ok_or_else(|| Error::fault("there is no organisation yet: run maillage init"))
}

/// The organisation itself; `None` before it was set up.
///
/// # Errors
/// A fault from the database.
pub fn root_if_any(tx: &mut Tx<'_>) -> Result<Option<Unit>> {
    tx.row(&format!("{UNIT} where u.parent is null"), &[])
}

/// Every open unit and its kind, the organisation first, then by depth and name: for the
/// demonstration, whose tree is small.
///
/// # Errors
/// A fault from the database.
pub fn demo_units(tx: &mut Tx<'_>) -> Result<Vec<(UnitId, String)>> {
    let sql = "select u.id, u.kind from unit u
               where u.closed_at is null
               order by (select count(*) from unit_above a where a.unit = u.id), u.folded
               limit 1000";
    tx.rows(sql, &[])
}

/// The units from the organisation down to this one.
///
/// # Errors
/// A fault from the database.
pub fn path_of(tx: &mut Tx<'_>, id: &UnitId) -> Result<Vec<Unit>> {
    let sql = format!(
        "{UNIT} join unit_above a on a.above = u.id where a.unit = $1 order by a.distance desc"
    );
    tx.rows(&sql, &[id])
}

/// This unit and all above it, nearest first.
///
/// # Errors
/// A fault from the database.
pub fn units_above(tx: &mut Tx<'_>, id: &UnitId) -> Result<Vec<UnitId>> {
    let sql = "select above from unit_above where unit = $1 order by distance";
    Ok(tx.rows::<(UnitId,)>(sql, &[id])?.into_iter().map(|(unit,)| unit).collect())
}

/// Whether `unit` is `above` or somewhere below it.
pub(in crate::org) fn is_below(tx: &mut Tx<'_>, unit: &UnitId, above: &UnitId) -> Result<bool> {
    let sql = "select 1 from unit_above where unit = $1 and above = $2";
    Ok(tx.row::<(i64,)>(sql, &[unit, above])?.is_some())
}

/// Open units at most `distance` below this one, itself left out, by name.
///
/// # Errors
/// A fault from the database.
pub fn units_below(
    tx: &mut Tx<'_>,
    above: &UnitId,
    distance: i64,
    limit: i64,
) -> Result<Vec<Unit>> {
    let sql = format!(
        "{UNIT} join unit_above a on a.unit = u.id
         where a.above = $1 and a.distance between 1 and $2 and u.closed_at is null
         order by a.distance, u.folded limit $3"
    );
    tx.rows(&sql, &[above, &distance, &limit])
}
