//! The standing of a membership on any day: computed from facts, months and payments.

use super::days;
use super::terms::{Rhythm, Terms};

/// Something that happened to a membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactKind {
    /// Somebody asked to join.
    Applied,
    /// The unit accepted.
    Accepted,
    /// The unit declined, with its reason.
    Refused,
    /// The applicant thought better of it.
    Withdrawn,
    /// The card was issued.
    CardIssued,
    /// A further period began.
    Renewed,
    /// Months are missing: it was told.
    Late,
    /// Struck off for unpaid dues, by decision.
    Lapsed,
    /// Another unit keeps the membership.
    Transferred,
    /// The member left.
    Resigned,
    /// Excluded, with the decision.
    Excluded,
    /// The member died.
    Deceased,
}

impl FactKind {
    /// Every kind, in the order of a life.
    pub const ALL: [Self; 12] = [
        Self::Applied,
        Self::Accepted,
        Self::Refused,
        Self::Withdrawn,
        Self::CardIssued,
        Self::Renewed,
        Self::Late,
        Self::Lapsed,
        Self::Transferred,
        Self::Resigned,
        Self::Excluded,
        Self::Deceased,
    ];

    /// Its name in the database and in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::CardIssued => "card_issued",
            Self::Renewed => "renewed",
            Self::Late => "late",
            Self::Lapsed => "lapsed",
            Self::Transferred => "transferred",
            Self::Resigned => "resigned",
            Self::Excluded => "excluded",
            Self::Deceased => "deceased",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }

    /// Whether the membership holds after it, does not any more, or is as before (`None`).
    #[must_use]
    pub const fn holds(self) -> Option<bool> {
        match self {
            Self::Accepted | Self::Renewed => Some(true),
            Self::Applied | Self::CardIssued | Self::Late | Self::Transferred => None,
            _ => Some(false),
        }
    }
}

/// A fact with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub kind: FactKind,
    /// When, ISO text.
    pub on_day: String,
}

/// A month or year of dues as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// `2026-11` or `2026`.
    pub period: String,
    /// Its last day.
    pub through_on: String,
    /// When it is due.
    pub due_on: String,
    /// What is owed.
    pub due_cents: i64,
    /// Whether nothing is owed.
    pub is_exempt: bool,
    /// What came in for it.
    pub paid: Vec<Paid>,
}

/// What came in for a stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paid {
    /// How much.
    pub cents: i64,
    /// When.
    pub on_day: String,
    /// From when on it counts no more: a cheque that bounced, a debit that came back.
    pub undone_on: Option<String>,
}

impl Stamp {
    /// What had come in by a day.
    #[must_use]
    pub fn paid_by(&self, day: &str) -> i64 {
        let counts = |one: &&Paid| {
            one.on_day.as_str() <= day && one.undone_on.as_deref().is_none_or(|undone| undone > day)
        };
        self.paid.iter().filter(counts).map(|one| one.cents).sum()
    }

    /// Whether nothing was missing on a day.
    #[must_use]
    pub fn is_settled(&self, day: &str) -> bool {
        self.is_exempt || self.paid_by(day) >= self.due_cents
    }
}

/// Where somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Never joined, or was declined.
    NotMember,
    /// Asked to join.
    Applied,
    /// Nothing is missing.
    UpToDate,
    /// Something is missing, and its days of grace run.
    Grace,
    /// Some months are missing.
    Late,
    /// More months are missing than the type allows.
    Arrears,
    /// Struck off, or ended without being renewed.
    Lapsed,
    /// Resigned, was excluded, or died.
    Left,
}

impl Standing {
    /// Every standing, from outside to outside.
    pub const ALL: [Self; 8] = [
        Self::NotMember,
        Self::Applied,
        Self::UpToDate,
        Self::Grace,
        Self::Late,
        Self::Arrears,
        Self::Lapsed,
        Self::Left,
    ];

    /// Its name in texts and segments.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotMember => "none",
            Self::Applied => "applied",
            Self::UpToDate => "up_to_date",
            Self::Grace => "grace",
            Self::Late => "late",
            Self::Arrears => "arrears",
            Self::Lapsed => "lapsed",
            Self::Left => "left",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == text)
    }

    /// Whether somebody is a member.
    #[must_use]
    pub const fn is_member(self) -> bool {
        matches!(self, Self::UpToDate | Self::Grace | Self::Late | Self::Arrears)
    }

    /// Whether a card is valid: a member who is not in arrears.
    #[must_use]
    pub const fn is_card_valid(self) -> bool {
        matches!(self, Self::UpToDate | Self::Grace | Self::Late)
    }
}

