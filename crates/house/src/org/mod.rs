//! The organisation: its tree of units, who holds which mandate where, and the scope that every
//! read and write of people must carry. Also its name and colours, and the territory of France.

mod demo;
mod personal;
mod rules;
mod store;

use kernel::Result;
use kernel::db::Tx;
use kernel::time::Moment;

pub use rules::{Refusal, Right, Rights, is_in_force, signed, unit_key};
pub use store::{
    ClaimKind, ENDING_DAYS, Imprint, Mandate, MandateState, NewMandate, Organisation, RESCOPE,
    Role, Unit, UnitKind, UnitMatch, add_alias, add_claim, add_mandate, add_role, add_unit,
    aliases_of, change_unit, claims_of, close_unit, delegate, demo_units, end_mandate, find_units,
    imprint, install, logo, mandate_in, mandates_in, mandates_of, match_unit, move_unit, path_of,
    record_mandate, remove_alias, remove_claim, remove_logo, retire_role, roles, root, root_if_any,
    set, set_logo, set_unit_kind, unit, unit_for_place, unit_in, unit_kinds, units_above,
    units_below, units_right_below,
};

use crate::feature::{Feature, PersonalData};

kernel::id!(
    /// A unit of the organisation: national body, federation, section, group…
    UnitId
);
kernel::id!(
    /// A person, whichever unit keeps the record.
    PersonId
);
kernel::id!(
    /// A dated mandate of a person in a unit.
    MandateId
);

/// What a reader or writer of people may reach: one unit and everything below it. Only this
/// module makes one, from a mandate in force or for the house itself, so that a store function
/// which returns people cannot be called by somebody who has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    unit: UnitId,
}

impl Scope {
    /// The unit at the top of this scope.
    #[must_use]
    pub const fn unit(&self) -> &UnitId {
        &self.unit
    }

    /// Everything: for jobs, commands and rules of the house, never for a person's request.
    ///
    /// # Errors
    /// A fault when the organisation has no root yet.
    pub fn of_the_house(tx: &mut Tx<'_>) -> Result<Self> {
        Ok(Self { unit: store::root(tx)?.id })
    }

    /// The narrower scope of a unit below; `None` when the unit is not below.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn narrowed(&self, tx: &mut Tx<'_>, to: &UnitId) -> Result<Option<Self>> {
        let below = store::is_below(tx, to, &self.unit)?;
        Ok(below.then(|| Self { unit: to.clone() }))
    }
}

/// Somebody at work: a person, the mandate under which they act, and where.
#[derive(Debug, Clone)]
pub struct Office {
    /// Who.
    pub person: PersonId,
    /// Under which mandate.
    pub mandate: Mandate,
    /// The unit they work in now: the mandate's, or one below it.
    pub unit: Unit,
    /// What they may reach.
    pub scope: Scope,
    /// What they may do there.
    pub rights: Rights,
    /// What their mandates at the top of the organisation let them do: over what all units share.
    pub top_rights: Rights,
}

impl Office {
    /// The office of `person` in `unit` (or in their first unit when `None`), from the mandates
    /// in force on the day of `now`; `None` when they have no mandate there.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn of(
        tx: &mut Tx<'_>,
        person: &PersonId,
        unit: Option<&UnitId>,
        now: Moment,
    ) -> Result<Option<Self>> {
        let mut mandates = store::mandates_in_force(tx, person, &now.day_text())?;
        let Some(place) = unit.or_else(|| mandates.first().map(|first| &first.unit)).cloned()
        else {
            return Ok(None);
        };
        let above = store::units_above(tx, &place)?;
        mandates.retain(|mandate| above.contains(&mandate.unit));
        let rights = mandates.iter().fold(Rights::default(), |all, one| all.or(&one.rights));
        let at_top = mandates.iter().filter(|mandate| above.last() == Some(&mandate.unit));
        let top_rights = at_top.fold(Rights::default(), |all, one| all.or(&one.rights));
        let (Some(unit), Some(mandate)) = (store::unit(tx, &place)?, mandates.into_iter().next())
        else {
            return Ok(None);
        };
        let scope = Scope { unit: unit.id.clone() };
        Ok(Some(Self { person: person.clone(), mandate, unit, scope, rights, top_rights }))
    }
}

/// The units in which a person has a mandate in force, each once, oldest mandate first.
///
/// # Errors
/// A fault from the database.
pub fn units_of_mandates(tx: &mut Tx<'_>, person: &PersonId, now: Moment) -> Result<Vec<UnitId>> {
    let mut units = Vec::new();
    for mandate in store::mandates_in_force(tx, person, &now.day_text())? {
        if !units.contains(&mandate.unit) {
            units.push(mandate.unit);
        }
    }
    Ok(units)
}

/// The person's own mandates in force, oldest first: what they may delegate from.
///
/// # Errors
/// A fault from the database.
pub fn mandates_now(tx: &mut Tx<'_>, person: &PersonId, now: Moment) -> Result<Vec<Mandate>> {
    store::mandates_in_force(tx, person, &now.day_text())
}

/// The organisation's declaration.
pub static FEATURE: Feature = Feature {
    name: "org",
    routes: axum::Router::new,
    jobs: &[],
    migrations: &[
        kernel::db::Migration {
            name: "org/001-organisation",
            sql: include_str!("migrations/001-organisation.sql"),
        },
        kernel::db::Migration {
            name: "org/002-mandate-ends",
            sql: include_str!("migrations/002-mandate-ends.sql"),
        },
        kernel::db::Migration {
            name: "org/003-publish",
            sql: include_str!("migrations/003-publish.sql"),
        },
    ],
    templates: &[],
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[],
    pages: Vec::new,
    personal_data: PersonalData::Held(personal::HELD),
    timeline: Some(personal::timeline),
    demo: demo::demo,
    rebuild: None,
    gone: None,
    incoming: None,
};
