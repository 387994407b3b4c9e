//! Imports: a file of people of any table format is read, matched with whom we know, and brought
//! in with a trace. Doubtful rows wait for a person, sensitive columns stay outside, and the
//! whole can be taken back.

mod commands;
mod criteria;
mod jobs;
mod leave;
mod pages;
mod rules;
mod run;
mod store;
#[cfg(test)]
mod tests;
mod undo;

pub use commands::{Ended, ImportArgs, command, import};
pub use leave::{Left, NationBuilderArgs, leave, leave_command};
pub use rules::{is_sensitive_tag, refused_column};
pub use undo::{UndoArgs, undo_command};

use crate::feature::{Area, Entry, Feature, Held, PersonalData};
use crate::org::Right;

kernel::id!(
    /// An import of a file.
    ImportId
);
kernel::id!(
    /// A row that waits for a person's decision.
    DoubtId
);

/// The imports' declaration.
pub static FEATURE: Feature = Feature {
    name: "imports",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        kernel::db::Migration {
            name: "imports/001-imports",
            sql: include_str!("migrations/001-imports.sql"),
        },
        kernel::db::Migration {
            name: "imports/002-refused-cells",
            sql: include_str!("migrations/002-refused-cells.sql"),
        },
        kernel::db::Migration {
            name: "imports/003-stop",
            sql: include_str!("migrations/003-stop.sql"),
        },
        kernel::db::Migration {
            name: "imports/004-triage",
            sql: include_str!("migrations/004-triage.sql"),
        },
        kernel::db::Migration {
            name: "imports/005-kept-tags",
            sql: include_str!("migrations/005-kept-tags.sql"),
        },
        kernel::db::Migration {
            name: "imports/006-undo-job",
            sql: include_str!("migrations/006-undo-job.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: criteria::CRITERIA,
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Office,
        label: "imports-nav",
        href: "/office/imports",
        right: Some(Right::Import),
        place: 26,
    }],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["import_doubt_candidate"],
        export: |tx, person| {
            let waiting = store::mentions_of(tx, person)?;
            Ok(serde_json::json!({ "rows_waiting_for_a_decision": waiting }))
        },
        erase: store::erase_candidate,
        retention: "imports-retention",
        merge: store::point_candidate,
    }),
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
