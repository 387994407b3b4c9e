//! Tells people that an officer sent a claim for them.

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;

use super::{ClaimId, mails, store};
use crate::app::World;
use crate::consent;

/// What the workers do.
pub(super) const JOBS: &[JobKind<World>] = &[JobKind { name: KEYED, run: keyed, every: None }];

const KEYED: &str = "claims.keyed";

/// Lets a worker tell somebody that a claim was sent for them.
pub(super) fn enqueue_keyed(tx: &mut Tx<'_>, claim: &ClaimId) -> Result<()> {
    jobs::enqueue(tx, KEYED, claim).map(drop)
}

fn keyed(world: &World, job: &Claimed) -> Outcome {
    world.deliver(keyed_mail(world, job))
}

/// The mail; nothing when the person is gone, wants no electronic contact or has no address that
/// works: the claim stands in their space all the same.
fn keyed_mail(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let id: ClaimId = job.payload()?;
    let found = world.app.db.read_now(move |tx| {
        let Some(claim) = store::any(tx, &id)? else { return Ok(None) };
        let Some(person) = claim.person.clone() else { return Ok(None) };
        let Some(kept) = consent::writable(tx, &person)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((claim, kept.record, organisation)))
    })?;
    let Some((claim, record, organisation)) = found else { return Ok(None) };
    Ok(mails::keyed(&world.app, &claim, &record, &organisation, job.id.as_str()))
}
