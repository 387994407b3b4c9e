//! Maillage: the organising platform of parties, unions and associations.
//!
//! The top of the house: [`FAMILIES`] names the families of features, [`commands`] is the command
//! line. Here too stand the tests that read the whole project: its style, every route.

pub mod commands;

#[cfg(test)]
mod criteria_story;
#[cfg(test)]
mod open_story;
#[cfg(test)]
mod routes_story;
#[cfg(test)]
mod tidy;

// What stands below reads as if it stood here.
use desk::{duplicates, exports, imports, segments};
use house::{accounts, app, config, consent, feature, features, org, people, server};
#[cfg(test)]
use house::{criterion, privacy, story, testkit};
use money::{debits, ledger, members, receipts, shares};
#[cfg(test)]
use public::donations;
#[cfg(test)]
use public::events;
use public::intake;
use public::petitions;

/// The families of features that this program is made of, lowest first. Each lists its features
/// in its `lib.rs`.
pub static FAMILIES: features::Families =
    &[house::FEATURES, desk::FEATURES, money::FEATURES, public::FEATURES];

/// The site of the whole program's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
