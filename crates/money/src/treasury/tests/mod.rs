//! Stories of the treasury: what a section's treasurer keys in an evening, what the bank and the
//! carriers of cards answer, what the person who pays reads, and what nobody else may see.

mod cards;
mod carriers;
mod ceiling;
mod day;
mod money;
mod random;
mod recurring;

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::ledger::{self, BankAccount, Collector, CollectorId, LegalForm};
use crate::members;
use crate::org::PersonId;
use crate::testkit::TestApp;

/// Does something in the house.
fn house<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(work).unwrap()
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    app.app.db.read_now(move |tx| tx.one(sql, &[])).unwrap()
}

/// A collector of a form, with an account, that serves a federation.
fn collector(app: &TestApp, form: LegalForm, unit: &str) -> CollectorId {
    let unit = app.unit(unit);
    house(app, move |tx| {
        let collector = Collector {
            id: tx.fresh(),
            name: "Association de financement du Gard".to_owned(),
            legal_form: form,
            siren: None,
            rna: None,
            approval_number: None,
            approved_on: None,
            line_1: "4 rue de la Paix".to_owned(),
            line_2: String::new(),
            postcode: "30000".to_owned(),
            city: "Nîmes".to_owned(),
            creditor_id: None,
            closed_on: None,
            accounts: Vec::new(),
        };
        ledger::add_collector(tx, &collector, None)?;
        let account = BankAccount {
            id: tx.fresh(),
            collector: collector.id.clone(),
            label: "Compte".to_owned(),
            holder: "ADF GARD".to_owned(),
            iban: "FR7630006000011234567890189".to_owned(),
            bic: Some("AGRIFRPP".to_owned()),
            debit_version: "08".to_owned(),
            lead_days: 1,
            from_on: "2020-01-01".to_owned(),
            to_on: None,
        };
        ledger::add_bank_account(tx, &account)?;
        ledger::serve(tx, &collector.id, &unit, ("2020-01-01", "2019-12-31"))?;
        Ok(collector.id)
    })
}

/// People of a section who joined in August and owe their stamps since.
fn debtors(app: &TestApp, names: &[(&str, &str)], unit: &str) -> Vec<PersonId> {
    let people: Vec<PersonId> =
        names.iter().map(|(first, last)| app.person(first, last, unit)).collect();
    house(app, move |tx| {
        tx.exec("update relation_fact set on_day = '2026-08-01'", &[])?;
        (members::FEATURE.demo)(tx, &mut Demo::new(7, 0))?;
        tx.exec("delete from stamp where exempt = 1", &[])
    });
    people
}

/// Cents as people type them: `48` or `48,50`.
fn typed_euros(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100).trim_end_matches(",00").to_owned()
}

fn due(app: &TestApp, person: &PersonId) -> i64 {
    let person = person.clone();
    house(app, move |tx| {
        let today = tx.now().day_text();
        let due = members::due(tx, &person, &today)?;
        Ok(due.iter().map(|due| due.due_cents - due.paid_cents).sum())
    })
}

/// Fails unless every entry balances, and gives the balance of an account.
fn balance(app: &TestApp, account: &'static str) -> i64 {
    let off = "select count(*) from (select entry from entry_line group by entry
               having sum(debit_cents) <> sum(credit_cents)) x";
    assert_eq!(count(app, off), 0);
    app.app
        .db
        .read_now(move |tx| {
            tx.one(
                "select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint)
                 from entry_line where account = $1",
                &[&account],
            )
        })
        .unwrap()
}
