//! The two languages in which the program speaks.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

/// A language of the interface. French is the default.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord, Serialize, Deserialize,
)]
pub enum Language {
    /// French as written in France.
    #[default]
    #[serde(rename = "fr")]
    French,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// In which commands answer, once the program said so.
static OF_COMMANDS: OnceLock<Language> = OnceLock::new();

impl Language {
    /// Both languages, French first.
    pub const ALL: [Language; 2] = [Language::French, Language::English];

    /// The code used in `<html lang>`, cookies and addresses: `fr` or `en` (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Language::French => "fr",
            Language::English => "en",
        }
    }

    /// Reads a code written by [`Language::code`]; anything else is `None`.
    pub fn from_code(code: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language that a browser prefers, read from its `Accept-Language` header (RFC 9110,
    /// 12.5.4). French when it asks for neither, or when both weigh the same and French is first.
    pub fn from_accept(header: &str) -> Language {
        let mut best = (Language::French, 0_u16);
        for wish in header.split(',').take(20) {
            let mut parts = wish.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let Some(language) = tag.split('-').next().and_then(Language::from_code) else {
                continue;
            };
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=").map(thousandths));
            let weight = weight.unwrap_or(1000);
            if weight > best.1 {
                best = (language, weight);
            }
        }
        best.0
    }

    /// The language that a POSIX locale names, such as `en_GB.UTF-8`; French for all others.
    pub fn from_locale(locale: &str) -> Language {
        let code = locale.split(['_', '.', '@']).next().unwrap_or_default();
        Language::from_code(code).unwrap_or_default()
    }

    /// The language in which commands answer: that of whoever runs the program, French before
    /// [`Language::answer`] and in tests.
    pub fn of_commands() -> Language {
        OF_COMMANDS.get().copied().unwrap_or_default()
    }

    /// Lets commands answer in this language, for as long as the program runs; the first counts.
    pub fn answer(self) {
        OF_COMMANDS.get_or_init(|| self);
    }

    /// The language's own name, for the switch in the footer.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::French => "Français",
            Language::English => "English",
        }
    }

    /// The other language, which the switch in the footer proposes.
    pub fn other(self) -> Language {
        match self {
            Language::French => Language::English,
            Language::English => Language::French,
        }
    }

    pub(super) fn identifier(self) -> LanguageIdentifier {
        // Both codes are well formed (a test reads them), so the default is never reached.
        self.code().parse().unwrap_or_default()
    }
}

/// A weight such as `0.8` in thousandths; one that cannot be read weighs nothing.
fn thousandths(weight: &str) -> u16 {
    let weight = weight.trim();
    if weight.starts_with('1') {
        return 1000;
    }
    let decimals = weight.strip_prefix("0.").unwrap_or_default();
    format!("{decimals:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_the_language() {
        assert_eq!(Language::from_accept(""), Language::French);
        assert_eq!(Language::from_accept("de"), Language::French);
        assert_eq!(Language::from_accept("en-GB,en;q=0.9,fr;q=0.8"), Language::English);
        assert_eq!(Language::from_accept("en;q=0.5, fr-FR;q=0.9"), Language::French);
        assert_eq!(Language::from_accept("de, en;q=0.3"), Language::English);
        assert_eq!(Language::from_accept("en;q=0"), Language::French);
        assert_eq!(Language::from_accept("en;q=é"), Language::French);
    }

    #[test]
    fn a_locale_chooses_the_language() {
        for english in ["en", "en_GB.UTF-8", "en_US", "en.UTF-8", "en@euro"] {
            assert_eq!(Language::from_locale(english), Language::English, "{english}");
        }
        for other in ["", "C", "POSIX", "fr_FR.UTF-8", "de_DE", "english"] {
            assert_eq!(Language::from_locale(other), Language::French, "{other}");
        }
        assert_eq!(Language::of_commands(), Language::French);
    }

    #[test]
    fn codes_are_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
            assert_eq!(language.other().other(), language);
            assert!(!language.own_name().is_empty());
            assert_eq!(language.identifier().to_string(), language.code());
        }
        assert_eq!(Language::from_code("de"), None);
    }
}
