//! What lists may show of records, and which columns an officer sees.

use kernel::Result;
use kernel::db::Tx;

use crate::column::{self, Cells, Column, Heading, ReadCells, Shape};
use crate::criterion::Speaker;
use crate::org::{PersonId, Scope};
use crate::people::store::cells as read;

/// The columns of people.
pub(super) static COLUMNS: &[Column] = &[
    one("number", "people-column-number", Shape::Text, read::NUMBER),
    one("commune", "people-column-commune", Shape::Text, read::COMMUNE),
    one("postcode", "people-column-postcode", Shape::Text, read::POSTCODE),
    one("phone", "people-column-phone", Shape::Phone, read::PHONE),
    one("email", "people-column-email", Shape::Text, read::EMAIL),
    one("unit", "people-column-unit", Shape::Text, read::UNIT),
    one("relation", "people-column-relation", Shape::State, read::RELATION),
    one("last", "people-column-last", Shape::Day, read::LAST),
    one("born", "people-column-born", Shape::Day, read::BORN),
    one("tags", "people-column-tags", Shape::Text, read::TAGS),
    one("care", "people-column-care", Shape::Text, read::CARE),
    one("tasks", "people-column-tasks", Shape::Text, read::TASKS),
    Column {
        name: "field",
        label: "people-column-field",
        shape: Shape::Text,
        cells: Cells::Among(read::fields, read::field),
    },
];

/// The columns of who never chose any.
const FIRST: [&str; 5] = ["number", "commune", "phone", "email", "relation"];

const fn one(name: &'static str, label: &'static str, shape: Shape, cells: ReadCells) -> Column {
    Column { name, label, shape, cells: Cells::One(cells) }
}

/// Every column that an officer may show, and those that they chose.
///
/// # Errors
/// A fault from the database.
pub fn columns_for(
    tx: &mut Tx<'_>,
    scope: &Scope,
    speaker: &Speaker<'_>,
    officer: &PersonId,
) -> Result<(Vec<Heading>, Vec<Heading>)> {
    let all = column::headings(tx, scope, speaker)?;
    let first = || FIRST.map(str::to_owned).to_vec();
    let names = read::columns_of(tx, officer)?.unwrap_or_else(first);
    let chosen = column::chosen(&all, &names);
    Ok((all, chosen))
}
