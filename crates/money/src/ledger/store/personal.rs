//! What the ledger holds of a person: which lines are about them. Sums stay when they leave.

use kernel::Result;
use kernel::db::Tx;

use crate::org::PersonId;

/// Most lines handed out of one person.
const EXPORT_LINES_MAX: i64 = 100_000;

pub(in crate::ledger) fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let sql = "select l.on_day, e.label, l.account, l.debit_cents, l.credit_cents
               from entry_line l join entry e on e.id = l.entry
               where l.person = $1 order by l.on_day, l.entry, l.line limit $2";
    let lines: Vec<(String, String, String, i64, i64)> =
        tx.rows(sql, &[person, &EXPORT_LINES_MAX])?;
    let line = |(day, label, account, debit, credit): (String, String, String, i64, i64)| {
        serde_json::json!({ "on": day, "label": label, "account": account,
            "debit_cents": debit, "credit_cents": credit })
    };
    let lines: Vec<_> = lines.into_iter().map(line).collect();
    let elected = super::elected_terms(tx, person)?;
    Ok(serde_json::json!({ "lines": lines, "elective_mandates": elected }))
}

pub(in crate::ledger) fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from elected_term where person = $1", &[person])?;
    tx.exec("update entry_line set person = null where person = $1", &[person]).map(drop)
}

pub(in crate::ledger) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    // A term that both records tell is kept once.
    tx.exec(
        "delete from elected_term where person = $1 and from_on in
         (select from_on from elected_term where person = $2)",
        &[from, into],
    )?;
    tx.exec("update elected_term set person = $2 where person = $1", &[from, into])?;
    tx.exec("update entry_line set person = $2 where person = $1", &[from, into]).map(drop)
}
