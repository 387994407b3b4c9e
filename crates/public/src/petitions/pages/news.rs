//! News written to those who asked for them, and the link with which they have no more.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, Visit, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::{Problem, found, problems};
use super::seen;
use crate::accounts::Officer;
use crate::app::App;
use crate::petitions::store;
use crate::petitions::{NewsMailId, jobs};

/// Messages that a signer agrees to, as the box says.
const NEWS_MAX: i64 = 3;
/// Longest title, in characters.
const TITLE_CHARS_MAX: usize = 120;
/// Longest text, in characters.
const BODY_CHARS_MAX: usize = 10_000;

#[derive(Serialize)]
struct Line {
    title: String,
    by_name: String,
    at: i64,
    sent: i64,
}

#[derive(Serialize)]
struct News {
    id: String,
    title: String,
    lines: Vec<Line>,
    left: i64,
    typed_title: String,
    typed_body: String,
    errors: Vec<Problem>,
}

impl Page for News {
    const TEMPLATE: &str = "petitions/news.html";
}

/// GET `/office/petitions/{id}/news`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = page(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer, id: &str) -> Result<News> {
    let petition = found(app, officer, id).await?;
    let kept = petition.id.clone();
    let lines = app.db.read(move |tx| store::news_of(tx, &kept)).await?;
    let line = |one: store::NewsLine| Line {
        title: one.title,
        by_name: one.by_name,
        at: one.at.0,
        sent: one.sent,
    };
    let told = i64::try_from(lines.len()).unwrap_or(NEWS_MAX);
    Ok(News {
        id: id.to_owned(),
        title: petition.title,
        lines: lines.into_iter().map(line).collect(),
        left: (NEWS_MAX - told).max(0),
        typed_title: String::new(),
        typed_body: String::new(),
        errors: Vec::new(),
    })
}

/// POST `/office/petitions/{id}/news`.
pub(super) async fn write(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let title = fields.text("title").to_owned();
    let body = fields.text("body").replace("\r\n", "\n");
    let fits = |text: &str, max| !text.is_empty() && text.chars().count() <= max;
    let mut wrong = Vec::new();
    if !fits(&title, TITLE_CHARS_MAX) {
        wrong.push(("title", "petitions-refusal-title"));
    }
    if !fits(&body, BODY_CHARS_MAX) {
        wrong.push(("body", "petitions-refusal-news"));
    }
    let mut again = page(&app, &officer, &id).await?;
    if again.left == 0 {
        wrong.push(("title", "petitions-refusal-news-many"));
    }
    if !wrong.is_empty() {
        again.errors = problems(&app, officer.language(), &wrong);
        (again.typed_title, again.typed_body) = (title, body);
        return app.refused(&again, officer.shell(&app));
    }
    let (kept, by_name) = (petition.id.clone(), officer.actor.name.clone());
    app.db
        .write(move |tx| {
            let added = store::add_news(tx, &kept, &title, &body, &by_name, NEWS_MAX)?;
            jobs::enqueue_news(tx, &added.ok_or(Error::Stale)?)
        })
        .await?;
    seen::forget(&app, &petition.slug);
    let notice = Notice::ok(app.say(officer.language(), "petitions-news-written"));
    see_other_with(&format!("/office/petitions/{id}/news"), &notice)
}

#[derive(Serialize)]
struct Stop {
    title: String,
    /// `open`, `done` or `over`.
    state: &'static str,
}

impl Page for Stop {
    const TEMPLATE: &str = "petitions/stop.html";
}

async fn stopping(app: &App, token: &str) -> Result<Stop> {
    app.organisation().await?;
    let over = || Stop { title: String::new(), state: "over" };
    let Some(mail) = NewsMailId::parse(token) else { return Ok(over()) };
    let known = app.db.read(move |tx| store::stopping(tx, &mail)).await?;
    Ok(known.map_or_else(over, |(title, wants)| Stop {
        title,
        state: if wants { "open" } else { "done" },
    }))
}

/// GET `/petitions/{slug}/stop/{token}`: changes nothing.
pub(super) async fn door(
    Given(app): Given<App>,
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response> {
    let page = stopping(&app, &token).await?;
    app.page(&page, &app.public_shell(&visit))
}

/// POST `/petitions/{slug}/stop/{token}`.
pub(super) async fn stop(
    Given(app): Given<App>,
    visit: Visit,
    Path((_, token)): Path<(String, String)>,
) -> Result<Response> {
    if let Some(mail) = NewsMailId::parse(&token) {
        app.db.write(move |tx| store::stop(tx, &mail)).await?;
    }
    let page = stopping(&app, &token).await?;
    app.page(&page, &app.public_shell(&visit))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = Line {
        title: "Reçus en mairie".to_owned(),
        by_name: "Odile Fauvel".to_owned(),
        at: 1_795_476_600_000,
        sent: 812,
    };
    let error = Problem {
        field: "title",
        label: "Titre".to_owned(),
        message: "Écrivez un titre.".to_owned(),
    };
    let news = |lines: Vec<Line>, left, errors: Vec<Problem>| News {
        id: "1".to_owned(),
        title: "Un bus de nuit".to_owned(),
        lines,
        left,
        typed_title: String::new(),
        typed_body: String::new(),
        errors,
    };
    let stop = |state| Stop { title: "Un bus de nuit".to_owned(), state };
    vec![
        SamplePage::new("petitions page news, empty", news(Vec::new(), 3, Vec::new())),
        SamplePage::new("petitions page news", news(vec![line], 2, vec![error])),
        SamplePage::new("petitions page news, over", news(Vec::new(), 0, Vec::new())),
        SamplePage::new("petitions page stop", stop("open")),
        SamplePage::new("petitions page stop, done", stop("done")),
        SamplePage::new("petitions page stop, over", stop("over")),
    ]
}
