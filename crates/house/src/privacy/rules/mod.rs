//! Requests about one's data: what may be asked, until when, and what was answered.

mod retention;

pub use retention::{Basis, History, Over, Terms, over};

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Serialize;

/// What a person asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// To be erased (GDPR, article 17).
    Erasure,
    /// An explanation of what is held and why (article 15).
    Access,
    /// A correction that they cannot make themselves (article 16).
    Rectification,
    /// That something is no longer done with their data (article 21).
    Objection,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Erasure, Self::Access, Self::Rectification, Self::Objection];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Erasure => "erasure",
            Self::Access => "access",
            Self::Rectification => "rectification",
            Self::Objection => "objection",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Erasure => "privacy-kind-erasure",
            Self::Access => "privacy-kind-access",
            Self::Rectification => "privacy-kind-rectification",
            Self::Objection => "privacy-kind-objection",
        }
    }

    /// The answers that may be given.
    #[must_use]
    pub const fn answers(self) -> [Answer; 2] {
        match self {
            Self::Erasure => [Answer::Erase, Answer::Refuse],
            _ => [Answer::Done, Answer::Refuse],
        }
    }
}

/// What the unit answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The person is erased.
    Erase,
    /// What was asked was done; the note says how.
    Done,
    /// It is refused; the note says why.
    Refuse,
}

impl Answer {
    /// The name it is stored and sent under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Erase => "erase",
            Self::Done => "done",
            Self::Refuse => "refuse",
        }
    }

    /// Reads an answer that this kind of request may get, with its note.
    ///
    /// # Errors
    /// The text key of what is missing.
    pub fn of(kind: Kind, name: &str, note: &str) -> Result<Self, &'static str> {
        let known = kind.answers().into_iter().find(|answer| answer.name() == name);
        let answer = known.ok_or("privacy-refusal-answer")?;
        let is_told = note.trim().chars().count() >= NOTE_CHARS_MIN;
        if answer == Self::Erase || is_told { Ok(answer) } else { Err("privacy-refusal-note") }
    }
}

/// Fewest characters of the note that goes with an answer.
pub const NOTE_CHARS_MIN: usize = 10;

/// The last day to answer, so many months after a day.
#[must_use]
pub fn due_on(asked: Date, months: i64) -> Date {
    asked.saturating_add(months.clamp(0, 120).months())
}

/// Whether an open request should have been answered before `today` (ISO days).
#[must_use]
pub fn is_late(due_on: &str, today: &str) -> bool {
    due_on < today
}

/// The leaves of a JSON value with the path to each, in order.
#[must_use]
pub fn leaves(value: &serde_json::Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    collect(String::new(), value, &mut found);
    found
}

fn collect(path: String, value: &serde_json::Value, found: &mut Vec<(String, String)>) {
    use serde_json::Value as Json;
    let below = |name: &str| match path.as_str() {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    };
    match value {
        Json::Null => {}
        Json::Object(fields) => {
            fields.iter().for_each(|(name, value)| collect(below(name), value, found));
        }
        Json::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(index, value)| collect(below(&(index + 1).to_string()), value, found)),
        Json::String(text) if text.is_empty() => {}
        Json::String(text) => found.push((path, text.clone())),
        other => found.push((path, other.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_with_its_month() {
        let asked: Date = "2026-01-31".parse().unwrap();
        assert_eq!(due_on(asked, 1).to_string(), "2026-02-28");
    }

    #[test]
    fn a_request_is_late_the_day_after() {
        assert!(!is_late("2026-11-24", "2026-11-24"));
        assert!(is_late("2026-11-24", "2026-11-25"));
    }

    #[test]
    fn a_refusal_says_why() {
        assert_eq!(Answer::of(Kind::Erasure, "refuse", "non"), Err("privacy-refusal-note"));
        assert_eq!(Answer::of(Kind::Erasure, "erase", ""), Ok(Answer::Erase));
        assert_eq!(Answer::of(Kind::Access, "erase", ""), Err("privacy-refusal-answer"));
        let note = "Corrigé ce matin.";
        assert_eq!(Answer::of(Kind::Rectification, "done", note), Ok(Answer::Done));
    }

    #[test]
    fn every_value_has_a_path() {
        let value = serde_json::json!({"a": [{"b": "c", "d": null}, 2], "e": ""});
        let expected = [("a.1.b", "c"), ("a.2", "2")];
        let found = leaves(&value);
        let found: Vec<_> = found.iter().map(|(p, v)| (p.as_str(), v.as_str())).collect();
        assert_eq!(found, expected);
    }
}
