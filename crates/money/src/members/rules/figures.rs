//! Figures drawn from counts: who stays year after year, and classes of a map.

use std::collections::BTreeMap;

/// Years after joining of which figures are told.
pub const YEARS_AFTER_MAX: usize = 10;
/// Classes of a map, beside nought.
pub const CLASSES: usize = 4;

/// Those who joined in one year, and how many of them were members at the end of each year since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The year of joining.
    pub year: i64,
    /// How many joined.
    pub joined: i64,
    /// How many were members at the end of that year, of the next, and so on; of the year that
    /// runs, today.
    pub still: Vec<i64>,
}

/// Who stayed: from counts of memberships by year of joining and year of ending (0 for none).
/// Newest first.
#[must_use]
pub fn stays(counts: &[(i64, i64, i64)], this_year: i64) -> Vec<Stay> {
    let mut by_year: BTreeMap<i64, Vec<(i64, i64)>> = BTreeMap::new();
    for (joined, ended, count) in counts {
        by_year.entry(*joined).or_default().push((*ended, *count));
    }
    let stay = |(year, ends): (i64, Vec<(i64, i64)>)| {
        let still_in = |at: i64| {
            let stays = ends.iter().filter(|(ended, _)| *ended == 0 || *ended > at);
            stays.map(|(_, count)| count).sum()
        };
        let through =
            this_year.min(year.saturating_add(i64::try_from(YEARS_AFTER_MAX).unwrap_or(0)));
        Stay {
            year,
            joined: ends.iter().map(|(_, count)| count).sum(),
            still: (year..=through).map(still_in).collect(),
        }
    };
    by_year.into_iter().rev().map(stay).collect()
}

/// Of all who joined so many whole years ago or more, how many in a hundred were still members
/// after each year; as far as somebody joined long enough ago.
#[must_use]
pub fn stayed_percent(stays: &[Stay], this_year: i64) -> Vec<i64> {
    let after = |years: usize| {
        let ended = |stay: &&Stay| {
            i64::try_from(years).is_ok_and(|years| stay.year.saturating_add(years) < this_year)
        };
        let (mut joined, mut still) = (0_i64, 0_i64);
        for stay in stays.iter().filter(ended) {
            joined += stay.joined;
            still += stay.still.get(years).copied().unwrap_or(0);
        }
        (joined > 0).then(|| still * 100 / joined)
    };
    (0..=YEARS_AFTER_MAX).map_while(after).collect()
}

/// The least count of each class of a map, so that each class holds about as many places: rising,
/// without repetition.
#[must_use]
pub fn class_bounds(counts: &[i64]) -> Vec<i64> {
    let mut known: Vec<i64> = counts.iter().copied().filter(|count| *count > 0).collect();
    known.sort_unstable();
    let at = |class: usize| known.get(class * known.len() / CLASSES).copied();
    let mut bounds: Vec<i64> = (0..CLASSES).filter_map(at).collect();
    bounds.dedup();
    bounds
}

/// The class of a count, from 1; 0 for nought.
#[must_use]
pub fn class_of(count: i64, bounds: &[i64]) -> usize {
    bounds.iter().filter(|bound| count >= **bound).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn who_joined_and_left_is_counted_at_each_year_s_end() {
        let counts = [(2024, 0, 6), (2024, 2024, 1), (2024, 2025, 3), (2026, 0, 4)];
        let found = stays(&counts, 2026);
        assert_eq!(found.first().map(|stay| (stay.year, stay.joined)), Some((2026, 4)));
        let old = Stay { year: 2024, joined: 10, still: vec![9, 6, 6] };
        assert_eq!(found.get(1), Some(&old));
        // Of the year that runs nothing is told yet.
        assert_eq!(stayed_percent(&found, 2026), [90, 60]);
    }

    #[test]
    fn a_map_of_one_place_has_one_class() {
        assert_eq!(class_bounds(&[0, 7, 0]), [7]);
        assert_eq!((class_of(0, &[7]), class_of(7, &[7])), (0, 1));
        assert_eq!(class_bounds(&[]), Vec::<i64>::new());
    }

    proptest! {
        #[test]
        fn classes_rise_with_counts(counts in prop::collection::vec(0_i64..5_000, 0..110)) {
            let bounds = class_bounds(&counts);
            prop_assert!(bounds.len() <= CLASSES && bounds.is_sorted());
            for one in &counts {
                prop_assert_eq!(class_of(*one, &bounds) == 0, *one == 0);
                for other in counts.iter().filter(|other| *other >= one) {
                    prop_assert!(class_of(*one, &bounds) <= class_of(*other, &bounds));
                }
            }
        }

        #[test]
        fn nobody_comes_back_by_waiting(
            counts in prop::collection::vec((2015_i64..2027, 2015_i64..2027, 0_i64..50), 0..40),
        ) {
            for stay in stays(&counts, 2026) {
                prop_assert!(stay.still.iter().all(|still| *still <= stay.joined));
                prop_assert!(stay.still.is_sorted_by(|before, after| before >= after));
            }
        }
    }
}
