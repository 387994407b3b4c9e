//! Pages of exports: ask with a reason, wait, fetch, print labels; who took what and why.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use kernel::files;
use kernel::text::Language;
use kernel::view::{Page, SamplePage, TaskPage};
use kernel::web::{Fields, download, html, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::REASON_CHARS_MIN;
use crate::accounts::Officer;
use crate::app::App;
use crate::exports::rules::{COLUMNS, Format, Selection};
use crate::exports::store::{self, Export};
use crate::exports::{ExportId, jobs};
use crate::org::{PersonId, Right, UnitId};
use crate::people::{self, Filter, Relation, TagId};

/// People whose export is made while the officer waits.
const AT_ONCE_MAX: usize = 2_000;
/// People whose labels are printed at once.
const LABELS_MAX: usize = 2_400;
/// Labels of a sheet.
const SHEET_LABELS: usize = 24;
/// Exports shown.
const EXPORTS_MAX: i64 = 100;
/// Longest reason, in characters.
const REASON_CHARS_MAX: usize = 300;

/// The routes of exports.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/office/exports", get(list).post(ask))
        .route("/office/exports/new", get(new).post(new))
        .route("/office/exports/{id}", get(show))
        .route("/office/exports/{id}/file", get(file))
        .route("/office/exports/{id}/labels", get(labels))
}

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("exports/list.html", include_str!("templates/list.html")),
    ("exports/new.html", include_str!("templates/new.html")),
    ("exports/done.html", include_str!("templates/done.html")),
    ("exports/labels.html", include_str!("templates/labels.html")),
];

#[derive(Debug, Default, Serialize)]
struct List {
    exports: Vec<Line>,
}

#[derive(Debug, Default, Serialize)]
struct Line {
    id: String,
    at: i64,
    who: String,
    unit: String,
    reason: String,
    format: String,
    people: Option<i64>,
    done: bool,
    kept: bool,
    labels: bool,
}

impl Page for List {
    const TEMPLATE: &'static str = "exports/list.html";
}

fn line(app: &App, language: Language, export: Export) -> Line {
    let format = Format::parse(&export.format);
    Line {
        id: export.id.to_string(),
        at: export.asked_at.0,
        who: export.asked_by_name,
        unit: export.unit_name,
        reason: export.reason,
        format: format.map(|it| app.say(language, it.key())).unwrap_or_default(),
        people: export.people,
        done: export.finished_at.is_some(),
        kept: export.file.is_some(),
        labels: format == Some(Format::Labels),
    }
}

async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Export)?;
    let scope = officer.office.scope.clone();
    let exports = app.db.read(move |tx| store::exports_of(tx, &scope, EXPORTS_MAX)).await?;
    let line = |export| line(&app, officer.language(), export);
    let page = List { exports: exports.into_iter().map(line).collect() };
    app.page(&page, &officer.shell(&app))
}

#[derive(Debug, Default, Serialize)]
struct New {
    hidden: Vec<(String, String)>,
    chosen: usize,
    filtered: bool,
    reason: String,
    reason_error: String,
    formats: Vec<Choice>,
    columns: Vec<Choice>,
    unit: String,
}

#[derive(Debug, Default, Serialize)]
struct Choice {
    value: String,
    label: String,
    checked: bool,
}

impl Page for New {
    const TEMPLATE: &'static str = "exports/new.html";
}

async fn new(State(app): State<App>, officer: Officer, fields: Fields) -> Result<Response> {
    officer.must(Right::Export)?;
    app.page(&form(&app, &officer, &fields), &officer.shell(&app))
}

fn form(app: &App, officer: &Officer, fields: &Fields) -> New {
    const KEPT: [&str; 6] = ["p", "all", "q", "relation", "tag", "unit"];
    let hidden = fields.texts().iter().filter(|(name, _)| KEPT.contains(&name.as_str()));
    let language = officer.language();
    let asked: Vec<&str> = fields.all("column").collect();
    let checked = |name: &str| asked.is_empty() || asked.contains(&name);
    let wanted = fields.filled("format").unwrap_or("csv");
    let column = |(name, key): &(&str, &str)| Choice {
        value: (*name).to_owned(),
        label: app.say(language, key),
        checked: checked(name),
    };
    let format = |format: Format| Choice {
        value: format.name().to_owned(),
        label: app.say(language, format.key()),
        checked: format.name() == wanted,
    };
    let chosen = fields.all("p").count();
    New {
        hidden: hidden.cloned().collect(),
        chosen: if fields.has("all") { 0 } else { chosen },
        filtered: ["q", "relation", "tag", "unit"].iter().any(|it| fields.filled(it).is_some()),
        reason: fields.text("reason").to_owned(),
        reason_error: String::new(),
        formats: Format::ALL.into_iter().map(format).collect(),
        columns: COLUMNS.iter().map(column).collect(),
        unit: officer.office.unit.name.clone(),
    }
}

