//! Sessions and sign-in requests in the database. Tokens are stored as their SHA-256.

use kernel::db::Tx;
use kernel::ids::random_bytes;
use kernel::time::{DAY_MS, Moment};
use kernel::{Result, row};
use sha2::{Digest, Sha256};

use crate::org::PersonId;

kernel::id!(
    /// A session of a person on one browser.
    SessionId
);

/// A session that nobody used for this long is over.
pub const SESSION_IDLE_MS_MAX: i64 = 30 * DAY_MS;
/// How often a session's last use is written down.
const SEEN_MS: i64 = 10 * kernel::time::MINUTE_MS;

row! {
    /// Who a session belongs to.
    #[derive(Debug, Clone)]
    pub struct Known {
        /// The session.
        pub session: SessionId,
        /// The person.
        pub person: PersonId,
        /// Their first name.
        pub first_name: String,
        /// Their last name.
        pub last_name: String,
        /// When it was last used.
        pub seen_at: Moment,
    }
}

/// The SHA-256 of a token, in hexadecimal: what is stored instead of it.
#[must_use]
pub fn token_hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Opens a session for a person; returns the token for the cookie.
///
/// # Errors
/// A fault from the database.
pub fn start_session(tx: &mut Tx<'_>, person: &PersonId, agent: &str) -> Result<String> {
    let token: String = random_bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
    let (id, now): (SessionId, _) = (tx.fresh(), tx.now());
    let agent: String = agent.chars().take(200).collect();
    tx.exec(
        "insert into session (id, token_hash, person, agent, created_at, seen_at)
         values ($1, $2, $3, $4, $5, $5)",
        &[&id, &token_hash(&token), person, &agent, &now],
    )?;
    Ok(token)
}

/// Whose session a token opens; `None` when it ended, was idle too long, or never was.
pub(super) fn known(tx: &mut Tx<'_>, token: &str) -> Result<Option<Known>> {
    let oldest = tx.now().plus_ms(-SESSION_IDLE_MS_MAX);
    tx.row(
        "select s.id, s.person, p.first_name, p.last_name, s.seen_at
         from session s join person p on p.id = s.person
         where s.token_hash = $1 and s.ended_at is null and s.seen_at > $2",
        &[&token_hash(token), &oldest],
    )
}

/// Whether the last use of a session should be written down again.
pub(super) const fn is_stale(known: &Known, now: Moment) -> bool {
    now.since_ms(known.seen_at) > SEEN_MS
}

/// Writes down that a session is in use.
pub(super) fn touch(tx: &mut Tx<'_>, session: &SessionId) -> Result<()> {
    let now = tx.now();
    tx.exec("update session set seen_at = $2 where id = $1", &[session, &now]).map(drop)
}
