//! Instalments that fall due, paid back together by one file for the bank.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use super::{Hand, Loan, PAID, loan_sql, repaid};
use crate::ledger::{self, Collector, CollectorId};
use crate::loans::rules::Refusal;
use crate::loans::{LoanId, OrderId};
use crate::org::Scope;

/// Most instalments on a page, and in a file.
const INSTALMENTS_MAX: i64 = 200;
/// Most files on a page.
const ORDERS_MAX: i64 = 50;

row! {
    /// An instalment that falls due.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::loans) struct Ready {
        pub(in crate::loans) loan: LoanId,
        pub(in crate::loans) number: i64,
        pub(in crate::loans) collector: CollectorId,
        pub(in crate::loans) collector_name: String,
        pub(in crate::loans) person_name: String,
        pub(in crate::loans) due_on: String,
        pub(in crate::loans) cents: i64,
        /// Whether the lender's account is known.
        pub(in crate::loans) has_iban: bool,
    }
}

/// The unpaid instalments of a scope that fall due by a day, the oldest first.
pub(in crate::loans) fn ready(tx: &mut Tx<'_>, scope: &Scope, through: &str) -> Result<Vec<Ready>> {
    let sql = format!(
        "select l.id, d.number, l.collector, c.name, l.person_name, d.due_on,
         d.capital_cents + d.interest_cents, case when l.iban = '' then 0 else 1 end
         from loan_due d join loan l on l.id = d.loan join collector c on c.id = l.collector
         where l.unit in (select unit from unit_above where above = $1) and d.due_on <= $2
         and {PAID} = 0 order by l.collector, d.due_on, l.id, d.number limit $3"
    );
    tx.rows(&sql, &[scope.unit(), &through, &INSTALMENTS_MAX])
}

row! {
    /// Instalments that were paid together.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::loans) struct Order {
        pub(in crate::loans) id: OrderId,
        pub(in crate::loans) collector: CollectorId,
        pub(in crate::loans) collector_name: String,
        pub(in crate::loans) on_day: String,
        pub(in crate::loans) instalments: i64,
        pub(in crate::loans) cents: i64,
        pub(in crate::loans) by_name: String,
        pub(in crate::loans) at: Moment,
    }
}

const ORDER: &str = "select o.id, o.collector, c.name, o.on_day, o.instalments, o.cents, o.by_name,
    o.at from loan_order o join collector c on c.id = o.collector";

/// The files of a collector, newest first.
pub(in crate::loans) fn orders(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Order>> {
    let sql = format!("{ORDER} where o.collector = $1 order by o.at desc, o.id desc limit $2");
    tx.rows(&sql, &[collector, &ORDERS_MAX])
}

/// One file of a collector whose books this scope keeps: its day and what it holds.
pub(in crate::loans) fn order(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &OrderId,
) -> Result<Option<(String, String)>> {
    let sql = "select collector, on_day, file from loan_order where id = $1";
    let found: Option<(CollectorId, String, String)> = tx.row(sql, &[id])?;
    let Some((collector, on_day, file)) = found else { return Ok(None) };
    let is_kept = ledger::is_kept_in(tx, scope, &collector)?;
    Ok(is_kept.then_some((on_day, file)))
}

/// Pays instalments of one collector back by a file for its bank: all of them or none.
pub(in crate::loans) fn pay(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    chosen: &[(LoanId, i64)],
    on_day: &str,
    hand: &Hand,
) -> Result<OrderId> {
    let collector = ledger::collector(tx, collector)?.ok_or(Error::NotFound)?;
    let (id, now): (OrderId, _) = (tx.fresh(), tx.now());
    if on_day.len() != 10 {
        return Err(Refusal::BadDay.into());
    }
    if chosen.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    ledger::hold(tx, &collector.id)?;
    let today = now.day_text();
    let (mut credits, mut cents) = (Vec::new(), 0);
    for (loan, number) in chosen {
        // Read each time: the instalment before may be one of the same loan.
        let sql = format!("{} where l.id = $1 and l.collector = $2", loan_sql());
        let loan: Loan = tx.row(&sql, &[loan, &collector.id])?.ok_or(Error::NotFound)?;
        if loan.iban.is_empty() {
            return Err(Refusal::NoIban.into());
        }
        let paid = repaid(tx, &loan, *number, on_day.min(today.as_str()), hand)?;
        cents += paid;
        credits.push(bank::Credit {
            end_to_end: format!("{}{number:03}", short(loan.id.as_str(), 32)),
            name: loan.person_name.clone(),
            iban: loan.iban.clone(),
            bic: None,
            cents: paid,
            text: format!("Remboursement de prêt, échéance {number}"),
        });
    }
    let instalments = i64::try_from(credits.len())?;
    let at = kernel::text::iso(now.0);
    let file = transfer(&collector, credits, (&id, on_day, &at))?;
    tx.exec(
        "insert into loan_order (id, collector, on_day, instalments, cents, file, mandate, by_name,
         at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &id,
            &collector.id,
            &on_day,
            &instalments,
            &cents,
            &file,
            &hand.mandate,
            &hand.name,
            &now,
        ],
    )?;
    Ok(id)
}

fn short(id: &str, most: usize) -> String {
    id.chars().filter(char::is_ascii_alphanumeric).take(most).collect()
}

/// The file for the collector's bank.
fn transfer(
    collector: &Collector,
    credits: Vec<bank::Credit>,
    (id, on_day, at): (&OrderId, &str, &str),
) -> Result<String> {
    let from = collector.account_on(on_day).ok_or(Refusal::NoAccount)?;
    let file = bank::Transfer {
        id: short(id.as_str(), 30),
        created_at: at.chars().take(19).collect(),
        name: from.holder.clone(),
        iban: from.iban.clone(),
        bic: from.bic.clone(),
        pay_on: on_day.to_owned(),
        credits,
    };
    bank::write_transfer(&file).map_err(|_| Refusal::NoFile.into())
}