/// The ticked people, or all whom the list's filter finds.
fn selection(fields: &Fields) -> Selection {
    let ticked: Vec<String> =
        fields.all("p").filter_map(PersonId::parse).map(|id| id.to_string()).collect();
    if !ticked.is_empty() && !fields.has("all") {
        return Selection::People(ticked);
    }
    Selection::Filter(Filter {
        words: fields.text("q").chars().take(200).collect(),
        relation: Relation::parse(fields.text("relation")),
        tag: TagId::parse(fields.text("tag")),
        unit: UnitId::parse(fields.text("unit")),
    })
}

async fn ask(State(app): State<App>, officer: Officer, fields: Fields) -> Result<Response> {
    officer.must(Right::Export)?;
    let reason: String = fields.text("reason").chars().take(REASON_CHARS_MAX).collect();
    let format = Format::parse(fields.text("format")).unwrap_or(Format::Csv);
    if reason.chars().count() < REASON_CHARS_MIN {
        let mut page = form(&app, &officer, &fields);
        page.reason_error = app.say(officer.language(), "exports-reason-missing");
        return app.refused(&page, officer.shell(&app));
    }
    let known = |name: &&str| COLUMNS.iter().any(|(known, _)| known == name);
    let columns: Vec<&str> = fields.all("column").filter(known).collect();
    let columns = if columns.is_empty() { vec!["last_name", "first_name"] } else { columns };
    let (selection, columns) = (selection(&fields), columns.join(" "));
    let large = is_large(&app, &officer, &selection).await?;
    let told = serde_json::to_string(&selection)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let english = officer.language() == Language::English;
    let order = app
        .db
        .write(move |tx| {
            let id = store::add(tx, &office, &name, &reason, format.name(), &told, &columns)?;
            let order = jobs::Order {
                export: id.clone(),
                person: office.person.clone(),
                unit: office.unit.id.clone(),
                name: name.clone(),
                english,
            };
            if large {
                let job = kernel::jobs::enqueue(tx, jobs::MAKE, &order)?;
                store::give_to_job(tx, &id, &job)?;
            }
            Ok(order)
        })
        .await?;
    let here = format!("/office/exports/{}", order.export);
    if !large {
        let (app, office) = (app.clone(), officer.office.clone());
        let work = move || jobs::finish(&app, &office, &order, |_| ());
        let done = tokio::task::spawn_blocking(work).await;
        done.map_err(|_| Error::fault("an export broke an invariant"))??;
    }
    see_other(&here)
}

async fn is_large(app: &App, officer: &Officer, selection: &Selection) -> Result<bool> {
    let filter = match selection {
        Selection::People(ids) => return Ok(ids.len() > AT_ONCE_MAX),
        Selection::Filter(filter) => filter.clone(),
    };
    let scope = officer.office.scope.clone();
    let limit = i64::try_from(AT_ONCE_MAX)? + 1;
    let found =
        app.db.read(move |tx| people::page_of_ids(tx, &scope, &filter, None, limit)).await?;
    Ok(found.len() > AT_ONCE_MAX)
}

