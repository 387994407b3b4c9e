//! What stands against something that was asked of memberships, told as a fact.

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The membership ended already.
    Ended,
    /// An exclusion names its decision.
    NoDecision,
    /// A reason is needed.
    NoReason,
    /// The months or the end do not fit.
    BadMonths,
    /// The schedule of the type does not allow this amount.
    AmountRefused,
    /// Younger than the type allows.
    TooYoung,
    /// The type asks not to belong to another party.
    OtherParty,
    /// No type was chosen.
    NoType,
    /// No unit was chosen.
    NoUnit,
    /// A name is needed.
    NoName,
    /// The address cannot be read.
    BadEmail,
    /// The telephone cannot be read.
    BadPhone,
    /// The day cannot be read, or does not fit.
    BadDay,
    /// The amount cannot be read.
    BadAmount,
    /// No way to pay was chosen.
    NoWay,
    /// Somebody is a member already.
    Already,
    /// The link is over.
    LinkOver,
    /// Too many people for one roll.
    RollNotReady,
    /// The roll has no such line, or it is settled.
    NotOnRoll,
    /// A name is needed for what is listed.
    NoTitle,
    /// The schedule cannot be read.
    BadSchedule,
    /// Nobody was chosen.
    Nobody,
}

impl Refusal {
    /// The text key of the sentence that explains it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ended => "members-refusal-ended",
            Self::NoDecision => "members-refusal-no-decision",
            Self::NoReason => "members-refusal-no-reason",
            Self::BadMonths => "members-refusal-bad-months",
            Self::AmountRefused => "members-refusal-amount-refused",
            Self::TooYoung => "members-refusal-too-young",
            Self::OtherParty => "members-refusal-other-party",
            Self::NoType => "members-refusal-no-type",
            Self::NoUnit => "members-refusal-no-unit",
            Self::NoName => "members-refusal-no-name",
            Self::BadEmail => "members-refusal-bad-email",
            Self::BadPhone => "members-refusal-bad-phone",
            Self::BadDay => "members-refusal-bad-day",
            Self::BadAmount => "members-refusal-bad-amount",
            Self::NoWay => "members-refusal-no-way",
            Self::Already => "members-refusal-already",
            Self::LinkOver => "members-refusal-link-over",
            Self::RollNotReady => "members-refusal-roll-not-ready",
            Self::NotOnRoll => "members-refusal-not-on-roll",
            Self::NoTitle => "members-refusal-no-title",
            Self::BadSchedule => "members-refusal-bad-schedule",
            Self::Nobody => "members-refusal-nobody",
        }
    }
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}
