//! A number or day of people, as often as each has one: ages, days of joining.

use std::sync::Arc;

use kernel::db::Cell;

use crate::criterion::Sign;
use crate::segments::store::facts::set::Set;

/// Rows that stand apart; with more, all are sorted anew.
const LATER_ROWS_MAX: usize = 10_000;

/// Numbers of people, each with a value.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// In the order of the numbers.
    rows: Arc<Vec<(u32, i64)>>,
    /// People whose rows there no longer hold.
    replaced: Set,
    /// Their rows, in the order of the numbers.
    later: Vec<(u32, i64)>,
}

impl Column {
    /// The column of these rows.
    pub fn of(mut rows: Vec<(u32, i64)>) -> Self {
        rows.sort_unstable();
        rows.shrink_to_fit();
        Self { rows: Arc::new(rows), ..Self::default() }
    }

    /// The same, but for the people of `changed`, who now have `rows`.
    pub fn changed(&self, changed: &Set, rows: Vec<(u32, i64)>) -> Self {
        let mut replaced = self.replaced.clone();
        replaced.or(changed);
        let kept = self.later.iter().filter(|(number, _)| !changed.has(*number));
        let mut later: Vec<(u32, i64)> = kept.copied().chain(rows).collect();
        later.sort_unstable();
        let column = Self { rows: self.rows.clone(), replaced, later };
        match column.later.len() > LATER_ROWS_MAX {
            true => Self::of(column.rows().collect()),
            false => column,
        }
    }

    /// All rows; those of one person stand together.
    fn rows(&self) -> impl Iterator<Item = (u32, i64)> {
        let first = self.rows.iter().filter(|(number, _)| !self.replaced.has(*number));
        first.chain(&self.later).copied()
    }

    /// Who has at least `times` values within all bounds.
    pub fn within(&self, bounds: &[(Sign, i64)], times: i64) -> Set {
        let mut set = Set::default();
        let (mut person, mut seen) = (u32::MAX, 0);
        for (number, value) in self.rows() {
            if number != person {
                (person, seen) = (number, 0);
            }
            if bounds.iter().all(|(sign, bound)| sign.holds(value, *bound)) {
                seen += 1;
                if seen == times {
                    set.put(person, true);
                }
            }
        }
        set
    }

    /// Memory that it takes.
    pub fn bytes(&self) -> usize {
        (self.rows.len() + self.later.len()) * size_of::<(u32, i64)>() + self.replaced.bytes()
    }
}

/// What is compared, as a number that compares alike: a whole number, or a day `2026`, `2026-11`
/// or `2026-11-24`. `None` for anything else.
pub fn comparable(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Int(number) => Some(*number),
        Cell::Text(day) => day_number(day),
        _ => None,
    }
}

fn day_number(day: &str) -> Option<i64> {
    let mut parts = day.split('-');
    let number = |part: Option<&str>, length: usize| match part {
        None => Some(0),
        Some(part) if part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()) => {
            // From 1, so that «2026» comes before «2026-00».
            part.parse::<i64>().ok().map(|number| number + 1)
        }
        Some(_) => None,
    };
    let (year, month, date) = (parts.next(), parts.next(), parts.next());
    let (year, month, date) = (number(year, 4)?, number(month, 2)?, number(date, 2)?);
    parts.next().is_none().then_some((year * 1_000 + month) * 1_000 + date)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_day_is_not_compared() {
        for wrong in ["", "19", "1990-1", "1990-01-", "1990-01-01-", "1990-0a", "né en 1990"] {
            assert_eq!(day_number(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None,
            ..ProptestConfig::default() })]

        #[test]
        fn days_compare_as_their_texts(left in day(), right in day()) {
            let (l, r) = (day_number(&left).unwrap(), day_number(&right).unwrap());
            prop_assert_eq!(l.cmp(&r), left.cmp(&right));
        }
    }

    fn day() -> impl Strategy<Value = String> {
        prop_oneof![
            "(19[0-9]{2}|20[0-3][0-9])",
            "(199[0-9]|202[0-9])-[01][0-9]",
            "(199[89]|2026)-[01][0-9]-[0-3][0-9]",
        ]
    }

    #[test]
    fn values_within_bounds_are_counted_for_each() {
        let column = Column::of(vec![(3, 10), (1, 5), (3, 12), (3, 30), (2, 12)]);
        let within = |bounds: &[(Sign, i64)], times| {
            column.within(bounds, times).numbers().collect::<Vec<_>>()
        };
        assert_eq!(within(&[], 1), [1, 2, 3]);
        assert_eq!(within(&[(Sign::AtLeast, 10), (Sign::Less, 30)], 1), [2, 3]);
        assert_eq!(within(&[(Sign::AtLeast, 10), (Sign::Less, 30)], 2), [3]);
        let changed = [1, 3].into_iter().collect();
        let column = column.changed(&changed, vec![(3, 7)]);
        assert_eq!(column.rows().collect::<Vec<_>>(), [(2, 12), (3, 7)]);
        let many = (10..30_000).map(|number| (number, 1)).collect::<Vec<_>>();
        let all = many.iter().map(|(number, _)| *number).collect();
        let column = column.changed(&all, many).changed(&[2].into_iter().collect(), vec![]);
        assert!(column.later.is_empty() && column.rows().count() == 1 + 29_990);
    }
}
