//! The desk: what officers do with the file. Files of people in and out, people who change
//! units, records of one person, segments. The family of features above `house`.

pub mod duplicates;
pub mod exports;
pub mod former;
pub mod imports;
pub mod segments;
pub mod transfers;

// What stands below reads as if it stood here: `crate::people`, whatever the family.
use house::{access, accounts, app, consent, criterion, feature, features, org, people};
#[cfg(test)]
use house::{story, testkit};

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] = &[
    // In and out.
    &former::FEATURE,
    &imports::FEATURE,
    &exports::FEATURE,
    // From one unit to another.
    &transfers::FEATURE,
    // One person, one record.
    &duplicates::FEATURE,
    // Whom it is about.
    &segments::FEATURE,
];

/// The families that this crate's stories know.
#[cfg(test)]
static FAMILIES: features::Families = &[house::FEATURES, FEATURES];

/// The site of this crate's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
