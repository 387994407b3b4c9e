//! The books of a collector: which, which days, and its entries.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Link, Page, SamplePage, Shell};
use kernel::web::{Cursor, Fields, PAGE_ROWS_MAX, Paged, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::collector::known;
use super::table::Sheet;
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::rules::{amount, iso_day};
use crate::ledger::store::{self, Collector, Entry};
use crate::org::{Right, Scope};

/// A collector's books as an officer opens them: which days, which lines.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Book {
    /// The collector.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether the officer keeps them: all lines; of their own units otherwise.
    pub keeps: bool,
    /// Whether the collector is at work.
    pub is_open: bool,
    /// First day shown.
    pub from: String,
    /// Last day shown.
    pub to: String,
    /// The year of the first day.
    pub year: String,
    /// Years that have entries, and the current one, the newest first.
    pub years: Vec<String>,
    /// The unit whose lines are shown, when not all are.
    pub only_unit: String,
    #[serde(skip)]
    pub collector: Collector,
    /// Whose lines are shown: `None` for all.
    #[serde(skip)]
    pub only: Option<Scope>,
}

impl Book {
    /// The days shown.
    pub(super) fn days(&self) -> (&str, &str) {
        (&self.from, &self.to)
    }

    /// The days shown, as a query.
    pub(super) fn query(&self) -> String {
        format!("from={}&to={}", self.from, self.to)
    }

    /// The shell of its pages, with the way to the others.
    pub(super) fn shell(&self, app: &App, officer: &Officer) -> Shell {
        let mut shell = officer.shell(app);
        let path = officer.actor.visit.path.split('?').next().unwrap_or_default().to_owned();
        let base = format!("/office/treasury/ledger/{}", self.id);
        let pages = [
            ("", "ledger-nav-entries", true),
            ("/balance", "ledger-nav-balance", false),
            ("/result", "ledger-nav-result", false),
            ("/accounts", "ledger-nav-accounts", true),
            ("/periods", "ledger-nav-periods", true),
            ("/fec", "ledger-nav-fec", true),
        ];
        for (end, label, is_for_keepers) in pages {
            if is_for_keepers && !self.keeps {
                continue;
            }
            let here = format!("{base}{end}");
            let link =
                Link::new(app.say(officer.language(), label), format!("{here}?year={}", self.year));
            shell.subnav.push(if path == here { link.here() } else { link });
        }
        shell
    }

    /// A believable one.
    pub(super) fn sample(keeps: bool) -> Self {
        let collector = super::collector::sample();
        Self {
            id: collector.id.to_string(),
            name: collector.name.clone(),
            keeps,
            is_open: true,
            from: "2026-01-01".to_owned(),
            to: "2026-12-31".to_owned(),
            year: "2026".to_owned(),
            years: vec!["2026".to_owned(), "2025".to_owned()],
            only_unit: if keeps { String::new() } else { "Alès".to_owned() },
            collector,
            only: None,
        }
    }
}

/// Opens the books that a path names, at the days that the query asks for.
pub(super) fn opened(
    tx: &mut Tx<'_>,
    officer: &Officer,
    id: &CollectorId,
    asked: &Days,
) -> Result<Book> {
    let (collector, keeps) = known(tx, &officer.office, id)?;
    let current = tx.now().day_text().chars().take(4).collect::<String>();
    let mut years = store::years(tx, id)?;
    if !years.contains(&current) {
        years.push(current.clone());
        years.sort_by(|a, b| b.cmp(a));
    }
    let (from, to) = asked.bounds(&current);
    Ok(Book {
        id: id.to_string(),
        name: collector.name.clone(),
        keeps,
        is_open: collector.closed_on.is_none(),
        year: from.chars().take(4).collect(),
        from,
        to,
        years,
        only_unit: if keeps { String::new() } else { officer.office.unit.name.clone() },
        collector,
        only: (!keeps).then(|| officer.office.scope.clone()),
    })
}

/// As [`opened`], for who keeps the books; absent for anybody else.
pub(super) fn opened_to_keep(
    tx: &mut Tx<'_>,
    officer: &Officer,
    id: &CollectorId,
    asked: &Days,
) -> Result<Book> {
    let book = opened(tx, officer, id, asked)?;
    if book.keeps { Ok(book) } else { Err(Error::NotFound) }
}

/// The days that a query asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    year: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl Days {
    pub(super) fn of(fields: &Fields) -> Self {
        let is_year = |text: &&str| text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
        Self {
            year: Some(fields.text("year")).filter(is_year).map(str::to_owned),
            from: iso_day(fields.text("from")),
            to: iso_day(fields.text("to")),
        }
    }

    fn bounds(&self, current: &str) -> (String, String) {
        let from = self.from.clone().unwrap_or_else(|| {
            let year = self.year.as_deref().unwrap_or(current);
            format!("{year}-01-01")
        });
        let year: String = from.chars().take(4).collect();
        let to = self.to.clone().filter(|to| *to >= from);
        (from, to.unwrap_or_else(|| format!("{year}-12-31")))
    }
}

/// The collector that a path names.
pub(super) fn named(officer: &Officer, id: &str) -> Result<CollectorId> {
    officer.must(Right::Treasury)?;
    CollectorId::parse(id).ok_or(Error::NotFound)
}

#[derive(Serialize)]
struct Books {
    books: Vec<Choosable>,
}

impl Page for Books {
    const TEMPLATE: &'static str = "ledger/books.html";
}

#[derive(Serialize)]
struct Choosable {
    id: String,
    name: String,
    keeps: bool,
}

