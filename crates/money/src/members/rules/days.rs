//! Days and months as ISO text: `2026-11-24`, `2026-11`. They sort as time does.

use jiff::ToSpan;
use jiff::civil::Date;

/// The month of a day: `2026-11` of `2026-11-24`.
pub fn month_of(day: &str) -> String {
    day.get(..7).unwrap_or(day).to_owned()
}

/// The year of a day or month: `2026`.
pub fn year_of(day: &str) -> String {
    day.get(..4).unwrap_or(day).to_owned()
}

/// The first day of a month.
pub fn first_day(month: &str) -> String {
    format!("{month}-01")
}

/// The last day of a month.
pub fn last_day(month: &str) -> String {
    change(&first_day(month), Date::last_of_month)
}

/// The month `count` months later.
pub fn plus_months(month: &str, count: i64) -> String {
    month_of(&day_plus_months(&first_day(month), count))
}

/// The day `count` months later; the last day of a shorter month.
pub fn day_plus_months(day: &str, count: i64) -> String {
    change(day, |date| date.saturating_add(count.months()))
}

/// The day `count` days later, or earlier when it is below nought.
pub fn plus_days(day: &str, count: i64) -> String {
    change(day, |date| date.saturating_add(count.days()))
}

/// Whole months from one day to a later one; nought when it is not later.
pub fn months_between(from: &str, to: &str) -> i64 {
    let (Ok(from), Ok(to)) = (from.parse::<Date>(), to.parse::<Date>()) else { return 0 };
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
    let whole = if to.day() < from.day() { months - 1 } else { months };
    whole.max(0)
}

/// Whole years from one day to another, as ages are counted.
pub fn years_between(from: &str, to: &str) -> i64 {
    months_between(from, to) / 12
}

/// Whether a text is a day that exists.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// Whether a text is a month.
pub fn is_month(text: &str) -> bool {
    text.len() == 7 && is_day(&first_day(text))
}

/// Applies a change to a day; a text that is no day stays as it is.
fn change(day: &str, change: impl FnOnce(Date) -> Date) -> String {
    day.parse::<Date>().map_or_else(|_| day.to_owned(), |date| change(date).to_string())
}
