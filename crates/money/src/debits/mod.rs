//! SEPA direct debits: mandates signed online or on paper, collections sent to the bank whole or
//! not at all, what banks answer; bank statements and what each movement answers, which a person
//! confirms.
//!
//! A mandate's state follows from its facts. Money is written when the bank says that it came.

mod books;
mod commands;
mod demo;
mod jobs;
mod mails;
mod pages;
mod reconcile;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod timeline;

pub use commands::{DebitBatch, Reconcile, debit_batch, reconcile};
pub use store::{GiftMandate, NewGiftMandate, change_gift, end_gift, gift_mandate, sign_gift};

use kernel::Result;
use kernel::db::Tx;

use crate::feature::{Area, Entry, Feature, PersonalData, WaitingLine};
use crate::org::{Office, Right};

kernel::id!(
    /// A mandate to debit an account.
    MandateId
);
kernel::id!(
    /// Something that happened to a mandate.
    FactId
);
kernel::id!(
    /// A collection of direct debits.
    BatchId
);
kernel::id!(
    /// One debit.
    LineId
);
kernel::id!(
    /// A file from a bank.
    BankFileId
);
kernel::id!(
    /// A movement of an account.
    EntryId
);

/// Movements that wait for whoever keeps an account.
fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::Treasury) {
        return Ok(Vec::new());
    }
    let (mut open, mut unexplained) = (0, 0);
    for account in books::accounts(tx, &office.scope)? {
        open += store::count_open(tx, account.account.id.as_str())?;
        unexplained += store::count_waiting(tx, account.account.id.as_str())?;
    }
    let href = "/office/treasury/statements";
    let lines = [("debits-waiting-movements", open), ("debits-waiting-unexplained", unexplained)];
    let counted = lines.into_iter().filter(|(_, count)| *count > 0);
    Ok(counted.map(|(key, count)| WaitingLine { key, count, href }).collect())
}

/// The debits' declaration.
pub static FEATURE: Feature = Feature {
    name: "debits",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        kernel::db::Migration {
            name: "debits/001-debits",
            sql: include_str!("migrations/001-debits.sql"),
        },
        kernel::db::Migration {
            name: "debits/002-retries",
            sql: include_str!("migrations/002-retries.sql"),
        },
        kernel::db::Migration {
            name: "debits/003-gifts",
            sql: include_str!("migrations/003-gifts.sql"),
        },
        kernel::db::Migration {
            name: "debits/004-letters",
            sql: include_str!("migrations/004-letters.sql"),
        },
        kernel::db::Migration {
            name: "debits/005-left-out",
            sql: include_str!("migrations/005-left-out.sql"),
        },
        kernel::db::Migration {
            name: "debits/006-by-hand",
            sql: include_str!("migrations/006-by-hand.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: Some(waiting),
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Treasury,
            label: "debits-nav",
            href: "/office/treasury/debits",
            right: Some(Right::Treasury),
            place: 31,
        },
        Entry {
            area: Area::Treasury,
            label: "debits-statements-title",
            href: "/office/treasury/statements",
            right: Some(Right::Treasury),
            place: 32,
        },
        Entry {
            area: Area::Record,
            label: "debits-record-link",
            href: "/office/people/{person}/mandates",
            right: Some(Right::Treasury),
            place: 50,
        },
        Entry {
            area: Area::Me,
            label: "debits-mine-nav",
            href: "/me/debits",
            right: None,
            place: 26,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline::timeline),
    demo: demo::demo,
    incoming: None,
    rebuild: None,
    gone: Some(store::gone),
};
