//! Purposes, the ledger of consents and what holds now, in the database.

mod bring;
mod ledger;
mod purposes;

pub use bring::{Brought, bring, forget_brought, take_back_some};
pub use ledger::{
    Entry, Evidence, Standing, entries_of, is_suppressed, may_receive, record, standing, state_of,
    suppress, withdraw,
};
pub(super) use ledger::{
    erase, export, merge, person_in_scope, rebuild, refused_on, scan_of, some_people,
};
pub use purposes::{Purpose, install, purposes_for};
pub(super) use purposes::{add_wording, every_purpose, wordings};
