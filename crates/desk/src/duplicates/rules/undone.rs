//! Which rows of a table an undone merge puts back and takes away. Rows are compared column by
//! column: what the merge changed goes back, what somebody changed since stays.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

/// A row by column name.
type RowAside = Map<String, Json>;

/// How the rows of a table belong to people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::duplicates) enum Shape {
    /// Each row has a key of its own; a column says whose it is.
    Own {
        /// Columns of the key.
        key: Vec<String>,
    },
    /// The person is part of the key: the same fact of two people is two rows.
    Shared {
        /// The other columns of the key.
        key: Vec<String>,
    },
    /// Lines in an order, numbered from 0 by `position`.
    List,
}

/// Rows to write and to delete.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::duplicates) struct Change {
    /// Rows to write; one with their key is overwritten.
    pub(in crate::duplicates) put: Vec<RowAside>,
    /// Rows to delete, before the others are written.
    pub(in crate::duplicates) take: Vec<RowAside>,
}

/// The rows of one table before the merge, just after it and now.
#[derive(Debug, Default)]
pub(in crate::duplicates) struct Rows<'a> {
    /// Of the record that went, before.
    pub(in crate::duplicates) from: &'a [RowAside],
    /// Of the record that stayed, before.
    pub(in crate::duplicates) into: &'a [RowAside],
    /// Of the record that stayed, just after.
    pub(in crate::duplicates) after: &'a [RowAside],
    /// Of the record that stayed, now.
    pub(in crate::duplicates) now: &'a [RowAside],
}

impl Shape {
    /// The shape of a table, from its key and the columns that say whose a row is.
    pub(in crate::duplicates) fn of(key: &[String], whose: &[String]) -> Self {
        let other: Vec<String> = key.iter().filter(|name| !whose.contains(name)).cloned().collect();
        match other.as_slice() {
            [only] if only == "position" && key.len() > 1 => Self::List,
            // `person` itself, whose key says whose it is.
            [] => Self::Own { key: key.to_vec() },
            _ if other.len() < key.len() => Self::Shared { key: other },
            _ => Self::Own { key: other },
        }
    }
}

/// What an undone merge does to the rows of one table.
pub(in crate::duplicates) fn undone(shape: &Shape, rows: &Rows<'_>) -> Change {
    match shape {
        Shape::Own { key } => own(key, rows),
        Shape::Shared { key } => shared(key, rows),
        Shape::List => list(rows),
    }
}

type ByKey<'a> = BTreeMap<String, &'a RowAside>;

fn by_key<'a>(key: &[String], rows: impl IntoIterator<Item = &'a RowAside>) -> ByKey<'a> {
    rows.into_iter().map(|row| (named(key, row), row)).collect()
}

fn named(key: &[String], row: &RowAside) -> String {
    let cells: Vec<&Json> = key.iter().filter_map(|name| row.get(name)).collect();
    serde_json::to_string(&cells).unwrap_or_default()
}

/// A row as it is now, with what the merge changed as it was before.
fn restored(before: &RowAside, after: &RowAside, now: &RowAside) -> RowAside {
    let cell = |(name, now): (&String, &Json)| {
        let untouched = after.get(name) == Some(now);
        let kept = if untouched { before.get(name).unwrap_or(now) } else { now };
        (name.clone(), kept.clone())
    };
    now.iter().map(cell).collect()
}

fn own(key: &[String], rows: &Rows<'_>) -> Change {
    let before = by_key(key, rows.from.iter().chain(rows.into));
    let (after, now) = (by_key(key, rows.after), by_key(key, rows.now));
    let mut change = Change::default();
    for (name, row) in &now {
        match (before.get(name), after.get(name)) {
            (Some(before), Some(after)) => {
                let back = restored(before, after, row);
                if back != **row {
                    change.put.push(back);
                }
            }
            (None, Some(_)) => change.take.push((*row).clone()),
            _ => {}
        }
    }
    let dropped = before.iter().filter(|(name, _)| !after.contains_key(*name));
    change.put.extend(
        dropped.filter(|(name, _)| !now.contains_key(*name)).map(|(_, row)| (*row).clone()),
    );
    change
}

fn shared(key: &[String], rows: &Rows<'_>) -> Change {
    let (from, into) = (by_key(key, rows.from), by_key(key, rows.into));
    let (after, now) = (by_key(key, rows.after), by_key(key, rows.now));
    let mut change = Change::default();
    for (name, row) in &now {
        match (into.get(name), after.get(name)) {
            (Some(before), Some(after)) => {
                let back = restored(before, after, row);
                if back != **row {
                    change.put.push(back);
                }
            }
            (None, Some(_)) => change.take.push((*row).clone()),
            _ => {}
        }
    }
    // What was removed from the merged record since stays removed.
    let stays = |name: &String| now.contains_key(name) || !after.contains_key(name);
    let dropped = into.iter().filter(|(name, _)| !after.contains_key(*name));
    change.put.extend(
        dropped.filter(|(name, _)| !now.contains_key(*name)).map(|(_, row)| (*row).clone()),
    );
    change.put.extend(from.iter().filter(|(name, _)| stays(name)).map(|(_, row)| (*row).clone()));
    change
}

