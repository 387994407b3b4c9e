//! The officers' rooms of the organisation: dashboard, choice of the unit to work in, tree of
//! units, mandates, roles, settings; and the public page that finds the section of a place.
//! What they show and change belongs to `org`; here stand only pages.

mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

/// The office's declaration.
pub static FEATURE: Feature = Feature {
    name: "office",
    routes: pages::routes,
    jobs: &[],
    migrations: &[],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Office,
            label: "office-nav-home",
            href: "/office",
            right: None,
            place: 0,
        },
        Entry {
            area: Area::Office,
            label: "office-nav-units",
            href: "/office/units",
            right: None,
            place: 70,
        },
        Entry {
            area: Area::Office,
            label: "office-nav-mandates",
            href: "/office/mandates",
            right: Some(Right::ReadPeople),
            place: 71,
        },
        Entry {
            area: Area::OfficeTop,
            label: "office-nav-settings",
            href: "/office/settings",
            right: Some(Right::Settings),
            place: 90,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::None { why: "it stores nothing: mandates are kept by org" },
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
