//! Mails about transfers to the people concerned, and forgets old claims.

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use kernel::time::HOUR_MS;
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::consent;
use crate::people;
use crate::transfers::store::{self, Transfer};
use crate::transfers::{TransferId, mails};

/// What the transfers' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: MAIL, run: mail, every: None },
    JobKind { name: SWEEP, run: sweep, every: Some(DAY) },
];

const MAIL: &str = "transfers.mail";
const SWEEP: &str = "transfers.sweep";
const DAY: Duration = Duration::from_millis(24 * HOUR_MS.unsigned_abs());

/// What a mail is about: the transfer, and how it stood when the mail was asked for.
#[derive(Serialize, Deserialize)]
struct About {
    transfer: TransferId,
    outcome: Option<String>,
}

/// Lets a worker tell the person how a transfer stands now.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_mail(tx: &mut Tx<'_>, id: &TransferId) -> Result<()> {
    let outcome = store::by_id(tx, id)?.and_then(|one| one.outcome);
    let about = About { transfer: id.clone(), outcome };
    jobs::enqueue(tx, MAIL, &about).map(drop)
}

fn mail(world: &World, job: &Claimed) -> Outcome {
    world.deliver(mail_of(world, job))
}

/// The mail; `None` when the person is gone, has no address that works, wants no electronic
/// contact, or when there is nothing to tell any more. They read it all in their space.
fn mail_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let about: About = job.payload()?;
    let id = about.transfer.clone();
    let found = world.app.db.read_now(move |tx| addressee(tx, &id))?;
    let Some((transfer, kept, organisation)) = found else { return Ok(None) };
    if transfer.outcome != about.outcome {
        return Ok(None);
    }
    let letter = mails::Letter {
        transfer: &transfer,
        record: &kept.record,
        organisation: &organisation,
        id: job.id.as_str(),
    };
    Ok(mails::told(&world.app, &letter))
}

fn addressee(tx: &mut Tx<'_>, id: &TransferId) -> Result<Option<(Transfer, people::Kept, String)>> {
    let Some(transfer) = store::by_id(tx, id)? else { return Ok(None) };
    let Some(person) = transfer.person.clone() else { return Ok(None) };
    let Some(kept) = consent::writable(tx, &person)? else { return Ok(None) };
    let organisation = crate::org::Organisation::name(tx)?;
    Ok(Some((transfer, kept, organisation)))
}

fn sweep(world: &World, _job: &Claimed) -> Outcome {
    match world.app.db.write_now(store::sweep) {
        Ok(0) => Outcome::Done,
        Ok(_) => Outcome::Continue,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}
