//! Shares between levels: voted tables, what each unit owes of what it collected, and how it is
//! settled between collectors.
//!
//! Tables and statements are only added to: a statement says what was not yet stated, so that the
//! sum of all statements is always what the tables make of the ledger.

mod commands;
mod demo;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use commands::{SharesArgs, command};
pub(crate) use pages::day_of;
pub use store::to_share;

use kernel::db::Migration;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

kernel::id!(
    /// A voted table.
    QuotaId
);
kernel::id!(
    /// A statement.
    StatementId
);
kernel::id!(
    /// A settlement.
    SettlementId
);

/// The shares' declaration.
pub static FEATURE: Feature = Feature {
    name: "shares",
    routes: pages::routes,
    jobs: &[],
    migrations: &[
        Migration { name: "shares/001-shares", sql: include_str!("migrations/001-shares.sql") },
        Migration { name: "shares/002-fund", sql: include_str!("migrations/002-fund.sql") },
    ],
    templates: &[
        ("shares/home.html", include_str!("templates/home.html")),
        ("shares/tables.html", include_str!("templates/tables.html")),
        ("shares/statement.html", include_str!("templates/statement.html")),
        ("shares/settle.html", include_str!("templates/settle.html")),
        ("shares/mine.html", include_str!("templates/mine.html")),
        ("shares/fund.html", include_str!("templates/fund.html")),
        ("shares/parts.html", include_str!("templates/parts.html")),
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
            label: "shares-nav",
            href: "/office/treasury/shares",
            right: Some(Right::Totals),
            place: 50,
        },
        Entry {
            area: Area::Me,
            label: "shares-mine-nav",
            href: "/me/shares",
            right: None,
            place: 26,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::None {
        why: "sums of units; who drew them up is the bearer of a mandate, named as on any minutes",
    },
    timeline: None,
    demo: demo::demo,
    rebuild: None,
    gone: None,
};
