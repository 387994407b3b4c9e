//! Who came: ticked at the door, walked in, counted when it is over.

use kernel::Result;
use kernel::db::Tx;
use kernel::ids::random_hex;
use kernel::time::Moment;

use crate::accounts::Hand;
use crate::events::rules::{FactKind, State};
use crate::events::store::registrations::{REGISTRATION, Registration};
use crate::events::store::write::add_fact;
use crate::events::store::{Event, is_word, of_id, registrations};
use crate::events::{EventId, RegistrationId};
use crate::org::{PersonId, UnitId};
use crate::people::{self, Cause, EmailLine, Record, Way};

/// Somebody on the list of the door.
#[derive(Debug, Clone)]
pub(in crate::events) struct DoorRow {
    /// Their answer.
    pub id: RegistrationId,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Seats.
    pub seats: i64,
    /// Names of guests, one a line.
    pub guests: String,
    /// What their ticket says.
    pub ticket: String,
    /// Whether they have their seats.
    pub is_seated: bool,
    /// When they came.
    pub came_at: Option<Moment>,
    /// What is still to be paid.
    pub open_cents: i64,
}

impl From<Registration> for DoorRow {
    fn from(answer: Registration) -> Self {
        Self {
            is_seated: answer.seated_at.is_some(),
            open_cents: answer.standing(State::Open).open_cents(),
            id: answer.id,
            first_name: answer.first_name,
            last_name: answer.last_name,
            seats: answer.seats,
            guests: answer.guests,
            ticket: answer.ticket,
            came_at: answer.came_at,
        }
    }
}

/// Most people on the list of a door.
const DOOR_MAX: i64 = 3_000;

/// The list of the door, by name.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn door_rows(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<DoorRow>> {
    let sql = format!(
        "{REGISTRATION} where r.event = $1 and r.cancelled_at is null and r.erased_at is null
         order by r.last_name, r.first_name, r.id limit $2"
    );
    let rows: Vec<Registration> = tx.rows(&sql, &[event, &DOOR_MAX])?;
    Ok(rows.into_iter().map(DoorRow::from).collect())
}

/// Whose ticket it is.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn of_ticket(
    tx: &mut Tx<'_>,
    event: &EventId,
    ticket: &str,
) -> Result<Option<RegistrationId>> {
    if !is_word(ticket) {
        return Ok(None);
    }
    let sql = "with recursive up (id, further) as (
                select id, merged_into from registration where ticket = $2 and event = $1
                union select m.id, m.merged_into from up u join registration m on m.id = u.further)
               select r.id from up u join registration r on r.id = u.id where u.further is null
               and r.cancelled_at is null and r.erased_at is null";
    Ok(tx.row::<(RegistrationId,)>(sql, &[event, &ticket])?.map(|(id,)| id))
}

/// Notes that somebody came, or that this was a mistake, as a steward did `at` a moment; whether
/// there is such an answer. Devices send late and in any order: the latest gesture holds, and
/// somebody came when the first of them says so. The same twice changes nothing.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn tick(
    tx: &mut Tx<'_>,
    event: &EventId,
    id: &RegistrationId,
    (came, at): (bool, Moment),
    by_name: &str,
) -> Result<bool> {
    let sql = if came {
        "update registration set absent_at = null,
         came_by_name = case when came_at <= cast($3 as bigint) then came_by_name else $4 end,
         came_at = case when came_at <= cast($3 as bigint) then came_at else cast($3 as bigint) end,
         door_at = case when door_at > cast($3 as bigint) then door_at else cast($3 as bigint) end
         where id = $2 and event = $1 and cancelled_at is null
         and (came_at is not null or door_at is null or door_at <= cast($3 as bigint))"
    } else {
        "update registration set came_at = null, came_by_name = $4, door_at = cast($3 as bigint),
         absent_at = case when absent_at is null then null else cast($3 as bigint) end
         where id = $2 and event = $1 and cancelled_at is null
         and (door_at is null or door_at <= cast($3 as bigint))"
    };
    if tx.exec(sql, &[event, id, &at, &by_name])? == 1 {
        return Ok(true);
    }
    let known = "select 1 from registration where id = $2 and event = $1 and cancelled_at is null";
    Ok(tx.row::<(i64,)>(known, &[event, id])?.is_some())
}

/// Somebody who came without having said so: with an address they are recognised, or become a
/// record of the unit; without one they are counted alone. `key` makes the second time do nothing.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn walk_in(
    tx: &mut Tx<'_>,
    event: &Event,
    (first_name, last_name): (&str, &str),
    email: &str,
    (key, at): (Option<RegistrationId>, Moment),
    hand: &Hand,
) -> Result<()> {
    let known = "select 1 from registration where id = $1";
    if let Some(key) = &key
        && tx.row::<(i64,)>(known, &[key])?.is_some()
    {
        return Ok(());
    }
    let person = person_of(tx, &event.unit, (first_name, last_name), email)?;
    if let Some(person) = &person
        && let Some(answered) = registrations::of_person(tx, &event.id, person)?
    {
        tx.exec("update registration set cancelled_at = null where id = $1", &[&answered.id])?;
        return tick(tx, &event.id, &answered.id, (true, at), &hand.name).map(drop);
    }
    let (id, now) = (key.unwrap_or_else(|| tx.fresh()), tx.now());
    let person = person.map(|person| person.to_string()).unwrap_or_default();
    tx.exec(
        "insert into registration (id, event, person, on_day, source, first_name, last_name, email,
         phone, seats, guests, answers, language, secret, ticket, registered_at, queue_at,
         seated_at, came_at, door_at, came_by_name)
         values ($1, $2, $3, $4, 'door', $5, $6, $7, '', 1, '', '[]', 'fr', $8, '', $9, $9, $9, $10,
         $10, $11) on conflict do nothing",
        &[
            &id,
            &event.id,
            &person,
            &event.starts_at.day_text(),
            &first_name,
            &last_name,
            &email,
            &random_hex::<20>(),
            &now,
            &at,
            &&hand.name,
        ],
    )
    .map(drop)
}

/// The record of somebody who told their name and address at the door.
fn person_of(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    (first_name, last_name): (&str, &str),
    email: &str,
) -> Result<Option<PersonId>> {
    if email.is_empty() {
        return Ok(None);
    }
    let record = Record {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        emails: vec![EmailLine { address: email.to_owned(), ..EmailLine::default() }],
        ..Record::default()
    };
    let cause = Cause { by: None, mandate: None, way: Way::House };
    let known = people::recognise(tx, unit, &record, &cause)?;
    let today = tx.now().day_text();
    people::add_fact(tx, &known.person, people::FactKind::Contact, &today, "events", None)?;
    Ok(Some(known.person))
}

/// Closes the list of the door: whoever was awaited and did not come is noted so. It may be closed
/// again after late ticks.
///
/// # Errors
/// [`kernel::Error::Stale`] when it cannot be closed.
pub(in crate::events) fn close_count(tx: &mut Tx<'_>, event: &EventId, hand: &Hand) -> Result<u64> {
    let event = of_id(tx, event)?;
    add_fact(tx, &event, FactKind::Counted, "", hand)?;
    let now = tx.now();
    let sql = "update registration set absent_at = $2 where event = $1 and cancelled_at is null
               and seated_at is not null and came_at is null and absent_at is null";
    tx.exec(sql, &[&event.id, &now])
}
