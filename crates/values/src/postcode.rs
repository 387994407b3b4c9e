//! French postcodes: five digits, as La Poste writes them.
use crate::cell::{is_blank, trimmed};
use std::fmt;

/// One French postcode, five digits, whose department exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode(String);

facts! {
    /// Why a text is no French postcode.
    pub enum PostcodeError {
        Empty => "there is nothing",
        NotDigits => "the text has signs that no French postcode has",
        NotFiveDigits => "a French postcode has five digits",
        NoSuchDepartment => "no department has postcodes that begin like this",
    }
}

text_value!(Postcode, PostcodeError);

impl Postcode {
    /// Reads `30000`, `30 000`, `F-30000`, `FR 30000`; four digits get the zero that a
    /// spreadsheet lost (`1320` is 01320). Army post (00…) is refused.
    ///
    /// # Errors
    /// The first fact that makes the text unusable as a postcode.
    pub fn parse(text: &str) -> Result<Self, PostcodeError> {
        let text = trimmed(text);
        if text.is_empty() {
            return Err(PostcodeError::Empty);
        }
        let text = without_country(text);
        let text = text.strip_suffix(".0").unwrap_or(text);
        let mut digits = String::with_capacity(5);
        for sign in text.chars().take(20) {
            match sign {
                '0'..='9' => digits.push(sign),
                '.' | '-' => {}
                blank if is_blank(blank) => {}
                _ => return Err(PostcodeError::NotDigits),
            }
        }
        match digits.len() {
            4 if !digits.starts_with('0') => digits.insert(0, '0'),
            5 if text.chars().count() <= 20 => {}
            _ => return Err(PostcodeError::NotFiveDigits),
        }
        match digits.as_bytes() {
            [b'0', b'1'..=b'9', ..] | [b'1'..=b'8', ..] | [b'9', b'0'..=b'5', ..] => {}
            [b'9', b'7', b'1'..=b'8', ..] | [b'9', b'8', b'0' | b'4' | b'6'..=b'9', ..] => {}
            _ => return Err(PostcodeError::NoSuchDepartment),
        }
        Ok(Self(digits))
    }

    /// The five digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The department by the first digits: right for all but some thirty communes at a border,
    /// which only the table of communes knows.
    #[must_use]
    pub fn department(&self) -> &str {
        match self.0.as_bytes() {
            [b'2', b'0', b'0' | b'1', ..] => "2A",
            [b'2', b'0', ..] => "2B",
            [b'9', b'7', b'7', ..] => "977",
            [b'9', b'7' | b'8', b'1'..=b'9', ..] => self.0.get(..3).unwrap_or(""),
            _ => self.0.get(..2).unwrap_or(""),
        }
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The text after `F-`, `FR-` or `F `.
fn without_country(text: &str) -> &str {
    let rest = text.strip_prefix(['F', 'f']).unwrap_or(text);
    let rest =
        if rest.len() < text.len() { rest.strip_prefix(['R', 'r']).unwrap_or(rest) } else { rest };
    rest.trim_start_matches(|sign| is_blank(sign) || sign == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_read_in_every_spelling() {
        for text in [
            "30000",
            "30 000",
            "F-30000",
            "FR-30000",
            "f 30000",
            "'30000",
            "30.000",
            "30000.0",
            "30\u{a0}000",
        ] {
            assert_eq!(Postcode::parse(text).as_ref().map(Postcode::as_str), Ok("30000"), "{text}");
        }
        assert_eq!(Postcode::parse("1320").unwrap().as_str(), "01320");
    }

    #[test]
    fn each_refusal_has_its_name() {
        for (text, fact) in [
            ("", PostcodeError::Empty),
            ("Nîmes", PostcodeError::NotDigits),
            ("300", PostcodeError::NotFiveDigits),
            ("0300", PostcodeError::NotFiveDigits),
            ("300000", PostcodeError::NotFiveDigits),
            ("00123", PostcodeError::NoSuchDepartment),
            ("99123", PostcodeError::NoSuchDepartment),
            ("97912", PostcodeError::NoSuchDepartment),
        ] {
            assert_eq!(Postcode::parse(text), Err(fact), "{text}");
        }
    }

    #[test]
    fn the_department_follows_from_the_first_digits() {
        for (text, department) in [
            ("30000", "30"),
            ("20000", "2A"),
            ("20200", "2B"),
            ("97400", "974"),
            ("98000", "98"),
            ("98800", "988"),
            ("1000", "01"),
            ("97700", "977"),
        ] {
            assert_eq!(Postcode::parse(text).unwrap().department(), department, "{text}");
        }
    }
}
