//! Loans as they are kept: contracts, instalments, what was paid back.

mod orders;

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::feature::Held;
use crate::ledger::{self, CollectorId, EntryId, NewEntry, NewLine};
use crate::loans::LoanId;
use crate::loans::rules::{Bounds, Cheap, Refusal, Terms, checked, schedule};
use crate::org::{Office, PersonId, Scope, UnitId};
use crate::people::{self, Kind};

pub(in crate::loans) use orders::{Order, Ready, order, orders, pay, ready};

/// Most loans on a page.
const LOANS_MAX: i64 = 500;
/// Most days and rates of loans that are summed.
const GROUPS_MAX: i64 = 20_000;

/// What this room holds on people.
pub(in crate::loans) const HELD: Held =
    Held { tables: &["loan"], export, erase, retention: "loans-retention", merge };

row! {
    /// A loan and what is owed of it.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::loans) struct Loan {
        pub(in crate::loans) id: LoanId,
        pub(in crate::loans) collector: CollectorId,
        pub(in crate::loans) collector_name: String,
        pub(in crate::loans) unit: UnitId,
        pub(in crate::loans) unit_name: String,
        pub(in crate::loans) person: Option<PersonId>,
        pub(in crate::loans) person_name: String,
        pub(in crate::loans) cents: i64,
        pub(in crate::loans) rate_hundredths: i64,
        pub(in crate::loans) from_on: String,
        pub(in crate::loans) months: i64,
        pub(in crate::loans) every_months: i64,
        pub(in crate::loans) version: i64,
        pub(in crate::loans) by_name: String,
        pub(in crate::loans) at: Moment,
        /// Where the lender is paid back; empty as long as nobody wrote it.
        pub(in crate::loans) iban: String,
        pub(in crate::loans) owed_cents: i64,
    }
}

/// An instalment that was paid and did not come back.
const PAID: &str = "coalesce((select sum(case f.kind when 'repaid' then 1 when 'returned' then -1
    else 0 end) from loan_fact f where f.loan = d.loan and f.number = d.number), 0)";

fn loan_sql() -> String {
    format!(
        "select l.id, l.collector, c.name, l.unit, u.name, l.person, l.person_name, l.cents,
         l.rate_hundredths, l.from_on, l.months, l.every_months, l.version, l.by_name, l.at, l.iban,
         (select cast(coalesce(sum(d.capital_cents), 0) as bigint) from loan_due d
          where d.loan = l.id and {PAID} = 0)
         from loan l join collector c on c.id = l.collector join unit u on u.id = l.unit"
    )
}

const SEEN: &str = "l.unit in (select unit from unit_above where above = $1)";

/// The loans of a scope, newest first: the register.
pub(in crate::loans) fn loans(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Loan>> {
    let sql = format!("{} where {SEEN} order by l.from_on desc, l.id desc limit $2", loan_sql());
    tx.rows(&sql, &[scope.unit(), &LOANS_MAX])
}

/// One loan of a scope.
pub(in crate::loans) fn loan(tx: &mut Tx<'_>, scope: &Scope, id: &LoanId) -> Result<Option<Loan>> {
    tx.row(&format!("{} where {SEEN} and l.id = $2", loan_sql()), &[scope.unit(), id])
}

/// The loans of somebody, newest first.
pub(in crate::loans) fn mine(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Loan>> {
    let sql = format!("{} where l.person = $1 order by l.from_on desc limit $2", loan_sql());
    tx.rows(&sql, &[person, &LOANS_MAX])
}

row! {
    /// An instalment, and whether it was paid back.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::loans) struct Due {
        pub(in crate::loans) number: i64,
        pub(in crate::loans) due_on: String,
        pub(in crate::loans) capital_cents: i64,
        pub(in crate::loans) interest_cents: i64,
        pub(in crate::loans) paid_on: Option<String>,
    }
}

/// The instalments of a loan, in their order.
pub(in crate::loans) fn dues(tx: &mut Tx<'_>, id: &LoanId) -> Result<Vec<Due>> {
    let sql = format!(
        "select d.number, d.due_on, d.capital_cents, d.interest_cents,
         case when {PAID} > 0 then (select max(f.on_day) from loan_fact f where f.loan = d.loan
             and f.number = d.number and f.kind = 'repaid') end
         from loan_due d where d.loan = $1 order by d.number"
    );
    tx.rows(&sql, &[id])
}

row! {
    /// Something that happened to a loan.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::loans) struct Fact {
        pub(in crate::loans) place: i64,
        pub(in crate::loans) kind: String,
        pub(in crate::loans) number: i64,
        pub(in crate::loans) on_day: String,
        pub(in crate::loans) why: String,
        pub(in crate::loans) entry: EntryId,
        pub(in crate::loans) by_name: String,
    }
}

