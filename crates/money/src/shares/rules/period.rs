//! Months, as texts: `2026-11`.

/// Whether a text is a month.
#[must_use]
pub fn is_month(text: &str) -> bool {
    let parts = text.split_once('-');
    text.len() == 7
        && parts.is_some_and(|(year, month)| {
            year.len() == 4
                && year.bytes().all(|byte| byte.is_ascii_digit())
                && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
        })
}

fn parts(month: &str) -> (i64, i64) {
    let (year, month) = month.split_once('-').unwrap_or(("2000", "1"));
    (year.parse().unwrap_or(2000), month.parse().unwrap_or(1))
}

/// The month before.
#[must_use]
pub fn previous(month: &str) -> String {
    let (year, number) = parts(month);
    let (year, number) = if number <= 1 { (year - 1, 12) } else { (year, number - 1) };
    format!("{year:04}-{number:02}")
}

/// Its first day.
#[must_use]
pub fn first_day(month: &str) -> String {
    format!("{month}-01")
}

/// Its last day.
#[must_use]
pub fn last_day(month: &str) -> String {
    let (year, number) = parts(month);
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let days = match number {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{month}-{days}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        assert_eq!(previous("2026-01"), "2025-12");
        assert_eq!(last_day("2024-02"), "2024-02-29");
        assert_eq!(last_day("2026-02"), "2026-02-28");
        assert_eq!(first_day("2026-11"), "2026-11-01");
        assert!(is_month("2026-11") && !is_month("2026-13") && !is_month("26-11"));
        assert!(!is_month("2026-1") && !is_month("20261-1"));
    }
}
