//! The organisation in the database: units, claims, mandates, roles, settings.

mod imprint;
mod install;
mod mandates;
mod personal;
mod places;
mod roles;
mod settings;
mod units;

pub use imprint::{Imprint, imprint};
pub use install::install;
pub(super) use mandates::mandates_in_force;
pub use mandates::{
    ENDING_DAYS, Mandate, MandateState, NewMandate, add_mandate, delegate, end_mandate, mandate_in,
    mandates_in, mandates_of, record_mandate,
};
pub(super) use personal::{erase, held, merge};
pub use places::{
    ClaimKind, UnitMatch, add_alias, add_claim, aliases_of, claims_of, match_unit, remove_alias,
    remove_claim, unit_for_place,
};
pub use roles::{Role, add_role, retire_role, roles};
pub use settings::{Organisation, logo, remove_logo, set, set_logo};
pub(super) use units::is_below;
pub use units::{
    RESCOPE, Unit, UnitKind, add_unit, change_unit, close_unit, demo_units, find_units, move_unit,
    path_of, root, root_if_any, set_unit_kind, unit, unit_in, unit_kinds, units_above, units_below,
    units_right_below,
};
