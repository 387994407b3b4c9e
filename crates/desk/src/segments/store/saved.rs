//! Saved segments: each change is a new version, old ones are kept.

use kernel::db::{Arg, Tx};
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::{Office, Scope};
use crate::segments::SegmentId;
use crate::segments::rules::{Tree, parse};

/// Most segments that a page lists.
const SEGMENTS_MAX: i64 = 300;
/// Most versions that a page lists.
const VERSIONS_MAX: i64 = 100;

row! {
    /// A segment as it is kept, in its last version.
    #[derive(Debug, Clone)]
    pub struct Saved {
        /// Its identifier.
        pub id: SegmentId,
        /// The unit that keeps it.
        pub unit: crate::org::UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// Its name.
        pub name: String,
        /// Whether units below may use it.
        pub shared: bool,
        /// Its version.
        pub version: i64,
        /// What it asks, in the textual language.
        pub asked: String,
        /// Its legal class.
        pub class: String,
        /// Who wrote this version.
        pub by_name: String,
        /// When.
        pub written_at: Moment,
    }
}

row! {
    /// One version of a segment.
    #[derive(Debug, Clone)]
    pub struct Version {
        /// Its number, from 1.
        pub version: i64,
        /// What it asked.
        pub asked: String,
        /// Who wrote it.
        pub by_name: String,
        /// When.
        pub written_at: Moment,
    }
}

/// A version to write.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Name of the segment.
    pub name: String,
    /// Whether units below may use it.
    pub shared: bool,
    /// What it asks.
    pub asked: String,
    /// Its legal class.
    pub class: String,
    /// Name of who writes it.
    pub by_name: String,
}

const SAVED: &str = "select g.id, g.unit, u.name, g.name, g.shared, g.version, v.asked, v.class,
    v.written_by_name, v.written_at
    from segment g join unit u on u.id = g.unit
    join segment_version v on v.segment = g.id and v.version = g.version
    where g.closed_at is null";
/// Those of the scope, and those that units above share: `$1` is the scope's unit.
const SEEN: &str = "(g.unit in (select unit from unit_above where above = $1)
    or (g.shared = 1 and g.unit in (select above from unit_above where unit = $1)))";

/// The segments that a unit uses: its own, and those that units above share, by name.
///
/// # Errors
/// A fault from the database.
pub fn segments_for(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Saved>> {
    let sql = format!(
        "{SAVED} and (g.unit = $1
           or (g.shared = 1 and g.unit in (select above from unit_above where unit = $1)))
         order by g.folded, g.id limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &SEGMENTS_MAX])
}

/// One segment that the scope may see.
///
/// # Errors
/// A fault from the database.
pub fn saved(tx: &mut Tx<'_>, scope: &Scope, id: &SegmentId) -> Result<Option<Saved>> {
    tx.row(&format!("{SAVED} and {SEEN} and g.id = $2"), &[scope.unit(), id])
}

/// What the segment of this name asks: the unit's own, else the nearest one that is shared.
///
/// # Errors
/// A fault from the database.
pub fn named(tx: &mut Tx<'_>, scope: &Scope, name: &str) -> Result<Option<Tree>> {
    let sql = "select v.asked from segment g
               join segment_version v on v.segment = g.id and v.version = g.version
               join unit_above a on a.unit = $1 and a.above = g.unit
               where g.closed_at is null and g.folded = $2 and (g.unit = $1 or g.shared = 1)
               order by a.distance limit 1";
    let folded = values::names::fold(name);
    let found: Option<(String,)> = tx.row(sql, &[scope.unit(), &folded])?;
    Ok(found.and_then(|(asked,)| parse(&asked).ok()))
}

/// The versions of a segment, newest first.
///
/// # Errors
/// A fault from the database.
pub fn versions(tx: &mut Tx<'_>, scope: &Scope, id: &SegmentId) -> Result<Vec<Version>> {
    let sql = format!(
        "select v.version, v.asked, v.written_by_name, v.written_at
         from segment_version v join segment g on g.id = v.segment
         where {SEEN} and g.id = $2 order by v.version desc limit $3"
    );
    tx.rows(&sql, &[scope.unit(), id, &VERSIONS_MAX])
}

