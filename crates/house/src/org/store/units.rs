//! Units and the closure of their tree.

use kernel::db::Tx;
use kernel::jobs::enqueue;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::org::rules::Refusal;
use crate::org::store::places::add_alias;
use crate::org::{Scope, UnitId};

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

/// Open units at or below the top of a scope whose name begins with `typed`, after `after` (a
/// folded name), at most `limit`, by name.
///
/// # Errors
/// A fault from the database.
pub fn find_units(tx: &mut Tx<'_>, scope: &Scope, typed: &str, limit: i64) -> Result<Vec<Unit>> {
    let from = values::names::fold(typed);
    let until = format!("{from}\u{10ffff}");
    let sql = format!(
        "{UNIT} join unit_above a on a.unit = u.id
         where a.above = $1 and u.closed_at is null and u.folded >= $2 and u.folded < $3
         order by u.folded, u.id limit $4"
    );
    tx.rows(&sql, &[scope.unit(), &from, &until, &limit])
}

/// Open units right below a unit, by name, after the row `(folded name, id)`, at most `limit`.
///
/// # Errors
/// A fault from the database.
pub fn units_right_below(
    tx: &mut Tx<'_>,
    parent: &UnitId,
    after: (&str, &str),
    limit: i64,
) -> Result<Vec<(Unit, String)>> {
    let sql = "select u.id, u.parent, u.kind, u.name, u.folded from unit u
               where u.parent = $1 and u.closed_at is null
               and (u.folded > $2 or (u.folded = $2 and u.id > $3))
               order by u.folded, u.id limit $4";
    type Cells = (UnitId, Option<UnitId>, String, String, String);
    let rows: Vec<Cells> = tx.rows(sql, &[parent, &after.0, &after.1, &limit])?;
    let unit = |(id, parent, kind, name, folded)| (Unit { id, parent, kind, name }, folded);
    Ok(rows.into_iter().map(unit).collect())
}

/// The open unit of a scope; absent and outside are the same answer.
///
/// # Errors
/// [`Error::NotFound`] when it is not in the scope.
pub fn unit_in(tx: &mut Tx<'_>, scope: &Scope, id: &UnitId) -> Result<Unit> {
    scope.narrowed(tx, id)?.ok_or(Error::NotFound)?;
    unit(tx, id)?.ok_or(Error::NotFound)
}

/// Changes the name and the kind of a unit of the scope; its former name stays known to imports.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn change_unit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &UnitId,
    kind: &str,
    name: &str,
) -> Result<()> {
    unit_in(tx, scope, id)?;
    let folded = values::names::fold(name);
    let sql = "update unit set kind = $2, name = $3, folded = $4 where id = $1";
    tx.exec(sql, &[id, &kind, &name, &folded])?;
    add_alias(tx, id, name)
}

/// Moves a unit of the scope, with all below it, under another unit of the scope. The scopes in
/// which its people are found belong to `people`, whose job `people.rescope` follows.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Refusal::UnitUnderItself`];
/// [`Refusal::UnitIsTheOrganisation`].
pub fn move_unit(tx: &mut Tx<'_>, scope: &Scope, id: &UnitId, to: &UnitId) -> Result<()> {
    let moved = unit_in(tx, scope, id)?;
    unit_in(tx, scope, to)?;
    if moved.parent.is_none() {
        return Err(Refusal::UnitIsTheOrganisation.into());
    }
    if scope.unit() == id {
        return Err(Error::NotFound);
    }
    if is_below(tx, to, id)? {
        return Err(Refusal::UnitUnderItself.into());
    }
    tx.exec("update unit set parent = $2 where id = $1", &[id, to])?;
    tx.exec(
        "delete from unit_above
         where unit in (select b.unit from unit_above b where b.above = $1)
         and above in (select a.above from unit_above a where a.unit = $1 and a.distance > 0)",
        &[id],
    )?;
    tx.exec(
        "insert into unit_above (unit, above, distance)
         select b.unit, a.above, b.distance + a.distance + 1
         from unit_above b, unit_above a where b.above = $1 and a.unit = $2",
        &[id, to],
    )?;
    enqueue(tx, RESCOPE, &serde_json::json!({ "unit": id })).map(drop)
}

/// The job that writes again in which scopes the people at or below a unit are found: payload
/// `{"unit": id}`, done by `people`.
pub const RESCOPE: &str = "people.rescope";

/// Closes a unit of the scope that has no people and no open unit below it.
///
/// # Errors
/// [`Error::NotFound`] outside the scope; [`Refusal::UnitHasPeople`];
/// [`Refusal::UnitHasUnits`]; [`Refusal::UnitIsTheOrganisation`].
pub fn close_unit(tx: &mut Tx<'_>, scope: &Scope, id: &UnitId) -> Result<()> {
    let closed = unit_in(tx, scope, id)?;
    if closed.parent.is_none() {
        return Err(Refusal::UnitIsTheOrganisation.into());
    }
    if scope.unit() == id {
        return Err(Error::NotFound);
    }
    if !units_below(tx, id, 1, 1)?.is_empty() {
        return Err(Refusal::UnitHasUnits.into());
    }
    let sql = "select 1 from person_scope where unit = $1 limit 1";
    if tx.row::<(i64,)>(sql, &[id])?.is_some() {
        return Err(Refusal::UnitHasPeople.into());
    }
    let now = tx.now();
    let sql = "update unit set closed_at = $2 where id = $1 and closed_at is null";
    tx.exec(sql, &[id, &now])?;
    tx.exec("delete from unit_claim where unit = $1", &[id]).map(drop)
}

row! {
    /// A kind of unit.
    #[derive(Debug, Clone, Serialize, PartialEq, Eq)]
    pub struct UnitKind {
        /// Its identifier.
        pub id: String,
        /// French name.
        pub name_fr: String,
        /// English name.
        pub name_en: String,
        /// Order, the widest first.
        pub rank: i64,
        /// Open units of this kind.
        pub units: i64,
    }
}

/// The kinds of unit, the widest first.
///
/// # Errors
/// A fault from the database.
pub fn unit_kinds(tx: &mut Tx<'_>) -> Result<Vec<UnitKind>> {
    let sql = "select k.id, k.name_fr, k.name_en, k.rank,
               (select count(*) from unit u where u.kind = k.id and u.closed_at is null)
               from unit_kind k order by k.rank, k.id limit 100";
    tx.rows(sql, &[])
}

/// Adds a kind of unit, or renames it.
///
/// # Errors
/// A fault from the database.
pub fn set_unit_kind(
    tx: &mut Tx<'_>,
    id: &str,
    french: &str,
    english: &str,
    rank: i64,
) -> Result<()> {
    let sql = "insert into unit_kind (id, name_fr, name_en, rank) values ($1, $2, $3, $4)
               on conflict (id) do update set name_fr = excluded.name_fr,
               name_en = excluded.name_en, rank = excluded.rank";
    tx.exec(sql, &[&id, &french, &english, &rank]).map(drop)
}
