//! What all features declare together, whatever their family.

use std::sync::OnceLock;

use kernel::Result;
use kernel::db::{Migration, Tx};
use kernel::jobs::JobKind;
use kernel::text::{KERNEL_TEXTS, Language};

use crate::app::World;
use crate::column::Column;
use crate::criterion::Criterion;
use crate::feature::{Feature, IncomingColumn, WaitingLine};
use crate::org::Office;

/// The families of this program, lowest first, each with its features.
pub type Families = &'static [&'static [&'static Feature]];

static INSTALLED: OnceLock<Families> = OnceLock::new();

/// Tells, once and before anything else, which families this program is made of: lower rooms
/// serve features of higher families by walking their declarations. A second call changes nothing.
pub fn install(families: Families) {
    INSTALLED.get_or_init(|| families);
}

/// Every feature, lowest rank first; none before [`install`].
pub fn all() -> impl DoubleEndedIterator<Item = &'static Feature> + Clone {
    debug_assert!(INSTALLED.get().is_some(), "features::install comes first");
    let families = INSTALLED.get().copied().unwrap_or_default();
    families.iter().flat_map(|family| family.iter().copied())
}

/// Every migration, the kernel's first, in the order in which they are applied.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let features = all().flat_map(|feature| feature.migrations);
    kernel::MIGRATIONS.iter().chain(features).copied().collect()
}

/// What waits for whoever works under an office, of every feature; nothing that is nobody's.
///
/// # Errors
/// A fault from the database.
pub fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    let mut waiting = Vec::new();
    for of_feature in all().filter_map(|feature| feature.waiting) {
        waiting.extend(of_feature(tx, office)?.into_iter().filter(|line| line.count > 0));
    }
    Ok(waiting)
}

/// Every criterion of segments.
pub fn criteria() -> impl Iterator<Item = &'static Criterion> {
    all().flat_map(|feature| feature.criteria)
}

/// Every column that lists may show.
pub fn columns() -> impl Iterator<Item = &'static Column> {
    all().flat_map(|feature| feature.columns)
}

/// The criterion of a word, or of another word for it.
#[must_use]
pub fn criterion(word: &str) -> Option<&'static Criterion> {
    let is = |one: &&Criterion| one.name == word || one.also.contains(&word);
    criteria().find(is)
}

/// Every column of files that a feature understands.
pub fn incoming() -> impl Iterator<Item = &'static IncomingColumn> {
    let declared = all().filter_map(|feature| feature.incoming);
    declared.flat_map(|incoming| incoming.columns)
}

/// Every kind of job.
#[must_use]
pub fn jobs() -> Vec<JobKind<World>> {
    all().flat_map(|feature| feature.jobs).copied().collect()
}

/// Every template.
#[must_use]
pub fn templates() -> Vec<(&'static str, &'static str)> {
    all().flat_map(|feature| feature.templates).copied().collect()
}

/// Every text, by language.
#[must_use]
pub fn texts() -> Vec<(Language, &'static str)> {
    let of = |feature: &Feature| {
        let [french, english] = feature.texts;
        [(Language::French, french), (Language::English, english)]
    };
    KERNEL_TEXTS.iter().copied().chain(all().flat_map(of)).collect()
}
