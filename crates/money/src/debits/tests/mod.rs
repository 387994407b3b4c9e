//! Stories of debits: who signs, who collects, what banks answer, what a break leaves.

mod breaks;
mod by_hand;
mod collections;
mod files;
mod gifts;
mod mandates;
mod payouts;
mod retries;
mod statements;

use kernel::Result;
use kernel::db::Tx;

use crate::org::PersonId;
use crate::testkit::{Browser, TestApp};

/// The collector's account of the stories.
pub(super) const IBAN: &str = "FR7699998075390466691098625";
/// Accounts of members.
pub(super) const IBANS: [&str; 3] =
    ["FR7699993071030400387341296", "FR7699992070950193733865038", "FR7699997076360611105291966"];

fn house<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(work).unwrap()
}

fn count(app: &TestApp, sql: &'static str) -> i64 {
    house(app, move |tx| tx.one(sql, &[]))
}

/// A financing association that serves the Gard, with an account that collects.
fn collector(app: &TestApp) {
    let unit = app.unit("Gard").to_string();
    house(app, move |tx| {
        let now = tx.now();
        let id = "018f0000-0000-7000-8000-000000000001";
        tx.exec(
            "insert into collector (id, name, folded, legal_form, line_1, line_2, postcode, city,
             creditor_id, created_at) values ($1, 'ADF du Gard', 'adf du gard', 'association', '',
             '', '30000', 'Nîmes', 'FR72ZZZ123456', $2)",
            &[&id, &now],
        )?;
        tx.exec(
            "insert into bank_account (id, collector, label, holder, iban, bic, debit_version,
             lead_days, from_on) values ('018f0000-0000-7000-8000-000000000002', $1, 'Courant',
             'ADF du Gard', $2, null, '08', 2, '2020-01-01')",
            &[&id, &IBAN],
        )?;
        tx.exec(
            "insert into collector_unit (collector, unit, from_on) values ($1, $2, '2020-01-01')",
            &[&id, &unit],
        )?;
        for account in ["411", "467", "471", "512", "5115", "627", "7541", "756"] {
            tx.exec(
                "insert into account (collector, code, label) values ($1, $2, $2)",
                &[&id, &account],
            )?;
        }
        Ok(())
    });
}

/// Somebody of a section with a mandate on paper for a fixed amount.
fn with_mandate(app: &TestApp, first: &str, iban: &str, amount: &str) -> PersonId {
    let person = app.person(first, "Moulin", "Alès");
    let path = format!("/office/people/{person}/mandates");
    let fields = [("iban", iban), ("signed_on", "2026-01-12"), ("amount", amount)];
    let made = app.officer("treasurer", "Gard").post(&path, &fields);
    made.must_be(303);
    person
}

fn mandate_of(app: &TestApp, person: &PersonId) -> String {
    let person = person.clone();
    house(app, move |tx| {
        tx.one(
            "select id from debit_mandate where person = $1 order by at desc limit 1",
            &[&person],
        )
    })
}

/// Makes the collection of 8 December and gives its path.
fn collection(app: &TestApp, by: &Browser<'_>) -> String {
    let fields = [
        ("account", "018f0000-0000-7000-8000-000000000002"),
        ("collect_on", "2026-12-08"),
        ("words", "Cotisation décembre"),
    ];
    by.post("/office/treasury/debits/new", &fields).must_be(303);
    let sql = "select id from debit_batch order by at desc, id desc limit 1";
    let id: String = house(app, move |tx| tx.one(sql, &[]));
    app.clock.advance_ms(1);
    format!("/office/treasury/debits/{id}")
}

fn subjects(app: &TestApp) -> Vec<String> {
    app.run_jobs();
    app.mails().into_iter().map(|mail| format!("{} {}", mail.to, mail.subject)).collect()
}
