//! Members and money: memberships and dues, the ledger of each collector, payments and their ways,
//! shares between levels, receipts. The family of features above `desk`.

pub mod debits;
pub mod ledger;
pub mod members;
mod standin;

// What stands below reads as if it stood here: `crate::people`, whatever the family.
use house::{access, accounts, app, consent, criterion, feature, features, org, people};
#[cfg(test)]
use house::{story, testkit};
use standin::treasury;

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] =
    &[&ledger::FEATURE, &members::FEATURE, &standin::FEATURE, &debits::FEATURE];

/// The families that this crate's stories know.
#[cfg(test)]
static FAMILIES: features::Families = &[house::FEATURES, desk::FEATURES, FEATURES];

/// The site of this crate's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
