//! People: records of persons and organisations, found in a second, changed with a trace.
//!
//! A record has one home unit and may belong to others; every read and write takes a
//! [`crate::org::Scope`]. The relation is derived from dated facts, never typed.

mod record;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use record::{AddressLine, Change, EmailLine, Kind, PhoneLine, Record, display_name};
pub use rules::{
    FactKind, Relation, match_name, may_keep, query_words, relation, search_words, sort_name,
};
pub use store::{
    Cause, Kept, NewPerson, Way, add_belonging, add_fact, change, create, create_many, facts_of,
    home_of, move_home, name_of, of_scope, own, remove, undo,
};
pub use store::{
    Keys, Known, NewFact, add_facts, add_notes, changed_by_import, created_by_import, field_known,
    field_named, find_known, notes_on, read_many, remove_facts, tag_named,
};

use kernel::db::Migration;

use crate::feature::{Feature, PersonalData};

/// The people's declaration.
pub static FEATURE: Feature = Feature {
    name: "people",
    routes: axum::Router::new,
    jobs: &[],
    migrations: &[Migration {
        name: "people/001-people",
        sql: include_str!("migrations/001-people.sql"),
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
