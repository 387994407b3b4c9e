//! How days, moments, numbers, money and telephone numbers are written in each language.
//!
//! Moments are shown in the time of Europe/Paris; its rules are compiled in, so that a server
//! without a time zone database shows the same hours.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::Language;

const MONTHS_FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const MONTHS_FRENCH_SHORT: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];
const MONTHS_ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_ENGLISH_SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/// The time zone in which moments are shown: Europe/Paris.
pub fn time_zone() -> TimeZone {
    static PARIS: LazyLock<TimeZone> = LazyLock::new(|| {
        // The database is compiled in and a test finds Paris there: UTC is never reached.
        TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
    });
    PARIS.clone()
}

/// A month's name, 1 to 12, full or short ("novembre", "nov."). Other numbers give "".
pub fn month(language: Language, number: i8, short: bool) -> &'static str {
    let names = match (language, short) {
        (Language::French, false) => &MONTHS_FRENCH,
        (Language::French, true) => &MONTHS_FRENCH_SHORT,
        (Language::English, false) => &MONTHS_ENGLISH,
        (Language::English, true) => &MONTHS_ENGLISH_SHORT,
    };
    let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    place.and_then(|place| names.get(place)).copied().unwrap_or_default()
}

/// The name of the day of the week: "mardi", "Tuesday".
pub fn weekday(language: Language, day: Date) -> &'static str {
    match (language, day.weekday()) {
        (Language::French, Weekday::Monday) => "lundi",
        (Language::French, Weekday::Tuesday) => "mardi",
        (Language::French, Weekday::Wednesday) => "mercredi",
        (Language::French, Weekday::Thursday) => "jeudi",
        (Language::French, Weekday::Friday) => "vendredi",
        (Language::French, Weekday::Saturday) => "samedi",
        (Language::French, Weekday::Sunday) => "dimanche",
        (Language::English, Weekday::Monday) => "Monday",
        (Language::English, Weekday::Tuesday) => "Tuesday",
        (Language::English, Weekday::Wednesday) => "Wednesday",
        (Language::English, Weekday::Thursday) => "Thursday",
        (Language::English, Weekday::Friday) => "Friday",
        (Language::English, Weekday::Saturday) => "Saturday",
        (Language::English, Weekday::Sunday) => "Sunday",
    }
}

/// A day in words: "24 novembre 2026", "24 November 2026".
pub fn day(language: Language, day: Date) -> String {
    let name = month(language, day.month(), false);
    format!("{}\u{a0}{name} {}", ordinal(language, day), day.year())
}

/// A day in a table: "24 nov. 2026", "24 Nov 2026".
pub fn day_short(language: Language, day: Date) -> String {
    let name = month(language, day.month(), true);
    format!("{}\u{a0}{name} {}", ordinal(language, day), day.year())
}

/// A day of the current year, where the year is known: "24 novembre", "24 November".
pub fn day_month(language: Language, day: Date) -> String {
    format!("{}\u{a0}{}", ordinal(language, day), month(language, day.month(), false))
}

/// A moment in words, from milliseconds since 1970 in UTC: "24 novembre 2026 à 18 h 30".
/// A value that no calendar holds gives "".
pub fn moment(language: Language, milliseconds: i64) -> String {
    let Ok(instant) = Timestamp::from_millisecond(milliseconds) else {
        return String::new();
    };
    let local = time_zone().to_datetime(instant);
    let written = day(language, local.date());
    match language {
        Language::French => format!("{written} à {}", hour(language, local.time())),
        Language::English => format!("{written} at {}", hour(language, local.time())),
    }
}

/// A moment in a table: "24 nov. 2026, 18 h 30". A value that no calendar holds gives "".
pub fn moment_short(language: Language, milliseconds: i64) -> String {
    let Ok(instant) = Timestamp::from_millisecond(milliseconds) else {
        return String::new();
    };
    let local = time_zone().to_datetime(instant);
    format!("{}, {}", day_short(language, local.date()), hour(language, local.time()))
}

/// A moment for `<time datetime>`, RFC 3339 in UTC: "2026-11-24T17:30:00Z".
pub fn iso(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds).map(|at| at.to_string()).unwrap_or_default()
}

/// A whole number with thousands: "4 812" (U+202F), "4,812".
pub fn number(language: Language, whole: i64) -> String {
    let separator = match language {
        Language::French => '\u{202f}',
        Language::English => ',',
    };
    let digits = whole.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() * 2);
    if whole < 0 {
        written.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// An amount in euros, from cents: "968 €", "64,50 €"; "€968", "€64.50". `always_cents` keeps
/// the two decimals of a round amount, as accounts want.
pub fn money(language: Language, cents: i64, always_cents: bool) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    let whole = i64::try_from(cents.unsigned_abs() / 100).unwrap_or(i64::MAX);
    let rest = cents.unsigned_abs() % 100;
    let euros = number(language, whole);
    let decimal = if language == Language::French { ',' } else { '.' };
    let amount =
        if rest == 0 && !always_cents { euros } else { format!("{euros}{decimal}{rest:02}") };
    match language {
        Language::French => format!("{sign}{amount}\u{a0}€"),
        Language::English => format!("{sign}€{amount}"),
    }
}

