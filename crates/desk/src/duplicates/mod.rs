//! Duplicates: two records of one person are found, compared, merged field by field, and the
//! merge can be taken back at any time.

mod commands;
mod find;
mod jobs;
mod mails;
mod merge;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use commands::{Duplicates, command, search};
use kernel::Result;
use kernel::db::{Migration, Tx};

use crate::feature::{Area, Entry, Feature, Held, PersonalData, TimelineLine};
use crate::org::{PersonId, Right};

kernel::id!(
    /// A merge that was done.
    MergeId
);
kernel::id!(
    /// A search through the whole file.
    RunId
);
kernel::id!(
    /// A code mailed to another address of a person.
    ProofId
);
kernel::id!(
    /// A request of one unit to another.
    RequestId
);

/// The duplicates' declaration.
pub static FEATURE: Feature = Feature {
    name: "duplicates",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[Migration {
        name: "duplicates/001-duplicates",
        sql: include_str!("migrations/001-duplicates.sql"),
    }],
    templates: &[
        ("duplicates/queue.html", include_str!("templates/queue.html")),
        ("duplicates/compare.html", include_str!("templates/compare.html")),
        ("duplicates/exact.html", include_str!("templates/exact.html")),
        ("duplicates/merges.html", include_str!("templates/merges.html")),
        ("duplicates/choose.html", include_str!("templates/choose.html")),
        ("duplicates/requests.html", include_str!("templates/requests.html")),
        ("duplicates/request.html", include_str!("templates/request.html")),
        ("duplicates/mine.html", include_str!("templates/mine.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Office,
            label: "duplicates-title",
            href: "/office/duplicates",
            right: Some(Right::WritePeople),
            place: 24,
        },
        Entry {
            area: Area::Record,
            label: "duplicates-link",
            href: "/office/people/{person}/merge",
            right: Some(Right::WritePeople),
            place: 30,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &[
            "duplicate_pair",
            "duplicate_apart",
            "duplicate_merge",
            "duplicate_request",
            "duplicate_proof",
        ],
        export: store::export,
        erase: store::erase,
        retention: "duplicates-retention",
        merge: store::hand_over,
    }),
    timeline: Some(timeline),
    demo: |tx, _| jobs::ask(tx, None),
    rebuild: None,
    gone: None,
    incoming: None,
};

/// Merges of the record, newest first.
fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let mut lines = Vec::new();
    for done in store::merges_of(tx, person, limit)? {
        let href = Some("/office/duplicates/merges".to_owned());
        if let Some(at) = done.undone_at {
            let by = done.undone_by_name.clone().unwrap_or_default();
            let args = vec![("name", done.from_name.clone()), ("by", by)];
            lines.push(TimelineLine {
                at,
                key: "duplicates-line-undone",
                args,
                href: href.clone(),
            });
        }
        let args = vec![("name", done.from_name), ("by", done.by_name)];
        lines.push(TimelineLine { at: done.at, key: "duplicates-line-merged", args, href });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(lines)
}
