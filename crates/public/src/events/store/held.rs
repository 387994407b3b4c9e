//! How answers leave with a person, and when they are forgotten.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::events::store::merging;
use crate::events::store::registrations::lock;
use crate::events::{EventId, RegistrationId, jobs};
use crate::feature::Held;
use crate::org::PersonId;

/// What this room holds on people.
pub(in crate::events) const HELD: Held = Held {
    tables: &["registration", "event_steward", "event_fact"],
    export,
    erase,
    retention: "events-retention",
    merge,
};

row! {
    struct Given {
        event: String,
        on_day: String,
        source: String,
        first_name: String,
        last_name: String,
        email: String,
        phone: String,
        guests: String,
        answers: String,
        price: String,
        each_cents: i64,
        registered_at: Moment,
        seated_at: Option<Moment>,
        cancelled_at: Option<Moment>,
        came_at: Option<Moment>,
        absent_at: Option<Moment>,
    }
}

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let sql = "select e.title, r.on_day, r.source, r.first_name, r.last_name, r.email, r.phone,
               r.guests, r.answers, r.price, r.each_cents, r.registered_at, r.seated_at,
               r.cancelled_at, r.came_at, r.absent_at
               from registration r join event e on e.id = r.event
               where r.person = $1 order by r.registered_at";
    let at = |moment: Option<Moment>| moment.map(Moment::rfc3339);
    let rows: Vec<Given> = tx.rows(sql, &[person])?;
    let answers = rows.into_iter().map(|row| {
        serde_json::json!({
            "event": row.event, "on": row.on_day, "way": row.source,
            "first_name": row.first_name, "last_name": row.last_name, "email": row.email,
            "phone": row.phone, "guests": row.guests, "answers": row.answers,
            "price": row.price, "each_cents": row.each_cents,
            "registered_at": row.registered_at.rfc3339(), "seated_at": at(row.seated_at),
            "cancelled_at": at(row.cancelled_at), "came_at": at(row.came_at),
            "absent_at": at(row.absent_at),
        })
    });
    let answers: Vec<_> = answers.collect();
    let sql = "select e.title from event_steward s join event e on e.id = s.event
               where s.person = $1 order by e.starts_at";
    let kept: Vec<(String,)> = tx.rows(sql, &[person])?;
    let kept: Vec<String> = kept.into_iter().map(|(title,)| title).collect();
    Ok(serde_json::json!({ "answers": answers, "steward_of": kept }))
}

/// What is taken off an answer; that somebody came stays counted.
const FORGET: &str = "update registration set person = '', first_name = '', last_name = '',
    email = '', phone = '', guests = '', answers = '[]', secret = '', ticket = '', erased_at = $2";

/// Who came is forgotten, that somebody came is not. An answer to an event that is still to come
/// is taken back, and its seats given on. What an officer did stays theirs, without the name.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let now = tx.now();
    let coming = "select r.event from registration r join event e on e.id = r.event
                  where r.person = $1 and r.cancelled_at is null and e.ends_at > $2";
    let coming: Vec<(EventId,)> = tx.rows(coming, &[person, &now])?;
    for (event,) in coming {
        lock(tx, &event)?;
        let sql = "update registration set cancelled_at = $3 where event = $1 and person = $2
                   and came_at is null";
        tx.exec(sql, &[&event, person, &now])?;
        jobs::enqueue_move_up(tx, &event)?;
    }
    let shifts = "delete from registration_shift where registration in
                  (select id from registration where person = $1 and cancelled_at is not null)";
    tx.exec(shifts, &[person])?;
    tx.exec(&format!("{FORGET} where person = $1"), &[person, &now])?;
    for sql in [
        "delete from event_steward where person = $1",
        "update event_fact set by_person = null, by_name = '' where by_person = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    Ok(())
}

/// A person who answered twice under two records answered once.
fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    merging::merge(tx, from, into)?;
    for sql in [
        "delete from event_steward where person = $1
         and event in (select event from event_steward where person = $2)",
        "update event_steward set person = $2 where person = $1",
        "update event_fact set by_person = $2 where by_person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}

/// Events that ended before a moment, of which somebody is still known.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn over_before(tx: &mut Tx<'_>, before: Moment) -> Result<Vec<EventId>> {
    const DUE_MAX: i64 = 100;
    let sql = "select e.id from event e where e.ends_at < $1
               and exists (select 1 from registration r where r.event = e.id
                and r.erased_at is null) order by e.ends_at limit $2";
    let rows: Vec<(EventId,)> = tx.rows(sql, &[&before, &DUE_MAX])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets some of those who answered an event, and keeps their number; how many.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn erase_some(tx: &mut Tx<'_>, event: &EventId) -> Result<usize> {
    const ERASED_MAX: i64 = 300;
    let now = tx.now();
    let sql = "select id from registration where event = $1 and erased_at is null
               order by id limit $2";
    let rows: Vec<(RegistrationId,)> = tx.rows(sql, &[event, &ERASED_MAX])?;
    for (id,) in &rows {
        tx.exec(&format!("{FORGET} where id = $1"), &[id, &now])?;
    }
    Ok(rows.len())
}
