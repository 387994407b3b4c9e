//! Sends news to those who asked for them, once each; looks which thresholds were reached and
//! tells those who answer for the petition; counts piles of sheets; erases those who
//! signed once the time after delivery is over, and keeps their number.

use std::time::Duration;

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::time::HOUR_MS;
use serde::{Deserialize, Serialize};

use crate::accounts::Hand;
use crate::app::World;
use crate::org::{Office, Organisation, PersonId, Right};
use crate::people;
use crate::petitions::rules::FactKind;
use crate::petitions::store::{self, Petition};
use crate::petitions::{BatchId, NewsId, NewsMailId, PetitionId, mails};

/// What the petitions' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: NEWS, run: news, every: None },
    JobKind { name: NEWS_MAIL, run: news_mail, every: None },
    JobKind { name: COUNT, run: count, every: None },
    JobKind { name: REACH, run: reach, every: Some(MINUTE) },
    JobKind { name: REACHED_MAIL, run: reached_mail, every: None },
    JobKind { name: ERASE, run: erase, every: Some(DAY) },
];

const NEWS: &str = "petitions.news";
const NEWS_MAIL: &str = "petitions.news-mail";
const COUNT: &str = "petitions.count";
const REACH: &str = "petitions.reach";
const REACHED_MAIL: &str = "petitions.reached-mail";
const ERASE: &str = "petitions.erase";
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_millis(24 * HOUR_MS.unsigned_abs());

/// Lets workers send news.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_news(tx: &mut Tx<'_>, news: &NewsId) -> Result<()> {
    jobs::enqueue(tx, NEWS, news).map(drop)
}

fn news(world: &World, job: &Claimed) -> Outcome {
    match spread(world, job) {
        Ok(true) => Outcome::Continue,
        Ok(false) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

/// Enqueues the mails of some more signers; whether there may be more.
fn spread(world: &World, job: &Claimed) -> Result<bool> {
    let news: NewsId = job.payload()?;
    world.app.db.write_now(move |tx| {
        let Some(mails) = store::spread(tx, &news)? else { return Ok(false) };
        for mail in &mails {
            jobs::enqueue(tx, NEWS_MAIL, mail)?;
        }
        Ok(true)
    })
}

fn news_mail(world: &World, job: &Claimed) -> Outcome {
    let id = match job.payload::<NewsMailId>() {
        Ok(id) => id,
        Err(error) => return Outcome::GiveUp(error.to_string()),
    };
    let mail = id.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(found) = store::mail_of(tx, &mail)? else { return Ok(None) };
        Ok(Some((found, Organisation::name(tx)?)))
    });
    let mail = found.map(|found| {
        found.map(|(found, organisation)| mails::news(&world.app, found, &organisation, &id))
    });
    let leaves = matches!(mail, Ok(Some(_)));
    match world.deliver(mail) {
        Outcome::Done if leaves => {
            Outcome::from(world.app.db.write_now(move |tx| store::sent(tx, &id)))
        }
        other => other,
    }
}

/// Lets a worker count what was decided of a pile of sheets.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_count(tx: &mut Tx<'_>, batch: &BatchId) -> Result<()> {
    jobs::enqueue(tx, COUNT, batch).map(drop)
}

fn count(world: &World, job: &Claimed) -> Outcome {
    match count_some(world, job) {
        Ok(true) => Outcome::Continue,
        Ok(false) => Outcome::Done,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn count_some(world: &World, job: &Claimed) -> Result<bool> {
    let batch: BatchId = job.payload()?;
    world.app.db.write_now(move |tx| store::count_some(tx, &batch))
}

fn reach(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(reach_due(world))
}

/// A threshold that was reached, to somebody who answers for the petition.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Told {
    petition: PetitionId,
    reached: i64,
    person: PersonId,
    /// Whether they proposed it; whoever opened it is told as long as they are mandated.
    proposed: bool,
}

/// Looks which thresholds the counts have come to. A signature itself counts nothing but itself:
/// a rush does not wait for this.
pub(super) fn reach_due(world: &World) -> Result<()> {
    let db = &world.app.db;
    let mut after = String::new();
    loop {
        let place = after.clone();
        let some = db.read_now(move |tx| store::climbing(tx, &place))?;
        let Some(last) = some.last() else { return Ok(()) };
        after = last.id.to_string();
        for petition in some {
            db.write_now(move |tx| tell_reached(tx, &petition))?;
        }
    }
}

fn tell_reached(tx: &mut Tx<'_>, petition: &Petition) -> Result<()> {
    for reached in store::reach(tx, petition)? {
        for (person, proposed) in store::responsible(tx, &petition.id)? {
            let petition = petition.id.clone();
            jobs::enqueue(tx, REACHED_MAIL, &Told { petition, reached, person, proposed })?;
        }
    }
    Ok(())
}

fn reached_mail(world: &World, job: &Claimed) -> Outcome {
    world.deliver(reached_letter(world, job))
}

fn reached_letter(world: &World, job: &Claimed) -> Result<Option<kernel::mail::Mail>> {
    let told: Told = job.payload()?;
    let found = world.app.db.read_now(move |tx| {
        let petition = store::of_id(tx, &told.petition)?;
        let now = tx.now();
        let office = Office::of(tx, &told.person, Some(&petition.unit), now)?;
        let is_mandated = office.is_some_and(|office| office.rights.has(Right::Publish));
        let reached = store::reached_of(tx, &petition.id)?;
        let reached = reached.into_iter().find(|one| one.reached == told.reached);
        let kept = people::own(tx, &told.person)?;
        let (Some(reached), Some(kept)) = (reached, kept) else { return Ok(None) };
        let organisation = Organisation::name(tx)?;
        let goes = is_mandated || told.proposed;
        Ok(goes.then_some((petition, reached, kept.record, is_mandated, organisation)))
    })?;
    let Some((petition, reached, record, is_mandated, organisation)) = found else {
        return Ok(None);
    };
    let what = mails::Reached { petition, reached, is_mandated, organisation };
    Ok(mails::reached(&world.app, what, &record, job.id.as_str()))
}

fn erase(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(erase_due(world))
}

/// Erases what is due, in slices; doing it twice erases nothing twice.
pub(super) fn erase_due(world: &World) -> Result<()> {
    let db = &world.app.db;
    let due = db.read_now(|tx| {
        let months = store::keep_months(tx)?;
        let before = tx.now().day().saturating_sub(months.months()).to_string();
        store::delivered_before(tx, &before)
    })?;
    while db.write_now(store::erase_handed)? > 0 {}
    for petition in due {
        loop {
            let slice = petition.clone();
            if db.write_now(move |tx| store::erase_some(tx, &slice))? == 0 {
                break;
            }
        }
        db.write_now(move |tx| {
            store::erase_piles(tx, &petition.id)?;
            store::add_fact(tx, &petition, FactKind::Erased, "", &Hand::house())
        })?;
    }
    Ok(())
}
