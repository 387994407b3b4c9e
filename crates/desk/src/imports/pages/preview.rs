//! What an import would do, before anything is saved; then the order to save it.

use std::ops::ControlFlow;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::jobs;
use crate::imports::pages::{Choice, Choices, found, options};
use crate::imports::rules::Mapping;
use crate::imports::run::{self, PreviewLine, Report, Source};
use crate::imports::store;
use crate::org::{self, Right, UnitId};
use crate::people;

/// Rows that a preview reads.
const PREVIEW_ROWS_MAX: u64 = 2_000;
/// Units offered for an unknown name.
const UNITS_MAX: i64 = 500;

#[derive(Debug, Default, Serialize)]
struct Preview {
    id: String,
    name: String,
    whole: bool,
    total: i64,
    report: Report,
    updated: Vec<Updated>,
    created: Vec<PreviewLine>,
    doubtful: Vec<PreviewLine>,
    unknown: Vec<Unknown>,
    units: Vec<Choice>,
    unit: String,
    may_create: bool,
}

/// Somebody who is known, and what the file changes.
#[derive(Debug, Serialize)]
struct Updated {
    line: u64,
    name: String,
    /// The field, before, after.
    changes: Vec<[String; 3]>,
    kept: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Unknown {
    name: String,
    rows: u64,
    field: String,
}

impl Page for Preview {
    const TEMPLATE: &'static str = "imports/preview.html";
}

pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    if import.has_begun() {
        return see_other(&format!("/office/imports/{}", import.id));
    }
    let file = import.file.clone().ok_or(Error::Refused("imports-file-gone"))?;
    let mut options = options(&import, &officer.office, &officer.actor.name)?;
    options.dry_run = true;
    options.rows_max = PREVIEW_ROWS_MAX;
    let db = app.db.clone();
    let work = move || run::run(&db, &Source::Kept(file), options, |_| ControlFlow::Continue(()));
    let report = tokio::task::spawn_blocking(work).await;
    let mut report = report.map_err(|_| Error::fault("a preview broke an invariant"))??;
    report.refused_cells = serde_json::from_str(&import.refused_cells)?;
    let page = preview(&app, &officer, &import, report).await?;
    app.page(&page, &officer.shell(&app))
}

async fn preview(
    app: &App,
    officer: &Officer,
    import: &store::Import,
    mut report: Report,
) -> Result<Preview> {
    let top = officer.office.unit.id.clone();
    let read = move |tx: &mut Tx<'_>| {
        let below = org::units_below(tx, &top, 9, UNITS_MAX)?;
        Ok((below, people::fields_for(tx, &top)?, people::tags_for(tx, &top)?))
    };
    let (below, fields, tags) = app.db.read(read).await?;
    let unit = officer.office.unit.name.clone();
    let args = [("unit", unit.clone().into())];
    let default = app.say_with(officer.language(), "imports-preview-units-default", &args);
    let mut units = vec![Choice { value: String::new(), label: default }];
    let choice = |unit: org::Unit| Choice { value: unit.id.to_string(), label: unit.name };
    units.extend(below.into_iter().map(choice));
    let lines = std::mem::take(&mut report.preview);
    let of = |what: &str| -> Vec<PreviewLine> {
        lines.iter().filter(|line| line.what == what).cloned().collect()
    };
    let language = officer.language();
    let updated = |one: PreviewLine| Updated {
        line: one.line,
        name: one.name,
        changes: one
            .changes
            .iter()
            .map(|change| told(app, language, change, (&fields, &tags)))
            .collect(),
        kept: one.kept,
    };
    let unknown = report.unknown_units.iter().enumerate();
    let unknown = unknown.map(|(place, (name, rows))| Unknown {
        name: name.clone(),
        rows: *rows,
        field: format!("unit-{place}"),
    });
    Ok(Preview {
        id: import.id.to_string(),
        name: import.name.clone(),
        whole: u64::try_from(import.rows).unwrap_or(0) <= PREVIEW_ROWS_MAX,
        total: import.rows,
        updated: of("updated").into_iter().map(updated).collect(),
        created: of("created"),
        doubtful: of("doubtful"),
        unknown: unknown.take(200).collect(),
        units,
        unit,
        may_create: officer.office.rights.has(Right::ManageUnits),
        report,
    })
}

