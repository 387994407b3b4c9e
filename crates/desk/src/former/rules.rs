//! What an earlier program kept of people, as plain values; states are computed for a day.

use serde::{Deserialize, Serialize};

/// A membership as an earlier program kept it; days are ISO texts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The name of its kind.
    pub name: String,
    /// First day.
    pub started_on: Option<String>,
    /// Last day; `None` without end.
    pub expires_on: Option<String>,
    /// Day from which it was suspended.
    pub suspended_on: Option<String>,
}

/// What a membership was on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// In force.
    Active,
    /// Ended before that day.
    Expired,
    /// Suspended on that day or before.
    Suspended,
}

impl State {
    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Active => "former-state-active",
            Self::Expired => "former-state-expired",
            Self::Suspended => "former-state-suspended",
        }
    }
}

impl Membership {
    /// What it was on a day: a suspension goes first, and the last day still counts.
    #[must_use]
    pub fn state_on(&self, day: &str) -> State {
        let is_over = |end: &Option<String>| end.as_deref().is_some_and(|end| end < day);
        match self.suspended_on.as_deref() {
            Some(from) if from <= day => State::Suspended,
            _ if is_over(&self.expires_on) => State::Expired,
            _ => State::Active,
        }
    }

    /// Whether its name says that it makes somebody a member: supporters and elected people are
    /// kept as history alone.
    #[must_use]
    pub fn makes_a_member(&self) -> bool {
        let folded = values::fold(&self.name);
        let words = ["adhe", "member", "cotisa", "membre"];
        words.into_iter().any(|word| folded.starts_with(word))
    }
}

/// Whom an earlier program tied somebody to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// Who brought them.
    Recruiter,
    /// Who brought them, by name or address, where no identifier tells.
    RecruiterNamed,
    /// The organisation or person above them.
    Parent,
    /// Who looked after them.
    PointPerson,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 4] =
        [Self::Recruiter, Self::RecruiterNamed, Self::Parent, Self::PointPerson];

    /// Its name as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recruiter => "recruiter",
            Self::RecruiterNamed => "recruiter-named",
            Self::Parent => "parent",
            Self::PointPerson => "point-person",
        }
    }

    /// Its text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Recruiter | Self::RecruiterNamed => "former-link-recruiter",
            Self::Parent => "former-link-parent",
            Self::PointPerson => "former-link-point-person",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the file says an identifier; otherwise a name or an address.
    #[must_use]
    pub const fn says_identifier(self) -> bool {
        matches!(self, Self::Recruiter | Self::Parent)
    }
}

/// A tie to somebody, as the file says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Which tie.
    pub kind: LinkKind,
    /// The other's identifier, name or address.
    pub said: String,
}

/// A tag that was in truth a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// Came to an event.
    Attended,
    /// Had a role.
    Role,
    /// Was on a list, a team, a petition.
    List,
}

impl FactKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Attended, Self::Role, Self::List];

    /// Its name as stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Role => "role",
            Self::List => "list",
        }
    }

    /// Its text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Attended => "former-fact-attended",
            Self::Role => "former-fact-role",
            Self::List => "former-fact-list",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// All that an earlier program kept under one of its identifiers, beside the record itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Past {
    /// Memberships in the file's order; empty when the file tells none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// Ties to others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Facts that were tags.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<(FactKind, String)>,
}

impl Past {
    /// Whether it tells nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.memberships.is_empty() && self.links.is_empty() && self.facts.is_empty()
    }
}

/// A payment as an earlier program kept it; nothing here asks for money.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payment {
    /// Its number there.
    pub number: String,
    /// The payer's identifier there; empty when the file tells none.
    pub legacy: String,
    /// What it was: `donation`, `refund`, or the program's own word.
    pub kind: String,
    /// `succeeded`, `failed`, `canceled` or `pending`.
    pub status: String,
    /// Signed cents.
    pub cents: i64,
    /// How it was paid, in the program's words.
    pub means: String,
    /// What it was for, in the program's words.
    pub code: String,
    /// Day, ISO text.
    pub on_day: String,
    /// The payment that this one refunds, or the first one of its plan.
    pub parent: Option<String>,
    /// What became of the recurring plan that it belongs to; empty when to none. A plan is
    /// history: no mandate can be made from it.
    pub plan: String,
    /// Whether a company gave it.
    pub is_company: bool,
    /// Whether it was no money.
    pub is_in_kind: bool,
    /// Number of the cheque or key of the transaction.
    pub reference: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn membership(end: &str, suspended: Option<&str>) -> Membership {
        Membership {
            name: "Adhésion 2026".to_owned(),
            started_on: Some("2026-01-01".to_owned()),
            expires_on: Some(end.to_owned()),
            suspended_on: suspended.map(str::to_owned),
        }
    }

    #[test]
    fn the_last_day_still_counts_and_a_suspension_goes_first() {
        let today = "2026-11-22";
        assert_eq!(membership(today, None).state_on(today), State::Active);
        assert_eq!(membership("2026-11-21", None).state_on(today), State::Expired);
        let suspended = membership("2026-11-21", Some("2026-11-22"));
        assert_eq!(suspended.state_on(today), State::Suspended);
        assert_eq!(membership(today, Some("2026-11-23")).state_on(today), State::Active);
        let endless = Membership { expires_on: None, ..membership(today, None) };
        assert_eq!(endless.state_on("2099-01-01"), State::Active);
    }

    #[test]
    fn a_supporter_is_no_member() {
        let named = |name: &str| Membership { name: name.to_owned(), ..Membership::default() };
        assert!(named("Adhésion 2019").makes_a_member() && named("Members").makes_a_member());
        assert!(!named("Sympathisant").makes_a_member() && !named("Élu·e").makes_a_member());
    }
}
