//! What became of a record: its versions, and who looked.

use kernel::Result;
use kernel::db::{Arg, Tx, marks};
use kernel::row;
use kernel::time::Moment;

use crate::org::PersonId;
use crate::people::record::Change;
use crate::people::store::matching::padded;

row! {
    struct VersionRow {
        version: i64,
        way: String,
        by: Option<PersonId>,
        at: Moment,
        changes: String,
        undone_by: Option<i64>,
    }
}

/// One change of a record.
#[derive(Debug, Clone)]
pub struct Version {
    /// Its number.
    pub version: i64,
    /// How it came: `edited`, `themselves`, `imported`, `undone`, `house`,
    /// `merged`.
    pub way: String,
    /// Who changed it.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
    /// What changed.
    pub changes: Vec<Change>,
    /// The version that took it back.
    pub undone_by: Option<i64>,
}

/// The changes of a record whose reading was allowed, newest first, before `before`.
///
/// # Errors
/// A fault from the database.
pub fn versions(
    tx: &mut Tx<'_>,
    person: &PersonId,
    before: i64,
    limit: i64,
) -> Result<Vec<Version>> {
    let sql = "select version, way, changed_by, changed_at, changes, undone_by
               from person_version where person = $1 and version < $2
               order by version desc limit $3";
    let rows: Vec<VersionRow> = tx.rows(sql, &[person, &before, &limit])?;
    let version = |row: VersionRow| {
        Ok(Version {
            version: row.version,
            way: row.way,
            by: row.by,
            at: row.at,
            changes: serde_json::from_str(&row.changes)?,
            undone_by: row.undone_by,
        })
    };
    rows.into_iter().map(version).collect()
}

/// Names of people for traces, by identifier; who is gone is left out.
///
/// # Errors
/// A fault from the database.
pub fn names_of(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    let mut names = Vec::new();
    let people: Vec<&PersonId> = people.iter().collect();
    for part in people.chunks(super::KEYS_MAX) {
        let part = padded(part);
        let sql = format!(
            "select id, first_name, last_name from person where id in ({0})
             union all select m.old_id, p.first_name, p.last_name from person_merged m
             join person p on p.id = m.person where m.old_id in ({0})",
            marks(1, part.len())
        );
        let mut args: Vec<&dyn Arg> = Vec::with_capacity(part.len());
        for id in part {
            args.push(id);
        }
        let rows: Vec<(PersonId, String, String)> = tx.rows(&sql, &args)?;
        let named = |(id, first, last): (PersonId, String, String)| {
            (id, crate::people::display_name(&first, &last))
        };
        names.extend(rows.into_iter().map(named));
    }
    Ok(names)
}

/// The reason that somebody gave for opening a record since `since`.
///
/// # Errors
/// A fault from the database.
pub fn reason_given(
    tx: &mut Tx<'_>,
    person: &PersonId,
    by: &PersonId,
    since: Moment,
) -> Result<Option<String>> {
    let sql = "select reason from access_line where person = $1 and at > $2 and by_person = $3
               and act = 'opened' and reason <> '' order by at desc limit 1";
    Ok(tx.row::<(String,)>(sql, &[person, &since, by])?.map(|(reason,)| reason))
}
