//! Payments of an earlier program: brought in once, replaced when a newer file says more.

use std::collections::BTreeMap;

use kernel::Result;
use kernel::db::{Cell, Tx, marks};

use super::VALUES_MAX;
use super::bring::args;
use crate::former::rules::Payment;

/// What bringing payments in did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PaymentsBrought {
    /// Payments that nobody knew.
    pub added: u64,
    /// Payments of which a newer file says something else.
    pub updated: u64,
    /// Payments known as they are.
    pub unchanged: u64,
}

/// Brings payments in; of two rows with one number the last counts. A trial counts and writes
/// nothing.
///
/// # Errors
/// A fault from the database.
pub fn bring_payments(
    tx: &mut Tx<'_>,
    source: &str,
    payments: &[&Payment],
    import: &str,
    dry_run: bool,
) -> Result<PaymentsBrought> {
    let payments: BTreeMap<&str, &Payment> =
        payments.iter().map(|one| (one.number.as_str(), *one)).collect();
    let numbers: Vec<&str> = payments.keys().copied().collect();
    let known = known(tx, source, &numbers)?;
    let (mut done, mut rows) = (PaymentsBrought::default(), Vec::new());
    for (number, payment) in payments {
        match known.get(number) {
            Some(kept) if kept == payment => {
                done.unchanged += 1;
                continue;
            }
            Some(_) if dry_run => done.updated += 1,
            Some(_) => {
                let sql = "update former_payment set replaced_by = $3
                           where source = $1 and number = $2 and replaced_by is null";
                tx.exec(sql, &[&source, &number, &import])?;
                done.updated += 1;
            }
            None => done.added += 1,
        }
        if dry_run {
            continue;
        }
        let id: uuid::Uuid = tx.fresh();
        rows.push(cells(id.hyphenated().to_string(), source, payment, import));
    }
    if dry_run {
        return Ok(done);
    }
    const COLUMNS: [&str; 16] = [
        "id",
        "source",
        "number",
        "legacy",
        "kind",
        "status",
        "amount_cents",
        "means",
        "code",
        "on_day",
        "parent",
        "plan",
        "is_company",
        "is_in_kind",
        "reference",
        "import",
    ];
    tx.load("former_payment", &COLUMNS, rows.into_iter().map(Ok))?;
    Ok(done)
}

fn cells(id: String, source: &str, one: &Payment, import: &str) -> [Cell; 16] {
    let text = |value: &str| Cell::Text(value.to_owned());
    [
        Cell::Text(id),
        text(source),
        text(&one.number),
        text(&one.legacy),
        text(&one.kind),
        text(&one.status),
        Cell::Int(one.cents),
        text(&one.means),
        text(&one.code),
        text(&one.on_day),
        one.parent.clone().map_or(Cell::Null, Cell::Text),
        text(&one.plan),
        Cell::Int(i64::from(one.is_company)),
        Cell::Int(i64::from(one.is_in_kind)),
        text(&one.reference),
        text(import),
    ]
}

fn known(tx: &mut Tx<'_>, source: &str, numbers: &[&str]) -> Result<BTreeMap<String, Payment>> {
    let mut known = BTreeMap::new();
    for some in numbers.chunks(VALUES_MAX) {
        let sql = format!(
            "select number, legacy, kind, status, amount_cents, means, code, on_day, parent, plan,
             is_company, is_in_kind, reference from former_payment
             where source = $1 and replaced_by is null and number in ({})",
            marks(2, some.len())
        );
        for row in tx.rows::<Row>(&sql, &args(&source, some))? {
            let payment = Payment::from(row);
            known.insert(payment.number.clone(), payment);
        }
    }
    Ok(known)
}

kernel::row! {
    /// A payment as it is kept.
    #[derive(Debug, Clone)]
    pub(super) struct Row {
        number: String,
        legacy: String,
        kind: String,
        status: String,
        cents: i64,
        means: String,
        code: String,
        on_day: String,
        parent: Option<String>,
        plan: String,
        is_company: bool,
        is_in_kind: bool,
        reference: String,
    }
}

impl From<Row> for Payment {
    fn from(row: Row) -> Self {
        Self {
            number: row.number,
            legacy: row.legacy,
            kind: row.kind,
            status: row.status,
            cents: row.cents,
            means: row.means,
            code: row.code,
            on_day: row.on_day,
            parent: row.parent,
            plan: row.plan,
            is_company: row.is_company,
            is_in_kind: row.is_in_kind,
            reference: row.reference,
        }
    }
}
