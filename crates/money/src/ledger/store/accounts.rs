//! The chart of accounts of each collector.

use kernel::db::{Cell, Tx};
use kernel::{Result, row};

use crate::ledger::CollectorId;
use crate::ledger::rules::{LegalForm, chart};

row! {
    /// An account of a collector's chart.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct Account {
        /// Its code.
        pub code: String,
        /// Its label.
        pub label: String,
    }
}

/// Most accounts of one chart.
const ACCOUNTS_MAX: i64 = 2_000;

/// Gives a new collector the chart of its form.
pub(in crate::ledger) fn open_chart(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    form: LegalForm,
) -> Result<()> {
    let text = |value: &str| Cell::Text(value.to_owned());
    let rows = chart(form)
        .into_iter()
        .map(|(code, label)| Ok([text(collector.as_str()), text(code), text(label)]));
    tx.load("account", &["collector", "code", "label"], rows).map(drop)
}

/// A collector's accounts, by code.
///
/// # Errors
/// A fault from the database.
pub fn accounts(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Account>> {
    let sql = "select code, label from account where collector = $1 order by code limit $2";
    tx.rows(sql, &[collector, &ACCOUNTS_MAX])
}

/// Adds an account, or gives it another label.
pub(in crate::ledger) fn set_account(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    code: &str,
    label: &str,
) -> Result<()> {
    tx.exec(
        "insert into account (collector, code, label) values ($1, $2, $3)
         on conflict (collector, code) do update set label = excluded.label",
        &[collector, &code, &label],
    )
    .map(drop)
}
