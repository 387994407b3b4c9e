//! The card of an account: its lines in their order, with the balance after each.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::Fields;
use kernel::{Error, Result};
use serde::Serialize;

use super::balances::opening_of;
use super::book::{Book, Days, named, opened};
use super::table::Sheet;
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::rules::{amount, is_code};
use crate::ledger::store::{self, Account, CardLine};

/// Lines of a page.
const LINES_SHOWN: i64 = 200;
/// Lines read at a time for a table.
const LINES_READ: i64 = 1_000;

#[derive(Serialize)]
struct Card {
    book: Book,
    account: Account,
    /// Where the first line shown begins.
    start_cents: i64,
    lines: Vec<Line>,
    end_cents: i64,
    is_first: bool,
    next: Option<String>,
}

impl Page for Card {
    const TEMPLATE: &'static str = "ledger/card.html";
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    line: CardLine,
    balance_cents: i64,
}

/// A line's place on the card.
#[derive(Debug, Clone, Default)]
struct Place {
    day: String,
    entry: String,
    line: i64,
}

impl Place {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (day, entry, line) = (parts.next()?, parts.next()?, parts.next()?);
        let line = line.parse().ok()?;
        Some(Self { day: day.to_owned(), entry: entry.to_owned(), line })
    }

    fn of(line: &CardLine) -> Self {
        Self { day: line.on_day.clone(), entry: line.entry.clone(), line: line.line }
    }

    fn key(&self) -> (&str, &str, i64) {
        (&self.day, &self.entry, self.line)
    }
}

/// GET `/office/treasury/ledger/{collector}/accounts/{account}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path((id, code)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    if !is_code(&code) {
        return Err(Error::NotFound);
    }
    let (days, after) = (Days::of(&fields), Place::parse(fields.text("after")));
    if fields.text("format") == "csv" {
        return sheet(&app, &officer, id, code, days).await;
    }
    let who = officer.clone();
    let page = app
        .db
        .read(move |tx| {
            let book = opened(tx, &who, &id, &days)?;
            let account = account(tx, &id, &code)?;
            let of = (&id, code.as_str());
            let mut start_cents = opening_of(tx, &book, &code)?;
            if let Some(place) = &after {
                let (from, only) = (book.from.as_str(), book.only.as_ref());
                start_cents += store::card_through(tx, of, from, only, place.key())?;
            }
            let is_first = after.is_none();
            let after = after.clone().unwrap_or_default();
            let only = book.only.as_ref();
            let mut found = store::card(tx, of, book.days(), only, after.key(), LINES_SHOWN + 1)?;
            let more = i64::try_from(found.len())? > LINES_SHOWN;
            found.truncate(usize::try_from(LINES_SHOWN)?);
            let next = found.last().map(Place::of).filter(|_| more).map(|last| {
                let base = format!("/office/treasury/ledger/{}/accounts/{code}", book.id);
                let Place { day, entry, line } = last;
                format!("{base}?{}&after={day}.{entry}.{line}", book.query())
            });
            let lines = running(start_cents, found);
            let end_cents = lines.last().map_or(start_cents, |line| line.balance_cents);
            Ok(Card { account, start_cents, lines, end_cents, is_first, next, book })
        })
        .await?;
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

fn running(start_cents: i64, lines: Vec<CardLine>) -> Vec<Line> {
    let mut balance_cents = start_cents;
    let with_balance = lines.into_iter().map(|line| {
        balance_cents += line.debit_cents - line.credit_cents;
        Line { line, balance_cents }
    });
    with_balance.collect()
}

fn account(tx: &mut Tx<'_>, id: &CollectorId, code: &str) -> Result<Account> {
    let known = store::accounts(tx, id)?.into_iter().find(|account| account.code == code);
    known.ok_or(Error::NotFound)
}

async fn sheet(
    app: &App,
    officer: &Officer,
    id: CollectorId,
    code: String,
    days: Days,
) -> Result<Response> {
    let (who, language) = (officer.clone(), officer.language());
    let heads = [
        "ledger-day",
        "ledger-journal",
        "ledger-number",
        "ledger-label",
        "ledger-unit",
        "ledger-debit",
        "ledger-credit",
        "ledger-balance",
    ];
    let heads = heads.map(|key| app.say(language, key));
    let name = format!("compte-{code}");
    let sheet = app
        .db
        .read(move |tx| {
            let book = opened(tx, &who, &id, &days)?;
            account(tx, &id, &code)?;
            let mut balance_cents = opening_of(tx, &book, &code)?;
            let mut sheet = Sheet::new(heads.to_vec());
            let (mut place, of) = (Place::default(), (&id, code.as_str()));
            loop {
                let only = book.only.as_ref();
                let lines = store::card(tx, of, book.days(), only, place.key(), LINES_READ)?;
                let Some(last) = lines.last() else { return Ok(sheet) };
                place = Place::of(last);
                for Line { line, balance_cents: after } in running(balance_cents, lines) {
                    balance_cents = after;
                    sheet.row([
                        line.on_day,
                        line.journal,
                        line.number.to_string(),
                        line.label,
                        line.unit_name.unwrap_or_default(),
                        amount(line.debit_cents),
                        amount(line.credit_cents),
                        amount(after),
                    ])?;
                }
            }
        })
        .await?;
    sheet.answer(&name)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |debit_cents, credit_cents| CardLine {
        entry: "1".to_owned(),
        line: 0,
        journal: "BQ".to_owned(),
        number: 3,
        on_day: "2026-11-20".to_owned(),
        label: "Remise de chèques".to_owned(),
        unit_name: Some("Alès".to_owned()),
        debit_cents,
        credit_cents,
    };
    let card = |keeps, lines, next: Option<&str>| Card {
        book: Book::sample(keeps),
        account: Account { code: "512".to_owned(), label: "Banque".to_owned() },
        start_cents: 10_000,
        lines: running(10_000, lines),
        end_cents: 22_000,
        is_first: keeps,
        next: next.map(str::to_owned),
    };
    let lines = vec![line(15_000, 0), line(0, 3_000)];
    vec![
        SamplePage::new("ledger/card", card(true, lines.clone(), None)),
        SamplePage::new("ledger/card-of-units", card(false, lines, Some("/office"))),
        SamplePage::new("ledger/card-empty", card(true, Vec::new(), None)),
    ]
}
