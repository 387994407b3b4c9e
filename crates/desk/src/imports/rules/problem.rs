//! What can be wrong with a row or a cell, by name.

use serde::{Deserialize, Serialize};

macro_rules! whats {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// What was wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum What {
            $($(#[$doc])* #[serde(rename = $text)] $name),+
        }

        impl What {
            /// Everything that can be wrong.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its name in reports.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text),+ }
            }

            /// The text key of its sentence.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("imports-problem-", $text)),+ }
            }
        }
    };
}

whats! {
    /// The row has neither name, e-mail nor telephone: refused.
    Nameless = "nameless",
    /// A line of totals or a closing sentence: passed over.
    Total = "total",
    /// The row could not be read: refused.
    Unreadable = "unreadable",
    /// A quote is never closed: refused.
    UnclosedQuote = "unclosed-quote",
    /// The row is too long: refused.
    RowTooLong = "row-too-long",
    /// A cell is too long: left out.
    CellTooLong = "cell-too-long",
    /// A cell had signs of another charset: read as well as could be.
    OtherCharset = "other-charset",
    /// A cell had zero bytes: left out.
    Nuls = "nuls",
    /// A cell held the error of a formula: left out.
    ErrorValue = "error-value",
    /// Cells beyond the last column: left out.
    ExtraCells = "extra-cells",
    /// Not an e-mail address: left out.
    Email = "email",
    /// Not a telephone number: left out.
    Phone = "phone",
    /// Not a birth day: left out.
    BirthDay = "birth-day",
    /// Not a day: left out.
    Day = "day",
    /// Not a French postcode: kept as typed.
    Postcode = "postcode",
    /// Wrong check digits: left out.
    Iban = "iban",
    /// Not an amount: left out.
    Amount = "amount",
    /// Neither yes nor no: left out.
    YesNo = "yes-no",
    /// A month that is not clearly settled: left out.
    Month = "month",
    /// A cell that the feature which reads its column does not understand: left out.
    Unclear = "unclear",
    /// A value that nothing can hold yet, such as money of a unit without collector: left out.
    Homeless = "homeless",
    /// Lists of memberships that are not of one length: no membership was attributed.
    MembershipLists = "membership-lists",
    /// A payment without a number or an amount: refused.
    PaymentUnreadable = "payment-unreadable",
    /// The amount in words is another one than the cents, which count.
    AmountText = "amount-text",
    /// The payer is in no file of people: the payment is kept without anybody.
    PayerUnknown = "payer-unknown",
    /// A tag that says what nobody may keep: left out.
    SensitiveTag = "sensitive-tag",
    /// No unit bears this name: the default unit was taken.
    UnitUnknown = "unit-unknown",
    /// Several units bear this name: the default unit was taken.
    UnitAmbiguous = "unit-ambiguous",
    /// The person of this address asked to be erased: nobody is added.
    Erased = "erased",
    /// A row of a further sheet whose number nobody has: passed over.
    NumberUnknown = "number-unknown",
}

impl What {
    /// Whether the whole row was left out.
    #[must_use]
    pub const fn refuses_row(self) -> bool {
        matches!(self, Self::Nameless | Self::Unreadable | Self::UnclosedQuote | Self::RowTooLong)
    }
}

/// Something wrong on a line of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Physical line, from 1.
    pub line: u64,
    /// Number of the record below the header, from 1; 0 when it has none.
    pub record: u64,
    /// Name of the column; empty for the whole row.
    pub column: String,
    /// What was wrong.
    pub problem: What,
    /// What the cell said.
    pub value: String,
}
