//! The dated terms of retention, each with its source. One that was written stays.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::privacy::rules::Basis;

row! {
    /// A term.
    #[derive(Debug, Clone)]
    pub struct Term {
        /// After what: `former` or `contact`.
        pub basis: String,
        /// The first day on which it holds, ISO text.
        pub valid_from_on: String,
        /// For how many months.
        pub months: i64,
        /// Where it comes from.
        pub source: String,
        /// Who added it; nobody for those that came with the program.
        pub added_by_name: Option<String>,
    }
}

/// A newer term.
#[derive(Debug, Clone)]
pub struct NewTerm {
    /// After what.
    pub basis: Basis,
    /// For how many months.
    pub months: i64,
    /// The first day on which it holds, ISO text.
    pub valid_from_on: String,
    /// Where it comes from.
    pub source: String,
    /// Name of who adds it.
    pub by_name: String,
}

/// Every term, the newest of each basis first.
pub(in crate::privacy) fn all_terms(tx: &mut Tx<'_>) -> Result<Vec<Term>> {
    let sql = "select basis, valid_from_on, months, source, added_by_name from retention_term
               order by basis desc, valid_from_on desc limit 200";
    tx.rows(sql, &[])
}

/// Adds a term that begins after the newest of its basis; returns false when it does not.
pub(in crate::privacy) fn add_term(tx: &mut Tx<'_>, new: &NewTerm) -> Result<bool> {
    let now = tx.now();
    let added = tx.exec(
        "insert into retention_term (basis, valid_from_on, months, source, added_by_name, added_at)
         select cast($1 as text), cast($2 as text), cast($3 as bigint), cast($4 as text),
         cast($5 as text), cast($6 as bigint)
         where not exists (select 1 from retention_term other
             where other.basis = $1 and other.valid_from_on >= $2)
         on conflict (basis, valid_from_on) do nothing",
        &[&new.basis.name(), &new.valid_from_on, &new.months, &new.source, &new.by_name, &now],
    )?;
    Ok(added == 1)
}
