//! The SQL of ledgers.

mod accounts;
mod collectors;
mod entries;
mod legal;
mod periods;
mod personal;
mod sums;

pub use collectors::{
    BankAccount, Collector, add_bank_account, add_collector, collector, collector_for, collectors,
    serve,
};
pub use entries::{Entry, EntryLine, entry, post, reverse};
pub use legal::legal;
pub use periods::{Broken, validate, verify};
pub use sums::{balance, sums_by_unit};

pub(super) use accounts::*;
pub(super) use collectors::*;
pub(super) use entries::*;
pub(super) use legal::*;
pub(super) use periods::*;
pub(super) use personal::*;
pub(super) use sums::*;
