//! In the open: what the public sees and does. The site of each unit, petitions, donations,
//! events, and the forms that other sites carry. The family of features above `money`.

pub mod intake;
pub mod petitions;

// What stands below reads as if it stood here.
use house::{access, accounts, app, column, consent, criterion, feature, org, people};
#[cfg(test)]
use house::{features, story, testkit};

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] = &[
    // What every public form shares.
    &intake::FEATURE,
    // What is asked of whom, and who signs it.
    &petitions::FEATURE,
];

/// The families that this crate's stories know.
#[cfg(test)]
static FAMILIES: features::Families = &[house::FEATURES, desk::FEATURES, money::FEATURES, FEATURES];

/// The site of this crate's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
