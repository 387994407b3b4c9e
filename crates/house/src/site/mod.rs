//! The public pages of the node itself: its home, who answers for it, what is kept and how it
//! can be read by everybody. They say what is configured, and leave out what is not.

mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use store::{Imprint, imprint};

use crate::feature::{Area, Entry, Feature, PersonalData};

/// The site's declaration.
pub static FEATURE: Feature = Feature {
    name: "site",
    routes: pages::routes,
    jobs: &[],
    migrations: &[],
    templates: &[
        ("site/home.html", include_str!("templates/home.html")),
        ("site/legal.html", include_str!("templates/legal.html")),
        ("site/privacy.html", include_str!("templates/privacy.html")),
        ("site/accessibility.html", include_str!("templates/accessibility.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: None,
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        foot("site-nav-privacy", "/privacy", 10),
        foot("site-nav-legal", "/legal", 20),
        foot("site-nav-accessibility", "/accessibility", 30),
    ],
    pages: pages::samples,
    personal_data: PersonalData::None { why: "its pages are about the organisation" },
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};

const fn foot(label: &'static str, href: &'static str, place: u8) -> Entry {
    Entry { area: Area::Foot, label, href, right: None, place }
}
