//! The jobs office: what waits, what was given up and why, and what to do about it.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::jobs::{self, Dead, JobId};
use kernel::time::Moment;
use kernel::view::{Page, SamplePage};
use kernel::web::{Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::upkeep::store::{self, KindCount};

/// Where the office is.
const HOME: &str = "/office/upkeep";
/// Given-up jobs that one page shows.
const DEAD_ROWS_MAX: i64 = 100;
/// Kinds of job that one page shows.
const KINDS_MAX: i64 = 200;

/// The jobs office.
#[derive(Debug, Serialize)]
struct OfficePage {
    waiting: i64,
    dead_count: i64,
    kinds: Vec<KindCount>,
    dead: Vec<Dead>,
    version: &'static str,
    engine: &'static str,
    mail: &'static str,
}

impl Page for OfficePage {
    const TEMPLATE: &'static str = "upkeep/office.html";
}

/// A last look before a job is thrown away.
#[derive(Debug, Serialize)]
struct AbandonPage {
    job: Dead,
}

impl Page for AbandonPage {
    const TEMPLATE: &'static str = "upkeep/abandon.html";
}

/// Shows the queue.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must_at_top(Right::Upkeep)?;
    let (waiting, dead_count, kinds, dead) = app
        .db
        .read(|tx| {
            let (waiting, dead) = jobs::count_waiting(tx)?;
            Ok((waiting, dead, store::kinds(tx, KINDS_MAX)?, jobs::dead(tx, DEAD_ROWS_MAX)?))
        })
        .await?;
    let mail = match (&app.caught, &app.config.smtp_url) {
        (Some(_), _) => "caught",
        (None, Some(_)) => "sent",
        (None, None) => "unset",
    };
    let page = OfficePage {
        waiting,
        dead_count,
        kinds,
        dead,
        version: env!("CARGO_PKG_VERSION"),
        engine: app.db.place().engine(),
        mail,
    };
    app.page(&page, &officer.shell(&app))
}

/// Puts a given-up job back in the queue.
pub(super) async fn retry(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must_at_top(Right::Upkeep)?;
    let id = JobId::parse(&id).ok_or(Error::NotFound)?;
    let put_back = app.db.write(move |tx| jobs::retry(tx, &id)).await?;
    told(&app, &officer, put_back, "upkeep-retried")
}

/// Asks whether a given-up job is really to be thrown away.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must_at_top(Right::Upkeep)?;
    let id = JobId::parse(&id).ok_or(Error::NotFound)?;
    let job = app.db.read(move |tx| store::dead_job(tx, &id)).await?.ok_or(Error::NotFound)?;
    app.page(&AbandonPage { job }, &officer.shell(&app))
}

/// Throws a given-up job away.
pub(super) async fn abandon(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must_at_top(Right::Upkeep)?;
    let id = JobId::parse(&id).ok_or(Error::NotFound)?;
    let gone = app.db.write(move |tx| store::abandon(tx, &id)).await?;
    told(&app, &officer, gone, "upkeep-abandoned")
}

/// Back to the office, with what happened; somebody else may have been faster.
fn told(app: &App, officer: &Officer, done: bool, key: &str) -> Result<Response> {
    let language = officer.language();
    let notice = match done {
        true => Notice::ok(app.say(language, key)),
        false => Notice::warn(app.say(language, "upkeep-already")),
    };
    see_other_with(HOME, &notice)
}

/// Examples of the office's pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = OfficePage {
        waiting: 1_204,
        dead_count: 1,
        kinds: vec![KindCount {
            kind: "accounts.mail".to_owned(),
            waiting: 1_204,
            dead: 1,
            next_due: Some(NOON),
        }],
        dead: sample_job().into_iter().collect(),
        mail: "sent",
        engine: "PostgreSQL",
        ..empty_page()
    };
    let abandon = sample_job().map(|job| SamplePage::new("upkeep: abandon", AbandonPage { job }));
    let pages =
        [SamplePage::new("upkeep: empty", empty_page()), SamplePage::new("upkeep-office", full)];
    pages.into_iter().chain(abandon).collect()
}

/// 24 November 2026, noon UTC.
const NOON: Moment = Moment(1_795_521_600_000);

fn empty_page() -> OfficePage {
    OfficePage {
        waiting: 0,
        dead_count: 0,
        kinds: Vec::new(),
        dead: Vec::new(),
        version: "0.1.0",
        engine: "SQLite",
        mail: "unset",
    }
}

fn sample_job() -> Option<Dead> {
    Some(Dead {
        id: JobId::parse("019ab0c2-7d51-7000-8000-000000000001")?,
        kind: "accounts.mail".to_owned(),
        failed_at: NOON,
        attempts: 10,
        failure: "permanent error (550): no such user".to_owned(),
    })
}
