//! Receipts that leave with their person: handed out, kept as proofs, merged.

use kernel::Result;
use kernel::db::Tx;

use super::mine;
use crate::feature::Held;
use crate::ledger;
use crate::org::PersonId;
use crate::receipts::rules::numbered;

/// What this room holds on people.
pub(in crate::receipts) const HELD: Held =
    Held { tables: &["receipt"], export, erase, retention: "receipts-retention", merge };

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let all: Vec<_> = mine(tx, person)?
        .into_iter()
        .map(|one| {
            serde_json::json!({
                "number": numbered(&one.year, one.number), "cents": one.total_cents,
                "issued_on": one.issued_on, "cancelled_on": one.cancelled_on,
                "name": format!("{} {}", one.first_name, one.last_name),
                "address": format!("{}, {} {}", one.street, one.postcode, one.city),
            })
        })
        .collect();
    Ok(serde_json::json!({ "receipts": all }))
}

/// A receipt is a proof of the accounts: it leads to nobody, and loses the name once the accounts
/// need it no more.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let today = tx.now().day_text();
    let years = ledger::legal(tx, "accounting_retention_years", &today)?.unwrap_or(10);
    let year: i64 = today.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
    let before = (year - years).to_string();
    tx.exec(
        "update receipt set title = '', first_name = '', last_name = '', street = '',
         postcode = '', city = '' where person = $1 and year < $2",
        &[person, &before],
    )?;
    tx.exec("update receipt set person = null where person = $1", &[person]).map(drop)
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update receipt set person = $2 where person = $1", &[from, into]).map(drop)
}
