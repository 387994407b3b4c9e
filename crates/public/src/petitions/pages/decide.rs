//! Where both keyings of a pile differ, and what was decided; only then it counts.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::piles::{Opened, opened};
use super::seen;
use crate::accounts::Officer;
use crate::app::App;
use crate::petitions::jobs;
use crate::petitions::rules::{Choice, Difference, Entry, Spot, differences, settled};
use crate::petitions::store;

#[derive(Serialize)]
struct Row {
    name: String,
    sheet: i64,
    line: i64,
    label: String,
    first: String,
    second: String,
    typed: String,
    chosen: String,
    is_missing: bool,
}

#[derive(Serialize)]
struct Decide {
    id: String,
    title: String,
    path: String,
    pile: String,
    changes: i64,
    lines: usize,
    rows: Vec<Row>,
    error: String,
}

impl Page for Decide {
    const TEMPLATE: &str = "petitions/pile_decide.html";
}

type Keyed = Vec<(Spot, Entry)>;

async fn both(app: &App, opened: &Opened) -> Result<(Keyed, Keyed)> {
    if opened.pile.decided_at.is_some() || opened.next().is_some() {
        return Err(Error::Stale);
    }
    let batch = opened.pile.batch.clone();
    app.db
        .read(move |tx| Ok((store::entries(tx, &batch, 1)?, store::entries(tx, &batch, 2)?)))
        .await
}

fn rows(app: &App, language: Language, all: &[Difference], fields: Option<&Fields>) -> Vec<Row> {
    let row = |one: &Difference| {
        let (sheet, line) = one.spot;
        let name = format!("{sheet}.{line}.{}", one.cell.name());
        let chosen = fields.map(|fields| Choice::of(fields, one));
        let sent = |prefix: &str| fields.map_or("", |it| it.text(&format!("{prefix}.{name}")));
        Row {
            sheet,
            line,
            label: app.say(language, &format!("petitions-cell-{}", one.cell.name())),
            first: one.first.clone(),
            second: one.second.clone(),
            typed: sent("o").to_owned(),
            chosen: sent("d").to_owned(),
            is_missing: matches!(chosen, Some(None)),
            name,
        }
    };
    all.iter().map(row).collect()
}

/// GET `/office/petitions/{id}/piles/{batch}/decide`.
pub(super) async fn differ(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let (first, second) = both(&app, &opened).await?;
    let found = differences(&first, &second);
    let page = decide_page(&app, &officer, &opened, (&found, first.len()), None);
    app.page(&page, &officer.shell(&app))
}

fn decide_page(
    app: &App,
    officer: &Officer,
    opened: &Opened,
    (found, lines): (&[Difference], usize),
    fields: Option<&Fields>,
) -> Decide {
    let language = officer.language();
    let rows = rows(app, language, found, fields);
    let is_missing = rows.iter().any(|row| row.is_missing);
    Decide {
        id: opened.petition.id.to_string(),
        title: opened.petition.title.clone(),
        path: opened.path(),
        pile: opened.pile.name.clone(),
        changes: opened.pile.changes,
        lines,
        error: if is_missing { app.say(language, "petitions-refusal-decide") } else { "".into() },
        rows,
    }
}

/// POST `/office/petitions/{id}/piles/{batch}/decide`: what holds, once nothing is left open.
pub(super) async fn decide(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, batch)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let opened = opened(&app, &officer, &id, &batch).await?;
    let (first, second) = both(&app, &opened).await?;
    let found = differences(&first, &second);
    let chosen = |one: &Difference| Choice::of(&fields, one).map(|choice| (one.clone(), choice));
    let decided: Vec<_> = found.iter().filter_map(chosen).collect();
    if decided.len() < found.len() {
        let page = decide_page(&app, &officer, &opened, (&found, first.len()), Some(&fields));
        return app.refused(&page, officer.shell(&app));
    }
    let held = settled(&first, &decided);
    let changes: i64 = fields.text("changes").parse().map_err(|_| Error::Stale)?;
    let kept = opened.pile.batch.clone();
    app.db
        .write(move |tx| {
            store::decide(tx, &kept, changes, &held)?;
            jobs::enqueue_count(tx, &kept)
        })
        .await?;
    seen::forget(&app, &opened.petition.slug);
    let notice = Notice::ok(app.say(officer.language(), "petitions-pile-decided"));
    see_other_with(&opened.path(), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let decide = |rows: Vec<Row>, error: &str| Decide {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        path: "/office/petitions/1/piles/2".to_owned(),
        pile: "Marché du 12".to_owned(),
        changes: 4,
        lines: 38,
        rows,
        error: error.to_owned(),
    };
    let differing = Row {
        name: "7.3.last".to_owned(),
        sheet: 7,
        line: 3,
        label: "Nom".to_owned(),
        first: "Moulin".to_owned(),
        second: "Moullin".to_owned(),
        typed: String::new(),
        chosen: String::new(),
        is_missing: true,
    };
    vec![
        SamplePage::new("petitions page pile decide", decide(vec![differing], "Choisissez.")),
        SamplePage::new("petitions page pile decide, alike", decide(Vec::new(), "")),
    ]
}
