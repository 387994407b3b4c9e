//! How what was collected is shared, and what of it is still owed: exact to the cent.

mod account;
mod period;
mod table;
mod weight;

pub use account::{Balance, Owed, apply};
pub use period::{first_day, is_month, last_day, previous};
pub use table::{Measure, Receiver, Rounding, ShareLine, checked, measure_typed, split};
pub use weight::{Weight, weighed};

use kernel::Error;

/// What was collected, by the accounts that it was written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Dues, accounts 756.
    Dues,
    /// Gifts, accounts 7541.
    Gifts,
    /// Subscriptions, accounts 706.
    Subscriptions,
    /// Gifts that those who give shared themselves, account 75413: no table shares them again.
    Chosen,
}

impl What {
    /// What a table may share, as pages list it.
    pub const ALL: [Self; 3] = [Self::Dues, Self::Gifts, Self::Subscriptions];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dues => "dues",
            Self::Gifts => "gifts",
            Self::Subscriptions => "subscriptions",
            Self::Chosen => "chosen",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Chosen]).find(|what| what.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Dues => "shares-what-dues",
            Self::Gifts => "shares-what-gifts",
            Self::Subscriptions => "shares-what-subscriptions",
            Self::Chosen => "shares-what-chosen",
        }
    }

    /// Kept of the account's code that an entry's line names; nothing when it is not shared.
    #[must_use]
    pub fn of_account(code: &str) -> Option<Self> {
        let begins = |start: &str| code.starts_with(start);
        if begins("756") {
            Some(Self::Dues)
        } else if begins("75413") {
            Some(Self::Chosen)
        } else if begins("7541") && !begins("75412") {
            Some(Self::Gifts)
        } else {
            begins("706").then_some(Self::Subscriptions)
        }
    }
}

/// Why the rules of shares say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A table has nobody who takes the rest.
    NoRest,
    /// More than one takes the rest.
    TwoRests,
    /// The percentages are more than a hundred.
    TooMuch,
    /// A share is no percentage, amount or rest.
    Unreadable,
    /// It is not said who voted the table, or when.
    NoVote,
    /// There is a table for that from that day on.
    TableThere,
    /// The month is not over.
    MonthRuns,
    /// Nothing new is to be shared.
    NothingNew,
    /// More would be settled than is owed.
    MoreThanOwed,
    /// The amount is none.
    NoAmount,
    /// The collector has no bank account, or the one that receives has none.
    NoAccount,
    /// The file for the bank cannot be written.
    NoFile,
    /// It was done or taken back before.
    Over,
    /// More would be shared than the fund has.
    FundTooSmall,
    /// No collector receives and pays for the unit.
    NoCollector,
    /// Nobody but the collector that pays or receives may do this.
    NotYours,
}

impl Refusal {
    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoRest => "shares-refusal-no-rest",
            Self::TwoRests => "shares-refusal-two-rests",
            Self::TooMuch => "shares-refusal-too-much",
            Self::Unreadable => "shares-refusal-unreadable",
            Self::NoVote => "shares-refusal-no-vote",
            Self::TableThere => "shares-refusal-table-there",
            Self::MonthRuns => "shares-refusal-month-runs",
            Self::NothingNew => "shares-refusal-nothing-new",
            Self::MoreThanOwed => "shares-refusal-more-than-owed",
            Self::NoAmount => "shares-refusal-no-amount",
            Self::NoAccount => "shares-refusal-no-account",
            Self::NoFile => "shares-refusal-no-file",
            Self::Over => "shares-refusal-over",
            Self::FundTooSmall => "shares-refusal-fund-too-small",
            Self::NoCollector => "shares-refusal-no-collector",
            Self::NotYours => "shares-refusal-not-yours",
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_tell_what_is_shared() {
        for (code, what) in [
            ("756", Some(What::Dues)),
            ("7561", Some(What::Dues)),
            ("75411", Some(What::Gifts)),
            ("75412", None),
            ("75413", Some(What::Chosen)),
            ("7552", None),
            ("706", Some(What::Subscriptions)),
            ("627", None),
        ] {
            assert_eq!(What::of_account(code), what, "{code}");
        }
        assert!(What::ALL.iter().all(|what| What::parse(what.name()) == Some(*what)));
        assert_eq!(What::parse(What::Chosen.name()), Some(What::Chosen));
    }
}
