//! What was done with many people, how far it is, and the way back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage, TaskPage};
use kernel::web::{Notice, html, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::bulk::rules::AT_ONCE_MAX;
use crate::bulk::store::{self, Bulk};
use crate::bulk::{BulkId, jobs, run};
use crate::org::Right;
use crate::people::display_name;
use crate::transfers::Hand;

/// Gestures shown.
const BULKS_MAX: i64 = 100;
/// People shown of whom something was left as it was.
const LEFT_MAX: i64 = 100;

#[derive(Debug, Default, Serialize)]
struct List {
    rows: Vec<Line>,
}

/// A gesture as it is told.
#[derive(Debug, Default, Clone, Serialize)]
struct Line {
    id: String,
    kind: String,
    what: String,
    reason: String,
    by: String,
    unit: String,
    at: i64,
    changed: i64,
    seen: i64,
    is_done: bool,
    undone_by: String,
    undone_at: Option<i64>,
}

impl Page for List {
    const TEMPLATE: &str = "bulk/list.html";
}

#[derive(Debug, Default, Serialize)]
struct Done {
    one: Line,
    back: String,
    undone: i64,
    left: i64,
    refused: i64,
    people: Vec<LeftShown>,
    more: bool,
    may_undo: bool,
}

#[derive(Debug, Serialize)]
struct LeftShown {
    id: String,
    name: String,
    why: String,
}

impl Page for Done {
    const TEMPLATE: &str = "bulk/done.html";
}

fn line(bulk: Bulk) -> Line {
    Line {
        id: bulk.id.to_string(),
        kind: bulk.kind,
        what: bulk.told,
        reason: bulk.reason,
        by: bulk.by_name,
        unit: bulk.unit_name,
        at: bulk.at.0,
        changed: bulk.changed,
        seen: bulk.seen,
        is_done: bulk.finished_at.is_some(),
        undone_by: bulk.undone_by_name.unwrap_or_default(),
        undone_at: bulk.undo_finished_at.map(|at| at.0),
    }
}

/// `GET /office/bulk`: the latest gestures.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let scope = officer.office.scope.clone();
    let bulks = app.db.read(move |tx| store::bulks_of(tx, &scope, BULKS_MAX)).await?;
    let page = List { rows: bulks.into_iter().map(line).collect() };
    app.page(&page, &officer.shell(&app))
}

/// `GET /office/bulk/{id}`: how far it is, then what it did.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = BulkId::parse(&id).ok_or(Error::NotFound)?;
    let (scope, wanted) = (officer.office.scope.clone(), id.clone());
    let (bulk, (undone, left, refused), people) = app
        .db
        .read(move |tx| {
            let bulk = store::bulk(tx, &scope, &wanted)?.ok_or(Error::NotFound)?;
            let people = store::left(tx, &scope, &wanted, LEFT_MAX + 1)?;
            Ok((bulk, store::tally(tx, &wanted)?, people))
        })
        .await?;
    let is_running = bulk.finished_at.is_none();
    let is_going_back = bulk.undone_at.is_some() && bulk.undo_finished_at.is_none();
    if is_running || is_going_back || officer.actor.visit.fragment {
        return progress(&app, &officer, &bulk, undone + left);
    }
    let say = |key: &str| app.say(officer.language(), key);
    let shown = |one: store::Left| LeftShown {
        id: one.person.to_string(),
        name: display_name(&one.first_name, &one.last_name),
        why: say(if one.refusal.is_empty() { "bulk-left-since" } else { &one.refusal }),
    };
    let most = usize::try_from(LEFT_MAX)?;
    let page = Done {
        more: people.len() > most,
        people: people.into_iter().take(most).map(shown).collect(),
        back: bulk.back.clone(),
        may_undo: bulk.undone_at.is_none() && bulk.changed > 0,
        one: line(bulk),
        undone,
        left,
        refused,
    };
    app.page(&page, &officer.shell(&app))
}

