//! Mails to those who answered: each noted once, asked again at sending whether it still holds.

use kernel::db::Tx;
use kernel::time::{HOUR_MS, Moment};
use kernel::{Result, row};
use serde::{Deserialize, Serialize};

use crate::consent;
use crate::events::rules::State;
use crate::events::store::{Event, answer_of, of_id, value};
use crate::events::{EventId, EventMailId, RegistrationId, jobs};

/// What a mail says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::events) enum MailKind {
    /// They have their seats.
    Ticket,
    /// They wait.
    Waiting,
    /// They waited, and have their seats now.
    Seated,
    /// The time or the place is another one.
    Changed,
    /// It does not take place.
    Cancelled,
    /// It is tomorrow.
    Reminder,
}

impl MailKind {
    /// Every kind.
    pub(in crate::events) const ALL: [Self; 6] =
        [Self::Ticket, Self::Waiting, Self::Seated, Self::Changed, Self::Cancelled, Self::Reminder];

    /// The name it is stored under.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Ticket => "ticket",
            Self::Waiting => "waiting",
            Self::Seated => "seated",
            Self::Changed => "changed",
            Self::Cancelled => "cancelled",
            Self::Reminder => "reminder",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A mail to everybody who is registered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::events) struct Spread {
    pub event: EventId,
    pub kind: MailKind,
    pub about: String,
}

/// Notes a mail to one who answered, and lets a worker send it; never twice about the same.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn announce(
    tx: &mut Tx<'_>,
    registration: &RegistrationId,
    kind: MailKind,
    about: &str,
) -> Result<()> {
    let (id, now): (EventMailId, _) = (tx.fresh(), tx.now());
    let sql = "insert into event_mail (id, registration, kind, about, created_at)
               values ($1, $2, $3, $4, $5) on conflict (registration, kind, about) do nothing";
    if tx.exec(sql, &[&id, registration, &kind.name(), &about, &now])? == 1 {
        jobs::enqueue_mail(tx, &id)?;
    }
    Ok(())
}

/// People who are taken at once.
const SPREAD_MAX: i64 = 100;

/// Announces to some more of those registered; whether there may be more.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn spread(tx: &mut Tx<'_>, what: &Spread) -> Result<bool> {
    let sql = "select r.id from registration r where r.event = $1 and r.cancelled_at is null
               and r.email <> '' and r.erased_at is null
               and (cast($4 as text) <> 'reminder' or r.seated_at is not null)
               and not exists (select 1 from event_mail m where m.registration = r.id
                and m.kind = $4 and m.about = $2) order by r.id limit $3";
    let args: [&dyn kernel::db::Arg; 4] =
        [&what.event, &what.about, &SPREAD_MAX, &what.kind.name()];
    let rows: Vec<(RegistrationId,)> = tx.rows(sql, &args)?;
    for (id,) in &rows {
        announce(tx, id, what.kind, &what.about)?;
    }
    Ok(!rows.is_empty())
}

/// Events looked at in one turn of the reminder.
const REMINDED_MAX: i64 = 200;

/// Reminds of the open events that begin within the hours of the house; the reminders to spread.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn remind(tx: &mut Tx<'_>) -> Result<Vec<Spread>> {
    let until = tx.now().plus_ms(value(tx, "remind_hours")? * HOUR_MS);
    let now = tx.now();
    let sql = "select e.id, e.starts_at from event e where e.starts_at > $1 and e.starts_at <= $2
               and exists (select 1 from registration r where r.event = e.id
                and r.cancelled_at is null and r.seated_at is not null and r.email <> ''
                and not exists (select 1 from event_mail m where m.registration = r.id
                 and m.kind = 'reminder'
                 and m.about = cast(e.starts_at as text))) order by e.starts_at limit $3";
    let rows: Vec<(EventId, Moment)> = tx.rows(sql, &[&now, &until, &REMINDED_MAX])?;
    let mut spreads = Vec::new();
    for (event, starts_at) in rows {
        if of_id(tx, &event)?.state(now)? == State::Open {
            let about = starts_at.0.to_string();
            spreads.push(Spread { event, kind: MailKind::Reminder, about });
        }
    }
    Ok(spreads)
}

