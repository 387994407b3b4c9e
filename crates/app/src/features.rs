//! THE LIST of features, lowest rank first. A feature uses only those above it.

use kernel::db::Migration;
use kernel::jobs::JobKind;
use kernel::text::{KERNEL_TEXTS, Language};

use crate::app::World;
use crate::criterion::Criterion;
use crate::feature::Feature;
use crate::{
    access, accounts, consent, duplicates, exports, former, imports, office, org, people, privacy,
    segments, site, transfers, upkeep,
};

/// Every feature, lowest rank first: the only shared file that a new feature edits.
pub static FEATURES: &[&Feature] = &[
    // Where and who.
    &org::FEATURE,
    &accounts::FEATURE,
    &access::FEATURE,
    &site::FEATURE,
    // The file.
    &people::FEATURE,
    &consent::FEATURE,
    &former::FEATURE,
    // In and out.
    &imports::FEATURE,
    &exports::FEATURE,
    // From one unit to another.
    &transfers::FEATURE,
    // One person, one record.
    &duplicates::FEATURE,
    // Whom it is about.
    &segments::FEATURE,
    // The machine.
    &upkeep::FEATURE,
    &office::FEATURE,
    // Last, since it walks all of the above.
    &privacy::FEATURE,
];

/// Every migration, the kernel's first, in the order in which they are applied.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let features = FEATURES.iter().flat_map(|feature| feature.migrations);
    kernel::MIGRATIONS.iter().chain(features).copied().collect()
}

/// Every criterion of segments.
pub fn criteria() -> impl Iterator<Item = &'static Criterion> {
    FEATURES.iter().flat_map(|feature| feature.criteria)
}

/// The criterion of a word, or of another word for it.
#[must_use]
pub fn criterion(word: &str) -> Option<&'static Criterion> {
    let is = |one: &&Criterion| one.name == word || one.also.contains(&word);
    criteria().find(is)
}

/// Every kind of job.
#[must_use]
pub fn jobs() -> Vec<JobKind<World>> {
    FEATURES.iter().flat_map(|feature| feature.jobs).copied().collect()
}

/// Every template.
#[must_use]
pub fn templates() -> Vec<(&'static str, &'static str)> {
    FEATURES.iter().flat_map(|feature| feature.templates).copied().collect()
}

/// Every text, by language.
#[must_use]
pub fn texts() -> Vec<(Language, &'static str)> {
    let of = |feature: &&Feature| {
        let [french, english] = feature.texts;
        [(Language::French, french), (Language::English, english)]
    };
    KERNEL_TEXTS.iter().copied().chain(FEATURES.iter().flat_map(of)).collect()
}
