//! The frame around a page: who is looking, where, in which language and colours.

use serde::Serialize;

use super::assets;
use super::look::Look;
use crate::text::Language;

/// Everything that layouts print around a page. Start from [`Shell::new`], then set fields.
#[derive(Debug, Clone, Serialize)]
pub struct Shell {
    /// The language of the page.
    pub lang: Language,
    /// Light, dark, or as the device prefers.
    pub theme: Appearance,
    /// Whether the person switched single-key shortcuts off.
    pub keys_off: bool,
    /// Whose site this is.
    pub organisation: Organisation,
    /// Whether to show the demonstration banner.
    pub demo: bool,
    /// Path and query of the page, where preferences send one back.
    pub path: String,
    /// Which of the layouts error pages use.
    pub area: Area,
    /// The main menu.
    pub nav: Vec<Link>,
    /// The same entries under the words that gather them; empty when the menu is short.
    pub nav_groups: Vec<LinkGroup>,
    /// The second menu; empty when the page has none.
    pub subnav: Vec<Link>,
    /// Links at the foot of every page, such as "Vos données", "Mentions légales".
    pub footer: Vec<Link>,
    /// Who is signed in.
    pub actor: Option<Actor>,
    /// The units from the widest to the one in which the officer works.
    pub scope: Vec<Place>,
    /// Where to choose another unit, when there is a choice.
    pub scope_change: Option<String>,
    /// Addresses of the stylesheet, the script and the font that every page loads.
    pub assets: AssetUrls,
    /// The switch to the other language.
    pub other_language: OtherLanguage,
    /// Said once, after a redirection.
    pub notice: Option<Notice>,
    /// What the address of a frame inside another site says of its looks.
    pub look: Look,
    /// Whether a form was refused: the title then begins with "Erreur :".
    pub failed: bool,
}

impl Shell {
    /// A public page with an empty menu and nobody signed in.
    pub fn new(language: Language, organisation: Organisation, path: &str) -> Shell {
        let other = language.other();
        Shell {
            lang: language,
            theme: Appearance::System,
            keys_off: false,
            organisation,
            demo: false,
            path: path.to_owned(),
            area: Area::Public,
            nav: Vec::new(),
            nav_groups: Vec::new(),
            subnav: Vec::new(),
            footer: Vec::new(),
            actor: None,
            scope: Vec::new(),
            scope_change: None,
            assets: AssetUrls::current(),
            other_language: OtherLanguage {
                code: other.code(),
                label: other.own_name(),
                href: "/preferences".to_owned(),
            },
            notice: None,
            look: Look::default(),
            failed: false,
        }
    }
}

/// Colours of the page, written as `<html data-theme>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum Appearance {
    /// As the device prefers.
    #[default]
    #[serde(rename = "")]
    System,
    /// Always light.
    #[serde(rename = "light")]
    Light,
    /// Always dark.
    #[serde(rename = "dark")]
    Dark,
}

impl Appearance {
    /// The value of the cookie and of `data-theme`: "", "light" or "dark".
    pub fn code(self) -> &'static str {
        match self {
            Appearance::System => "",
            Appearance::Light => "light",
            Appearance::Dark => "dark",
        }
    }

    /// Reads a code written by [`Appearance::code`]; anything else follows the device.
    pub fn from_code(code: &str) -> Appearance {
        match code {
            "light" => Appearance::Light,
            "dark" => Appearance::Dark,
            _ => Appearance::System,
        }
    }
}

/// Which part of the site a page belongs to; also the name of its layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Area {
    /// Open to all.
    #[default]
    Public,
    /// A member's own space.
    Me,
    /// Officers at work.
    Office,
}

/// The organisation whose site this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organisation {
    /// Its name, as people say it.
    pub name: String,
    /// Address of its logo on this site; the woven mark when absent.
    pub logo: Option<String>,
    /// Address of its colours, usually `/theme.css`.
    pub theme_css: String,
}

/// An entry of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What is read.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether one is there now.
    pub current: bool,
}

impl Link {
    /// An entry that is not the current one; see [`Link::here`].
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Link {
        Link { label: label.into(), href: href.into(), current: false }
    }

    /// The same entry, marked as the current one.
    #[must_use]
    pub fn here(mut self) -> Link {
        self.current = true;
        self
    }
}

/// Entries of a menu under one word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkGroup {
    /// The word; empty when its entries stand alone.
    pub label: String,
    /// Whether one is in one of them now.
    pub current: bool,
    /// The entries.
    pub links: Vec<Link>,
}

impl LinkGroup {
    /// Entries in their order, each with the word that gathers it: those of one word come
    /// together where the first of them stands, and one alone under its word stands alone.
    #[must_use]
    pub fn gather(entries: Vec<(Option<String>, Link)>) -> Vec<LinkGroup> {
        let mut groups: Vec<LinkGroup> = Vec::new();
        for (label, link) in entries {
            let label = label.unwrap_or_default();
            let same = |group: &&mut LinkGroup| !label.is_empty() && group.label == label;
            match groups.iter_mut().find(same) {
                Some(group) => {
                    group.current |= link.current;
                    group.links.push(link);
                }
                None => groups.push(LinkGroup { label, current: link.current, links: vec![link] }),
            }
        }
        for group in &mut groups {
            if group.links.len() == 1 {
                group.label.clear();
            }
        }
        groups
    }
}

/// The person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Actor {
    /// First name and name.
    pub name: String,
    /// The mandate under which they act, such as "secrétaire"; may be empty.
    pub role: String,
    /// One or two letters.
    pub initials: String,
}

/// A unit on the way to the one in which an officer works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The unit's name.
    pub name: String,
    /// Where its dashboard is; empty for the last one.
    pub href: String,
}

/// Addresses of what every page loads, each with the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AssetUrls {
    /// The stylesheet.
    pub css: String,
    /// The script, which no page needs.
    pub js: String,
    /// The font of running text, loaded early.
    pub font: String,
    /// The icon of the browser's tab.
    pub mark: String,
}

impl AssetUrls {
    fn current() -> AssetUrls {
        AssetUrls {
            css: assets::url("maillage.css"),
            js: assets::url("maillage.js"),
            font: assets::url("atkinson-400-750.woff2"),
            mark: assets::url("mark.svg"),
        }
    }
}

/// The switch to the other language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherLanguage {
    /// `fr` or `en`.
    pub code: &'static str,
    /// The language's own name.
    pub label: &'static str,
    /// Where the form that switches is sent.
    pub href: String,
}

/// Something said at the top of a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Its tone.
    pub kind: NoticeKind,
    /// A whole sentence.
    pub text: String,
}

/// The tone of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// It worked.
    Ok,
    /// It worked, but.
    Warn,
    /// It did not work.
    Err,
}