/// GET `/office/treasury/ledger`: the only books there are, or which ones.
pub(super) async fn choose(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let scope = officer.office.scope.clone();
    let books = app
        .db
        .read(move |tx| {
            let mut books = Vec::new();
            for collector in store::collectors_around(tx, &scope)? {
                let keeps = store::is_kept_in(tx, &scope, &collector.id)?;
                let id = collector.id.to_string();
                books.push(Choosable { id, name: collector.name, keeps });
            }
            Ok(books)
        })
        .await?;
    if let [only] = books.as_slice() {
        return see_other(&first_page(&only.id, only.keeps));
    }
    app.page(&Books { books }, &officer.shell(&app))
}

fn first_page(id: &str, keeps: bool) -> String {
    format!("/office/treasury/ledger/{id}{}", if keeps { "" } else { "/balance" })
}

#[derive(Serialize)]
struct Entries {
    book: Book,
    days: Vec<DayOfEntries>,
    next: Option<String>,
}

impl Page for Entries {
    const TEMPLATE: &'static str = "ledger/entries.html";
}

#[derive(Serialize)]
struct DayOfEntries {
    on_day: String,
    entries: Vec<Entry>,
}

/// GET `/office/treasury/ledger/{collector}`: entries, the newest first, or all of them as CSV.
pub(super) async fn entries(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let (days, after) = (Days::of(&fields), Cursor::parse(fields.text("after")));
    let who = officer.clone();
    if fields.text("format") == "csv" {
        return sheet(&app, &officer, id, days).await;
    }
    let (book, paged) = app
        .db
        .read(move |tx| {
            let book = opened(tx, &who, &id, &days)?;
            let place = after.as_ref().map(|cursor| (cursor.key.as_str(), cursor.id.as_str()));
            let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
            let found = match book.keeps {
                true => store::entries(tx, &id, book.days(), place, limit)?,
                false => Vec::new(),
            };
            Ok((book, Paged::of(found)))
        })
        .await?;
    if !book.keeps {
        return see_other(&first_page(&book.id, false));
    }
    let last = paged.rows.last().filter(|_| paged.more);
    let next = last.map(|entry| {
        let cursor = Cursor { key: entry.on_day.clone(), id: entry.id.to_string() };
        let base = format!("/office/treasury/ledger/{}", book.id);
        format!("{base}?{}&after={}", book.query(), cursor.encoded())
    });
    let shell = book.shell(&app, &officer);
    app.page(&Entries { days: by_day(paged.rows), next, book }, &shell)
}

fn by_day(entries: Vec<Entry>) -> Vec<DayOfEntries> {
    let mut days: Vec<DayOfEntries> = Vec::new();
    for entry in entries {
        match days.last_mut().filter(|day| day.on_day == entry.on_day) {
            Some(day) => day.entries.push(entry),
            None => {
                days.push(DayOfEntries { on_day: entry.on_day.clone(), entries: vec![entry] });
            }
        }
    }
    days
}

async fn sheet(app: &App, officer: &Officer, id: CollectorId, days: Days) -> Result<Response> {
    let (who, language) = (officer.clone(), officer.language());
    let heads = [
        "ledger-day",
        "ledger-journal",
        "ledger-number",
        "ledger-piece",
        "ledger-label",
        "ledger-account",
        "ledger-account-label",
        "ledger-unit",
        "ledger-debit",
        "ledger-credit",
    ];
    let heads = heads.map(|key| app.say(language, key));
    let (sheet, name) = app
        .db
        .read(move |tx| {
            let book = opened_to_keep(tx, &who, &id, &days)?;
            let mut sheet = Sheet::new(heads.to_vec());
            store::book_lines(tx, &id, book.days(), |line| {
                sheet.row([
                    line.on_day,
                    line.journal,
                    line.number.to_string(),
                    line.piece.unwrap_or_default(),
                    line.label,
                    line.account,
                    line.account_label,
                    line.unit_name.unwrap_or_default(),
                    amount(line.debit_cents),
                    amount(line.credit_cents),
                ])
            })?;
            Ok((sheet, format!("ecritures-{}-{}", book.from, book.to)))
        })
        .await?;
    sheet.answer(&name)
}

/// A believable entry.
pub(super) fn sample_entry() -> Entry {
    Entry {
        id: crate::ledger::EntryId::from(uuid::Uuid::nil()),
        collector: CollectorId::from(uuid::Uuid::nil()),
        journal: "CHQ".to_owned(),
        number: 12,
        on_day: "2026-11-20".to_owned(),
        label: "Remise de chèques".to_owned(),
        piece: Some("B-2026-014".to_owned()),
        cause_kind: "hand".to_owned(),
        cause: "1".to_owned(),
        reverses: None,
        reason: String::new(),
        by_person: None,
        at: kernel::time::Moment(1_795_507_200_000),
        period: None,
        reversed_by: None,
        total_cents: 123_450,
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let entry = sample_entry();
    let reversed = Entry { reversed_by: Some(entry.id.clone()), ..entry.clone() };
    let reversal = Entry {
        reverses: Some(entry.id.clone()),
        period: Some("1".to_owned()),
        piece: None,
        ..entry.clone()
    };
    let days = by_day(vec![entry, reversed, reversal]);
    let next = Some("/office/treasury/ledger/1?after=1".to_owned());
    let book = |id: &str, keeps| Choosable { id: id.to_owned(), name: "ADF".to_owned(), keeps };
    let none = Entries { book: Book::sample(true), days: Vec::new(), next: None };
    vec![
        SamplePage::new("ledger/books", Books { books: vec![book("1", true), book("2", false)] }),
        SamplePage::new("ledger/books-empty", Books { books: Vec::new() }),
        SamplePage::new("ledger/entries", Entries { book: Book::sample(true), days, next }),
        SamplePage::new("ledger/entries-empty", none),
    ]
}