/// What happened to a loan, the oldest first.
pub(in crate::loans) fn facts(tx: &mut Tx<'_>, id: &LoanId) -> Result<Vec<Fact>> {
    let sql = "select place, kind, number, on_day, why, entry, by_name from loan_fact
               where loan = $1 order by place";
    tx.rows(sql, &[id])
}

/// What the law bounds for a collector on a day.
pub(in crate::loans) fn bounds(
    tx: &mut Tx<'_>,
    collector: &ledger::Collector,
    day: &str,
) -> Result<Bounds> {
    if !collector.legal_form.is_of_a_party() {
        return Ok(Bounds::default());
    }
    let months_max = ledger::legal(tx, "loan_months_max", day)?;
    Ok(Bounds { months_max, cheap: Some(cheap(tx, day)?) })
}

fn cheap(tx: &mut Tx<'_>, day: &str) -> Result<Cheap> {
    let legal_rate = ledger::legal(tx, "legal_interest_hundredths", day)?;
    Ok(Cheap {
        legal_rate_hundredths: legal_rate.filter(|rate| *rate > 0),
        months_max: ledger::legal(tx, "loan_at_legal_rate_months", day)?,
        ceiling_cents: ledger::legal(tx, "loan_ceiling_cents", day)?,
    })
}

/// What the party owes by loans that cost no more than the legal rate of their day, to whomever.
pub(in crate::loans) fn cheap_owed(tx: &mut Tx<'_>) -> Result<i64> {
    let sql = format!(
        "select c.legal_form, l.from_on, l.rate_hundredths,
         cast(coalesce(sum(d.capital_cents), 0) as bigint)
         from loan l join collector c on c.id = l.collector join loan_due d on d.loan = l.id
         where {PAID} = 0 group by c.legal_form, l.from_on, l.rate_hundredths
         order by l.from_on limit $1"
    );
    let rows: Vec<(String, String, i64, i64)> = tx.rows(&sql, &[&GROUPS_MAX])?;
    let mut owed = 0;
    for (form, from_on, rate, cents) in rows {
        let is_party = ledger::LegalForm::parse(&form).is_some_and(|form| form.is_of_a_party());
        if is_party && cheap(tx, &from_on)?.holds(rate) {
            owed += cents;
        }
    }
    Ok(owed)
}

/// Whose hand writes.
#[derive(Debug, Clone)]
pub(in crate::loans) struct Hand {
    pub(in crate::loans) person: Option<PersonId>,
    pub(in crate::loans) mandate: String,
    pub(in crate::loans) name: String,
}

impl Hand {
    pub(in crate::loans) fn of(office: &Office, name: &str) -> Self {
        Self {
            person: Some(office.person.clone()),
            mandate: office.mandate.id.to_string(),
            name: name.to_owned(),
        }
    }
}

