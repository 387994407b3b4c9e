//! Who may ask and answer what, and what an asking unit may see: pure decisions on transfers.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};
use serde::Serialize;

/// What is asked of another unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// That it keeps the record from now on; the receiving unit answers.
    Move,
    /// That the person also belongs to it; that unit answers.
    Join,
    /// That whichever unit keeps a record with an address gives or shares it; the keeper answers.
    Claim,
}

impl Kind {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Move => "move",
            Self::Join => "join",
            Self::Claim => "claim",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Move, Self::Join, Self::Claim].into_iter().find(|kind| kind.name() == name)
    }
}

/// How a transfer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The record changed units.
    Moved,
    /// The person belongs to the further unit.
    Joined,
    /// The unit that was asked said no.
    Declined,
    /// Whoever asked took it back.
    Withdrawn,
    /// The record was erased meanwhile.
    Erased,
    /// The record was merged into another one meanwhile.
    Merged,
    /// The record went elsewhere meanwhile.
    Overtaken,
    /// Nobody answered in time.
    Lapsed,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 8] = [
        Self::Moved,
        Self::Joined,
        Self::Declined,
        Self::Withdrawn,
        Self::Erased,
        Self::Merged,
        Self::Overtaken,
        Self::Lapsed,
    ];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::Joined => "joined",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Erased => "erased",
            Self::Merged => "merged",
            Self::Overtaken => "overtaken",
            Self::Lapsed => "lapsed",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }

    /// Whether the unit that was asked agreed.
    #[must_use]
    pub const fn is_agreed(self) -> bool {
        matches!(self, Self::Moved | Self::Joined)
    }

    /// Why a transfer that ended so cannot be answered any more.
    #[must_use]
    pub const fn refusal(self) -> Refusal {
        match self {
            Self::Erased => Refusal::Erased,
            Self::Merged => Refusal::Merged,
            Self::Overtaken => Refusal::Moved,
            _ => Refusal::Answered,
        }
    }
}

/// Why something is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The unit keeps the record already.
    SameUnit,
    /// The unit was closed.
    UnitClosed,
    /// Only the unit that keeps the record proposes it.
    NotKeeper,
    /// The same thing was asked and waits for an answer.
    AlreadyAsked,
    /// Somebody answered, or took it back.
    Answered,
    /// The record was erased meanwhile.
    Erased,
    /// The record was merged into another one meanwhile.
    Merged,
    /// The record went to another unit meanwhile.
    Moved,
    /// Nobody answers about their own record.
    OwnRecord,
    /// It is for the other unit to say.
    NotYours,
    /// Declining needs a word.
    NoWord,
    /// A reason is needed.
    NoReason,
    /// No unit was chosen.
    NoUnit,
    /// A further belonging cannot begin in the future, and needs a day.
    BadDay,
    /// The unit asked too often today.
    TooMany,
    /// The address cannot be read.
    BadEmail,
    /// A name is needed.
    NoName,
    /// The person is no member.
    NotMember,
    /// None of the choices was made.
    NoChoice,
    /// Staying a contact needs an agreement.
    NoConsent,
}

impl Refusal {
    /// The text key of the sentence that explains it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SameUnit => "transfers-refusal-same-unit",
            Self::UnitClosed => "transfers-refusal-unit-closed",
            Self::NotKeeper => "transfers-refusal-not-keeper",
            Self::AlreadyAsked => "transfers-refusal-already-asked",
            Self::Answered => "transfers-refusal-answered",
            Self::Erased => "transfers-refusal-erased",
            Self::Merged => "transfers-refusal-merged",
            Self::Moved => "transfers-refusal-moved",
            Self::OwnRecord => "transfers-refusal-own-record",
            Self::NotYours => "transfers-refusal-not-yours",
            Self::NoWord => "transfers-refusal-no-word",
            Self::NoReason => "transfers-refusal-no-reason",
            Self::NoUnit => "transfers-refusal-no-unit",
            Self::BadDay => "transfers-refusal-bad-day",
            Self::TooMany => "transfers-refusal-too-many",
            Self::BadEmail => "transfers-refusal-bad-email",
            Self::NoName => "transfers-refusal-no-name",
            Self::NotMember => "transfers-refusal-not-member",
            Self::NoChoice => "transfers-refusal-no-choice",
            Self::NoConsent => "transfers-refusal-no-consent",
        }
    }
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}

/// What an officer says of a transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, as it was asked.
    Accept,
    /// To a claim: the record goes to the unit that asks.
    Give,
    /// To a claim: the person also belongs to the unit that asks.
    Share,
    /// No.
    Decline,
    /// Takes back what one's own unit asked.
    Withdraw,
}

impl Answer {
    /// Reads the name that a button sends.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "accept" => Self::Accept,
            "give" => Self::Give,
            "share" => Self::Share,
            "decline" => Self::Decline,
            "withdraw" => Self::Withdraw,
            _ => return None,
        })
    }
}

