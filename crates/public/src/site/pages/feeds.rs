//! What programs read: feeds of news, the map of the site, pictures.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::db::Tx;
use kernel::text::Language;
use kernel::{Error, Result};
use serde::Serialize;
use serde_json::json;

use super::public::site;
use super::{base_of, body};
use crate::app::App;
use crate::site::markdown::Html;
use crate::site::rules::{Kind, Reads};
use crate::site::store::{self, Shown, Site};

/// News in a feed.
const FEED_NEWS: usize = 20;
/// How long programs may keep an answer.
const KEPT_BRIEFLY: &str = "public, max-age=300";
/// Pictures are named by their content.
const KEPT: &str = "public, max-age=31536000, immutable";

/// News as a feed tells it.
#[derive(Serialize)]
struct Told {
    title: String,
    summary: String,
    url: String,
    published: String,
    updated: String,
    html: Html,
}

/// The news of a site.
#[derive(Serialize)]
struct Feed {
    title: String,
    home: String,
    atom: String,
    json: String,
    updated: String,
    news: Vec<Told>,
}

/// GET `/feeds/news.atom`.
pub(super) async fn atom(State(app): State<App>) -> Result<Response> {
    as_atom(&app, None).await
}

/// GET `/feeds/u/{unit}/news.atom`.
pub(super) async fn unit_atom(
    State(app): State<App>,
    Path(unit): Path<String>,
) -> Result<Response> {
    as_atom(&app, Some(unit)).await
}

/// GET `/feeds/news.json`.
pub(super) async fn json(State(app): State<App>) -> Result<Response> {
    as_json(&app, None).await
}

/// GET `/feeds/u/{unit}/news.json`.
pub(super) async fn unit_json(
    State(app): State<App>,
    Path(unit): Path<String>,
) -> Result<Response> {
    as_json(&app, Some(unit)).await
}

async fn as_atom(app: &App, unit: Option<String>) -> Result<Response> {
    let feed = feed(app, unit).await?;
    let text = app.view.part("site/feed.xml", &feed, Language::French)?;
    Ok(answer("application/atom+xml; charset=utf-8", text))
}

async fn as_json(app: &App, unit: Option<String>) -> Result<Response> {
    let feed = feed(app, unit).await?;
    let item = |news: &Told| {
        json!({
            "id": news.url,
            "url": news.url,
            "title": news.title,
            "summary": news.summary,
            "content_html": news.html,
            "date_published": news.published,
            "date_modified": news.updated,
        })
    };
    let whole = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "items": feed.news.iter().map(item).collect::<Vec<_>>(),
    });
    Ok(answer("application/feed+json; charset=utf-8", whole.to_string()))
}

fn answer(kind: &'static str, text: String) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT_BRIEFLY)], text).into_response()
}

/// The last public news of a site; a feed never tells what is for members alone.
async fn feed(app: &App, unit: Option<String>) -> Result<Feed> {
    let name = app.organisation().await?.name.clone();
    let given = app.clone();
    let found = move |tx: &mut Tx<'_>| {
        let site = site(tx, unit.as_deref())?.ok_or(Error::NotFound)?;
        let of = (&site.unit.id, Kind::News);
        let mut news = Vec::new();
        for shown in store::shown_list(tx, of, Reads::default(), None, FEED_NEWS)? {
            let unit = &site.unit.id;
            let printed = body::print(tx, &given, Language::French, unit, &shown.body)?;
            news.push(told(&given, &site, &shown, printed.html));
        }
        Ok((site, news))
    };
    let (site, news) = app.db.read(found).await?;
    let title = match site.base.as_str() {
        "" => name,
        _ => format!("{}, {name}", site.unit.name),
    };
    let newest = news.iter().map(|news| news.updated.clone()).max();
    Ok(Feed {
        title,
        home: app.url(&site.home()),
        atom: app.url(&format!("{}.atom", site.feeds())),
        json: app.url(&format!("{}.json", site.feeds())),
        updated: newest.unwrap_or_else(|| kernel::time::Moment(0).rfc3339()),
        news,
    })
}

fn told(app: &App, site: &Site, shown: &Shown, html: Html) -> Told {
    Told {
        title: shown.title.clone(),
        summary: shown.summary.clone(),
        url: app.url(&format!("{}{}", site.base, shown.path())),
        published: shown.since_at.rfc3339(),
        updated: shown.from_at.rfc3339(),
        html,
    }
}

/// An address of the map of the site.
#[derive(Serialize)]
struct MapLine {
    url: String,
    changed_on: String,
}

/// GET `/sitemap.xml`.
pub(super) async fn map(State(app): State<App>) -> Result<Response> {
    let given = app.clone();
    let lines = move |tx: &mut Tx<'_>| {
        let today = tx.now().day_text();
        let mut lines = vec![MapLine { url: given.url("/"), changed_on: today }];
        for (base, at) in store::sites(tx)? {
            lines.push(MapLine { url: given.url(&base), changed_on: at.day_text() });
        }
        let mut bases = std::collections::BTreeMap::new();
        for (unit, path, at) in store::open_pages(tx)? {
            let known = match bases.get(&unit) {
                Some(known) => Option::clone(known),
                None => {
                    let base = base_of(tx, &unit)?;
                    bases.insert(unit, base.clone());
                    base
                }
            };
            let Some(base) = known.filter(|_| !path.is_empty()) else { continue };
            let url = given.url(&format!("{base}{path}"));
            lines.push(MapLine { url, changed_on: at.day_text() });
        }
        Ok(lines)
    };
    let lines = app.db.read(lines).await?;
    let text = app.view.part("site/map.xml", &lines, Language::French)?;
    Ok(answer("application/xml; charset=utf-8", text))
}

/// GET `/robots.txt`: inner rooms are nobody's to walk.
pub(super) async fn robots(State(app): State<App>) -> Response {
    let map = app.url("/sitemap.xml");
    let text = format!(
        "User-agent: *\nDisallow: /office\nDisallow: /me\nDisallow: /sign-in\n\
         Disallow: /search\nSitemap: {map}\n"
    );
    answer("text/plain; charset=utf-8", text)
}

/// GET `/media/{file}`: a picture, under the hash of its content.
pub(super) async fn picture(State(app): State<App>, Path(file): Path<String>) -> Result<Response> {
    let is_name = file.bytes().all(|sign| sign.is_ascii_alphanumeric() || sign == b'.');
    if !is_name {
        return Err(Error::NotFound);
    }
    let found = app.db.read(move |tx| store::file(tx, &file)).await?;
    let (kind, content) = found.ok_or(Error::NotFound)?;
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT.to_owned())];
    Ok((headers, content).into_response())
}
