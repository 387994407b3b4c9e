//! The chain of validated periods: each entry's hash takes in the one before it, so that nothing
//! validated can be changed, taken out or slipped in without being found.
//!
//! Who a line is about is not part of it: a person may be erased, the sums stay.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// An entry as the chain reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Its identifier.
    pub id: String,
    /// Its journal.
    pub journal: String,
    /// Its number in the journal and year.
    pub number: i64,
    /// Its day.
    pub on_day: String,
    /// Its label.
    pub label: String,
    /// The proof's reference.
    pub piece: String,
    /// What caused it.
    pub cause: String,
    /// The entry that it reverses; empty for most.
    pub reverses: String,
    /// Why it reverses that one; empty for most.
    pub reason: String,
    /// Who posted it; empty for the house.
    pub by: String,
    /// When it was posted, in milliseconds.
    pub at: i64,
    /// Its lines, in their order.
    pub lines: Vec<SealedLine>,
}

/// A line as the chain reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedLine {
    /// The account's code.
    pub account: String,
    /// The unit; empty when none is meant.
    pub unit: String,
    /// Its label.
    pub label: String,
    /// Euro cents.
    pub debit_cents: i64,
    /// Euro cents.
    pub credit_cents: i64,
}

/// What a validated period says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Its identifier.
    pub id: String,
    /// Its first day.
    pub from_on: String,
    /// Its last day.
    pub to_on: String,
    /// Entries in it.
    pub entries: i64,
    /// Who validated it; empty for the house.
    pub by: String,
    /// When, in milliseconds.
    pub at: i64,
}

/// A hash in the making. Each part is written with its length, so that no two read alike.
struct Parts(Sha256);

impl Parts {
    fn after(before: &str) -> Self {
        let mut parts = Self(Sha256::new());
        parts.put(before);
        parts
    }

    fn put(&mut self, part: &str) {
        self.0.update(format!("{}:", part.len()));
        self.0.update(part);
    }

    fn hash(self) -> String {
        self.0.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// The hash of an entry that follows `before` (SHA-256, hexadecimal).
#[must_use]
pub fn seal(before: &str, entry: &Sealed) -> String {
    let mut parts = Parts::after(before);
    for part in [
        &entry.id,
        &entry.journal,
        &entry.number.to_string(),
        &entry.on_day,
        &entry.label,
        &entry.piece,
        &entry.cause,
        &entry.reverses,
        &entry.reason,
        &entry.by,
        &entry.at.to_string(),
        &entry.lines.len().to_string(),
    ] {
        parts.put(part);
    }
    for line in &entry.lines {
        parts.put(&line.account);
        parts.put(&line.unit);
        parts.put(&line.label);
        parts.put(&line.debit_cents.to_string());
        parts.put(&line.credit_cents.to_string());
    }
    parts.hash()
}

/// The hash of a period whose last entry has the hash `before`: the next period follows it.
#[must_use]
pub fn close(before: &str, period: &Closing) -> String {
    let mut parts = Parts::after(before);
    for part in [
        &period.id,
        &period.from_on,
        &period.to_on,
        &period.entries.to_string(),
        &period.by,
        &period.at.to_string(),
    ] {
        parts.put(part);
    }
    parts.hash()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Sealed {
        let line = |account: &str, debit_cents, credit_cents| SealedLine {
            account: account.to_owned(),
            unit: "u".to_owned(),
            label: String::new(),
            debit_cents,
            credit_cents,
        };
        Sealed {
            id: "1".to_owned(),
            journal: "CAI".to_owned(),
            number: 1,
            on_day: "2026-11-24".to_owned(),
            label: "Espèces".to_owned(),
            piece: String::new(),
            cause: "payment:1".to_owned(),
            reverses: String::new(),
            reason: String::new(),
            by: String::new(),
            at: 1_795_476_600_000,
            lines: vec![line("530", 500, 0), line("756", 0, 500)],
        }
    }

    #[test]
    fn whatever_changes_changes_the_hash() {
        let kept = seal("", &entry());
        assert_eq!(kept, seal("", &entry()));
        assert_eq!(kept.len(), 64);
        let changed: [fn(&mut Sealed); 9] = [
            |entry| entry.label.push('x'),
            |entry| entry.number = 2,
            |entry| entry.reason.push('x'),
            |entry| entry.by.push('x'),
            |entry| entry.at += 1,
            |entry| entry.lines[0].debit_cents = 501,
            |entry| entry.lines[1].unit.clear(),
            |entry| drop(entry.lines.pop()),
            |entry| std::mem::swap(&mut entry.label, &mut entry.piece),
        ];
        for change in changed {
            let mut other = entry();
            change(&mut other);
            assert_ne!(kept, seal("", &other), "{other:?}");
        }
        assert_ne!(kept, seal("a", &entry()));
    }
    #[test]
    fn whatever_changes_of_a_period_changes_its_hash() {
        let period = Closing {
            id: "p".to_owned(),
            from_on: "2026-03-01".to_owned(),
            to_on: "2026-03-31".to_owned(),
            entries: 2,
            by: String::new(),
            at: 1_795_476_600_000,
        };
        let kept = close("a", &period);
        let changed: [fn(&mut Closing); 5] = [
            |period| period.from_on = "2026-03-02".to_owned(),
            |period| period.to_on = "2026-03-30".to_owned(),
            |period| period.entries = 3,
            |period| period.by.push('x'),
            |period| period.at += 1,
        ];
        for change in changed {
            let mut other = period.clone();
            change(&mut other);
            assert_ne!(kept, close("a", &other), "{other:?}");
        }
        assert_ne!(kept, close("b", &period));
    }
}
