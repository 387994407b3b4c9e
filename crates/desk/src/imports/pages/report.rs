//! How far an import is, what it did, its file of errors, and taking it back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::jobs::JobId;
use kernel::text::Language;
use kernel::time::Moment;
use kernel::view::{Page, SamplePage, TaskPage};
use kernel::web::{download, html, see_other};
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::jobs;
use crate::imports::pages::found;
use crate::imports::pages::stop::Broken;
use crate::imports::rules::What;
use crate::imports::run::Report;
use crate::imports::store::{self, Import};
use crate::imports::undo::Undone;

/// Problems shown on the page; all are in the file of errors.
const SHOWN_MAX: i64 = 100;
/// Problems that the file of errors holds.
const FILE_MAX: i64 = 200_000;
/// Problems read at a time.
const READ_ROWS: i64 = 5_000;

#[derive(Debug, Default, Serialize)]
struct Told {
    id: String,
    name: String,
    finished_at: i64,
    rows: i64,
    report: Report,
    problems: Vec<ShownProblem>,
    doubts: i64,
    undone: Option<Undone>,
}

#[derive(Debug, Serialize)]
struct ShownProblem {
    line: i64,
    column: String,
    what: String,
    value: String,
}

impl Page for Told {
    const TEMPLATE: &'static str = "imports/report.html";
}

pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let mut import = found(&app, &officer, &id).await?;
    let here = format!("/office/imports/{}", import.id);
    if import.undo_job.is_some() && may_undo(&import) {
        match undoing(&app, &import).await? {
            Some(done) => return task(&app, &officer, undo_page(&app, &officer, here, done)),
            // It ended in between, and has told the import what it did; or it was given up.
            None => import = found(&app, &officer, &id).await?,
        }
    }
    match (import.finished_at, &import.job) {
        (None, None) => see_other(&format!("{here}/mapping")),
        (None, Some(_)) if !import.is_queued => broken(&app, &officer, &import),
        (None, Some(job)) => {
            let done = app.db.read(under_way(job.clone())).await?.unwrap_or(0);
            let args = [("done", done.into()), ("total", import.rows.into())];
            let title = app.say_with(officer.language(), "imports-task-title", &args);
            let key = match import.stop_asked_at {
                Some(_) => "imports-stop-asked",
                None => "imports-task-message",
            };
            let stop = import.stop_asked_at.is_none().then(|| format!("{here}/stop"));
            let message = app.say(officer.language(), key);
            let mut page = task_page(title, message, here, (done, import.rows));
            page.stop_href = stop;
            task(&app, &officer, page)
        }
        (Some(at), _) => {
            if officer.actor.visit.fragment {
                let title = app.say(officer.language(), "imports-task-ended");
                let rows = (import.rows, import.rows);
                let mut page = task_page(title, String::new(), here.clone(), rows);
                page.finished_href = Some(here);
                return task(&app, &officer, page);
            }
            told(&app, &officer, &import, at).await
        }
    }
}

/// How far an import is taken back; none when nobody is at it.
async fn undoing(app: &App, import: &Import) -> Result<Option<i64>> {
    match import.undo_job.clone() {
        Some(job) => app.db.read(under_way(job)).await,
        None => Ok(None),
    }
}

/// The page of an import that is being taken back.
fn undo_page(app: &App, officer: &Officer, poll: String, done: i64) -> TaskPage {
    let title = app.say(officer.language(), "imports-undo-task-title");
    let message = app.say(officer.language(), "imports-undo-asked");
    task_page(title, message, poll, (done, 0))
}

/// What to do with an import whose job was given up or thrown away.
fn broken(app: &App, officer: &Officer, import: &Import) -> Result<Response> {
    let here = format!("/office/imports/{}", import.id);
    if officer.actor.visit.fragment {
        let args = [("name", import.name.clone().into())];
        let title = app.say_with(officer.language(), "imports-broken-title", &args);
        let mut page = task_page(title, String::new(), here.clone(), (0, import.rows));
        page.finished_href = Some(here);
        return task(app, officer, page);
    }
    app.page(&Broken::from(import), &officer.shell(app))
}

/// How far a job is; none when it is over, done or given up.
fn under_way(job: JobId) -> impl FnMut(&mut Tx<'_>) -> Result<Option<i64>> {
    move |tx| {
        let progress = kernel::jobs::progress(tx, &job)?;
        Ok(progress.filter(|it| it.failed_at.is_none()).map(|it| it.done))
    }
}

fn task_page(title: String, message: String, poll: String, (done, total): (i64, i64)) -> TaskPage {
    TaskPage {
        title,
        done: u64::try_from(done).unwrap_or(0),
        total: u64::try_from(total).unwrap_or(0),
        stage: 1,
        stages: 1,
        message,
        stop_href: None,
        poll_href: poll,
        finished_href: None,
    }
}

/// The page of the work going on; its region alone when it is polled.
fn task(app: &App, officer: &Officer, page: TaskPage) -> Result<Response> {
    let shell = officer.shell(app);
    if officer.actor.visit.fragment {
        let part = app.view.fragment(TaskPage::FRAGMENT, &page, &shell)?;
        return Ok(html(StatusCode::OK, part));
    }
    app.page(&page, &shell)
}

