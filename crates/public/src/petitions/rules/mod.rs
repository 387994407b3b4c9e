//! What a petition may do and when, and what may be typed into one: pure decisions.

mod carrier;
mod keying;
mod paper;
mod typed;

pub(in crate::petitions) use carrier::CarrierStep;
pub(in crate::petitions) use keying::{
    Choice, Difference, Entry, PILE_SHEETS_MAX, SHEET_LINES, SHEET_NUMBER_MAX, Spot, differences,
    keyed, settled,
};
pub(in crate::petitions) use paper::{Columns, PaperLine, Unfit, agrees};
pub(in crate::petitions) use typed::{Draft, Typed, slug_of, thresholds_typed};

/// What happened to a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::petitions) enum FactKind {
    /// Somebody proposed it.
    Proposed,
    /// Somebody mandated opened it, or opened it again.
    Opened,
    /// Somebody mandated refused it, with a reason.
    Refused,
    /// It was closed.
    Closed,
    /// It was handed to the addressee.
    Delivered,
    /// Who signed was erased; the counts stay.
    Erased,
}

impl FactKind {
    /// Every kind.
    pub(in crate::petitions) const ALL: [Self; 6] =
        [Self::Proposed, Self::Opened, Self::Refused, Self::Closed, Self::Delivered, Self::Erased];

    /// The name it is stored under.
    pub(in crate::petitions) const fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Opened => "opened",
            Self::Refused => "refused",
            Self::Closed => "closed",
            Self::Delivered => "delivered",
            Self::Erased => "erased",
        }
    }

    /// Reads a stored name.
    pub(in crate::petitions) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it may come after another.
    pub(in crate::petitions) const fn may_follow(self, last: Self) -> bool {
        matches!(
            (last, self),
            (Self::Proposed | Self::Closed, Self::Opened)
                | (Self::Proposed, Self::Refused)
                | (Self::Refused, Self::Opened)
                | (Self::Opened, Self::Closed)
                | (Self::Opened | Self::Closed, Self::Delivered)
                | (Self::Delivered, Self::Erased)
        )
    }
}

/// Where a petition stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::petitions) enum State {
    /// It waits for somebody mandated.
    Proposed,
    /// It was refused.
    Refused,
    /// It opens on a later day.
    Soon,
    /// It can be signed.
    Open,
    /// It can be read, and no longer signed.
    Closed,
    /// It was handed over.
    Delivered,
}

impl State {
    /// Where it stands, from its last fact and its days (ISO).
    pub(in crate::petitions) fn on(
        last: FactKind,
        opens_on: Option<&str>,
        closes_on: Option<&str>,
        today: &str,
    ) -> Self {
        match last {
            FactKind::Proposed => Self::Proposed,
            FactKind::Refused => Self::Refused,
            FactKind::Closed => Self::Closed,
            FactKind::Delivered | FactKind::Erased => Self::Delivered,
            FactKind::Opened if opens_on.is_some_and(|day| today < day) => Self::Soon,
            FactKind::Opened if closes_on.is_some_and(|day| day < today) => Self::Closed,
            FactKind::Opened => Self::Open,
        }
    }

    /// Whether everybody may read it.
    pub(in crate::petitions) const fn is_public(self) -> bool {
        matches!(self, Self::Open | Self::Closed | Self::Delivered)
    }

    /// Its name in texts.
    pub(in crate::petitions) const fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Refused => "refused",
            Self::Soon => "soon",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Delivered => "delivered",
        }
    }
}

/// Whether what a signature shows in public may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::petitions) enum Review {
    /// Nobody needs to look.
    Free,
    /// Somebody should look first.
    Waiting,
    /// Somebody looked, and lets it be seen.
    Shown,
    /// Somebody looked, and does not.
    Hidden,
}

impl Review {
    /// The name it is stored under.
    pub(in crate::petitions) const fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    /// What a new signature needs: a comment and whatever looks odd are looked at first.
    pub(in crate::petitions) const fn of(comment: &str, flags: &str) -> Self {
        if comment.is_empty() && flags.is_empty() { Self::Free } else { Self::Waiting }
    }
}

/// The next threshold above a count, and how many are missing.
pub(in crate::petitions) fn next_above(
    count: i64,
    goal: i64,
    thresholds: &[i64],
) -> Option<(i64, i64)> {
    let above = thresholds.iter().copied().chain([goal]).filter(|reached| *reached > count);
    above.min().map(|reached| (reached, reached - count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_petition_stands_where_its_last_fact_and_its_days_say() {
        let on = |last, today| State::on(last, Some("2026-11-10"), Some("2026-11-30"), today);
        assert_eq!(on(FactKind::Opened, "2026-11-09"), State::Soon);
        assert_eq!(on(FactKind::Opened, "2026-11-10"), State::Open);
        assert_eq!(on(FactKind::Opened, "2026-11-30"), State::Open);
        assert_eq!(on(FactKind::Opened, "2026-12-01"), State::Closed);
        assert_eq!(on(FactKind::Proposed, "2026-11-15"), State::Proposed);
        assert!(!State::Proposed.is_public() && !State::Refused.is_public());
    }

    #[test]
    fn facts_follow_each_other_in_one_order() {
        use FactKind::{Closed, Delivered, Erased, Opened, Proposed, Refused};
        assert!(Opened.may_follow(Proposed) && Opened.may_follow(Refused));
        assert!(Closed.may_follow(Opened) && Opened.may_follow(Closed));
        assert!(!Refused.may_follow(Opened) && !Opened.may_follow(Delivered));
        assert!(Erased.may_follow(Delivered) && !Delivered.may_follow(Erased));
    }

    #[test]
    fn the_next_threshold_is_the_nearest_above() {
        assert_eq!(next_above(4_812, 8_000, &[1_000, 5_000]), Some((5_000, 188)));
        assert_eq!(next_above(5_000, 8_000, &[1_000, 5_000]), Some((8_000, 3_000)));
        assert_eq!(next_above(8_000, 8_000, &[]), None);
    }
}
