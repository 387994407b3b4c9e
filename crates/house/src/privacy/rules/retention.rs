//! How long a record is kept once the relation is over: counted from the last day on which the
//! person was a member or spoke to us.

use jiff::civil::Date;

use crate::people::{FactKind, Relation, relation};
use crate::privacy::rules::due_on;

/// Why a record was kept until now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The person was a member.
    Former,
    /// The person was in contact.
    Contact,
}

impl Basis {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Former => "former",
            Self::Contact => "contact",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        if name == "former" { Self::Former } else { Self::Contact }
    }

    /// The text key of its sentence, with `day`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Former => "privacy-basis-former",
            Self::Contact => "privacy-basis-contact",
        }
    }
}

/// Months for which records are kept, on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// After a membership.
    pub former_months: i64,
    /// After the last contact of the person.
    pub contact_months: i64,
}

/// What is known of a person when their time is counted; days are ISO texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Dated facts of the relation.
    pub facts: Vec<(FactKind, String)>,
    /// When the record was made.
    pub created_on: String,
    /// When the person last did something themselves: a form, their space, a session.
    pub heard_on: Option<String>,
}

/// A record whose time is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// Why it was kept.
    pub basis: Basis,
    /// The last day that counts.
    pub since_on: String,
    /// The last day on which it was to be kept.
    pub over_on: String,
}

/// Whether the time of a record is over on `today`; never that of a member.
#[must_use]
pub fn over(history: &History, terms: Terms, today: &str) -> Option<Over> {
    let (basis, months) = match relation(&history.facts, today) {
        Relation::Member => return None,
        Relation::Former => (Basis::Former, terms.former_months),
        Relation::Regular | Relation::Occasional => (Basis::Contact, terms.contact_months),
    };
    let days = history.facts.iter().map(|(_, day)| day.as_str()).filter(|day| *day <= today);
    // Nobody knows more of a record without facts than since when it is there.
    let last = days.max().unwrap_or(&history.created_on);
    let since = history.heard_on.as_deref().map_or(last, |heard| heard.max(last));
    let over_on = due_on(since.parse::<Date>().ok()?, months).to_string();
    let since_on = since.to_owned();
    (over_on.as_str() < today).then_some(Over { basis, since_on, over_on })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-24";
    const TERMS: Terms = Terms { former_months: 36, contact_months: 24 };

    fn history(facts: &[(FactKind, &str)], heard_on: Option<&str>) -> History {
        History {
            facts: facts.iter().map(|(kind, day)| (*kind, (*day).to_owned())).collect(),
            created_on: "2020-01-01".to_owned(),
            heard_on: heard_on.map(str::to_owned),
        }
    }

    fn until(facts: &[(FactKind, &str)], heard_on: Option<&str>) -> Option<String> {
        over(&history(facts, heard_on), TERMS, TODAY).map(|over| over.over_on)
    }

    #[test]
    fn a_member_is_never_proposed() {
        assert_eq!(until(&[(FactKind::Joined, "1990-01-01")], None), None);
    }

    #[test]
    fn a_former_member_is_kept_three_years_after_leaving_or_after_a_later_contact() {
        let left = [(FactKind::Joined, "2010-01-01"), (FactKind::Left, "2023-11-23")];
        assert_eq!(until(&left, None).as_deref(), Some("2026-11-23"));
        let left = [(FactKind::Joined, "2010-01-01"), (FactKind::Left, "2023-11-24")];
        assert_eq!(until(&left, None), None);
        let later = [left[0], (FactKind::Left, "2015-01-01"), (FactKind::Contact, "2025-01-01")];
        assert_eq!(until(&later, None), None);
    }

    #[test]
    fn a_contact_is_kept_from_the_last_time_they_spoke() {
        let once = [(FactKind::Contact, "2022-05-01")];
        assert_eq!(until(&once, None).as_deref(), Some("2024-05-01"));
        assert_eq!(until(&once, Some("2025-05-01")), None);
        assert_eq!(until(&[], None).as_deref(), Some("2022-01-01"));
    }
}
