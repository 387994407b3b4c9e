//! Sessions and sign-in requests in the database. Tokens are stored as their SHA-256.

mod sign_in;

use kernel::db::Tx;
use kernel::ids::random_hex;
use kernel::time::{DAY_MS, Moment};
use kernel::{Result, row};
use sha2::{Digest, Sha256};

use crate::org::PersonId;

pub use sign_in::{
    Asked, Entered, Reader, Secret, SignIn, SignInId, Tried, ask, by_id, by_token, enter,
    fresh_token, readers_of, take_back_try, try_code,
};

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
    let token = random_hex::<32>();
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
         where s.token_hash = $1 and s.ended_at is null and s.seen_at > $2
           and p.died_on is null",
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

row! {
    /// An open session, for the person whose it is.
    #[derive(Debug, Clone)]
    pub struct Open {
        /// The session.
        pub id: SessionId,
        /// What its browser calls itself.
        pub agent: String,
        /// When it began.
        pub created_at: Moment,
        /// When it was last used, to within ten minutes.
        pub seen_at: Moment,
    }
}

/// Sessions listed at once; somebody with more closes them all.
const OPEN_MAX: i64 = 100;

/// The open sessions of a person, the last used first.
///
/// # Errors
/// A fault from the database.
pub fn open_sessions(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Open>> {
    let oldest = tx.now().plus_ms(-SESSION_IDLE_MS_MAX);
    tx.rows(
        "select id, agent, created_at, seen_at from session
         where person = $1 and ended_at is null and seen_at > $2
         order by seen_at desc, id desc limit $3",
        &[person, &oldest, &OPEN_MAX],
    )
}

/// Ends one of a person's sessions; `false` when they have no such session.
///
/// # Errors
/// A fault from the database.
pub fn end(tx: &mut Tx<'_>, person: &PersonId, session: &SessionId) -> Result<bool> {
    let now = tx.now();
    let sql = "update session set ended_at = $3
               where id = $1 and person = $2 and ended_at is null";
    Ok(tx.exec(sql, &[session, person, &now])? == 1)
}

/// Ends all sessions of a person but one.
///
/// # Errors
/// A fault from the database.
pub fn end_others(tx: &mut Tx<'_>, person: &PersonId, kept: &SessionId) -> Result<()> {
    let now = tx.now();
    let sql = "update session set ended_at = $3
               where person = $1 and id <> $2 and ended_at is null";
    tx.exec(sql, &[person, kept, &now]).map(drop)
}

/// Ends the session that a token opens, if there is one.
///
/// # Errors
/// A fault from the database.
pub fn end_by_token(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    let now = tx.now();
    let sql = "update session set ended_at = $2 where token_hash = $1 and ended_at is null";
    tx.exec(sql, &[&token_hash(token), &now]).map(drop)
}

row! {
    /// What the member's space shows first.
    #[derive(Debug, Clone)]
    pub struct Welcome {
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Number in the organisation, if there is one.
        pub number: Option<String>,
        /// Name of the unit that keeps the record.
        pub unit: String,
    }
}

/// What the member's space shows first.
///
/// # Errors
/// A fault from the database.
pub fn welcome(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<Welcome>> {
    tx.row(
        "select p.first_name, p.last_name, p.number, u.name
         from person p join unit u on u.id = p.home_unit where p.id = $1",
        &[person],
    )
}

/// Rows that one turn of the sweep deletes at most.
pub const SWEPT_ROWS_MAX: i64 = 2_000;

/// Deletes requests older than a day and sessions that are over; returns how many rows went,
/// at most [`SWEPT_ROWS_MAX`] of each.
///
/// # Errors
/// A fault from the database.
pub fn sweep(tx: &mut Tx<'_>) -> Result<u64> {
    let (yesterday, idle) = (tx.now().plus_ms(-DAY_MS), tx.now().plus_ms(-SESSION_IDLE_MS_MAX));
    let requests = tx.exec(
        "delete from sign_in where id in
             (select id from sign_in where created_at < $1 order by created_at limit $2)",
        &[&yesterday, &SWEPT_ROWS_MAX],
    )?;
    let sessions = tx.exec(
        "delete from session where id in
             (select id from session where seen_at < $1 or ended_at < $2 limit $3)",
        &[&idle, &yesterday, &SWEPT_ROWS_MAX],
    )?;
    Ok(requests + sessions)
}

/// A person's sessions and requests to sign in, for the copy of their data.
///
/// # Errors
/// A fault from the database.
pub fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let sessions: Vec<(String, Moment, Moment, Option<Moment>)> = tx.rows(
        "select agent, created_at, seen_at, ended_at from session
         where person = $1 order by created_at limit 1000",
        &[person],
    )?;
    let requests: Vec<(String, String, Moment, Option<Moment>)> = tx.rows(
        "select s.folded, s.agent, s.created_at, s.used_at from sign_in s
         where s.folded in (select folded from person_email where person = $1)
         order by s.created_at limit 1000",
        &[person],
    )?;
    let told = |at: Option<Moment>| at.map(Moment::rfc3339);
    let sessions = sessions.into_iter().map(|(agent, created_at, seen_at, ended_at)| {
        serde_json::json!({
            "browser": agent, "began": created_at.rfc3339(), "last_used": seen_at.rfc3339(),
            "ended": told(ended_at),
        })
    });
    let requests = requests.into_iter().map(|(address, agent, created_at, used_at)| {
        serde_json::json!({
            "address": address, "browser": agent, "asked": created_at.rfc3339(),
            "used": told(used_at),
        })
    });
    Ok(serde_json::json!({
        "sessions": sessions.collect::<Vec<_>>(),
        "requests": requests.collect::<Vec<_>>(),
    }))
}

/// Forgets a person's sessions and the requests for their addresses.
///
/// # Errors
/// A fault from the database.
pub fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from session where person = $1", &[person])?;
    let sql = "delete from sign_in where folded in
               (select folded from person_email where person = $1)";
    tx.exec(sql, &[person]).map(drop)
}

/// Hands the sessions of one record to the record that it is merged into.
///
/// # Errors
/// A fault from the database.
pub fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update session set person = $2 where person = $1", &[from, into]).map(drop)
}
