//! How the past of somebody leaves: handed out, erased, merged, forgotten, taken back.

use kernel::Result;
use kernel::db::Tx;

use super::{facts_of, links_of, memberships_of, payments_of};
use crate::org::PersonId;

/// Most lines of one kind that a person's copy holds.
const COPIED_MAX: i64 = 5_000;
/// Most rows of one table taken back by one transaction.
const TAKEN_BACK_MAX: i64 = 500;

/// Who recruited somebody is told with the file's words only when they are an identifier: names
/// and addresses of others are theirs.
pub(in crate::former) fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let today = tx.now().day_text();
    let memberships: Vec<_> = memberships_of(tx, person, COPIED_MAX)?
        .into_iter()
        .map(|one| {
            serde_json::json!({
                "name": one.name,
                "started_on": one.started_on,
                "expires_on": one.expires_on,
                "suspended_on": one.suspended_on,
                "state_today": one.state_on(&today),
            })
        })
        .collect();
    let payments: Vec<_> = payments_of(tx, person, COPIED_MAX)?
        .into_iter()
        .map(|one| {
            serde_json::json!({
                "number": one.number,
                "kind": one.kind,
                "status": one.status,
                "amount_cents": one.cents,
                "means": one.means,
                "for": one.code,
                "on": one.on_day,
                "refunds_or_follows": one.parent,
                "recurring_plan": one.plan,
                "reference": one.reference,
            })
        })
        .collect();
    let links: Vec<_> = links_of(tx, person)?.into_iter().map(|(kind, ..)| kind).collect();
    let facts: Vec<_> = facts_of(tx, person)?
        .into_iter()
        .map(|(kind, name)| serde_json::json!({ "kind": kind, "name": name }))
        .collect();
    Ok(serde_json::json!({
        "memberships": memberships,
        "payments": payments,
        "ties": links,
        "facts": facts,
    }))
}

/// Erases a person's past. Payments keep their amount and their day, which accounts need, and
/// lose every word and number that would lead to somebody.
pub(in crate::former) fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let sql = "select source, legacy from former_identity where person = $1";
    for (source, legacy) in tx.rows::<(String, String)>(sql, &[person])? {
        forget(tx, &source, &legacy)?;
    }
    Ok(())
}

/// Forgets what is kept under an identifier that nobody's record will take up.
///
/// # Errors
/// A fault from the database.
pub fn forget(tx: &mut Tx<'_>, source: &str, legacy: &str) -> Result<()> {
    let of: [&dyn kernel::db::Arg; 2] = [&source, &legacy];
    tx.exec("delete from former_membership where source = $1 and legacy = $2", &of)?;
    tx.exec("delete from former_link where source = $1 and legacy = $2", &of)?;
    tx.exec(
        "update former_link set said = '', other = null, outcome = 'unknown'
         where source = $1 and other = $2",
        &of,
    )?;
    tx.exec("delete from former_fact where source = $1 and legacy = $2", &of)?;
    tx.exec(
        "update former_payment set legacy = '', reference = ''
         where source = $1 and legacy = $2",
        &of,
    )?;
    tx.exec("delete from former_identity where source = $1 and legacy = $2", &of).map(drop)
}

/// Points a person's past to the record that stays.
pub(in crate::former) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let sql = "update former_identity set person = $2 where person = $1";
    tx.exec(sql, &[from, into]).map(drop)
}

/// A record goes, its past waits for the next import under its identifier.
///
/// # Errors
/// A fault from the database.
pub fn detach(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let sql = "update former_identity set person = null where person = $1";
    tx.exec(sql, &[person]).map(drop)
}

/// Takes back some of what an import brought, revives what it replaced, and says whether there
/// may be more.
///
/// # Errors
/// A fault from the database.
pub fn take_back_some(tx: &mut Tx<'_>, import: &str) -> Result<bool> {
    const STEPS: [&str; 8] = [
        "delete from former_membership where id in
         (select id from former_membership where import = $1 limit $2)",
        "delete from former_link where id in
         (select id from former_link where import = $1 limit $2)",
        "delete from former_payment where id in
         (select id from former_payment where import = $1 limit $2)",
        "update former_membership set replaced_by = null where id in
         (select id from former_membership where replaced_by = $1 limit $2)",
        "update former_link set replaced_by = null where id in
         (select id from former_link where replaced_by = $1 limit $2)",
        "update former_payment set replaced_by = null where id in
         (select id from former_payment where replaced_by = $1 limit $2)",
        "delete from former_fact where (source, legacy, kind, name) in
         (select source, legacy, kind, name from former_fact where import = $1 limit $2)",
        "delete from former_identity where (source, legacy) in
         (select source, legacy from former_identity where import = $1 limit $2)",
    ];
    for step in STEPS {
        if tx.exec(step, &[&import, &TAKEN_BACK_MAX])? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}
