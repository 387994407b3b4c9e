//! In the open: what the public sees and does. The site of each unit, petitions, donations,
//! events, and the forms that other sites carry. The family of features above `money`.

use house::feature;

/// The features of this family, lowest rank first.
pub static FEATURES: &[&feature::Feature] = &[];
