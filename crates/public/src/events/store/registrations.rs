//! Who answers: seated in order, never beyond the capacity, told of what becomes of it.

use kernel::db::Tx;
use kernel::ids::random_hex;
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::events::rules::{Chosen, Seats, Standing, State};
use crate::events::store::mails::{MailKind, announce};
use crate::events::store::money::forget_asked;
use crate::events::store::{Event, is_word, of_id};
use crate::events::{EventId, RegistrationId, jobs};
use crate::org::PersonId;

/// Who comes, and with whom.
#[derive(Debug, Clone, Default)]
pub(in crate::events) struct Party {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: String,
    pub guests: Vec<String>,
    /// Each question with its answer.
    pub answers: Vec<(String, String)>,
    /// What they chose to pay.
    pub chosen: Chosen,
    pub language: String,
    /// By which way: `form`, `me`, `demo`.
    pub source: &'static str,
}

impl Party {
    /// Seats that they need.
    fn seats(&self) -> i64 {
        i64::try_from(self.guests.len()).unwrap_or(i64::MAX - 1) + 1
    }
}

row! {
    /// An answer.
    #[derive(Debug, Clone)]
    pub struct Registration {
        /// Its identifier.
        pub id: RegistrationId,
        /// Of which event.
        pub event: EventId,
        /// Whose; empty once erased.
        pub person: String,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Address.
        pub email: String,
        /// Telephone.
        pub phone: String,
        /// Seats.
        pub seats: i64,
        /// Names of guests, one a line.
        pub guests: String,
        /// Answers, as JSON.
        pub answers: String,
        /// Language of the form.
        pub language: String,
        /// The secret of its page.
        pub secret: String,
        /// The word of its ticket.
        pub ticket: String,
        /// Since when it waits, or waited.
        pub queue_at: Moment,
        /// Since when it is seated.
        pub seated_at: Option<Moment>,
        /// Since when it is taken back.
        pub cancelled_at: Option<Moment>,
        /// When they came.
        pub came_at: Option<Moment>,
        /// The price that they chose.
        pub price: String,
        /// What each seat costs.
        pub each_cents: i64,
        /// How they said that they pay.
        pub way: String,
        /// The request for payment.
        pub call: Option<String>,
        /// The card payment.
        pub card: Option<String>,
        /// What came for it and was not given back.
        pub paid_cents: i64,
    }
}

/// How an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::events) enum Booked {
    /// They have their seats.
    Coming,
    /// They wait.
    Waiting,
    /// They do not come.
    Cancelled,
}

impl Registration {
    /// How it stands.
    pub(in crate::events) const fn booked(&self) -> Booked {
        match (self.cancelled_at, self.seated_at) {
            (Some(_), _) => Booked::Cancelled,
            (None, Some(_)) => Booked::Coming,
            (None, None) => Booked::Waiting,
        }
    }

    /// How its money stands, when the event stands so.
    pub(in crate::events) fn standing(&self, state: State) -> Standing {
        let has_seat = self.booked() == Booked::Coming && state != State::Cancelled;
        Standing::of(self.each_cents, self.seats, has_seat, self.paid_cents)
    }

    /// Each question with its answer.
    ///
    /// # Errors
    /// A fault when an older version wrote something else.
    pub(in crate::events) fn told(&self) -> Result<Vec<(String, String)>> {
        Ok(serde_json::from_str(&self.answers)?)
    }
}

/// An answer with what came for it and for those that it stands for; a condition is added. The
/// answers are walked first, so that both engines look parts of payments up by their target.
pub(super) const REGISTRATION: &str =
    "select r.id, r.event, r.person, r.first_name, r.last_name, r.email,
    r.phone, r.seats, r.guests, r.answers, r.language, r.secret, r.ticket, r.queue_at, r.seated_at,
    r.cancelled_at, r.came_at, r.price, r.each_cents, r.way, r.call, r.card,
    coalesce((with recursive half (id) as (select r.id
      union select m.id from half h join registration m on m.merged_into = h.id)
     select cast(sum(t.cents) as bigint) from half h join payment_part t on t.target = h.id
     where not exists (select 1 from payment_fact x where x.payment = t.payment
      and x.kind in ('cancelled', 'bounced', 'returned', 'refunded'))), 0) paid_cents
    from registration r";

/// An answer and all that became it, each by its own merge: `$1` is the one that stands.
pub(super) const HALVES: &str = "with recursive half (id) as (
    select id from registration where id = $1
    union select m.id from half h join registration m on m.merged_into = h.id)";

