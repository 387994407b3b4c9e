//! A break between any two statements of a collection run loses nothing and doubles nothing.

use kernel::Result;
use kernel::db::Tx;

use super::files::{Moved, batch, report, returned, statement};
use super::{IBAN, IBANS, collector, count, house, subjects, with_mandate};
use crate::debits::books;
use crate::debits::rules::Found;
use crate::debits::store::{self, Choice, Hand, Made};
use crate::org::Scope;
use crate::story;
use crate::testkit::TestApp;

/// Most statements of one step.
const STATEMENTS_MAX: u32 = 500;

fn hand() -> Hand {
    Hand { office: None, person: None, name: "Essai".to_owned() }
}

fn account(tx: &mut Tx<'_>) -> Result<books::Account> {
    let scope = Scope::of_the_house(tx)?;
    let all = books::accounts(tx, &scope)?;
    Ok(all.into_iter().find(|one| one.account.iban == IBAN).unwrap())
}

/// What there is of a collection run, as one line.
fn state(app: &TestApp) -> String {
    let counts = [
        "select count(*) from debit_batch",
        "select count(*) from debit_line",
        "select count(*) from debit_mandate where line is not null",
        "select count(*) from debit_fact",
        "select count(*) from debit_mandate_fact",
        "select count(*) from bank_entry where decided is not null",
        "select count(*) from payment",
        "select count(*) from payment_fact",
        "select count(*) from entry",
        "select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint) from entry_line",
        "select count(*) from job",
    ];
    counts.map(|sql| count(app, sql).to_string()).join(" ")
}

/// Breaks a step off after 0, 1, 2… statements; each time all is as before. Then lets it through.
fn broken_everywhere<T: Send + 'static>(
    app: &TestApp,
    step: impl Fn(&mut Tx<'_>) -> Result<T> + Send + Sync + Clone + 'static,
) -> T {
    let before = state(app);
    for statements in 0..STATEMENTS_MAX {
        let tried = step.clone();
        let done = app.app.db.write_now(move |tx| {
            tx.break_after(statements);
            tried(tx)
        });
        match done {
            Ok(done) => return done,
            Err(_) => assert_eq!(state(app), before, "broken after {statements} statements"),
        }
    }
    panic!("more than {STATEMENTS_MAX} statements");
}

story! {
    fn a_collection_run_broken_off_anywhere_loses_and_doubles_nothing(app: &TestApp) {
        collector(app);
        let _ = with_mandate(app, "Ana", IBANS[0], "10");
        let _ = with_mandate(app, "Bea", IBANS[1], "20");
        let _ = with_mandate(app, "Zoé", IBANS[2], "30");

        // The collection.
        let id = broken_everywhere(app, |tx| {
            let account = account(tx)?;
            let made = store::make(tx, &hand(), &account, "2026-12-08", "Cotisation", &[])?;
            match made {
                Made::Done(id) => Ok(id),
                Made::Wrong(_) => panic!("nothing is wrong"),
            }
        });
        assert_eq!(count(app, "select count(*) from debit_line"), 3);
        assert_eq!(subjects(app).len(), 3);
        let known = id.clone();
        broken_everywhere(app, move |tx| store::send(tx, &hand(), &known));

        // What the bank refuses.
        let group = "DD-20261208-1-FRST";
        let line = |number: usize| format!("{group}-{number:05}");
        let answer = bank::read_bank_file(&report(group, &line(1), "AC01")).unwrap();
        let bank::BankFile::Status(answer) = answer else { panic!("no report") };
        broken_everywhere(app, move |tx| {
            let account = account(tx)?;
            let mut book = store::book_of(tx, &account.collector.id)?;
            let refused = book.answer(&answer);
            store::keep_refusals(tx, &hand(), &refused, "2026-11-20")
        });

        // The movements, and each confirmation.
        let family = ("IDDT", "ESDD");
        let came = Moved { reference: "B1", cents: 5_000, family, details: batch(group, 2) };
        let family = ("IDDT", "UPDD");
        let details = returned(&line(3), "AM04");
        let back = Moved { reference: "B2", cents: -3_000, family, details };
        let told = bank::read_bank_file(&statement(&[came, back])).unwrap();
        let bank::BankFile::Statements(told) = told else { panic!("no statement") };
        broken_everywhere(app, move |tx| {
            let account = account(tx)?;
            let mut book = store::book_of(tx, &account.collector.id)?;
            let found: Vec<(bank::Entry, Found)> =
                told.entries().map(|entry| (entry.clone(), book.find(entry))).collect();
            let id = account.account.id.to_string();
            let file = store::open_file(tx, &hand(), &id, ("digest", "releve.xml", "camt.053"))?;
            store::keep_entries(tx, &file, &account, &found)?;
            store::read_whole(tx, &file, 2)
        });
        let entries: Vec<store::Entry> = house(app, |tx| {
            let account = account(tx)?;
            store::entries_of(tx, account.account.id.as_str(), true, 10)
        });
        assert_eq!(entries.len(), 2);
        for entry in entries {
            broken_everywhere(app, move |tx| store::confirm(tx, &hand(), &entry, &Choice::AsFound));
        }

        let paid = "select cast(sum(amount_cents) as bigint) from payment";
        assert_eq!(count(app, paid), 5_000);
        assert_eq!(count(app, "select count(*) from payment_fact where kind = 'returned'"), 1);
        assert_eq!(count(app, "select count(*) from debit_mandate where line is not null"), 0);
        let facts = "select count(*) from debit_fact";
        assert_eq!(count(app, facts), 4);
    }
}
