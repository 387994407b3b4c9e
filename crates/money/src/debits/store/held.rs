//! Mandates, debits and movements that leave with their person: handed out, erased, merged.

use kernel::Result;
use kernel::db::Tx;

use super::batches::leave_out;
use super::mandates_of;
use crate::debits::MandateId;
use crate::feature::Held;
use crate::org::PersonId;

/// What debits hold on people.
pub(in crate::debits) const HELD: Held = Held {
    tables: &[
        "debit_mandate",
        "debit_mandate_fact",
        "debit_batch",
        "debit_batch_fact",
        "debit_line",
        "debit_retry",
        "bank_file",
        "bank_entry",
    ],
    export,
    erase,
    retention: "debits-retention",
    merge,
};

type Told = (String, i64, String, Option<String>);

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let mandates: Vec<_> = mandates_of(tx, person)?
        .into_iter()
        .map(|one| {
            serde_json::json!({
                "collector": one.collector_name,
                "reference": one.reference,
                "kind": one.kind,
                "holder": one.holder,
                "iban": one.iban,
                "origin": one.origin,
                "at": one.at.rfc3339(),
            })
        })
        .collect();
    let lines: Vec<Told> = tx.rows(
        "select b.collect_on, l.cents, l.end_to_end,
         (select d.kind from debit_fact d where d.line = l.id order by d.at desc limit 1)
         from debit_line l join debit_batch b on b.id = l.batch
         where l.person = $1 order by b.collect_on limit 10000",
        &[person],
    )?;
    let debits: Vec<_> = lines
        .into_iter()
        .map(|(on_day, cents, id, said)| {
            serde_json::json!({ "on": on_day, "cents": cents, "id": id, "bank": said })
        })
        .collect();
    Ok(serde_json::json!({ "mandates": mandates, "debits": debits }))
}

/// What was debited stays, without whose account it was; a mandate that is not under way ends.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let of_them = "select id from debit_mandate where person = $1 order by id";
    for (mandate,) in tx.rows::<(MandateId,)>(of_them, &[person])? {
        leave_out(tx, &mandate)?;
    }
    for sql in [
        "delete from debit_link where mandate in
         (select id from debit_mandate where person = $1)",
        "update debit_mandate_fact set iban = '', by_name = '', by_person = null
         where by_person = $1 or mandate in (select id from debit_mandate where person = $1)",
        "update debit_mandate set holder = '', iban = '', person = null where person = $1",
        "update debit_line set holder = '', iban = '', person = null where person = $1",
        "update bank_entry set payer = '', reference = '', label = '', person = null
         where person = $1",
        "update debit_mandate set by_name = '', by_person = null where by_person = $1",
        "update debit_batch set by_name = '', by_person = null where by_person = $1",
        "update debit_retry set by_name = '', by_person = null where by_person = $1",
        "update debit_batch_fact set by_name = '', by_person = null where by_person = $1",
        "update bank_file set by_name = '', by_person = null where by_person = $1",
        "update bank_entry set decided_name = '', decided_by = null where decided_by = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    Ok(())
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    for sql in [
        "update debit_mandate set person = $2 where person = $1",
        "update debit_line set person = $2 where person = $1",
        "update bank_entry set person = $2 where person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}
