//! Tells members before they are debited, and mails links to sign by.

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use serde::{Deserialize, Serialize};

use super::store::{self, Batch, Line};
use super::{BatchId, LineId, MandateId, mails};
use crate::app::World;
use crate::org::PersonId;
use crate::people;

/// What the workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: NOTICES, run: notices, every: None },
    JobKind { name: NOTICE, run: notice, every: None },
    JobKind { name: LINK, run: link, every: None },
];

const NOTICES: &str = "debits.notices";
const NOTICE: &str = "debits.notice";
const LINK: &str = "debits.link";
/// Notices enqueued in one transaction.
const SLICE: i64 = 100;

#[derive(Serialize, Deserialize)]
struct About {
    batch: BatchId,
}

#[derive(Serialize, Deserialize)]
struct Notice {
    batch: BatchId,
    line: LineId,
}

#[derive(Serialize, Deserialize)]
struct Signing {
    mandate: MandateId,
    person: PersonId,
    token: String,
}

/// Lets workers tell the members of a collection.
pub(super) fn enqueue_notices(tx: &mut Tx<'_>, batch: &BatchId) -> Result<()> {
    jobs::enqueue(tx, NOTICES, &About { batch: batch.clone() }).map(drop)
}

/// Lets a worker mail a link to sign by.
pub(super) fn enqueue_link(
    tx: &mut Tx<'_>,
    mandate: &MandateId,
    person: &PersonId,
    token: String,
) -> Result<()> {
    let signing = Signing { mandate: mandate.clone(), person: person.clone(), token };
    jobs::enqueue(tx, LINK, &signing).map(drop)
}

/// Enqueues one mail for each debit, in slices; a debit is noted as told in the same transaction.
fn notices(world: &World, job: &Claimed) -> Outcome {
    let done = job.payload::<About>().and_then(|about| {
        world.app.db.write_now(move |tx| {
            let found = store::notice_of(tx, &about.batch, SLICE)?;
            for (line, batch) in &found {
                store::noticed(tx, &line.id)?;
                let one = Notice { batch: batch.id.clone(), line: line.id.clone() };
                jobs::enqueue(tx, NOTICE, &one)?;
            }
            Ok(found.len())
        })
    });
    match done {
        Ok(0) => Outcome::Done,
        Ok(_) => Outcome::Continue,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn notice(world: &World, job: &Claimed) -> Outcome {
    world.deliver(notice_mail(world, job))
}

/// The mail; nothing when the collection was withdrawn or the person has no address that works:
/// the page of the collection lists them for a letter.
fn notice_mail(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let about: Notice = job.payload()?;
    let found: Option<(Line, Batch, people::Kept, String)> = world.app.db.read_now(move |tx| {
        let Some((line, batch)) = store::line_of(tx, &about.batch, &about.line)? else {
            return Ok(None);
        };
        let Some(person) = line.person.clone() else { return Ok(None) };
        let Some(kept) = people::own(tx, &person)? else { return Ok(None) };
        let organisation = crate::org::Organisation::name(tx)?;
        Ok(Some((line, batch, kept, organisation)))
    })?;
    let Some((line, batch, kept, organisation)) = found else { return Ok(None) };
    if batch.fact.as_deref() == Some("withdrawn") || kept.record.died_on.is_some() {
        return Ok(None);
    }
    Ok(mails::notice(&world.app, &line, &batch, &kept.record, &organisation, job.id.as_str()))
}

fn link(world: &World, job: &Claimed) -> Outcome {
    let mail = job.payload::<Signing>().and_then(|signing| {
        let (mandate, person) = (signing.mandate.clone(), signing.person.clone());
        let found = world.app.db.read_now(move |tx| {
            let kept = people::own(tx, &person)?;
            let mandate = store::own_mandate(tx, &person, &mandate).ok();
            let organisation = crate::org::Organisation::name(tx)?;
            Ok(kept.zip(mandate).map(|(kept, mandate)| (kept, mandate, organisation)))
        })?;
        let Some((kept, mandate, organisation)) = found else { return Ok(None) };
        let about = (organisation.as_str(), signing.token.as_str());
        Ok(mails::link(&world.app, &mandate, &kept.record, about, job.id.as_str()))
    });
    world.deliver(mail)
}
