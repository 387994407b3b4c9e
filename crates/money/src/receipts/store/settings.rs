//! What receipts say of their collector, and the dated columns of the commission's file.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::ledger::CollectorId;
use crate::receipts::RunId;

/// Object and category of a collector on a day.
pub(in crate::receipts) fn setting(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    day: &str,
) -> Result<Option<(String, String)>> {
    let sql = "select object, category from receipt_setting
               where collector = $1 and valid_from_on <= $2 order by valid_from_on desc limit 1";
    tx.row(sql, &[collector, &day])
}

/// Says what a collector is for, from today on.
pub(in crate::receipts) fn set_object(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (object, category): (&str, &str),
    by_name: &str,
) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into receipt_setting (collector, valid_from_on, object, category, by_name, at)
         values ($1, $2, $3, $4, $5, $6) on conflict (collector, valid_from_on)
         do update set object = excluded.object, category = excluded.category,
         by_name = excluded.by_name, at = excluded.at",
        &[collector, &now.day_text(), &object, &category, &by_name, &now],
    )
    .map(drop)
}

row! {
    /// Columns in force from a day on.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::receipts) struct Columns {
        pub(in crate::receipts) valid_from_on: String,
        pub(in crate::receipts) columns: String,
        pub(in crate::receipts) source: String,
        pub(in crate::receipts) by_name: String,
    }
}

const COLUMNS: &str = "select valid_from_on, columns, source, by_name from receipt_columns";

/// Every set of columns, newest first.
pub(in crate::receipts) fn all_columns(tx: &mut Tx<'_>) -> Result<Vec<Columns>> {
    tx.rows(&format!("{COLUMNS} order by valid_from_on desc, at desc limit 50"), &[])
}

/// The columns in force on a day.
pub(in crate::receipts) fn columns_on(tx: &mut Tx<'_>, day: &str) -> Result<Option<Columns>> {
    let sql =
        format!("{COLUMNS} where valid_from_on <= $1 order by valid_from_on desc, at desc limit 1");
    tx.row(&sql, &[&day])
}

/// Adds columns that hold from a day on.
pub(in crate::receipts) fn add_columns(tx: &mut Tx<'_>, new: &Columns) -> Result<()> {
    let (id, now): (RunId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into receipt_columns (id, valid_from_on, columns, source, by_name, at)
         values ($1, $2, $3, $4, $5, $6)",
        &[&id, &new.valid_from_on, &new.columns, &new.source, &new.by_name, &now],
    )
    .map(drop)
}

/// The edition of a form in force on a day.
pub(super) fn form_on(tx: &mut Tx<'_>, kind: &str, day: &str) -> Result<String> {
    let sql = "select edition from receipt_form where kind = $1 and valid_from_on <= $2
               order by valid_from_on desc limit 1";
    let found: Option<(String,)> = tx.row(sql, &[&kind, &day])?;
    Ok(found.map_or(String::new(), |(edition,)| edition))
}
