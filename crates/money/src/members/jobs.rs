//! Mails the link of an application and reminders; each day calls the stamps of memberships that
//! go on, lets them follow records that moved, reminds, and forgets applications nobody confirmed.

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::{Attachment, Mail};
use kernel::time::HOUR_MS;
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::members::store::{self, ReminderMail};
use crate::members::{ApplicationId, RollId, mails, pages};
use crate::org::{Office, PersonId, UnitId};
use crate::people;

/// What the members' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: CONFIRM, run: confirm, every: None },
    JobKind { name: REMIND, run: remind, every: None },
    JobKind { name: CARD, run: card, every: None },
    JobKind { name: FREEZE, run: freeze, every: None },
    JobKind { name: DAILY, run: daily, every: Some(DAY) },
];

const CONFIRM: &str = "members.confirm";
const REMIND: &str = "members.remind";
const CARD: &str = "members.card";
const FREEZE: &str = "members.freeze";
const DAILY: &str = "members.daily";
const DAY: Duration = Duration::from_millis(24 * HOUR_MS.unsigned_abs());

/// The link waits here, and nowhere else, until the mail has left.
#[derive(Serialize, Deserialize)]
struct Link {
    application: ApplicationId,
    token: String,
}

/// Lets a worker mail the link of an application.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_link(tx: &mut Tx<'_>, id: &ApplicationId, token: &str) -> Result<()> {
    let link = Link { application: id.clone(), token: token.to_owned() };
    jobs::enqueue(tx, CONFIRM, &link).map(drop)
}

/// Slices of a roll written by one turn; then others have theirs.
const SLICES_MAX: usize = 25;

/// Whose roll is being frozen.
#[derive(Serialize, Deserialize)]
struct Freezing {
    roll: RollId,
    person: PersonId,
    unit: UnitId,
    by_name: String,
}

/// Lets a worker write the rest of a roll.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_freeze(
    tx: &mut Tx<'_>,
    roll: &RollId,
    office: &Office,
    by_name: &str,
) -> Result<()> {
    let order = Freezing {
        roll: roll.clone(),
        person: office.person.clone(),
        unit: office.unit.id.clone(),
        by_name: by_name.to_owned(),
    };
    jobs::enqueue(tx, FREEZE, &order).map(drop)
}

fn freeze(world: &World, job: &Claimed) -> Outcome {
    match freeze_some(world, job) {
        Ok(true) => Outcome::Continue,
        Ok(false) => Outcome::Done,
        Err(error @ kernel::Error::NotFound) => Outcome::GiveUp(error.to_string()),
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn freeze_some(world: &World, job: &Claimed) -> Result<bool> {
    let order: Freezing = job.payload()?;
    let db = &world.app.db;
    let (person, unit) = (order.person.clone(), order.unit.clone());
    let office = db.read_now(move |tx| store::office_of(tx, &person, &unit))?;
    for _ in 0..SLICES_MAX {
        if !store::freeze_some(db, &order.roll, &office, &order.by_name)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn confirm(world: &World, job: &Claimed) -> Outcome {
    world.deliver(link_of(world, job))
}

fn link_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let link: Link = job.payload()?;
    let token = link.token.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(found) = store::seen_by_token(tx, &token)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((found, organisation)))
    })?;
    let Some((found, organisation)) = found else { return Ok(None) };
    if found.confirmed_at.is_some() {
        return Ok(None);
    }
    mails::link(&world.app, &found, &link.token, &organisation, job.id.as_str())
}

fn remind(world: &World, job: &Claimed) -> Outcome {
    world.deliver(reminder_of(world, job))
}

fn reminder_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let id: String = job.payload()?;
    let found = world.app.db.read_now(move |tx| {
        let Some(found) = store::reminder_mail(tx, &id)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((found, organisation)))
    })?;
    let Some(((kept, due_on, distance, cents), organisation)) = found else { return Ok(None) };
    let letter = mails::Reminder { kept: &kept, due_on: &due_on, distance, cents };
    Ok(mails::reminder(&world.app, &letter, &organisation, job.id.as_str()))
}

/// Lets a worker mail somebody's card to them.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_card(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    jobs::enqueue(tx, CARD, person).map(drop)
}

fn card(world: &World, job: &Claimed) -> Outcome {
    world.deliver_with(card_mail(world, job))
}

/// The mail with the card; nothing when the card is no longer valid, or the person is gone.
fn card_mail(world: &World, job: &Claimed) -> Result<Option<(Mail, Vec<Attachment>)>> {
    let person: PersonId = job.payload()?;
    let app = world.app.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(kept) = people::own(tx, &person)? else { return Ok(None) };
        let language = kept.record.spoken();
        let Some(card) = pages::carried(&app, tx, language, &person)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((kept, card, organisation)))
    })?;
    let Some((kept, card, organisation)) = found else { return Ok(None) };
    let mail = mails::card(&world.app, &kept, &organisation, job.id.as_str());
    Ok(mail.map(|mail| (mail, vec![card])))
}

fn daily(world: &World, _job: &Claimed) -> Outcome {
    match every_day(world) {
        Ok(()) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

/// Each step in slices, each its own short transaction; the whole may be done twice.
pub(super) fn every_day(world: &World) -> Result<()> {
    let db = &world.app.db;
    while db.write_now(store::sweep)? > 0 {}
    let mut after = String::new();
    loop {
        let from = after.clone();
        let Some(last) = db.write_now(move |tx| store::go_on(tx, &from))? else { break };
        after = last;
    }
    after.clear();
    loop {
        let from = after.clone();
        let last = db.write_now(move |tx| {
            let (mails, last) = store::due_reminders(tx, &from)?;
            for ReminderMail { id } in mails {
                jobs::enqueue(tx, REMIND, &id)?;
            }
            Ok(last)
        })?;
        let Some(last) = last else { return Ok(()) };
        after = last;
    }
}
