//! People: records of persons and organisations, found in a second, changed with a trace.
//!
//! A record has one home unit and may belong to others; every read and write takes a
//! [`crate::org::Scope`]. The relation is derived from dated facts, never typed.

mod asked;
mod columns;
mod criteria;
mod demo;
mod form;
mod held;
mod jobs;
mod pages;
mod record;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod timeline;
mod told;

pub use asked::filter_of;
pub use columns::columns_for;
pub use form::custom_value;
pub use pages::told_change;
pub use record::{AddressLine, Change, EmailLine, Kind, PhoneLine, Record, display_name};
pub use rules::{
    FactKind, FieldKind, Relation, match_name, may_keep, query_words, relation, search_words,
    sort_name,
};
pub use store::{
    Cause, CustomField, Filter, Found, KEYS_MAX, Kept, NewPerson, Tag, Way, add_belonging,
    add_fact, add_field, by_emails, by_name_and_birth, by_names, by_phones, change, change_own,
    create, create_many, ensure_field, ensure_tag, facts_of, fields_for, home_of, known_tag,
    move_home, name_of, of_scope, own, page_of_ids, remove, tags_for, undo,
};
pub use store::{Given, NewTask, add_task, carers, look_after, look_after_before, remove_task};
pub use store::{
    Keys, Known, NewFact, add_facts, add_notes, changed_by_import, created_by_import, find_known,
    grown, notes_on, read_many, remove_facts, remove_notes, whole_day,
};
pub use store::{Recognised, recognise};
pub use store::{Summary, count_of, end_belonging, reason_given, search, summaries};
pub use store::{both, household_stands, merge_as, merged_into, settle};
pub use store::{cells_of, joined_cells, names_of};

use kernel::db::Migration;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

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
    /// Somebody looks after a person.
    CareId
);
kernel::id!(
    /// People who live together.
    HouseholdId
);

/// The people's declaration.
pub static FEATURE: Feature = Feature {
    name: "people",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        Migration { name: "people/001-people", sql: include_str!("migrations/001-people.sql") },
        Migration { name: "people/002-newest", sql: include_str!("migrations/002-newest.sql") },
        Migration {
            name: "people/003-note-import",
            sql: include_str!("migrations/003-note-import.sql"),
        },
        Migration { name: "people/004-few", sql: include_str!("migrations/004-few.sql") },
        Migration { name: "people/005-bad", sql: include_str!("migrations/005-bad.sql") },
        Migration { name: "people/006-lean", sql: include_str!("migrations/006-lean.sql") },
        Migration { name: "people/007-merged", sql: include_str!("migrations/007-merged.sql") },
        Migration { name: "people/008-watched", sql: include_str!("migrations/008-watched.sql") },
        Migration { name: "people/009-work", sql: include_str!("migrations/009-work.sql") },
        Migration { name: "people/010-born", sql: include_str!("migrations/010-born.sql") },
    ],
    templates: &[
        ("people/list.html", include_str!("templates/list.html")),
        ("people/cells.html", include_str!("templates/cells.html")),
        ("people/results.html", include_str!("templates/results.html")),
        ("people/suggestions.html", include_str!("templates/suggestions.html")),
        ("people/reason.html", include_str!("templates/reason.html")),
        ("people/person.html", include_str!("templates/person.html")),
        ("people/edit.html", include_str!("templates/edit.html")),
        ("people/history.html", include_str!("templates/history.html")),
        ("people/fields.html", include_str!("templates/fields.html")),
        ("people/tags.html", include_str!("templates/tags.html")),
        ("people/tasks.html", include_str!("templates/tasks.html")),
    ],
    criteria: criteria::CRITERIA,
    columns: columns::COLUMNS,
    waiting: Some(pages::waiting),
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Office,
            label: "people-title",
            href: "/office/people",
            right: Some(Right::ReadPeople),
            place: 20,
        },
        Entry {
            area: Area::Office,
            label: "people-tasks-nav",
            href: "/office/tasks",
            right: Some(Right::ReadPeople),
            place: 21,
        },
        Entry {
            area: Area::Office,
            label: "people-fields-title",
            href: "/office/fields",
            right: Some(Right::Settings),
            place: 84,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(held::HELD),
    timeline: Some(timeline::timeline),
    demo: demo::demo,
    rebuild: Some(store::rebuild),
    gone: None,
    incoming: None,
};
