//! What one collector owes another: statements in order, settled oldest first.

/// What a statement makes one collector owe another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Which statement.
    pub statement: String,
    /// When it was drawn up, ISO text.
    pub drawn_on: String,
    /// How much; less than nothing when too much was stated before.
    pub cents: i64,
}

/// A statement that is not wholly settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Which statement.
    pub statement: String,
    /// What is left of it.
    pub cents: i64,
    /// Whether its time is over.
    pub is_late: bool,
}

/// How two collectors stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Balance {
    /// All that was stated.
    pub owed_cents: i64,
    /// All that was settled.
    pub settled_cents: i64,
    /// What is left; less than nothing when too much was paid.
    pub open_cents: i64,
    /// What of it is late.
    pub late_cents: i64,
    /// The statements behind it.
    pub open: Vec<Open>,
}

/// Settles what is owed with what was paid, oldest first. What was stated too much counts as paid.
/// `late_before`: statements drawn up before this day are late.
#[must_use]
pub fn apply(owed: &[Owed], settled_cents: i64, late_before: &str) -> Balance {
    let credits: i64 = owed.iter().map(|one| one.cents.min(0)).sum();
    let mut left = settled_cents - credits;
    let mut open = Vec::new();
    for one in owed.iter().filter(|one| one.cents > 0) {
        let taken = one.cents.min(left.max(0));
        left -= taken;
        if taken < one.cents {
            open.push(Open {
                statement: one.statement.clone(),
                cents: one.cents - taken,
                is_late: one.drawn_on.as_str() < late_before,
            });
        }
    }
    let owed_cents: i64 = owed.iter().map(|one| one.cents).sum();
    Balance {
        owed_cents,
        settled_cents,
        open_cents: owed_cents - settled_cents,
        late_cents: open.iter().filter(|one| one.is_late).map(|one| one.cents).sum(),
        open,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn owed(statement: &str, drawn_on: &str, cents: i64) -> Owed {
        Owed { statement: statement.into(), drawn_on: drawn_on.into(), cents }
    }

    #[test]
    fn the_oldest_is_settled_first() {
        let all = [owed("a", "2026-09-05", 1_000), owed("b", "2026-10-05", 2_000)];
        let balance = apply(&all, 1_500, "2026-10-01");
        assert_eq!((balance.open_cents, balance.late_cents), (1_500, 0));
        assert_eq!(balance.open, [Open { statement: "b".into(), cents: 1_500, is_late: false }]);
        assert_eq!(apply(&all, 0, "2026-10-01").late_cents, 1_000);
    }

    #[test]
    fn a_correction_counts_as_paid() {
        let all = [owed("a", "2026-09-05", 1_000), owed("b", "2026-10-05", -400)];
        let balance = apply(&all, 600, "2026-12-01");
        assert_eq!((balance.open_cents, balance.open.len()), (0, 0));
        assert_eq!(apply(&all, 900, "2026-12-01").open_cents, -300);
    }

    proptest! {
        #[test]
        fn what_is_open_is_what_is_left(
            amounts in proptest::collection::vec(-5_000_i64..20_000, 0..12),
            settled in 0_i64..60_000,
        ) {
            let all: Vec<Owed> =
                amounts.iter().map(|cents| owed("s", "2026-01-01", *cents)).collect();
            let balance = apply(&all, settled, "2026-02-01");
            let open: i64 = balance.open.iter().map(|one| one.cents).sum();
            prop_assert_eq!(open, balance.open_cents.max(0));
            prop_assert_eq!(balance.late_cents, open);
        }
    }
}
