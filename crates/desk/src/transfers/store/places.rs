//! Units that anybody may be transferred to, found by name, town or postcode.

use kernel::Result;
use kernel::db::Tx;
use serde::Serialize;

use crate::org::{self, Scope, UnitId, UnitMatch};

/// Most units proposed at once.
const PLACES_MAX: usize = 20;

/// A unit as it is proposed.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub(in crate::transfers) struct Place {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The unit above it; empty for the organisation.
    pub above: String,
}

/// Open units of the whole tree whose name begins so, or that look after the typed postcode or
/// town; at most 20. The tree of units is no secret within the organisation: no person is read.
///
/// # Errors
/// A fault from the database.
pub(in crate::transfers) fn find_places(tx: &mut Tx<'_>, typed: &str) -> Result<Vec<Place>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: Vec<UnitId> = Vec::new();
    let is_postcode = typed.len() == 5 && typed.chars().all(|sign| sign.is_ascii_digit());
    let communes = if is_postcode {
        territory::communes_of_postcode(typed)
    } else {
        territory::match_commune(&values::names::fold(typed), None).into_iter().collect()
    };
    let postcode = is_postcode.then_some(typed);
    for commune in communes {
        let department = Some(commune.department);
        found.extend(org::unit_for_place(tx, Some(commune.insee), postcode, department)?);
    }
    if let Some(code) = postcode {
        let department = territory::department_of_postcode(code).map(|one| one.code);
        found.extend(org::unit_for_place(tx, None, postcode, department)?);
    } else {
        let house = Scope::of_the_house(tx)?;
        if let UnitMatch::One(unit) = org::match_unit(tx, house.unit(), typed)? {
            found.push(unit);
        }
        let limit = i64::try_from(PLACES_MAX)?;
        found.extend(org::find_units(tx, &house, typed, limit)?.into_iter().map(|unit| unit.id));
    }
    let mut places: Vec<Place> = Vec::new();
    for id in found.into_iter().take(PLACES_MAX * 2) {
        if places.len() < PLACES_MAX && !places.iter().any(|place| place.id == id.as_str()) {
            places.extend(place(tx, &id)?);
        }
    }
    Ok(places)
}

fn place(tx: &mut Tx<'_>, id: &UnitId) -> Result<Option<Place>> {
    let mut path = org::path_of(tx, id)?;
    let Some(unit) = path.pop() else { return Ok(None) };
    let above = path.pop().map(|above| above.name).unwrap_or_default();
    Ok(Some(Place { id: unit.id.to_string(), name: unit.name, above }))
}
