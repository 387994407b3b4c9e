//! What the cells of people's tables have in common: invisible signs, and words that say "none".

/// Longest cell that the parsers look into, in bytes; what is longer is refused as too long.
pub const CELL_MAX_BYTES: usize = 1_000;

/// Folded words by which people say that there is nothing to write.
const NONE_WORDS: [&str; 30] = [
    "neant",
    "aucun",
    "aucune",
    "sans",
    "non",
    "no",
    "none",
    "nul",
    "null",
    "nc",
    "n c",
    "na",
    "n a",
    "nr",
    "rien",
    "inconnu",
    "pas de mail",
    "pas d email",
    "pas d e mail",
    "pas de courriel",
    "pas d adresse",
    "pas internet",
    "pas d internet",
    "pas de tel",
    "pas de telephone",
    "sans mail",
    "sans email",
    "sans courriel",
    "n en a pas",
    "non communique",
];

/// Cuts white space of every kind, byte-order marks and zero-width signs at both ends, and the
/// one apostrophe that spreadsheets put before a text that looks like a number.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    text.strip_prefix('\'').unwrap_or(text).trim_matches(is_blank)
}

/// Says whether a sign shows nothing: white space, no-break spaces, zero-width signs, controls.
#[must_use]
pub fn is_blank(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Says whether a cell states that there is nothing: « néant », « pas de mail », a lone dash.
///
/// An empty cell says nothing at all, so the answer for it is no.
#[must_use]
pub fn says_none(cell: &str) -> bool {
    let cell = trimmed(cell);
    if cell.is_empty() || cell.len() > 60 {
        return false;
    }
    if cell.chars().all(|sign| matches!(sign, '-' | '–' | '—' | '_' | '/' | '.' | '*' | 'Ø')) {
        return true;
    }
    NONE_WORDS.contains(&crate::names::fold(cell).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_nothing_are_recognised() {
        for cell in
            ["néant", "NÉANT ", "pas de mail", "-", "–", "Aucun.", "sans", "non", "N/A", "/"]
        {
            assert!(says_none(cell), "{cell}");
        }
        for cell in ["", " ", "a@example.org", "0", "Sans-Souci"] {
            assert!(!says_none(cell), "{cell}");
        }
    }

    #[test]
    fn invisible_signs_are_cut() {
        assert_eq!(trimmed("\u{feff}\u{a0} '0612 \u{200b}\n"), "0612");
    }
}
