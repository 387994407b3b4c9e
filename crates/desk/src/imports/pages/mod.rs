//! Pages of imports: send a file, check its columns, see the result, save, decide, take back.

mod doubts;
mod list;
mod mapping;
mod preview;
mod report;
mod stop;
mod summary;
mod tags;

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::view::SamplePage;
use kernel::web::UPLOAD_BYTES_MAX;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::ImportId;
use crate::imports::rules::{Mapping, Triage};
use crate::imports::run::Options;
use crate::imports::store::{self, Import};
use crate::org::{Office, Right, UnitId};

/// The routes of imports.
pub(super) fn routes() -> Router<App> {
    // A form's own bytes come on top of the file's.
    let upload = DefaultBodyLimit::max(UPLOAD_BYTES_MAX + 64 * 1024);
    Router::new()
        .route("/office/imports", get(list::list))
        .route("/office/imports/new", get(list::new).post(list::send).layer(upload))
        .route("/office/imports/doubts", get(doubts::all))
        .route("/office/imports/doubts/{id}", post(doubts::decide))
        .route("/office/imports/{id}", get(report::show))
        .route("/office/imports/{id}/mapping", get(mapping::show).post(mapping::save))
        .route("/office/imports/{id}/tags", get(tags::show).post(tags::save))
        .route("/office/imports/{id}/summary", get(summary::show))
        .route("/office/imports/{id}/left-out.csv", get(summary::left_out))
        .route("/office/imports/{id}/preview", get(preview::show))
        .route("/office/imports/{id}/run", post(preview::run))
        .route("/office/imports/{id}/stop", get(stop::ask).post(stop::stop))
        .route("/office/imports/{id}/resume", post(stop::resume))
        .route("/office/imports/{id}/errors.csv", get(report::errors))
        .route("/office/imports/{id}/doubts", get(doubts::of_import))
        .route("/office/imports/{id}/undo", get(report::undo).post(report::undo_now))
}

/// Templates of the pages.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("imports/list.html", include_str!("../templates/list.html")),
    ("imports/new.html", include_str!("../templates/new.html")),
    ("imports/mapping.html", include_str!("../templates/mapping.html")),
    ("imports/tags.html", include_str!("../templates/tags.html")),
    ("imports/summary.html", include_str!("../templates/summary.html")),
    ("imports/preview.html", include_str!("../templates/preview.html")),
    ("imports/report.html", include_str!("../templates/report.html")),
    ("imports/undo.html", include_str!("../templates/undo.html")),
    ("imports/stop.html", include_str!("../templates/stop.html")),
    ("imports/broken.html", include_str!("../templates/broken.html")),
    ("imports/doubts.html", include_str!("../templates/doubts.html")),
    ("imports/counts.html", include_str!("../templates/counts.html")),
];

/// Samples of every page.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut all = list::samples();
    all.extend(mapping::samples());
    all.extend(preview::samples());
    all.extend(report::samples());
    all.extend(stop::samples());
    all.extend(doubts::samples());
    all.extend(tags::samples());
    all.extend(summary::samples());
    all
}

/// A choice of a form.
#[derive(Debug, Clone, Serialize)]
struct Choice {
    value: String,
    label: String,
}

/// Choices that belong to one import beside its columns.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Choices {
    /// Units as written in the file, with those that they mean.
    pub(super) units: BTreeMap<String, UnitId>,
    /// Whether missing sections are made.
    pub(super) create_units: bool,
    /// What becomes of tags.
    pub(super) tags: Triage,
}

/// An import that this officer may see; absent and out of reach are the same.
async fn found(app: &App, officer: &Officer, id: &str) -> Result<Import> {
    officer.must(Right::Import)?;
    let id = ImportId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::import(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

/// What a run of a kept import needs; the officer's own unit bounds it, even when the import
/// was asked for above.
pub(super) fn options(import: &Import, office: &Office, name: &str) -> Result<Options> {
    let choices: Choices = serde_json::from_str(&import.choices)?;
    Ok(Options {
        import: import.id.clone(),
        unit: office.scope.unit().clone(),
        scope: office.scope.clone(),
        default_unit: office.scope.unit().clone(),
        units: choices.units,
        triage: choices.tags,
        create_units: choices.create_units && office.rights.has(Right::ManageUnits),
        mapping: serde_json::from_str::<Mapping>(&import.mapping)?,
        sheet: 0,
        dry_run: false,
        rows_max: u64::MAX,
        office: Some((office.clone(), name.to_owned())),
    })
}
