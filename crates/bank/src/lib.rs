//! Files and references of banks, as plain values: what goes to the bank (direct debits,
//! transfers, references on requests for payment) and what comes back (statements, status
//! reports).
//!
//! Nothing here knows a member, a database or a clock. Amounts are integer cents, days are ISO
//! text. What comes from outside is read with named limits: no input panics, and whatever is
//! refused says why.
//!
//! ```
//! let reference = bank::rf_reference("2026000123").unwrap();
//! assert_eq!(reference, "RF462026000123");
//! let found = bank::find_rf("cotisation rf46 2026 0001 23 merci");
//! assert_eq!(found.as_deref(), Some("RF462026000123"));
//! ```

mod calendar;
mod camt;
mod charset;
mod collection;
mod csv_statement;
mod ids;
mod qr;
mod reading;
mod reason;
mod reference;
mod statement;
mod status;
mod transfer;
mod xml;

pub use calendar::{is_business_day, next_business_day, plus_business_days, plus_days};
pub use charset::epc_text;
pub use collection::{
    Amendment, Collection, Creditor, Debit, FileVersion, Group, Sequence, write_collection,
};
pub use ids::{IdError, bic, creditor_id, identifier, mandate_reference};
pub use qr::{EpcQr, QR_PAYLOAD_BYTES_MAX, QrError, QrReference, epc_qr};
pub use reading::{BankFile, read_bank_file};
pub use reason::{Action, Reason, reason};
pub use reference::{
    RfError, check_rf, find_mistyped_rf, find_rf, find_rf_candidates, rf_reference,
};
pub use statement::{Detail, Entry, Kind, Statement, StatementFile};
pub use status::{Outcome, StatusGroup, StatusReport, StatusTransaction};
pub use transfer::{Credit, Transfer, write_transfer};
pub use xml::{FILE_BYTES_MAX, ReadError};

/// Why a line of a file for the bank cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFault {
    /// Place of the group in the file, from 0; none when the file as a whole is at fault.
    pub group: Option<usize>,
    /// Place of the line in the group, from 0; none when the group as a whole is at fault.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What can be wrong with a line, a group or a file for the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing to pay or to collect.
    Empty,
    /// The name is missing.
    NameMissing,
    /// The IBAN is wrong.
    Iban,
    /// The BIC is wrong.
    Bic,
    /// The account lies outside the SEPA area.
    OutsideSepa,
    /// The creditor identifier is missing or wrong.
    CreditorId,
    /// The identifier is empty, too long, or has signs that banks do not carry back.
    Identifier,
    /// The amount is not between a cent and 999,999,999.99 euros.
    Amount,
    /// The day is no day.
    Day,
    /// The mandate is signed after the day of the collection.
    SignedLater,
    /// The same identifier stands twice in the file.
    Duplicate,
    /// Banks do not settle on this day.
    NotABusinessDay,
    /// The file breaks another rule of its format; the text is for the operator.
    Format(String),
}

impl Fault {
    /// The name of the fault: a stable key for texts and reports.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NameMissing => "name",
            Self::Iban => "iban",
            Self::Bic => "bic",
            Self::OutsideSepa => "outside-sepa",
            Self::CreditorId => "creditor-id",
            Self::Identifier => "identifier",
            Self::Amount => "amount",
            Self::Day => "day",
            Self::SignedLater => "signed-later",
            Self::Duplicate => "duplicate",
            Self::NotABusinessDay => "business-day",
            Self::Format(_) => "format",
        }
    }
}

#[cfg(test)]
mod tests;
