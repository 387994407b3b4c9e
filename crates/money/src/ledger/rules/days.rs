//! Days around a day, as ISO text; a text that is no day stays as it is.

use jiff::civil::Date;

/// The day after.
#[must_use]
pub fn day_after(day: &str) -> String {
    moved(day, |day| day.tomorrow().ok())
}

/// The day before.
#[must_use]
pub fn day_before(day: &str) -> String {
    moved(day, |day| day.yesterday().ok())
}

/// The last day of the month.
#[must_use]
pub fn month_end(day: &str) -> String {
    moved(day, |day| Some(day.last_of_month()))
}

fn moved(day: &str, to: impl Fn(Date) -> Option<Date>) -> String {
    let moved = day.parse::<Date>().ok().and_then(to);
    moved.map_or_else(|| day.to_owned(), |day| day.to_string())
}

/// A day as ISO text, from `2026-11-24` or `24/11/2026`; `None` when it is no day.
#[must_use]
pub fn iso_day(typed: &str) -> Option<String> {
    let parts: Vec<&str> = typed.split('/').map(str::trim).collect();
    let iso = match parts.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => typed.to_owned(),
    };
    let day = values::Day::parse(&iso).ok()?;
    Some(day.to_string())
}

/// Ends of the months that may be validated: from the first open day on, before today.
#[must_use]
pub fn month_ends(open_since: &str, today: &str) -> Vec<String> {
    const MONTHS_MAX: usize = 120;
    let mut ends = Vec::new();
    let mut end = month_end(open_since);
    while end.as_str() < today && ends.len() < MONTHS_MAX {
        let next = month_end(&day_after(&end));
        ends.push(std::mem::replace(&mut end, next));
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_move_over_the_ends_of_months_and_years() {
        assert_eq!(day_after("2026-12-31"), "2027-01-01");
        assert_eq!(day_before("2028-03-01"), "2028-02-29");
        assert_eq!(month_end("2026-02-03"), "2026-02-28");
        assert_eq!(day_after("x"), "x");
        assert_eq!(month_ends("2026-09-12", "2026-11-24"), ["2026-09-30", "2026-10-31"]);
        assert!(month_ends("2026-11-01", "2026-11-30").is_empty());
    }

    #[test]
    fn a_day_is_typed_as_in_france_too() {
        assert_eq!(iso_day("4/3/2026").as_deref(), Some("2026-03-04"));
        assert_eq!(iso_day("2026-03-04").as_deref(), Some("2026-03-04"));
        assert_eq!(iso_day("2026-02-30"), None);
        assert_eq!(iso_day(""), None);
    }
}
