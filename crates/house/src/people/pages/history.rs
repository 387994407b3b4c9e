//! The history of a record: who changed what and when, and taking a change back.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right};
use crate::people::pages::gate::{Gate, passed};
use crate::people::pages::told;
use crate::people::store::{fields_for, names_of, tags_for, tags_on, versions};

const VERSIONS_MAX: i64 = 50;

#[derive(Serialize)]
pub(super) struct HistoryPage {
    id: String,
    name: String,
    created_at: i64,
    versions: Vec<VersionLine>,
    next: Option<String>,
    may_write: bool,
}

#[derive(Serialize)]
struct VersionLine {
    version: i64,
    way: String,
    by: String,
    at: i64,
    changes: Vec<ChangeLine>,
    undone: bool,
}

#[derive(Serialize)]
struct ChangeLine {
    label: String,
    old: String,
    new: String,
}

impl Page for HistoryPage {
    const TEMPLATE: &str = "people/history.html";
}

/// `GET /office/people/{id}/history`.
pub(super) async fn history(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let before: i64 = fields.text("before").parse().unwrap_or(i64::MAX);
    let worker = officer.clone();
    let found = app
        .db
        .write(move |tx| {
            let Gate::Open(kept, _) = passed(tx, &worker, &person)? else { return Ok(None) };
            let versions = versions(tx, &person, before, VERSIONS_MAX + 1)?;
            let who: Vec<PersonId> = versions.iter().filter_map(|one| one.by.clone()).collect();
            let scope = &worker.office.scope;
            let mut tags = tags_on(tx, scope, &person)?;
            tags.extend(tags_for(tx, scope.unit())?);
            let fields = fields_for(tx, &kept.home)?;
            Ok(Some((*kept, versions, names_of(tx, &who)?, fields, tags)))
        })
        .await?;
    let Some((kept, mut versions, names, fields, tags)) = found else {
        return see_other(&format!("/office/people/{id}"));
    };
    let more = versions.len() > usize::try_from(VERSIONS_MAX)?;
    versions.truncate(usize::try_from(VERSIONS_MAX)?);
    let next = versions
        .last()
        .filter(|_| more)
        .map(|last| format!("/office/people/{id}/history?before={}", last.version));
    let language = officer.language();
    let change = |change: crate::people::Change| {
        let [label, old, new] = told::told_change(&app, language, &change, (&fields, &tags));
        ChangeLine { label, old, new }
    };
    let line = |one: crate::people::store::Version| VersionLine {
        version: one.version,
        way: app.say(language, &format!("people-way-{}", one.way)),
        by: one
            .by
            .and_then(|by| names.iter().find(|(id, _)| *id == by))
            .map(|(_, name)| name.clone())
            .unwrap_or_default(),
        at: one.at.0,
        undone: one.undone_by.is_some(),
        changes: one.changes.into_iter().map(change).collect(),
    };
    let page = HistoryPage {
        name: kept.record.known_as(),
        created_at: kept.created_at.0,
        versions: versions.into_iter().map(line).collect(),
        next,
        may_write: officer.office.rights.has(Right::WritePeople),
        id,
    };
    app.page(&page, &officer.shell(&app))
}

/// The history as samples: none, and some.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |versions| HistoryPage {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        created_at: 1,
        versions,
        next: Some("/x".to_owned()),
        may_write: true,
    };
    let change = |old: &str| ChangeLine {
        label: "Nom".to_owned(),
        old: old.to_owned(),
        new: "B".to_owned(),
    };
    let line = |undone| VersionLine {
        version: 2,
        way: "Modifiée".to_owned(),
        by: "Colette".to_owned(),
        at: 1,
        changes: vec![change("A"), change("")],
        undone,
    };
    vec![
        SamplePage::new("people/history", page(vec![line(false), line(true)])),
        SamplePage::new("people/history-none", page(Vec::new())),
    ]
}
