//! Counts and names that the office's pages read from people's tables, always within a scope.

use kernel::Result;
use kernel::db::Tx;
use values::names::fold;

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