/// An answer with those that it stands for, which keep what was asked and came for them.
///
/// # Errors
/// A fault from the database.
pub(super) fn halves(tx: &mut Tx<'_>, id: &RegistrationId) -> Result<Vec<RegistrationId>> {
    let sql = format!("{HALVES} select id from half order by id");
    Ok(tx.rows::<(RegistrationId,)>(&sql, &[id])?.into_iter().map(|(id,)| id).collect())
}

/// The answer of a page's secret; of one that became another, that one.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn by_secret(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Registration>> {
    if !is_word(secret) {
        return Ok(None);
    }
    let sql = format!(
        "{REGISTRATION} where r.id = (with recursive up (id, further) as (
          select id, merged_into from registration where secret = $1
          union select m.id, m.merged_into from up u join registration m on m.id = u.further)
         select id from up where further is null) and r.erased_at is null"
    );
    tx.row(&sql, &[&secret])
}

/// The answer of a person to an event.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn of_person(
    tx: &mut Tx<'_>,
    event: &EventId,
    person: &PersonId,
) -> Result<Option<Registration>> {
    tx.row(&format!("{REGISTRATION} where r.event = $1 and r.person = $2"), &[event, person])
}

/// Takes the event's turn: whoever answers after this waits until the transaction is over, so that
/// what is counted next stays so.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn lock(tx: &mut Tx<'_>, event: &EventId) -> Result<()> {
    tx.exec("update event set turn = turn + 1 where id = $1", &[event]).map(drop)
}

/// The seats of an event.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn seats_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Seats> {
    let sql = "select e.capacity,
        coalesce((select cast(sum(r.seats) as bigint) from registration r where r.event = e.id
         and r.cancelled_at is null and r.seated_at is not null), 0),
        (select count(*) from registration r where r.event = e.id and r.cancelled_at is null
         and r.seated_at is null) from event e where e.id = $1";
    let (capacity, taken, waiting) = tx.row(sql, &[event])?.unwrap_or_default();
    Ok(Seats { capacity, taken, waiting })
}

/// People who come, wait, and came, seats counted.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn counts_of(tx: &mut Tx<'_>, event: &EventId) -> Result<(Seats, i64)> {
    let came = "select coalesce(cast(sum(seats) as bigint), 0) from registration
                where event = $1 and cancelled_at is null and came_at is not null";
    Ok((seats_of(tx, event)?, tx.one(came, &[event])?))
}

/// The place of an answer among those that wait, from 1; 0 when it does not wait.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn position_of(tx: &mut Tx<'_>, answer: &Registration) -> Result<i64> {
    if answer.booked() != Booked::Waiting {
        return Ok(0);
    }
    let sql = "select count(*) from registration where event = $1 and cancelled_at is null
               and seated_at is null and (queue_at < $2 or (queue_at = $2 and id <= $3))";
    tx.one(sql, &[&answer.event, &answer.queue_at, &answer.id])
}

/// What an answer came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::events) enum Done {
    /// It is written down.
    Kept,
    /// There are not so many seats left: what was written before stays.
    Full,
    /// The event can no longer be answered.
    Over,
}

/// Writes a person's answer down, or changes it; the database has the last word. The answer is
/// read again with [`of_person`].
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn register(
    tx: &mut Tx<'_>,
    event: &EventId,
    person: &PersonId,
    party: &Party,
) -> Result<Done> {
    lock(tx, event)?;
    let event = of_id(tx, event)?;
    let now = tx.now();
    if event.state(now)? != State::Open {
        return Ok(Done::Over);
    }
    if let Some(known) = of_person(tx, &event.id, person)? {
        return rebook(tx, &event, &known, party);
    }
    let id: RegistrationId = tx.fresh();
    let seated_at = seats_of(tx, &event.id)?.seats(party.seats()).then_some(now);
    tx.exec(
        "insert into registration (id, event, person, on_day, source, first_name, last_name, email,
         phone, seats, guests, answers, language, secret, ticket, registered_at, queue_at,
         seated_at, price, each_cents, came_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17,
         $18, $19, '')",
        &[
            &id,
            &event.id,
            person,
            &event.starts_at.day_text(),
            &party.source,
            &party.first_name,
            &party.last_name,
            &party.email,
            &party.phone,
            &party.seats(),
            &party.guests.join("\n"),
            &serde_json::to_string(&party.answers)?,
            &party.language,
            &random_hex::<20>(),
            &random_hex::<8>(),
            &now,
            &seated_at,
            &party.chosen.price,
            &party.chosen.each_cents,
        ],
    )?;
    tell(tx, &id, seated_at.is_some(), now)?;
    Ok(Done::Kept)
}

