//! What everybody reads: the organisation's own pages, the small site of each unit with its pages
//! and news, the library of pictures, aliases, feeds; and who answers for it all.
//!
//! Texts are Markdown ([`html`]) with blocks ([`Block`]) that features offer at the crate's root.

mod blocks;
mod demo;
mod markdown;
mod media;
mod pages;
mod panels;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use blocks::{
    Asked, BLOCK_BUTTON, BLOCK_FORM, BLOCK_MAP, BLOCK_NEWS, BLOCK_UNITS, BLOCK_VIDEO, Block, Filled,
};
pub use markdown::{Html, MARKDOWN_CHARS_MAX, html, words};
pub use pages::{Feed, FeedLine, WIDGET_FIND, WIDGET_NEWS, printed};
pub use rules::slug;

use kernel::db::Migration;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

kernel::id!(
    /// A page, news among them.
    PageId
);
kernel::id!(
    /// A picture of the library.
    MediaId
);

/// The site's declaration.
pub static FEATURE: Feature = Feature {
    name: "site",
    routes: pages::routes,
    jobs: &[],
    migrations: &[Migration {
        name: "site/001-pages",
        sql: include_str!("migrations/001-pages.sql"),
    }],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: panels::PANELS,
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Office,
            label: "site-office-nav",
            href: "/office/site",
            right: Some(Right::Publish),
            place: 60,
        },
        foot("site-nav-find", "/find", 5),
        foot("site-nav-privacy", "/privacy", 10),
        foot("site-nav-legal", "/legal", 20),
        foot("site-nav-accessibility", "/accessibility", 30),
        foot("site-nav-search", "/search", 40),
    ],
    pages: pages::samples,
    personal_data: PersonalData::None {
        why: "its pages are about the organisation; who wrote them is the bearer of a mandate",
    },
    timeline: None,
    demo: demo::demo,
    rebuild: Some(store::index_again),
    gone: None,
    incoming: None,
};

const fn foot(label: &'static str, href: &'static str, place: u8) -> Entry {
    Entry { area: Area::Foot, label, href, right: None, place }
}
