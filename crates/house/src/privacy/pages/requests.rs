//! Officers answer the requests of people whose record their unit keeps.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::data::{Held, held, sample_held};
use super::{Told, sample_told, told, words};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::consent;
use crate::org::{Office, Right};
use crate::privacy::gather::{self, Part};
use crate::privacy::jobs;
use crate::privacy::mails::Letter;
use crate::privacy::rules::{Answer, Kind};
use crate::privacy::store::{self, Request, RequestId};

#[derive(Serialize)]
struct List {
    requests: Vec<Told>,
    erasures: i64,
}

impl Page for List {
    const TEMPLATE: &str = "privacy/requests.html";
}

#[derive(Serialize)]
struct One {
    request: Told,
    person: String,
    is_erasure: bool,
    held: Vec<Held>,
    note: String,
    error: String,
}

impl Page for One {
    const TEMPLATE: &str = "privacy/request.html";
}

/// GET `/office/requests`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::AnswerRequests)?;
    let scope = officer.office.scope.clone();
    let (requests, erasures) = app
        .db
        .read(move |tx| Ok((store::of_scope(tx, &scope)?, store::erasures(tx, &scope)?)))
        .await?;
    let language = officer.language();
    let requests = requests.into_iter().map(|one| told(&app, language, one)).collect();
    app.page(&List { requests, erasures }, &officer.shell(&app))
}

/// GET `/office/requests/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::AnswerRequests)?;
    let (request, parts) = read(&app, &officer, &id).await?;
    let page = page(&app, officer.language(), request, parts, String::new(), String::new());
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/requests/{id}` with `answer` and `note`; erasing needs `sure`.
pub(super) async fn answer(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::AnswerRequests)?;
    let language = officer.language();
    let (request, parts) = read(&app, &officer, &id).await?;
    let note = words(fields.text("note"));
    let kind = Kind::parse(&request.kind).ok_or(Error::NotFound)?;
    let is_own = request.person == officer.actor.person;
    let answer = match Answer::of(kind, fields.text("answer"), &note) {
        Ok(_) if is_own => Err("privacy-refusal-own"),
        Ok(Answer::Erase) if !fields.has("sure") => Err("privacy-refusal-sure"),
        given => given,
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(key) => {
            let error = app.say(language, key);
            let page = page(&app, language, request, parts, note, error);
            return app.refused(&page, officer.shell(&app));
        }
    };
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let give = move |tx: &mut Tx<'_>| give(tx, &office, &by, &request.id, answer, &note);
    let is_told = app.db.write(give).await?;
    let key = match (answer, is_told) {
        (Answer::Erase, true) => "privacy-erased",
        (Answer::Erase, false) => "privacy-erased-untold",
        (Answer::Done | Answer::Refuse, true) => "privacy-answered",
        (Answer::Done | Answer::Refuse, false) => "privacy-answered-untold",
    };
    see_other_with("/office/requests", &Notice::ok(app.say(language, key)))
}

/// The request and what is held on its person; the look is written down, for the person's sake.
async fn read(app: &App, officer: &Officer, id: &str) -> Result<(Request, Vec<Part>)> {
    let id = RequestId::parse(id).ok_or(Error::NotFound)?;
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let why = app.say(Language::French, "privacy-access-reason");
    app.db
        .write(move |tx| {
            let request = store::one(tx, &office.scope, &id)?.ok_or(Error::NotFound)?;
            access::note(tx, &office, &by, &request.person, Act::Opened, &why)?;
            let parts = gather::gather(tx, &request.person)?;
            Ok((request, parts))
        })
        .await
}

/// Gives the answer, and whether a mail tells the person of it.
fn give(
    tx: &mut Tx<'_>,
    office: &Office,
    by: &str,
    id: &RequestId,
    answer: Answer,
    note: &str,
) -> Result<bool> {
    let request = store::one(tx, &office.scope, id)?.ok_or(Error::NotFound)?;
    store::answer(tx, id, office, by, answer, note)?;
    let kept = consent::writable(tx, &request.person)?;
    let letter = kept.and_then(|kept| Letter::of(&kept.record, answer, &request.unit_name));
    if let Some(letter) = &letter {
        jobs::enqueue_answered(tx, letter)?;
    }
    if answer == Answer::Erase {
        store::remember_erasure(tx, id, office, by)?;
        gather::erase(tx, &request.person)?;
    }
    Ok(letter.is_some())
}

fn page(
    app: &App,
    language: Language,
    request: Request,
    parts: Vec<Part>,
    note: String,
    error: String,
) -> One {
    One {
        person: request.person.to_string(),
        is_erasure: request.kind == Kind::Erasure.name(),
        request: told(app, language, request),
        held: held(app, language, parts),
        note,
        error,
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let one = |is_open, error: &str| One {
        request: sample_told(is_open),
        person: "1".to_owned(),
        is_erasure: is_open,
        held: vec![sample_held()],
        note: String::new(),
        error: error.to_owned(),
    };
    let list = List { requests: vec![sample_told(true), sample_told(false)], erasures: 3 };
    vec![
        SamplePage::new("privacy page requests", list),
        SamplePage::new("privacy page requests, none", List { requests: vec![], erasures: 0 }),
        SamplePage::new("privacy page request", one(true, "")),
        SamplePage::new("privacy page request, answered", one(false, "")),
        SamplePage::new("privacy page request, refused", one(true, "Écrivez pourquoi.")),
    ]
}
