//! Amounts of money as people type them, in integer cents.
use crate::cell::{is_blank, trimmed};

/// Largest amount read, in cents: ten thousand million euros.
pub const AMOUNT_MAX_CENTS: i64 = 1_000_000_000_000;
/// Longest text of an amount, in bytes.
const AMOUNT_MAX_BYTES: usize = 80;

facts! {
    /// Why a text is no amount.
    pub enum AmountError {
        Empty => "there is nothing",
        NotAnAmount => "the text is not an amount of money",
        TooManyDecimals => "an amount has at most two decimals",
        TooLarge => "the amount is beyond what anyone pays",
    }
}

/// Reads `137,50 euros`, `1 234,56 €`, `25.00`, `$2,535.00`, `€-20.00`, `12€50`, `30 €/mois`.
///
/// A lone separator before exactly three digits separates thousands (`2,535` is 2535.00). The
/// currency and the period are dropped: the column says what they mean.
///
/// # Errors
/// The first fact that makes the text unusable as an amount.
pub fn parse_cents(text: &str) -> Result<i64, AmountError> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(AmountError::Empty);
    }
    if text.len() > AMOUNT_MAX_BYTES {
        return Err(AmountError::NotAnAmount);
    }
    let (negative, number) = bare_number(text)?;
    let (whole, decimals) = split_decimals(&number)?;
    let cents = match decimals.as_bytes() {
        [] => 0,
        [tens] => i64::from(tens.saturating_sub(b'0')) * 10,
        [tens, units] => {
            i64::from(tens.saturating_sub(b'0')) * 10 + i64::from(units.saturating_sub(b'0'))
        }
        _ => return Err(AmountError::TooManyDecimals),
    };
    let whole = ungrouped(whole)?;
    if whole.is_empty() && decimals.is_empty() {
        return Err(AmountError::NotAnAmount);
    }
    let mut units = 0_i64;
    for digit in whole.bytes() {
        units = units
            .checked_mul(10)
            .and_then(|sum| sum.checked_add(i64::from(digit.saturating_sub(b'0'))))
            .ok_or(AmountError::TooLarge)?;
    }
    let total = units.checked_mul(100).and_then(|sum| sum.checked_add(cents));
    match total {
        Some(total) if total <= AMOUNT_MAX_CENTS => Ok(if negative { -total } else { total }),
        _ => Err(AmountError::TooLarge),
    }
}

/// Says whether an amount was signed, and its digits and separators, spaces written as one kind.
fn bare_number(text: &str) -> Result<(bool, String), AmountError> {
    let lower = text.to_lowercase();
    let mut rest = without_period(&lower);
    for word in ["euros", "euro", "eur", "chf", "usd", "fr."] {
        rest = rest.trim_matches(is_blank);
        rest = rest.strip_suffix(word).or_else(|| rest.strip_prefix(word)).unwrap_or(rest);
    }
    let mut negative = false;
    if let Some(inner) = rest.trim_matches(is_blank).strip_prefix('(') {
        rest = inner.strip_suffix(')').ok_or(AmountError::NotAnAmount)?;
        negative = true;
    }
    let mut number = String::with_capacity(rest.len());
    for (place, sign) in rest.char_indices() {
        match sign {
            '0'..='9' | '.' | ',' => number.push(sign),
            '\'' | '’' => number.push(' '),
            '-' | '−' | '–' if number.is_empty() && !negative => negative = true,
            '+' if number.is_empty() => {}
            '€' | '$' | '£' => {
                // « 12€50 »: the sign of the currency stands where the comma would.
                let after = rest.get(place + sign.len_utf8()..).unwrap_or("");
                if after.starts_with(|next: char| next.is_ascii_digit()) && !number.is_empty() {
                    number.push(',');
                }
            }
            blank if is_blank(blank) => number.push(' '),
            _ => return Err(AmountError::NotAnAmount),
        }
    }
    Ok((negative, number.trim().to_owned()))
}

/// The text before « /mois », « par an », « mensuel ».
fn without_period(text: &str) -> &str {
    let text = text.split_once('/').map_or(text, |(amount, period)| {
        let known = ["mois", "an", "année", "annee", "month", "year", "trimestre"];
        if known.contains(&period.trim_matches(is_blank)) { amount } else { text }
    });
    for period in [" par mois", " par an", " mensuel", " mensuels", " annuel", " annuels"] {
        if let Some(amount) = text.strip_suffix(period) {
            return amount;
        }
    }
    text
}

/// Splits at the decimal separator: the last one, unless it groups thousands.
fn split_decimals(number: &str) -> Result<(&str, &str), AmountError> {
    let Some(place) = number.rfind([',', '.']) else {
        return Ok((number, ""));
    };
    let (whole, rest) = number.split_at_checked(place).unwrap_or((number, ""));
    let decimals = rest.get(1..).unwrap_or("");
    let separator = rest.get(..1).unwrap_or("");
    let other = if separator == "," { '.' } else { ',' };
    let groups =
        whole.contains(separator) || (decimals.len() == 3 && !whole.contains([other, ' ']));
    if groups && whole != "0" && !whole.is_empty() {
        return Ok((number, ""));
    }
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountError::NotAnAmount);
    }
    if decimals.len() > 2 {
        return Err(AmountError::TooManyDecimals);
    }
    Ok((whole, decimals))
}

/// The digits of a whole number whose thousands may be grouped in threes by one separator.
fn ungrouped(whole: &str) -> Result<String, AmountError> {
    let whole = whole.trim_end();
    let Some(separator) = whole.chars().find(|sign| !sign.is_ascii_digit()) else {
        return Ok(whole.to_owned());
    };
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or("");
    let first_is_right = (1..=3).contains(&first.len());
    let is_group =
        |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    if !first_is_right || !groups.all(is_group) {
        return Err(AmountError::NotAnAmount);
    }
    Ok(whole.chars().filter(char::is_ascii_digit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_every_spelling() {
        for (text, cents) in [
            ("137,50 euros", 13_750),
            ("1 234,56 €", 123_456),
            ("203\u{a0}848,50 €", 20_384_850),
            ("1\u{202f}234,56\u{a0}€", 123_456),
            ("25.00", 2_500),
            ("$2,535.00", 253_500),
            ("€-20.00", -2_000),
            ("-20 €", -2_000),
            ("(20,00)", -2_000),
            ("30 €/mois", 3_000),
            ("12.50/mois", 1_250),
            ("8,00 euros/mois", 800),
            ("12,50€", 1_250),
            ("12€50", 1_250),
            ("5", 500),
            ("5,5", 550),
            ("12,", 1_200),
            (",50", 50),
            ("2,535", 253_500),
            ("1.234.567,89", 123_456_789),
            ("1'234.50 CHF", 123_450),
            ("0", 0),
        ] {
            assert_eq!(parse_cents(text), Ok(cents), "{text}");
        }
    }

    #[test]
    fn each_refusal_has_its_name() {
        for (text, fact) in [
            (" ", AmountError::Empty),
            ("x", AmountError::NotAnAmount),
            ("exo", AmountError::NotAnAmount),
            ("-", AmountError::NotAnAmount),
            ("€", AmountError::NotAnAmount),
            ("12 34", AmountError::NotAnAmount),
            ("12/11/2026", AmountError::NotAnAmount),
            ("0,123", AmountError::TooManyDecimals),
            ("1 234,567", AmountError::TooManyDecimals),
            ("99999999999999999999", AmountError::TooLarge),
        ] {
            assert_eq!(parse_cents(text), Err(fact), "{text}");
        }
    }
}