/// A telephone number as it is read aloud, from E.164: "06 39 98 22 60" for a French one,
/// "+32 470 12 34 56" for another. What is not E.164 is returned as it is.
pub fn phone(number: &str) -> String {
    let Some(digits) = number.strip_prefix('+') else {
        return number.to_owned();
    };
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return number.to_owned();
    }
    match digits.strip_prefix("33") {
        Some(national) if national.len() == 9 => by_two(&format!("0{national}")),
        _ => {
            let (country, national) = digits.split_at(country_length(digits).min(digits.len()));
            let (area, rest) = national.split_at(3.min(national.len()));
            let parts = [format!("+{country}"), area.to_owned(), by_two(rest)];
            parts.join("\u{a0}").trim_end_matches('\u{a0}').to_owned()
        }
    }
}

fn ordinal(language: Language, day: Date) -> String {
    match (language, day.day()) {
        (Language::French, 1) => "1er".to_owned(),
        (_, number) => number.to_string(),
    }
}

fn hour(language: Language, time: jiff::civil::Time) -> String {
    match (language, time.minute()) {
        (Language::French, 0) => format!("{}\u{a0}h", time.hour()),
        (Language::French, minute) => format!("{}\u{a0}h\u{a0}{minute:02}", time.hour()),
        (Language::English, minute) => format!("{:02}:{minute:02}", time.hour()),
    }
}

/// Length of a country code of the numbering plan (ITU-T E.164): 1 and 7 stand alone, a list of
/// two-digit codes is known, all others have three digits.
fn country_length(digits: &str) -> usize {
    const TWO: [&str; 44] = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46",
        "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63",
        "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    if digits.starts_with(['1', '7']) {
        1
    } else if digits.get(..2).is_some_and(|two| TWO.contains(&two)) {
        2
    } else {
        3
    }
}

/// Digits two by two, joined so that they stay on one line. A single first digit stands alone
/// in front when the count is odd.
fn by_two(digits: &str) -> String {
    let mut written = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(2) {
            written.push('\u{a0}');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, French};

    fn plain(text: &str) -> String {
        text.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn days_are_written_in_words() {
        let first = Date::constant(2026, 1, 1);
        let other = Date::constant(2026, 11, 24);
        assert_eq!(plain(&day(French, other)), "24 novembre 2026");
        assert_eq!(plain(&day(French, first)), "1er janvier 2026");
        assert_eq!(plain(&day(English, other)), "24 November 2026");
        assert_eq!(plain(&day_short(French, other)), "24 nov. 2026");
        assert_eq!(plain(&day_short(English, other)), "24 Nov 2026");
        assert_eq!(plain(&day_month(French, first)), "1er janvier");
        assert_eq!(weekday(French, other), "mardi");
        assert_eq!(weekday(English, other), "Tuesday");
        assert_eq!(month(French, 13, false), "");
        assert_eq!(month(French, 0, true), "");
    }

    #[test]
    fn moments_are_shown_in_paris_time_in_winter_and_summer() {
        assert_eq!(time_zone().iana_name(), Some("Europe/Paris"));
        let winter = 1_795_541_400_000;
        assert_eq!(iso(winter), "2026-11-24T17:30:00Z");
        assert_eq!(plain(&moment(French, winter)), "24 novembre 2026 à 18 h 30");
        assert_eq!(plain(&moment(English, winter)), "24 November 2026 at 18:30");
        assert_eq!(plain(&moment_short(French, winter)), "24 nov. 2026, 18 h 30");
        let summer = 1_782_900_000_000;
        assert_eq!(iso(summer), "2026-07-01T10:00:00Z");
        assert_eq!(plain(&moment(French, summer)), "1er juillet 2026 à 12 h");
        assert_eq!(moment(French, i64::MAX), "");
        assert_eq!(moment_short(French, i64::MAX), "");
        assert_eq!(iso(i64::MAX), "");
    }

    #[test]
    fn numbers_and_amounts_have_thousands() {
        assert_eq!(number(French, 4812), "4\u{202f}812");
        assert_eq!(number(French, -1_204_000), "−1\u{202f}204\u{202f}000");
        assert_eq!(number(English, 1_204_000), "1,204,000");
        assert_eq!(number(French, 12), "12");
        assert_eq!(number(English, i64::MIN), "−9,223,372,036,854,775,808");
        assert_eq!(plain(&money(French, 96_800, false)), "968 €");
        assert_eq!(plain(&money(French, 6_450, false)), "64,50 €");
        assert_eq!(plain(&money(French, 96_800, true)), "968,00 €");
        assert_eq!(plain(&money(English, -123_456, false)), "−€1,234.56");
        assert_eq!(plain(&money(French, -5, true)), "−0,05 €");
    }

    #[test]
    fn telephone_numbers_are_grouped() {
        assert_eq!(plain(&phone("+33639982260")), "06 39 98 22 60");
        assert_eq!(plain(&phone("+32470123456")), "+32 470 12 34 56");
        assert_eq!(plain(&phone("+352621123456")), "+352 621 12 34 56");
        assert_eq!(plain(&phone("+14155550123")), "+1 415 5 55 01 23");
        assert_eq!(phone("3949"), "3949");
        assert_eq!(phone("+"), "+");
        assert_eq!(phone("+33x"), "+33x");
        assert_eq!(plain(&phone("+3")), "+3");
    }
}
