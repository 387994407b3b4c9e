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

/// The hash of an entry that follows `before` (SHA-256, hexadecimal). Each part is written with
/// its length, so that no two entries read alike.
#[must_use]
pub fn seal(before: &str, entry: &Sealed) -> String {
    let mut hash = Sha256::new();
    let mut put = |part: &str| {
        hash.update(format!("{}:", part.len()));
        hash.update(part);
    };
    put(before);
    let number = entry.number.to_string();
    for part in [
        &entry.id,
        &entry.journal,
        &number,
        &entry.on_day,
        &entry.label,
        &entry.piece,
        &entry.cause,
        &entry.reverses,
    ] {
        put(part);
    }
    put(&entry.lines.len().to_string());
    for line in &entry.lines {
        put(&line.account);
        put(&line.unit);
        put(&line.label);
        put(&line.debit_cents.to_string());
        put(&line.credit_cents.to_string());
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
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
            lines: vec![line("530", 500, 0), line("756", 0, 500)],
        }
    }

    #[test]
    fn whatever_changes_changes_the_hash() {
        let kept = seal("", &entry());
        assert_eq!(kept, seal("", &entry()));
        assert_eq!(kept.len(), 64);
        let changed: [fn(&mut Sealed); 6] = [
            |entry| entry.label.push('x'),
            |entry| entry.number = 2,
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
}
