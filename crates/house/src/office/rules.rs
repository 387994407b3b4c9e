//! What the office's forms accept: days, names, colours, logos.

use std::collections::BTreeMap;

use kernel::view::theme::{self, Theme};

/// Longest name of a unit, a role or a kind, in characters.
pub const NAME_CHARS_MAX: usize = 80;
/// Longest decision, in characters.
pub const DECISION_CHARS_MAX: usize = 300;
/// Largest logo, in bytes.
pub const LOGO_BYTES_MAX: u64 = 200 * 1024;

/// A day as people write it, `24/11/2026` or `2026-11-24`, as ISO text; `None` when it is none.
#[must_use]
pub fn day(typed: &str) -> Option<String> {
    let parts: Vec<&str> = typed.split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let known = (1900..=2200).contains(&year);
    let date = jiff::civil::Date::new(year, month, day).ok().filter(|_| known)?;
    Some(date.to_string())
}

/// A name without needless spaces; `None` when it is empty or too long.
#[must_use]
pub fn name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = !name.is_empty() && name.chars().count() <= NAME_CHARS_MAX;
    fits.then_some(name)
}

/// A short stable name for addresses and tables, from a French name: `groupe-local`.
#[must_use]
pub fn slug(name: &str) -> String {
    values::names::fold(name).replace(' ', "-")
}

/// The media type of a picture by its first bytes: PNG, JPEG or WebP; `None` for all else,
/// whatever the name of the file says.
#[must_use]
pub fn picture_type(content: &[u8]) -> Option<&'static str> {
    let webp = content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP".as_slice());
    if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if content.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else {
        webp.then_some("image/webp")
    }
}

/// Most sites that may be listed.
const SITES_MAX: usize = 50;

/// The sites that may show our forms, one a line as typed, as a policy lists them; empty for any,
/// `None` when a line is no site.
#[must_use]
pub fn sites(typed: &str) -> Option<String> {
    let sites: Vec<&str> =
        typed.split_whitespace().map(|site| site.trim_end_matches('/')).collect();
    let is_host = |host: &str| {
        let plain = host.strip_prefix("*.").unwrap_or(host);
        let mut parts = plain.split(':');
        let name = parts.next().unwrap_or_default();
        let port_holds = parts.next().is_none_or(|port| port.parse::<u16>().is_ok());
        let may = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '.';
        !name.is_empty() && name.chars().all(may) && port_holds && parts.next().is_none()
    };
    let is_site = |site: &&str| {
        let host = site.strip_prefix("https://").or_else(|| site.strip_prefix("http://"));
        host.is_some_and(is_host)
    };
    (sites.len() <= SITES_MAX && sites.iter().all(is_site)).then(|| sites.join(" "))
}

/// Kept sites as the form shows them: one a line, none when any site may.
#[must_use]
pub fn sites_typed(kept: &str) -> String {
    if kept == "*" { String::new() } else { kept.replace(' ', "\n") }
}

/// The colours of the settings' form, as typed; a comma may stand for the point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedTheme {
    /// Hue, 0 to 360.
    pub hue: String,
    /// Strength, 0 to 0.12.
    pub chroma: String,
    /// Accent's hue, 0 to 360.
    pub accent_hue: String,
    /// Accent's strength, 0.05 to 0.155.
    pub accent_chroma: String,
    /// Corners, 0 to 16.
    pub corner: String,
}

impl TypedTheme {
    /// The theme, or the field that is outside its range.
    ///
    /// # Errors
    /// The name of the form's field.
    pub fn read(&self) -> Result<Theme, &'static str> {
        let number = |typed: &str, field| typed.replace(',', ".").parse().map_err(|_| field);
        let theme = Theme {
            hue: number(&self.hue, "hue")?,
            chroma: number(&self.chroma, "chroma")?,
            accent_hue: number(&self.accent_hue, "accent-hue")?,
            accent_chroma: number(&self.accent_chroma, "accent-chroma")?,
            corner: number(&self.corner, "corner")?,
        };
        theme.check().map(|()| theme).map_err(|refusal| match refusal {
            theme::Refusal::HueOutside => "hue",
            theme::Refusal::ChromaOutside => "chroma",
            theme::Refusal::AccentHueOutside => "accent-hue",
            theme::Refusal::AccentChromaOutside => "accent-chroma",
            theme::Refusal::CornerOutside => "corner",
        })
    }
}

/// How many of each sort wait for an officer, by unit and sort.
pub type Counts = BTreeMap<String, i64>;

/// Whether something waits that did not when they were told last.
#[must_use]
pub fn has_more(told: &Counts, now: &Counts) -> bool {
    now.iter().any(|(sort, count)| *count > told.get(sort).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_both_ways() {
        for typed in ["24/11/2026", "2026-11-24", "24.11.2026", " 24 / 11 / 2026"] {
            assert_eq!(day(typed).as_deref(), Some("2026-11-24"), "{typed}");
        }
        for typed in ["", "31/02/2026", "24/11", "24/11/26", "demain"] {
            assert_eq!(day(typed), None, "{typed}");
        }
    }

    #[test]
    fn sites_are_origins_and_nothing_else() {
        assert_eq!(sites("").as_deref(), Some(""));
        let two = sites(" https://a.example/\nhttps://*.b.example:8443 ");
        assert_eq!(two.as_deref(), Some("https://a.example https://*.b.example:8443"));
        for typed in ["a.example", "https://a.example/x", "https://a;b", "javascript:x", "https://"]
        {
            assert_eq!(sites(typed), None, "{typed}");
        }
        assert_eq!(sites_typed("*"), "");
    }

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        assert_eq!(picture_type(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(picture_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(picture_type(b"RIFF....WEBPVP8 "), Some("image/webp"));
        for other in ["<svg xmlns=", "<html>", "GIF89a", "", "RIFF"] {
            assert_eq!(picture_type(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn colours_outside_their_range_are_named() {
        let typed = |hue: &str, chroma: &str| TypedTheme {
            hue: hue.to_owned(),
            chroma: chroma.to_owned(),
            accent_hue: "84".to_owned(),
            accent_chroma: "0,155".to_owned(),
            corner: "3".to_owned(),
        };
        assert!(typed("205", "0,06").read().is_ok());
        assert_eq!(typed("361", "0.06").read(), Err("hue"));
        assert_eq!(typed("205", "0.2").read(), Err("chroma"));
        assert_eq!(typed("bleu", "0.06").read(), Err("hue"));
    }
}
