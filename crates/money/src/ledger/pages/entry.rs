//! One entry: its lines, its proofs, and the entry that takes it back.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::files::FileId;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::book::{Book, Days, named, opened_to_keep, sample_entry};
use super::{Problem, short};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::proofs;
use crate::ledger::rules::iso_day;
use crate::ledger::store::{self, Entry, EntryLine};
use crate::ledger::{CollectorId, EntryId};
use crate::org::{PersonId, Right};
use crate::people;

/// Most proofs of one entry.
const PROOFS_MAX: usize = 20;
/// Most lines shown of one entry.
const LINES_SHOWN_MAX: i64 = 500;
/// Shortest reason, in characters.
const REASON_CHARS_MIN: usize = 5;

#[derive(Serialize)]
struct One {
    book: Book,
    entry: Entry,
    lines: Vec<Line>,
    is_cut: bool,
    files: Vec<(String, String)>,
    may_reverse: bool,
    on_day: String,
    why: String,
    errors: Vec<Problem>,
}

impl Page for One {
    const TEMPLATE: &'static str = "ledger/entry.html";
}

#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    line: EntryLine,
    person_name: String,
}

/// What the page has to say and to show again.
#[derive(Debug, Clone, Default)]
struct Typed {
    on_day: String,
    why: String,
    errors: Vec<Problem>,
}

