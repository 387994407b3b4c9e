//! Receipts: numbered without gap by collector and year, issued once for each payment, cancelled
//! and never changed; the party's file for the national commission; ceilings watched.

mod commands;
mod demo;
mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use commands::{ReceiptsArgs, command};

use kernel::db::Migration;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

kernel::id!(
    /// A receipt.
    ReceiptId
);
kernel::id!(
    /// A year's receipts made at once.
    RunId
);

/// The receipts' declaration.
pub static FEATURE: Feature = Feature {
    name: "receipts",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        Migration {
            name: "receipts/001-receipts",
            sql: include_str!("migrations/001-receipts.sql"),
        },
        Migration { name: "receipts/002-printed", sql: include_str!("migrations/002-printed.sql") },
    ],
    templates: &[
        ("receipts/home.html", include_str!("templates/home.html")),
        ("receipts/one.html", include_str!("templates/one.html")),
        ("receipts/mine.html", include_str!("templates/mine.html")),
        ("receipts/columns.html", include_str!("templates/columns.html")),
    ],
    criteria: &[],
    incoming: None,
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Treasury,
            label: "receipts-nav",
            href: "/office/treasury/receipts",
            right: Some(Right::Treasury),
            place: 60,
        },
        Entry {
            area: Area::Me,
            label: "receipts-mine-nav",
            href: "/me/receipts",
            right: None,
            place: 27,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: None,
    demo: demo::demo,
    rebuild: None,
    gone: None,
};