fn list(rows: &Rows<'_>) -> Change {
    let line = |row: &RowAside| {
        let mut line = row.clone();
        line.remove("position");
        line.remove("person");
        line
    };
    let lines = |rows: &[RowAside]| rows.iter().map(line).collect::<Vec<_>>();
    let (before, after, now) = (lines(rows.into), lines(rows.after), lines(rows.now));
    let mut change = Change { put: rows.from.to_vec(), take: rows.now.to_vec() };
    if after == now {
        change.put.extend(rows.into.iter().cloned());
        return change;
    }
    let came = |line: &RowAside| after.contains(line) && !before.contains(line);
    let mut kept: Vec<RowAside> = now.into_iter().filter(|line| !came(line)).collect();
    kept.extend(before.iter().filter(|line| !after.contains(line)).cloned());
    let person = rows.now.iter().chain(rows.into).find_map(|row| row.get("person").cloned());
    for (position, mut line) in kept.into_iter().enumerate() {
        line.insert("position".to_owned(), Json::from(position));
        line.insert("person".to_owned(), person.clone().unwrap_or(Json::Null));
        change.put.push(line);
    }
    change
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(value: Json) -> RowAside {
        value.as_object().unwrap().clone()
    }

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_row_that_moved_goes_back_with_what_was_done_to_it_since() {
        let shape = Shape::of(&words(&["id"]), &words(&["person"]));
        let from = [row(json!({"id": "1", "person": "f", "done": null}))];
        let after = [row(json!({"id": "1", "person": "i", "done": null}))];
        let now = [
            row(json!({"id": "1", "person": "i", "done": 7})),
            row(json!({"id": "2", "person": "i", "done": null})),
        ];
        let rows = Rows { from: &from, into: &[], after: &after, now: &now };
        let change = undone(&shape, &rows);
        assert_eq!(change.put, [row(json!({"id": "1", "person": "f", "done": 7}))]);
        assert!(change.take.is_empty(), "what came since stays");
    }

    #[test]
    fn what_the_merge_dropped_comes_back_and_what_it_made_goes() {
        let shape = Shape::of(&words(&["id"]), &words(&["person"]));
        let from = [row(json!({"id": "1", "person": "f"}))];
        let after = [row(json!({"id": "9", "person": "i"}))];
        let rows = Rows { from: &from, into: &[], after: &after, now: &after };
        let change = undone(&shape, &rows);
        assert_eq!(change.put, from);
        assert_eq!(change.take, after);
    }

    #[test]
    fn a_tag_of_both_stays_on_both() {
        let shape = Shape::of(&words(&["tag", "person"]), &words(&["person"]));
        assert_eq!(shape, Shape::Shared { key: words(&["tag"]) });
        let tag = |tag: &str, person: &str| row(json!({"tag": tag, "person": person}));
        let from = [tag("a", "f"), tag("b", "f")];
        let into = [tag("a", "i")];
        let after = [tag("a", "i"), tag("b", "i")];
        let rows = Rows { from: &from, into: &into, after: &after, now: &after };
        let change = undone(&shape, &rows);
        assert_eq!(change.put, from);
        assert_eq!(change.take, [tag("b", "i")]);
    }

    #[test]
    fn a_list_keeps_what_was_added_and_removed_since() {
        let shape = Shape::of(&words(&["person", "position"]), &words(&["person"]));
        let line = |person: &str, position: i64, address: &str| {
            row(json!({"person": person, "position": position, "address": address}))
        };
        let (from, into) = ([line("f", 0, "b")], [line("i", 0, "a"), line("i", 1, "x")]);
        let after = [line("i", 0, "b"), line("i", 1, "a"), line("i", 2, "x")];
        let now = [line("i", 0, "c"), line("i", 1, "b"), line("i", 2, "a")];
        let rows = Rows { from: &from, into: &into, after: &after, now: &now };
        let change = undone(&shape, &rows);
        assert_eq!(change.put, [line("f", 0, "b"), line("i", 0, "c"), line("i", 1, "a")]);
        let rows = Rows { from: &from, into: &into, after: &after, now: &after };
        let back = [line("f", 0, "b"), line("i", 0, "a"), line("i", 1, "x")];
        assert_eq!(undone(&shape, &rows).put, back);
    }
}
