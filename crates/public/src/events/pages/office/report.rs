//! After the event: its report, with pictures of the library, and the file of those who answered.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use super::{Problem, found, problems};
use crate::access::{self, Act};
use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::events::store::{self, Booked, Registration};
use crate::org::{PersonId, Right};

/// Longest report, in characters.
const REPORT_CHARS_MAX: usize = 20_000;
/// Most people of a file.
const FILE_MAX: usize = 20_000;

#[derive(Serialize, Default)]
struct Report {
    id: String,
    title: String,
    came: i64,
    report: String,
    errors: Vec<Problem>,
}

impl Page for Report {
    const TEMPLATE: &str = "events/report.html";
}

/// GET `/office/events/{id}/report`.
pub(in crate::events::pages) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let kept = event.id.clone();
    let (_, came) = app.db.read(move |tx| store::counts_of(tx, &kept)).await?;
    let page = Report { id, title: event.title, came, report: event.report, ..Report::default() };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/events/{id}/report`.
pub(in crate::events::pages) async fn save(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let report = fields.text("report").replace("\r\n", "\n");
    if report.is_empty() || report.chars().count() > REPORT_CHARS_MAX {
        let errors = problems(&app, officer.language(), &[("report", "events-refusal-body")]);
        let page = Report { id, title: event.title, report, errors, ..Report::default() };
        return app.refused(&page, officer.shell(&app));
    }
    let hand = Hand::officer(&officer);
    app.db.write(move |tx| store::put_report(tx, &event, &report, &hand)).await?;
    let notice = Notice::ok(app.say(officer.language(), "events-reported"));
    see_other_with(&format!("/office/events/{id}"), &notice)
}

/// POST `/office/events/{id}/file`: who answered, as a file; each of them reads that it was made.
pub(in crate::events::pages) async fn file(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Export)?;
    let event = found(&app, &officer, &id).await?;
    let language = officer.language();
    let args = [("title", event.title.as_str().into())];
    let reason = app.say_with(language, "events-file-reason", &args);
    let headings = ["last", "first", "email", "phone", "seats", "guests", "state", "came", "told"]
        .map(|name| app.say(language, &format!("events-file-{name}")));
    let mut body: Vec<u8> = Vec::new();
    let mut csv = Box::new(sheets::csv_writer(&mut body).map_err(|_| broken())?);
    csv.row(&headings.each_ref().map(String::as_str)).map_err(|_| broken())?;
    let (mut after, mut written) = (String::new(), 0_usize);
    loop {
        let (kept, from) = (event.id.clone(), after.clone());
        let rows = app.db.read(move |tx| store::export_rows(tx, &kept, &from)).await?;
        let Some(last) = rows.last() else { break };
        after = last.id.to_string();
        written += rows.len();
        for row in &rows {
            let cells = cells(&app, &officer, row)?;
            csv.row(&cells.each_ref().map(String::as_str)).map_err(|_| broken())?;
        }
        noted(&app, &officer, &rows, &reason).await?;
        if written >= FILE_MAX {
            break;
        }
    }
    csv.finish().map_err(|_| broken())?;
    download(&format!("{}.csv", event.slug), "text/csv; charset=utf-8", body)
}

fn broken() -> Error {
    Error::fault("a file of answers could not be written")
}

fn cells(app: &App, officer: &Officer, row: &Registration) -> Result<[String; 9]> {
    let state = match row.booked() {
        Booked::Waiting => "events-booked-waiting",
        Booked::Coming | Booked::Cancelled => "events-booked-coming",
    };
    let told: Vec<String> = row
        .told()?
        .into_iter()
        .filter(|(_, answer)| !answer.is_empty())
        .map(|(question, answer)| format!("{question} {answer}"))
        .collect();
    let came = if row.came_at.is_some() { "events-yes" } else { "events-no" };
    Ok([
        row.last_name.clone(),
        row.first_name.clone(),
        row.email.clone(),
        row.phone.clone(),
        row.seats.to_string(),
        row.guests.lines().collect::<Vec<_>>().join(", "),
        app.say(officer.language(), state),
        app.say(officer.language(), came),
        told.join(" / "),
    ])
}

/// Writes the access lines of those in the file.
async fn noted(app: &App, officer: &Officer, rows: &[Registration], reason: &str) -> Result<()> {
    let people: Vec<PersonId> =
        rows.iter().filter_map(|row| PersonId::parse(&row.person)).collect();
    let (office, name, reason) =
        (officer.office.clone(), officer.actor.name.clone(), reason.to_owned());
    app.db
        .write(move |tx| {
            access::note_many(tx, &office, &name, &people, Act::Exported, &reason, None)
        })
        .await
}

/// Believable pages.
pub(in crate::events::pages) fn samples() -> Vec<SamplePage> {
    let report = Report {
        id: "1".to_owned(),
        title: "Réunion".to_owned(),
        came: 42,
        report: "Une belle soirée.".to_owned(),
        errors: Vec::new(),
    };
    let error = Problem {
        field: "report",
        label: "Compte rendu".to_owned(),
        message: "Écrivez un texte.".to_owned(),
    };
    let refused = Report { errors: vec![error], ..Report::default() };
    vec![
        SamplePage::new("events page report", report),
        SamplePage::new("events page report, refused", refused),
    ]
}
