//! The office's queue of transfers, and one transfer with its answer.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, Paged, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Told, answer, cut, hand, refusal, sample_told, told};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::transfers::TransferId;
use crate::transfers::rules::{Answer, Outcome, Refusal, Standing};
use crate::transfers::store::{self, Transfer};

#[derive(Serialize)]
struct List {
    sections: Vec<Section>,
    unit: String,
}

/// Transfers that stand alike, one page of them.
#[derive(Serialize)]
struct Section {
    title: String,
    none: String,
    rows: Vec<Told>,
    first: Option<String>,
    next: Option<String>,
}

/// A sort of transfers: its name, how they stand, the text keys of its title and of its absence.
type Sort = (&'static str, Standing, &'static str, &'static str);

/// The sorts of transfers, in the order of the page.
const SECTIONS: [Sort; 3] = [
    ("received", Standing::Received, "transfers-received", "transfers-received-none"),
    ("sent", Standing::Sent, "transfers-sent", "transfers-sent-none"),
    ("done", Standing::Done, "transfers-done", "transfers-done-none"),
];

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

/// GET `/office/transfers`; with `list` and `after`, a further page of one sort.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let one = SECTIONS.into_iter().find(|sort| sort.0 == fields.text("list"));
    let after = one.and(fields.filled("after")).and_then(Cursor::parse);
    let (scope, wanted) = (officer.office.scope.clone(), after.clone());
    let found = app.db.read(move |tx| {
        let shown = SECTIONS.into_iter().filter(|sort| one.is_none_or(|it| it.0 == sort.0));
        let mut sections = Vec::new();
        for sort in shown {
            let limit = i64::try_from(PAGE_ROWS_MAX)? + 1;
            sections.push((sort, store::page_of(tx, &scope, sort.1, wanted.as_ref(), limit)?));
        }
        Ok(sections)
    });
    let language = officer.language();
    let section = |((name, _, title, none), rows): (Sort, Vec<Transfer>)| {
        let page = Paged::of(rows);
        let place = page.rows.last().filter(|_| page.more).map(store::place_of);
        let href =
            |place: Cursor| format!("/office/transfers?list={name}&after={}", place.encoded());
        Section {
            title: app.say(language, title),
            none: app.say(language, none),
            next: place.map(href),
            first: after.as_ref().map(|_| "/office/transfers".to_owned()),
            rows: page.rows.into_iter().map(|one| told(language, one)).collect(),
        }
    };
    let sections = found.await?.into_iter().map(section).collect();
    let page = List { sections, unit: officer.office.unit.name.clone() };
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
    let section = |title: &str, rows: Vec<Told>| Section {
        title: title.to_owned(),
        none: "Aucun".to_owned(),
        next: (!rows.is_empty()).then(|| "/office/transfers?list=sent&after=x".to_owned()),
        rows,
        first: None,
    };
    let full = List {
        sections: vec![
            section("received", vec![sample_told(Standing::Received, None), claimed(false)]),
            section("sent", vec![sample_told(Standing::Sent, None), claimed(true)]),
            section("done", vec![sample_told(Standing::Done, Some(Outcome::Moved))]),
        ],
        unit: unit(),
    };
    let none = SECTIONS.map(|sort| section(sort.0, Vec::new()));
    let empty = List { sections: none.into(), unit: unit() };
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
