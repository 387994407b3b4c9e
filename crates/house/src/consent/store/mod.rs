//! Purposes, the ledger of consents and what holds now, in the database.

mod agree;
mod bring;
pub(in crate::consent) mod criteria;
mod ledger;
mod purposes;

pub use agree::agree;
pub use bring::{Brought, bring, forget_brought, take_back_some};
pub use ledger::{
    Entry, Evidence, Standing, entries_of, may_receive, record, recount, standing, state_of,
    suppress, suppressed_among, withdraw, writable,
};
pub(super) use ledger::{
    erase, erased_on, export, merge, person_in_scope, rebuild, refused_on, scan_of, some_people,
};
pub(super) use purposes::{
    NewPurpose, UNTIL_WITHDRAWN, add_purpose, add_wording, purposes_around, retire_purpose,
    wordings,
};
pub use purposes::{Purpose, install, purposes_for};
