//! Members: who joined, by which type, what they owe month by month, and what came in for it.
//!
//! Where somebody stands on any day follows from facts, stamps and payments; nothing is typed.
//! [`settle`] gives a payment to months, [`due`] and [`proposed`] say what is owed, [`standing`]
//! where somebody stands on a day.

mod criteria;
mod demo;
mod incoming;
mod jobs;
mod mails;
mod pages;
mod refusal;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod timeline;

use kernel::Result;
use kernel::db::Tx;

pub use refusal::Refusal;
pub use rules::{Rule, Standing};
pub use store::{
    Due, Settled, Settlement, adopt, due, due_cents_of, proposed, settle, standing, standings,
    unsettle, unsettle_on,
};

use crate::feature::{Area, Entry, Feature, PersonalData, WaitingLine};
use crate::org::{Office, PersonId, Right};

kernel::id!(
    /// A membership.
    MembershipId
);
kernel::id!(
    /// A type of membership.
    TypeId
);
kernel::id!(
    /// What somebody asked for at the public door.
    ApplicationId
);
kernel::id!(
    /// A voting roll.
    RollId
);

/// The way to pay that a member chose, and payments a year: `transfer`, `debit`, `cheque`,
/// `cash`, `card`; `None` for who is no member.
///
/// # Errors
/// A fault from the database.
pub fn way_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<(String, i64)>> {
    let found = store::current(tx, person)?;
    Ok(found.map(|one| (one.way, one.instalments)))
}

/// What a payment settled, as it counts now: for whom, which month, how much.
///
/// # Errors
/// A fault from the database.
pub fn settled_months(tx: &mut Tx<'_>, payment: &str) -> Result<Vec<(PersonId, String, i64)>> {
    store::settled_months(tx, payment)
}

/// Applications that wait to be welcomed.
fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::WritePeople) {
        return Ok(Vec::new());
    }
    let count = store::waiting(tx, &office.scope)?;
    let href = "/office/memberships?which=applied";
    let line = WaitingLine { key: "members-waiting", count, href };
    Ok(if count > 0 { vec![line] } else { Vec::new() })
}

/// The members' declaration.
pub static FEATURE: Feature = Feature {
    name: "members",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        kernel::db::Migration {
            name: "members/001-members",
            sql: include_str!("migrations/001-members.sql"),
        },
        kernel::db::Migration {
            name: "members/002-watched",
            sql: include_str!("migrations/002-watched.sql"),
        },
        kernel::db::Migration {
            name: "members/003-rolls-by-slices",
            sql: include_str!("migrations/003-rolls-by-slices.sql"),
        },
        kernel::db::Migration {
            name: "members/004-printed-cards",
            sql: include_str!("migrations/004-printed-cards.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: criteria::CRITERIA,
    columns: &[],
    waiting: Some(waiting),
    panels: pages::PANELS,
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry { area: Area::Public, label: "members-join", href: "/join", right: None, place: 20 },
        Entry {
            area: Area::Me,
            label: "members-mine-nav",
            href: "/me/membership",
            right: None,
            place: 10,
        },
        Entry {
            area: Area::Office,
            label: "members-nav",
            href: "/office/memberships",
            right: Some(Right::ReadPeople),
            place: 22,
        },
        Entry {
            area: Area::Office,
            label: "members-counts-nav",
            href: "/office/memberships/counts",
            right: Some(Right::Totals),
            place: 23,
        },
        Entry {
            area: Area::OfficeTop,
            label: "members-types-nav",
            href: "/office/memberships/types",
            right: Some(Right::Settings),
            place: 82,
        },
        Entry {
            area: Area::Record,
            label: "members-record",
            href: "/office/people/{person}/membership",
            right: Some(Right::ReadPeople),
            place: 10,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline::timeline),
    demo: demo::demo,
    rebuild: None,
    gone: Some(store::gone),
    incoming: Some(&incoming::INCOMING),
};
