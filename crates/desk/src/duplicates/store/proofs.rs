//! Codes mailed to another address, by which a person proves that its record is theirs too.

use kernel::db::Tx;
use kernel::ids::random_below;
use kernel::time::{HOUR_MS, MINUTE_MS};
use kernel::{Error, Result, row};

use crate::accounts::token_hash;
use crate::duplicates::ProofId;
use crate::org::PersonId;

/// For how long a code proves something, in milliseconds.
const CODE_MS_MAX: i64 = 30 * MINUTE_MS;
/// Most codes that a person may ask for in an hour, and that one address is sent.
const ASKED_HOUR_MAX: i64 = 3;
/// Most tries of a code.
const TRIES_MAX: i64 = 5;

row! {
    /// A code that was asked for.
    #[derive(Debug, Clone)]
    pub(in crate::duplicates) struct Proof {
        /// Its identifier.
        pub(in crate::duplicates) id: ProofId,
        /// Who asked.
        pub(in crate::duplicates) person: PersonId,
        /// The address, folded.
        pub(in crate::duplicates) folded: String,
        /// Hash of the code.
        pub(in crate::duplicates) code_hash: String,
    }
}

/// Writes a code down and returns it, for the mail alone.
///
/// # Errors
/// [`Error::TooOften`] when too many were asked for.
pub(in crate::duplicates) fn ask_proof(
    tx: &mut Tx<'_>,
    person: &PersonId,
    folded: &str,
) -> Result<(ProofId, String)> {
    let (id, now): (ProofId, _) = (tx.fresh(), tx.now());
    let recent: i64 = tx.one(
        "select count(*) from duplicate_proof where (person = $1 or folded = $2) and asked_at > $3",
        &[person, &folded, &now.plus_ms(-HOUR_MS)],
    )?;
    if recent >= ASKED_HOUR_MAX {
        return Err(Error::TooOften { wait_s: u64::try_from(HOUR_MS / 1_000)? });
    }
    let code = format!("{:06}", random_below(1_000_000));
    tx.exec(
        "insert into duplicate_proof (id, person, folded, code_hash, asked_at, tries)
         values ($1, $2, $3, $4, $5, 0)",
        &[&id, person, &folded, &hash(&id, &code), &now],
    )?;
    Ok((id, code))
}

fn hash(id: &ProofId, code: &str) -> String {
    token_hash(&format!("{id}:{code}"))
}

/// The code that a person may type now.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn live_proof(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<Option<Proof>> {
    let oldest = tx.now().plus_ms(-CODE_MS_MAX);
    let sql = "select id, person, folded, code_hash from duplicate_proof
               where person = $1 and asked_at > $2 and used_at is null and tries < $3
               order by id desc limit 1";
    tx.row(sql, &[person, &oldest, &TRIES_MAX])
}

/// A code by its identifier, for the mail.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn proof(tx: &mut Tx<'_>, id: &ProofId) -> Result<Option<Proof>> {
    let sql = "select id, person, folded, code_hash from duplicate_proof
               where id = $1 and used_at is null";
    tx.row(sql, &[id])
}

/// Tries a code, once for each call: the address that it proves, or nothing. A right code is
/// used up.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn try_proof(
    tx: &mut Tx<'_>,
    person: &PersonId,
    code: &str,
) -> Result<Option<String>> {
    let Some(proof) = live_proof(tx, person)? else { return Ok(None) };
    let sql = "update duplicate_proof set tries = tries + 1
               where id = $1 and used_at is null and tries < $2";
    let counted = tx.exec(sql, &[&proof.id, &TRIES_MAX])? == 1;
    if !counted || hash(&proof.id, code) != proof.code_hash {
        return Ok(None);
    }
    let now = tx.now();
    let used = "update duplicate_proof set used_at = $2 where id = $1 and used_at is null";
    let first = tx.exec(used, &[&proof.id, &now])? == 1;
    Ok(first.then_some(proof.folded))
}