/// The mail that says whether they have their seats.
fn tell(tx: &mut Tx<'_>, id: &RegistrationId, is_seated: bool, at: Moment) -> Result<()> {
    let kind = if is_seated { MailKind::Ticket } else { MailKind::Waiting };
    announce(tx, id, kind, &at.0.to_string())
}

/// Changes an answer: other guests, other words; whoever had said no comes back to the end of
/// those who wait. The event's turn is taken.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn rebook(
    tx: &mut Tx<'_>,
    event: &Event,
    known: &Registration,
    party: &Party,
) -> Result<Done> {
    let (seats, wanted, now) = (seats_of(tx, &event.id)?, party.seats(), tx.now());
    let booked = known.booked();
    if booked == Booked::Coming && !seats.may_grow(wanted - known.seats) {
        return Ok(Done::Full);
    }
    let (queue_at, seated_at) = match booked {
        Booked::Coming | Booked::Waiting => (known.queue_at, known.seated_at),
        Booked::Cancelled => (now, seats.seats(wanted).then_some(now)),
    };
    tx.exec(
        "update registration set seats = $2, guests = $3, answers = $4, phone = $5, queue_at = $6,
         seated_at = $7, price = $8, each_cents = $9, cancelled_at = null where id = $1",
        &[
            &known.id,
            &wanted,
            &party.guests.join("\n"),
            &serde_json::to_string(&party.answers)?,
            &party.phone,
            &queue_at,
            &seated_at,
            &party.chosen.price,
            &party.chosen.each_cents,
        ],
    )?;
    let due = party.chosen.each_cents.saturating_mul(wanted);
    if due != known.each_cents.saturating_mul(known.seats) {
        forget_asked(tx, &known.id)?;
    }
    if booked == Booked::Cancelled {
        tell(tx, &known.id, seated_at.is_some(), now)?;
    }
    move_up(tx, &event.id)?;
    Ok(Done::Kept)
}

/// Takes an answer back, and seats those who wait. The event's turn is taken here.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn cancel(tx: &mut Tx<'_>, known: &Registration) -> Result<bool> {
    lock(tx, &known.event)?;
    let now = tx.now();
    if of_id(tx, &known.event)?.state(now)? != State::Open {
        return Ok(false);
    }
    let sql = "update registration set cancelled_at = $2 where id = $1 and cancelled_at is null
               and came_at is null";
    if tx.exec(sql, &[&known.id, &now])? == 0 {
        return Ok(false);
    }
    for half in halves(tx, &known.id)? {
        tx.exec("delete from registration_shift where registration = $1", &[&half])?;
    }
    forget_asked(tx, &known.id)?;
    move_up(tx, &known.event)?;
    Ok(true)
}

/// Parties that are seated at once; a job goes on with the others.
const MOVED_MAX: usize = 30;

/// Seats those who wait, in their order, as far as there is room, and tells them; how many. The
/// event's turn is taken by whoever calls.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn move_up(tx: &mut Tx<'_>, event: &EventId) -> Result<usize> {
    let now = tx.now();
    if of_id(tx, event)?.state(now)? != State::Open {
        return Ok(0);
    }
    let mut seats = seats_of(tx, event)?;
    let mut moved = 0;
    while seats.waiting > 0 {
        let first = "select id, seats from registration where event = $1 and cancelled_at is null
                     and seated_at is null order by queue_at, id limit 1";
        let Some((id, wanted)) = tx.row::<(RegistrationId, i64)>(first, &[event])? else { break };
        if !seats.moves_up(wanted) {
            break;
        }
        if moved == MOVED_MAX {
            jobs::enqueue_move_up(tx, event)?;
            break;
        }
        let sql = "update registration set seated_at = $2 where id = $1";
        tx.exec(sql, &[&id, &now])?;
        announce(tx, &id, MailKind::Seated, &now.0.to_string())?;
        (seats.taken, seats.waiting, moved) = (seats.taken + wanted, seats.waiting - 1, moved + 1);
    }
    Ok(moved)
}

/// Answers read at once for a file.
const FILE_ROWS: i64 = 500;

/// The answers of an event that were not taken back, in their order, after one of them.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn export_rows(
    tx: &mut Tx<'_>,
    event: &EventId,
    after: &str,
) -> Result<Vec<Registration>> {
    let sql = format!(
        "{REGISTRATION} where r.event = $1 and r.id > $2 and r.cancelled_at is null
         and r.erased_at is null order by r.id limit $3"
    );
    tx.rows(&sql, &[event, &after, &FILE_ROWS])
}
