//! An entry to post, and what makes one right.

use crate::ledger::CollectorId;
use crate::ledger::rules::is_code;
use crate::org::{PersonId, UnitId};

/// The journals of a collector: code and label, as the FEC tells them.
pub const JOURNALS: [(&str, &str); 4] =
    [("BQ", "Banque"), ("CAI", "Caisse"), ("CHQ", "Chèques"), ("OD", "Opérations diverses")];

/// An entry to post.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// Whose money it is.
    pub collector: CollectorId,
    /// One of [`JOURNALS`].
    pub journal: &'static str,
    /// The day of what happened.
    pub on_day: String,
    /// What happened, in a few words; no name of a person.
    pub label: String,
    /// The proof's reference: slip, statement, invoice.
    pub piece: Option<String>,
    /// What sort of thing caused it.
    pub cause_kind: &'static str,
    /// Which one: the same cause is posted once.
    pub cause: String,
    /// Its lines, at least two.
    pub lines: Vec<NewLine>,
    /// Who posted it; `None` for the house.
    pub by: Option<PersonId>,
}

/// A line of an entry: debit or credit, never both.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// The account's code.
    pub account: String,
    /// The unit whose money it is, when one is meant.
    pub unit: Option<UnitId>,
    /// The person it is about, when one is meant.
    pub person: Option<PersonId>,
    /// A label of its own; empty for the entry's.
    pub label: String,
    /// Euro cents, not negative.
    pub debit_cents: i64,
    /// Euro cents, not negative.
    pub credit_cents: i64,
}

/// Why lines are no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unbalanced {
    /// Fewer than two lines.
    TooFew,
    /// A line is negative, nought, or both debit and credit.
    Amount,
    /// An account's code cannot be one.
    Account,
    /// Debits and credits differ.
    Sums,
}

impl Unbalanced {
    /// Text key of what is wrong.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooFew => "ledger-wrong-few",
            Self::Amount => "ledger-wrong-amount",
            Self::Account => "ledger-wrong-account",
            Self::Sums => "ledger-wrong-sums",
        }
    }
}

/// Whether lines make an entry: its total in cents.
///
/// # Errors
/// [`Unbalanced`], the first thing that is wrong.
pub fn balanced(lines: &[NewLine]) -> Result<i64, Unbalanced> {
    if lines.len() < 2 {
        return Err(Unbalanced::TooFew);
    }
    let (mut debit, mut credit) = (0_i64, 0_i64);
    for line in lines {
        let one_side = (line.debit_cents > 0) != (line.credit_cents > 0);
        if !one_side || line.debit_cents < 0 || line.credit_cents < 0 {
            return Err(Unbalanced::Amount);
        }
        if !is_code(&line.account) {
            return Err(Unbalanced::Account);
        }
        debit = debit.checked_add(line.debit_cents).ok_or(Unbalanced::Amount)?;
        credit = credit.checked_add(line.credit_cents).ok_or(Unbalanced::Amount)?;
    }
    if debit == credit { Ok(debit) } else { Err(Unbalanced::Sums) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(account: &str, debit_cents: i64, credit_cents: i64) -> NewLine {
        let label = String::new();
        NewLine {
            account: account.to_owned(),
            unit: None,
            person: None,
            label,
            debit_cents,
            credit_cents,
        }
    }

    #[test]
    fn an_entry_balances() {
        assert_eq!(balanced(&[line("530", 500, 0), line("756", 0, 500)]), Ok(500));
        let wrong = |lines: &[NewLine]| balanced(lines).unwrap_err();
        assert_eq!(wrong(&[line("530", 500, 0)]), Unbalanced::TooFew);
        assert_eq!(wrong(&[line("530", 500, 0), line("756", 0, 400)]), Unbalanced::Sums);
        assert_eq!(wrong(&[line("530", 5, 5), line("756", 0, 0)]), Unbalanced::Amount);
        assert_eq!(wrong(&[line("530", -5, 0), line("756", 0, -5)]), Unbalanced::Amount);
        assert_eq!(wrong(&[line("x", 5, 0), line("756", 0, 5)]), Unbalanced::Account);
        let huge = [line("530", i64::MAX, 0), line("530", 1, 0), line("756", 0, 1)];
        assert_eq!(wrong(&huge), Unbalanced::Amount);
    }
}
