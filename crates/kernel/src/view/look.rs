//! How a frame inside another site looks, as its address says: language, light or dark, colours.

use serde::Serialize;

use super::shell::Appearance;
use super::theme::Theme;
use crate::text::Language;

/// What an address says of a frame's looks. Each value is read once and must lie in its range;
/// what is not understood is left out, so that a frame is always readable.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Look {
    /// As it follows an address: `?lang=fr&hue=12`; empty when there is nothing to say.
    pub query: String,
    /// The same as hidden fields of a form that asks (GET), where a query would be lost.
    pub fields: Vec<(&'static str, String)>,
    /// The language of the site around.
    #[serde(skip)]
    pub language: Option<Language>,
    /// Light or dark, like the site around.
    #[serde(skip)]
    pub appearance: Option<Appearance>,
    #[serde(skip)]
    colours: Vec<(&'static str, f64)>,
}

/// Names of the numbers of a theme in addresses.
const COLOURS: [&str; 5] = ["hue", "chroma", "accent-hue", "accent-chroma", "corner"];
/// Longest number, in characters.
const NUMBER_CHARS_MAX: usize = 8;

impl Look {
    /// What a query says; the first of several values of one name counts.
    #[must_use]
    pub fn of(query: &str) -> Look {
        let said = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
        };
        let language = said("lang").and_then(Language::from_code);
        let appearance = said("appearance").map(Appearance::from_code);
        let appearance = appearance.filter(|looks| *looks != Appearance::System);
        let mut look = Look { language, appearance, ..Look::default() };
        for name in COLOURS {
            let number = said(name).filter(|text| text.len() <= NUMBER_CHARS_MAX);
            let Some(number) = number.and_then(|text| text.parse::<f64>().ok()) else { continue };
            if with(Theme::default(), name, number).check().is_ok() {
                look.colours.push((name, number));
            }
        }
        let mut fields = Vec::new();
        fields.extend(look.language.map(|language| ("lang", language.code().to_owned())));
        fields.extend(look.appearance.map(|looks| ("appearance", looks.code().to_owned())));
        fields.extend(look.colours.iter().map(|(name, number)| (*name, number.to_string())));
        let query = joined(&fields);
        look.query = if query.is_empty() { query } else { format!("?{query}") };
        look.fields = fields;
        look
    }

    /// The colours alone, as a query without its mark: `hue=12&corner=0`; empty when there are
    /// none.
    #[must_use]
    pub fn colours(&self) -> String {
        let told = |(name, number): &(&'static str, f64)| (*name, number.to_string());
        joined(&self.colours.iter().map(told).collect::<Vec<_>>())
    }

    /// A theme with these colours over its own.
    #[must_use]
    pub fn over(&self, theme: Theme) -> Theme {
        self.colours.iter().fold(theme, |theme, (name, number)| with(theme, name, *number))
    }
}

fn with(theme: Theme, name: &str, number: f64) -> Theme {
    match name {
        "hue" => Theme { hue: number, ..theme },
        "chroma" => Theme { chroma: number, ..theme },
        "accent-hue" => Theme { accent_hue: number, ..theme },
        "accent-chroma" => Theme { accent_chroma: number, ..theme },
        _ => Theme { corner: number, ..theme },
    }
}

fn joined(fields: &[(&'static str, String)]) -> String {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_a_frame_looks() {
        let look = Look::of("postcode=30100&lang=en&appearance=dark&hue=12&corner=0&hue=300");
        assert_eq!(look.query, "?lang=en&appearance=dark&hue=12&corner=0");
        assert_eq!(look.colours(), "hue=12&corner=0");
        assert_eq!(look.language, Some(Language::English));
        let theme = look.over(Theme::default());
        assert_eq!(theme, Theme { hue: 12.0, corner: 0.0, ..Theme::default() });
        assert_eq!(Look::of(&look.query[1..]), look, "it survives its own address");
    }

    #[test]
    fn hostile_values_are_left_out() {
        for query in [
            "hue=361",
            "hue=NaN",
            "hue=inf",
            "hue=-1",
            "hue=12;}body{display:none",
            "hue=12%7D",
            "chroma=0.13",
            "accent-chroma=0.04",
            "corner=1e9",
            "corner=3px",
            "lang=<script>",
            "appearance=\"",
            "hue",
            "=",
            "",
            "hue=000000000000000000000012",
        ] {
            assert_eq!(Look::of(query), Look::default(), "{query}");
        }
    }
}
