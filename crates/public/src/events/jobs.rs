//! Tells those who answered what becomes of the event, once each; reminds them; seats those who
//! wait; forgets who came once the time after it is over, and keeps their number.

use std::time::Duration;

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::time::{DAY_MS, HOUR_MS, MINUTE_MS};

use crate::app::World;
use crate::events::store::{self, MailKind, Spread};
use crate::events::{EventId, EventMailId, mails};
use crate::org::Organisation;

/// What the events' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: MAIL, run: mail, every: None },
    JobKind { name: SPREAD, run: spread, every: None },
    JobKind { name: MOVE_UP, run: move_up, every: None },
    JobKind { name: REMIND, run: remind, every: Some(QUARTER) },
    JobKind { name: ERASE, run: erase, every: Some(DAY) },
];

const MAIL: &str = "events.mail";
const SPREAD: &str = "events.spread";
const MOVE_UP: &str = "events.move-up";
const REMIND: &str = "events.remind";
const ERASE: &str = "events.erase";
const QUARTER: Duration = Duration::from_millis(15 * MINUTE_MS.unsigned_abs());
const DAY: Duration = Duration::from_millis(24 * HOUR_MS.unsigned_abs());

/// Lets a worker send a mail that is noted.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_mail(tx: &mut Tx<'_>, mail: &EventMailId) -> Result<()> {
    jobs::enqueue(tx, MAIL, mail).map(drop)
}

/// Lets workers tell everybody who is registered.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_spread(
    tx: &mut Tx<'_>,
    event: &EventId,
    kind: MailKind,
    about: &str,
) -> Result<()> {
    let spread = Spread { event: event.clone(), kind, about: about.to_owned() };
    jobs::enqueue(tx, SPREAD, &spread).map(drop)
}

/// Lets a worker go on seating those who wait.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_move_up(tx: &mut Tx<'_>, event: &EventId) -> Result<()> {
    jobs::enqueue(tx, MOVE_UP, event).map(drop)
}

fn mail(world: &World, job: &Claimed) -> Outcome {
    let id = match job.payload::<EventMailId>() {
        Ok(id) => id,
        Err(error) => return Outcome::GiveUp(error.to_string()),
    };
    let asked = id.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(found) = store::mail_of(tx, &asked)? else { return Ok(None) };
        Ok(Some((found, Organisation::name(tx)?)))
    });
    let mail = found.map(|found| {
        found.map(|(found, organisation)| mails::letter(&world.app, &found, &organisation, &id))
    });
    let leaves = matches!(mail, Ok(Some(_)));
    match world.deliver_with(mail) {
        Outcome::Done if leaves => {
            Outcome::from(world.app.db.write_now(move |tx| store::sent(tx, &id)))
        }
        other => other,
    }
}

fn spread(world: &World, job: &Claimed) -> Outcome {
    let more = job
        .payload::<Spread>()
        .and_then(|what| world.app.db.write_now(move |tx| store::spread(tx, &what)));
    match more {
        Ok(true) => Outcome::Continue,
        Ok(false) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn move_up(world: &World, job: &Claimed) -> Outcome {
    Outcome::from(job.payload::<EventId>().and_then(|event| {
        world.app.db.write_now(move |tx| {
            store::lock(tx, &event)?;
            store::move_up(tx, &event).map(drop)
        })
    }))
}

fn remind(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(remind_due(world))
}

/// Reminds of what begins soon; doing it twice writes to nobody twice.
pub(super) fn remind_due(world: &World) -> Result<()> {
    let db = &world.app.db;
    for due in db.read_now(store::remind)? {
        loop {
            let slice = due.clone();
            if !db.write_now(move |tx| store::spread(tx, &slice))? {
                break;
            }
        }
    }
    Ok(())
}

fn erase(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(erase_due(world))
}

/// Forgets what is due, in slices; doing it twice forgets nothing twice.
pub(super) fn erase_due(world: &World) -> Result<()> {
    let db = &world.app.db;
    let due = db.read_now(|tx| {
        let months = store::value(tx, "keep_months")?;
        let days = tx.now().day().since(tx.now().day().saturating_sub(months.months()));
        let days = days.map_or(months * 31, |span| i64::from(span.get_days()));
        let before = tx.now().plus_ms(-days * DAY_MS);
        store::over_before(tx, before)
    })?;
    for event in due {
        loop {
            let slice = event.clone();
            if db.write_now(move |tx| store::erase_some(tx, &slice))? == 0 {
                break;
            }
        }
    }
    Ok(())
}
