//! What lists may show of an earlier program's payments.

use crate::column::{Cells, Column, Shape};
use crate::former::store::criteria as read;

/// The columns of former programs.
pub(super) static COLUMNS: &[Column] = &[
    Column {
        name: "gave_before",
        label: "former-column-gave",
        shape: Shape::Money,
        cells: Cells::One(read::GAVE),
    },
    Column {
        name: "gave_last",
        label: "former-column-gave-last",
        shape: Shape::Day,
        cells: Cells::One(read::GAVE_LAST),
    },
];
