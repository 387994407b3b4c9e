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

pub(super) use accounts::{Account, accounts, set_account};
pub(super) use collectors::{
    Served, Signatory, add_signatory, change_collector, collectors_around, end_bank_account,
    end_collector, end_service, end_signatory, is_around, is_kept_in, served, signatories,
};
pub(super) use entries::{attach, attached, entries, first_lines, years};
pub(super) use legal::{LegalValue, add_legal, legal_values};
pub(super) use periods::{Period, entries_by_month, open_since, periods};
pub(super) use personal::{erase, export, merge};
pub(super) use sums::{
    Balance, CardLine, book_lines, card, card_through, fec_lines, trial_balance,
};
