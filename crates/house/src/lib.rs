//! The house: where and who, the file, consent, the officers' rooms, everybody's rights over
//! their data. The lowest family of features.
//!
//! [`feature`], [`criterion`], [`column`] and [`panel`] say what a feature of any family declares,
//! [`features`] walks the declarations, [`app`] is what pages are given.

pub mod access;
pub mod accounts;
pub mod app;
pub mod column;
pub mod config;
pub mod consent;
pub mod criterion;
pub mod feature;
pub mod features;
pub mod office;
pub mod org;
pub mod panel;
pub mod people;
pub mod privacy;
pub mod server;
#[cfg(any(test, feature = "testing"))]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a story that cannot go on has failed")]
pub mod testkit;
pub mod upkeep;

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] = &[
    // Where and who.
    &org::FEATURE,
    &accounts::FEATURE,
    &access::FEATURE,
    // The file.
    &people::FEATURE,
    &consent::FEATURE,
    // The machine and the officers' rooms.
    &upkeep::FEATURE,
    &office::FEATURE,
    // It walks all of them, those of higher families too.
    &privacy::FEATURE,
];

/// The families that this crate's stories know.
#[cfg(test)]
static FAMILIES: features::Families = &[FEATURES];

/// The site of this crate's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
