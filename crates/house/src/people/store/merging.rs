//! Two records of one person become one, and the old address leads to what remains.

use kernel::db::Tx;
use kernel::{Error, Result};
use serde_json::Value as Json;

use crate::org::{PersonId, Scope};
use crate::people::HouseholdId;
use crate::people::record::{Change, Record};
use crate::people::rules::{match_name, sort_name};
use crate::people::store::add_belonging;
use crate::people::store::read::own;
use crate::people::store::write::{Cause, Way, change_kept, remove, write_scope};

/// Fields of the record that hold one value.
const SINGLE: [&str; 9] = [
    "title",
    "first_name",
    "last_name",
    "legal_first_name",
    "legal_last_name",
    "number",
    "born_on",
    "died_on",
    "language",
];

/// Gives everything of `from` to `into`, whose own values win.
///
/// # Errors
/// [`Error::NotFound`] when one of them is gone.
pub(in crate::people) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let (old, kept) = (own(tx, from)?, own(tx, into)?);
    let (Some(old), Some(kept)) = (old, kept) else { return Err(Error::NotFound) };
    let cause = Cause { by: None, mandate: None, way: Way::Merged };
    merge_as(tx, from, into, &both(&old.record, &kept.record), &cause)
}

/// Gives everything of `from` to `into`, which then says what was `chosen`. Values that lose stay
/// in a version, so that taking it back brings them forward. Whoever lived with `from` stays in
/// that household.
///
/// # Errors
/// [`Error::NotFound`] when one of them is gone.
pub fn merge_as(
    tx: &mut Tx<'_>,
    from: &PersonId,
    into: &PersonId,
    chosen: &Record,
    cause: &Cause,
) -> Result<()> {
    let (old, kept) = (own(tx, from)?, own(tx, into)?);
    let (Some(old), Some(kept)) = (old, kept) else { return Err(Error::NotFound) };
    change_kept(tx, &kept, kept.version, chosen, cause)?;
    take_versions(tx, from, into, &losing(&old.record, chosen), cause)?;
    for sql in [
        "update relation_fact set person = $2 where person = $1 and not exists (
         select 1 from relation_fact other where other.person = $2
         and other.kind = relation_fact.kind and other.on_day = relation_fact.on_day)",
        "update person_note set person = $2 where person = $1",
        "update person_task set person = $2 where person = $1",
        "update person_task set assigned_to = $2 where assigned_to = $1",
        "update person_merged set person = $2 where person = $1",
        "insert into belonging (person, unit, since_on, until_on, recorded_by, recorded_at)
         select cast($2 as text), unit, since_on, until_on, recorded_by, recorded_at
         from belonging where person = $1 on conflict (person, unit) do nothing",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    let house = "select household from person where id = $1 and household is not null";
    if let Some((household,)) = tx.row::<(HouseholdId,)>(house, &[from])? {
        let sql = "update person set household = $2 where id = $1 and household is null";
        tx.exec(sql, &[into, &household])?;
    }
    if old.home != kept.home {
        let since = old.created_at.day_text();
        add_belonging(tx, into, &old.home, &since, None)?;
    }
    remove(tx, from)?;
    let now = tx.now();
    let led = "insert into person_merged (old_id, person, merged_at) values ($1, $2, $3)";
    tx.exec(led, &[from, into, &now])?;
    write_scope(tx, into, chosen)
}

