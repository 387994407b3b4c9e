//! The units that take care of a postcode, for whoever wants to join.

use kernel::Result;
use kernel::db::Tx;
use serde::Serialize;

use crate::org::{self, UnitId};

/// Most units proposed.
const PLACES_MAX: usize = 12;

/// A unit as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::members) struct Place {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit above it; empty for the organisation.
    pub above: String,
}

/// Units that look after a postcode, nearest first; the organisation itself when none does.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn places_for(tx: &mut Tx<'_>, postcode: &str) -> Result<Vec<Place>> {
    let mut found: Vec<UnitId> = Vec::new();
    for commune in territory::communes_of_postcode(postcode) {
        let department = Some(commune.department);
        let unit = org::unit_for_place(tx, Some(commune.insee), Some(postcode), department)?;
        found.extend(unit);
    }
    let department = territory::department_of_postcode(postcode).map(|one| one.code);
    found.extend(org::unit_for_place(tx, None, Some(postcode), department)?);
    // A federation that looks after the department leads to its sections.
    for unit in found.clone() {
        let below = org::units_below(tx, &unit, 1, i64::try_from(PLACES_MAX)?)?;
        found.extend(below.into_iter().map(|unit| unit.id));
    }
    if found.is_empty() {
        found.push(org::root(tx)?.id);
    }
    let mut places: Vec<Place> = Vec::new();
    for id in found {
        if places.len() < PLACES_MAX && !places.iter().any(|place| place.id == id.as_str()) {
            places.extend(place(tx, &id)?);
        }
    }
    Ok(places)
}

/// A unit as it is proposed; `None` when it is closed.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn place(tx: &mut Tx<'_>, id: &UnitId) -> Result<Option<Place>> {
    let mut path = org::path_of(tx, id)?;
    let Some(unit) = path.pop() else { return Ok(None) };
    let above = path.pop().map(|above| above.name).unwrap_or_default();
    Ok(Some(Place { id: unit.id.to_string(), name: unit.name, above }))
}
