//! Showing a page, now or later, withdrawing it, and where it stands.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};

use super::edit::moment_of;
use super::{site_open, writer};
use crate::accounts::Officer;
use crate::app::App;
use crate::site::PageId;
use crate::site::rules::{self, FactKind, Kind, Menu};
use crate::site::store;

fn back(app: &App, officer: &Officer, id: &PageId, key: &str) -> Result<Response> {
    let notice = Notice::ok(app.say(officer.language(), key));
    see_other_with(&format!("/office/site/pages/{id}"), &notice)
}

fn warned(app: &App, officer: &Officer, id: &PageId, key: &str) -> Result<Response> {
    let notice = Notice::warn(app.say(officer.language(), key));
    see_other_with(&format!("/office/site/pages/{id}"), &notice)
}

/// POST `/office/site/pages/{id}/publish`: the version that was read, now or from `at` on.
pub(in crate::site::pages) async fn publish(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let id = PageId::parse(&id).ok_or(Error::NotFound)?;
    let version: i64 = fields.text("version").parse().map_err(|_| Error::NotFound)?;
    let (typed, now) = (fields.filled("at"), app.now());
    let at = match typed {
        None => now,
        Some(typed) => match moment_of(typed).filter(|at| *at > now) {
            Some(at) => at,
            None => return warned(&app, &officer, &id, "site-publish-at-error"),
        },
    };
    let (page_id, unit) = (id.clone(), officer.office.unit.id.clone());
    let write = move |tx: &mut Tx<'_>| {
        let page = store::page_in(tx, &unit, &page_id)?;
        store::version(tx, &page_id, version)?;
        store::fact(tx, &page, FactKind::Shown, (version, at), &hand)
    };
    app.db.write(write).await?;
    back(&app, &officer, &id, if at > now { "site-scheduled" } else { "site-published" })
}

/// POST `/office/site/pages/{id}/withdraw`.
pub(in crate::site::pages) async fn withdraw(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    note(&app, &officer, &id, FactKind::Withdrawn).await
}

/// POST `/office/site/pages/{id}/hold`: what was to come does not.
pub(in crate::site::pages) async fn hold(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    note(&app, &officer, &id, FactKind::Held).await
}

async fn note(app: &App, officer: &Officer, id: &str, kind: FactKind) -> Result<Response> {
    let hand = writer(officer)?;
    let id = PageId::parse(id).ok_or(Error::NotFound)?;
    let (page_id, unit) = (id.clone(), officer.office.unit.id.clone());
    let write = move |tx: &mut Tx<'_>| {
        let (page, now) = (store::page_in(tx, &unit, &page_id)?, tx.now());
        store::fact(tx, &page, kind, (0, now), &hand)
    };
    app.db.write(write).await?;
    let key = if kind == FactKind::Held { "site-held" } else { "site-withdrawn" };
    back(app, officer, &id, key)
}

/// POST `/office/site/pages/{id}/place`: its address and its place in menus.
pub(in crate::site::pages) async fn place(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let id = PageId::parse(&id).ok_or(Error::NotFound)?;
    let (known, unit) = (id.clone(), officer.office.unit.id.clone());
    app.db.read(move |tx: &mut Tx<'_>| store::page_in(tx, &unit, &known)).await?;
    let site = site_open(&app, &officer).await?;
    let menu = Menu::parse(fields.text("menu")).unwrap_or_default();
    let slug = fields.text("slug").to_owned();
    let (page_id, unit) = (id.clone(), site.unit.id.clone());
    let write = move |tx: &mut Tx<'_>| {
        let page = store::page_in(tx, &unit, &page_id)?;
        if page.kind == Kind::Home.name() {
            return Err(Error::NotFound);
        }
        if !rules::is_slug(&slug) {
            return Err(Error::Refused("site-slug-error"));
        }
        store::place_page(tx, &page, &site.base, (&slug, menu.name()), &hand)
    };
    match super::refusal(app.db.write(write).await)? {
        Ok(()) => back(&app, &officer, &id, "site-placed"),
        Err(key) => warned(&app, &officer, &id, key),
    }
}
