//! The trial balance, and what a year brought and cost.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::Fields;
use serde::Serialize;

use super::book::{Book, Days, named, opened};
use super::table::Sheet;
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::rules::{Kind, amount, carried, day_before};
use crate::ledger::store::{self, Balance};

#[derive(Serialize)]
struct Trial {
    book: Book,
    lines: Vec<TrialLine>,
    total: TrialLine,
}

impl Page for Trial {
    const TEMPLATE: &'static str = "ledger/balance.html";
}

/// An account in the trial balance, in cents; opening and closing are debits less credits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct TrialLine {
    account: String,
    label: String,
    opening_cents: i64,
    debit_cents: i64,
    credit_cents: i64,
    closing_cents: i64,
}

/// What each account of the shown lines stood at before the first day shown.
fn openings(tx: &mut Tx<'_>, book: &Book) -> Result<BTreeMap<String, i64>> {
    let id = &book.collector.id;
    let eve = day_before(&format!("{}-01-01", book.year));
    let before = store::trial_balance(tx, id, ("", &eve), book.only.as_ref())?;
    let mut opening = carried(before.iter().map(line_sum));
    let year_start = format!("{}-01-01", book.year);
    if book.from > year_start {
        let days = (year_start.as_str(), day_before(&book.from));
        let since = store::trial_balance(tx, id, (days.0, &days.1), book.only.as_ref())?;
        for (code, cents) in since.iter().map(line_sum) {
            *opening.entry(code.to_owned()).or_insert(0) += cents;
        }
    }
    Ok(opening)
}

fn line_sum(sum: &Balance) -> (&str, i64) {
    (sum.account.as_str(), sum.debit_cents - sum.credit_cents)
}

/// What one account stood at before the first day shown.
pub(super) fn opening_of(tx: &mut Tx<'_>, book: &Book, code: &str) -> Result<i64> {
    Ok(openings(tx, book)?.get(code).copied().unwrap_or(0))
}

/// GET `/office/treasury/ledger/{collector}/balance`.
pub(super) async fn trial(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let (who, days) = (officer.clone(), Days::of(&fields));
    let page = app
        .db
        .read(move |tx| {
            let book = opened(tx, &who, &id, &days)?;
            let lines = trial_lines(tx, &book)?;
            Ok(Trial { total: total(&lines), lines, book })
        })
        .await?;
    if fields.text("format") == "csv" {
        return sheet(&app, &officer, &page);
    }
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

fn trial_lines(tx: &mut Tx<'_>, book: &Book) -> Result<Vec<TrialLine>> {
    let id = &book.collector.id;
    let mut lines: BTreeMap<String, TrialLine> = BTreeMap::new();
    for (code, cents) in openings(tx, book)? {
        let line = TrialLine { opening_cents: cents, ..TrialLine::default() };
        lines.insert(code, line);
    }
    for sum in store::trial_balance(tx, id, book.days(), book.only.as_ref())? {
        let line = lines.entry(sum.account).or_default();
        (line.debit_cents, line.credit_cents) = (sum.debit_cents, sum.credit_cents);
    }
    let labels: BTreeMap<String, String> =
        store::accounts(tx, id)?.into_iter().map(|it| (it.code, it.label)).collect();
    let named = lines.into_iter().map(|(account, line)| TrialLine {
        label: labels.get(&account).cloned().unwrap_or_default(),
        account,
        closing_cents: line.opening_cents + line.debit_cents - line.credit_cents,
        ..line
    });
    Ok(named.collect())
}

fn total(lines: &[TrialLine]) -> TrialLine {
    lines.iter().fold(TrialLine::default(), |sum, line| TrialLine {
        opening_cents: sum.opening_cents + line.opening_cents,
        debit_cents: sum.debit_cents + line.debit_cents,
        credit_cents: sum.credit_cents + line.credit_cents,
        closing_cents: sum.closing_cents + line.closing_cents,
        ..TrialLine::default()
    })
}

fn sheet(app: &App, officer: &Officer, page: &Trial) -> Result<Response> {
    let heads = [
        "ledger-account",
        "ledger-account-label",
        "ledger-opening",
        "ledger-debit",
        "ledger-credit",
        "ledger-closing",
    ];
    let heads = heads.map(|key| app.say(officer.language(), key));
    let mut sheet = Sheet::new(heads.to_vec());
    for line in &page.lines {
        sheet.row([
            line.account.clone(),
            line.label.clone(),
            amount(line.opening_cents),
            amount(line.debit_cents),
            amount(line.credit_cents),
            amount(line.closing_cents),
        ])?;
    }
    sheet.answer(&format!("balance-{}-{}", page.book.from, page.book.to))
}

#[derive(Serialize)]
struct Annual {
    book: Book,
    previous: String,
    costs: Vec<ResultLine>,
    income: Vec<ResultLine>,
    voluntary: Vec<ResultLine>,
    costs_total: ResultLine,
    income_total: ResultLine,
    cents: i64,
    before_cents: i64,
}

impl Page for Annual {
    const TEMPLATE: &'static str = "ledger/result.html";
}

/// An account of costs or income, this year and the year before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct ResultLine {
    account: String,
    label: String,
    cents: i64,
    before_cents: i64,
}

