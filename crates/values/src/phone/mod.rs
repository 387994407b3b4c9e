//! Telephone numbers: E.164 inside, whatever French people type outside.
//!
//! France and its overseas lands are checked against the national numbering plan; any other
//! country's number is taken when its country code exists and its length is possible. Why there
//! is no larger library behind this: docs/decisions/0003-phone-numbers.md.
mod plan;

use crate::cell::{CELL_MAX_BYTES, is_blank, says_none, trimmed};
pub use plan::{Kind, Region};
use std::fmt;

/// Most digits of an E.164 number, country code included (ITU-T E.164, 6.2).
pub const PHONE_MAX_DIGITS: usize = 15;
/// Fewest digits that can be a subscriber's number, country code included.
const PHONE_MIN_DIGITS: usize = 7;
/// Most numbers read from one cell; what follows is rejected.
pub const PHONES_PER_CELL_MAX: usize = 4;

/// One telephone number in E.164 form, `+33639982260`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

facts! {
    /// Why a text is no telephone number.
    pub enum PhoneError {
        Empty => "there is nothing",
        NoneSaid => "the text says that there is no number",
        StrangeSigns => "the text has letters or signs that no number has",
        TooShort => "the number has too few digits",
        TooLong => "the number has too many digits",
        UnknownCountry => "no country has this code",
        NotInThePlan => "no number of that country begins like this or has this length",
    }
}

impl Phone {
    /// Reads a number; `region` says which plan applies when there is no country code, and is
    /// the only reason to read 0639… as Mayotte or six digits as New Caledonia.
    ///
    /// # Errors
    /// The first fact that makes the text unusable as a number.
    pub fn parse(text: &str, region: Region) -> Result<Self, PhoneError> {
        let text = without_decimals(trimmed(text));
        if text.is_empty() {
            return Err(PhoneError::Empty);
        }
        if says_none(text) {
            return Err(PhoneError::NoneSaid);
        }
        if text.len() > CELL_MAX_BYTES {
            return Err(PhoneError::TooLong);
        }
        let (international, digits) = read_digits(text)?;
        if digits.len() > PHONE_MAX_DIGITS {
            return Err(PhoneError::TooLong);
        }
        let (code, national) = if international {
            let (code, national) = plan::split_country_code(&digits)?;
            (code, national.to_owned())
        } else {
            plan::place_national(&digits, region)?
        };
        let (code, national) = plan::settle(code, &national)?;
        let number = format!("+{code}{national}");
        match number.len() - 1 {
            0..PHONE_MIN_DIGITS => Err(PhoneError::TooShort),
            PHONE_MIN_DIGITS..=PHONE_MAX_DIGITS => Ok(Self(number)),
            _ => Err(PhoneError::TooLong),
        }
    }

    /// The number in E.164 form: `+`, country code, national number, digits only.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the number is for, as far as the French plans say; `Foreign` for other countries.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let (code, national) = self.parts();
        plan::kind(code, national)
    }

    /// Country code and national number.
    fn parts(&self) -> (&str, &str) {
        let digits = self.0.strip_prefix('+').unwrap_or(&self.0);
        plan::split_country_code(digits).unwrap_or(("", digits))
    }
}

/// As people read it: `06 39 98 22 60`, `0692 12 34 56` overseas, `+32 470 12 34 56` abroad.
impl fmt::Display for Phone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, national) = self.parts();
        match code {
            "33" => formatter.write_str(&in_pairs(&format!("0{national}"))),
            // 0639… would be read as a metropolitan mobile: the country code stays.
            "262" | "590" | "594" | "596" if !plan::is_local_alone(national) => {
                let (head, tail) = national.split_at_checked(3).unwrap_or((national, ""));
                write!(formatter, "0{head} {}", in_pairs(tail))
            }
            _ => write!(formatter, "+{code} {}", in_pairs(national)),
        }
    }
}

impl std::str::FromStr for Phone {
    type Err = PhoneError;
    /// Reads a number as in metropolitan France.
    fn from_str(text: &str) -> Result<Self, PhoneError> {
        Self::parse(text, Region::Metropolitan)
    }
}

impl serde::Serialize for Phone {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> serde::Deserialize<'de> for Phone {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a cell for telephone numbers holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhonesFound {
    /// The numbers, in the order of the cell, each once.
    pub valid: Vec<Phone>,
    /// The pieces that are no number, as typed, for the report.
    pub rejected: Vec<String>,
    /// The cell states that there is no number.
    pub none_said: bool,
}

/// Reads a cell that may hold several numbers, separated by `; | , /`, lines, « ou » or « et ».
#[must_use]
pub fn phones_in(cell: &str, region: Region) -> PhonesFound {
    let mut found = PhonesFound::default();
    let cell = trimmed(cell);
    match Phone::parse(cell, region) {
        Ok(phone) => found.valid.push(phone),
        Err(PhoneError::Empty) => {}
        Err(PhoneError::NoneSaid) => found.none_said = true,
        Err(_) if cell.len() > CELL_MAX_BYTES => {
            found.rejected.push(cell.chars().take(PHONE_MAX_DIGITS * 2).collect());
        }
        Err(_) => {
            let cell = cell.replace(" ou ", ";").replace(" et ", ";").replace(" / ", ";");
            let hard: Vec<&str> = cell.split([';', '|', ',', '\n', '\r']).collect();
            let pieces: Vec<&str> = if hard.len() > 1 { hard } else { cell.split('/').collect() };
            pieces.into_iter().for_each(|piece| found.take(piece, region));
        }
    }
    found
}

impl PhonesFound {
    /// Sorts one piece among the valid or the rejected ones.
    fn take(&mut self, piece: &str, region: Region) {
        match Phone::parse(piece, region) {
            Ok(phone) if self.valid.contains(&phone) => {}
            Ok(phone) if self.valid.len() < PHONES_PER_CELL_MAX => self.valid.push(phone),
            Err(PhoneError::Empty | PhoneError::NoneSaid) => {}
            Ok(_) | Err(_) => self.rejected.push(trimmed(piece).to_owned()),
        }
    }
}

/// The text without the `.0` that a spreadsheet's number leaves behind.
fn without_decimals(text: &str) -> &str {
    match text.strip_suffix(".0") {
        Some(whole) if whole.len() >= 6 && whole.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => text,
    }
}

/// The digits, and whether they begin with a country code; `(0)` counts only without one.
fn read_digits(text: &str) -> Result<(bool, String), PhoneError> {
    let (text, plus) = match text.trim_start_matches('(').strip_prefix(['+', '＋']) {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let zero_zero = !plus && text.trim_start_matches(['(', ' ']).starts_with("00");
    let text = if plus || zero_zero { text.replacen("(0)", "", 1) } else { text.to_owned() };
    let mut digits = String::with_capacity(PHONE_MAX_DIGITS + 4);
    for sign in text.chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            '.' | '-' | '/' | '(' | ')' | '_' | '·' | '•' | '\u{2010}'..='\u{2015}' => {}
            blank if is_blank(blank) => {}
            _ => return Err(PhoneError::StrangeSigns),
        }
    }
    match digits.strip_prefix("00") {
        Some(rest) if !plus => Ok((true, rest.to_owned())),
        _ => Ok((plus, digits)),
    }
}

/// Digits in groups of two, the first of three when they are odd.
fn in_pairs(digits: &str) -> String {
    let odd = digits.len() % 2;
    let mut written = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > odd && (place - odd).is_multiple_of(2) {
            written.push(' ');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests;
