//! The merge itself and its undoing: rows of both records are put aside, every feature hands over
//! what it holds, and what was put aside allows the way back at any time.

use std::collections::BTreeMap;

use kernel::db::{RowAside, Tx};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::access::{self, Act};
use crate::consent;
use crate::duplicates::rules::{Rows, Shape, undone};
use crate::duplicates::{FEATURE, MergeId, store};
use crate::feature::PersonalData;
use crate::features;
use crate::org::{MandateId, Office, PersonId, UnitId};
use crate::people::{self, Cause, Record, Way};

/// Columns that say whose a row is, or who is to do it: a merge moves them.
pub(super) const WHOSE: [&str; 2] = ["person", "assigned_to"];
/// Tables that follow from others and are made again.
const DERIVED: [&str; 2] = ["person_scope", "consent_now"];
/// Most rows of one table and one record that are put aside.
const ROWS_MAX: i64 = 50_000;

/// Who merges, and under which mandate.
#[derive(Debug, Clone)]
pub(super) enum By {
    /// An officer: their office and name.
    Officer(Box<Office>, String),
    /// The person, who proved both addresses; their name.
    Themselves(PersonId, String),
}

impl By {
    pub(super) const fn person(&self) -> &PersonId {
        match self {
            Self::Officer(office, _) => &office.person,
            Self::Themselves(person, _) => person,
        }
    }

    pub(super) fn name(&self) -> &str {
        match self {
            Self::Officer(_, name) | Self::Themselves(_, name) => name,
        }
    }

    pub(super) fn mandate(&self) -> Option<&MandateId> {
        match self {
            Self::Officer(office, _) => Some(&office.mandate.id),
            Self::Themselves(..) => None,
        }
    }

    pub(super) fn unit(&self) -> Option<(&UnitId, &str)> {
        match self {
            Self::Officer(office, _) => Some((&office.unit.id, &office.unit.name)),
            Self::Themselves(..) => None,
        }
    }

    const fn way(&self) -> &'static str {
        match self {
            Self::Officer(..) => "officer",
            Self::Themselves(..) => "themselves",
        }
    }

    fn note(&self, tx: &mut Tx<'_>, person: &PersonId, reason: &str) -> Result<()> {
        match self {
            Self::Officer(office, name) => {
                access::note(tx, office, name, person, Act::Changed, reason)
            }
            Self::Themselves(..) => Ok(()),
        }
    }
}

/// Rows of a record, by table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Aside(BTreeMap<String, Vec<RowAside>>);

impl Aside {
    fn of(&self, table: &str) -> &[RowAside] {
        self.0.get(table).map_or(&[], Vec::as_slice)
    }
}

/// The rows of both records before a merge.
#[derive(Debug, Serialize, Deserialize)]
struct Before {
    from: Aside,
    into: Aside,
}

/// Merges `from` into `into`, which then says what was `chosen`; each reason is told to the
/// person in the access log.
///
/// # Errors
/// [`Error::NotFound`] when one of them is gone or both are one.
pub(super) fn merge(
    tx: &mut Tx<'_>,
    from: &PersonId,
    into: &PersonId,
    chosen: &Record,
    by: &By,
    reason: &str,
) -> Result<MergeId> {
    if from == into {
        return Err(Error::NotFound);
    }
    let old = people::own(tx, from)?.ok_or(Error::NotFound)?;
    by.note(tx, from, reason)?;
    by.note(tx, into, reason)?;
    let before = Before { from: put_aside(tx, from)?, into: put_aside(tx, into)? };
    for feature in features::all().filter(|feature| feature.name != people::FEATURE.name) {
        if let PersonalData::Held(held) = &feature.personal_data {
            (held.merge)(tx, from, into)?;
        }
    }
    let cause =
        Cause { by: Some(by.person().clone()), mandate: by.mandate().cloned(), way: Way::Merged };
    people::merge_as(tx, from, into, chosen, &cause)?;
    let after = put_aside(tx, into)?;
    let merge = store::NewMerge {
        into: into.clone(),
        from: from.clone(),
        from_name: old.record.display_name(),
        way: by.way(),
        before: serde_json::to_string(&before)?,
        after: serde_json::to_string(&after)?,
    };
    store::add_merge(tx, &merge, by)
}

