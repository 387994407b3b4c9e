//! Identifiers that banks check: BIC, creditor identifier, references of mandates and files.

/// Longest identifier of a file, a group, a line or a mandate, in signs.
pub(crate) const IDENTIFIER_SIGNS_MAX: usize = 35;

/// Why a text is no such identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdError {
    /// There is nothing.
    Empty,
    /// It is too long.
    TooLong,
    /// It has signs that banks do not carry back unchanged.
    Sign,
    /// Its form is another one.
    Form,
    /// Its check digits disagree with the rest.
    CheckDigits,
}

impl IdError {
    /// The name of the fact: a stable key for texts and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::Sign => "sign",
            Self::Form => "form",
            Self::CheckDigits => "check-digits",
        }
    }
}

impl std::fmt::Display for IdError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(self.name())
    }
}

impl std::error::Error for IdError {}

fn compact(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace())
        .map(|sign| sign.to_ascii_uppercase())
        .collect()
}

/// A BIC in capitals, without spaces.
///
/// # Errors
/// Why the text is none.
pub fn bic(text: &str) -> Result<String, IdError> {
    let text = compact(text);
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    sepa::validate_bic(&text).map(|bic| bic.as_str().to_owned()).map_err(|_| IdError::Form)
}

/// A SEPA creditor identifier (ICS in France) in capitals, without spaces; check digits verified.
///
/// # Errors
/// Why the text is none.
pub fn creditor_id(text: &str) -> Result<String, IdError> {
    let text = compact(text);
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    // A French one is FR, two digits, three signs of business code, six signs of national number.
    if text.starts_with("FR") && text.len() != 13 {
        return Err(IdError::Form);
    }
    match sepa::validate_creditor_id(&text) {
        Ok(read) => Ok(read.as_str().to_owned()),
        Err(sepa::CreditorIdError::InvalidChecksum { .. }) => Err(IdError::CheckDigits),
        Err(_) => Err(IdError::Form),
    }
}

/// An identifier that a bank carries back unchanged: up to 35 signs of its narrow alphabet.
///
/// # Errors
/// Why the text is none.
pub fn identifier(text: &str) -> Result<String, IdError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.chars().count() > IDENTIFIER_SIGNS_MAX {
        return Err(IdError::TooLong);
    }
    if !sepa::is_sepa_text(text) || text.starts_with('/') || text.ends_with('/') {
        return Err(IdError::Sign);
    }
    if text.contains("//") {
        return Err(IdError::Sign);
    }
    Ok(text.to_owned())
}

/// The reference of a mandate (RUM in France): an identifier without spaces.
///
/// # Errors
/// Why the text is none.
pub fn mandate_reference(text: &str) -> Result<String, IdError> {
    let text = identifier(text)?;
    if text.contains(' ') { Err(IdError::Sign) } else { Ok(text) }
}
