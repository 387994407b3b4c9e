//! The three faces of the documents: letters turned into measured glyphs, and lines broken.
use std::sync::LazyLock;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Feature, UnicodeBuffer};
use unicode_normalization::UnicodeNormalization;

/// Which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// Atkinson Hyperlegible Next, for reading.
    Text,
    /// Its bold.
    Bold,
    /// Bricolage Grotesque, for titles.
    Title,
}

struct Loaded {
    shaper: Option<rustybuzz::Face<'static>>,
    font: Option<Font>,
}

static TEXT: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../fonts/atkinson-regular.ttf")));
static BOLD: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../fonts/atkinson-bold.ttf")));
static TITLE: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../fonts/bricolage-bold.ttf")));

fn load(bytes: &'static [u8]) -> Loaded {
    Loaded { shaper: rustybuzz::Face::from_slice(bytes, 0), font: Font::new(bytes.into(), 0) }
}

impl Face {
    fn loaded(self) -> &'static Loaded {
        match self {
            Self::Text => &TEXT,
            Self::Bold => &BOLD,
            Self::Title => &TITLE,
        }
    }

    /// The font to embed; none only if the font built into the program is broken.
    pub(crate) fn font(self) -> Option<Font> {
        self.loaded().font.clone()
    }

    /// The text in letters that this face has: a letter that it lacks loses its accents, and
    /// becomes a question mark if that does not help.
    fn within(self, text: &str) -> String {
        let has = |letter: char| {
            self.loaded().shaper.as_ref().is_some_and(|face| face.glyph_index(letter).is_some())
        };
        let mut out = String::with_capacity(text.len());
        for letter in text.nfc().filter(|letter| !letter.is_control()) {
            if has(letter) {
                out.push(letter);
                continue;
            }
            let plain = letter.nfd().find(|part| has(*part));
            out.push(plain.unwrap_or('?'));
        }
        out
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Points.
    pub(crate) size: f32,
    /// From one baseline to the next, in points.
    pub(crate) leading: f32,
}

impl Style {
    pub(crate) const fn new(face: Face, size: f32, leading: f32) -> Self {
        Self { face, size, leading }
    }
}

/// One line of glyphs, measured.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) style: Style,
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    /// Points, without the space that ends a broken line.
    pub(crate) width: f32,
}

/// The text as one line, however long.
pub(crate) fn line(style: Style, text: &str) -> Line {
    let text = style.face.within(text);
    let glyphs = glyphs(style.face, &text);
    let width = advance(&glyphs) * style.size;
    Line { style, text, glyphs, width }
}

fn advance(glyphs: &[KrillaGlyph]) -> f32 {
    glyphs.iter().map(|glyph| krilla::text::Glyph::x_advance(glyph, 1.0)).sum()
}

fn glyphs(face: Face, text: &str) -> Vec<KrillaGlyph> {
    let Some(shaper) = face.loaded().shaper.as_ref() else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(rustybuzz::Direction::LeftToRight);
    let figures = Feature::new(Tag::from_bytes(b"tnum"), 1, ..);
    let shaped = rustybuzz::shape(shaper, &[figures], buffer);
    let infos = shaped.glyph_infos();
    let ems = |units: i32| {
        let units = i16::try_from(units).map_or(0.0, f32::from);
        units / i16::try_from(shaper.units_per_em()).map_or(1000.0, f32::from)
    };
    let start = |at: usize| infos.get(at).and_then(|info| usize::try_from(info.cluster).ok());
    let glyph =
        |(at, (info, place)): (usize, (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition))| {
            let from = start(at).unwrap_or(0);
            let next = (at + 1..infos.len()).filter_map(start).find(|next| *next > from);
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                ems(place.x_advance),
                ems(place.x_offset),
                ems(place.y_offset),
                ems(place.y_advance),
                from..next.unwrap_or(text.len()),
                None,
            )
        };
    infos.iter().zip(shaped.glyph_positions()).enumerate().map(glyph).collect()
}

/// The text in lines no wider than `width`: broken at spaces and line ends, and inside a word only
/// when the word alone is too wide. There is always a line.
pub(crate) fn lines(style: Style, text: &str, width: f32) -> Vec<Line> {
    let mut out = Vec::new();
    for paragraph in text.split('\n') {
        let mut current = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let longer =
                if current.is_empty() { word.to_owned() } else { format!("{current} {word}") };
            if line(style, &longer).width <= width {
                current = longer;
                continue;
            }
            if !current.is_empty() {
                out.push(ended(style, &current));
            }
            current = broken(style, word, width, &mut out);
        }
        out.push(line(style, &current));
    }
    out
}

/// A line with the space that parts it from the next, which takes no room.
fn ended(style: Style, text: &str) -> Line {
    let width = line(style, text).width;
    Line { width, ..line(style, &format!("{text} ")) }
}

/// Puts the too wide beginnings of a word on lines of their own; what is left begins the next.
fn broken(style: Style, word: &str, width: f32, out: &mut Vec<Line>) -> String {
    let mut rest = String::new();
    for letter in word.chars() {
        let longer = format!("{rest}{letter}");
        if !rest.is_empty() && line(style, &longer).width > width {
            out.push(line(style, &rest));
            rest = letter.to_string();
        } else {
            rest = longer;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::new(Face::Text, 10.0, 14.0);

    #[test]
    fn lines_keep_every_letter_and_their_width() {
        let text = "Gwenaëlle Pruvost-Wiśniewska habite au numéro dix de l’avenue des Fusillés";
        let broken = lines(STYLE, text, 90.0);
        assert!(broken.len() > 3);
        assert!(broken.iter().all(|line| line.width <= 90.0));
        let joined: String = broken.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(joined, text);
        let long = lines(STYLE, &"x".repeat(80), 90.0);
        assert!(long.len() > 3 && long.iter().all(|line| line.width <= 90.0));
        assert_eq!(lines(STYLE, "", 90.0).len(), 1);
    }

    #[test]
    fn figures_have_one_width_and_missing_letters_a_likeness() {
        let width = |text| line(STYLE, text).width;
        assert!((width("111") - width("888")).abs() < 0.01);
        assert_eq!(line(STYLE, "Nguyễn Şahin Łódź").text, "Nguyen Şahin Łódź");
        assert_eq!(line(STYLE, "日a\u{7}").text, "?a");
    }
}
