//! In the open: what the public sees and does. The site of each unit, petitions, donations,
//! events, and the forms that other sites carry. The family of features above `money`.

pub mod donations;
pub mod events;
pub mod intake;
pub mod petitions;
pub mod site;
pub mod widgets;

// What stands below reads as if it stood here: `crate::people`, whatever the family.
use house::{
    access, accounts, app, column, consent, criterion, feature, features, org, panel, people,
};
#[cfg(test)]
use house::{story, testkit};

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] = &[
    // What other websites show of the others.
    &widgets::FEATURE,
    // The units' pages, in which the others are found.
    &site::FEATURE,
    // What every public form shares.
    &intake::FEATURE,
    // What units invite to, and who comes.
    &events::FEATURE,
    // What is asked of whom, and who signs it.
    &petitions::FEATURE,
    // What is asked of everybody for its collectors, and what came.
    &donations::FEATURE,
];

/// What the pages of the site may hold beside text, whichever feature offers it: a line
/// `[[name …]]` calls the block of that name.
pub static BLOCKS: &[&site::Block] = &[
    &site::BLOCK_NEWS,
    &site::BLOCK_BUTTON,
    &site::BLOCK_VIDEO,
    &site::BLOCK_UNITS,
    &events::BLOCK_EVENTS,
    &donations::BLOCK,
    &site::BLOCK_FORM,
    &site::BLOCK_MAP,
];

/// What other websites may show, whichever feature lends it, in the order of the editor's room.
pub static WIDGETS: &[&widgets::Widget] = &[
    &petitions::WIDGET,
    &donations::WIDGET,
    &events::WIDGET,
    &widgets::JOIN,
    &site::WIDGET_NEWS,
    &site::WIDGET_FIND,
];

/// The families that this crate's stories know.
#[cfg(test)]
static FAMILIES: features::Families = &[house::FEATURES, desk::FEATURES, money::FEATURES, FEATURES];

/// The site of this crate's stories.
#[cfg(test)]
fn opened(engine: kernel::db::testing::Engine) -> Option<testkit::TestApp> {
    testkit::TestApp::open(FAMILIES, engine)
}
