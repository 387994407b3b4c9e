//! Mails what to do after a promise is confirmed, and thanks for what came, once each.

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use kernel::time::HOUR_MS;
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::donations::store::{self, Donation, DonationPage};
use crate::donations::{DonationId, mails};
use crate::org::{Organisation, PersonId};
use crate::people::{self, Record};
use money::treasury::{self, CallId, ToPay};

/// What the donations' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: PROMISED, run: promised, every: None },
    JobKind { name: CAME, run: came, every: None },
    JobKind { name: LOOK, run: look, every: Some(HOUR) },
];

const PROMISED: &str = "donations.promised";
const CAME: &str = "donations.came";
const LOOK: &str = "donations.look";
const HOUR: Duration = Duration::from_millis(HOUR_MS.unsigned_abs());

/// A payment that came.
#[derive(Serialize, Deserialize)]
struct Payment {
    donation: DonationId,
    cents: i64,
}

/// Lets a worker mail what to do now.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_promised(tx: &mut Tx<'_>, id: &DonationId) -> Result<()> {
    jobs::enqueue(tx, PROMISED, id).map(drop)
}

/// All that a mail tells of a donation.
pub(super) struct Told {
    pub donation: Donation,
    pub page: DonationPage,
    pub record: Record,
    pub to_pay: Option<ToPay>,
    pub organisation: String,
}

fn told(tx: &mut Tx<'_>, id: &DonationId) -> Result<Option<Told>> {
    let Some(donation) = store::donation(tx, id)? else { return Ok(None) };
    let Some(person) = PersonId::parse(&donation.person) else { return Ok(None) };
    let Some(kept) = people::own(tx, &person)? else { return Ok(None) };
    let Some(page) = store::of_id(tx, &donation.page)? else { return Ok(None) };
    let to_pay = match donation.call.as_deref().and_then(CallId::parse) {
        Some(call) => treasury::to_pay(tx, &call)?,
        None => None,
    };
    let organisation = Organisation::name(tx)?;
    Ok(Some(Told { donation, page, record: kept.record, to_pay, organisation }))
}

fn promised(world: &World, job: &Claimed) -> Outcome {
    world.deliver(promised_mail(world, job))
}

fn promised_mail(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let id: DonationId = job.payload()?;
    let told = world.app.db.read_now(move |tx| told(tx, &id))?;
    Ok(told.and_then(|told| mails::promised(&world.app, &told, job.id.as_str())))
}

fn came(world: &World, job: &Claimed) -> Outcome {
    world.deliver(came_mail(world, job))
}

fn came_mail(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let Payment { donation, cents } = job.payload()?;
    let told = world.app.db.read_now(move |tx| told(tx, &donation))?;
    Ok(told.and_then(|told| mails::came(&world.app, &told, cents, job.id.as_str())))
}

fn look(world: &World, _job: &Claimed) -> Outcome {
    match world.app.db.write_now(thank) {
        Ok(0) => Outcome::Done,
        Ok(_) => Outcome::Continue,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

/// Enqueues thanks for what came since, and ends what was stopped elsewhere; how many are thanked.
pub(super) fn thank(tx: &mut Tx<'_>) -> Result<usize> {
    store::end_stopped(tx)?;
    let found = store::unthanked(tx)?;
    for (donation, cents) in &found {
        let payment = Payment { donation: donation.clone(), cents: *cents };
        jobs::enqueue(tx, CAME, &payment)?;
    }
    Ok(found.len())
}
