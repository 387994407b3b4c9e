//! Members and money: memberships and dues, the ledger of each collector, payments and their ways,
//! shares between levels, receipts. The family of features above `desk`.

pub mod claims;
pub mod debits;
pub mod ledger;
pub mod loans;
pub mod members;
pub mod paper;
pub mod receipts;
pub mod shares;
pub mod treasury;

#[cfg(test)]
#[path = "../../bank/src/tests/schema.rs"]
mod schema;

// What stands below reads as if it stood here: `crate::people`, whatever the family.
use house::{access, accounts, app, consent, criterion, feature, features, org, panel, people};
#[cfg(test)]
use house::{story, testkit};

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] = &[
    // Where money is.
    &ledger::FEATURE,
    // Who is a member, and what they owe.
    &members::FEATURE,
    // What comes in.
    &treasury::FEATURE,
    // What is collected, and what banks say.
    &debits::FEATURE,
    // Where it goes, and what proves it.
    &shares::FEATURE,
    &receipts::FEATURE,
    // What units spend, and what members lend.
    &claims::FEATURE,
    &loans::FEATURE,
];

/// The families that this crate's stories know.
#[cfg(test)]
static FAMILIES: features::Families = &[house::FEATURES, desk::FEATURES, FEATURES];

/// The site of this crate's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
