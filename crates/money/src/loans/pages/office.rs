//! The register of loans, and one of them: its instalments, what was paid back, its statement.

use std::fmt::Write as _;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::orders::{self, ToPay};
use super::{Told, paper, post_to, refusal, sample, sample_dues, told};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::loans::LoanId;
use crate::loans::store::{self, Due, Fact, Hand, Loan, Order};
use crate::org::{PersonId, Right};
use crate::people;
use crate::shares;

const HERE: &str = "/office/treasury/loans";
/// Longest reason, in characters.
const WHY_CHARS_MAX: usize = 200;
/// What people read in their history of consultations.
const REASON: &str = "Prêt";

#[derive(Serialize, Default)]
struct Home {
    unit: String,
    loans: Vec<Told>,
    owed_cents: i64,
    to_pay: Vec<ToPay>,
    orders: Vec<Order>,
    pay_on: String,
}

impl Page for Home {
    const TEMPLATE: &str = "loans/home.html";
}

#[derive(Serialize)]
struct One {
    loan: Told,
    person: String,
    entry: String,
    dues: Vec<Due>,
    facts: Vec<Fact>,
    may_pay: bool,
    today: String,
    /// Where the lender is paid back.
    iban: String,
    error: String,
    error_field: &'static str,
}

impl Page for One {
    const TEMPLATE: &str = "loans/one.html";
}

/// GET `/office/treasury/loans`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (scope, language) = (officer.office.scope.clone(), officer.language());
    let today = app.now().day_text();
    let pay_on = bank::next_business_day(&today).unwrap_or(today);
    let (loans, (to_pay, orders)) = app
        .db
        .read(move |tx| {
            let now = tx.now();
            Ok((store::loans(tx, &scope)?, orders::groups(tx, &scope, now)?))
        })
        .await?;
    let page = Home {
        to_pay,
        orders,
        pay_on,
        unit: officer.office.unit.name.clone(),
        owed_cents: loans.iter().map(|loan| loan.owed_cents).sum(),
        loans: loans.iter().map(|loan| told(language, loan)).collect(),
    };
    app.page(&page, &officer.shell(&app))
}

/// GET `/office/treasury/loans/register`: every loan with its instalments, for the yearly accounts.
pub(super) async fn register(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let rows = app
        .db
        .write(move |tx| {
            let loans = store::loans(tx, &office.scope)?;
            let mut people: Vec<PersonId> =
                loans.iter().filter_map(|loan| loan.person.clone()).collect();
            people.sort();
            people.dedup();
            let reason = "Registre des prêts";
            access::note_many(tx, &office, &name, &people, Act::Exported, reason, None)?;
            let mut rows = Vec::new();
            for loan in loans {
                let dues = store::dues(tx, &loan.id)?;
                rows.push((loan, dues));
            }
            Ok(rows)
        })
        .await?;
    let table = "text/tab-separated-values; charset=utf-8";
    download("registre-des-prets.tsv", table, registered(&rows))
}

/// The register as a table: a line for each instalment.
fn registered(rows: &[(Loan, Vec<Due>)]) -> String {
    let mut out = String::from(
        "mandataire\tpreteur\tmontant\ttaux\tdate\tmois\techeance\tcapital\tinterets\tpaye_le\r\n",
    );
    let plain = |cents: i64| format!("{},{:02}", cents / 100, cents.rem_euclid(100));
    let safe = |text: &str| -> String {
        text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
    };
    for (loan, dues) in rows {
        for due in dues {
            let _ = write!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\r\n",
                safe(&loan.collector_name),
                safe(&loan.person_name),
                plain(loan.cents),
                plain(loan.rate_hundredths),
                loan.from_on,
                loan.months,
                due.due_on,
                plain(due.capital_cents),
                plain(due.interest_cents),
                due.paid_on.as_deref().unwrap_or_default(),
            );
        }
    }
    out
}

async fn page(app: &App, officer: &Officer, id: &str) -> Result<One> {
    officer.must(Right::Treasury)?;
    let id = LoanId::parse(id).ok_or(Error::NotFound)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let language = officer.language();
    app.db
        .write(move |tx| {
            let loan = store::loan(tx, &office.scope, &id)?.ok_or(Error::NotFound)?;
            if let Some(person) = &loan.person {
                access::note(tx, &office, &name, person, Act::Opened, REASON)?;
            }
            let facts = store::facts(tx, &id)?;
            let entry = facts.first().map(|fact| {
                let collector = &loan.collector;
                format!("/office/treasury/ledger/{collector}/entries/{}", fact.entry)
            });
            let may_pay = ledger::is_kept_in(tx, &office.scope, &loan.collector)?;
            Ok(One {
                person: loan.person.as_ref().map_or(String::new(), ToString::to_string),
                entry: entry.filter(|_| may_pay).unwrap_or_default(),
                dues: store::dues(tx, &id)?,
                loan: told(language, &loan),
                facts,
                may_pay,
                today: tx.now().day_text(),
                iban: loan.iban,
                error: String::new(),
                error_field: "dues",
            })
        })
        .await
}

