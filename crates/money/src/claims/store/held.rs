//! Claims that leave with their person: handed out, kept as proofs of the accounts, merged.

use kernel::Result;
use kernel::db::Tx;
use kernel::files::FileId;

use super::{lines, mine};
use crate::feature::Held;
use crate::ledger;
use crate::org::PersonId;

/// What this room holds on people.
pub(in crate::claims) const HELD: Held =
    Held { tables: &["claim", "claim_fact"], export, erase, retention: "claims-retention", merge };

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let mut all = Vec::new();
    for claim in mine(tx, person)? {
        let lines: Vec<_> = lines(tx, &claim.id)?
            .into_iter()
            .map(|line| {
                serde_json::json!({
                    "on": line.on_day, "what": line.category, "label": line.label,
                    "cents": line.cents, "proof": line.file_name,
                })
            })
            .collect();
        all.push(serde_json::json!({
            "unit": claim.unit_name, "purpose": claim.purpose, "state": claim.state().name(),
            "payee": claim.payee_name, "iban": claim.payee_iban, "cents": claim.cents,
            "lines": lines,
        }));
    }
    Ok(serde_json::json!({ "claims": all }))
}

/// What was agreed is a proof of the accounts: it leads to nobody, and loses names and account once
/// the accounts need it no more. What was never agreed goes.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let today = tx.now().day_text();
    let years = ledger::legal(tx, "accounting_retention_years", &today)?.unwrap_or(10);
    let before = tx.now().0 - years * 366 * kernel::time::DAY_MS;
    let files: Vec<(String,)> = tx.rows(
        "select l.file from claim_line l join claim c on c.id = l.claim
         where c.person = $1 and c.entry is null",
        &[person],
    )?;
    for file in files.iter().filter_map(|(file,)| FileId::parse(file)) {
        kernel::files::delete(tx, &file)?;
    }
    tx.exec(
        "delete from claim_line where claim in
         (select id from claim where person = $1 and entry is null)",
        &[person],
    )?;
    tx.exec(
        "delete from claim_fact where claim in
         (select id from claim where person = $1 and entry is null)",
        &[person],
    )?;
    tx.exec("delete from claim where person = $1 and entry is null", &[person])?;
    tx.exec(
        "update claim set person_name = '', payee_name = '', payee_iban = ''
         where person = $1 and at < $2",
        &[person, &before],
    )?;
    tx.exec("update claim set person = null where person = $1", &[person]).map(drop)
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update claim set person = $2 where person = $1", &[from, into]).map(drop)
}