/// Keeps a new segment at the office's unit.
///
/// # Errors
/// [`Error::Refused`] when the unit has one of this name.
pub fn add(tx: &mut Tx<'_>, office: &Office, new: &NewVersion) -> Result<SegmentId> {
    let (id, now): (SegmentId, _) = (tx.fresh(), tx.now());
    let folded = values::names::fold(&new.name);
    let added = tx.exec(
        "insert into segment (id, unit, name, folded, shared, version, created_at)
         values ($1, $2, $3, $4, $5, 0, $6) on conflict do nothing",
        &[&id, office.scope.unit(), &new.name, &folded, &new.shared, &now],
    )?;
    if added == 0 {
        return Err(Error::Refused("segments-name-taken"));
    }
    change(tx, office, &id, 0, new)?;
    Ok(id)
}

/// Writes the next version of a segment of the scope, if its last one is still `version`.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, [`Error::Stale`] when somebody was faster,
/// [`Error::Refused`] when the unit has another one of this name.
pub fn change(
    tx: &mut Tx<'_>,
    office: &Office,
    id: &SegmentId,
    version: i64,
    new: &NewVersion,
) -> Result<()> {
    let sql = "select g.unit from segment g
               where g.id = $1 and g.closed_at is null
               and g.unit in (select unit from unit_above where above = $2)";
    let unit: Option<(String,)> = tx.row(sql, &[id, office.scope.unit()])?;
    let (unit,) = unit.ok_or(Error::NotFound)?;
    let folded = values::names::fold(&new.name);
    let taken = "select 1 from segment
                 where unit = $1 and folded = $2 and closed_at is null and id <> $3";
    if tx.row::<(i64,)>(taken, &[&unit, &folded, id])?.is_some() {
        return Err(Error::Refused("segments-name-taken"));
    }
    let touched = tx.exec(
        "update segment set version = version + 1, name = $3, folded = $4, shared = $5
         where id = $1 and version = $2 and closed_at is null",
        &[id, &version, &new.name, &folded, &new.shared],
    )?;
    if touched == 0 {
        return Err(Error::Stale);
    }
    let (next, now) = (version + 1, tx.now());
    let args: [&dyn Arg; 8] =
        [id, &next, &new.asked, &new.class, &office.person, &new.by_name, &office.mandate.id, &now];
    tx.exec(
        "insert into segment_version (segment, version, asked, class, written_by,
         written_by_name, mandate, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &args,
    )
    .map(drop)
}

/// Keeps a segment of the whole organisation that nobody wrote, shared with every unit; once.
///
/// # Errors
/// A fault from the database.
pub fn install(tx: &mut Tx<'_>, name: &str, asked: &str, class: &str) -> Result<()> {
    let (id, now): (SegmentId, _) = (tx.fresh(), tx.now());
    let (root, folded) = (crate::org::root(tx)?.id, values::names::fold(name));
    let added = tx.exec(
        "insert into segment (id, unit, name, folded, shared, version, created_at)
         values ($1, $2, $3, $4, 1, 1, $5) on conflict do nothing",
        &[&id, &root, &name, &folded, &now],
    )?;
    if added == 1 {
        tx.exec(
            "insert into segment_version (segment, version, asked, class, written_by_name,
             written_at) values ($1, 1, $2, $3, '', $4)",
            &[&id, &asked, &class, &now],
        )?;
    }
    Ok(())
}

/// Puts a segment of the scope away; its versions are kept.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn close(tx: &mut Tx<'_>, scope: &Scope, id: &SegmentId) -> Result<()> {
    let now = tx.now();
    let touched = tx.exec(
        "update segment set closed_at = $3 where id = $1 and closed_at is null
         and unit in (select unit from unit_above where above = $2)",
        &[id, scope.unit(), &now],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::NotFound) }
}