/// GET `/office/treasury/loans/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = page(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/loans/{id}` with `number` and `on_day`; `number`, `do=return`, `why`;
/// or `do=iban`, `iban`.
pub(super) async fn change(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let known = LoanId::parse(&id).ok_or(Error::NotFound)?;
    let what = fields.text("do").to_owned();
    let number: i64 = fields.text("number").parse().unwrap_or(0);
    let (on_day, typed) = (shares::day_of(fields.text("on_day")), fields.text("iban").to_owned());
    let why: String = fields.text("why").trim().chars().take(WHY_CHARS_MAX).collect();
    let (office, hand) = (officer.office.clone(), Hand::of(&officer.office, &officer.actor.name));
    let (asked, iban) = (what.clone(), typed.clone());
    let done = app
        .db
        .write(move |tx| {
            let loan = store::loan(tx, &office.scope, &known)?.ok_or(Error::NotFound)?;
            if !ledger::is_kept_in(tx, &office.scope, &loan.collector)? {
                return Err(Error::NotFound);
            }
            match asked.as_str() {
                "iban" => store::set_iban(tx, &loan, &iban),
                "return" => store::give_back(tx, &loan, number, &why, &hand),
                _ => store::repay(tx, &loan, number, &on_day, &hand),
            }
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(()) => {
            let key = match what.as_str() {
                "iban" => "loans-iban-kept",
                "return" => "loans-returned",
                _ => "loans-repaid",
            };
            see_other_with(&format!("{HERE}/{id}"), &Notice::ok(app.say(language, key)))
        }
        Err(key) => {
            let mut page = page(&app, &officer, &id).await?;
            page.error = app.say(language, key);
            if what == "iban" {
                (page.iban, page.error_field) = (typed, "iban");
            }
            app.refused(&page, officer.shell(&app))
        }
    }
}

/// GET `/office/treasury/loans/{id}/statement`: the letter to the lender.
pub(super) async fn statement(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = LoanId::parse(&id).ok_or(Error::NotFound)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let (loan, dues, to) = app
        .db
        .write(move |tx| {
            let loan = store::loan(tx, &office.scope, &id)?.ok_or(Error::NotFound)?;
            let mut record = None;
            if let Some(person) = &loan.person {
                access::note(tx, &office, &name, person, Act::Printed, REASON)?;
                let kept = people::of_scope(tx, &office.scope, person)?;
                record = kept.map(|kept| kept.record);
            }
            let to = post_to(&loan, record.as_ref());
            let dues = store::dues(tx, &id)?;
            Ok((loan, dues, to))
        })
        .await?;
    let bytes = paper(&app, officer.language(), &loan, &dues, to)?;
    download("pret.pdf", "application/pdf", bytes)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = Home {
        unit: "Gard".to_owned(),
        loans: vec![sample(200_000), sample(0)],
        owed_cents: 200_000,
        to_pay: [true, false].into_iter().filter_map(orders::sample).collect(),
        orders: orders::sample_order().into_iter().collect(),
        pay_on: "2026-11-25".to_owned(),
    };
    let one = |may_pay, error: &str| One {
        loan: sample(100_000),
        person: "1".to_owned(),
        entry: "/office/treasury".to_owned(),
        dues: sample_dues(),
        facts: Vec::new(),
        may_pay,
        today: "2026-11-24".to_owned(),
        iban: "FR7630006000011234567890189".to_owned(),
        error: error.to_owned(),
        error_field: "dues",
    };
    vec![
        SamplePage::new("loans/home", full),
        SamplePage::new("loans/home-empty", Home { unit: "Alès".to_owned(), ..Home::default() }),
        SamplePage::new("loans/one", one(true, "")),
        SamplePage::new("loans/one-refused", one(true, "Dites pourquoi.")),
        SamplePage::new(
            "loans/one-iban",
            One { error_field: "iban", ..one(true, "Cet IBAN n'est pas valable.") },
        ),
        SamplePage::new("loans/one-read", one(false, "")),
    ]
}
