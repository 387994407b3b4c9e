//! Petitions: proposed by any member, opened by somebody mandated, signed by everybody, handed to
//! whom they are addressed to, then forgotten save for their counts.
//!
//! A signature waits in [`crate::intake`] until its mailed link is confirmed; only then does it
//! count and is it anybody's.

mod criteria;
mod demo;
mod jobs;
mod mails;
mod pages;
mod papers;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use pages::WIDGET;
pub use papers::{PaperArgs, paper_command};

use kernel::Result;
use kernel::db::{Migration, Tx};

use crate::feature::{Area, Entry, Feature, PersonalData, TimelineLine};
use crate::org::{PersonId, Right};

kernel::id!(
    /// A petition.
    PetitionId
);
kernel::id!(
    /// Something that happened to a petition.
    FactId
);
kernel::id!(
    /// Sheets of paper that were keyed in together.
    BatchId
);
kernel::id!(
    /// News of a petition.
    NewsId
);
kernel::id!(
    /// News of a petition, to one who signed it.
    NewsMailId
);
kernel::id!(
    /// An association outside that carries a petition.
    PartnerId
);
kernel::id!(
    /// Signers handed to such an association.
    HandoverId
);
kernel::id!(
    /// A signature.
    SignatureId
);

/// The name of these forms in the intake.
const FORM: &str = "petitions";

/// The petitions' declaration.
pub static FEATURE: Feature = Feature {
    name: "petitions",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        Migration {
            name: "petitions/001-petitions",
            sql: include_str!("migrations/001-petitions.sql"),
        },
        Migration { name: "petitions/002-piles", sql: include_str!("migrations/002-piles.sql") },
        Migration {
            name: "petitions/003-carriers",
            sql: include_str!("migrations/003-carriers.sql"),
        },
        Migration {
            name: "petitions/004-partners",
            sql: include_str!("migrations/004-partners.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: criteria::CRITERIA,
    columns: criteria::COLUMNS,
    waiting: Some(pages::waiting),
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Public,
            label: "petitions-title",
            href: "/petitions",
            right: None,
            place: 10,
        },
        Entry {
            area: Area::Me,
            label: "petitions-mine-title",
            href: "/me/petitions",
            right: None,
            place: 42,
        },
        Entry {
            area: Area::Office,
            label: "petitions-title",
            href: "/office/petitions",
            right: Some(Right::Publish),
            place: 50,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline),
    demo: demo::demo,
    rebuild: None,
    gone: None,
    incoming: None,
};

/// What a person signed, newest first.
fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let rows = store::timeline_rows(tx, person, limit)?;
    let line = |(at, title, slug): (kernel::time::Moment, String, String)| TimelineLine {
        at,
        key: "petitions-timeline",
        args: vec![("title", title)],
        href: Some(format!("/petitions/{slug}")),
    };
    Ok(rows.into_iter().map(line).collect())
}
