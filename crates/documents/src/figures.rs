//! Amounts and days as documents print them.
use crate::Lang;

const MONTHS_FR: [&str; 12] = [
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
const MONTHS_EN: [&str; 12] = [
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

/// An amount with its cents: `1 726,00 €`, or `€1,726.00`.
#[must_use]
pub fn euros(lang: Lang, cents: i64) -> String {
    let whole = (cents.unsigned_abs() / 100).to_string();
    let rest = cents.unsigned_abs() % 100;
    let whole = grouped(&whole, lang.pick("\u{202f}", ","));
    let minus = if cents < 0 { "\u{2212}" } else { "" };
    match lang {
        Lang::Fr => format!("{minus}{whole},{rest:02}\u{a0}€"),
        Lang::En => format!("{minus}€{whole}.{rest:02}"),
    }
}

fn grouped(digits: &str, separator: &str) -> String {
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

/// An ISO day in words: `1er décembre 2026`, or `1 December 2026`; anything else as it is.
#[must_use]
pub fn day(lang: Lang, iso: &str) -> String {
    let mut parts = iso.splitn(3, '-');
    let read = || -> Option<(u16, usize, u8)> {
        let year = parts.next()?.parse().ok()?;
        let month: usize = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Some((year, month.checked_sub(1)?, day))
    };
    let Some((year, month, day)) = { read }() else { return iso.to_owned() };
    let months = match lang {
        Lang::Fr => MONTHS_FR,
        Lang::En => MONTHS_EN,
    };
    let Some(month) = months.get(month) else { return iso.to_owned() };
    let first = if day == 1 && lang == Lang::Fr { "er" } else { "" };
    format!("{day}{first}\u{a0}{month} {year}")
}

/// A short day for tables: `01/12/2026`, or `2026-12-01` in English.
pub(crate) fn short_day(lang: Lang, iso: &str) -> String {
    let parts: Vec<&str> = iso.splitn(3, '-').collect();
    match (lang, parts.as_slice()) {
        (Lang::Fr, [year, month, day]) => format!("{day}/{month}/{year}"),
        _ => iso.to_owned(),
    }
}

/// An IBAN in groups of four.
pub(crate) fn iban(compact: &str) -> String {
    let mut out = String::new();
    for (at, letter) in compact.chars().filter(|letter| !letter.is_whitespace()).enumerate() {
        if at > 0 && at.is_multiple_of(4) {
            out.push('\u{a0}');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_days_are_printed() {
        assert_eq!(euros(Lang::Fr, 172_600), "1\u{202f}726,00\u{a0}€");
        assert_eq!(euros(Lang::En, -5), "\u{2212}€0.05");
        assert_eq!(euros(Lang::Fr, 123_456_789), "1\u{202f}234\u{202f}567,89\u{a0}€");
        assert_eq!(day(Lang::Fr, "2026-12-01"), "1er\u{a0}décembre 2026");
        assert_eq!(day(Lang::En, "2026-12-01"), "1\u{a0}December 2026");
        assert_eq!(day(Lang::Fr, "2026"), "2026");
        assert_eq!(short_day(Lang::Fr, "2026-12-01"), "01/12/2026");
        assert_eq!(iban("FR7630006000011234567890189").split('\u{a0}').count(), 7);
    }
}
