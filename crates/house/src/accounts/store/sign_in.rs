//! Requests to sign in: asked for, tried, used once. Nothing here depends on whether an address
//! is known, except what happens after its owner proved that they read its mail.

use kernel::db::Tx;
use kernel::ids::{random_below, random_hex};
use kernel::text::Language;
use kernel::time::{DAY_MS, HOUR_MS, Moment};
use kernel::{Error, Result, row};

use crate::accounts::rules::{
    ASKED_HOUR_MAX, CODE_TRIES_DAY_MAX, CODE_TRIES_MAX, LINK_MS_MAX, Standing, standing,
};
use crate::accounts::store::{end_by_token, start_session, token_hash};
use crate::org::PersonId;

kernel::id!(
    /// A request to sign in.
    SignInId
);

/// People who may share one address; more are not offered.
const SHARED_MAX: i64 = 20;

/// What somebody asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The address they typed, folded.
    pub folded: String,
    /// The token in the cookie of their browser.
    pub browser: String,
    /// Their language.
    pub language: Language,
    /// Where they want to go.
    pub back: String,
    /// What their browser calls itself.
    pub agent: String,
}

/// What only the mail may hold.
#[derive(Debug, Clone)]
pub struct Secret {
    /// The request.
    pub id: SignInId,
    /// The link's token.
    pub token: String,
    /// The code, six digits.
    pub code: String,
}

row! {
    /// A request as it was written down.
    #[derive(Debug, Clone)]
    pub struct SignIn {
        /// The request.
        pub id: SignInId,
        /// Hash of the code with its browser's token.
        pub code_hash: String,
        /// Hash of the token of the browser that asked.
        pub browser_hash: String,
        /// The address, folded.
        pub folded: String,
        /// Language of the mail, `fr` or `en`.
        pub language: String,
        /// Where they want to go.
        pub back: String,
        /// What the browser that asked calls itself.
        pub agent: String,
        /// When they asked.
        pub created_at: Moment,
        /// When it opened a session.
        pub used_at: Option<Moment>,
    }
}

row! {
    /// Somebody who reads the mail of an address.
    #[derive(Debug, Clone)]
    pub struct Reader {
        /// Who.
        pub person: PersonId,
        /// Their first name.
        pub first_name: String,
        /// Their last name.
        pub last_name: String,
        /// Their language, `fr` or `en`, if they chose one.
        pub language: Option<String>,
        /// The address as it is written to.
        pub address: String,
    }
}

const SIGN_IN: &str = "select id, code_hash, browser_hash, folded, language, back, agent,
                              created_at, used_at from sign_in";

/// A new token that nobody can guess, 40 hexadecimal digits.
#[must_use]
pub fn fresh_token() -> String {
    random_hex::<20>()
}

/// Writes a request down.
///
/// # Errors
/// [`Error::TooOften`] when the address was asked for too often this hour.
pub fn ask(tx: &mut Tx<'_>, asked: &Asked) -> Result<Secret> {
    let now = tx.now();
    let recent: Vec<(Moment,)> = tx.rows(
        "select created_at from sign_in where folded = $1 and created_at > $2
         order by created_at desc limit $3",
        &[&asked.folded, &now.plus_ms(-HOUR_MS), &ASKED_HOUR_MAX],
    )?;
    if i64::try_from(recent.len())? >= ASKED_HOUR_MAX {
        let oldest = recent.last().map_or(now, |(at,)| *at);
        let wait_ms = HOUR_MS - now.since_ms(oldest);
        return Err(Error::TooOften { wait_s: u64::try_from(wait_ms / 1_000).unwrap_or(0) + 1 });
    }
    let token = fresh_token();
    let code = format!("{:06}", random_below(1_000_000));
    let id: SignInId = tx.fresh();
    let agent: String = asked.agent.chars().take(200).collect();
    tx.exec(
        "insert into sign_in (id, token_hash, code_hash, browser_hash, folded, language, back,
                              agent, created_at, tries)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)",
        &[
            &id,
            &token_hash(&token),
            &code_hash(&asked.browser, &code),
            &token_hash(&asked.browser),
            &asked.folded,
            &asked.language.code(),
            &asked.back,
            &agent,
            &now,
        ],
    )?;
    Ok(Secret { id, token, code })
}

/// The browser's token is not stored, so that nobody who reads the table can try all codes.
fn code_hash(browser: &str, code: &str) -> String {
    token_hash(&format!("{browser}:{code}"))
}

/// The request of a link.
pub fn by_token(tx: &mut Tx<'_>, token: &str) -> Result<Option<SignIn>> {
    tx.row(&format!("{SIGN_IN} where token_hash = $1"), &[&token_hash(token)])
}

