//! What segments and lists may know of signatures. A signature may reveal an opinion: choosing
//! people by it is targeting.

use crate::column::{Cells, Column, Shape};
use crate::criterion::{Class, Criterion, Takes};
use crate::petitions::store::criteria as leaf;

/// The criteria of petitions.
pub(super) static CRITERIA: &[Criterion] = &[
    Criterion {
        name: "signed",
        also: &["a_signe"],
        class: Class::Targeting,
        takes: Takes::Recent,
        label: "petitions-criterion-signed",
        told: "petitions-criterion-signed-told",
        leaf: leaf::signed,
    },
    Criterion {
        name: "petition",
        also: &[],
        class: Class::Targeting,
        takes: Takes::Known(leaf::petitions),
        label: "petitions-criterion-petition",
        told: "petitions-criterion-petition-told",
        leaf: leaf::petition,
    },
];

/// What lists may show.
pub(super) static COLUMNS: &[Column] = &[Column {
    name: "signed",
    label: "petitions-column-signed",
    shape: Shape::Day,
    cells: Cells::One(leaf::LAST),
}];
