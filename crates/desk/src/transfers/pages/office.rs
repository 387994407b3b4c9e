//! The office's queue of transfers, and one transfer with its answer.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Told, answer, cut, hand, refusal, sample_told, told};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::transfers::TransferId;
use crate::transfers::rules::{Answer, Outcome, Refusal, Standing};
use crate::transfers::store;

#[derive(Serialize)]
struct List {
    received: Vec<Told>,
    sent: Vec<Told>,
    done: Vec<Told>,
    unit: String,
}

impl Page for List {
    const TEMPLATE: &str = "transfers/list.html";
}

#[derive(Serialize)]
struct One {
    one: Told,
    may_write: bool,
    word: String,
    error: String,
}

impl Page for One {
    const TEMPLATE: &str = "transfers/one.html";
}

/// GET `/office/transfers`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::of_scope(tx, &scope)).await?;
    let language = officer.language();
    let all: Vec<Told> = found.into_iter().map(|one| told(language, one)).collect();
    let those = |standing: Standing| {
        all.iter().filter(|one| one.standing == standing).cloned().collect::<Vec<_>>()
    };
    let page = List {
        received: those(Standing::Received),
        sent: those(Standing::Sent),
        done: those(Standing::Done),
        unit: officer.office.unit.name.clone(),
    };
    app.page(&page, &officer.shell(&app))
}

/// GET `/office/transfers/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = TransferId::parse(&id).ok_or(Error::NotFound)?;
    print(&app, &officer, id, String::new(), String::new()).await
}

/// POST `/office/transfers/{id}` with `answer` and `word`.
pub(super) async fn give(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = TransferId::parse(&id).ok_or(Error::NotFound)?;
    let (given, word) = (Answer::parse(fields.text("answer")), cut(fields.text("word")));
    let (by, known, said) = (hand(&officer), id.clone(), word.clone());
    let done = app
        .db
        .write(move |tx| {
            store::one(tx, &by.office.scope, &known)?.ok_or(Error::NotFound)?;
            let given = given.ok_or(Refusal::NotYours)?;
            store::answer(tx, &by, &known, given, &said)
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(outcome) => {
            let key = match outcome {
                Outcome::Moved => "transfers-done-moved",
                Outcome::Joined => "transfers-done-joined",
                Outcome::Withdrawn => "transfers-done-withdrawn",
                _ => "transfers-done-declined",
            };
            see_other_with("/office/transfers", &Notice::ok(app.say(language, key)))
        }
        Err(key) => print(&app, &officer, id, word, app.say(language, key)).await,
    }
}

async fn print(
    app: &App,
    officer: &Officer,
    id: TransferId,
    word: String,
    error: String,
) -> Result<Response> {
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::one(tx, &scope, &id)).await?;
    let one = told(officer.language(), found.ok_or(Error::NotFound)?);
    let may_write = officer.office.rights.has(Right::WritePeople);
    let page = One { one, may_write, word, error };
    answer(app, &page, officer.shell(app), &page.error)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let claimed = |is_blind| Told {
        kind: "claim",
        is_blind,
        ..sample_told(if is_blind { Standing::Sent } else { Standing::Received }, None)
    };
    let unit = || "Alès".to_owned();
    let full = List {
        received: vec![sample_told(Standing::Received, None), claimed(false)],
        sent: vec![sample_told(Standing::Sent, None), claimed(true)],
        done: vec![sample_told(Standing::Done, Some(Outcome::Moved))],
        unit: unit(),
    };
    let empty = List { received: Vec::new(), sent: Vec::new(), done: Vec::new(), unit: unit() };
    let page = |one: Told, error: &str| One {
        one,
        may_write: true,
        word: String::new(),
        error: error.to_owned(),
    };
    let over = sample_told(Standing::Done, Some(Outcome::Declined));
    let refused = page(sample_told(Standing::Received, None), "Dites pourquoi.");
    vec![
        SamplePage::new("transfers/list", full),
        SamplePage::new("transfers/list-empty", empty),
        SamplePage::new("transfers/one", page(sample_told(Standing::Received, None), "")),
        SamplePage::new("transfers/one-claim", page(claimed(false), "")),
        SamplePage::new("transfers/one-blind", page(claimed(true), "")),
        SamplePage::new("transfers/one-over", page(over, "")),
        SamplePage::new("transfers/one-refused", refused),
    ]
}