/// Writes a contract down; its money came to the bank.
pub(in crate::loans) fn lend(
    tx: &mut Tx<'_>,
    person: &PersonId,
    unit: &UnitId,
    (terms, iban): (&Terms, &str),
    hand: &Hand,
) -> Result<LoanId> {
    let now = tx.now();
    if terms.from_on.len() != 10 || terms.from_on > now.day_text() {
        return Err(Refusal::BadDay.into());
    }
    let collector = ledger::collector_for(tx, unit, &terms.from_on)?;
    let collector = collector.ok_or(Refusal::NoCollector)?;
    let lender = people::own(tx, person)?.ok_or(Error::NotFound)?;
    if lender.record.kind != Kind::Person {
        return Err(Refusal::NotAPerson.into());
    }
    // Two loans at once would both find room below the ceiling: they wait here.
    tx.exec(
        "insert into loan_turn (name, last) values ('lend', 1)
         on conflict (name) do update set last = loan_turn.last + 1",
        &[],
    )?;
    let bounds = bounds(tx, &collector, &terms.from_on)?;
    checked(terms, cheap_owed(tx)?, bounds)?;
    let iban = checked_iban(iban)?;
    let id: LoanId = tx.fresh();
    tx.exec(
        "insert into loan (id, collector, unit, person, person_name, cents, rate_hundredths,
         from_on, months, every_months, version, mandate, by_name, at, iban)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12, $13, $14)",
        &[
            &id,
            &collector.id,
            unit,
            person,
            &lender.record.display_name(),
            &terms.cents,
            &terms.rate_hundredths,
            &terms.from_on,
            &terms.months,
            &terms.every_months,
            &hand.mandate,
            &hand.name,
            &now,
            &iban,
        ],
    )?;
    for one in schedule(terms) {
        tx.exec(
            "insert into loan_due (loan, number, due_on, capital_cents, interest_cents)
             values ($1, $2, $3, $4, $5)",
            &[&id, &one.number, &one.due_on, &one.capital_cents, &one.interest_cents],
        )?;
    }
    let lines = [(ledger::BANK, terms.cents), (ledger::LOANS, -terms.cents)];
    let about = About { collector: &collector.id, unit, person: Some(person) };
    let told = ("Prêt reçu d'un adhérent", terms.from_on.as_str());
    let entry = post(tx, &about, ("loan", id.to_string()), told, &lines, hand)?;
    note(tx, &id, ("received", 0, &terms.from_on, ""), &entry, hand)?;
    Ok(id)
}

/// An account as it is kept; nothing when none was written.
fn checked_iban(typed: &str) -> Result<String> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    let iban = values::Iban::parse(typed).map_err(|_| Refusal::BadIban)?;
    Ok(iban.as_str().to_owned())
}

/// Notes where a lender is paid back.
pub(in crate::loans) fn set_iban(tx: &mut Tx<'_>, loan: &Loan, typed: &str) -> Result<()> {
    let iban = checked_iban(typed)?;
    take(tx, loan)?;
    tx.exec("update loan set iban = $2 where id = $1", &[&loan.id, &iban]).map(drop)
}

/// Whose entry it is.
struct About<'a> {
    collector: &'a CollectorId,
    unit: &'a UnitId,
    person: Option<&'a PersonId>,
}

