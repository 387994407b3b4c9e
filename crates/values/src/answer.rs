//! Yes and no, as tables write them.
use crate::cell::trimmed;

facts! {
    /// Why a cell is neither yes nor no.
    pub enum AnswerError {
        Empty => "there is nothing",
        Unclear => "the text is neither yes nor no",
    }
}

/// Reads `oui`, `x`, `1`, `true`, `✓`… as yes and `non`, `0`, `false`, `-`… as no.
///
/// # Errors
/// `Empty` for a blank cell (what that means is the caller's to say), `Unclear` for the rest.
pub fn yes_no(cell: &str) -> Result<bool, AnswerError> {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return Err(AnswerError::Empty);
    }
    if cell.len() > 20 {
        return Err(AnswerError::Unclear);
    }
    match cell.to_lowercase().as_str() {
        "oui" | "o" | "yes" | "y" | "x" | "1" | "true" | "t" | "vrai" | "v" | "on" | "ok" | "✓"
        | "✔" | "☑" | "✔️" | "✅" | "☒" | "×" | "1.0" => Ok(true),
        "non" | "n" | "no" | "0" | "false" | "f" | "faux" | "off" | "-" | "–" | "☐" | "✗" | "✘"
        | "❌" | "0.0" => Ok(false),
        _ => Err(AnswerError::Unclear),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_read_in_two_languages_and_in_ticks() {
        for cell in ["oui", "Oui ", "X", "x", "1", "TRUE", "yes", "o", "y", "vrai", "✓"] {
            assert_eq!(yes_no(cell), Ok(true), "{cell}");
        }
        for cell in ["non", "NON", "0", "false", "No", "n", "Faux", "-"] {
            assert_eq!(yes_no(cell), Ok(false), "{cell}");
        }
    }

    #[test]
    fn silence_and_doubt_are_told_apart() {
        assert_eq!(yes_no(" "), Err(AnswerError::Empty));
        assert_eq!(yes_no("?"), Err(AnswerError::Unclear));
        assert_eq!(yes_no("promis"), Err(AnswerError::Unclear));
    }
}
