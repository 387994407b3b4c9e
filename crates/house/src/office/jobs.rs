//! Tells officers by mail what waits for them: once a day at most, and only when something is new.

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use kernel::time::HOUR_MS;

use crate::app::{App, World};
use crate::consent;
use crate::features;
use crate::office::mails;
use crate::office::rules::{Counts, has_more};
use crate::office::store::{self, Told};
use crate::org::{self, Office, Organisation, PersonId};

/// What the office's workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: TELL, run: tell, every: Some(HOUR) },
    JobKind { name: MAIL, run: mail, every: None },
];

const TELL: &str = "office.tell";
const MAIL: &str = "office.mail-waiting";
const HOUR: Duration = Duration::from_millis(HOUR_MS.unsigned_abs());
/// Officers whose waiting things are counted in one reading.
const SLICE: i64 = 50;
/// Hours between two mails.
const QUIET_HOURS: i64 = 22;

/// What waits in one unit: its name, and text keys with how many.
pub(super) type Waits = (String, Vec<(&'static str, i64)>);

/// What waits for somebody in the units of their mandates.
///
/// # Errors
/// A fault from the database.
fn waiting(tx: &mut Tx<'_>, person: &PersonId) -> Result<(Vec<Waits>, Counts)> {
    let (mut all, mut counts) = (Vec::new(), Counts::new());
    let now = tx.now();
    for unit in org::units_of_mandates(tx, person, now)? {
        let Some(office) = Office::of(tx, person, Some(&unit), now)? else { continue };
        let lines = features::waiting(tx, &office)?.into_iter();
        let lines: Vec<_> = lines.map(|line| (line.key, line.count)).collect();
        counts.extend(lines.iter().map(|(key, count)| (format!("{unit} {key}"), *count)));
        if !lines.is_empty() {
            all.push((office.unit.name, lines));
        }
    }
    Ok((all, counts))
}

fn tell(world: &World, _job: &Claimed) -> Outcome {
    Outcome::from(tell_all(&world.app))
}

/// Has a mail sent to each officer for whom something new waits; counts without holding the writer.
///
/// # Errors
/// A fault from the database.
pub fn tell_all(app: &App) -> Result<()> {
    let mut after = String::new();
    loop {
        let from = after.clone();
        let slice = app.db.read_now(move |tx| counted(tx, &from))?;
        let Some((last, _)) = slice.last() else { return Ok(()) };
        after = last.to_string();
        app.db.write_now(move |tx| noted(tx, &slice))?;
    }
}

/// Some officers after one of them, with what to note of each: what they are told now, or that less
/// waits than they were told.
fn counted(tx: &mut Tx<'_>, after: &str) -> Result<Vec<(PersonId, Option<Told>)>> {
    let before = tx.now().plus_ms(-QUIET_HOURS * HOUR_MS);
    let mut slice = Vec::new();
    for person in store::officers(tx, after, SLICE)? {
        let told = store::told(tx, &person)?;
        let (_, counts) = waiting(tx, &person)?;
        let is_new = has_more(&told.counts, &counts);
        let may_tell = !told.is_off && told.told_at <= before;
        let next = match (is_new, may_tell) {
            (true, true) => Some(Told { counts, told_at: tx.now(), is_off: false }),
            (false, _) if counts != told.counts => Some(Told { counts, ..told }),
            _ => None,
        };
        slice.push((person, next));
    }
    Ok(slice)
}

fn noted(tx: &mut Tx<'_>, slice: &[(PersonId, Option<Told>)]) -> Result<()> {
    for (person, told) in slice {
        let Some(told) = told else { continue };
        // Told since by another process.
        let known = store::told(tx, person)?;
        if known.told_at > told.told_at || known.is_off != told.is_off {
            continue;
        }
        store::keep_told(tx, person, told)?;
        if told.told_at > known.told_at {
            jobs::enqueue(tx, MAIL, person)?;
        }
    }
    Ok(())
}

fn mail(world: &World, job: &Claimed) -> Outcome {
    world.deliver(mail_of(world, job))
}

/// The mail; `None` when nothing waits any more, or they cannot be written to.
fn mail_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let person: PersonId = job.payload()?;
    let found = world.app.db.read_now(move |tx| {
        let Some(kept) = consent::writable(tx, &person)? else { return Ok(None) };
        let (waits, _) = waiting(tx, &person)?;
        Ok(Some((kept.record, waits, Organisation::name(tx)?)))
    })?;
    let Some((record, waits, organisation)) = found else { return Ok(None) };
    Ok(mails::waiting(&world.app, &record, &waits, (&organisation, job.id.as_str())))
}
