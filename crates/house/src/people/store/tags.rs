//! Tags, in groups, defined at a unit for itself and the units below it.

use kernel::db::Tx;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::org::{Scope, UnitId};
use crate::people::{TagGroupId, TagId};

row! {
    /// A tag.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct Tag {
        /// Its identifier.
        pub id: TagId,
        /// The unit that defined it.
        pub unit: UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// The group it stands in.
        pub group: Option<TagGroupId>,
        /// Name of that group.
        pub group_name: Option<String>,
        /// Its name.
        pub name: String,
        /// Whether it is no longer given.
        pub retired: bool,
    }
}

row! {
    /// A group of tags.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct TagGroup {
        /// Its identifier.
        pub id: TagGroupId,
        /// Its name.
        pub name: String,
    }
}

const TAG: &str = "select t.id, t.unit, u.name, t.tag_group, g.name, t.name,
    case when t.retired_at is null then 0 else 1 end
    from tag t join unit u on u.id = t.unit left join tag_group g on g.id = t.tag_group";

/// The tags that people of this unit can be given, by group and name.
///
/// # Errors
/// A fault from the database.
pub fn tags_for(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Tag>> {
    let sql = format!(
        "{TAG} join unit_above a on a.above = t.unit and a.unit = $1
         where t.retired_at is null order by coalesce(g.name, ''), t.folded limit 500"
    );
    tx.rows(&sql, &[unit])
}

/// The tags of a person that a scope may see: those of its unit, of units above and below.
///
/// # Errors
/// A fault from the database.
pub fn tags_on(tx: &mut Tx<'_>, scope: &Scope, person: &crate::org::PersonId) -> Result<Vec<Tag>> {
    let sql = format!(
        "{TAG} join person_tag p on p.tag = t.id where p.person = $1
         and (t.unit in (select above from unit_above where unit = $2)
              or t.unit in (select unit from unit_above where above = $2))
         order by coalesce(g.name, ''), t.folded limit 200"
    );
    tx.rows(&sql, &[person, scope.unit()])
}

/// The tags defined at the scope's unit or below, retired ones last.
///
/// # Errors
/// A fault from the database.
pub fn tags_of_scope(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Tag>> {
    let sql = format!(
        "{TAG} join unit_above a on a.unit = t.unit and a.above = $1
         order by case when t.retired_at is null then 0 else 1 end, coalesce(g.name, ''),
         t.folded limit 1000"
    );
    tx.rows(&sql, &[scope.unit()])
}

/// The groups that tags of this unit can stand in.
///
/// # Errors
/// A fault from the database.
pub fn groups_for(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<TagGroup>> {
    let sql = "select g.id, g.name from tag_group g
               join unit_above a on a.above = g.unit and a.unit = $1 order by g.name limit 100";
    tx.rows(sql, &[unit])
}

/// The tag of this name that people of the unit can be given, if there is one.
///
/// # Errors
/// A fault from the database.
pub fn known_tag(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<Option<TagId>> {
    let sql = "select t.id from tag t join unit_above a on a.above = t.unit and a.unit = $1
               where t.folded = $2 order by a.distance limit 1";
    let known = tx.row::<(TagId,)>(sql, &[unit, &values::names::fold(name)])?;
    Ok(known.map(|(id,)| id))
}

/// The tag of this name that people of the unit can be given, made at the unit when there is none.
///
/// # Errors
/// A fault from the database.
pub fn ensure_tag(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<TagId> {
    let folded = values::names::fold(name);
    if let Some(known) = known_tag(tx, unit, name)? {
        tx.exec("update tag set retired_at = null where id = $1", &[&known])?;
        return Ok(known);
    }
    let id: TagId = tx.fresh();
    tx.exec(
        "insert into tag (id, unit, tag_group, name, folded) values ($1, $2, null, $3, $4)",
        &[&id, unit, &name.trim(), &folded],
    )?;
    Ok(id)
}

/// The group of this name at the unit, made when there is none.
///
/// # Errors
/// A fault from the database.
pub fn ensure_group(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<TagGroupId> {
    let sql = "select id from tag_group where unit = $1 and name = $2 limit 1";
    if let Some((known,)) = tx.row::<(TagGroupId,)>(sql, &[unit, &name])? {
        return Ok(known);
    }
    let id: TagGroupId = tx.fresh();
    let sql = "insert into tag_group (id, unit, name) values ($1, $2, $3)";
    tx.exec(sql, &[&id, unit, &name])?;
    Ok(id)
}

/// Puts a tag of the scope into a group, or in none.
///
/// # Errors
/// [`Error::NotFound`] when there is no such tag at the scope's unit or below.
pub fn group_tag(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tag: &TagId,
    group: Option<&TagGroupId>,
) -> Result<()> {
    let touched = tx.exec(
        "update tag set tag_group = $3 where id = $1
         and unit in (select unit from unit_above where above = $2)",
        &[tag, scope.unit(), &group],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Stops giving a tag of the scope, or gives it again; who bears it keeps it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such tag at the scope's unit or below.
pub fn retire_tag(tx: &mut Tx<'_>, scope: &Scope, tag: &TagId, retired: bool) -> Result<()> {
    let at = retired.then(|| tx.now());
    let touched = tx.exec(
        "update tag set retired_at = $3 where id = $1
         and unit in (select unit from unit_above where above = $2)",
        &[tag, scope.unit(), &at],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::NotFound) }
}