/// Where a membership stands on a day. Facts may come in any order; of one day, the later in
/// [`FactKind::ALL`] decides, so that the order of writing does not.
#[must_use]
pub fn standing(facts: &[Fact], stamps: &[Stamp], terms: &Terms, day: &str) -> Standing {
    let last = last_deciding(facts, day);
    let since = last.map_or("", |fact| fact.on_day.as_str());
    let is_asking = facts.iter().any(|fact| {
        fact.kind == FactKind::Applied
            && fact.on_day.as_str() <= day
            && fact.on_day.as_str() > since
    });
    match last.map(|fact| fact.kind) {
        None | Some(FactKind::Refused | FactKind::Withdrawn) if is_asking => Standing::Applied,
        None | Some(FactKind::Refused | FactKind::Withdrawn) => Standing::NotMember,
        Some(FactKind::Lapsed) => Standing::Lapsed,
        Some(FactKind::Accepted | FactKind::Renewed) => dues_standing(stamps, terms, day),
        Some(_) => Standing::Left,
    }
}

/// The fact that decides on a day whether the membership holds.
fn last_deciding<'a>(facts: &'a [Fact], day: &str) -> Option<&'a Fact> {
    let known = facts.iter().filter(|fact| fact.on_day.as_str() <= day);
    known
        .filter(|fact| fact.kind.holds().is_some())
        .max_by_key(|fact| (fact.on_day.as_str(), fact.kind))
}

fn dues_standing(stamps: &[Stamp], terms: &Terms, day: &str) -> Standing {
    let end = stamps.iter().map(|stamp| stamp.through_on.as_str()).max();
    let has_ended = end.is_some_and(|end| day > days::plus_days(end, terms.grace_days).as_str());
    if has_ended && !terms.is_tacit {
        return Standing::Lapsed;
    }
    let Some(oldest) = overdue(stamps, day).map(|stamp| stamp.due_on.as_str()).min() else {
        return Standing::UpToDate;
    };
    let missing = months_late(stamps, terms, day);
    if day <= days::plus_days(oldest, terms.grace_days).as_str() {
        Standing::Grace
    } else if terms.lapse_months > 0 && missing >= terms.lapse_months {
        Standing::Lapsed
    } else if missing > terms.arrears_months {
        Standing::Arrears
    } else {
        Standing::Late
    }
}

/// What was due before a day and not settled by then.
pub fn overdue<'a>(stamps: &'a [Stamp], day: &str) -> impl Iterator<Item = &'a Stamp> {
    stamps.iter().filter(move |stamp| stamp.due_on.as_str() < day && !stamp.is_settled(day))
}

/// Months missing on a day: stamps, or whole months since a yearly amount was due and one more.
#[must_use]
pub fn months_late(stamps: &[Stamp], terms: &Terms, day: &str) -> i64 {
    match terms.rhythm {
        Rhythm::Monthly => i64::try_from(overdue(stamps, day).count()).unwrap_or(i64::MAX),
        Rhythm::Yearly => {
            let oldest = overdue(stamps, day).map(|stamp| stamp.due_on.as_str()).min();
            oldest.map_or(0, |due_on| days::months_between(due_on, day) + 1)
        }
    }
}

/// Since when somebody has been a member without a break, on a day.
#[must_use]
pub fn member_since(facts: &[Fact], day: &str) -> Option<String> {
    let mut known: Vec<&Fact> = facts
        .iter()
        .filter(|fact| fact.on_day.as_str() <= day && fact.kind.holds().is_some())
        .collect();
    known.sort_by_key(|fact| (fact.on_day.as_str(), fact.kind));
    let step = |since: Option<String>, fact: &Fact| match fact.kind.holds() {
        Some(true) => since.or_else(|| Some(fact.on_day.clone())),
        _ => None,
    };
    known.into_iter().fold(None, step)
}

/// What a voting roll says of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// Whether they joined early enough.
    pub has_seniority: bool,
    /// Whether the latest months are settled.
    pub has_paid: bool,
}

/// Whether a member may vote on a day: joined long enough before, and the latest months that
/// were due are settled.
#[must_use]
pub fn vote(since_on: &str, stamps: &[Stamp], terms: &Terms, day: &str) -> Vote {
    let mut due: Vec<&Stamp> = stamps.iter().filter(|stamp| stamp.due_on.as_str() < day).collect();
    due.sort_by(|left, right| right.due_on.cmp(&left.due_on));
    let count = usize::try_from(terms.voting_months).unwrap_or(0);
    Vote {
        has_seniority: days::day_plus_months(since_on, terms.seniority_months).as_str() <= day,
        has_paid: due.into_iter().take(count).all(|stamp| stamp.is_settled(day)),
    }
}
