//! An organisation's colours: the small stylesheet served as `/theme.css`, after the main one.
//!
//! Only hue, strength and corners change. Lightness is fixed by the main stylesheet, and within
//! the ranges here every pair of text and ground keeps a contrast of at least 6.4 to 1.

/// Colours and corners that an organisation chooses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Hue of links, buttons and bars, in degrees of OKLCH, 0 to 360.
    pub hue: f64,
    /// Strength of that colour, 0 (grey) to 0.12.
    pub chroma: f64,
    /// Hue of the accent, in degrees of OKLCH, 0 to 360.
    pub accent_hue: f64,
    /// Strength of the accent, 0.05 to 0.155.
    pub accent_chroma: f64,
    /// Radius of corners in pixels, 0 to 16.
    pub corner: f64,
}

impl Default for Theme {
    fn default() -> Self {
        Theme { hue: 205.0, chroma: 0.06, accent_hue: 84.0, accent_chroma: 0.155, corner: 3.0 }
    }
}

/// Why a theme is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The hue is not between 0 and 360.
    HueOutside,
    /// The strength is not between 0 and 0.12: contrast could break.
    ChromaOutside,
    /// The accent's hue is not between 0 and 360.
    AccentHueOutside,
    /// The accent's strength is not between 0.05 and 0.155: contrast could break.
    AccentChromaOutside,
    /// The radius is not between 0 and 16 pixels.
    CornerOutside,
}

impl Theme {
    /// Whether every value lies in its range; the first one that does not is named.
    pub fn check(&self) -> Result<(), Refusal> {
        let checks = [
            ((0.0..=360.0).contains(&self.hue), Refusal::HueOutside),
            ((0.0..=0.12).contains(&self.chroma), Refusal::ChromaOutside),
            ((0.0..=360.0).contains(&self.accent_hue), Refusal::AccentHueOutside),
            ((0.05..=0.155).contains(&self.accent_chroma), Refusal::AccentChromaOutside),
            ((0.0..=16.0).contains(&self.corner), Refusal::CornerOutside),
        ];
        match checks.into_iter().find(|(holds, _)| !holds) {
            Some((_, refusal)) => Err(refusal),
            None => Ok(()),
        }
    }
}

/// The stylesheet of a theme. A theme out of range gives that of the default one, so that a page
/// is always readable; [`Theme::check`] tells the person why before it is kept.
pub fn css(theme: &Theme) -> String {
    let theme = if theme.check().is_ok() { *theme } else { Theme::default() };
    format!(
        ":root {{ --hue: {}; --chroma: {}; --accent-hue: {}; --accent-chroma: {}; \
         --corner: {}px; }}\n",
        theme.hue, theme.chroma, theme.accent_hue, theme.accent_chroma, theme.corner
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_becomes_five_variables() {
        let theme =
            Theme { hue: 345.0, chroma: 0.11, accent_hue: 185.0, accent_chroma: 0.1, corner: 10.0 };
        assert_eq!(theme.check(), Ok(()));
        assert_eq!(
            css(&theme),
            ":root { --hue: 345; --chroma: 0.11; --accent-hue: 185; --accent-chroma: 0.1; \
             --corner: 10px; }\n"
        );
    }

    #[test]
    fn values_that_break_contrast_are_refused() {
        let good = Theme::default();
        let refused = [
            (Theme { hue: 361.0, ..good }, Refusal::HueOutside),
            (Theme { hue: f64::NAN, ..good }, Refusal::HueOutside),
            (Theme { chroma: 0.13, ..good }, Refusal::ChromaOutside),
            (Theme { chroma: -0.01, ..good }, Refusal::ChromaOutside),
            (Theme { accent_hue: -1.0, ..good }, Refusal::AccentHueOutside),
            (Theme { accent_chroma: 0.04, ..good }, Refusal::AccentChromaOutside),
            (Theme { accent_chroma: 0.16, ..good }, Refusal::AccentChromaOutside),
            (Theme { corner: 17.0, ..good }, Refusal::CornerOutside),
        ];
        for (theme, refusal) in refused {
            assert_eq!(theme.check(), Err(refusal));
            assert_eq!(css(&theme), css(&good));
        }
    }
}
