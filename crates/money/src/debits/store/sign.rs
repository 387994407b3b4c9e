//! Signing by a mailed link: whoever receives mail at a record's address is that person.

use kernel::db::Tx;
use kernel::ids::random_hex;
use kernel::time::DAY_MS;
use kernel::{Error, Result, row};
use sha2::{Digest as _, Sha256};

use super::mandates::{add_fact, facts_of, life_facts};
use super::{Hand, Mandate, mandates_of};
use crate::debits::MandateId;
use crate::debits::rules::FactKind;
use crate::org::PersonId;

/// How long a link serves, in days.
const LINK_DAYS: i64 = 14;

/// The SHA-256 of bytes, in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes a link for a mandate; the token is for the mail alone.
pub fn make_link(tx: &mut Tx<'_>, mandate: &MandateId) -> Result<String> {
    let token = random_hex::<24>();
    let until = tx.now().plus_ms(LINK_DAYS * DAY_MS);
    tx.exec(
        "insert into debit_link (hash, mandate, until_at) values ($1, $2, $3)",
        &[&hash(token.as_bytes()), mandate, &until],
    )?;
    Ok(token)
}

row! {
    /// A link that still serves.
    #[derive(Debug, Clone)]
    pub struct Link {
        /// The mandate.
        pub mandate: MandateId,
        /// Whose.
        pub person: PersonId,
    }
}

/// The mandate behind a token, when the link still serves and nothing was signed by it.
pub fn link_of(tx: &mut Tx<'_>, token: &str) -> Result<Option<Link>> {
    let now = tx.now();
    tx.row(
        "select m.id, m.person from debit_link l join debit_mandate m on m.id = l.mandate
         where l.hash = $1 and l.until_at > $2 and l.used_at is null and m.person is not null",
        &[&hash(token.as_bytes()), &now],
    )
}

/// Signs by a link: once.
///
/// # Errors
/// [`Error::NotFound`] when the link does not serve any more.
pub fn sign(tx: &mut Tx<'_>, token: &str, wording: &str) -> Result<Link> {
    let link = link_of(tx, token)?.ok_or(Error::NotFound)?;
    let now = tx.now();
    let used = tx.exec(
        "update debit_link set used_at = $2 where hash = $1 and used_at is null",
        &[&hash(token.as_bytes()), &now],
    )?;
    if used == 0 {
        return Err(Error::NotFound);
    }
    let facts = life_facts(&facts_of(tx, &link.mandate)?);
    if facts.iter().all(|fact| fact.kind != FactKind::Signed) {
        let name = crate::people::name_of(tx, &link.person)?.unwrap_or_default();
        let hand = Hand { office: None, person: Some(link.person.clone()), name };
        let today = now.day_text();
        add_fact(tx, &hand, &link.mandate, FactKind::Signed, &today, "", ["", wording])?;
    }
    Ok(link)
}

/// A mandate of the person themselves.
///
/// # Errors
/// [`Error::NotFound`].
pub fn own_mandate(tx: &mut Tx<'_>, person: &PersonId, id: &MandateId) -> Result<Mandate> {
    let found = mandates_of(tx, person)?;
    found.into_iter().find(|one| one.id == *id).ok_or(Error::NotFound)
}
