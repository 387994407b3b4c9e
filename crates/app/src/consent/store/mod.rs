//! Purposes, the ledger of consents and what holds now, in the database.

pub(in crate::consent) mod criteria;
mod ledger;
mod purposes;

pub use ledger::{
    Entry, Evidence, Standing, entries_of, is_suppressed, may_receive, record, standing, state_of,
    suppress, withdraw,
};
pub(super) use ledger::{
    erase, export, merge, person_in_scope, rebuild, refused_on, scan_of, some_people,
};
pub use purposes::{Purpose, install, purposes_for};
pub(super) use purposes::{add_wording, every_purpose, wordings};