/// Takes a merge back: the record that went is there again with all that it had, and what came
/// to the other since stays there.
///
/// # Errors
/// [`Error::NotFound`] when there is no such merge in force, [`Error::Refused`] when the record
/// was itself merged into another one since.
pub(super) fn undo(tx: &mut Tx<'_>, id: &MergeId, by: &By, reason: &str) -> Result<()> {
    let merge = store::merge_to_undo(tx, id)?.ok_or(Error::NotFound)?;
    let kept = people::own(tx, &merge.into)?;
    let kept = kept.ok_or(Error::Refused("duplicates-refusal-merged-further"))?;
    let before: Before = serde_json::from_str(&merge.before)?;
    let after: Aside = serde_json::from_str(&merge.after)?;
    let now = put_aside(tx, &merge.into)?;
    for table in tables() {
        let (shape, _) = shape_of(tx, table)?;
        let rows = Rows {
            from: before.from.of(table),
            into: before.into.of(table),
            after: after.of(table),
            now: now.of(table),
        };
        let change = undone(&shape, &rows);
        for row in &change.take {
            tx.take_away(table, row)?;
        }
        for row in change.put {
            let row = standing(tx, table, row)?;
            tx.put_back(table, &row)?;
        }
    }
    let version = before.from.of("person").iter().find_map(|row| row.get("version")?.as_i64());
    people::settle(tx, &merge.from, version.unwrap_or(1))?;
    people::settle(tx, &merge.into, kept.version + 1)?;
    consent::recount(tx, &merge.from)?;
    consent::recount(tx, &merge.into)?;
    by.note(tx, &merge.from, reason)?;
    by.note(tx, &merge.into, reason)?;
    store::mark_undone(tx, id, by)
}

/// The row of a record without a household that is gone.
fn standing(tx: &mut Tx<'_>, table: &str, mut row: RowAside) -> Result<RowAside> {
    let household = row.get("household").and_then(Json::as_str).map(str::to_owned);
    if let Some(household) = household.filter(|_| table == "person")
        && !people::household_stands(tx, &household)?
    {
        row.insert("household".to_owned(), Json::Null);
    }
    Ok(row)
}

/// The tables that hold people, in the order of the features: a record stands before its lists.
fn tables() -> Vec<&'static str> {
    let mut tables = Vec::new();
    for feature in features::all().filter(|feature| feature.name != FEATURE.name) {
        if let PersonalData::Held(held) = &feature.personal_data {
            tables.extend(held.tables.iter().filter(|table| !DERIVED.contains(table)));
        }
    }
    tables
}

/// How rows of a table belong to people, and the columns that say so.
fn shape_of(tx: &mut Tx<'_>, table: &'static str) -> Result<(Shape, Vec<String>)> {
    let mut whose = tx.columns_of(table)?;
    match table {
        "person" => whose.retain(|column| column == "id"),
        _ => whose.retain(|column| WHOSE.contains(&column.as_str())),
    }
    Ok((Shape::of(&tx.key_of(table)?, &whose), whose))
}

/// All rows of a record.
///
/// # Errors
/// [`Error::Refused`] when there are too many.
pub(super) fn put_aside(tx: &mut Tx<'_>, person: &PersonId) -> Result<Aside> {
    let mut aside = Aside::default();
    for table in tables() {
        let (_, whose) = shape_of(tx, table)?;
        let mut rows: Vec<RowAside> = Vec::new();
        for column in &whose {
            let found = tx.rows_aside(table, column, person.as_str(), ROWS_MAX)?;
            if i64::try_from(found.len())? >= ROWS_MAX {
                return Err(Error::Refused("duplicates-refusal-too-much"));
            }
            let new: Vec<RowAside> = found.into_iter().filter(|row| !rows.contains(row)).collect();
            rows.extend(new);
        }
        if !rows.is_empty() {
            aside.0.insert(table.to_owned(), rows);
        }
    }
    Ok(aside)
}