async fn told(app: &App, officer: &Officer, import: &Import, at: Moment) -> Result<Response> {
    let report: Report = match &import.report {
        Some(report) => serde_json::from_str(report)?,
        None => Report::default(),
    };
    let (id, scope) = (import.id.clone(), officer.office.scope.clone());
    let (rows, doubts) = app
        .db
        .read(move |tx| {
            let rows = store::problems_of(tx, &id, 0, SHOWN_MAX)?;
            Ok((rows, store::count_open(tx, &scope, Some(&id))?))
        })
        .await?;
    let undone = import.undo_report.as_deref().map(serde_json::from_str).transpose()?;
    let shown = |row: &store::ProblemRow| shown(app, officer.language(), row);
    let page = Told {
        id: import.id.to_string(),
        name: import.name.clone(),
        finished_at: at.0,
        rows: import.rows,
        problems: rows.iter().map(shown).collect(),
        doubts,
        undone,
        report,
    };
    app.page(&page, &officer.shell(app))
}

fn shown(app: &App, language: Language, row: &store::ProblemRow) -> ShownProblem {
    let (_, line, _, column, what, value) = row;
    let known = What::ALL.iter().find(|known| known.name() == what);
    ShownProblem {
        line: *line,
        column: column.clone(),
        what: known.map_or_else(|| what.clone(), |known| app.say(language, known.key())),
        value: value.clone(),
    }
}

/// The file of errors: one row for each problem.
pub(super) async fn errors(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let language = officer.language();
    let fault = |error: sheets::WriteFault| Error::fault(error.to_string());
    let mut bytes = Vec::new();
    let mut table = Box::new(sheets::csv_writer(&mut bytes).map_err(fault)?);
    let heads = [
        "imports-preview-line",
        "imports-report-column",
        "imports-report-what",
        "imports-report-value",
    ];
    let heads = heads.map(|key| app.say(language, key));
    table.row(&heads.each_ref().map(String::as_str)).map_err(fault)?;
    let mut position = 0;
    while position < FILE_MAX {
        let id = import.id.clone();
        let read = move |tx: &mut Tx<'_>| store::problems_of(tx, &id, position, READ_ROWS);
        let rows = app.db.read(read).await?;
        let Some((last, ..)) = rows.last() else { break };
        position = last + 1;
        for row in &rows {
            let told = shown(&app, language, row);
            let cells = [told.line.to_string(), told.column, told.what, told.value];
            table.row(&cells.each_ref().map(String::as_str)).map_err(fault)?;
        }
    }
    table.finish().map_err(fault)?;
    download("import-erreurs.csv", "text/csv; charset=utf-8", bytes)
}

#[derive(Debug, Default, Serialize)]
struct Confirm {
    id: String,
    name: String,
    created: u64,
    updated: u64,
}

impl Page for Confirm {
    const TEMPLATE: &'static str = "imports/undo.html";
}

/// Whether there is something to take back and nobody works on it.
fn may_undo(import: &Import) -> bool {
    let is_over = import.finished_at.is_some() || import.job.is_some() && !import.is_queued;
    is_over && import.undone_at.is_none()
}

pub(super) async fn undo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    if !may_undo(&import) || undoing(&app, &import).await?.is_some() {
        return see_other(&format!("/office/imports/{}", import.id));
    }
    let report: Report = match &import.report {
        Some(report) => serde_json::from_str(report)?,
        None => Report::default(),
    };
    let page = Confirm {
        id: import.id.to_string(),
        name: import.name,
        created: report.created,
        updated: report.updated,
    };
    app.page(&page, &officer.shell(&app))
}

pub(super) async fn undo_now(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let here = format!("/office/imports/{}", import.id);
    if !may_undo(&import) {
        return see_other(&here);
    }
    let order = jobs::Order {
        import: import.id,
        person: officer.office.person.clone(),
        unit: officer.office.unit.id.clone(),
        name: officer.actor.name.clone(),
    };
    let ask = move |tx: &mut Tx<'_>| {
        // Whoever asked in between has it taken back already.
        if store::is_being_undone(tx, &order.import)? {
            return Ok(());
        }
        let job = kernel::jobs::enqueue(tx, jobs::UNDO, &order)?;
        store::being_undone(tx, &order.import, &job)
    };
    app.db.write(ask).await?;
    see_other(&here)
}

pub(super) fn samples() -> Vec<SamplePage> {
    let problem = ShownProblem {
        line: 12,
        column: "Courriel".to_owned(),
        what: "courriel invalide".to_owned(),
        value: "ana@".to_owned(),
    };
    let report = Report {
        stopped: true,
        created: 3,
        refused_columns: vec!["religion".to_owned(), "van_id".to_owned()],
        refused_cells: [("religion".to_owned(), 178)].into(),
        created_units: vec!["Uzès".to_owned()],
        ..Report::default()
    };
    let full = Told {
        id: "0".to_owned(),
        name: "adhérents.csv".to_owned(),
        report,
        problems: vec![problem],
        doubts: 2,
        ..Told::default()
    };
    let undone = Told { undone: Some(Undone::default()), ..Told::default() };
    vec![
        SamplePage::new("imports/report", full),
        SamplePage::new("imports/report-empty", Told::default()),
        SamplePage::new("imports/report-undone", undone),
        SamplePage::new("imports/undo", Confirm::default()),
    ]
}
