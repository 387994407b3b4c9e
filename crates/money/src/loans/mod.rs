//! Loans of natural persons to a collector: within what the law allows, with their instalments,
//! paid back through the ledger, with a statement to the lender and a register.

mod demo;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::db::Migration;

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::org::Right;

kernel::id!(
    /// A loan.
    LoanId
);
kernel::id!(
    /// Instalments paid together.
    OrderId
);

/// The loans' declaration.
pub static FEATURE: Feature = Feature {
    name: "loans",
    routes: pages::routes,
    jobs: &[],
    migrations: &[
        Migration { name: "loans/001-loans", sql: include_str!("migrations/001-loans.sql") },
        Migration { name: "loans/002-orders", sql: include_str!("migrations/002-orders.sql") },
    ],
    templates: &[
        ("loans/home.html", include_str!("templates/home.html")),
        ("loans/new.html", include_str!("templates/new.html")),
        ("loans/one.html", include_str!("templates/one.html")),
        ("loans/mine.html", include_str!("templates/mine.html")),
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
            label: "loans-nav",
            href: "/office/treasury/loans",
            right: Some(Right::Treasury),
            place: 54,
        },
        Entry {
            area: Area::Me,
            label: "loans-mine-nav",
            href: "/me/loans",
            right: None,
            place: 29,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: None,
    demo: demo::demo,
    rebuild: None,
    gone: None,
};
