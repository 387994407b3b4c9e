//! Printed documents: plain values in, the bytes of a PDF out.
//!
//! Every document is tagged for screen readers (PDF/UA-1, checked as it is written), carries its
//! fonts, and is the same bytes for the same values: there is no clock here. Nothing is known of
//! members, payments or databases; whoever prints hands in what is to be read, in words.

mod card;
mod colours;
mod face;
mod figures;
mod flow;
mod labels;
mod letter;
mod notice;
mod paint;
mod qr;
mod receipt;
mod sheet;
mod signatures;
mod slip;
mod spelled;
mod statement;
mod table;
#[cfg(test)]
mod tests;

pub use card::{Card, card, cards};
pub use colours::{Colour, Colours};
pub use figures::{day, euros};
pub use labels::{LabelFormat, Labels, labels};
pub use letter::{Coupon, Letter, letter, letters};
pub use notice::{Notice, notice};
pub use qr::Qr;
pub use receipt::{Body, Receipt, ReceiptKind, ReceiptPart, receipt, receipts};
pub use signatures::{SignatureList, Signed, signatures};
pub use slip::{Cheque, Coins, Slip, SlipContent, deposit_slip};
pub use spelled::euros_in_words;
pub use statement::{Statement, StatementLine, statement};

/// The language of a document's fixed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The word in this language.
    pub(crate) fn pick<'a>(self, fr: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }

    /// As the document says it.
    pub(crate) fn tag(self) -> &'static str {
        self.pick("fr-FR", "en-GB")
    }
}

/// Why a document could not be written: a defect, without personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable(pub(crate) String);

impl std::fmt::Display for Unprintable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "document not written: {}", self.0)
    }
}

impl std::error::Error for Unprintable {}

/// The bytes of a PDF, or the defect that kept it from being written.
pub type Printed = Result<Vec<u8>, Unprintable>;
