//! The columns of the national commission's file: dated, entered by the office.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::cut;
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::receipts::rules::{FIELDS, Refusal, columns};
use crate::receipts::store::{self, Columns};
use crate::shares;

/// Longest template, in characters.
const TEMPLATE_CHARS_MAX: usize = 5_000;
const HERE: &str = "/office/treasury/receipts/columns";

#[derive(Serialize, Default)]
struct Templates {
    known: Vec<Columns>,
    fields: String,
    columns: String,
    valid_from_on: String,
    source: String,
    may_write: bool,
    error: String,
    error_field: String,
}

impl Page for Templates {
    const TEMPLATE: &str = "receipts/columns.html";
}

async fn page(app: &App, officer: &Officer) -> Result<Templates> {
    let known = app.db.read(store::all_columns).await?;
    Ok(Templates {
        columns: known.first().map_or(String::new(), |newest| newest.columns.clone()),
        known,
        fields: FIELDS.join(", "),
        valid_from_on: app.now().day_text(),
        may_write: officer.office.top_rights.has(Right::Settings),
        ..Templates::default()
    })
}

/// GET `/office/treasury/receipts/columns`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let page = page(&app, &officer).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/treasury/receipts/columns` with `columns`, `valid_from_on`, `source`.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    officer.must_at_top(Right::Settings)?;
    let typed: String = fields.text("columns").chars().take(TEMPLATE_CHARS_MAX).collect();
    let new = Columns {
        valid_from_on: shares::day_of(fields.text("valid_from_on")),
        columns: typed,
        source: cut(fields.text("source")),
        by_name: officer.actor.name.clone(),
    };
    let wrong = match columns(&new.columns) {
        Err(refusal) => Some(("columns", refusal)),
        Ok(_) if new.valid_from_on.len() != 10 => Some(("valid_from_on", Refusal::NoDay)),
        Ok(_) => None,
    };
    let language = officer.language();
    if let Some((field, refusal)) = wrong {
        let page = Templates {
            columns: new.columns,
            valid_from_on: new.valid_from_on,
            source: new.source,
            error: app.say(language, refusal.key()),
            error_field: field.to_owned(),
            ..page(&app, &officer).await?
        };
        return app.refused(&page, officer.shell(&app));
    }
    app.db.write(move |tx| store::add_columns(tx, &new)).await?;
    see_other_with(HERE, &Notice::ok(app.say(language, "receipts-columns-added")))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |error: &str| Templates {
        known: vec![Columns {
            valid_from_on: "2014-12-01".to_owned(),
            columns: "montant = amount".to_owned(),
            source: "Arrêté".to_owned(),
            by_name: "Maillage".to_owned(),
        }],
        fields: FIELDS.join(", "),
        columns: "montant = amount".to_owned(),
        valid_from_on: "2026-11-24".to_owned(),
        may_write: true,
        error: error.to_owned(),
        error_field: if error.is_empty() { "" } else { "columns" }.to_owned(),
        ..Templates::default()
    };
    vec![
        SamplePage::new("receipts/columns", page("")),
        SamplePage::new("receipts/columns-refused", page("Une colonne par ligne.")),
    ]
}
