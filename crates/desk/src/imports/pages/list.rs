//! The list of imports, and sending a file.

use axum::extract::State;
use axum::response::Response;
use kernel::time::Moment;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Upload, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::ImportId;
use crate::imports::pages::{Choice, Choices};
use crate::imports::rules::guess;
use crate::imports::run;
use crate::imports::store::{self, Import, NewImport};
use crate::org::Right;

/// Imports shown.
const IMPORTS_MAX: i64 = 50;
/// Days for which the rows of a file wait for the officer's agreement.
const KEPT_DAYS: i64 = 30;

#[derive(Debug, Serialize)]
struct List {
    imports: Vec<Line>,
    doubts: i64,
}

#[derive(Debug, Serialize)]
struct Line {
    id: String,
    name: String,
    unit: String,
    at: i64,
    state: &'static str,
    rows: i64,
}

impl Page for List {
    const TEMPLATE: &'static str = "imports/list.html";
}

impl From<Import> for Line {
    fn from(import: Import) -> Self {
        let state = match (import.undone_at, import.finished_at, &import.job) {
            (Some(_), _, _) => "undone",
            (_, Some(_), _) => "done",
            (_, _, Some(_)) if import.is_queued => "running",
            (_, _, Some(_)) => "broken",
            _ => "waiting",
        };
        Self {
            id: import.id.to_string(),
            name: import.name,
            unit: import.unit_name,
            at: import.created_at.0,
            state,
            rows: import.rows,
        }
    }
}

pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Import)?;
    let scope = officer.office.scope.clone();
    let (imports, doubts) = app
        .db
        .read(move |tx| {
            let imports = store::imports_of(tx, &scope, IMPORTS_MAX)?;
            Ok((imports, store::count_open(tx, &scope, None)?))
        })
        .await?;
    let page = List { imports: imports.into_iter().map(Line::from).collect(), doubts };
    app.page(&page, &officer.shell(&app))
}

#[derive(Debug, Default, Serialize)]
struct New {
    templates: Vec<Choice>,
    template: String,
    sheet: String,
    file_error: String,
    sheet_error: String,
    errors: Vec<FormError>,
}

#[derive(Debug, Serialize)]
struct FormError {
    field: &'static str,
    label: String,
    message: String,
}

impl Page for New {
    const TEMPLATE: &'static str = "imports/new.html";
}

pub(super) async fn new(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Import)?;
    let page = form(&app, &officer, "", "1").await?;
    app.page(&page, &officer.shell(&app))
}

async fn form(app: &App, officer: &Officer, template: &str, sheet: &str) -> Result<New> {
    let unit = officer.office.unit.id.clone();
    let names = app.db.read(move |tx| store::templates(tx, &unit)).await?;
    let none = app.say(officer.language(), "imports-upload-template-none");
    let mut templates = vec![Choice { value: String::new(), label: none }];
    templates.extend(names.into_iter().map(|name| Choice { value: name.clone(), label: name }));
    Ok(New { templates, template: template.to_owned(), sheet: sheet.to_owned(), ..New::default() })
}

pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::Import)?;
    let (template, typed) = (fields.text("template").to_owned(), fields.text("sheet").to_owned());
    let sheet = if typed.is_empty() { Some(1) } else { typed.parse::<usize>().ok() };
    let sheet = sheet.filter(|sheet| (1..=200).contains(sheet));
    let (Some(upload), Some(sheet)) = (fields.take_file("file"), sheet) else {
        let missing = sheet.is_some();
        let key = if missing { "imports-upload-missing" } else { "imports-upload-sheet-wrong" };
        return refuse(&app, &officer, &template, &typed, missing, key).await;
    };
    match take(&app, &officer, upload, sheet - 1, &template).await {
        Ok(id) => see_other(&format!("/office/imports/{id}/mapping")),
        Err(Error::Refused(key)) => {
            refuse(&app, &officer, &template, &typed, key != "imports-file-no-such-sheet", key)
                .await
        }
        Err(other) => Err(other),
    }
}

async fn refuse(
    app: &App,
    officer: &Officer,
    template: &str,
    sheet: &str,
    about_file: bool,
    key: &'static str,
) -> Result<Response> {
    let message = app.say(officer.language(), key);
    let mut page = form(app, officer, template, sheet).await?;
    let (field, label) = match about_file {
        true => ("file", "imports-upload-file"),
        false => ("sheet", "imports-upload-sheet"),
    };
    let label = app.say(officer.language(), label);
    match about_file {
        true => page.file_error.clone_from(&message),
        false => page.sheet_error.clone_from(&message),
    }
    page.errors = vec![FormError { field, label, message }];
    app.refused(&page, officer.shell(app))
}

/// Guesses the columns of a file and keeps its rows, the refused columns emptied.
async fn take(
    app: &App,
    officer: &Officer,
    upload: Upload,
    sheet: usize,
    template: &str,
) -> Result<ImportId> {
    let (db, office) = (app.db.clone(), officer.office.clone());
    let template = template.to_owned();
    let work = move || {
        let name: String = upload.name.chars().take(200).collect();
        let path = upload.file.path();
        let opened = run::look(path, &name, sheet)?;
        let guessed = guess(&opened.headers, &opened.samples);
        let unit = office.unit.id.clone();
        let of_unit = unit.clone();
        let saved = db.read_now(move |tx| match template.is_empty() {
            true => Ok(None),
            false => store::template(tx, &of_unit, &template),
        })?;
        let mapping = saved.map_or(guessed.clone(), |saved| saved.over(&guessed));
        let of_unit = unit.clone();
        let tags = db.read_now(move |tx| store::tag_choices(tx, &of_unit))?;
        let kept = run::keep(&db, path, &name, &mapping, sheet, KEPT_DAYS, &tags)?;
        if kept.rows == 0 {
            db.write_now(move |tx| kernel::files::delete(tx, &kept.file))?;
            return Err(Error::Refused("imports-file-empty"));
        }
        let choices = serde_json::to_string(&Choices { tags, ..Choices::default() })?;
        db.write_now(move |tx| {
            let id: ImportId = tx.fresh();
            let new = NewImport {
                id: id.clone(),
                unit: unit.clone(),
                name: name.clone(),
                mapping: mapping.clone(),
                file: Some(kept.file.clone()),
                rows: kept.rows,
                refused_cells: kept.refused_cells.clone(),
                tags: kept.tags.clone(),
                choices: choices.clone(),
                by: Some(office.person.clone()),
                mandate: Some(office.mandate.id.clone()),
            };
            store::add_import(tx, &new)?;
            Ok(id)
        })
    };
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_| Error::fault("reading an upload broke an invariant"))?
}

pub(super) fn samples() -> Vec<SamplePage> {
    let line = |state, at: Moment| Line {
        id: "0".to_owned(),
        name: "adhérents.csv".to_owned(),
        unit: "Gard".to_owned(),
        at: at.0,
        state,
        rows: 2_500,
    };
    let states = ["waiting", "running", "broken", "done", "undone"];
    let imports = states.into_iter().map(|state| line(state, Moment(0))).collect();
    let message = "Choisissez un fichier.".to_owned();
    let error = FormError { field: "file", label: "Fichier".to_owned(), message: message.clone() };
    let wrong = New { file_error: message, errors: vec![error], ..New::default() };
    vec![
        SamplePage::new("imports/list", List { imports, doubts: 3 }),
        SamplePage::new("imports/list-empty", List { imports: Vec::new(), doubts: 0 }),
        SamplePage::new("imports/new", New { sheet: "1".to_owned(), ..New::default() }),
        SamplePage::new("imports/new-errors", wrong),
    ]
}
