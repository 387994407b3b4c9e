//! What happened to petitions: who did it, under which mandate, when and why.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::accounts::Hand;
use crate::petitions::rules::FactKind;
use crate::petitions::store::Petition;
use crate::petitions::{FactId, PetitionId};

row! {
    /// Something that happened to a petition.
    #[derive(Debug, Clone, Serialize)]
    pub struct Fact {
        /// What.
        pub kind: String,
        /// Why.
        pub why: String,
        /// Who did it; empty for the house.
        pub by_name: String,
        /// Under which role, in French.
        pub role_fr: String,
        /// The same in English.
        pub role_en: String,
        /// When.
        pub at: Moment,
    }
}

/// Writes down what happens to a petition, when it may follow what happened last.
///
/// # Errors
/// [`Error::Stale`] when somebody else was faster.
pub(in crate::petitions) fn add_fact(
    tx: &mut Tx<'_>,
    petition: &Petition,
    kind: FactKind,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if !kind.may_follow(petition.last()?) {
        return Err(Error::Stale);
    }
    let sql = "update petition set version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, &[&petition.id, &petition.version])? == 0 {
        return Err(Error::Stale);
    }
    write_fact(tx, &petition.id, petition.version + 1, kind, why, hand)
}

/// Writes a fact down, whatever came before.
pub(super) fn write_fact(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    number: i64,
    kind: FactKind,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    let (id, now): (FactId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into petition_fact (id, petition, number, kind, why, by_person, by_name, role_fr,
         role_en, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            petition,
            &number,
            &kind.name(),
            &why,
            &hand.person,
            &hand.name,
            &hand.roles.0,
            &hand.roles.1,
            &now,
        ],
    )
    .map(drop)
}

/// Most facts read of a petition.
const FACTS_MAX: i64 = 200;

/// What happened to a petition, oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn facts_of(tx: &mut Tx<'_>, petition: &PetitionId) -> Result<Vec<Fact>> {
    let sql = "select kind, why, by_name, role_fr, role_en, at from petition_fact
               where petition = $1 order by number limit $2";
    tx.rows(sql, &[petition, &FACTS_MAX])
}
