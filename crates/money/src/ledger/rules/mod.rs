//! What a ledger decides: pure.

mod accounts;
mod chain;
mod collector;
mod fec;
mod posting;

pub use accounts::{
    BANK, CARDS, CASH, CHEQUES, DUES, FEES, GIFTS, INTERNAL, Kind, MEMBERS, SHARES_DUE,
    SHARES_GIVEN, SUBSCRIPTIONS, UNALLOCATED, chart, is_code,
};
pub use chain::{Sealed, SealedLine, seal};
pub use collector::{LegalForm, creditor_id, is_rna, is_siren};
pub use fec::{FecFault, FecLine, FecWhat, check, file_name, header, line};
pub use posting::{JOURNALS, NewEntry, NewLine, Unbalanced, balanced};
