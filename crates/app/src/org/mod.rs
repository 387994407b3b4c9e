//! The organisation: its tree of units, who holds which mandate where, and the scope that every
//! read and write of people must carry. Also its name and colours, and the territory of France.

mod demo;
mod rules;
mod store;

use kernel::Result;
use kernel::db::Tx;
use kernel::time::Moment;

pub use rules::{Right, Rights, is_in_force, unit_key};
pub use store::{
    ClaimKind, Mandate, Organisation, Unit, UnitMatch, add_claim, add_mandate, add_unit,
    demo_units, install, mandates_of, match_unit, path_of, root, root_if_any, set, unit,
    unit_for_place, units_above, units_below,
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
        let (Some(unit), Some(mandate)) = (store::unit(tx, &place)?, mandates.into_iter().next())
        else {
            return Ok(None);
        };
        let scope = Scope { unit: unit.id.clone() };
        Ok(Some(Self { person: person.clone(), mandate, unit, scope, rights }))
    }
}

/// The organisation's declaration.
pub static FEATURE: Feature = Feature {
    name: "org",
    routes: axum::Router::new,
    jobs: &[],
    migrations: &[kernel::db::Migration {
        name: "org/001-organisation",
        sql: include_str!("migrations/001-organisation.sql"),
    }],
    templates: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[],
    pages: Vec::new,
    personal_data: PersonalData::None { why: "placeholder" },
    timeline: None,
    demo: demo::demo,
    rebuild: None,
};
