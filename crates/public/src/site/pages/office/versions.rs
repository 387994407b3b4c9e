//! What a page said before, and bringing it back.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::writer;
use crate::accounts::Officer;
use crate::app::App;
use crate::people;
use crate::site::PageId;
use crate::site::markdown::Html;
use crate::site::pages::body;
use crate::site::rules::Access;
use crate::site::store::{self, Draft, Version};

#[derive(Serialize)]
struct VersionsPage {
    id: String,
    title: String,
    versions: Vec<Told>,
}

#[derive(Serialize)]
struct Told {
    number: i64,
    title: String,
    by: String,
    at: i64,
    restored: i64,
    is_last: bool,
}

#[derive(Serialize)]
struct VersionPage {
    id: String,
    told: Told,
    last: i64,
    summary: String,
    body: Html,
    source: String,
}

impl Page for VersionsPage {
    const TEMPLATE: &'static str = "site/office/versions.html";
}

impl Page for VersionPage {
    const TEMPLATE: &'static str = "site/office/version.html";
}

fn told(tx: &mut Tx<'_>, version: &Version, last: i64) -> Result<Told> {
    let by = match &version.written_by {
        Some(by) => people::name_of(tx, by)?.unwrap_or_default(),
        None => String::new(),
    };
    Ok(Told {
        number: version.number,
        title: version.title.clone(),
        by,
        at: version.written_at.0,
        restored: version.restored.unwrap_or(0),
        is_last: version.number == last,
    })
}

/// GET `/office/site/pages/{id}/versions`.
pub(in crate::site::pages) async fn list(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    writer(&officer)?;
    let id = PageId::parse(&id).ok_or(Error::NotFound)?;
    let (page_id, unit) = (id.clone(), officer.office.unit.id.clone());
    let read = move |tx: &mut Tx<'_>| {
        let page = store::page_in(tx, &unit, &page_id)?;
        let versions = store::versions(tx, &page_id)?;
        let told = |version: &Version| told(tx, version, page.version);
        versions.iter().map(told).collect::<Result<Vec<_>>>()
    };
    let versions = app.db.read(read).await?;
    let title = versions.first().map(|last| last.title.clone()).unwrap_or_default();
    let page = VersionsPage { id: id.to_string(), title, versions };
    app.page(&page, &officer.shell(&app))
}

fn numbered(id: &str, number: &str) -> Result<(PageId, i64)> {
    let id = PageId::parse(id).ok_or(Error::NotFound)?;
    Ok((id, number.parse().map_err(|_| Error::NotFound)?))
}

/// GET `/office/site/pages/{id}/versions/{number}`.
pub(in crate::site::pages) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path((id, number)): Path<(String, String)>,
) -> Result<Response> {
    writer(&officer)?;
    let (id, number) = numbered(&id, &number)?;
    let (given, unit) = (app.clone(), officer.office.unit.id.clone());
    let language = officer.language();
    let read = move |tx: &mut Tx<'_>| {
        let page = store::page_in(tx, &unit, &id)?;
        let version = store::version(tx, &id, number)?;
        let body = body::print(tx, &given, language, &unit, &version.body)?.html;
        let told = told(tx, &version, page.version)?;
        let (summary, source) = (version.summary, version.body);
        Ok(VersionPage { id: id.to_string(), told, last: page.version, summary, body, source })
    };
    let page = app.db.read(read).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/site/pages/{id}/versions/{number}/restore`: it is written again, as a new one.
pub(in crate::site::pages) async fn restore(
    State(app): State<App>,
    officer: Officer,
    Path((id, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let (id, number) = numbered(&id, &number)?;
    let (page_id, unit) = (id.clone(), officer.office.unit.id.clone());
    let last: i64 = fields.text("version").parse().unwrap_or(0);
    let write = move |tx: &mut Tx<'_>| {
        store::page_in(tx, &unit, &page_id)?;
        let version = store::version(tx, &page_id, number)?;
        let access = Access::parse(&version.access).unwrap_or(Access::Officers).name();
        let Version { title, summary, body, .. } = version;
        let draft = Draft { title, summary, body, access };
        store::add_version(tx, &page_id, last, &draft, Some(number), &hand)
    };
    app.db.write(write).await?;
    let notice = Notice::ok(app.say(officer.language(), "site-restored"));
    see_other_with(&format!("/office/site/pages/{id}"), &notice)
}

/// A history, and one version of it.
pub(in crate::site::pages) fn samples() -> Vec<SamplePage> {
    let told = |number, is_last| Told {
        number,
        title: "Permanences".to_owned(),
        by: if is_last { "Colette Vauquelin" } else { "" }.to_owned(),
        at: 1_795_000_000_000,
        restored: number - 1,
        is_last,
    };
    let list = VersionsPage {
        id: "0190".to_owned(),
        title: "Permanences".to_owned(),
        versions: vec![told(2, true), told(1, false)],
    };
    let one = |is_last| VersionPage {
        id: "0190".to_owned(),
        told: told(1, is_last),
        last: 2,
        summary: "Le lundi.".to_owned(),
        body: crate::site::html("Bonjour"),
        source: "Bonjour".to_owned(),
    };
    vec![
        SamplePage::new("site office versions", list),
        SamplePage::new("site office version", one(false)),
        SamplePage::new("site office version, last", one(true)),
    ]
}
