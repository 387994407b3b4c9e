//! Sends news to those who asked for them, once each; counts piles of sheets; erases those who
//! signed once the time after delivery is over, and keeps their number.

use std::time::Duration;

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::time::HOUR_MS;

use crate::accounts::Hand;
use crate::app::World;
use crate::org::Organisation;
use crate::petitions::rules::FactKind;
use crate::petitions::store::{self};
use crate::petitions::{BatchId, NewsId, NewsMailId, mails};

/// What the petitions' workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: NEWS, run: news, every: None },
    JobKind { name: NEWS_MAIL, run: news_mail, every: None },
    JobKind { name: COUNT, run: count, every: None },
    JobKind { name: ERASE, run: erase, every: Some(DAY) },
];

const NEWS: &str = "petitions.news";
const NEWS_MAIL: &str = "petitions.news-mail";
const COUNT: &str = "petitions.count";
const ERASE: &str = "petitions.erase";
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
        Ok(Some((found, Organisation::read(tx)?.name)))
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
