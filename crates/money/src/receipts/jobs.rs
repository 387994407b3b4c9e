//! Issues a year's receipts person by person, and mails where they are to be found.

use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::{ATTACHED_BYTES_MAX, Attachment, Mail};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::org::{Office, PersonId, Right, UnitId};
use crate::people;
use crate::receipts::{RunId, mails, pages, store};

/// What the receipts' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: ISSUE, run: issue, every: None },
    JobKind { name: MAIL, run: mail, every: None },
];

const ISSUE: &str = "receipts.issue";
const MAIL: &str = "receipts.mail";

/// Who makes which receipts.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Order {
    /// Which run.
    pub(super) run: RunId,
    /// Who asked.
    pub(super) person: PersonId,
    /// Where they work.
    pub(super) unit: UnitId,
}

/// A mail about the receipts of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Post {
    run: RunId,
    person: PersonId,
}

/// Lets a worker issue the receipts of a run.
pub(super) fn enqueue(tx: &mut Tx<'_>, order: &Order) -> Result<()> {
    let job = jobs::enqueue(tx, ISSUE, order)?;
    store::set_job(tx, &order.run, &job)
}

fn issue(world: &World, job: &Claimed) -> Outcome {
    match issue_all(world, job) {
        Ok(()) => Outcome::Done,
        Err(error @ (Error::NotFound | Error::Forbidden(_))) => Outcome::GiveUp(error.to_string()),
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn issue_all(world: &World, job: &Claimed) -> Result<()> {
    let order: Order = job.payload()?;
    let db = &world.app.db;
    let asked = order.clone();
    let (office, run, total) = db.read_now(move |tx| {
        let now = tx.now();
        let office = Office::of(tx, &asked.person, Some(&asked.unit), now)?;
        let office = office.ok_or(Error::NotFound)?;
        let run = store::run(tx, &asked.run)?.ok_or(Error::NotFound)?;
        let totals = store::totals(tx, &run.collector, &run.year)?;
        Ok((office, run, totals.waiting_people))
    })?;
    if !office.rights.has(Right::Treasury) {
        return Err(Error::Forbidden(Right::Treasury.key()));
    }
    let (mut after, mut done) = (String::new(), 0_i64);
    loop {
        let (by, of, last) = (office.clone(), run.clone(), after.clone());
        let next = db.write_now(move |tx| {
            let Some((person, mailed)) = store::issue_next(tx, &of, &by, &last)? else {
                store::close(tx, &of.id)?;
                return Ok(None);
            };
            if mailed {
                let post = Post { run: of.id.clone(), person: person.clone() };
                jobs::enqueue(tx, MAIL, &post)?;
            }
            Ok(Some(person))
        })?;
        let Some(person) = next else { return Ok(()) };
        after = person.to_string();
        done += 1;
        job.tell(db, done, total)?;
    }
}

fn mail(world: &World, job: &Claimed) -> Outcome {
    world.deliver_with(compose(world, job))
}

/// The mail with its receipts; without them when no server would take so much.
fn compose(world: &World, job: &Claimed) -> Result<Option<(Mail, Vec<Attachment>)>> {
    let post: Post = job.payload()?;
    let (id, app) = (job.id.to_string(), world.app.clone());
    let found = world.app.db.read_now(move |tx| {
        let Some(run) = store::run(tx, &post.run)? else { return Ok(None) };
        let Some(kept) = people::own(tx, &post.person)? else { return Ok(None) };
        let file = pages::carried(&app, tx, &post.person, &run.year)?;
        Ok(Some((run, kept.record, file)))
    })?;
    let Some((run, record, file)) = found else { return Ok(None) };
    let fits = |file: &Attachment| file.bytes.len() <= ATTACHED_BYTES_MAX;
    let files = file.into_iter().filter(fits).collect();
    let mail = mails::told(&world.app, &run.year, &record, &id);
    Ok(mail.map(|mail| (mail, files)))
}
