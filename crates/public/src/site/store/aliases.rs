//! Further addresses that lead to pages of this site.

use kernel::db::Tx;
use kernel::{Error, Result, row};

use crate::org::UnitId;
use crate::site::store::Hand;

/// Most aliases of a unit in a list.
const ALIASES_MAX: i64 = 500;

row! {
    /// A further address.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Alias {
        pub(in crate::site) path: String,
        pub(in crate::site) target: String,
    }
}

/// Where a path leads, if it is an alias.
pub(in crate::site) fn alias_to(tx: &mut Tx<'_>, path: &str) -> Result<Option<String>> {
    let sql = "select target from site_alias where path = $1";
    Ok(tx.row::<(String,)>(sql, &[&path])?.map(|(target,)| target))
}

/// The aliases that a unit keeps, by address.
pub(in crate::site) fn aliases_of(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Alias>> {
    let sql = "select path, target from site_alias where unit = $1 order by path limit $2";
    tx.rows(sql, &[unit, &ALIASES_MAX])
}

/// Adds an alias.
///
/// # Errors
/// [`Error::Refused`] when somebody has this one.
pub(in crate::site) fn add_alias(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    (path, target): (&str, &str),
    hand: &Hand,
) -> Result<()> {
    let now = tx.now();
    let added = tx.exec(
        "insert into site_alias (path, target, unit, made_by, made_at)
         values ($1, $2, $3, $4, $5) on conflict (path) do nothing",
        &[&path, &target, unit, &hand.by, &now],
    )?;
    if added == 0 { Err(Error::Refused("site-refusal-alias-taken")) } else { Ok(()) }
}

/// Takes away an alias that a unit keeps.
///
/// # Errors
/// [`Error::NotFound`] when the unit keeps none of this address.
pub(in crate::site) fn remove_alias(tx: &mut Tx<'_>, unit: &UnitId, path: &str) -> Result<()> {
    let sql = "delete from site_alias where path = $1 and unit = $2";
    if tx.exec(sql, &[&path, unit])? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// A former address leads on to the new one, which is no alias itself any more.
pub(super) fn leave(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    (from, to): (&str, &str),
    hand: &Hand,
) -> Result<()> {
    let now = tx.now();
    tx.exec("delete from site_alias where path = $1", &[&to])?;
    tx.exec("update site_alias set target = $2 where target = $1", &[&from, &to])?;
    tx.exec(
        "insert into site_alias (path, target, unit, made_by, made_at)
         values ($1, $2, $3, $4, $5)
         on conflict (path) do update set target = excluded.target",
        &[&from, &to, unit, &hand.by, &now],
    )
    .map(drop)
}
