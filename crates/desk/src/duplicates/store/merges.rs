//! Merges that were done, with what was put aside.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde_json::json;

use crate::duplicates::MergeId;
use crate::duplicates::merge::By;
use crate::org::{PersonId, Scope};

/// A merge to write down.
#[derive(Debug)]
pub(in crate::duplicates) struct NewMerge {
    /// The record that stays.
    pub(in crate::duplicates) into: PersonId,
    /// The record that goes.
    pub(in crate::duplicates) from: PersonId,
    /// The name that it had.
    pub(in crate::duplicates) from_name: String,
    /// How: `officer` or `themselves`.
    pub(in crate::duplicates) way: &'static str,
    /// The rows of both before, JSON.
    pub(in crate::duplicates) before: String,
    /// The rows of the one that stays after, JSON.
    pub(in crate::duplicates) after: String,
}

row! {
    /// A merge with what its undoing needs.
    #[derive(Debug)]
    pub(in crate::duplicates) struct ToUndo {
        pub(in crate::duplicates) into: PersonId,
        pub(in crate::duplicates) from: PersonId,
        pub(in crate::duplicates) before: String,
        pub(in crate::duplicates) after: String,
    }
}

row! {
    /// A merge that was done, as it is listed.
    #[derive(Debug, Clone)]
    pub(in crate::duplicates) struct Done {
        /// Its identifier.
        pub(in crate::duplicates) id: MergeId,
        /// The record that stays.
        pub(in crate::duplicates) into: PersonId,
        /// The record that went.
        pub(in crate::duplicates) from: PersonId,
        /// The name that it had.
        pub(in crate::duplicates) from_name: String,
        /// Who merged.
        pub(in crate::duplicates) by_name: String,
        /// In which unit; empty when the person did it.
        pub(in crate::duplicates) unit_name: String,
        /// When.
        pub(in crate::duplicates) at: Moment,
        /// When it was taken back.
        pub(in crate::duplicates) undone_at: Option<Moment>,
        /// By whom.
        pub(in crate::duplicates) undone_by_name: Option<String>,
    }
}

/// Writes a merge down.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn add_merge(
    tx: &mut Tx<'_>,
    merge: &NewMerge,
    by: &By,
) -> Result<MergeId> {
    let (id, now): (MergeId, _) = (tx.fresh(), tx.now());
    let (unit, unit_name) = by.unit().unzip();
    tx.exec(
        "insert into duplicate_merge (id, person, from_person, from_name, way, by_person, by_name,
         mandate, unit, unit_name, merged_at, before_rows, after_rows)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            &id,
            &merge.into,
            &merge.from,
            &merge.from_name,
            &merge.way,
            by.person(),
            &by.name(),
            &by.mandate(),
            &unit,
            &unit_name.unwrap_or_default(),
            &now,
            &merge.before,
            &merge.after,
        ],
    )?;
    Ok(id)
}

/// A merge in force, with the rows that were put aside.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn merge_to_undo(
    tx: &mut Tx<'_>,
    id: &MergeId,
) -> Result<Option<ToUndo>> {
    let sql = "select person, from_person, before_rows, after_rows from duplicate_merge
               where id = $1 and undone_at is null";
    tx.row(sql, &[id])
}

/// Writes down that a merge was taken back; what was put aside is forgotten.
///
/// # Errors
/// [`Error::Stale`] when somebody was faster.
pub(in crate::duplicates) fn mark_undone(tx: &mut Tx<'_>, id: &MergeId, by: &By) -> Result<()> {
    let now = tx.now();
    let touched = tx.exec(
        "update duplicate_merge set undone_at = $2, undone_by = $3, undone_by_name = $4,
         before_rows = '', after_rows = '' where id = $1 and undone_at is null",
        &[id, &now, by.person(), &by.name()],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

const DONE: &str = "select d.id, d.person, d.from_person, d.from_name, d.by_name, d.unit_name,
    d.merged_at, d.undone_at, d.undone_by_name from duplicate_merge d";

/// The merges into records of a scope, newest first, before `before`.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn merges(
    tx: &mut Tx<'_>,
    scope: &Scope,
    before: &str,
    limit: i64,
) -> Result<Vec<Done>> {
    let sql = format!(
        "{DONE} join person_scope s on s.person = d.person and s.unit = $1
         where d.id < $2 order by d.id desc limit $3"
    );
    tx.rows(&sql, &[scope.unit(), &before, &limit])
}

/// A merge in force into a record of a scope: the record that stays and the one that went.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn merge_in_scope(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &MergeId,
) -> Result<Option<Done>> {
    let sql = format!(
        "{DONE} join person_scope s on s.person = d.person and s.unit = $1 where d.id = $2"
    );
    tx.row(&sql, &[scope.unit(), id])
}

