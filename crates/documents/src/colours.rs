//! The colours of a document, from the same four numbers as the organisation's pages.

/// A colour as printers and screens take it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// A colour of its three parts.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }
}

/// White paper.
pub(crate) const WHITE: Colour = Colour::new(255, 255, 255);
/// Black, for what machines read.
pub(crate) const BLACK: Colour = Colour::new(0, 0, 0);

/// The palette of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// Text.
    pub ink: Colour,
    /// Secondary text, never lighter than 7:1 on white.
    pub soft: Colour,
    /// Titles and the first thread of the ribbon.
    pub brand: Colour,
    /// The second thread of the ribbon, and fine accents; never text on white.
    pub accent: Colour,
    /// Grounds: the card.
    pub deep: Colour,
    /// Quiet grounds: heads and feet of tables.
    pub tint: Colour,
    /// Rules.
    pub line: Colour,
}

impl Default for Colours {
    fn default() -> Self {
        Self::of_theme(205.0, 0.06, 84.0, 0.155)
    }
}

impl Colours {
    /// The palette of an organisation's theme, as its stylesheet computes it: lightness is fixed,
    /// so that no choice of hue can spoil the contrast.
    #[must_use]
    pub fn of_theme(hue: f64, chroma: f64, accent_hue: f64, accent_chroma: f64) -> Self {
        Self {
            ink: oklch(0.24, 0.03, hue),
            soft: oklch(0.44, 0.03, hue),
            brand: oklch(0.4, chroma, hue),
            accent: oklch(0.83, accent_chroma, accent_hue),
            deep: oklch(0.29, chroma * 0.85, hue),
            tint: oklch(0.955, chroma * 0.25, hue),
            line: oklch(0.8, 0.015, hue),
        }
    }
}

fn oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
    let (a, b) = (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin());
    let long = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let medium = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let short = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    Colour {
        red: byte(4.076_741_662_1 * long - 3.307_711_591_3 * medium + 0.230_969_929_2 * short),
        green: byte(-1.268_438_004_6 * long + 2.609_757_401_1 * medium - 0.341_319_396_5 * short),
        blue: byte(-0.004_196_086_3 * long - 0.703_418_614_7 * medium + 1.707_614_701 * short),
    }
}

/// A linear part of light as a byte of sRGB. The byte is searched, since floating numbers do not
/// turn into whole ones without a cast.
fn byte(linear: f64) -> u8 {
    let part = if linear <= 0.003_130_8 {
        12.92 * linear.max(0.0)
    } else {
        1.055 * linear.powf(1.0 / 2.4) - 0.055
    };
    (0..=u8::MAX).rev().find(|&byte| f64::from(byte) <= part * 255.0 + 0.5).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_theme_is_that_of_the_stylesheet() {
        let colours = Colours::default();
        for (ours, theirs) in [
            (colours.brand, Colour::new(0x0d, 0x4f, 0x5a)),
            (colours.ink, Colour::new(0x12, 0x26, 0x2a)),
            (colours.deep, Colour::new(0x08, 0x32, 0x3a)),
            (colours.accent, Colour::new(0xf0, 0xc0, 0x2e)),
        ] {
            let apart = |a: u8, b: u8| a.abs_diff(b) <= 14;
            assert!(
                apart(ours.red, theirs.red)
                    && apart(ours.green, theirs.green)
                    && apart(ours.blue, theirs.blue),
                "{ours:?} {theirs:?}"
            );
        }
    }
}
