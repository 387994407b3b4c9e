//! Expense claims of units: lines with their proofs, written by whoever laid the money out or by an
//! officer for them, read by somebody else than both, paid by the collector. What a
//! unit has with its collector never falls below nothing by a claim.

mod demo;
mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::Result;
use kernel::db::{Migration, Tx};

use crate::feature::{Area, Entry, Feature, PersonalData, WaitingLine};
use crate::org::{Office, Right};

kernel::id!(
    /// A claim.
    ClaimId
);
kernel::id!(
    /// A line of a claim.
    LineId
);
kernel::id!(
    /// Claims paid together.
    OrderId
);

/// What waits for a second reader.
fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::Treasury) {
        return Ok(Vec::new());
    }
    let count = store::waiting(tx, &office.scope, &office.person)?;
    let line = WaitingLine { key: "claims-waiting", count, href: "/office/treasury/claims" };
    Ok((count > 0).then_some(line).into_iter().collect())
}

/// The claims' declaration.
pub static FEATURE: Feature = Feature {
    name: "claims",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        Migration { name: "claims/001-claims", sql: include_str!("migrations/001-claims.sql") },
        Migration { name: "claims/002-keyed", sql: include_str!("migrations/002-keyed.sql") },
    ],
    templates: &[
        ("claims/home.html", include_str!("templates/home.html")),
        ("claims/one.html", include_str!("templates/one.html")),
        ("claims/mine.html", include_str!("templates/mine.html")),
        ("claims/edit.html", include_str!("templates/edit.html")),
        ("claims/keyed.html", include_str!("templates/keyed.html")),
        ("claims/own.html", include_str!("templates/own.html")),
        ("claims/parts.html", include_str!("templates/parts.html")),
    ],
    criteria: &[],
    incoming: None,
    columns: &[],
    waiting: Some(waiting),
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Treasury,
            label: "claims-nav",
            href: "/office/treasury/claims",
            right: Some(Right::Treasury),
            place: 52,
        },
        Entry {
            area: Area::Me,
            label: "claims-mine-nav",
            href: "/me/claims",
            right: None,
            place: 28,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: None,
    demo: demo::demo,
    rebuild: None,
    gone: None,
};
