//! What was merged, and taking it back.

use std::collections::HashMap;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::duplicates::pages::by;
use crate::duplicates::{MergeId, merge, store};
use crate::org::{PersonId, Right};
use crate::people;

/// Merges on a page.
const SHOWN_MAX: usize = 50;

#[derive(Debug, Default, Serialize)]
struct Merges {
    merges: Vec<MergeLine>,
    next: Option<String>,
}

#[derive(Debug, Serialize)]
struct MergeLine {
    id: String,
    into: String,
    name: String,
    from_name: String,
    by: String,
    unit: String,
    at: i64,
    undone_at: Option<i64>,
    undone_by: String,
}

impl Page for Merges {
    const TEMPLATE: &'static str = "duplicates/merges.html";
}

/// `GET /office/duplicates/merges`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let before = fields.filled("before").unwrap_or("~").to_owned();
    let scope = officer.office.scope.clone();
    let limit = i64::try_from(SHOWN_MAX)? + 1;
    let mut found = app
        .db
        .read(move |tx| {
            let done = store::merges(tx, &scope, &before, limit)?;
            let people: Vec<PersonId> = done.iter().map(|done| done.into.clone()).collect();
            let names: HashMap<PersonId, String> =
                people::names_of(tx, &people)?.into_iter().collect();
            let named = done.into_iter().map(|done| {
                let name = names.get(&done.into).cloned().unwrap_or_default();
                (done, name)
            });
            Ok(named.collect::<Vec<_>>())
        })
        .await?;
    let more = found.len() > SHOWN_MAX;
    found.truncate(SHOWN_MAX);
    let next = found.last().filter(|_| more);
    let next = next.map(|(last, _)| format!("/office/duplicates/merges?before={}", last.id));
    let line = |(done, name): (store::Done, String)| MergeLine {
        id: done.id.to_string(),
        into: done.into.to_string(),
        name,
        from_name: done.from_name,
        by: done.by_name,
        unit: done.unit_name,
        at: done.at.0,
        undone_at: done.undone_at.map(|at| at.0),
        undone_by: done.undone_by_name.unwrap_or_default(),
    };
    let page = Merges { merges: found.into_iter().map(line).collect(), next };
    app.page(&page, &officer.shell(&app))
}

/// `POST /office/duplicates/merges/{id}/undo`.
pub(super) async fn undo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let id = MergeId::parse(&id).ok_or(Error::NotFound)?;
    let language = officer.language();
    let reason = app.say(language, "duplicates-access-separated");
    let (scope, by) = (officer.office.scope.clone(), by(&officer));
    app.db
        .write(move |tx| {
            store::merge_in_scope(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            merge::undo(tx, &id, &by, &reason)
        })
        .await?;
    let notice = app.say(language, "duplicates-undone");
    see_other_with("/office/duplicates/merges", &Notice::ok(notice))
}

/// What was merged, as samples: nothing, and some.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |undone_at| MergeLine {
        id: "1".to_owned(),
        into: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        from_name: "Anna Moulin".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        unit: "Alès".to_owned(),
        at: 1,
        undone_at,
        undone_by: "Colette Vauquelin".to_owned(),
    };
    let full = Merges {
        merges: vec![line(None), line(Some(1))],
        next: Some("/office/duplicates/merges?before=1".to_owned()),
    };
    vec![
        SamplePage::new("duplicates/merges", full),
        SamplePage::new("duplicates/merges-none", Merges::default()),
    ]
}
