//! The organisation in the database: units, claims, mandates, settings.

mod install;
mod mandates;
mod places;
mod settings;
mod units;

pub use install::install;
pub(super) use mandates::mandates_in_force;
pub use mandates::{Mandate, add_mandate, mandates_of};
pub use places::{ClaimKind, UnitMatch, add_claim, match_unit, unit_for_place};
pub use settings::{Organisation, set};
pub(super) use units::is_below;
pub use units::{
    Unit, add_unit, demo_units, path_of, root, root_if_any, unit, units_above, units_below,
};
