//! Which months a payment settles: an explicit rule, the same result each time.

use serde::{Deserialize, Serialize};

/// How a payment is given to months.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// The oldest month that is not settled, then the next.
    OldestFirst,
    /// The same, from this month on.
    From(String),
    /// These months, in time's order, and no other.
    Months(Vec<String>),
}

impl Rule {
    /// Whether the rule may give something to a period.
    #[must_use]
    pub fn takes(&self, period: &str) -> bool {
        match self {
            Self::OldestFirst => true,
            Self::From(first) => period >= first.as_str(),
            Self::Months(months) => months.iter().any(|month| month == period),
        }
    }

    /// The rule as text: `oldest`, `from 2026-03`, `months 2026-03 2026-04`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::OldestFirst => "oldest".to_owned(),
            Self::From(month) => format!("from {month}"),
            Self::Months(months) => format!("months {}", months.join(" ")),
        }
    }

    /// Reads [`Rule::text`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        match (words.next()?, words.map(str::to_owned).collect::<Vec<_>>()) {
            ("oldest", rest) if rest.is_empty() => Some(Self::OldestFirst),
            ("from", rest) => <[String; 1]>::try_from(rest).ok().map(|[month]| Self::From(month)),
            ("months", rest) if !rest.is_empty() => Some(Self::Months(rest)),
            _ => None,
        }
    }
}

/// A period that may still take something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// `2026-11` or `2026`.
    pub period: String,
    /// What is missing.
    pub open_cents: i64,
}

/// Gives `cents` to open periods, which come oldest first. Returns what each takes, by its place
/// in `open`, and what is left; together they are exactly `cents`.
#[must_use]
pub fn allocate(rule: &Rule, open: &[Open], cents: i64) -> (Vec<(usize, i64)>, i64) {
    let mut rest = cents.max(0);
    let mut parts = Vec::new();
    for (index, one) in open.iter().enumerate() {
        let part = rest.min(one.open_cents.max(0));
        if part > 0 && rule.takes(&one.period) {
            parts.push((index, part));
            rest -= part;
        }
    }
    (parts, cents.min(0) + rest)
}