row! {
    struct Noted {
        event: EventId,
        kind: String,
        about: String,
        first_name: String,
        email: String,
        language: String,
        secret: String,
        seats: i64,
        queue_at: Moment,
        is_seated: bool,
        is_dead: bool,
        registration: RegistrationId,
    }
}

/// A mail as it is to leave.
#[derive(Debug, Clone)]
pub(in crate::events) struct ToSend {
    pub kind: MailKind,
    pub event: Event,
    pub first_name: String,
    pub email: String,
    pub language: String,
    pub secret: String,
    pub seats: i64,
    /// Why it was cancelled.
    pub why: String,
    /// What is still to be paid, and to be given back.
    pub open_cents: i64,
    pub back_cents: i64,
}

/// A mail that has not left, when what it says still holds. `None` otherwise.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn mail_of(tx: &mut Tx<'_>, mail: &EventMailId) -> Result<Option<ToSend>> {
    let sql = "select r.event, m.kind, m.about, r.first_name, r.email, r.language, r.secret,
               r.seats, r.queue_at, case when r.seated_at is null then 0 else 1 end,
               case when exists (select 1 from person p where p.id = r.person
                and p.died_on is not null) then 1 else 0 end, r.id
               from event_mail m join registration r on r.id = m.registration
               where m.id = $1 and m.sent_at is null and r.cancelled_at is null and r.email <> ''
               and r.erased_at is null";
    let Some(noted) = tx.row::<Noted>(sql, &[mail])? else { return Ok(None) };
    let (Some(kind), event) = (MailKind::parse(&noted.kind), of_id(tx, &noted.event)?) else {
        return Ok(None);
    };
    let (state, now) = (event.state(tx.now())?, tx.now());
    let holds = match kind {
        MailKind::Ticket | MailKind::Seated => state == State::Open && noted.is_seated,
        MailKind::Waiting => state == State::Open && !noted.is_seated,
        MailKind::Changed => state == State::Open && noted.about == last_move(tx, &event.id)?,
        MailKind::Cancelled => state == State::Cancelled,
        MailKind::Reminder => {
            state == State::Open
                && event.starts_at > now
                && noted.about == event.starts_at.0.to_string()
                && noted.queue_at < now
        }
    };
    let suppressed = !consent::suppressed_among(tx, &[&noted.email])?.is_empty();
    if !holds || suppressed || noted.is_dead {
        return Ok(None);
    }
    let why = "select why from event_fact where event = $1 and kind = 'cancelled'
               order by number desc limit 1";
    let answer = answer_of(tx, &event.id, &noted.registration)?;
    let stands = answer.map(|answer| answer.standing(state)).unwrap_or_default();
    Ok(Some(ToSend {
        kind,
        open_cents: stands.open_cents(),
        back_cents: stands.back_cents(),
        why: tx.row::<(String,)>(why, &[&event.id])?.map(|(why,)| why).unwrap_or_default(),
        event,
        first_name: noted.first_name,
        email: noted.email,
        language: noted.language,
        secret: noted.secret,
        seats: noted.seats,
    }))
}

/// The number of the last move: whoever was not told of the one before is told of this one alone.
fn last_move(tx: &mut Tx<'_>, event: &EventId) -> Result<String> {
    let sql = "select number from event_fact where event = $1 and kind = 'moved'
               order by number desc limit 1";
    Ok(tx.row::<(i64,)>(sql, &[event])?.map(|(number,)| number.to_string()).unwrap_or_default())
}

/// Notes that a mail left.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn sent(tx: &mut Tx<'_>, mail: &EventMailId) -> Result<()> {
    let now = tx.now();
    let sql = "update event_mail set sent_at = $2 where id = $1 and sent_at is null";
    tx.exec(sql, &[mail, &now]).map(drop)
}