/// On which sides of a transfer an officer stands; somebody above both stands on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// The unit that keeps the record is in their scope.
    pub keeps: bool,
    /// The other unit is.
    pub receives: bool,
}

/// What an officer's answer makes of an open transfer.
///
/// # Errors
/// [`Refusal::NotYours`] when it is for the other unit to say.
pub fn outcome(kind: Kind, sides: Sides, answer: Answer) -> Result<Outcome, Refusal> {
    let (asked, asking) = match kind {
        Kind::Move | Kind::Join => (sides.receives, sides.keeps),
        Kind::Claim => (sides.keeps, sides.receives),
    };
    match (kind, answer) {
        (Kind::Move, Answer::Accept) | (Kind::Claim, Answer::Give) if asked => Ok(Outcome::Moved),
        (Kind::Join, Answer::Accept) | (Kind::Claim, Answer::Share) if asked => Ok(Outcome::Joined),
        (_, Answer::Decline) if asked => Ok(Outcome::Declined),
        (_, Answer::Withdraw) if asking => Ok(Outcome::Withdrawn),
        _ => Err(Refusal::NotYours),
    }
}

/// How a transfer stands for an officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It is for them to answer.
    Received,
    /// It waits for the other unit.
    Sent,
    /// It is over.
    Done,
    /// They may not know of it.
    Hidden,
}

/// How a transfer stands for an officer. A unit that claims somebody sees its own words and
/// nothing else until the keeper agrees: declined, unanswered and unheard of look the same.
#[must_use]
pub fn standing(
    kind: Kind,
    sides: Sides,
    outcome: Option<Outcome>,
    is_remembered: bool,
) -> Standing {
    let is_blind = kind == Kind::Claim && !sides.keeps;
    match outcome {
        _ if !sides.keeps && !sides.receives => Standing::Hidden,
        Some(outcome) if outcome.is_agreed() => Standing::Done,
        _ if is_blind && is_remembered => Standing::Sent,
        _ if is_blind => Standing::Hidden,
        Some(_) => Standing::Done,
        None if kind == Kind::Claim || sides.receives => Standing::Received,
        None => Standing::Sent,
    }
}

/// What somebody who leaves lets remain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// The record, for as long as the retention rule says.
    Retention,
    /// A contact, by agreements given now.
    Contact,
    /// Nothing: the next page asks for erasure.
    Erasure,
}

impl Choice {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Retention => "retention",
            Self::Contact => "contact",
            Self::Erasure => "erasure",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Retention, Self::Contact, Self::Erasure]
            .into_iter()
            .find(|choice| choice.name() == name)
    }
}

/// The last day on which the record of somebody who leaves on `left_on` is kept.
#[must_use]
pub fn kept_until(left_on: Date, months: i64) -> Option<Date> {
    let span = Span::new().try_months(months).unwrap_or_else(|_| 0.months());
    left_on.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEPER: Sides = Sides { keeps: true, receives: false };
    const OTHER: Sides = Sides { keeps: false, receives: true };

    #[test]
    fn the_unit_that_is_asked_answers() {
        assert_eq!(outcome(Kind::Move, OTHER, Answer::Accept), Ok(Outcome::Moved));
        assert_eq!(outcome(Kind::Join, OTHER, Answer::Accept), Ok(Outcome::Joined));
        assert_eq!(outcome(Kind::Move, KEEPER, Answer::Accept), Err(Refusal::NotYours));
        assert_eq!(outcome(Kind::Move, KEEPER, Answer::Withdraw), Ok(Outcome::Withdrawn));
        assert_eq!(outcome(Kind::Claim, KEEPER, Answer::Give), Ok(Outcome::Moved));
        assert_eq!(outcome(Kind::Claim, KEEPER, Answer::Share), Ok(Outcome::Joined));
        assert_eq!(outcome(Kind::Claim, OTHER, Answer::Give), Err(Refusal::NotYours));
        assert_eq!(outcome(Kind::Claim, OTHER, Answer::Decline), Err(Refusal::NotYours));
    }

    #[test]
    fn a_claim_looks_the_same_declined_and_unheard() {
        let seen = |outcome| standing(Kind::Claim, OTHER, outcome, true);
        assert_eq!(seen(None), Standing::Sent);
        for outcome in Outcome::ALL.into_iter().filter(|one| !one.is_agreed()) {
            assert_eq!(seen(Some(outcome)), Standing::Sent, "{outcome:?}");
            let forgotten = standing(Kind::Claim, OTHER, Some(outcome), false);
            assert_eq!(forgotten, Standing::Hidden);
        }
        assert_eq!(seen(Some(Outcome::Moved)), Standing::Done);
        assert_eq!(standing(Kind::Claim, KEEPER, None, true), Standing::Received);
    }

    #[test]
    fn a_record_is_kept_some_months_after_leaving() {
        let left = Date::constant(2026, 11, 24);
        assert_eq!(kept_until(left, 36), Some(Date::constant(2029, 11, 24)));
    }
}
