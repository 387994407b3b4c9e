//! What the section of Nîmes spends and borrows: one of each thing that an address may name.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{PersonId, UnitId};
use crate::testkit::TestApp;

/// Counts that are the same as long as nobody touched it.
pub(super) const STANDING: [&str; 6] = [
    "select count(*) from claim_line where label = 'Trompette'",
    "select count(*) from claim_fact where kind = 'paid'",
    "select count(*) from claim where version = 0",
    "select count(*) from loan_fact",
    "select count(*) from loan where version = 0",
    "select count(*) from loan_order",
];

/// Makes it, and gives the identifiers by the part of the address before them.
pub(super) fn kept(app: &TestApp, ana: &PersonId) -> Vec<(&'static str, Vec<String>)> {
    let (ana, nimes) = (ana.clone(), app.unit("Nîmes"));
    app.app.db.write_now(move |tx| make(tx, &ana, &nimes)).unwrap()
}

fn make(
    tx: &mut Tx<'_>,
    ana: &PersonId,
    nimes: &UnitId,
) -> Result<Vec<(&'static str, Vec<String>)>> {
    let [claim, line, order, loan, back] =
        [1, 2, 3, 4, 5].map(|last: u8| format!("00000000-0000-7000-8001-{last:012}"));
    let kept: (String, String) = tx
        .row("select collector, id from entry order by id limit 1", &[])?
        .ok_or_else(|| kernel::Error::fault("the books come first"))?;
    let (collector, entry) = kept;
    tx.exec(
        "insert into claim (id, unit, person, person_name, purpose, payee_name, payee_iban,
         collector, entry, version, at)
         values ($1, $2, $3, 'Ana Gévaudan', 'Trompette', '', '', $4, $5, 0, 1)",
        &[&claim, nimes, ana, &collector, &entry],
    )?;
    tx.exec(
        "insert into claim_line (id, claim, on_day, category, label, cents, file, file_name, at)
         values ($1, $2, '2026-11-02', 'rooms', 'Trompette', 100,
         (select min(file) from entry_file), 'Trompette.pdf', 1)",
        &[&line, &claim],
    )?;
    tx.exec(
        "insert into claim_order (id, collector, way, on_day, claims, cents, file, mandate,
         by_name, at) values ($1, $2, 'file', '2026-11-02', 1, 100, 'Trompette', '', '', 1)",
        &[&order, &collector],
    )?;
    for (number, kind) in [(1_i64, "filed"), (2, "approved"), (3, "paid")] {
        tx.exec(
            "insert into claim_fact (claim, number, kind, on_day, why, pay, entry, mandate,
             by_name, at) values ($1, $2, $3, '2026-11-02', '', $4, $5, '', '', 1)",
            &[&claim, &number, &kind, &order, &entry],
        )?;
    }
    tx.exec(
        "insert into loan (id, collector, unit, person, person_name, cents, rate_hundredths,
         from_on, months, every_months, version, mandate, by_name, at)
         values ($1, $2, $3, $4, 'Ana Gévaudan', 100, 0, '2026-11-02', 6, 0, 0, '', '', 1)",
        &[&loan, &collector, nimes, ana],
    )?;
    tx.exec(
        "insert into loan_due (loan, number, due_on, capital_cents, interest_cents)
         values ($1, 1, '2027-05-02', 100, 0)",
        &[&loan],
    )?;
    tx.exec(
        "insert into loan_fact (loan, place, kind, number, on_day, why, entry, mandate, by_name, at)
         values ($1, 1, 'received', 0, '2026-11-02', '', $2, '', '', 1)",
        &[&loan, &entry],
    )?;
    tx.exec(
        "insert into loan_order (id, collector, on_day, instalments, cents, file, mandate, by_name,
         at) values ($1, $2, '2026-11-02', 1, 100, 'Trompette', '', '', 1)",
        &[&back, &collector],
    )?;
    Ok(vec![
        ("keyed", vec![claim.clone()]),
        ("claims", vec![claim]),
        ("lines", vec![line]),
        ("orders", vec![order, back]),
        ("loans", vec![loan]),
    ])
}
