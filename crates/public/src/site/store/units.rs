//! Which units have a site, under which address, and who reads its inner pages.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::{self, PersonId, Unit, UnitId};
use crate::people::{self, Relation};
use crate::site::rules::Reads;
use crate::site::store::Hand;

/// Most sites of units in a list.
const SITES_MAX: i64 = 500;
/// Most places on the map.
const CLAIMS_MAX: i64 = 20_000;

/// The site of a unit.
#[derive(Debug, Clone)]
pub(in crate::site) struct Site {
    /// Whose it is.
    pub(in crate::site) unit: Unit,
    /// What its addresses begin with: nothing for the organisation's own.
    pub(in crate::site) base: String,
}

impl Site {
    /// The address of its first page.
    pub(in crate::site) fn home(&self) -> String {
        if self.base.is_empty() { "/".to_owned() } else { self.base.clone() }
    }

    /// Where its feeds are.
    pub(in crate::site) fn feeds(&self) -> String {
        format!("/feeds{}/news", self.base)
    }
}

fn base_of(slug: &str) -> String {
    format!("/u/{slug}")
}

/// The organisation's own site; `None` before it was set up.
pub(in crate::site) fn home_site(tx: &mut Tx<'_>) -> Result<Option<Site>> {
    let root = org::root_if_any(tx)?;
    Ok(root.map(|unit| Site { unit, base: String::new() }))
}

/// The site under an address, of a unit that is not closed.
pub(in crate::site) fn site_of(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Site>> {
    let sql = "select unit from site_unit where slug = $1";
    let Some((id,)) = tx.row::<(UnitId,)>(sql, &[&slug])? else { return Ok(None) };
    Ok(org::unit(tx, &id)?.map(|unit| Site { unit, base: base_of(slug) }))
}

/// The site of a unit, if it has one.
pub(in crate::site) fn site_of_unit(tx: &mut Tx<'_>, unit: &Unit) -> Result<Option<Site>> {
    if unit.parent.is_none() {
        return Ok(Some(Site { unit: unit.clone(), base: String::new() }));
    }
    let sql = "select slug from site_unit where unit = $1";
    let row: Option<(String,)> = tx.row(sql, &[&unit.id])?;
    Ok(row.map(|(slug,)| Site { unit: unit.clone(), base: base_of(&slug) }))
}

/// Opens the site of a unit under an address, or gives it another one; the former address leads
/// on.
///
/// # Errors
/// [`Error::Refused`] when another unit has this address.
pub(in crate::site) fn open_site(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    slug: &str,
    hand: &Hand,
) -> Result<()> {
    let now = tx.now();
    let before: Option<(String,)> =
        tx.row("select slug from site_unit where unit = $1", &[unit])?;
    let taken = "select unit from site_unit where slug = $1 and unit <> $2";
    if tx.row::<(UnitId,)>(taken, &[&slug, unit])?.is_some() {
        return Err(Error::Refused("site-refusal-slug-taken"));
    }
    tx.exec(
        "insert into site_unit (unit, slug, opened_by, opened_at) values ($1, $2, $3, $4)
         on conflict (unit) do update set slug = excluded.slug",
        &[unit, &slug, &hand.by, &now],
    )?;
    if let Some((before,)) = before.filter(|(before,)| before != slug) {
        super::aliases::leave(tx, unit, (&base_of(&before), &base_of(slug)), hand)?;
    }
    Ok(())
}

/// Addresses and names of the sites of open units, by name.
pub(in crate::site) fn sites(tx: &mut Tx<'_>) -> Result<Vec<(String, Moment)>> {
    let sql = "select s.slug, s.opened_at from site_unit s join unit u on u.id = s.unit
               where u.closed_at is null order by u.folded, u.id limit $1";
    let rows: Vec<(String, Moment)> = tx.rows(sql, &[&SITES_MAX])?;
    Ok(rows.into_iter().map(|(slug, at)| (base_of(&slug), at)).collect())
}

/// The nearest units with a site at or below one, itself left out, by name.
pub(in crate::site) fn below_with_site(
    tx: &mut Tx<'_>,
    unit: &UnitId,
) -> Result<Vec<(String, String)>> {
    let sql = "select u.name, s.slug from unit_above a
               join unit u on u.id = a.unit join site_unit s on s.unit = u.id
               where a.above = $1 and a.distance > 0 and u.closed_at is null
               and not exists (select 1 from unit_above b join site_unit t on t.unit = b.above
                   join unit_above c on c.unit = b.above and c.above = $1 and c.distance > 0
                   where b.unit = u.id and b.distance > 0)
               order by u.folded, u.id limit $2";
    let rows: Vec<(String, String)> = tx.rows(sql, &[unit, &SITES_MAX])?;
    Ok(rows.into_iter().map(|(name, slug)| (name, base_of(&slug))).collect())
}

row! {
    /// A place that a unit looks after.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Claimed {
        pub(in crate::site) kind: String,
        pub(in crate::site) code: String,
        pub(in crate::site) name: String,
        pub(in crate::site) slug: Option<String>,
    }
}

impl Claimed {
    /// Where the unit's site is; empty when it has none.
    pub(in crate::site) fn href(&self) -> String {
        self.slug.as_deref().map(base_of).unwrap_or_default()
    }
}

/// The places that open units look after, with their sites.
pub(in crate::site) fn claimed(tx: &mut Tx<'_>) -> Result<Vec<Claimed>> {
    let sql = "select c.kind, c.code, u.name, s.slug from unit_claim c
               join unit u on u.id = c.unit left join site_unit s on s.unit = u.id
               where u.closed_at is null order by c.kind, c.code, u.id limit $1";
    tx.rows(sql, &[&CLAIMS_MAX])
}

/// What somebody reads of a unit's site: members of the unit its members' pages; whoever bears a
/// mandate in it, above or below it, its officers' pages.
pub(in crate::site) fn reads(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    person: Option<&PersonId>,
) -> Result<Reads> {
    let Some(person) = person else { return Ok(Reads::default()) };
    let today = tx.now().day_text();
    let within = "select 1 from person_scope where unit = $1 and person = $2 limit 1";
    let is_within = tx.row::<(i64,)>(within, &[unit, person])?.is_some();
    let facts = people::facts_of(tx, person)?;
    let members = is_within && people::relation(&facts, &today) == Relation::Member;
    let now = tx.now();
    let mandates = org::mandates_now(tx, person, now)?;
    let mut officers = false;
    for mandate in &mandates {
        let near = "select 1 from unit_above where (unit = $1 and above = $2)
                    or (unit = $2 and above = $1)";
        officers |= tx.row::<(i64,)>(near, &[unit, &mandate.unit])?.is_some();
    }
    Ok(Reads { members, officers })
}
