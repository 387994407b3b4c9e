//! What lists may show of lists.

use crate::column::{Cells, Column, Shape};
use crate::segments::store::criteria as read;

/// The columns of segments.
pub(super) static COLUMNS: &[Column] = &[Column {
    name: "lists",
    label: "segments-column-lists",
    shape: Shape::Text,
    cells: Cells::One(read::LISTS),
}];
