//! How a gift is shared as those who give it chose, exact to the cent.

/// Percentages of a whole.
const WHOLE: i64 = 100;

/// Shares a sum by percentages that make a hundred: each part is rounded down to the cent, and the
/// cents that nobody takes go to the first.
#[must_use]
pub fn parted(cents: i64, percents: &[i64]) -> Vec<i64> {
    let part = |percent: &i64| {
        let exact = i128::from(cents.max(0)) * i128::from((*percent).clamp(0, WHOLE));
        i64::try_from(exact / i128::from(WHOLE)).unwrap_or(i64::MAX)
    };
    let mut parts: Vec<i64> = percents.iter().map(part).collect();
    let rest = cents.max(0) - parts.iter().sum::<i64>();
    if let Some(first) = parts.first_mut() {
        *first += rest;
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_takes_the_cents_that_nobody_else_does() {
        assert_eq!(parted(1_001, &[50, 30, 20]), [501, 300, 200]);
        assert_eq!(parted(1, &[0, 50, 50]), [1, 0, 0]);
        assert_eq!(parted(5_000, &[100]), [5_000]);
        assert!(parted(5_000, &[]).is_empty());
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole(
            cents in 0_i64..1_000_000_000_000, one in 0_i64..=100, two in 0_i64..=100,
        ) {
            let (low, high) = (one.min(two), one.max(two));
            let parts = parted(cents, &[low, high - low, WHOLE - high]);
            prop_assert_eq!(parts.iter().sum::<i64>(), cents);
            prop_assert!(parts.iter().all(|part| *part >= 0));
        }
    }
}
