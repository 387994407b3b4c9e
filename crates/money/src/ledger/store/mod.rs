//! The SQL of ledgers.

mod accounts;
mod collectors;
mod elected;
mod entries;
mod legal;
mod periods;
mod personal;
mod seal;
mod sums;

pub use accounts::{Account, accounts};
pub use collectors::{
    BankAccount, Collector, add_bank_account, add_collector, collector, collector_for, collectors,
    is_kept_in, serve,
};
pub use elected::{ElectedTerm, elected_terms, set_elected};
pub use entries::{Entry, EntryLine, attach, entry, hold, post, posted, reverse};
pub use legal::legal;
pub use periods::{Broken, verify};
pub use seal::validate;
pub use sums::{balance, sums_by_unit, unit_cents};

pub(super) use accounts::set_account;
pub(super) use collectors::{
    Served, Signatory, add_signatory, change_collector, collectors_around, end_bank_account,
    end_collector, end_service, end_signatory, is_around, served, signatories,
};
pub(super) use entries::{attached, entries, first_lines, years};
pub(super) use legal::{LegalValue, add_legal, legal_values};
pub(super) use periods::{Period, entries_by_month, open_since, periods};
pub(super) use personal::{erase, export, merge};
#[cfg(test)]
pub(super) use seal::whole;
pub(super) use seal::{begin, sealing, step};
pub(super) use sums::{
    Balance, CardLine, book_lines, card, card_through, fec_lines, trial_balance,
};
