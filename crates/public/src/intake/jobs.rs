//! Mails the link of an answer, and forgets answers that nobody confirmed.

use std::time::Duration;

use kernel::Result;
use kernel::db::Tx;
use kernel::jobs::{self, Claimed, JobKind, Outcome};
use kernel::mail::Mail;
use kernel::text::Language;
use kernel::time::{HOUR_MS, Moment};
use serde::{Deserialize, Serialize};

use crate::app::World;
use crate::intake::store::{self, Letter};
use crate::org::{Organisation, signed};

/// What the intake's workers do.
pub(super) const JOBS: &[JobKind<World>] = &[
    JobKind { name: LETTER, run: letter, every: None },
    JobKind { name: AGAIN, run: again, every: None },
    JobKind { name: SWEEP, run: sweep, every: Some(HOUR) },
];

const LETTER: &str = "intake.letter";
const AGAIN: &str = "intake.again";
const SWEEP: &str = "intake.sweep";
const HOUR: Duration = Duration::from_millis(HOUR_MS.unsigned_abs());

/// The secret waits here, and nowhere else, until the mail has left.
#[derive(Serialize, Deserialize)]
struct Link {
    token: String,
    letter: Letter,
}

/// Lets a worker mail the link of an answer.
///
/// # Errors
/// A fault from the database.
pub(super) fn enqueue_letter(
    tx: &mut Tx<'_>,
    token: &str,
    letter: &Letter,
    due: Moment,
) -> Result<()> {
    let link = Link { token: token.to_owned(), letter: letter.clone() };
    jobs::enqueue_at(tx, LETTER, &link, due).map(drop)
}

fn letter(world: &World, job: &Claimed) -> Outcome {
    world.deliver(letter_of(world, job))
}

fn letter_of(world: &World, job: &Claimed) -> Result<Option<Mail>> {
    let link: Link = job.payload()?;
    let token = link.token.clone();
    let found = world.app.db.read_now(move |tx| {
        let Some(found) = store::of_link(tx, &token)? else { return Ok(None) };
        Ok(Some((found, Organisation::name(tx)?)))
    })?;
    let Some(((found, days), organisation)) = found else { return Ok(None) };
    if found.confirmed_at.is_some() {
        return Ok(None);
    }
    let answers = found.answers()?;
    let language = Language::from_code(&found.language).unwrap_or_default();
    let Link { token, letter } = link;
    let args = [
        ("name", format!("{} {}", answers.first_name, answers.last_name).into()),
        ("title", letter.title.into()),
        ("by", signed(&letter.unit, &organisation).into()),
        ("link", world.app.url(&format!("{}/{token}", letter.door)).into()),
        ("days", days.into()),
    ];
    Ok(Some(Mail {
        to: answers.email,
        subject: world.app.say_with(language, &letter.subject, &args),
        text: world.app.say_with(language, &letter.text, &args) + "\n",
        html: None,
        id: job.id.as_str().to_owned(),
    }))
}

/// Who asks for their mail once more, and about what.
#[derive(Serialize, Deserialize)]
struct Wish {
    form: String,
    subject: String,
    email: String,
    letter: Letter,
}

/// Lets a worker mail the link of an answer once more, if one waits. Whoever asks does the same
/// work here whether or not one does.
///
/// # Errors
/// A fault from the database.
pub fn ask_again(
    tx: &mut Tx<'_>,
    form: &'static str,
    subject: &str,
    email: &str,
    letter: &Letter,
) -> Result<()> {
    let wish = Wish {
        form: form.to_owned(),
        subject: subject.to_owned(),
        email: email.to_lowercase(),
        letter: letter.clone(),
    };
    jobs::enqueue(tx, AGAIN, &wish).map(drop)
}

fn again(world: &World, job: &Claimed) -> Outcome {
    Outcome::from(write_again(world, job))
}

fn write_again(world: &World, job: &Claimed) -> Result<()> {
    let wish: Wish = job.payload()?;
    let write = move |tx: &mut Tx<'_>| {
        store::again(tx, (&wish.form, &wish.subject), &wish.email, &wish.letter)
    };
    world.app.db.write_now(write)
}

fn sweep(world: &World, _job: &Claimed) -> Outcome {
    match world.app.db.write_now(store::sweep) {
        Ok(0) => Outcome::Done,
        Ok(_) => Outcome::Continue,
        Err(error) => Outcome::Retry(error.to_string()),
    }
}