/// A change as people read it. Tags and fields that the file would make have no name yet: their
/// values alone are told.
fn told(
    app: &App,
    language: Language,
    change: &people::Change,
    known: (&[people::CustomField], &[people::Tag]),
) -> [String; 3] {
    let [label, old, mut new] = people::told_change(app, language, change, known);
    if let (true, serde_json::Value::Object(values)) = (new.is_empty(), &change.new) {
        new = values.values().filter_map(|value| value.as_str()).collect::<Vec<_>>().join(", ");
    }
    [label, old, new]
}

pub(super) async fn run(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let mut choices: Choices = serde_json::from_str(&import.choices)?;
    choices.create_units = fields.has("create_units");
    let mut chosen: Vec<(String, UnitId)> = Vec::new();
    for place in 0..200 {
        let name = fields.text(&format!("unit-{place}-name"));
        if let Some(unit) = UnitId::parse(fields.text(&format!("unit-{place}"))) {
            chosen.push((name.to_owned(), unit));
        }
    }
    let mapping: Mapping = serde_json::from_str(&import.mapping)?;
    let (scope, id) = (officer.office.scope.clone(), import.id.clone());
    let order = jobs::Order {
        import: import.id.clone(),
        person: officer.office.person.clone(),
        unit: officer.office.unit.id.clone(),
        name: officer.actor.name.clone(),
    };
    app.db
        .write(move |tx| {
            let mut choices = choices.clone();
            for (name, unit) in &chosen {
                // A unit out of reach is no choice, whoever typed it.
                scope.narrowed(tx, unit)?.ok_or(Error::NotFound)?;
                choices.units.insert(name.clone(), unit.clone());
            }
            if !store::set_choices(tx, &id, &mapping, &serde_json::to_string(&choices)?)? {
                return Err(Error::Refused("imports-already-started"));
            }
            let job = kernel::jobs::enqueue(tx, jobs::RUN, &order)?;
            store::give_to_job(tx, &id, &job)
        })
        .await?;
    see_other(&format!("/office/imports/{}", import.id))
}

pub(super) fn samples() -> Vec<SamplePage> {
    let line = |what: &str| PreviewLine {
        line: 12,
        what: what.to_owned(),
        name: "Ana Moulin".to_owned(),
        ..PreviewLine::default()
    };
    let updated = Updated {
        line: 12,
        name: "Ana Moulin".to_owned(),
        changes: vec![["Civilité".to_owned(), String::new(), "Mme".to_owned()]],
        kept: vec!["number".to_owned()],
    };
    let unknown = Unknown { name: "Sect. Uzès".to_owned(), rows: 12, field: "unit-0".to_owned() };
    let full = Preview {
        id: "0".to_owned(),
        name: "adhérents.csv".to_owned(),
        report: Report {
            refused_columns: vec!["religion".to_owned(), "van_id".to_owned()],
            refused_cells: [("religion".to_owned(), 178)].into(),
            ..Report::default()
        },
        updated: vec![updated],
        created: vec![line("created")],
        doubtful: vec![line("doubtful")],
        unknown: vec![unknown],
        units: vec![Choice { value: String::new(), label: "Gard".to_owned() }],
        unit: "Gard".to_owned(),
        may_create: true,
        whole: false,
        total: 10_000,
    };
    let empty = Preview { whole: true, ..Preview::default() };
    vec![SamplePage::new("imports/preview", full), SamplePage::new("imports-preview-empty", empty)]
}
