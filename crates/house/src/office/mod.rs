//! The officers' rooms of the organisation: dashboard, choice of the unit to work in, tree of
//! units, mandates, roles, settings; and the public page that finds the section of a place.
//! What they show and change belongs to `org`; here stand only pages, and the mail that tells
//! officers once a day what waits for them.

mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

#[cfg(any(test, feature = "testing"))]
pub use jobs::tell_all as tell;

/// The office's declaration.
pub static FEATURE: Feature = Feature {
    name: "office",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[kernel::db::Migration {
        name: "office/001-told",
        sql: include_str!("migrations/001-told.sql"),
    }],
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
    personal_data: PersonalData::Held(store::HELD),
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
