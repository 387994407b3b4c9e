//! What segments may ask of imports: who came by which file.

use crate::criterion::{Class, Criterion, Takes};
use crate::imports::store::criteria as leaf;

/// The criteria of imports.
pub(super) static CRITERIA: &[Criterion] = &[Criterion {
    name: "import",
    also: &[],
    class: Class::Targeting,
    takes: Takes::Known(leaf::imports),
    label: "imports-criterion-import",
    told: "imports-criterion-import-told",
    leaf: leaf::import,
}];