/// What both records say together; the second wins.
#[must_use]
pub fn both(old: &Record, kept: &Record) -> Record {
    let mut merged = kept.clone();
    let fill = |to: &mut String, from: &String| {
        if to.is_empty() {
            to.clone_from(from);
        }
    };
    fill(&mut merged.title, &old.title);
    fill(&mut merged.first_name, &old.first_name);
    fill(&mut merged.last_name, &old.last_name);
    fill(&mut merged.legal_first_name, &old.legal_first_name);
    fill(&mut merged.legal_last_name, &old.legal_last_name);
    merged.number = merged.number.or_else(|| old.number.clone());
    merged.born_on = merged.born_on.or_else(|| old.born_on.clone());
    merged.died_on = merged.died_on.or_else(|| old.died_on.clone());
    merged.language = merged.language.or_else(|| old.language.clone());
    for line in &old.emails {
        let same =
            |known: &crate::people::EmailLine| known.address.eq_ignore_ascii_case(&line.address);
        if !merged.emails.iter().any(same) {
            merged.emails.push(line.clone());
        }
    }
    for line in &old.phones {
        if !merged.phones.iter().any(|known| known.number == line.number) {
            merged.phones.push(line.clone());
        }
    }
    for line in &old.addresses {
        if !merged.addresses.contains(line) {
            merged.addresses.push(line.clone());
        }
    }
    for (field, value) in &old.fields {
        merged.fields.entry(field.clone()).or_insert_with(|| value.clone());
    }
    merged.tags.extend(old.tags.iter().cloned());
    merged
}

/// What the old record says and the chosen one does not.
fn losing(old: &Record, chosen: &Record) -> Vec<Change> {
    let mut losing = old.changes(chosen);
    losing.retain(|change| match change.field.as_str() {
        "emails" => old.emails.iter().any(|line| !chosen.emails.contains(line)),
        "phones" => old.phones.iter().any(|line| !chosen.phones.contains(line)),
        "addresses" => old.addresses.iter().any(|line| !chosen.addresses.contains(line)),
        "tags" => !old.tags.is_subset(&chosen.tags),
        "fields" => old.fields.iter().any(|(field, one)| chosen.fields.get(field) != Some(one)),
        single => SINGLE.contains(&single) && is_said(&change.old),
    });
    losing
}

fn is_said(value: &Json) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// Puts the versions of `from` behind those of `into`, and the values that lose behind both.
fn take_versions(
    tx: &mut Tx<'_>,
    from: &PersonId,
    into: &PersonId,
    losing: &[Change],
    cause: &Cause,
) -> Result<()> {
    let now = tx.now();
    let version = "select version from person where id = $1";
    let (first, taken): (i64, i64) = (tx.one(version, &[into])?, tx.one(version, &[from])?);
    tx.exec(
        "update person_version set person = $2, version = version + $3,
         undone_by = undone_by + $3 where person = $1",
        &[from, into, &first],
    )?;
    let last = first + taken + 1;
    if !losing.is_empty() {
        let told = serde_json::to_string(losing)?;
        tx.exec(
            "insert into person_version (person, version, way, changed_by, mandate, changed_at,
             changes) values ($1, $2, $3, $4, $5, $6, $7)",
            &[into, &last, &Way::Merged.name(), &cause.by, &cause.mandate, &now, &told],
        )?;
    }
    tx.exec("update person set version = $2 where id = $1", &[into, &last]).map(drop)
}

/// The record that an old identifier leads to, within a scope.
///
/// # Errors
/// A fault from the database.
pub fn merged_into(tx: &mut Tx<'_>, scope: &Scope, old: &PersonId) -> Result<Option<PersonId>> {
    let sql = "select m.person from person_merged m
               join person_scope s on s.person = m.person and s.unit = $2 where m.old_id = $1";
    Ok(tx.row::<(PersonId,)>(sql, &[old, scope.unit()])?.map(|(person,)| person))
}

/// Makes what follows from a record again, after its rows were put back: how it sorts, in which
/// scopes and by which words it is found. The version becomes `version`. A household that was
/// given up meanwhile is left.
///
/// # Errors
/// [`Error::NotFound`] when there is no such record.
pub fn settle(tx: &mut Tx<'_>, id: &PersonId, version: i64) -> Result<()> {
    let kept = own(tx, id)?.ok_or(Error::NotFound)?;
    let sql = "update person set sort_name = $2, match_name = $3, version = $4 where id = $1";
    tx.exec(sql, &[id, &sort_name(&kept.record), &match_name(&kept.record), &version])?;
    write_scope(tx, id, &kept.record)
}

/// Whether a household is still there.
///
/// # Errors
/// A fault from the database.
pub fn household_stands(tx: &mut Tx<'_>, household: &str) -> Result<bool> {
    let sql = "select 1 from household where id = $1";
    Ok(tx.row::<(i64,)>(sql, &[&household])?.is_some())
}
