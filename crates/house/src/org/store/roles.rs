//! Roles: the names under which an organisation gives rights.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::org::Rights;

/// A role that mandates give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its identifier.
    pub id: String,
    /// French name.
    pub name_fr: String,
    /// English name.
    pub name_en: String,
    /// What it lets its holder do.
    pub rights: Rights,
    /// Whether it is no longer given.
    pub is_retired: bool,
}

row! {
    struct RoleRow {
        id: String,
        name_fr: String,
        name_en: String,
        rights: String,
        retired_at: Option<i64>,
    }
}

/// Every role, those still given first, by name.
///
/// # Errors
/// A fault from the database.
pub fn roles(tx: &mut Tx<'_>) -> Result<Vec<Role>> {
    let sql = "select id, name_fr, name_en, rights, retired_at from role
               order by case when retired_at is null then 0 else 1 end, name_fr, id limit 200";
    let rows: Vec<RoleRow> = tx.rows(sql, &[])?;
    let role = |row: RoleRow| Role {
        id: row.id,
        name_fr: row.name_fr,
        name_en: row.name_en,
        rights: Rights::parse(&row.rights),
        is_retired: row.retired_at.is_some(),
    };
    Ok(rows.into_iter().map(role).collect())
}

/// Adds a role. Rights of a role never change afterwards: a mandate gives what was decided.
///
/// # Errors
/// A fault from the database.
pub fn add_role(tx: &mut Tx<'_>, french: &str, english: &str, rights: &Rights) -> Result<()> {
    let (id, now): (uuid::Uuid, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into role (id, name_fr, name_en, rights, created_at) values ($1, $2, $3, $4, $5)",
        &[&id.to_string(), &french, &english, &rights.stored(), &now],
    )
    .map(drop)
}

/// Stops giving a role; mandates already given run to their end. Returns whether it was known.
///
/// # Errors
/// A fault from the database.
pub fn retire_role(tx: &mut Tx<'_>, id: &str) -> Result<bool> {
    let now = tx.now();
    let sql = "update role set retired_at = $2 where id = $1 and retired_at is null";
    Ok(tx.exec(sql, &[&id, &now])? == 1)
}
