//! Units that hold an event together, and the people who keep its door.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::events::EventId;
use crate::events::store::{EVENT, Event};
use crate::org::{PersonId, Scope, UnitId};

row! {
    /// A unit that was asked to hold an event too.
    #[derive(Debug, Clone)]
    pub struct Host {
        /// Which.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// Who asked.
        pub asked_by_name: String,
        /// Who answered; empty as long as nobody did.
        pub answered_by_name: String,
        /// Whether it accepted.
        pub is_accepted: bool,
        /// Whether it declined.
        pub is_declined: bool,
    }
}

/// The units that were asked, by name.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn hosts_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<Host>> {
    let sql = "select h.unit, u.name, h.asked_by_name, h.answered_by_name,
               case when h.accepted_at is null then 0 else 1 end,
               case when h.declined_at is null then 0 else 1 end
               from event_host h join unit u on u.id = h.unit
               where h.event = $1 and u.closed_at is null order by u.folded, u.id";
    tx.rows(sql, &[event])
}

/// Asks a unit to hold an event too; a unit that declined may be asked again.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn ask_host(
    tx: &mut Tx<'_>,
    event: &Event,
    unit: &UnitId,
    by_name: &str,
) -> Result<bool> {
    if *unit == event.unit {
        return Ok(false);
    }
    let now = tx.now();
    let sql = "insert into event_host (event, unit, asked_by_name, asked_at, answered_by_name)
               select $1, u.id, $3, cast($4 as bigint), '' from unit u
               where u.id = $2 and u.closed_at is null
               on conflict (event, unit) do update set asked_by_name = excluded.asked_by_name,
               asked_at = excluded.asked_at, answered_by_name = '', declined_at = null
               where event_host.accepted_at is null";
    Ok(tx.exec(sql, &[&event.id, unit, &by_name, &now])? == 1)
}

/// Events that units of a scope are asked to hold, the next one first.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn asked_hosts(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<(UnitId, String, Event)>> {
    const ASKED_MAX: i64 = 50;
    let sql = "select h.unit, u.name, h.event from event_host h join unit u on u.id = h.unit
               where h.accepted_at is null and h.declined_at is null
               and h.unit in (select unit from unit_above where above = $1)
               order by h.asked_at, h.event limit $2";
    let rows: Vec<(UnitId, String, EventId)> = tx.rows(sql, &[scope.unit(), &ASKED_MAX])?;
    let mut asked = Vec::new();
    for (unit, name, event) in rows {
        let event = tx.row::<Event>(&format!("{EVENT} where e.id = $1"), &[&event])?;
        asked.extend(event.map(|event| (unit, name, event)));
    }
    Ok(asked)
}

/// How many such questions wait.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn count_asked(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = "select count(*) from event_host where accepted_at is null and declined_at is null
               and unit in (select unit from unit_above where above = $1)";
    tx.one(sql, &[scope.unit()])
}

/// A unit of the scope accepts or declines; false when it was not asked.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn answer_host(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (event, unit): (&EventId, &UnitId),
    accepts: bool,
    by_name: &str,
) -> Result<bool> {
    let now = tx.now();
    let (accepted, declined) = if accepts { (Some(now), None) } else { (None, Some(now)) };
    let sql = "update event_host set accepted_at = $4, declined_at = $5, answered_by_name = $6
               where event = $1 and unit = $2 and accepted_at is null and declined_at is null
               and unit in (select unit from unit_above where above = $3)";
    let args: [&dyn kernel::db::Arg; 6] =
        [event, unit, scope.unit(), &accepted, &declined, &by_name];
    Ok(tx.exec(sql, &args)? == 1)
}

row! {
    /// Somebody who keeps the door.
    #[derive(Debug, Clone)]
    pub struct Steward {
        /// Who.
        pub person: PersonId,
        /// Their name.
        pub name: String,
    }
}

/// Most stewards of an event.
const STEWARDS_MAX: i64 = 50;

/// Who keeps the door of an event.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn stewards_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<Steward>> {
    let sql = "select s.person, p.first_name || ' ' || p.last_name from event_steward s
               join person p on p.id = s.person where s.event = $1
               order by p.last_name, p.id limit $2";
    tx.rows(sql, &[event, &STEWARDS_MAX])
}

/// Names somebody of the scope a steward; false when the scope knows no such person.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn add_steward(
    tx: &mut Tx<'_>,
    scope: &Scope,
    event: &EventId,
    person: &PersonId,
    by_name: &str,
) -> Result<bool> {
    let now = tx.now();
    let sql = "insert into event_steward (event, person, added_by_name, added_at)
               select $1, s.person, $3, cast($4 as bigint) from person_scope s
               where s.person = $2 and s.unit = $5
               and (select count(*) from event_steward where event = $1) < cast($6 as bigint)
               on conflict do nothing";
    let args: [&dyn kernel::db::Arg; 6] =
        [event, person, &by_name, &now, scope.unit(), &STEWARDS_MAX];
    Ok(tx.exec(sql, &args)? == 1)
}

/// Somebody no longer keeps the door.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn drop_steward(
    tx: &mut Tx<'_>,
    event: &EventId,
    person: &PersonId,
) -> Result<()> {
    let sql = "delete from event_steward where event = $1 and person = $2";
    tx.exec(sql, &[event, person]).map(drop)
}

/// Whether somebody keeps the door of an event.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn is_steward(
    tx: &mut Tx<'_>,
    event: &EventId,
    person: &PersonId,
) -> Result<bool> {
    let sql = "select 1 from event_steward where event = $1 and person = $2";
    Ok(tx.row::<(i64,)>(sql, &[event, person])?.is_some())
}
