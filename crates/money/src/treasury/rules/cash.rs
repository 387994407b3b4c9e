//! The cash book of a unit, month by month: what was there, came, went and is there.

use serde::Serialize;

/// One month of a cash book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Month {
    /// The month, `2026-11`.
    pub month: String,
    /// Cash on its first morning.
    pub opening_cents: i64,
    /// What came.
    pub in_cents: i64,
    /// What went.
    pub out_cents: i64,
}

impl Month {
    /// Cash on its last evening.
    #[must_use]
    pub const fn closing_cents(&self) -> i64 {
        self.opening_cents + self.in_cents - self.out_cents
    }
}

/// The month of a day (ISO texts).
#[must_use]
pub fn month_of(day: &str) -> &str {
    day.get(..7).unwrap_or(day)
}

/// The month after another one.
#[must_use]
pub fn next_month(month: &str) -> String {
    let parsed = month
        .split_once('-')
        .and_then(|(year, number)| Some((year.parse::<i64>().ok()?, number.parse::<i64>().ok()?)));
    match parsed {
        Some((year, 12)) => format!("{:04}-01", year + 1),
        Some((year, number)) => format!("{year:04}-{:02}", number + 1),
        None => month.to_owned(),
    }
}

/// Most months of a book at a glance.
const MONTHS_MAX: usize = 240;

/// Every month from one to another, both included.
#[must_use]
pub fn months_between(from: &str, to: &str) -> Vec<String> {
    let mut months = Vec::new();
    let mut month = from.to_owned();
    while month.as_str() <= to && months.len() < MONTHS_MAX {
        let next = next_month(&month);
        months.push(month);
        month = next;
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other_over_the_year() {
        assert_eq!(next_month("2026-11"), "2026-12");
        assert_eq!(next_month("2026-12"), "2027-01");
        assert_eq!(months_between("2026-11", "2027-01"), ["2026-11", "2026-12", "2027-01"]);
        assert!(months_between("2026-12", "2026-11").is_empty());
        assert_eq!(month_of("2026-11-24"), "2026-11");
    }

    #[test]
    fn a_month_ends_with_what_the_next_begins() {
        let month = Month {
            month: "2026-11".to_owned(),
            opening_cents: 5_000,
            in_cents: 12_300,
            out_cents: 10_000,
        };
        assert_eq!(month.closing_cents(), 7_300);
    }
}
