//! Values that the law sets, each from a day on, with its source.

use kernel::db::Tx;
use kernel::{Result, row};

row! {
    /// A value and since when it holds.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct LegalValue {
        /// Its name.
        pub name: String,
        /// The first day on which it holds.
        pub valid_from_on: String,
        /// Cents, days, months or percent, as the name says.
        pub value: i64,
        /// The text that sets it.
        pub source: String,
        /// What it is of.
        pub note: String,
    }
}

/// Most values of the page that shows them.
const VALUES_MAX: i64 = 500;

/// The value that holds on a day (ISO); `None` when the law set none yet.
///
/// # Errors
/// A fault from the database.
pub fn legal(tx: &mut Tx<'_>, name: &str, day: &str) -> Result<Option<i64>> {
    let sql = "select value from legal_value where name = $1 and valid_from_on <= $2
               order by valid_from_on desc limit 1";
    let value: Option<(i64,)> = tx.row(sql, &[&name, &day])?;
    Ok(value.map(|(value,)| value))
}

/// Every value, the newest of each name first.
pub(in crate::ledger) fn legal_values(tx: &mut Tx<'_>) -> Result<Vec<LegalValue>> {
    let sql = "select name, valid_from_on, value, source, note from legal_value
               order by name, valid_from_on desc limit $1";
    tx.rows(sql, &[&VALUES_MAX])
}

/// Adds a value that holds from a day on; false when that day has one.
pub(in crate::ledger) fn add_legal(tx: &mut Tx<'_>, value: &LegalValue) -> Result<bool> {
    let added = tx.exec(
        "insert into legal_value (name, valid_from_on, value, source, note)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        &[&value.name, &value.valid_from_on, &value.value, &value.source, &value.note],
    )?;
    Ok(added == 1)
}
