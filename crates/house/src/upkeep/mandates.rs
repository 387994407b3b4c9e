//! Mandates of the demonstration: each unit has its officers, chosen among its invented members.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::DAY_MS;

use crate::feature::Demo;
use crate::org::{self, Unit, UnitId};
use crate::upkeep::store;

/// Units that are given officers.
const UNITS_MAX: i64 = 5_000;
/// Days since the officers were chosen, and days for which they were.
const DAYS_AGO: i64 = 240;
const DAYS_IN_ALL: i64 = 730;

/// Gives every unit its officers, where nobody has the mandate yet.
///
/// # Errors
/// A fault from the database.
pub(super) fn demo(tx: &mut Tx<'_>, _: &mut Demo) -> Result<()> {
    let root = org::root(tx)?;
    let mut units = org::units_below(tx, &root.id, 9, UNITS_MAX)?;
    // The section's own officers first: those above are chosen among who is left.
    units.reverse();
    units.push(root);
    for unit in units {
        for role in roles(&unit) {
            choose(tx, &unit.id, role)?;
        }
    }
    Ok(())
}

fn roles(unit: &Unit) -> &'static [&'static str] {
    match unit.kind.as_str() {
        "section" => &["secretary", "treasurer", "chair", "bureau"],
        "federation" => &["federation-officer", "treasurer"],
        "national" => &["national-officer", "administrator"],
        _ => &[],
    }
}

/// One of the unit's members without mandate gets this one; nobody in a unit without any.
fn choose(tx: &mut Tx<'_>, unit: &UnitId, role: &str) -> Result<()> {
    if store::is_held(tx, unit, role)? {
        return Ok(());
    }
    let Some(person) = store::free_member(tx, unit)? else { return Ok(()) };
    let first = tx.now().plus_ms(-DAYS_AGO * DAY_MS);
    let last = first.plus_ms(DAYS_IN_ALL * DAY_MS).day_text();
    let (first, decision) = (first.day_text(), "Assemblée générale");
    org::add_mandate(tx, &person, unit, role, &first, Some(&last), decision, None).map(drop)
}
