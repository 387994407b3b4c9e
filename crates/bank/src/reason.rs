//! Why a bank sends a payment back (ISO external code list), and what to do about it
//! (domain facts 3.2).

/// What to do about a payment that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// The account is wrong: stop using the mandate and ask the person for another account.
    AskAccount,
    /// The mandate is over: ask for a new one, never debit this one again.
    EndMandate,
    /// The mandate rests: talk with the person first.
    Suspend,
    /// Debit once more at a later day; no new mandate.
    RetryOnce,
    /// A duplicate: stop and look, something was sent twice.
    Investigate,
    /// The amount was not the one announced.
    CheckNotice,
    /// Our own file or creditor data are wrong: for whoever operates the collection.
    Operator,
    /// Data are missing: complete them and send again.
    CompleteData,
    /// Somebody talks with the person.
    Contact,
    /// The person has died: nothing is sent any more, somebody talks with the family.
    Deceased,
}

impl Action {
    /// All of them, in the order in which a list shows them.
    pub const ALL: [Self; 10] = [
        Self::Deceased,
        Self::EndMandate,
        Self::Suspend,
        Self::AskAccount,
        Self::RetryOnce,
        Self::CheckNotice,
        Self::CompleteData,
        Self::Contact,
        Self::Investigate,
        Self::Operator,
    ];

    /// The name of the action: a stable key for texts and rows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AskAccount => "ask-account",
            Self::EndMandate => "end-mandate",
            Self::Suspend => "suspend",
            Self::RetryOnce => "retry-once",
            Self::Investigate => "investigate",
            Self::CheckNotice => "check-notice",
            Self::Operator => "operator",
            Self::CompleteData => "complete-data",
            Self::Contact => "contact",
            Self::Deceased => "deceased",
        }
    }

    /// Whether the same money may be asked for once more, when what was wrong is mended.
    #[must_use]
    pub const fn may_retry(self) -> bool {
        !matches!(self, Self::EndMandate | Self::Deceased | Self::Investigate)
    }

    /// Whether the mandate may not be debited any more, or not before somebody lifts it.
    #[must_use]
    pub const fn stops_mandate(self) -> bool {
        matches!(self, Self::AskAccount | Self::EndMandate | Self::Suspend | Self::Deceased)
    }
}

/// A code of the list, with what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The four signs.
    pub code: &'static str,
    /// What to do.
    pub action: Action,
}

const fn row(code: &'static str, action: Action) -> Reason {
    Reason { code, action }
}

/// Sorted by code.
const REASONS: &[Reason] = &[
    row("AC01", Action::AskAccount),
    row("AC04", Action::EndMandate),
    row("AC06", Action::Suspend),
    row("AC13", Action::Operator),
    row("AG01", Action::Suspend),
    row("AG02", Action::Operator),
    row("AM04", Action::RetryOnce),
    row("AM05", Action::Investigate),
    row("AM09", Action::CheckNotice),
    row("BE05", Action::Operator),
    row("CNOR", Action::Operator),
    row("DNOR", Action::Operator),
    row("DUPL", Action::Investigate),
    row("FF01", Action::Operator),
    row("FF05", Action::Operator),
    row("MD01", Action::EndMandate),
    row("MD02", Action::CompleteData),
    row("MD05", Action::Investigate),
    row("MD06", Action::Suspend),
    row("MD07", Action::Deceased),
    row("MS02", Action::Contact),
    row("MS03", Action::Contact),
    row("RC01", Action::AskAccount),
    row("RR01", Action::CompleteData),
    row("RR02", Action::CompleteData),
    row("RR03", Action::CompleteData),
    row("RR04", Action::CompleteData),
    row("SL01", Action::Contact),
    row("TM01", Action::Operator),
];

/// What a code asks for; a code outside the list is for a person to look at.
#[must_use]
pub fn reason(code: &str) -> Reason {
    let code = code.trim();
    REASONS
        .iter()
        .find(|row| row.code.eq_ignore_ascii_case(code))
        .copied()
        .unwrap_or(Reason { code: "", action: Action::Contact })
}
