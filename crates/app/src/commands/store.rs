//! What commands ask of the database itself.

use kernel::Result;
use kernel::db::Tx;

/// Whether there is an organisation.
///
/// # Errors
/// A fault from the database.
pub(super) fn is_installed(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(tx.row::<(i64,)>("select 1 from unit where parent is null limit 1", &[])?.is_some())
}

/// Whether somebody uses this database: it has an organisation, people or jobs. What migrations
/// put into a fresh one does not count.
///
/// # Errors
/// A fault from the database.
pub(super) fn is_used(tx: &mut Tx<'_>) -> Result<bool> {
    tx.one(
        "select exists (select 1 from unit) or exists (select 1 from person)
             or exists (select 1 from job)",
        &[],
    )
}

/// One of the organisation's choices; `None` when it was never made.
///
/// # Errors
/// A fault from the database.
pub(super) fn setting(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = tx.row("select value from setting where name = $1", &[&name])?;
    Ok(row.map(|(value,)| value))
}

/// How many people there are.
///
/// # Errors
/// A fault from the database.
pub(super) fn count_people(tx: &mut Tx<'_>) -> Result<i64> {
    tx.one("select count(*) from person", &[])
}

/// How many rows a table has.
///
/// # Errors
/// A fault from the database.
pub(super) fn count_rows(tx: &mut Tx<'_>, table: &'static str) -> Result<u64> {
    tx.one(&format!("select count(*) from {table}"), &[])
}
