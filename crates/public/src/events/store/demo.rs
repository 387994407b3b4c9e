//! Whom the demonstration lets come.

use kernel::Result;
use kernel::db::Tx;

use crate::events::EventId;
use crate::org::{PersonId, UnitId};

/// A person, names and address.
pub(in crate::events) type DemoPerson = (PersonId, String, String, String);

/// Some people of a unit of the demonstration.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn demo_people(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    limit: i64,
) -> Result<Vec<DemoPerson>> {
    let sql = "select p.id, p.first_name, p.last_name, e.folded from person_scope s
               join person p on p.id = s.person
               join person_email e on e.person = p.id and e.position = 0
               where s.unit = $1 and p.kind = 'person' and p.first_name <> ''
               order by p.match_name limit $2";
    tx.rows(sql, &[unit, &limit])
}

/// Lets time pass: the event was so many milliseconds ago, and its mails left long since.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn demo_came(tx: &mut Tx<'_>, event: &EventId, back_ms: i64) -> Result<()> {
    let sql = "update event set starts_at = starts_at - $2, ends_at = ends_at - $2 where id = $1";
    tx.exec(sql, &[event, &back_ms])?;
    let starts: kernel::time::Moment =
        tx.one("select starts_at from event where id = $1", &[event])?;
    let day = starts.day_text();
    tx.exec("update registration set on_day = $2 where event = $1", &[event, &day]).map(drop)
}

/// Everybody who answered an event has long been told.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn demo_told(tx: &mut Tx<'_>, event: &EventId) -> Result<()> {
    let sql = "update event_mail set sent_at = created_at where sent_at is null
               and registration in (select id from registration where event = $1)";
    tx.exec(sql, &[event]).map(drop)
}
