//! People who move from one unit to another, belong to a further one, or leave: each with the
//! agreement of the unit that receives, and a trace that both units and the person keep.
//!
//! A unit that asks for somebody whom another one keeps learns nothing until the keeper agrees.

mod criteria;
mod demo;
mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod timeline;

pub use rules::Kind;
pub use store::{Hand, NewTransfer, Place, Proposed, find_places, propose, take_back};

use kernel::Result;
use kernel::db::Tx;

use crate::feature::{Area, Entry, Feature, PersonalData, WaitingLine};
use crate::org::{Office, Right};

kernel::id!(
    /// A transfer, proposed or done.
    TransferId
);

/// The transfers' declaration.
pub static FEATURE: Feature = Feature {
    name: "transfers",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        kernel::db::Migration {
            name: "transfers/001-transfers",
            sql: include_str!("migrations/001-transfers.sql"),
        },
        kernel::db::Migration {
            name: "transfers/002-told",
            sql: include_str!("migrations/002-told.sql"),
        },
        kernel::db::Migration {
            name: "transfers/003-watched",
            sql: include_str!("migrations/003-watched.sql"),
        },
        kernel::db::Migration {
            name: "transfers/004-told-elsewhere",
            sql: include_str!("migrations/004-told-elsewhere.sql"),
        },
    ],
    templates: &[
        ("transfers/list.html", include_str!("templates/list.html")),
        ("transfers/one.html", include_str!("templates/one.html")),
        ("transfers/propose.html", include_str!("templates/propose.html")),
        ("transfers/ask.html", include_str!("templates/ask.html")),
        ("transfers/unit.html", include_str!("templates/unit.html")),
        ("transfers/move.html", include_str!("templates/move.html")),
        ("transfers/leave.html", include_str!("templates/leave.html")),
    ],
    criteria: criteria::CRITERIA,
    columns: criteria::COLUMNS,
    waiting: Some(waiting),
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Record,
            label: "transfers-link",
            href: "/office/people/{person}/transfer",
            right: Some(Right::WritePeople),
            place: 40,
        },
        Entry {
            area: Area::NewRecord,
            label: "transfers-claim-link",
            href: "/office/transfers/ask",
            right: Some(Right::WritePeople),
            place: 40,
        },
        Entry {
            area: Area::Office,
            label: "transfers-nav",
            href: "/office/transfers",
            right: Some(Right::ReadPeople),
            place: 28,
        },
        Entry {
            area: Area::Me,
            label: "transfers-mine-nav",
            href: "/me/unit",
            right: None,
            place: 35,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline::timeline),
    demo: demo::demo,
    rebuild: None,
    gone: None,
    incoming: None,
};

/// The transfers that wait for an answer of the office's units.
fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::WritePeople) {
        return Ok(Vec::new());
    }
    let count = store::count_received(tx, &office.scope)?;
    Ok(vec![WaitingLine { key: "transfers-waiting", count, href: "/office/transfers" }])
}
