//! A pile of cheques and a box of cash: what was keyed must be what was counted.

use crate::treasury::rules::PayWay;

/// One keyed payment that still stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// How the money came.
    pub way: PayWay,
    /// How much.
    pub cents: i64,
}

/// What somebody counted by hand, before or while keying.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pile {
    /// Cheques in the pile.
    pub cheques: Option<i64>,
    /// What they add up to, on the adding machine.
    pub cheques_cents: Option<i64>,
    /// Cash in the box from this sitting.
    pub cash_cents: Option<i64>,
}

/// What was keyed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    /// Cheques.
    pub cheques: i64,
    /// Their total.
    pub cheques_cents: i64,
    /// Payments in cash.
    pub cash: i64,
    /// Their total.
    pub cash_cents: i64,
    /// Payments that came otherwise.
    pub others: i64,
    /// Their total.
    pub others_cents: i64,
}

impl Sums {
    /// All payments.
    #[must_use]
    pub const fn count(&self) -> i64 {
        self.cheques + self.cash + self.others
    }

    /// All money.
    #[must_use]
    pub const fn cents(&self) -> i64 {
        self.cheques_cents + self.cash_cents + self.others_cents
    }

    /// Whether what was keyed is what was counted. A pile of which something was keyed must have
    /// been counted; one of which nothing was keyed may have been left out.
    #[must_use]
    pub fn match_pile(&self, pile: &Pile) -> bool {
        let same = |keyed: i64, counted: Option<i64>| counted.unwrap_or(0) == keyed;
        same(self.cheques, pile.cheques)
            && same(self.cheques_cents, pile.cheques_cents)
            && same(self.cash_cents, pile.cash_cents)
    }
}

/// Adds up what was keyed.
#[must_use]
pub fn sums(lines: &[Line]) -> Sums {
    let mut sums = Sums::default();
    for line in lines {
        let (count, cents) = match line.way {
            PayWay::Cheque => (&mut sums.cheques, &mut sums.cheques_cents),
            PayWay::Cash => (&mut sums.cash, &mut sums.cash_cents),
            _ => (&mut sums.others, &mut sums.others_cents),
        };
        *count += 1;
        *cents += line.cents;
    }
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cheque(cents: i64) -> Line {
        Line { way: PayWay::Cheque, cents }
    }

    #[test]
    fn a_pile_that_adds_up_is_closed_and_no_other() {
        let keyed = sums(&[cheque(6_000), cheque(9_000), Line { way: PayWay::Cash, cents: 1_200 }]);
        let pile = Pile { cheques: Some(2), cheques_cents: Some(15_000), cash_cents: Some(1_200) };
        assert!(keyed.match_pile(&pile));
        for other in [
            Pile { cheques: Some(3), ..pile },
            Pile { cheques_cents: Some(14_900), ..pile },
            Pile { cash_cents: None, ..pile },
            Pile::default(),
        ] {
            assert!(!keyed.match_pile(&other), "{other:?}");
        }
        assert!(sums(&[]).match_pile(&Pile::default()));
        let transfer = sums(&[Line { way: PayWay::Transfer, cents: 500 }]);
        assert!(transfer.match_pile(&Pile::default()));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_in_adding(lines in proptest::collection::vec(
            (0_usize..6, 1_i64..1_000_000), 0..80)) {
            let lines: Vec<Line> = lines
                .into_iter()
                .map(|(way, cents)| Line { way: PayWay::ALL[way], cents })
                .collect();
            let sums = sums(&lines);
            prop_assert_eq!(sums.count(), i64::try_from(lines.len()).unwrap());
            prop_assert_eq!(sums.cents(), lines.iter().map(|line| line.cents).sum::<i64>());
        }
    }
}
