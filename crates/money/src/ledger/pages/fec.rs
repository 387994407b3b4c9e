//! The file of accounting entries: handed out when it passes the check, and any file checked.

use std::io::{BufRead as _, BufReader};

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::{Language, Value};
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Upload, download};
use kernel::{Error, Result};
use serde::Serialize;

use super::Problem;
use super::book::{Book, Days, named, opened_to_keep};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::CollectorId;
use crate::ledger::fec::{bounds, checked, write};
use crate::ledger::rules::{Checker, FecFault, file_name};

/// Largest file that is checked or handed out by a page, in bytes; the command line has no limit.
const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// What a form may weigh with its file, in bytes.
pub(super) const FORM_BYTES_MAX: usize = FILE_BYTES_MAX + 64 * 1024;
/// Longest line of a file that is read, in bytes.
const LINE_BYTES_MAX: u64 = 64 * 1024;

#[derive(Serialize)]
struct Fec {
    book: Book,
    /// Name of the file; empty without a SIREN, which the law wants in it.
    file: String,
    /// What a check found; `None` before one.
    checked: Option<Checked>,
    errors: Vec<Problem>,
}

impl Page for Fec {
    const TEMPLATE: &'static str = "ledger/fec.html";
}

#[derive(Serialize)]
struct Checked {
    name: String,
    faults: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    line: usize,
    text: String,
}

/// GET `/office/treasury/ledger/{collector}/fec`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let page = page(&app, &officer, id, Days::of(&fields)).await?;
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

/// GET `/office/treasury/ledger/{collector}/fec/file`: the file of a year, or why it is not right.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let mut page = page(&app, &officer, id, Days::of(&fields)).await?;
    let (collector, year) = (page.book.collector.clone(), page.book.year.clone());
    let shell = page.book.shell(&app, &officer);
    if page.file.is_empty() {
        let problem = Problem::rule(&app, officer.language(), "ledger-fec-no-siren");
        page.errors.push(problem);
        return app.refused(&page, shell);
    }
    let (faults, bytes) = app
        .db
        .read(move |tx| {
            let faults = checked(tx, &collector, &year)?;
            let mut bytes = Vec::new();
            if faults.is_empty() {
                write(tx, &collector, &year, |line| {
                    bytes.extend_from_slice(line.as_bytes());
                    let fits = bytes.len() <= FILE_BYTES_MAX;
                    if fits { Ok(()) } else { Err(Error::Refused("ledger-wrong-long")) }
                })?;
            }
            Ok((faults, bytes))
        })
        .await?;
    if faults.is_empty() {
        return download(&page.file, "text/plain; charset=utf-8", bytes);
    }
    let faults = told(&app, officer.language(), faults);
    page.checked = Some(Checked { name: page.file.clone(), faults });
    app.refused(&page, shell)
}

/// POST `/office/treasury/ledger/{collector}/fec`: any file, checked line by line and kept nowhere.
pub(super) async fn check(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let mut page = page(&app, &officer, id, Days::of(&fields)).await?;
    let shell = page.book.shell(&app, &officer);
    let language = officer.language();
    let Some(upload) = fields.take_file("file") else {
        let (label, message) = ("ledger-fec-file", "ledger-wrong-file");
        page.errors.push(Problem::of(&app, language, "file", label, message));
        return app.refused(&page, shell);
    };
    let name = upload.name.clone();
    let faults = read(&upload)?;
    page.checked = Some(Checked { name, faults: told(&app, language, faults) });
    app.page(&page, &shell)
}

/// Reads a file line by line; signs that are not UTF-8 (older charsets) do not hinder.
fn read(upload: &Upload) -> Result<Vec<FecFault>> {
    use std::io::Read as _;
    let mut reader = BufReader::new(std::fs::File::open(upload.file.path())?);
    let (mut checker, mut line) = (Checker::default(), Vec::new());
    loop {
        line.clear();
        if reader.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut line)? == 0 {
            return Ok(checker.end());
        }
        checker.line(&String::from_utf8_lossy(&line));
    }
}

fn told(app: &App, language: Language, faults: Vec<FecFault>) -> Vec<Told> {
    let told = |fault: FecFault| {
        let (key, of) = fault.what.told();
        Told { line: fault.line, text: app.say_with(language, key, &[("of", Value::from(of))]) }
    };
    faults.into_iter().map(told).collect()
}

async fn page(app: &App, officer: &Officer, id: CollectorId, days: Days) -> Result<Fec> {
    let who = officer.clone();
    let book = app.db.read(move |tx| opened_to_keep(tx, &who, &id, &days)).await?;
    let (_, closes_on) = bounds(&book.year);
    let siren = book.collector.siren.as_deref();
    let file = siren.map(|siren| file_name(siren, &closes_on)).unwrap_or_default();
    Ok(Fec { book, file, checked: None, errors: Vec::new() })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let fec = |file: &str, checked, errors| Fec {
        book: Book::sample(true),
        file: file.to_owned(),
        checked,
        errors,
    };
    let fault = |line| Told { line, text: "L'écriture ne s'équilibre pas.".to_owned() };
    let name = "732829320FEC20261231.txt";
    let checked = |faults| Some(Checked { name: name.to_owned(), faults });
    vec![
        SamplePage::new("ledger/fec", fec(name, None, Vec::new())),
        SamplePage::new("ledger/fec-right", fec(name, checked(Vec::new()), Vec::new())),
        SamplePage::new(
            "ledger/fec-wrong",
            fec(name, checked(vec![fault(0), fault(3)]), Vec::new()),
        ),
        SamplePage::new("ledger/fec-no-siren", fec("", None, vec![Problem::sample("file")])),
    ]
}
