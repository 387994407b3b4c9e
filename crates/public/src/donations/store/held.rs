//! Donations leave with their person: handed out, erased with the sums kept, merged.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::feature::Held;
use crate::org::PersonId;

/// What this room holds on people.
pub(in crate::donations) const HELD: Held = Held {
    tables: &["donation", "donation_page_fact"],
    export,
    erase,
    retention: "donations-retention",
    merge,
};

row! {
    /// A donation as its person is given it.
    struct Told {
        page: String,
        way: String,
        rhythm: String,
        cents: i64,
        nationality: String,
        address: String,
        declared: String,
        confirmed_on: String,
    }
}

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let sql = "select p.title, d.way, d.rhythm, d.cents, d.nationality, d.address, d.declared,
               d.confirmed_on from donation d join donation_page p on p.id = d.page
               where d.person = $1 order by d.confirmed_at";
    let rows: Vec<Told> = tx.rows(sql, &[person])?;
    let told = rows.into_iter().map(|row| {
        serde_json::json!({
            "page": row.page, "way": row.way, "rhythm": row.rhythm, "cents": row.cents,
            "nationality": row.nationality, "address": row.address, "declared": row.declared,
            "confirmed_on": row.confirmed_on,
        })
    });
    Ok(serde_json::Value::Array(told.collect()))
}

/// Who gave is forgotten, that it was given is not: what came stays counted. Receipts and entries
/// keep what the law wants of them. What an officer did stays theirs, without the name.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update donation set person = '', nationality = '', address = '', declared = '',
         ended_at = coalesce(ended_at, $2), erased_at = $2 where person = $1",
        &[person, &now],
    )?;
    let sql = "update donation_page_fact set by_person = null, by_name = '' where by_person = $1";
    tx.exec(sql, &[person]).map(drop)
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    for sql in [
        "update donation set person = $2 where person = $1",
        "update donation_page_fact set by_person = $2 where by_person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}
