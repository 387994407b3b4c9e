//! The access log: who opened, exported, printed or bulk-selected whose record, under which
//! mandate, when and why. The person reads it in their space.

mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::Result;
use kernel::db::Tx;

pub use rules::{Act, REASON_CHARS_MIN, reason_needed};
pub use store::{Line, note, note_again, note_machine, note_many};

use crate::feature::{Area, Entry, Feature, Held, PersonalData, TimelineLine};
use crate::org::PersonId;

/// The access log's declaration.
pub static FEATURE: Feature = Feature {
    name: "access",
    routes: pages::routes,
    jobs: &[],
    migrations: &[kernel::db::Migration {
        name: "access/001-access",
        sql: include_str!("migrations/001-access.sql"),
    }],
    templates: &[
        ("access/mine.html", include_str!("templates/mine.html")),
        ("access/office.html", include_str!("templates/office.html")),
        ("access/lines.html", include_str!("templates/lines.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: None,
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Me,
        label: "access-nav",
        href: "/me/access",
        right: None,
        place: 50,
    }],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["access_line"],
        export: store::export,
        erase: store::erase,
        retention: "access-retention",
        merge: store::merge,
    }),
    timeline: Some(timeline),
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};

fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let lines = store::lines(tx, person, None, limit)?;
    let told = lines.into_iter().map(|line| TimelineLine {
        at: line.at,
        key: Act::parse(&line.act).sentence(),
        args: vec![("name", line.by_name)],
        href: Some(format!("/office/people/{person}/access")),
    });
    Ok(told.collect())
}
