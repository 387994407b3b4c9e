//! What a board reads when an organisation left an earlier program: one page to print, and the
//! file of what was not taken, without what the cells said.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{download, see_other};
use kernel::{Error, Result};
use serde::Serialize;
use sheets::TableWriter as _;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::pages::{Choices, found};
use crate::imports::rules::{Mapping, Target, What};
use crate::imports::run::Report;
use crate::imports::store;

/// Problems that the file holds.
const FILE_MAX: i64 = 200_000;
/// Problems read at a time.
const READ_ROWS: i64 = 5_000;

#[derive(Debug, Default, Serialize)]
struct Summary {
    id: String,
    name: String,
    unit: String,
    finished_at: i64,
    report: Report,
    wishes: Vec<(String, u64)>,
    states: Vec<(String, u64)>,
    refused_cells: u64,
    unread: Vec<String>,
    /// Tags that seemed to say what nobody may keep, with why they were kept.
    kept_tags: Vec<(String, String)>,
}

impl Page for Summary {
    const TEMPLATE: &'static str = "imports/summary.html";
}

pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let (Some(at), Some(report)) = (import.finished_at, &import.report) else {
        return see_other(&format!("/office/imports/{}", import.id));
    };
    let report: Report = serde_json::from_str(report)?;
    let mapping: Mapping = serde_json::from_str(&import.mapping)?;
    let language = officer.language();
    let wishes = [
        ("imports-summary-opted-in", "email_opt_in"),
        ("imports-summary-unsubscribed", "unsubscribed"),
        ("imports-summary-email-refused", "email_refused"),
        ("imports-summary-mobile-opted-in", "mobile_opt_in"),
        ("imports-summary-no-contact", "do_not_contact"),
        ("imports-summary-no-calls", "do_not_call"),
        ("imports-summary-deceased", "deceased"),
        ("imports-summary-mailable", "mailable"),
    ];
    let wish = |(key, name)| Some((app.say(language, key), *report.wishes.get(name)?));
    let states = [
        ("former-state-active", "active"),
        ("former-state-expired", "expired"),
        ("former-state-suspended", "suspended"),
    ];
    let past = report.past.as_ref();
    let choices: Choices = serde_json::from_str(&import.choices)?;
    let kept = choices.tags.into_iter().filter(|(_, choice)| !choice.reason.is_empty());
    let of_file: BTreeMap<String, u64> = serde_json::from_str(&import.tags)?;
    let is_of_file = |folded: &String| of_file.keys().any(|tag| values::fold(tag) == *folded);
    let kept = kept.filter(|(folded, _)| is_of_file(folded));
    let state =
        |(key, name)| Some((app.say(language, key), *past?.memberships_by_state.get(name)?));
    let page = Summary {
        id: import.id.to_string(),
        name: import.name,
        unit: import.unit_name,
        finished_at: at.0,
        wishes: wishes.into_iter().filter_map(wish).collect(),
        states: states.into_iter().filter_map(state).collect(),
        refused_cells: report.refused_cells.values().sum(),
        unread: unread(&mapping),
        kept_tags: kept.map(|(tag, choice)| (tag, choice.reason)).collect(),
        report,
    };
    app.page(&page, &officer.shell(&app))
}

fn unread(mapping: &Mapping) -> Vec<String> {
    let columns = mapping.columns.iter().filter(|column| column.target == Target::Ignored);
    columns.map(|column| column.header.clone()).collect()
}

/// The file of what was not taken: columns, then rows and cells, each with its reason. What a cell
/// said is in the file of errors alone, and never for what nobody may keep.
pub(super) async fn left_out(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let report: Report = match &import.report {
        Some(report) => serde_json::from_str(report)?,
        None => Report::default(),
    };
    let mapping: Mapping = serde_json::from_str(&import.mapping)?;
    let language = officer.language();
    let say = |key: &str| app.say(language, key);
    let fault = |error: sheets::WriteFault| Error::fault(error.to_string());
    let mut bytes = Vec::new();
    let mut table = Box::new(sheets::csv_writer(&mut bytes).map_err(fault)?);
    let heads = [
        "imports-preview-line",
        "imports-report-column",
        "imports-left-out-why",
        "imports-left-out-cells",
    ];
    let heads = heads.map(say);
    table.row(&heads.each_ref().map(String::as_str)).map_err(fault)?;
    let why = say("imports-left-out-refused");
    for column in &report.refused_columns {
        let cells = report.refused_cells.get(column).copied().unwrap_or(0).to_string();
        table.row(&["", column, &why, &cells]).map_err(fault)?;
    }
    let why = say("imports-left-out-unread");
    for column in unread(&mapping) {
        table.row(&["", &column, &why, ""]).map_err(fault)?;
    }
    let mut position = 0;
    while position < FILE_MAX {
        let id = import.id.clone();
        let read = move |tx: &mut Tx<'_>| store::problems_of(tx, &id, position, READ_ROWS);
        let rows = app.db.read(read).await?;
        let Some((last, ..)) = rows.last() else { break };
        position = last + 1;
        for (_, line, _, column, what, _) in &rows {
            let known = What::ALL.iter().find(|known| known.name() == what);
            let why = known.map_or_else(|| what.clone(), |known| say(known.key()));
            table.row(&[&line.to_string(), column, &why, "1"]).map_err(fault)?;
        }
    }
    table.finish().map_err(fault)?;
    download("import-non-repris.csv", "text/csv; charset=utf-8", bytes)
}

pub(super) fn samples() -> Vec<SamplePage> {
    let past = crate::former::Tallies {
        memberships: 7_609,
        memberships_by_name: [("Adhésion 2026".to_owned(), 1_433)].into(),
        received_cents: 46_329_050,
        payments_of_nobody: 24,
        ..crate::former::Tallies::default()
    };
    let report = Report {
        rows: 5_000,
        created: 4_777,
        refused_columns: vec!["religion".to_owned()],
        refused_cells: [("religion".to_owned(), 178)].into(),
        past: Some(past),
        ..Report::default()
    };
    let full = Summary {
        id: "0".to_owned(),
        name: "people.csv".to_owned(),
        unit: "Gard".to_owned(),
        report,
        wishes: vec![("Cases cochées".to_owned(), 4_852)],
        states: vec![("en cours".to_owned(), 1_711)],
        refused_cells: 178,
        unread: vec!["availability".to_owned()],
        kept_tags: vec![("course a pied".to_owned(), "Un sport".to_owned())],
        ..Summary::default()
    };
    vec![
        SamplePage::new("imports/summary", full),
        SamplePage::new("imports/summary-empty", Summary::default()),
    ]
}
