//! Paper mandates brought in by a table: all lines are read and checked first; what is right is
//! written, what is not is told line by line.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::Fields;
use kernel::{Error, Result};
use serde::Serialize;

use super::{answer, hand};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::books;
use crate::debits::rules::{FactKind, PAPER_LINES_MAX, PaperRow, paper_header, read_paper};
use crate::debits::store::{self, Hand, NewMandate};
use crate::org::{Right, Scope};

/// Mandates written in one transaction.
const SLICE: usize = 50;

#[derive(Serialize, Default)]
struct Import {
    done: bool,
    made: usize,
    problems: Vec<Problem>,
    error: String,
}

impl Page for Import {
    const TEMPLATE: &str = "debits/import.html";
}

#[derive(Serialize, Clone)]
struct Problem {
    line: u64,
    what: String,
}

/// GET `/office/treasury/mandates/import`.
pub(super) async fn blank(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    app.page(&Import::default(), &officer.shell(&app))
}

/// POST `/office/treasury/mandates/import`.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let language = officer.language();
    let refuse = |key: &str| Import { error: app.say(language, key), ..Import::default() };
    let Some(file) = fields.take_file("file").filter(|file| file.bytes > 0) else {
        let page = refuse("debits-import-missing");
        return answer(&app, &page, officer.shell(&app), true);
    };
    let today = app.now().day_text();
    let (rows, mut problems) = match read(&file, &today) {
        Ok(read) => read,
        Err(key) => return answer(&app, &refuse(key), officer.shell(&app), true),
    };
    let mut made = 0;
    for slice in rows.chunks(SLICE) {
        let (by, scope, slice) = (hand(&officer), officer.office.scope.clone(), slice.to_vec());
        let name = officer.actor.name.clone();
        let reason = app.say(kernel::text::Language::French, "debits-import-reason");
        let said = app
            .db
            .write(move |tx| {
                let mut said = Vec::new();
                let mut people = Vec::new();
                for row in &slice {
                    match keep(tx, &by, &scope, row)? {
                        Ok(person) => people.push(person),
                        Err(what) => said.push((row.line, what)),
                    }
                }
                if let Some(office) = &by.office {
                    access::note_many(tx, office, &name, &people, Act::Imported, &reason, None)?;
                }
                Ok((people.len(), said))
            })
            .await?;
        made += said.0;
        problems.extend(said.1);
    }
    problems.sort_unstable();
    let problems = problems
        .into_iter()
        .map(|(line, what)| Problem { line, what: app.say(language, what) })
        .collect();
    let page = Import { done: true, made, problems, error: String::new() };
    app.page(&page, &officer.shell(&app))
}

type Problems = Vec<(u64, &'static str)>;

fn read(
    file: &kernel::web::Upload,
    today: &str,
) -> std::result::Result<(Vec<PaperRow>, Problems), &'static str> {
    let unreadable = "debits-import-unreadable";
    let limits = sheets::Limits::default();
    let mut book = sheets::open(file.file.path(), &file.name, &limits).map_err(|_| unreadable)?;
    let mut table = book.sheet(0).map_err(|_| unreadable)?;
    let places = paper_header(table.headers()).ok_or("debits-import-no-iban")?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    let mut row = sheets::Row::default();
    loop {
        match table.read_into(&mut row) {
            Ok(true) => {}
            Ok(false) => break,
            Err(refused) => {
                problems.push((refused.line(), unreadable));
                continue;
            }
        }
        if rows.len() + problems.len() >= PAPER_LINES_MAX {
            return Err("debits-import-too-long");
        }
        match read_paper(row.line, &row.cells, &places, today) {
            Ok(paper) => rows.push(paper),
            Err(fault) => problems.push((row.line, fault.key())),
        }
    }
    Ok((rows, problems))
}

/// Keeps a mandate; whose it is, or why not.
fn keep(
    tx: &mut Tx<'_>,
    by: &Hand,
    scope: &Scope,
    row: &PaperRow,
) -> Result<std::result::Result<crate::org::PersonId, &'static str>> {
    let Some((person, unit, name)) = store::find_person(tx, scope, row)? else {
        return Ok(Err("debits-import-nobody"));
    };
    let today = tx.now().day_text();
    let Some(collector) = books::collector_of(tx, &unit, &today)? else {
        return Ok(Err("debits-refusal-no-collector"));
    };
    let new = NewMandate {
        collector: collector.id,
        unit,
        person: person.clone(),
        reference: row.reference.clone(),
        kind: row.kind,
        holder: if row.holder.is_empty() { name } else { row.holder.clone() },
        iban: row.iban.clone(),
        cents: row.cents,
        origin: "file",
    };
    match store::make_mandate(tx, by, &new) {
        Ok(id) => {
            store::add_fact(tx, by, &id, FactKind::Signed, &row.signed_on, "", ["", ""])?;
            Ok(Ok(person))
        }
        Err(Error::Refused(key)) => Ok(Err(key)),
        Err(error) => Err(error),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let problem = Problem { line: 12, what: "L’IBAN est faux.".to_owned() };
    let done = Import { done: true, made: 40, problems: vec![problem], error: String::new() };
    let refused = Import { error: "Choisissez un fichier.".to_owned(), ..Import::default() };
    vec![
        SamplePage::new("debits/import", Import::default()),
        SamplePage::new("debits/import-done", done),
        SamplePage::new("debits/import-refused", refused),
    ]
}