async fn found(app: &App, officer: &Officer, id: &str) -> Result<Export> {
    officer.must(Right::Export)?;
    let id = ExportId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::export(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

#[derive(Debug, Default, Serialize)]
struct Done {
    export: Line,
}

impl Page for Done {
    const TEMPLATE: &'static str = "exports/done.html";
}

async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let export = found(&app, &officer, &id).await?;
    let shell = officer.shell(&app);
    if export.finished_at.is_some() && !officer.actor.visit.fragment {
        let page = Done { export: line(&app, officer.language(), export) };
        return app.page(&page, &shell);
    }
    let done = match export.job.clone() {
        Some(job) => {
            let progress = app.db.read(move |tx| kernel::jobs::progress(tx, &job)).await?;
            progress.map_or(0, |it| it.done)
        }
        None => 0,
    };
    let args = [("done", done.into())];
    let here = format!("/office/exports/{}", export.id);
    let page = TaskPage {
        title: app.say_with(officer.language(), "exports-task-title", &args),
        done: u64::try_from(done).unwrap_or(0),
        total: 0,
        stage: 1,
        stages: 1,
        message: app.say(officer.language(), "exports-task-message"),
        stop_href: None,
        poll_href: here.clone(),
        finished_href: export.finished_at.map(|_| here),
    };
    if officer.actor.visit.fragment {
        let part = app.view.fragment(TaskPage::FRAGMENT, &page, &shell)?;
        return Ok(html(StatusCode::OK, part));
    }
    app.page(&page, &shell)
}

/// Gives the file to who asked for exports here; each fetch is of a logged export.
async fn file(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let export = found(&app, &officer, &id).await?;
    let format = Format::parse(&export.format).ok_or(Error::NotFound)?;
    let content = content(&app, &export).await?;
    let end = if format == Format::Labels { "json" } else { format.name() };
    let name = format!("personnes-{}.{end}", export.asked_at.day_text());
    download(&name, format.media_type(), content)
}

async fn content(app: &App, export: &Export) -> Result<Vec<u8>> {
    let file = export.file.clone().ok_or(Error::NotFound)?;
    let mut content = Vec::new();
    for number in 0_i64.. {
        let wanted = file.clone();
        match app.db.read(move |tx| files::part(tx, &wanted, number)).await? {
            Some(part) => content.extend(part),
            None => break,
        }
    }
    Ok(content)
}

#[derive(Debug, Default, Serialize)]
struct Labels {
    id: String,
    sheets: Vec<Vec<Vec<String>>>,
    count: usize,
    without: i64,
    more: bool,
}

impl Page for Labels {
    const TEMPLATE: &'static str = "exports/labels.html";
}

async fn labels(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let export = found(&app, &officer, &id).await?;
    if export.format != Format::Labels.name() {
        return Err(Error::NotFound);
    }
    let all: Vec<Vec<String>> = serde_json::from_slice(&content(&app, &export).await?)?;
    let shown = all.iter().take(LABELS_MAX).cloned().collect::<Vec<_>>();
    let page = Labels {
        id: export.id.to_string(),
        count: shown.len(),
        without: export.people.unwrap_or(0) - i64::try_from(all.len())?,
        more: all.len() > LABELS_MAX,
        sheets: shown.chunks(SHEET_LABELS).map(<[_]>::to_vec).collect(),
    };
    app.page(&page, &officer.shell(&app))
}

/// Samples of every page.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |kept, labels| Line {
        id: "0".to_owned(),
        who: "Colette Vauquelin".to_owned(),
        unit: "Alès".to_owned(),
        reason: "Convocation de l’assemblée".to_owned(),
        format: "CSV".to_owned(),
        people: Some(12),
        done: true,
        kept,
        labels,
        ..Line::default()
    };
    let choice = || Choice { value: "csv".to_owned(), label: "CSV".to_owned(), checked: true };
    let form = |error: &str| New {
        hidden: vec![("q".to_owned(), "moulin".to_owned())],
        chosen: 2,
        reason_error: error.to_owned(),
        formats: vec![choice()],
        columns: vec![choice()],
        unit: "Alès".to_owned(),
        ..New::default()
    };
    let label = vec!["Ana Moulin".to_owned(), "30100 ALÈS".to_owned()];
    let printed = Labels { sheets: vec![vec![label]], count: 1, without: 1, ..Labels::default() };
    vec![
        SamplePage::new(
            "exports/list",
            List { exports: vec![line(true, false), line(false, true), Line::default()] },
        ),
        SamplePage::new("exports/list-empty", List::default()),
        SamplePage::new("exports/new", form("")),
        SamplePage::new("exports/new-error", form("Dites pourquoi.")),
        SamplePage::new("exports/done", Done { export: line(true, false) }),
        SamplePage::new("exports/done-labels", Done { export: line(true, true) }),
        SamplePage::new("exports/done-gone", Done { export: line(false, false) }),
        SamplePage::new("exports/labels", printed),
        SamplePage::new("exports/labels-empty", Labels::default()),
    ]
}
