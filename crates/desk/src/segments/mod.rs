//! Segments: whom a message, a list or a task is about, told as a filter tree over the facts that
//! features offer, as a sentence, and as text. Saved ones keep their versions; lists and draws by
//! lot hold people of one moment.
//!
//! The legal class of each criterion goes with the segment: choosing by membership is no
//! targeting, choosing by other data asks for consent, and some questions are refused.

mod columns;
mod commands;
mod criteria;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod whom;

use kernel::Result;
use kernel::db::Tx;

pub use commands::{Segments, command};
pub use rules::{Fault, NAME_CHARS_MAX, Tree, parse, print};
pub use store::{
    Form, List, NewList, Question, Reach, add_entries, add_list, ask, list, lists_of,
    remove_entries,
};
pub use whom::Whom;

use crate::feature::{Area, Demo, Entry, Feature, Held, PersonalData};
use crate::org::Right;

kernel::id!(
    /// A saved segment.
    SegmentId
);
kernel::id!(
    /// A list of people.
    ListId
);
kernel::id!(
    /// A draw by lot.
    DrawId
);

/// The segments' declaration.
pub static FEATURE: Feature = Feature {
    name: "segments",
    routes: pages::routes,
    jobs: &[],
    migrations: &[
        kernel::db::Migration {
            name: "segments/001-segments",
            sql: include_str!("migrations/001-segments.sql"),
        },
        kernel::db::Migration {
            name: "segments/002-watched",
            sql: include_str!("migrations/002-watched.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: criteria::CRITERIA,
    columns: columns::COLUMNS,
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Office,
        label: "segments-nav",
        href: "/office/segments",
        right: Some(Right::ReadPeople),
        place: 22,
    }],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["people_list_entry", "draw_entry"],
        export: store::export,
        erase: store::erase,
        retention: "segments-retention",
        merge: store::merge,
    }),
    timeline: None,
    demo,
    rebuild: None,
    gone: None,
    incoming: None,
};

/// Segments of the demonstration: name and text.
const DEMO: [(&str, &str); 4] = [
    ("Membres sans courriel", "relation = member and not has = email"),
    ("Abonnés à la lettre", "allowed = newsletter/email"),
    ("Arrivés depuis un an", "relation = member and joined within 365 days"),
    ("Anciens membres à rappeler", "relation = former and reachable = phone"),
];

fn demo(tx: &mut Tx<'_>, _: &mut Demo) -> Result<()> {
    for (name, text) in DEMO {
        let class = parse(text).map(|tree| pages::class_key(rules::class_of(&tree)).0);
        store::install(tx, name, text, class.unwrap_or("scope"))?;
    }
    Ok(())
}
