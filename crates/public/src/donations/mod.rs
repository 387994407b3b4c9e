//! Donations: pages that ask for gifts for a collector and a unit, what people promise and declare
//! there, and what came of it.
//!
//! A promise waits in [`crate::intake`] until its mailed link is confirmed. Then it is somebody's,
//! and the treasury is told what to expect: a request with its reference, a card payment or a
//! mandate, each naming the donation as its target. Money is counted when it is received.

mod criteria;
mod demo;
mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use pages::{BLOCK, WIDGET};

use kernel::Result;
use kernel::db::{Migration, Tx};
use kernel::text::{Language, money};

use crate::feature::{Area, Entry, Feature, PersonalData, TimelineLine};
use crate::org::{PersonId, Right};

kernel::id!(
    /// A page that asks for gifts.
    DonationPageId
);
kernel::id!(
    /// What somebody gives.
    DonationId
);
kernel::id!(
    /// Something that happened to a page or a donation.
    FactId
);

/// The name of these forms in the intake.
const FORM: &str = "donations";

/// The donations' declaration.
pub static FEATURE: Feature = Feature {
    name: "donations",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[Migration {
        name: "donations/001-donations",
        sql: include_str!("migrations/001-donations.sql"),
    }],
    templates: pages::TEMPLATES,
    criteria: criteria::CRITERIA,
    columns: criteria::COLUMNS,
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Public,
            label: "donations-nav",
            href: "/donate",
            right: None,
            place: 30,
        },
        Entry {
            area: Area::Me,
            label: "donations-mine-title",
            href: "/me/donations",
            right: None,
            place: 28,
        },
        Entry {
            area: Area::Office,
            label: "donations-title",
            href: "/office/donations",
            right: Some(Right::Publish),
            place: 52,
        },
        Entry {
            area: Area::Treasury,
            label: "donations-title",
            href: "/office/donations",
            right: Some(Right::Treasury),
            place: 55,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline),
    demo: demo::demo,
    rebuild: None,
    gone: Some(store::gone),
    incoming: None,
};

/// What a person promised, newest first.
fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let rows = store::timeline_rows(tx, person, limit)?;
    let line = |row: store::TimelineRow| TimelineLine {
        at: row.at,
        key: if row.is_monthly { "donations-timeline-monthly" } else { "donations-timeline-once" },
        args: vec![("title", row.title), ("amount", money(Language::French, row.cents, false))],
        href: Some(format!("/donate/{}", row.slug)),
    };
    Ok(rows.into_iter().map(line).collect())
}
