//! A unit is asked to carry a petition, answers, and may leave.

/// What is done about a unit's carrying a petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::petitions) enum CarrierStep {
    /// It is asked.
    Asked,
    /// It accepts.
    Accepted,
    /// It refuses, with a reason.
    Refused,
    /// It leaves.
    Left,
    /// Those who carry the petition first no longer carry it with that unit.
    Ended,
}

impl CarrierStep {
    /// The name it is stored under.
    pub(in crate::petitions) const fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Left => "left",
            Self::Ended => "ended",
        }
    }

    /// Whether it may come after another, by its stored name; empty for nothing.
    pub(in crate::petitions) fn may_follow(self, last: &str) -> bool {
        match self {
            Self::Asked => matches!(last, "" | "refused" | "left" | "ended"),
            Self::Accepted | Self::Refused => last == "asked",
            Self::Left => last == "accepted",
            Self::Ended => matches!(last, "asked" | "accepted"),
        }
    }

    /// Whether the reason must be said.
    pub(in crate::petitions) const fn needs_reason(self) -> bool {
        matches!(self, Self::Refused)
    }

    /// What a unit may do itself, as a form says it.
    pub(in crate::petitions) fn of_unit(typed: &str) -> Option<Self> {
        match typed {
            "accept" => Some(Self::Accepted),
            "refuse" => Some(Self::Refused),
            "leave" => Some(Self::Left),
            _ => None,
        }
    }

    /// What a unit may do itself after what was last done, as forms say it.
    pub(in crate::petitions) fn open_to_unit(last: &str) -> Vec<&'static str> {
        let all = ["accept", "refuse", "leave"].into_iter();
        all.filter(|act| Self::of_unit(act).is_some_and(|step| step.may_follow(last))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_answers_once_asked_and_leaves_once_it_accepted() {
        use CarrierStep::{Accepted, Asked, Ended, Left, Refused};
        assert_eq!(CarrierStep::open_to_unit("asked"), ["accept", "refuse"]);
        assert_eq!(CarrierStep::open_to_unit("accepted"), ["leave"]);
        assert!(CarrierStep::open_to_unit("left").is_empty());
        assert!(Asked.may_follow("") && Asked.may_follow("left") && Asked.may_follow("refused"));
        assert!(!Asked.may_follow("asked") && !Asked.may_follow("accepted"));
        assert!(Ended.may_follow("asked") && Ended.may_follow("accepted"));
        for step in [Accepted, Refused, Left, Ended] {
            assert!(!step.may_follow("") && !step.may_follow("ended"));
        }
    }
}
