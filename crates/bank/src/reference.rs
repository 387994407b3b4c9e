//! The creditor reference of ISO 11649: `RF`, two check digits, up to 21 letters and digits.

use sepa::RfReference;

/// Longest reference, in signs.
const RF_SIGNS_MAX: usize = 25;
/// Shortest reference: `RF`, the check digits and one sign.
const RF_SIGNS_MIN: usize = 5;
/// How much of a free text is searched for a reference, in bytes.
const TEXT_SEARCHED_MAX_BYTES: usize = 2_000;

/// Why a reference cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RfError {
    /// There is nothing to make a reference of.
    Empty,
    /// More than 21 letters and digits.
    TooLong,
    /// Another sign than letters without accent and digits.
    Sign,
}

impl std::fmt::Display for RfError {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str(match self {
            Self::Empty => "a reference needs at least one letter or digit",
            Self::TooLong => "a reference holds at most 21 letters and digits",
            Self::Sign => "a reference holds letters without accents and digits alone",
        })
    }
}

impl std::error::Error for RfError {}

/// The creditor reference over a body of up to 21 letters and digits; spaces are passed over.
///
/// # Errors
/// Why the body cannot be one.
pub fn rf_reference(body: &str) -> Result<String, RfError> {
    let body: String = body.chars().filter(|sign| !sign.is_whitespace()).collect();
    if body.is_empty() {
        return Err(RfError::Empty);
    }
    if body.chars().any(|sign| !sign.is_ascii_alphanumeric()) {
        return Err(RfError::Sign);
    }
    if body.len() > RF_SIGNS_MAX.saturating_sub(4) {
        return Err(RfError::TooLong);
    }
    RfReference::generate(&body.to_ascii_uppercase())
        .map(|made| made.as_str().to_owned())
        .map_err(|_| RfError::Sign)
}

/// The reference in its electronic form when its check digits agree, whatever its spaces and case.
#[must_use]
pub fn check_rf(text: &str) -> Option<String> {
    if text.len() > 4 * RF_SIGNS_MAX {
        return None;
    }
    let signs: String = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '-')
        .map(|sign| sign.to_ascii_uppercase())
        .collect();
    signs.parse::<RfReference>().ok().map(|read| read.as_str().to_owned())
}

/// The first right reference in a free text: spaced, in lower case, or inside other words.
#[must_use]
pub fn find_rf(text: &str) -> Option<String> {
    find_rf_candidates(text).into_iter().next()
}

/// All right references that can be read in a free text, longest first at each place. More than
/// one is rare and may be chance (a sequence of signs is right once in 97): ask which is known.
#[must_use]
pub fn find_rf_candidates(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for candidate in written_as_rf(text) {
        if let Some(reference) = check_rf(&candidate)
            && !found.contains(&reference)
        {
            found.push(reference);
        }
    }
    found
}

/// References that a text may have meant: written as one, with check digits that disagree. What
/// is given back is the right reference over the same body; a person must look.
#[must_use]
pub fn find_mistyped_rf(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for candidate in written_as_rf(text) {
        if check_rf(&candidate).is_none()
            && let Some(Ok(reference)) = candidate.get(4..).map(rf_reference)
            && !found.contains(&reference)
        {
            found.push(reference);
        }
    }
    found
}

/// Sequences of signs that have the form of a reference and end where a word does.
fn written_as_rf(text: &str) -> Vec<String> {
    let signs: Vec<char> = text
        .bytes()
        .take(TEXT_SEARCHED_MAX_BYTES)
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| char::from(byte.to_ascii_uppercase()))
        .collect();
    let ends = word_ends(text);
    let mut found = Vec::new();
    for start in 0..signs.len() {
        let Some(rest) = signs.get(start..) else { break };
        let ['R', 'F', tens, units, ..] = rest else { continue };
        if !tens.is_ascii_digit() || !units.is_ascii_digit() {
            continue;
        }
        for length in (RF_SIGNS_MIN..=rest.len().min(RF_SIGNS_MAX)).rev() {
            if ends.contains(&start.saturating_add(length)) {
                found.push(rest.iter().take(length).collect());
            }
        }
    }
    found
}

/// After how many letters and digits the text has another sign, goes from digits to letters, or
/// ends.
fn word_ends(text: &str) -> Vec<usize> {
    let (mut count, mut digit_before) = (0_usize, false);
    let mut ends = Vec::new();
    for byte in text.bytes().take(TEXT_SEARCHED_MAX_BYTES) {
        let breaks = !byte.is_ascii_alphanumeric() || (digit_before && byte.is_ascii_alphabetic());
        if breaks && ends.last() != Some(&count) {
            ends.push(count);
        }
        if byte.is_ascii_alphanumeric() {
            count = count.saturating_add(1);
        }
        digit_before = byte.is_ascii_digit();
    }
    ends.push(count);
    ends
}
