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
use crate::feature::Area;
use crate::features;
use crate::site::markdown::Html;
use crate::site::rules::{Kind, Reads};
use crate::site::store::{self, Shown, Site};

/// News in a feed.
const FEED_NEWS: usize = 20;
/// How long programs may keep an answer.
const KEPT_BRIEFLY: &str = "public, max-age=300";
/// Pictures are named by their content.
const KEPT: &str = "public, max-age=31536000, immutable";

/// One of what a feed tells.
#[derive(Serialize)]
pub struct FeedLine {
    /// Its title.
    pub title: String,
    /// What it says in a sentence; empty when it does not.
    pub summary: String,
    /// Its whole address.
    pub url: String,
    /// When it came first, as RFC 3339 writes it.
    pub published: String,
    /// When it changed last.
    pub updated: String,
    /// All that it says.
    pub html: Html,
}

/// A list that programs follow.
#[derive(Serialize)]
pub struct Feed {
    /// Its title.
    pub title: String,
    /// Whole address of the list as people read it.
    pub home: String,
    /// Where the feed itself is, without its ending.
    pub at: String,
    /// What it tells, the newest first.
    pub news: Vec<FeedLine>,
}

impl Feed {
    /// The feed as Atom.
    ///
    /// # Errors
    /// A fault when the template is broken.
    pub fn atom(&self, app: &App) -> Result<Response> {
        #[derive(Serialize)]
        struct Dated<'a> {
            #[serde(flatten)]
            feed: &'a Feed,
            updated: String,
        }
        let newest = self.news.iter().map(|news| news.updated.clone()).max();
        let updated = newest.unwrap_or_else(|| kernel::time::Moment(0).rfc3339());
        let dated = Dated { feed: self, updated };
        let text = app.view.part("site/feed.xml", &dated, Language::French)?;
        Ok(answer("application/atom+xml; charset=utf-8", text))
    }

    /// The feed as JSON Feed.
    #[must_use]
    pub fn json(&self) -> Response {
        let item = |news: &FeedLine| {
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
            "title": self.title,
            "home_page_url": self.home,
            "feed_url": format!("{}.json", self.at),
            "items": self.news.iter().map(item).collect::<Vec<_>>(),
        });
        answer("application/feed+json; charset=utf-8", whole.to_string())
    }
}

/// GET `/feeds/news.atom`.
pub(super) async fn atom(State(app): State<App>) -> Result<Response> {
    feed(&app, None).await?.atom(&app)
}

/// GET `/feeds/u/{unit}/news.atom`.
pub(super) async fn unit_atom(
    State(app): State<App>,
    Path(unit): Path<String>,
) -> Result<Response> {
    feed(&app, Some(unit)).await?.atom(&app)
}

/// GET `/feeds/news.json`.
pub(super) async fn json(State(app): State<App>) -> Result<Response> {
    Ok(feed(&app, None).await?.json())
}

/// GET `/feeds/u/{unit}/news.json`.
pub(super) async fn unit_json(
    State(app): State<App>,
    Path(unit): Path<String>,
) -> Result<Response> {
    Ok(feed(&app, Some(unit)).await?.json())
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
    Ok(Feed { title, home: app.url(&site.home()), at: app.url(&site.feeds()), news })
}

fn told(app: &App, site: &Site, shown: &Shown, html: Html) -> FeedLine {
    FeedLine {
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
        let mut lines = vec![MapLine { url: given.url("/"), changed_on: today.clone() }];
        for entry in features::all().flat_map(|feature| feature.navigation) {
            if entry.area == Area::Public && entry.right.is_none() {
                lines.push(MapLine { url: given.url(entry.href), changed_on: today.clone() });
            }
        }
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
