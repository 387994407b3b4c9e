//! Counts and names that the office's pages read from people's tables, always within a scope.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::Moment;
use values::names::fold;

use crate::feature::Held;
use crate::office::rules::Counts;
use crate::org::{PersonId, Scope, Unit};
use crate::people::display_name;

/// How many people are in the scope.
///
/// # Errors
/// A fault from the database.
pub(super) fn people_count(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    tx.one("select count(*) from person_scope where unit = $1", &[scope.unit()])
}

/// How many people of the scope joined since a day (ISO text).
///
/// # Errors
/// A fault from the database.
pub(super) fn joined_since(tx: &mut Tx<'_>, scope: &Scope, day: &str) -> Result<i64> {
    tx.one(
        "select count(distinct f.person) from relation_fact f
         join person_scope s on s.person = f.person and s.unit = $1
         where f.kind = $2 and f.on_day >= $3",
        &[scope.unit(), &crate::people::FactKind::Joined.name(), &day],
    )
}

/// Units with the number of their people; those that are not in the scope have none.
///
/// # Errors
/// A fault from the database.
pub(super) fn counted(
    tx: &mut Tx<'_>,
    scope: &Scope,
    units: Vec<Unit>,
) -> Result<Vec<(Unit, Option<i64>)>> {
    let mut counted = Vec::with_capacity(units.len());
    for unit in units {
        let count = match scope.narrowed(tx, &unit.id)? {
            Some(narrower) => Some(people_count(tx, &narrower)?),
            None => None,
        };
        counted.push((unit, count));
    }
    Ok(counted)
}

/// A person as a search for a mandate shows them: identifier, name, home unit.
pub(super) type Found = (PersonId, String, String);

/// Most people that a search shows.
const FOUND_MAX: i64 = 20;

/// People of the scope whose name begins with what is typed, last name first or last.
///
/// # Errors
/// A fault from the database.
pub(super) fn find_people(tx: &mut Tx<'_>, scope: &Scope, typed: &str) -> Result<Vec<Found>> {
    let folded = fold(typed);
    let swapped = match folded.split_once(' ') {
        Some((first, rest)) => format!("{rest} {first}"),
        None => folded.clone(),
    };
    let sql = "select p.id, p.first_name, p.last_name, u.name
               from person_scope s
               join person p on p.id = s.person
               join unit u on u.id = p.home_unit
               where s.unit = $1 and ((s.sort_name >= $2 and s.sort_name < $3)
                   or (s.sort_name >= $4 and s.sort_name < $5))
               order by s.sort_name, p.id limit $6";
    let until = |from: &str| format!("{from}\u{10ffff}");
    let rows: Vec<(PersonId, String, String, String)> = tx.rows(
        sql,
        &[scope.unit(), &folded, &until(&folded), &swapped, &until(&swapped), &FOUND_MAX],
    )?;
    let found =
        |(id, first, last, unit): (_, String, String, _)| (id, display_name(&first, &last), unit);
    Ok(rows.into_iter().map(found).collect())
}

/// The name of a person of the scope; `None` when absent or outside.
///
/// # Errors
/// A fault from the database.
pub(super) fn name_in(tx: &mut Tx<'_>, scope: &Scope, id: &PersonId) -> Result<Option<String>> {
    let sql = "select p.first_name, p.last_name from person p
               join person_scope s on s.person = p.id and s.unit = $2 where p.id = $1";
    let row: Option<(String, String)> = tx.row(sql, &[id, scope.unit()])?;
    Ok(row.map(|(first, last)| display_name(&first, &last)))
}

/// What an officer was told last.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// What waited then.
    pub counts: Counts,
    /// When a mail left.
    pub told_at: Moment,
    /// Whether they want no such mail.
    pub is_off: bool,
}

/// People who have a mandate today, after one of them, by identifier.
///
/// # Errors
/// A fault from the database.
pub(super) fn officers(tx: &mut Tx<'_>, after: &str, limit: i64) -> Result<Vec<PersonId>> {
    let today = tx.now().day_text();
    let sql = "select distinct person from mandate where person > $1 and starts_on <= $2
               and (ends_on is null or ends_on >= $2) order by person limit $3";
    let rows: Vec<(PersonId,)> = tx.rows(sql, &[&after, &today, &limit])?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// What somebody was told last; nothing before the first time.
///
/// # Errors
/// A fault from the database.
pub(super) fn told(tx: &mut Tx<'_>, person: &PersonId) -> Result<Told> {
    let sql = "select counts, told_at, is_off from office_told where person = $1";
    let found: Option<(String, Moment, bool)> = tx.row(sql, &[person])?;
    let (counts, told_at, is_off) = found.unwrap_or_default();
    let counts = if counts.is_empty() { Counts::new() } else { serde_json::from_str(&counts)? };
    Ok(Told { counts, told_at, is_off })
}

/// Keeps what somebody was told.
///
/// # Errors
/// A fault from the database.
pub(super) fn keep_told(tx: &mut Tx<'_>, person: &PersonId, told: &Told) -> Result<()> {
    let counts = serde_json::to_string(&told.counts)?;
    tx.exec(
        "insert into office_told (person, counts, told_at, is_off) values ($1, $2, $3, $4)
         on conflict (person) do update set counts = excluded.counts, told_at = excluded.told_at,
         is_off = excluded.is_off",
        &[person, &counts, &told.told_at, &told.is_off],
    )
    .map(drop)
}

/// What the office holds on people.
pub(super) const HELD: Held =
    Held { tables: &["office_told"], export, erase, retention: "office-retention", merge };

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let told = told(tx, person)?;
    let at = (told.told_at.0 > 0).then(|| told.told_at.rfc3339());
    Ok(serde_json::json!({ "told_of_what_waits_at": at, "wants_no_mail_of_it": told.is_off }))
}

fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from office_told where person = $1", &[person]).map(drop)
}

/// Whoever wants no such mail under one record wants none.
fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let (gone, kept) = (told(tx, from)?, told(tx, into)?);
    if gone.is_off && !kept.is_off {
        keep_told(tx, into, &Told { is_off: true, ..kept })?;
    }
    erase(tx, from)
}
