//! Gestures on many people: tagged, put on a list, given to somebody, a task each, proposed to
//! another unit. Each is written down with whom it changed, so that it can be taken back exactly.
//!
//! Few people are done with while the officer waits; many go as a job, some at a time.

mod jobs;
mod pages;
mod rules;
mod run;
mod store;
#[cfg(test)]
mod tests;

use crate::feature::{Area, Entry, Feature, Held, PersonalData};
use crate::org::Right;

kernel::id!(
    /// A gesture on many people.
    BulkId
);

/// The declaration of gestures on many people.
pub static FEATURE: Feature = Feature {
    name: "bulk",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[kernel::db::Migration {
        name: "bulk/001-bulk",
        sql: include_str!("migrations/001-bulk.sql"),
    }],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Office,
        label: "bulk-nav",
        href: "/office/bulk",
        right: Some(Right::WritePeople),
        place: 23,
    }],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["bulk_entry"],
        export: store::export,
        erase: store::erase,
        retention: "bulk-retention",
        merge: store::merge,
    }),
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
