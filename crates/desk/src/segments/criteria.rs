//! What segments may ask of segments: who is on a list, who is of another segment.

use crate::criterion::{Class, Criterion, Takes};
use crate::segments::store::criteria as leaf;

/// The criteria of segments.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "list",
        also: &["liste"],
        class: Class::Targeting,
        takes: Takes::Known(leaf::lists),
        label: "segments-criterion-list",
        told: "segments-criterion-list-told",
        leaf: leaf::list,
    },
    // Its class is that of what it stands for.
    Criterion {
        name: "segment",
        also: &[],
        class: Class::Scope,
        takes: Takes::Known(leaf::segments),
        label: "segments-criterion-segment",
        told: "segments-criterion-segment-told",
        leaf: leaf::segment,
    },
];
