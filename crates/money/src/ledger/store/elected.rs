//! Terms of elective mandates, which the ceiling of a party's donors leaves out for dues.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::org::PersonId;

row! {
    /// A term of an elective mandate.
    #[derive(Debug, Clone, Serialize)]
    pub struct ElectedTerm {
        /// Its first day.
        pub from_on: String,
        /// Its last day, when it is known.
        pub to_on: Option<String>,
        /// Who noted it.
        pub by_name: String,
    }
}

/// The terms of somebody, the newest first.
///
/// # Errors
/// A fault from the database.
pub fn elected_terms(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<ElectedTerm>> {
    let sql = "select from_on, to_on, by_name from elected_term where person = $1
               order by from_on desc limit 20";
    tx.rows(sql, &[person])
}

/// Notes a term; from the same day, its end is corrected.
///
/// # Errors
/// A fault from the database.
pub fn set_elected(
    tx: &mut Tx<'_>,
    person: &PersonId,
    (from_on, to_on): (&str, Option<&str>),
    by_name: &str,
) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into elected_term (person, from_on, to_on, by_name, at)
         values ($1, $2, $3, $4, $5) on conflict (person, from_on)
         do update set to_on = excluded.to_on, by_name = excluded.by_name, at = excluded.at",
        &[person, &from_on, &to_on, &by_name, &now],
    )
    .map(drop)
}
