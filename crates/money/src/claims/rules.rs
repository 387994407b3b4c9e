//! The life of a claim, who may decide it, and what its lines are booked as: plain values.

use kernel::Error;

/// Something that happened to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// Sent by whoever made it.
    Filed,
    /// Taken back by whoever made it, before it was decided.
    Withdrawn,
    /// A second reader agreed.
    Approved,
    /// A second reader did not agree.
    Refused,
    /// The collector paid.
    Paid,
    /// The money came back, or was never sent.
    Returned,
    /// The agreement was taken back before it was paid.
    Reversed,
}

impl FactKind {
    const ALL: [Self; 7] = [
        Self::Filed,
        Self::Withdrawn,
        Self::Approved,
        Self::Refused,
        Self::Paid,
        Self::Returned,
        Self::Reversed,
    ];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Filed => "filed",
            Self::Withdrawn => "withdrawn",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Paid => "paid",
            Self::Returned => "returned",
            Self::Reversed => "reversed",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Being written.
    Draft,
    /// Sent: somebody else has to read it.
    Filed,
    /// Agreed: the collector has to pay.
    Approved,
    /// Not agreed: it may be changed and sent again.
    Refused,
    /// Paid.
    Paid,
    /// Taken back by its author: it may be changed and sent again.
    Withdrawn,
    /// Agreed, then taken back by an officer: it is over.
    Reversed,
}

impl State {
    /// Its name in texts and styles.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Filed => "filed",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::Paid => "paid",
            Self::Withdrawn => "withdrawn",
            Self::Reversed => "reversed",
        }
    }

    /// Whether its author may change it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Refused | Self::Withdrawn)
    }

    /// What it becomes by a fact; nothing when that cannot be.
    #[must_use]
    pub const fn after(self, fact: FactKind) -> Option<Self> {
        match (self, fact) {
            (Self::Draft | Self::Refused | Self::Withdrawn, FactKind::Filed) => Some(Self::Filed),
            (Self::Filed, FactKind::Withdrawn) => Some(Self::Withdrawn),
            (Self::Filed, FactKind::Approved) | (Self::Paid, FactKind::Returned) => {
                Some(Self::Approved)
            }
            (Self::Filed, FactKind::Refused) => Some(Self::Refused),
            (Self::Approved, FactKind::Paid) => Some(Self::Paid),
            (Self::Approved, FactKind::Reversed) => Some(Self::Reversed),
            _ => None,
        }
    }
}

/// Where facts, the oldest first, leave a claim.
#[must_use]
pub fn state(facts: impl IntoIterator<Item = FactKind>) -> State {
    facts.into_iter().fold(State::Draft, |state, fact| state.after(fact).unwrap_or(state))
}

/// What a line was spent on, and the account of costs that it is booked to.
pub const CATEGORIES: [(&str, &str); 6] = [
    ("travel", "625"),
    ("print", "623"),
    ("rooms", "613"),
    ("supplies", "606"),
    ("post", "626"),
    ("training", "618"),
];

/// The account of a category.
#[must_use]
pub fn account(category: &str) -> Option<&'static str> {
    CATEGORIES.iter().find(|(name, _)| *name == category).map(|(_, account)| *account)
}

/// Why the rules of claims say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is not said what it is for.
    NoPurpose,
    /// One's own claims are written in one's space.
    OwnHere,
    /// Nobody is to be paid.
    NoPayee,
    /// The account is none.
    NoIban,
    /// The unit is none of theirs.
    NoUnit,
    /// The amount is none.
    NoAmount,
    /// The day is none, or has not come.
    BadDay,
    /// It is not said what was bought.
    NoLabel,
    /// It has no line.
    NoLine,
    /// It has as many lines as it may.
    Full,
    /// It is no longer where that could be done.
    Over,
    /// Who made a claim does not decide it.
    OwnClaim,
    /// Why is missing.
    NoWhy,
    /// No collector receives and pays for this unit.
    NoCollector,
    /// The unit has less than that with its collector.
    TooLittle,
    /// The collector has no bank account.
    NoAccount,
    /// The file for the bank cannot be written.
    NoFile,
    /// Nothing was chosen.
    NothingChosen,
}

impl Refusal {
    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoPurpose => "claims-refusal-no-purpose",
            Self::OwnHere => "claims-refusal-own-here",
            Self::NoPayee => "claims-refusal-no-payee",
            Self::NoIban => "claims-refusal-no-iban",
            Self::NoUnit => "claims-refusal-no-unit",
            Self::NoAmount => "claims-refusal-no-amount",
            Self::BadDay => "claims-refusal-bad-day",
            Self::NoLabel => "claims-refusal-no-label",
            Self::NoLine => "claims-refusal-no-line",
            Self::Full => "claims-refusal-full",
            Self::Over => "claims-refusal-over",
            Self::OwnClaim => "claims-refusal-own-claim",
            Self::NoWhy => "claims-refusal-no-why",
            Self::NoCollector => "claims-refusal-no-collector",
            Self::TooLittle => "claims-refusal-too-little",
            Self::NoAccount => "claims-refusal-no-account",
            Self::NoFile => "claims-refusal-no-file",
            Self::NothingChosen => "claims-refusal-nothing-chosen",
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_claim_is_written_read_and_paid() {
        use FactKind::*;
        assert_eq!(state([]), State::Draft);
        assert_eq!(state([Filed, Approved, Paid]), State::Paid);
        assert_eq!(state([Filed, Refused, Filed]), State::Filed);
        assert_eq!(state([Filed, Approved, Paid, Returned]), State::Approved);
        assert_eq!(state([Filed, Approved, Reversed]), State::Reversed);
        assert_eq!(State::Draft.after(Paid), None);
        assert_eq!(State::Paid.after(Reversed), None);
        assert!(CATEGORIES.iter().all(|(name, code)| account(name) == Some(*code)));
    }

    proptest! {
        #[test]
        fn money_goes_once_and_only_after_somebody_agreed(
            facts in proptest::collection::vec(proptest::sample::select(&FactKind::ALL[..]), 0..30),
        ) {
            let (mut now, mut agreed, mut paid) = (State::Draft, 0_i32, 0_i32);
            for fact in facts {
                let Some(next) = now.after(fact) else { continue };
                match fact {
                    FactKind::Approved => agreed += 1,
                    FactKind::Reversed => agreed -= 1,
                    FactKind::Paid => paid += 1,
                    FactKind::Returned => paid -= 1,
                    _ => {}
                }
                now = next;
                prop_assert!(agreed == 0 || agreed == 1);
                prop_assert!(paid <= agreed && paid >= 0);
                prop_assert_eq!(now == State::Paid, paid == 1);
            }
        }
    }
}
