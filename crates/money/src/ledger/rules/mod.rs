//! What a ledger decides: pure.

mod accounts;
mod chain;
mod collector;
mod days;
mod fec;
mod posting;

pub use accounts::{
    BANK, CARDS, CASH, CHEQUES, CHOSEN_GIFTS, DUES, EXPENSES_DUE, FEES, GIFTS, INTERESTS, INTERNAL,
    Kind, LOANS, MEMBERS, SHARES_DUE, SHARES_GIVEN, SUBSCRIPTIONS, UNALLOCATED, carried, chart,
    is_code,
};
pub use chain::{Closing, Sealed, SealedLine, close, seal};
pub use collector::{LegalForm, creditor_id, is_rna, is_siren};
pub use days::{day_after, day_before, iso_day, month_ends};
pub use fec::{Checker, FecFault, FecLine, amount, file_name, header, line};
pub use posting::{JOURNALS, NewEntry, NewLine, balanced};
