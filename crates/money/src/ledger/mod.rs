//! The ledger: who receives money, the chart of accounts of each, and double entry in euro cents.
//!
//! An entry is posted once for its cause and taken back by another that mirrors it; nothing is
//! changed or deleted. Validated periods are chained by SHA-256.

mod commands;
mod demo;
mod fec;
mod jobs;
mod pages;
mod proofs;
mod rules;
mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use commands::{Ended, FecArgs, VerifyArgs, fec_command, verify_command};
pub use proofs::{
    PROOF_FORM_BYTES_MAX, content as proof_content, keep as keep_proof, media_type as proof_type,
    sent as proof_sent,
};
pub use rules::{
    BANK, CARDS, CASH, CHEQUES, CHOSEN_GIFTS, DUES, EXPENSES_DUE, FEES, GIFTS, INTERESTS, INTERNAL,
    JOURNALS, LOANS, LegalForm, MEMBERS, NewEntry, NewLine, SHARES_DUE, SHARES_GIVEN,
    SUBSCRIPTIONS, UNALLOCATED, creditor_id,
};
pub use store::{
    Account, BankAccount, Broken, Collector, ElectedTerm, Entry, EntryLine, accounts,
    add_bank_account, add_collector, attach, balance, collector, collector_for, collectors,
    elected_terms, entry, hold, is_kept_in, legal, post, posted, reverse, serve, set_elected,
    sums_by_unit, unit_cents, validate, verify,
};

use crate::feature::{Area, Entry as Line, Feature, Held, PersonalData};
use crate::org::Right;

/// What the checker of the law's file says of a collector's year, for tests.
#[cfg(test)]
pub(crate) fn fec_faults(
    tx: &mut kernel::db::Tx<'_>,
    collector: &CollectorId,
    year: &str,
) -> kernel::Result<Vec<String>> {
    let mut checker = rules::Checker::default();
    checker.line(&rules::header());
    let days = (format!("{year}-01-01"), format!("{year}-12-31"));
    let mut lines = 0;
    store::fec_lines(tx, collector, (&days.0, &days.1), |line| {
        lines += 1;
        checker.line(&rules::line(&line));
        Ok(())
    })?;
    let faults = if lines == 0 { Vec::new() } else { checker.end() };
    Ok(faults.into_iter().map(|fault| format!("{fault:?}")).collect())
}

kernel::id!(
    /// A legal entity that receives money.
    CollectorId
);
kernel::id!(
    /// A bank account of a collector.
    BankAccountId
);
kernel::id!(
    /// An entry of a ledger.
    EntryId
);

/// The ledger's declaration.
pub static FEATURE: Feature = Feature {
    name: "ledger",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        kernel::db::Migration {
            name: "ledger/001-ledger",
            sql: include_str!("migrations/001-ledger.sql"),
        },
        kernel::db::Migration {
            name: "ledger/002-loans-and-seals",
            sql: include_str!("migrations/002-loans-and-seals.sql"),
        },
        kernel::db::Migration {
            name: "ledger/003-chosen-gifts",
            sql: include_str!("migrations/003-chosen-gifts.sql"),
        },
        kernel::db::Migration {
            name: "ledger/004-loans-by-the-decree",
            sql: include_str!("migrations/004-loans-by-the-decree.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Line {
        area: Area::Treasury,
        label: "ledger-nav",
        href: "/office/treasury/ledger",
        right: Some(Right::Treasury),
        place: 62,
    }],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["entry_line", "entry", "elected_term", "period_seal"],
        export: store::export,
        erase: store::erase,
        retention: "ledger-retention",
        merge: store::merge,
    }),
    timeline: None,
    demo: demo::demo,
    rebuild: None,
    gone: None,
    incoming: None,
};
