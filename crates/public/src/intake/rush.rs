//! What protects public forms when very many answers come: limits by network, and work asked of
//! browsers only while there is a rush. Whoever cannot do it is served all the same, later.
//!
//! The work is a stamp of the hashcash kind: a number such that the SHA-256 of form, minute,
//! address and number begins with nought bits. It is bound to the address and the minute, so that
//! nothing needs to be kept to check it and each mail costs its own.

use std::sync::{Mutex, PoisonError};

use kernel::Result;
use kernel::text::Language;
use kernel::time::{MINUTE_MS, Moment};
use kernel::web::{Fields, Limit, Visit};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::accounts::network;
use crate::app::App;
use crate::intake::rules::{Answers, Flag, flags_of};

/// Answers of one network: a whole hall may sign behind one address.
const SENT: Limit = Limit { name: "intake.sent", burst: 120, per_minute: 30 };
/// Mails that one network may ask for once more.
const AGAIN: Limit = Limit { name: "intake.again", burst: 10, per_minute: 2 };
/// Answers of one network before somebody should look at them.
const CROWD: Limit = Limit { name: "intake.crowd", burst: 20, per_minute: 2 };
/// Answers a minute to this process, above which browsers are asked to work.
const CALM_A_MINUTE_MAX: u64 = 600;
/// Bits that must be nought: about a second in a browser, for each mail.
const WORK_BITS: u32 = 18;
/// Minutes for which a stamp holds.
const WORK_MINUTES_MAX: i64 = 30;
/// How much later the mail leaves when no work was done in a rush.
const LATE_MS: i64 = 5 * MINUTE_MS;

/// How many answers came in this minute and in the one before.
#[derive(Default)]
struct Rush(Mutex<Window>);

#[derive(Default)]
struct Window {
    minute: i64,
    now: u64,
    before: u64,
}

impl Rush {
    /// Counts `more` answers and says whether there is a rush.
    fn is_on(&self, at: Moment, more: u64) -> bool {
        let minute = at.0.div_euclid(MINUTE_MS);
        let mut window = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if window.minute != minute {
            window.before = if window.minute + 1 == minute { window.now } else { 0 };
            (window.minute, window.now) = (minute, 0);
        }
        window.now += more;
        window.now > CALM_A_MINUTE_MAX || window.before > CALM_A_MINUTE_MAX
    }
}

/// The work that a form asks of the browser.
#[derive(Debug, Clone, Serialize)]
pub struct Challenge {
    /// The form and its subject.
    pub subject: String,
    /// The minute that the stamp names.
    pub minute: i64,
    /// Bits that must be nought.
    pub bits: u32,
    /// Where the script is that works.
    pub script: String,
}

/// The work to ask for now; `None` while it is calm.
#[must_use]
pub fn challenge(app: &App, subject: &str) -> Option<Challenge> {
    let now = app.now();
    app.db.remembered::<Rush>().is_on(now, 0).then(|| Challenge {
        subject: subject.to_owned(),
        minute: now.0.div_euclid(MINUTE_MS),
        bits: WORK_BITS,
        script: kernel::view::assets::url("work.js"),
    })
}

/// What the house makes of a request.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// What looks odd, as it is stored.
    pub flags: String,
    /// How much later its mail leaves.
    pub late_ms: i64,
    /// Language of the page.
    pub language: Language,
}

/// Counts an answer that was understood, and says what is odd about it and when its mail leaves.
///
/// # Errors
/// [`kernel::Error::TooOften`] for a network that sends too many.
pub fn weigh(
    app: &App,
    visit: &Visit,
    fields: &Fields,
    subject: &str,
    answers: &Answers,
) -> Result<Weighed> {
    let from = network(visit.from);
    app.limits.check(SENT, &from)?;
    let mut flags = flags_of(answers);
    if app.limits.check(CROWD, &from).is_err() {
        flags.push(Flag::Crowd);
    }
    let now = app.now();
    let rush = app.db.remembered::<Rush>().is_on(now, 1);
    let worked = || {
        let number = |name: &str| fields.text(name).parse::<i64>().ok();
        let minute = number("work_minute")
            .filter(|minute| (now.0.div_euclid(MINUTE_MS) - minute).abs() <= WORK_MINUTES_MAX);
        minute.is_some_and(|minute| {
            is_worked(subject, minute, fields.text("email"), fields.text("work"))
        })
    };
    let late_ms = if rush && !worked() { LATE_MS } else { 0 };
    Ok(Weighed { flags: Flag::stored(&flags), late_ms, language: visit.language })
}

/// Counts a mail that is asked for once more.
///
/// # Errors
/// [`kernel::Error::TooOften`] for a network that asks too often.
pub fn asked_again(app: &App, visit: &Visit) -> Result<()> {
    app.limits.check(AGAIN, &network(visit.from))
}

/// Whether a number is the stamp of an address.
fn is_worked(subject: &str, minute: i64, email: &str, number: &str) -> bool {
    let digest = Sha256::digest(format!("{subject}:{minute}:{email}:{number}").as_bytes());
    let first = digest.first_chunk::<4>().map_or(u32::MAX, |bytes| u32::from_be_bytes(*bytes));
    number.len() <= 20 && first.leading_zeros() >= WORK_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rush_begins_above_the_calm_and_ends_a_minute_after() {
        let (rush, start) = (Rush::default(), Moment(1_795_476_600_000));
        for _ in 0..CALM_A_MINUTE_MAX {
            assert!(!rush.is_on(start, 1));
        }
        assert!(rush.is_on(start, 1));
        assert!(rush.is_on(start.plus_ms(MINUTE_MS), 0), "the minute before counts");
        assert!(!rush.is_on(start.plus_ms(2 * MINUTE_MS), 0));
    }

    #[test]
    fn work_is_bound_to_its_address() {
        let stamp = (0..10_000_000_i64).map(|number| number.to_string());
        let found = { stamp }.find(|number| is_worked("petition:bus", 7, "a@example.org", number));
        let found = found.unwrap();
        assert!(!is_worked("petition:bus", 7, "b@example.org", &found));
        assert!(!is_worked("petition:bus", 8, "a@example.org", &found));
    }
}
