//! Stands in for the ledger, members and treasury until they are merged; then this folder goes.

mod store;

pub use store::treasury;

use crate::feature::{Feature, PersonalData};

/// The stand-in's tables.
pub static FEATURE: Feature = Feature {
    name: "standin",
    routes: axum::Router::new,
    jobs: &[],
    migrations: &[kernel::db::Migration {
        name: "standin/001-standin",
        sql: include_str!("001-standin.sql"),
    }],
    templates: &[],
    criteria: &[],
    texts: ["", ""],
    navigation: &[],
    pages: Vec::new,
    personal_data: PersonalData::None { why: "it goes before anybody uses it" },
    timeline: None,
    demo: |_, _| Ok(()),
    incoming: None,
    rebuild: None,
};