/// GET `/office/treasury/ledger/{collector}/result`.
pub(super) async fn result(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let (who, days) = (officer.clone(), Days::of(&fields));
    let page = app
        .db
        .read(move |tx| {
            let book = opened(tx, &who, &id, &days)?;
            annual(tx, &id, book)
        })
        .await?;
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

fn annual(tx: &mut Tx<'_>, id: &CollectorId, book: Book) -> Result<Annual> {
    let start = format!("{}-01-01", book.year);
    let eve = day_before(&start);
    let previous: String = eve.chars().take(4).collect();
    let year = (start, format!("{}-12-31", book.year));
    let only = book.only.as_ref();
    let now = store::trial_balance(tx, id, (&year.0, &year.1), only)?;
    let before = store::trial_balance(tx, id, (&format!("{previous}-01-01"), &eve), only)?;
    let of = |kind| result_lines(kind, &now, &before);
    let (costs, income) = (of(Kind::Cost), of(Kind::Income));
    let (costs_total, income_total) = (sum(&costs), sum(&income));
    Ok(Annual {
        cents: income_total.cents - costs_total.cents,
        before_cents: income_total.before_cents - costs_total.before_cents,
        voluntary: of(Kind::Voluntary),
        previous,
        costs,
        income,
        costs_total,
        income_total,
        book,
    })
}

/// The accounts of a kind; costs count debits less credits, all others the reverse.
fn result_lines(kind: Kind, now: &[Balance], before: &[Balance]) -> Vec<ResultLine> {
    let mut lines: BTreeMap<&str, ResultLine> = BTreeMap::new();
    for (sums, is_now) in [(now, true), (before, false)] {
        for sum in sums.iter().filter(|sum| Kind::of(&sum.account) == kind) {
            let cents = sum.debit_cents - sum.credit_cents;
            let cents = if kind == Kind::Cost { cents } else { -cents };
            let line = lines.entry(&sum.account).or_default();
            (line.account, line.label) = (sum.account.clone(), sum.label.clone());
            if is_now {
                line.cents = cents;
            } else {
                line.before_cents = cents;
            }
        }
    }
    lines.into_values().collect()
}

fn sum(lines: &[ResultLine]) -> ResultLine {
    ResultLine {
        cents: lines.iter().map(|line| line.cents).sum(),
        before_cents: lines.iter().map(|line| line.before_cents).sum(),
        ..ResultLine::default()
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |account: &str, opening_cents, debit_cents, credit_cents| TrialLine {
        account: account.to_owned(),
        label: "Banque".to_owned(),
        opening_cents,
        debit_cents,
        credit_cents,
        closing_cents: opening_cents + debit_cents - credit_cents,
    };
    let trial = |keeps, lines: Vec<TrialLine>| Trial {
        book: Book::sample(keeps),
        total: total(&lines),
        lines,
    };
    let lines = vec![line("512", 10_000, 5_000, 0), line("756", -10_000, 0, 5_000)];
    let one = |account: &str, cents| ResultLine {
        account: account.to_owned(),
        label: "Cotisations".to_owned(),
        cents,
        before_cents: 1_000,
    };
    let annual = |costs: Vec<ResultLine>, income: Vec<ResultLine>, cents| Annual {
        book: Book::sample(true),
        previous: "2025".to_owned(),
        costs_total: sum(&costs),
        income_total: sum(&income),
        voluntary: if costs.is_empty() { Vec::new() } else { vec![one("875", 500)] },
        costs,
        income,
        cents,
        before_cents: -500,
    };
    let full = annual(vec![one("627", 1_250)], vec![one("756", 25_000)], 23_750);
    vec![
        SamplePage::new("ledger/balance", trial(true, lines.clone())),
        SamplePage::new("ledger/balance-of-units", trial(false, lines)),
        SamplePage::new("ledger/balance-empty", trial(true, Vec::new())),
        SamplePage::new("ledger/result", full),
        SamplePage::new("ledger/result-empty", annual(Vec::new(), Vec::new(), 0)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_and_income_are_both_told_as_what_they_are() {
        let sum = |account: &str, debit_cents, credit_cents| Balance {
            account: account.to_owned(),
            label: String::new(),
            debit_cents,
            credit_cents,
        };
        let now = [sum("512", 900, 0), sum("627", 100, 0), sum("756", 0, 1_000)];
        let before = [sum("756", 0, 400), sum("706", 50, 150)];
        let income = result_lines(Kind::Income, &now, &before);
        let told: Vec<_> =
            income.iter().map(|it| (it.account.as_str(), it.cents, it.before_cents)).collect();
        assert_eq!(told, [("706", 0, 100), ("756", 1_000, 400)]);
        assert_eq!(result_lines(Kind::Cost, &now, &before)[0].cents, 100);
    }
}
