//! Which unit a written name or a place belongs to.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{UnitId, unit_key};

/// What a unit may look after, by its official code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimKind {
    /// A commune, by its INSEE code (five signs).
    Commune,
    /// A postcode (five digits).
    Postcode,
    /// A department, by its INSEE code (two or three signs).
    Department,
}

impl ClaimKind {
    /// Every kind, the most precise first.
    pub const ALL: [Self; 3] = [Self::Commune, Self::Postcode, Self::Department];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Postcode => "postcode",
            Self::Department => "department",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Lets a unit look after a commune, a postcode or a department; once is enough.
///
/// # Errors
/// A fault when the unit is unknown.
pub fn add_claim(tx: &mut Tx<'_>, unit: &UnitId, kind: ClaimKind, code: &str) -> Result<()> {
    let sql = "insert into unit_claim (kind, code, unit) values ($1, $2, $3)
               on conflict do nothing";
    tx.exec(sql, &[&kind.name(), &code, unit]).map(drop)
}

/// Takes back a claim.
///
/// # Errors
/// A fault from the database.
pub fn remove_claim(tx: &mut Tx<'_>, unit: &UnitId, kind: ClaimKind, code: &str) -> Result<()> {
    let sql = "delete from unit_claim where kind = $1 and code = $2 and unit = $3";
    tx.exec(sql, &[&kind.name(), &code, unit]).map(drop)
}

/// What a unit looks after: kind and code, sorted; at most `limit`.
///
/// # Errors
/// A fault from the database.
pub fn claims_of(tx: &mut Tx<'_>, unit: &UnitId, limit: i64) -> Result<Vec<(ClaimKind, String)>> {
    let sql = "select kind, code from unit_claim where unit = $1 order by kind, code limit $2";
    let rows: Vec<(String, String)> = tx.rows(sql, &[unit, &limit])?;
    Ok(rows.into_iter().filter_map(|(kind, code)| Some((ClaimKind::parse(&kind)?, code))).collect())
}

/// Lets imports know a unit by another spelling.
///
/// # Errors
/// A fault when the unit is unknown.
pub fn add_alias(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<()> {
    let key = unit_key(name);
    let sql = "insert into unit_alias (folded, unit) values ($1, $2) on conflict do nothing";
    tx.exec(sql, &[&key, unit]).map(drop)
}

/// Forgets a spelling, unless it is the unit's own name.
///
/// # Errors
/// A fault from the database.
pub fn remove_alias(tx: &mut Tx<'_>, unit: &UnitId, key: &str) -> Result<()> {
    let name: Option<(String,)> = tx.row("select name from unit where id = $1", &[unit])?;
    if name.is_some_and(|(name,)| unit_key(&name) == key) {
        return Ok(());
    }
    tx.exec("delete from unit_alias where folded = $1 and unit = $2", &[&key, unit]).map(drop)
}

/// The spellings by which imports know a unit, folded; at most 100.
///
/// # Errors
/// A fault from the database.
pub fn aliases_of(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<String>> {
    let sql = "select folded from unit_alias where unit = $1 order by folded limit 100";
    Ok(tx.rows::<(String,)>(sql, &[unit])?.into_iter().map(|(key,)| key).collect())
}

/// What a written unit name turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitMatch {
    /// One unit.
    One(UnitId),
    /// Several units bear that name.
    Several,
    /// Nobody knows it.
    Unknown,
}

/// Finds the unit that a cell names, at or below `within`, by name, alias or path `A > B`.
///
/// # Errors
/// A fault from the database.
pub fn match_unit(tx: &mut Tx<'_>, within: &UnitId, name: &str) -> Result<UnitMatch> {
    let last = name.rsplit(['>', '/']).next().unwrap_or(name);
    let key = unit_key(last);
    let sql = "select l.unit from unit_alias l
               join unit_above a on a.unit = l.unit and a.above = $1
               join unit u on u.id = l.unit and u.closed_at is null
               where l.folded = $2 order by a.distance limit 2";
    let found: Vec<(UnitId,)> = tx.rows(sql, &[within, &key])?;
    let mut found = found.into_iter();
    Ok(match (found.next(), found.next()) {
        (Some((unit,)), None) => UnitMatch::One(unit),
        (Some(_), Some(_)) => UnitMatch::Several,
        (None, _) => UnitMatch::Unknown,
    })
}

/// The unit that looks after a place: who claims the commune, else the postcode, else the
/// department; the deepest unit wins, and `None` when no one or several equally deep claim it.
///
/// # Errors
/// A fault from the database.
pub fn unit_for_place(
    tx: &mut Tx<'_>,
    commune: Option<&str>,
    postcode: Option<&str>,
    department: Option<&str>,
) -> Result<Option<UnitId>> {
    let codes = [("commune", commune), ("postcode", postcode), ("department", department)];
    for (kind, code) in codes {
        let Some(code) = code else { continue };
        let sql = "select c.unit, (select count(*) from unit_above a where a.unit = c.unit)
                   from unit_claim c join unit u on u.id = c.unit and u.closed_at is null
                   where c.kind = $1 and c.code = $2 order by 2 desc limit 2";
        let found: Vec<(UnitId, i64)> = tx.rows(sql, &[&kind, &code])?;
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some((_, depth)), Some((_, other))) if depth == other => return Ok(None),
            (Some((unit, _)), _) => return Ok(Some(unit)),
            (None, _) => {}
        }
    }
    Ok(None)
}
