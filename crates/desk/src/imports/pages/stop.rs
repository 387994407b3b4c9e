//! Stopping an import that runs, and what to do with one that was broken off.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Notice, see_other, see_other_with};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::jobs;
use crate::imports::pages::found;
use crate::imports::store::{self, Import};

#[derive(Debug, Default, Serialize)]
struct Stop {
    id: String,
    name: String,
}

impl Page for Stop {
    const TEMPLATE: &'static str = "imports/stop.html";
}

/// An import whose job was given up: what was done, and the ways on.
#[derive(Debug, Default, Serialize)]
pub(super) struct Broken {
    id: String,
    name: String,
    has_rows: bool,
}

impl Page for Broken {
    const TEMPLATE: &'static str = "imports/broken.html";
}

impl From<&Import> for Broken {
    fn from(import: &Import) -> Self {
        Self {
            id: import.id.to_string(),
            name: import.name.clone(),
            has_rows: import.file.is_some(),
        }
    }
}

/// `GET /office/imports/{id}/stop`: asks whether to stop.
pub(super) async fn ask(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    if import.finished_at.is_some() || !import.is_queued {
        return see_other(&format!("/office/imports/{}", import.id));
    }
    let page = Stop { id: import.id.to_string(), name: import.name };
    app.page(&page, &officer.shell(&app))
}

/// `POST /office/imports/{id}/stop`: stops after the rows being written.
pub(super) async fn stop(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let here = format!("/office/imports/{}", import.id);
    let asked = app.db.write(move |tx| store::ask_to_stop(tx, &import.id)).await?;
    let language = officer.language();
    let notice = match asked {
        true => Notice::ok(app.say(language, "imports-stop-asked")),
        false => Notice::warn(app.say(language, "imports-stop-late")),
    };
    see_other_with(&here, &notice)
}

/// `POST /office/imports/{id}/resume`: tries an import again that was broken off.
pub(super) async fn resume(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let here = format!("/office/imports/{}", import.id);
    let Some(job) = import.job.filter(|_| import.finished_at.is_none() && !import.is_queued) else {
        return see_other(&here);
    };
    let order = jobs::Order {
        import: import.id.clone(),
        person: officer.office.person.clone(),
        unit: officer.office.unit.id.clone(),
        name: officer.actor.name.clone(),
    };
    // Whoever resumes it stands for it: the one who began may have no mandate any more.
    let again = move |tx: &mut kernel::db::Tx<'_>| {
        kernel::jobs::cancel(tx, &job)?;
        let job = kernel::jobs::enqueue(tx, jobs::RUN, &order)?;
        store::give_to_job(tx, &import.id, &job)
    };
    app.db.write(again).await?;
    see_other_with(&here, &Notice::ok(app.say(officer.language(), "imports-resumed")))
}

pub(super) fn samples() -> Vec<SamplePage> {
    let (id, name) = ("0".to_owned(), "adhérents.csv".to_owned());
    let broken = Broken { id: id.clone(), name: name.clone(), has_rows: true };
    vec![
        SamplePage::new("imports/stop", Stop { id, name }),
        SamplePage::new("imports/broken", broken),
        SamplePage::new("imports/broken-without-rows", Broken::default()),
    ]
}
