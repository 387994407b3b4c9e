//! What segments may ask, and lists may show, of transfers.

use crate::column::{Cells, Column, Shape};
use crate::criterion::{Class, Criterion, Takes};
use crate::transfers::store::criteria as read;

/// The criteria of transfers: whoever moves changes units, which is no targeting.
pub(super) static CRITERIA: &[Criterion] = &[Criterion {
    name: "transferred",
    also: &["transfere"],
    class: Class::Scope,
    takes: Takes::Recent,
    label: "transfers-criterion",
    told: "transfers-criterion-told",
    leaf: read::transferred,
}];

/// The columns of transfers.
pub(super) static COLUMNS: &[Column] = &[Column {
    name: "transferred",
    label: "transfers-column",
    shape: Shape::Day,
    cells: Cells::One(read::LAST),
}];
