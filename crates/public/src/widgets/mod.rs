//! What other websites show of this one: frames, plain forms, the snippets that an editor copies,
//! and oEmbed for programs that ask.
//!
//! Each feature declares what it lends as one static [`Widget`]; `WIDGETS` at the crate's root
//! lists them. By convention the frame of a page at `/x` is at `/embed/x`, and takes its language
//! and colours from its own address ([`kernel::view::Look`]); the plugins of `plugins/` know no
//! more than that.

mod join;
mod pages;
mod rules;
#[cfg(test)]
mod tests;

pub use join::JOIN;
pub use rules::{MODULE, PlainForm, frame_html, quoted};

use kernel::Result;
use kernel::db::Tx;

use crate::app::App;
use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::{Right, UnitId};

/// Something that other websites may show.
pub struct Widget {
    /// What plugins call it: `petition`.
    pub name: &'static str,
    /// The same in French, without accents: `adhesion`.
    pub french: &'static str,
    /// Text key of what it is.
    pub label: &'static str,
    /// How tall its frame is where no script says better, in pixels.
    pub height_px: u32,
    /// What a unit has of it that everybody may see now, in the order in which it is offered.
    pub of_unit: fn(&mut Tx<'_>, &UnitId) -> Result<Vec<Lent>>,
    /// What stands at a path of this site, if it is one of these and everybody may see it.
    pub at: fn(&mut Tx<'_>, &str) -> Result<Option<Lent>>,
    /// A plain form that another site may carry instead of the frame; `None` when there is none.
    pub form: Option<PlainFormOf>,
}

/// The plain form of what stands at a path, if it takes answers now.
pub type PlainFormOf = fn(&mut Tx<'_>, &App, &str) -> Result<Option<String>>;

/// One of what a unit lends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lent {
    /// Its page on this site; its frame is under `/embed` before that.
    pub path: String,
    /// Its own title; empty when the widget's label says all.
    pub title: String,
    /// Paths of its feeds.
    pub feeds: Vec<String>,
}

impl Lent {
    /// One that has neither a title of its own nor feeds.
    #[must_use]
    pub fn at(path: &str) -> Self {
        Self { path: path.to_owned(), title: String::new(), feeds: Vec::new() }
    }
}

/// What may be shown of the page at a path, and which widget that is.
///
/// # Errors
/// A fault from the database.
pub fn lent_at(tx: &mut Tx<'_>, path: &str) -> Result<Option<(&'static Widget, Lent)>> {
    for widget in crate::WIDGETS {
        if let Some(lent) = (widget.at)(tx, path)? {
            return Ok(Some((widget, lent)));
        }
    }
    Ok(None)
}

/// The declaration of what is lent.
pub static FEATURE: Feature = Feature {
    name: "widgets",
    routes: pages::routes,
    jobs: &[],
    migrations: &[],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Office,
        label: "widgets-title",
        href: "/office/widgets",
        right: Some(Right::Publish),
        place: 62,
    }],
    pages: pages::samples,
    personal_data: PersonalData::None {
        why: "it shows what other features publish, and keeps nothing",
    },
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
