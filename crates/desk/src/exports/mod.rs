//! Exports: a selection of people leaves as a file or as labels, for a reason that the people
//! concerned can read. Files wait a few days, then go.

mod commands;
mod jobs;
mod make;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use commands::{ExportArgs, command};

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

kernel::id!(
    /// An export of people.
    ExportId
);

/// The exports' declaration.
pub static FEATURE: Feature = Feature {
    name: "exports",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[kernel::db::Migration {
        name: "exports/001-exports",
        sql: include_str!("migrations/001-exports.sql"),
    }],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Office,
        label: "exports-nav",
        href: "/office/exports",
        right: Some(Right::Export),
        place: 27,
    }],
    pages: pages::samples,
    personal_data: PersonalData::None {
        why: "an export says who asked, when and why; whose records left is in the access log, \
              and the file itself is swept after a few days",
    },
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
