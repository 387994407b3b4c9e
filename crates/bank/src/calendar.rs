//! Days on which banks settle: TARGET is closed on week-ends, 1 January, Good Friday, Easter
//! Monday, 1 May, 25 and 26 December (decision ECB/2000, in force since 2002).

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How far a search for a business day goes, in days; closings are at most five in a row.
const SEARCH_MAX_DAYS: usize = 15;

fn date(day: &str) -> Option<Date> {
    if day.len() == 10 { day.parse().ok() } else { None }
}

/// Whether banks settle on this day; not a day: no.
#[must_use]
pub fn is_business_day(day: &str) -> bool {
    date(day).is_some_and(is_open)
}

fn is_open(day: Date) -> bool {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return false;
    }
    if matches!((day.month(), day.day()), (1 | 5, 1) | (12, 25 | 26)) {
        return false;
    }
    let Some(easter) = easter(day.year()) else { return true };
    let moved = |span: Span| easter.checked_add(span).ok();
    Some(day) != moved((-2).days()) && Some(day) != moved(1.day())
}

/// Easter Sunday, by the Gregorian computus of Meeus.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (cycle, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let skipped = (century + 8) / 25;
    let epact = (19 * cycle + century - century / 4 - (century - skipped + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (cycle + 11 * epact + 22 * weekday) / 451;
    let total = epact + weekday - 7 * correction + 114;
    let (month, day) = (i8::try_from(total / 31).ok()?, i8::try_from(total % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}

/// The day itself when banks settle on it, else the next on which they do.
#[must_use]
pub fn next_business_day(day: &str) -> Option<String> {
    let mut found = date(day)?;
    for _ in 0..SEARCH_MAX_DAYS {
        if is_open(found) {
            return Some(found.to_string());
        }
        found = found.tomorrow().ok()?;
    }
    None
}

/// So many business days after a day.
#[must_use]
pub fn plus_business_days(day: &str, count: u16) -> Option<String> {
    let mut found = day.to_owned();
    for _ in 0..count {
        found = next_business_day(&plus_days(&found, 1)?)?;
    }
    if count == 0 { next_business_day(&found) } else { Some(found) }
}

/// So many calendar days after a day, or before it.
#[must_use]
pub fn plus_days(day: &str, count: i32) -> Option<String> {
    date(day)?.checked_add(i64::from(count).days()).ok().map(|moved| moved.to_string())
}