/// A request by its identifier.
pub fn by_id(tx: &mut Tx<'_>, id: &SignInId) -> Result<Option<SignIn>> {
    tx.row(&format!("{SIGN_IN} where id = $1"), &[id])
}

/// What became of a typed code.
#[derive(Debug)]
pub enum Tried {
    /// It is the code of this request.
    Right(SignIn),
    /// It is not.
    Wrong,
    /// Nothing can be tried any more in this browser: too many tries, or too late.
    Over,
}

/// Tries a code against every live request of a browser. A try is counted before it is compared,
/// so that tries sent at once cannot pass the limit.
///
/// # Errors
/// A fault from the database.
pub fn try_code(tx: &mut Tx<'_>, browser: &str, code: &str) -> Result<Tried> {
    let oldest = tx.now().plus_ms(-LINK_MS_MAX);
    let mut live: Vec<SignIn> = tx.rows(
        "update sign_in set tries = tries + 1
         where browser_hash = $1 and used_at is null and created_at > $2 and tries < $3
         returning id, code_hash, browser_hash, folded, language, back, agent, created_at, used_at",
        &[&token_hash(browser), &oldest, &CODE_TRIES_MAX],
    )?;
    let mut addresses: Vec<String> = live.iter().map(|one| one.folded.clone()).collect();
    addresses.sort();
    addresses.dedup();
    let yesterday = tx.now().plus_ms(-DAY_MS);
    for folded in addresses {
        let tries: i64 = tx.one(
            "select cast(coalesce(sum(tries), 0) as bigint) from sign_in
             where folded = $1 and created_at > $2 and used_at is null",
            &[&folded, &yesterday],
        )?;
        if tries > CODE_TRIES_DAY_MAX {
            live.retain(|one| one.folded != folded);
        }
    }
    if live.is_empty() {
        return Ok(Tried::Over);
    }
    let wanted = code_hash(browser, code);
    let right = live.into_iter().find(|one| one.code_hash == wanted);
    Ok(right.map_or(Tried::Wrong, Tried::Right))
}

/// Takes back the last try of a right code that still waits for a choice of person.
pub fn take_back_try(tx: &mut Tx<'_>, id: &SignInId) -> Result<()> {
    tx.exec("update sign_in set tries = tries - 1 where id = $1 and tries > 0", &[id]).map(drop)
}

/// Living people whose mail goes to an address, in the order of their names.
///
/// # Errors
/// A fault from the database.
pub fn readers_of(tx: &mut Tx<'_>, folded: &str) -> Result<Vec<Reader>> {
    let mut readers: Vec<Reader> = tx.rows(
        "select p.id, p.first_name, p.last_name, p.language, e.address
         from person_email e join person p on p.id = e.person
         where e.folded = $1 and p.died_on is null and p.kind = 'person'
         order by p.sort_name, p.id, e.position limit $2",
        &[&folded, &SHARED_MAX],
    )?;
    readers.dedup_by(|one, other| one.person == other.person);
    Ok(readers)
}

/// What became of somebody at the door.
#[derive(Debug)]
pub enum Entered {
    /// They are in: the token for their session's cookie.
    In(String),
    /// Several people read that mail: which of them is it?
    Choose(Vec<Reader>),
    /// The request opens nothing any more.
    Gone,
}

/// Opens a session for whoever proved to read the mail of a request, once.
///
/// # Errors
/// A fault from the database.
pub fn enter(
    tx: &mut Tx<'_>,
    sign_in: &SignIn,
    chosen: Option<&PersonId>,
    agent: &str,
    session_before: Option<&str>,
) -> Result<Entered> {
    if standing(sign_in.created_at, sign_in.used_at, tx.now()) != Standing::Live {
        return Ok(Entered::Gone);
    }
    let readers = readers_of(tx, &sign_in.folded)?;
    let person = match readers.as_slice() {
        [] => return Ok(Entered::Gone),
        [only] => only.person.clone(),
        several => match several.iter().find(|one| Some(&one.person) == chosen) {
            Some(one) => one.person.clone(),
            None => return Ok(Entered::Choose(readers)),
        },
    };
    let now = tx.now();
    let sql = "update sign_in set used_at = $2 where id = $1 and used_at is null";
    if tx.exec(sql, &[&sign_in.id, &now])? == 0 {
        return Ok(Entered::Gone);
    }
    if let Some(before) = session_before {
        end_by_token(tx, before)?;
    }
    Ok(Entered::In(start_session(tx, &person, agent)?))
}
