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
    FactKind, FieldKind, Relation, match_name, may_keep, query_words, relation, search_words,
    sort_name,
};
pub use store::{
    Cause, CustomField, Filter, Found, KEYS_MAX, Kept, NewPerson, Tag, Way, add_belonging,
    add_fact, add_field, by_emails, by_name_and_birth, by_names, by_numbers, by_phones, change, change_own,
    create, create_many, ensure_field, ensure_tag, facts_of, fields_for, home_of, move_home,
    name_of, of_scope, own, page_of_ids, remove, tags_for, undo,
};

use kernel::db::Migration;

use crate::feature::{Feature, PersonalData};

kernel::id!(
    /// A tag that people bear.
    TagId
);
kernel::id!(
    /// A group of tags.
    TagGroupId
);
kernel::id!(
    /// A custom field.
    FieldId
);
kernel::id!(
    /// A private note on a person.
    NoteId
);
kernel::id!(
    /// Something to do about a person.
    TaskId
);
kernel::id!(
    /// People who live together.
    HouseholdId
);

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