fn progress(app: &App, officer: &Officer, bulk: &Bulk, undone: i64) -> Result<Response> {
    let language: Language = officer.language();
    let is_going_back = bulk.undone_at.is_some();
    let (done, total, key) = match is_going_back {
        true => (undone, bulk.changed, "bulk-undo-task"),
        false => (bulk.seen, bulk.total, "bulk-task"),
    };
    let is_over = match is_going_back {
        true => bulk.undo_finished_at.is_some(),
        false => bulk.finished_at.is_some(),
    };
    let here = format!("/office/bulk/{}", bulk.id);
    let args = [("done", done.into()), ("total", total.into())];
    let page = TaskPage {
        title: app.say_with(language, key, &args),
        done: u64::try_from(done).unwrap_or(0),
        total: u64::try_from(total).unwrap_or(0),
        stage: 1,
        stages: 1,
        message: app.say(language, "bulk-task-message"),
        stop_href: None,
        poll_href: here.clone(),
        finished_href: is_over.then_some(here),
    };
    let shell = officer.shell(app);
    if officer.actor.visit.fragment {
        let part = app.view.fragment(TaskPage::FRAGMENT, &page, &shell)?;
        return Ok(html(StatusCode::OK, part));
    }
    app.page(&page, &shell)
}

/// `POST /office/bulk/{id}/undo`: takes back exactly what it changed.
pub(super) async fn undo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = BulkId::parse(&id).ok_or(Error::NotFound)?;
    let hand = Hand { office: officer.office.clone(), name: officer.actor.name.clone() };
    let (by, wanted) = (hand.clone(), id.clone());
    let begun = app
        .db
        .write(move |tx| {
            let bulk = store::bulk(tx, &by.office.scope, &wanted)?.ok_or(Error::NotFound)?;
            if !store::begin_undo(tx, &wanted, &by.name)? {
                return Ok(None);
            }
            let is_long = bulk.changed > AT_ONCE_MAX;
            if is_long {
                let order = jobs::Order {
                    bulk: wanted.clone(),
                    person: by.office.person.clone(),
                    unit: by.office.unit.id.clone(),
                    name: by.name.clone(),
                };
                let job = kernel::jobs::enqueue(tx, jobs::UNDO, &order)?;
                store::give_to_job(tx, &wanted, &job, true)?;
            }
            Ok(Some(is_long))
        })
        .await?;
    let here = format!("/office/bulk/{id}");
    match begun {
        None => {
            let notice = Notice::warn(app.say(officer.language(), "bulk-undone-already"));
            return see_other_with(&here, &notice);
        }
        Some(true) => {}
        Some(false) => loop {
            let (by, bulk) = (hand.clone(), id.clone());
            if !app.db.write(move |tx| run::stepped_back(tx, &by, &bulk)).await? {
                break;
            }
        },
    }
    see_other(&here)
}

/// A gesture done, taken back, with people left; the list full and empty.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |kind: &str| Line {
        id: "1".to_owned(),
        kind: kind.to_owned(),
        what: "Relais".to_owned(),
        reason: "Assemblée".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        unit: "Alès".to_owned(),
        changed: 38,
        seen: 40,
        is_done: true,
        ..Line::default()
    };
    let left = LeftShown {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        why: "Elle a changé depuis.".to_owned(),
    };
    let back = || "/office/people".to_owned();
    let done =
        |kind: &str| Done { one: line(kind), back: back(), may_undo: true, ..Done::default() };
    let over = Line { undone_by: "Odile".to_owned(), undone_at: Some(1), ..line("care") };
    let undone = Done {
        one: over.clone(),
        back: back(),
        undone: 37,
        left: 1,
        refused: 2,
        people: vec![left],
        more: true,
        may_undo: false,
    };
    let nobody = Done { one: Line { what: String::new(), ..line("care") }, ..done("care") };
    let rows = ["tag", "untag", "list", "care", "task", "transfer"].map(line).to_vec();
    vec![
        SamplePage::new("bulk/list", List { rows: [rows, vec![over]].concat() }),
        SamplePage::new("bulk/list-empty", List::default()),
        SamplePage::new("bulk/done-tag", done("tag")),
        SamplePage::new("bulk/done-transfer", done("transfer")),
        SamplePage::new("bulk/done-nobody", nobody),
        SamplePage::new("bulk/done-undone", undone),
    ]
}
