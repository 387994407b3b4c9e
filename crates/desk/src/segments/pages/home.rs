//! The segments, lists and draws that a unit uses.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::Speaker;
use crate::org::Right;
use crate::segments::rules::{Tree, parse, sentence};
use crate::segments::store;

#[derive(Debug, Default, Serialize)]
struct Home {
    segments: Vec<Kept>,
    lists: Vec<ListLine>,
    draws: Vec<DrawLine>,
    unit: String,
}

#[derive(Debug, Default, Serialize)]
struct Kept {
    id: String,
    name: String,
    told: String,
    unit: String,
    of_above: bool,
    shared: bool,
    class: String,
}

#[derive(Debug, Default, Serialize)]
struct ListLine {
    id: String,
    name: String,
    reason: String,
    count: i64,
    by: String,
    at: i64,
}

#[derive(Debug, Default, Serialize)]
struct DrawLine {
    id: String,
    reason: String,
    wanted: i64,
    among: i64,
    by: String,
    at: i64,
}

impl Page for Home {
    const TEMPLATE: &str = "segments/home.html";
}

/// `GET /office/segments`
pub(super) async fn home(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let (texts, language) = (app.texts.clone(), officer.language());
    let (scope, unit) = (officer.office.scope.clone(), officer.office.unit.name.clone());
    let page = app
        .db
        .read(move |tx| {
            let speaker = Speaker { texts: &texts, language };
            let mut home = Home { unit: unit.clone(), ..Home::default() };
            for one in store::segments_for(tx, &scope)? {
                let tree = parse(&one.asked).unwrap_or_else(|_| Tree::everybody());
                let labels = store::labels_of(tx, &scope, &tree, &speaker)?;
                home.segments.push(Kept {
                    id: one.id.to_string(),
                    name: one.name,
                    told: sentence(&tree, &speaker, &labels),
                    of_above: one.unit != *scope.unit(),
                    unit: one.unit_name,
                    shared: one.shared,
                    class: one.class,
                });
            }
            for one in store::lists_of(tx, &scope)? {
                home.lists.push(ListLine {
                    count: store::count_of(tx, &scope, &one.id)?,
                    id: one.id.to_string(),
                    name: one.name,
                    reason: one.reason,
                    by: one.by_name,
                    at: one.made_at.0,
                });
            }
            let draws = store::draws_of(tx, &scope)?.into_iter().map(|one| DrawLine {
                id: one.id.to_string(),
                reason: one.reason,
                wanted: one.wanted,
                among: one.among,
                by: one.by_name,
                at: one.drawn_at.0,
            });
            home.draws = draws.collect();
            Ok(home)
        })
        .await?;
    app.page(&page, &officer.shell(&app))
}

/// The page full and empty.
pub(super) fn samples() -> Vec<SamplePage> {
    let kept = |of_above| Kept {
        id: "0193".to_owned(),
        name: "Relais".to_owned(),
        told: "Les personnes qui portent l’étiquette « Relais »".to_owned(),
        of_above,
        shared: true,
        class: "targeting".to_owned(),
        ..Kept::default()
    };
    let full = Home {
        segments: vec![kept(true), kept(false)],
        lists: vec![ListLine { name: "Banquet".to_owned(), count: 12, ..ListLine::default() }],
        draws: vec![DrawLine { reason: "Bureau de vote".to_owned(), ..DrawLine::default() }],
        unit: "Alès".to_owned(),
    };
    vec![
        SamplePage::new("segments/home", full),
        SamplePage::new("segments/home-empty", Home::default()),
    ]
}