/// GET `/office/treasury/ledger/{collector}/entries/{entry}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path((id, entry)): Path<(String, String)>,
) -> Result<Response> {
    let page = one(&app, &officer, (&id, &entry), Typed::default()).await?;
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

async fn one(app: &App, officer: &Officer, (id, entry): (&str, &str), typed: Typed) -> Result<One> {
    let id = named(officer, id)?;
    let entry = EntryId::parse(entry).ok_or(Error::NotFound)?;
    let who = officer.clone();
    app.db
        .read(move |tx| {
            let entry = of_collector(tx, &id, &entry)?;
            let days = Days::default();
            let book = opened_to_keep(tx, &who, &id, &days)?;
            let lines = store::first_lines(tx, &entry.id, LINES_SHOWN_MAX + 1)?;
            let is_cut = i64::try_from(lines.len())? > LINES_SHOWN_MAX;
            let today = tx.now().day_text();
            Ok(One {
                lines: with_names(tx, &who, lines)?,
                is_cut,
                files: store::attached(tx, &entry.id)?,
                may_reverse: entry.reverses.is_none() && entry.reversed_by.is_none(),
                on_day: if typed.on_day.is_empty() { today } else { typed.on_day.clone() },
                why: typed.why.clone(),
                errors: typed.errors.clone(),
                book,
                entry,
            })
        })
        .await
}

/// The entry, when it is of this collector.
fn of_collector(tx: &mut Tx<'_>, id: &CollectorId, entry: &EntryId) -> Result<Entry> {
    store::entry(tx, entry)?.filter(|entry| entry.collector == *id).ok_or(Error::NotFound)
}

/// Lines with the names of people whom the officer may find; others stay without.
fn with_names(tx: &mut Tx<'_>, officer: &Officer, lines: Vec<EntryLine>) -> Result<Vec<Line>> {
    let shown = usize::try_from(LINES_SHOWN_MAX)?;
    let ids: Vec<&str> =
        lines.iter().filter_map(|line| line.person.as_ref().map(PersonId::as_str)).collect();
    let names = match officer.office.rights.has(Right::ReadPeople) {
        true => people::summaries(tx, &officer.office.scope, &ids)?,
        false => Vec::new(),
    };
    let name_of = |person: &PersonId| {
        let found = names.iter().find(|(summary, _)| summary.id == *person);
        found.map(|(summary, _)| format!("{} {}", summary.first_name, summary.last_name))
    };
    let named = |line: EntryLine| Line {
        person_name: line.person.as_ref().and_then(name_of).unwrap_or_default(),
        line,
    };
    Ok(lines.iter().take(shown).cloned().map(named).collect())
}

/// POST `/office/treasury/ledger/{collector}/entries/{entry}/reverse`.
pub(super) async fn reverse(
    State(app): State<App>,
    officer: Officer,
    Path((id, entry)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let collector = named(&officer, &id)?;
    let known = EntryId::parse(&entry).ok_or(Error::NotFound)?;
    let mut typed = Typed {
        on_day: fields.text("on_day").to_owned(),
        why: short(fields.text("why")),
        errors: Vec::new(),
    };
    let language = officer.language();
    let day = iso_day(&typed.on_day);
    let mut wrong = |field: &str, label: &str, message: &str| {
        typed.errors.push(Problem::of(&app, language, field, label, message));
    };
    if day.is_none() {
        wrong("on_day", "ledger-reverse-day", "ledger-wrong-day");
    }
    if short(fields.text("why")).chars().count() < REASON_CHARS_MIN {
        wrong("why", "ledger-reverse-why", "ledger-wrong-why");
    }
    let (Some(day), true) = (day, typed.errors.is_empty()) else {
        let page = one(&app, &officer, (&id, &entry), typed).await?;
        let shell = page.book.shell(&app, &officer);
        return app.refused(&page, shell);
    };
    let (who, why) = (officer.clone(), typed.why.clone());
    let reversed = app
        .db
        .write(move |tx| {
            opened_to_keep(tx, &who, &collector, &Days::default())?;
            of_collector(tx, &collector, &known)?;
            match store::reverse(tx, &known, &day, &why, Some(&who.office.person)) {
                Ok(id) => Ok(Ok(id)),
                Err(Error::Refused(key)) => Ok(Err(key)),
                Err(error) => Err(error),
            }
        })
        .await?;
    match reversed {
        Ok(done) => {
            let notice = Notice::ok(app.say(language, "ledger-reversed"));
            see_other_with(&format!("/office/treasury/ledger/{id}/entries/{done}"), &notice)
        }
        Err(key) => {
            let field = Problem::of(&app, language, "on_day", "ledger-reverse-day", key);
            typed.errors.push(field);
            let page = one(&app, &officer, (&id, &entry), typed).await?;
            let shell = page.book.shell(&app, &officer);
            app.refused(&page, shell)
        }
    }
}

/// POST `/office/treasury/ledger/{collector}/entries/{entry}/files`: a proof.
pub(super) async fn attach(
    State(app): State<App>,
    officer: Officer,
    Path((id, entry)): Path<(String, String)>,
    mut fields: Fields,
) -> Result<Response> {
    let collector = named(&officer, &id)?;
    let known = EntryId::parse(&entry).ok_or(Error::NotFound)?;
    let language = officer.language();
    let (name, content) = match proofs::sent(fields.take_file("proof")) {
        Ok(read) => read,
        Err(key) => {
            let errors = vec![Problem::of(&app, language, "proof", "ledger-proof", key)];
            let typed = Typed { errors, ..Typed::default() };
            let page = one(&app, &officer, (&id, &entry), typed).await?;
            let shell = page.book.shell(&app, &officer);
            return app.refused(&page, shell);
        }
    };
    let who = officer.clone();
    app.db
        .write(move |tx| {
            opened_to_keep(tx, &who, &collector, &Days::default())?;
            let entry = of_collector(tx, &collector, &known)?;
            if store::attached(tx, &known)?.len() >= PROOFS_MAX {
                return Err(Error::Refused("ledger-wrong-proofs"));
            }
            let file = proofs::keep(tx, entry.at, &content)?;
            store::attach(tx, &known, file.as_str(), &name)
        })
        .await?;
    let notice = Notice::ok(app.say(language, "ledger-proof-added"));
    see_other_with(&format!("/office/treasury/ledger/{id}/entries/{entry}"), &notice)
}

/// GET `/office/treasury/ledger/{collector}/entries/{entry}/files/{file}`.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    Path((id, entry, file)): Path<(String, String, String)>,
) -> Result<Response> {
    let collector = named(&officer, &id)?;
    let entry = EntryId::parse(&entry).ok_or(Error::NotFound)?;
    let file = FileId::parse(&file).ok_or(Error::NotFound)?;
    let (name, content) = app
        .db
        .read(move |tx| {
            opened_to_keep(tx, &officer, &collector, &Days::default())?;
            of_collector(tx, &collector, &entry)?;
            let kept = store::attached(tx, &entry)?.into_iter().find(|it| it.0 == file.as_str());
            let (_, name) = kept.ok_or(Error::NotFound)?;
            Ok((name, proofs::content(tx, &file)?))
        })
        .await?;
    let kind = proofs::media_type(&content);
    download(&name, kind, content)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |account: &str, debit_cents, credit_cents, person_name: &str| Line {
        line: EntryLine {
            line: 0,
            account: account.to_owned(),
            account_label: "Banque".to_owned(),
            unit: None,
            unit_name: Some("Alès".to_owned()),
            person: Some(PersonId::from(uuid::Uuid::nil())),
            label: String::new(),
            debit_cents,
            credit_cents,
        },
        person_name: person_name.to_owned(),
    };
    let one = |entry: Entry, may_reverse: bool, errors| One {
        book: Book::sample(true),
        entry,
        lines: vec![line("512", 123_450, 0, ""), line("756", 0, 123_450, "Aïssata Diarra")],
        is_cut: !may_reverse,
        files: if may_reverse { Vec::new() } else { vec![("1".to_owned(), "a.pdf".to_owned())] },
        may_reverse,
        on_day: "2026-11-24".to_owned(),
        why: String::new(),
        errors,
    };
    let entry = sample_entry();
    let reversed = Entry { reversed_by: Some(entry.id.clone()), ..entry.clone() };
    let reversal = Entry {
        reverses: Some(entry.id.clone()),
        reason: "Erreur de saisie".to_owned(),
        period: Some("1".to_owned()),
        piece: None,
        ..entry.clone()
    };
    vec![
        SamplePage::new("ledger/entry", one(entry.clone(), true, Vec::new())),
        SamplePage::new("ledger/entry-reversed", one(reversed, false, Vec::new())),
        SamplePage::new("ledger/entry-reversal", one(reversal, false, Vec::new())),
        SamplePage::new("ledger/entry-refused", one(entry, true, vec![Problem::sample("why")])),
    ]
}
