//! Bank account numbers: IBAN (ISO 13616), check digits and country form verified.
use crate::cell::{is_blank, trimmed};
use ::iban::{Iban as Checked, IbanLike, ParseIbanError};
use std::fmt;

/// Longest text of an IBAN with its separators, in bytes.
const TEXT_MAX_BYTES: usize = 120;

/// One bank account, in electronic form: capitals and digits without spaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

facts! {
    /// Why a text is no IBAN.
    pub enum IbanError {
        Empty => "there is nothing",
        NotAnIban => "the text does not look like an IBAN",
        WrongCheckDigits => "the check digits do not agree with the rest: a sign is mistyped",
        WrongCountryForm => "an IBAN of that country has another length or other signs",
        UnknownCountry => "no country of the IBAN register has this code",
    }
}

text_value!(Iban, IbanError);

impl Iban {
    /// Reads an IBAN with or without spaces, dots, dashes, or the word IBAN before it.
    ///
    /// # Errors
    /// The first fact that makes the text unusable as an IBAN.
    pub fn parse(text: &str) -> Result<Self, IbanError> {
        let text = trimmed(text);
        if text.is_empty() {
            return Err(IbanError::Empty);
        }
        if text.len() > TEXT_MAX_BYTES {
            return Err(IbanError::NotAnIban);
        }
        let signs: String = text
            .chars()
            .filter(|sign| !is_blank(*sign) && !matches!(sign, '.' | '-' | '_' | ':'))
            .map(|sign| sign.to_ascii_uppercase())
            .collect();
        let signs = signs.strip_prefix("IBAN").unwrap_or(&signs);
        match signs.parse::<Checked>() {
            Ok(iban) => Ok(Self(iban.electronic_str().to_owned())),
            Err(ParseIbanError::InvalidBaseIban { source }) => Err(match source {
                ::iban::ParseBaseIbanError::InvalidChecksum => IbanError::WrongCheckDigits,
                ::iban::ParseBaseIbanError::InvalidFormat => IbanError::NotAnIban,
            }),
            Err(ParseIbanError::InvalidBban(_)) => Err(IbanError::WrongCountryForm),
            Err(ParseIbanError::UnknownCountry(_)) => Err(IbanError::UnknownCountry),
        }
    }

    /// The electronic form, without spaces.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The two letters of the country.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or("")
    }

    /// The form for screens that only need to recognise the account: `FR76 •••• 296`.
    #[must_use]
    pub fn masked(&self) -> String {
        let head = self.0.get(..4).unwrap_or("");
        let tail = self.0.get(self.0.len().saturating_sub(3)..).unwrap_or("");
        format!("{head} •••• {tail}")
    }
}

/// In groups of four, as on paper.
impl fmt::Display for Iban {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.0.chars().enumerate() {
            if place > 0 && place.is_multiple_of(4) {
                formatter.write_str(" ")?;
            }
            write!(formatter, "{sign}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_iban_is_read_with_or_without_spaces() {
        for text in [
            "FR7699993071030400387341296",
            "FR76 9999 3071 0304 0038 7341 296",
            "iban : fr76.9999.3071.0304.0038.7341.296",
        ] {
            let iban = Iban::parse(text).unwrap();
            assert_eq!(iban.as_str(), "FR7699993071030400387341296");
            assert_eq!(iban.to_string(), "FR76 9999 3071 0304 0038 7341 296");
            assert_eq!(iban.masked(), "FR76 •••• 296");
            assert_eq!(iban.country(), "FR");
        }
    }

    #[test]
    fn each_refusal_has_its_name() {
        for (text, fact) in [
            ("", IbanError::Empty),
            ("au greffe", IbanError::NotAnIban),
            ("FR7699993071030400387341297", IbanError::WrongCheckDigits),
            ("ZZ0799993071030400387341296", IbanError::WrongCheckDigits),
        ] {
            assert_eq!(Iban::parse(text), Err(fact), "{text}");
        }
    }
}
