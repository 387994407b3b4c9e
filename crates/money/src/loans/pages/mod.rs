//! The pages of loans: the register, a contract, what I lent.

mod mine;
mod new;
mod office;
mod orders;

use axum::Router;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::SamplePage;
use kernel::{Result, refusal};
use serde::Serialize;

use crate::app::App;
use crate::loans::store::{Due, Loan};
use crate::paper;

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/treasury/loans", get(office::list))
        .route("/office/treasury/loans/register", get(office::register))
        .route("/office/treasury/loans/pay", post(orders::pay))
        .route("/office/treasury/loans/orders/{id}/file", get(orders::file))
        .route("/office/treasury/loans/new", get(new::show).post(new::lend))
        .route("/office/treasury/loans/{id}", get(office::show).post(office::change))
        .route("/office/treasury/loans/{id}/statement", get(office::statement))
        .route("/me/loans", get(mine::list))
        .route("/me/loans/{id}/statement", get(mine::statement))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = office::samples();
    samples.extend(new::samples());
    samples.extend(mine::samples());
    samples
}

/// A loan on a list.
#[derive(Debug, Clone, Serialize)]
struct Told {
    id: String,
    name: String,
    collector: String,
    unit: String,
    cents: i64,
    owed_cents: i64,
    rate: String,
    months: i64,
    from_on: String,
}

fn told(language: Language, loan: &Loan) -> Told {
    Told {
        id: loan.id.to_string(),
        name: loan.person_name.clone(),
        collector: loan.collector_name.clone(),
        unit: loan.unit_name.clone(),
        cents: loan.cents,
        owed_cents: loan.owed_cents,
        rate: rate_told(language, loan.rate_hundredths),
        months: loan.months,
        from_on: loan.from_on.clone(),
    }
}

/// A rate in words: `1,50 %`.
fn rate_told(language: Language, hundredths: i64) -> String {
    let (whole, part) = (hundredths / 100, hundredths.rem_euclid(100));
    match language {
        Language::French => format!("{whole},{part:02}\u{a0}%"),
        Language::English => format!("{whole}.{part:02}%"),
    }
}

/// The statement to the lender, as a letter.
fn paper(
    app: &App,
    language: Language,
    loan: &Loan,
    dues: &[Due],
    to: Vec<String>,
) -> Result<Vec<u8>> {
    let lang = paper::lang(language);
    let day = |day: &str| documents::day(lang, day);
    let money = |cents: i64| documents::euros(lang, cents);
    let rate = rate_told(language, loan.rate_hundredths);
    let (cents, from) = (money(loan.cents), day(&loan.from_on));
    let mut paragraphs = vec![app.say_with(
        language,
        "loans-paper-terms",
        &[
            ("collector", loan.collector_name.as_str().into()),
            ("amount", cents.as_str().into()),
            ("day", from.as_str().into()),
            ("months", loan.months.into()),
            ("rate", rate.as_str().into()),
        ],
    )];
    for due in dues {
        let (capital, interest) = (money(due.capital_cents), money(due.interest_cents));
        let (due_on, paid) = (day(&due.due_on), due.paid_on.as_deref().map(day));
        let args = [
            ("number", due.number.into()),
            ("day", due_on.as_str().into()),
            ("capital", capital.as_str().into()),
            ("interest", interest.as_str().into()),
            ("paid", paid.as_deref().unwrap_or_default().into()),
        ];
        let key = if paid.is_some() { "loans-paper-paid" } else { "loans-paper-due" };
        paragraphs.push(app.say_with(language, key, &args));
    }
    let owed = money(loan.owed_cents);
    paragraphs.push(app.say_with(language, "loans-paper-owed", &[("owed", owed.as_str().into())]));
    paragraphs.push(app.say(language, "loans-paper-default"));
    let letter = documents::Letter {
        lang,
        colours: paper::colours(app),
        sender: loan.collector_name.clone(),
        to,
        on_day: app.now().day_text(),
        subject: app.say(language, "loans-paper-title"),
        paragraphs,
        ..documents::Letter::default()
    };
    paper::file(documents::letter(&letter))
}

fn sample(owed_cents: i64) -> Told {
    Told {
        id: "1".to_owned(),
        name: "Odile Fauvel".to_owned(),
        collector: "ADF du Gard".to_owned(),
        unit: "Alès".to_owned(),
        cents: 200_000,
        owed_cents,
        rate: "0,00\u{a0}%".to_owned(),
        months: 12,
        from_on: "2026-03-02".to_owned(),
    }
}

fn sample_dues() -> Vec<Due> {
    let due = |number: i64, paid_on: Option<&str>| Due {
        number,
        due_on: format!("2026-0{}-02", 3 + number * 3),
        capital_cents: 100_000,
        interest_cents: 150,
        paid_on: paid_on.map(str::to_owned),
    };
    vec![due(1, Some("2026-06-02")), due(2, None)]
}

/// The post address of somebody, a line each, below their name.
fn post_to(loan: &Loan, record: Option<&crate::people::Record>) -> Vec<String> {
    let mut lines = vec![loan.person_name.clone()];
    let address = record.and_then(|record| record.addresses.iter().find(|one| !one.bad));
    if let Some(address) = address {
        let town = format!("{} {}", address.postcode, address.city);
        let all = [&address.line_1, &address.line_2, &address.line_3, &town];
        lines.extend(all.into_iter().map(|line| line.trim().to_owned()));
        lines.retain(|line| !line.is_empty());
    }
    lines
}