/// The merges of a record, newest first, those taken back too.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn merges_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<Done>> {
    let sql =
        format!("{DONE} where d.person = $1 or d.from_person = $1 order by d.id desc limit $2");
    tx.rows(&sql, &[person, &limit])
}

/// Merges of one record that are followed into those merged before; a longer chain is a fault.
const CHAIN_MAX: usize = 100;

/// A record and those that were merged into it, and into those.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn chain(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<PersonId>> {
    let mut chain = vec![person.clone()];
    let mut at = 0;
    while let Some(one) = chain.get(at).cloned() {
        let sql = "select from_person from duplicate_merge
                   where person = $1 and undone_at is null limit 100";
        let more: Vec<(PersonId,)> = tx.rows(sql, &[&one])?;
        chain.extend(more.into_iter().map(|(from,)| from));
        chain.truncate(CHAIN_MAX);
        at += 1;
    }
    Ok(chain)
}

/// The merges in force of a person, and the requests about them, as readable values.
pub(in crate::duplicates) fn export(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<serde_json::Value> {
    let mut merges = Vec::new();
    for one in chain(tx, person)? {
        let done = merges_of(tx, &one, 1_000)?;
        let of_one = done.into_iter().filter(|merge| merge.into == one);
        merges.extend(of_one.filter(|merge| merge.undone_at.is_none()).map(|merge| {
            json!({
                "at": merge.at.rfc3339(),
                "merged_name": merge.from_name,
                "by": merge.by_name,
                "unit": merge.unit_name,
            })
        }));
    }
    let requests = super::of_person(tx, person)?.into_iter().map(|request| {
        json!({
            "at": request.asked_at.rfc3339(),
            "asked_by": request.asked_by_name,
            "answer": request.answer,
            "answered_by": request.answered_by_name,
        })
    });
    Ok(json!({ "merges": merges, "requests": requests.collect::<Vec<_>>() }))
}

/// Forgets pairs, merges with what was put aside, and requests of a person.
pub(in crate::duplicates) fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    for one in chain(tx, person)? {
        for sql in [
            "delete from duplicate_pair where person = $1 or other_person = $1",
            "delete from duplicate_apart where person = $1 or other_person = $1",
            "delete from duplicate_request where person = $1 or other_person = $1",
            "delete from duplicate_merge where person = $1 or from_person = $1",
            "delete from duplicate_proof where person = $1",
        ] {
            tx.exec(sql, &[&one])?;
        }
    }
    Ok(())
}

/// When `from` goes into `into`: nobody asks about its pairs any more, and whoever was told apart
/// from it is apart from the other too. The rows of `from` stay for an undoing.
pub(in crate::duplicates) fn hand_over(
    tx: &mut Tx<'_>,
    from: &PersonId,
    into: &PersonId,
) -> Result<()> {
    super::drop_pairs_of(tx, from)?;
    super::drop_pairs_of(tx, into)?;
    for sql in [
        "update duplicate_request set person = $2 where person = $1 and answered_at is null
         and other_person <> $2 and not exists (select 1 from duplicate_request o
            where o.person = $2 and o.other_person = duplicate_request.other_person
            and o.answered_at is null)",
        "update duplicate_request set other_person = $2 where other_person = $1
         and answered_at is null and person <> $2 and not exists (select 1
            from duplicate_request o where o.other_person = $2
            and o.person = duplicate_request.person and o.answered_at is null)",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    let sql = "insert into duplicate_apart (person, other_person, said_by, said_by_name, said_at)
         select case when o.other < $2 then o.other else cast($2 as text) end,
                case when o.other < $2 then cast($2 as text) else o.other end,
                o.said_by, o.said_by_name, o.said_at
         from (select case when person = $1 then other_person else person end as other,
                said_by, said_by_name, said_at from duplicate_apart
                where person = $1 or other_person = $1) o
         where o.other <> $2 on conflict (person, other_person) do nothing";
    tx.exec(sql, &[from, into]).map(drop)
}