fn post(
    tx: &mut Tx<'_>,
    about: &About<'_>,
    (cause_kind, cause): (&'static str, String),
    (label, on_day): (&str, &str),
    lines: &[(&str, i64)],
    hand: &Hand,
) -> Result<EntryId> {
    let line = |(account, debit): &(&str, i64)| NewLine {
        account: (*account).to_owned(),
        unit: Some(about.unit.clone()),
        person: about.person.cloned(),
        label: String::new(),
        debit_cents: (*debit).max(0),
        credit_cents: (-*debit).max(0),
    };
    let entry = NewEntry {
        collector: about.collector.clone(),
        journal: "BQ",
        on_day: on_day.to_owned(),
        label: label.to_owned(),
        piece: None,
        cause_kind,
        cause,
        lines: lines.iter().filter(|(_, cents)| *cents != 0).map(line).collect(),
        by: hand.person.clone(),
    };
    ledger::post(tx, &entry)
}

fn note(
    tx: &mut Tx<'_>,
    id: &LoanId,
    (kind, number, on_day, why): (&str, i64, &str, &str),
    entry: &EntryId,
    hand: &Hand,
) -> Result<()> {
    let (place, now) = (i64::try_from(facts(tx, id)?.len())? + 1, tx.now());
    tx.exec(
        "insert into loan_fact (loan, place, kind, number, on_day, why, entry, mandate, by_name,
         at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[id, &place, &kind, &number, &on_day, &why, entry, &hand.mandate, &hand.name, &now],
    )
    .map(drop)
}

/// Takes a loan in hand as it was read; whoever comes second is stale.
fn take(tx: &mut Tx<'_>, loan: &Loan) -> Result<()> {
    let sql = "update loan set version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, &[&loan.id, &loan.version])? == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// An instalment was paid back from the bank.
pub(in crate::loans) fn repay(
    tx: &mut Tx<'_>,
    loan: &Loan,
    number: i64,
    on_day: &str,
    hand: &Hand,
) -> Result<()> {
    if on_day.len() != 10 || on_day > tx.now().day_text().as_str() {
        return Err(Refusal::BadDay.into());
    }
    repaid(tx, loan, number, on_day, hand).map(drop)
}

/// An instalment leaves the bank; returns how much went.
fn repaid(tx: &mut Tx<'_>, loan: &Loan, number: i64, on_day: &str, hand: &Hand) -> Result<i64> {
    take(tx, loan)?;
    let due = dues(tx, &loan.id)?.into_iter().find(|due| due.number == number);
    let due = due.ok_or(Error::NotFound)?;
    if due.paid_on.is_some() {
        return Err(Refusal::Over.into());
    }
    let lines = [
        (ledger::LOANS, due.capital_cents),
        (ledger::INTERESTS, due.interest_cents),
        (ledger::BANK, -(due.capital_cents + due.interest_cents)),
    ];
    let about =
        About { collector: &loan.collector, unit: &loan.unit, person: loan.person.as_ref() };
    let cause = ("loan-repaid", format!("{}:{number}:{}", loan.id, loan.version));
    let told = ("Remboursement d'un prêt d'adhérent", on_day);
    let entry = post(tx, &about, cause, told, &lines, hand)?;
    note(tx, &loan.id, ("repaid", number, on_day, ""), &entry, hand)?;
    Ok(due.capital_cents + due.interest_cents)
}

/// A repayment came back: it is owed again.
pub(in crate::loans) fn give_back(
    tx: &mut Tx<'_>,
    loan: &Loan,
    number: i64,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy.into());
    }
    take(tx, loan)?;
    let last = facts(tx, &loan.id)?.into_iter().rfind(|fact| fact.number == number);
    let last = last.filter(|fact| fact.kind == "repaid").ok_or(Refusal::Over)?;
    let today = tx.now().day_text();
    let mirror = ledger::reverse(tx, &last.entry, &today, why, hand.person.as_ref())?;
    note(tx, &loan.id, ("returned", number, &today, why), &mirror, hand)
}

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let mut all = Vec::new();
    for loan in mine(tx, person)? {
        let dues = dues(tx, &loan.id)?;
        all.push(serde_json::json!({
            "collector": loan.collector_name, "cents": loan.cents, "from": loan.from_on,
            "months": loan.months, "rate_hundredths": loan.rate_hundredths,
            "owed_cents": loan.owed_cents, "iban": loan.iban, "instalments": dues,
        }));
    }
    Ok(serde_json::json!({ "loans": all }))
}

/// A contract is a proof of the accounts: it leads to nobody, and loses the name once it was paid
/// back and the accounts need it no more.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let today = tx.now().day_text();
    let years = ledger::legal(tx, "accounting_retention_years", &today)?.unwrap_or(10);
    let before = tx.now().0 - years * 366 * kernel::time::DAY_MS;
    tx.exec(
        "update loan set person_name = '', iban = '' where person = $1 and at < $2",
        &[person, &before],
    )?;
    tx.exec("update loan set person = null where person = $1", &[person]).map(drop)
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update loan set person = $2 where person = $1", &[from, into]).map(drop)
}

/// Some people of a unit and those below, with the unit that keeps them, for the demonstration.
pub(in crate::loans) fn some_people(
    tx: &mut Tx<'_>,
    unit: &UnitId,
) -> Result<Vec<(PersonId, UnitId)>> {
    tx.rows(
        "select p.id, p.home_unit from person p join unit_above a on a.unit = p.home_unit
         where a.above = $1 and p.kind = 'person' order by p.id limit 20",
        &[unit],
    )
}
