//! Makes large exports in the background.

use kernel::jobs::{Claimed, JobKind, Outcome};
use kernel::text::Language;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::app::{App, World};
use crate::exports::make::{self, By, Wish};
use crate::exports::rules::Format;
use crate::exports::{ExportId, store};
use crate::org::{Office, PersonId, Right, UnitId};

/// Name of the job that makes an export.
pub(super) const MAKE: &str = "exports.make";

/// The jobs of exports.
pub(super) const JOBS: &[JobKind<World>] =
    &[JobKind { name: MAKE, run: |world, job| told(make_export(world, job)), every: None }];

/// Who asks for what.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Order {
    /// Which export.
    pub(super) export: ExportId,
    /// Who asks.
    pub(super) person: PersonId,
    /// In which unit they work.
    pub(super) unit: UnitId,
    /// Their name.
    pub(super) name: String,
    /// Whether in English.
    pub(super) english: bool,
}

fn told(done: Result<()>) -> Outcome {
    match done {
        Ok(()) => Outcome::Done,
        Err(error @ (Error::NotFound | Error::Forbidden(_))) => Outcome::GiveUp(error.to_string()),
        Err(error) => Outcome::Retry(error.to_string()),
    }
}

fn make_export(world: &World, job: &Claimed) -> Result<()> {
    let order: Order = job.payload()?;
    let asked = order.clone();
    let office = world.app.db.read_now(move |tx| {
        let now = tx.now();
        Office::of(tx, &asked.person, Some(&asked.unit), now)?.ok_or(Error::NotFound)
    })?;
    if !office.rights.has(Right::Export) {
        return Err(Error::Forbidden(Right::Export.key()));
    }
    let tell = |done: i64| {
        if let Err(error) = job.tell(&world.app.db, done, 0) {
            tracing::warn!(%error, "the progress of an export could not be told");
        }
    };
    finish(&world.app, &office, &order, tell)
}

/// Makes the file of an export and says that it is there.
pub(super) fn finish(
    app: &App,
    office: &Office,
    order: &Order,
    tell: impl FnMut(i64),
) -> Result<()> {
    let (scope, id) = (office.scope.clone(), order.export.clone());
    let export = app.db.read_now(move |tx| store::export(tx, &scope, &id))?;
    let export = export.ok_or(Error::NotFound)?;
    if export.finished_at.is_some() {
        return Ok(());
    }
    let by = By::Officer {
        office: Box::new(office.clone()),
        name: order.name.clone(),
        reason: export.reason.clone(),
        export: export.id.clone(),
    };
    let wish = Wish {
        scope: office.scope.clone(),
        selection: serde_json::from_str(&export.selection)?,
        format: Format::parse(&export.format).ok_or(Error::NotFound)?,
        columns: export.columns.split(' ').map(str::to_owned).collect(),
        language: if order.english { Language::English } else { Language::French },
        by,
    };
    let (file, people) = make::keep(&app.db, &app.texts, &wish, tell)?;
    app.db.write_now(move |tx| store::close(tx, &export.id, people, &file))
}
