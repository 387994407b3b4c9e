//! The access log: who opened, exported, printed or bulk-selected whose record, under which
//! mandate, when and why. The person reads it in their space.

mod rules;
mod store;

pub use rules::{Act, REASON_CHARS_MIN, reason_needed};
pub use store::{note, note_many};

use crate::feature::{Feature, PersonalData};

/// The access log's declaration.
pub static FEATURE: Feature = Feature {
    name: "access",
    routes: axum::Router::new,
    jobs: &[],
    migrations: &[kernel::db::Migration {
        name: "access/001-access",
        sql: include_str!("migrations/001-access.sql"),
    }],
    templates: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[],
    pages: Vec::new,
    personal_data: PersonalData::None { why: "placeholder" },
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
};
