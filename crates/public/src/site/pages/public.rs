//! Pages and news as everybody reads them: of the organisation, and of each unit.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Link, Page, SamplePage};
use kernel::web::{self, Cursor, Fields, PAGE_ROWS_MAX, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::{body, menu, path, shell};
use crate::accounts::Reader;
use crate::app::App;
use crate::site::markdown::Html;
use crate::site::rules::{self, Kind};
use crate::site::store::{self, Shown, Site};

/// News on the first page of a site.
const NEWS_FIRST: usize = 5;

/// What a page tells of itself to other programs: search engines, messengers, readers of feeds.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Head {
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) url: String,
    /// `website` or `article`.
    pub(super) kind: &'static str,
    /// Where its feeds are, without their ending; empty when it has none.
    pub(super) feeds: String,
    /// Whole address of a picture of it; empty when there is none.
    pub(super) image: String,
    /// Where programs ask how to show it elsewhere; empty when it is not lent.
    pub(super) oembed: String,
}

/// Whole address of a page's own picture, else of the organisation's logo.
pub(super) fn image(app: &App, own: &str) -> String {
    let logo = app.organisation_known().logo.clone().unwrap_or_default();
    let path = if own.is_empty() { logo } else { own.to_owned() };
    if path.is_empty() { path } else { app.url(&path) }
}

/// News as a line of a list.
#[derive(Debug, Clone, Serialize)]
pub(super) struct NewsLine {
    title: String,
    summary: String,
    href: String,
    day: String,
    access: String,
}

impl NewsLine {
    pub(super) fn of(site: &Site, news: &Shown) -> Self {
        Self {
            title: news.title.clone(),
            summary: news.summary.clone(),
            href: format!("{}{}", site.base, news.path()),
            day: news.since_at.day_text(),
            access: news.access.clone(),
        }
    }

    pub(super) fn sample() -> Self {
        Self {
            title: "Le marché reste sur la place".to_owned(),
            summary: "Le conseil municipal a renoncé au déplacement.".to_owned(),
            href: "/news/le-marche-reste".to_owned(),
            day: "2026-11-20".to_owned(),
            access: "public".to_owned(),
        }
    }
}

#[derive(Serialize)]
struct PagePage {
    head: Head,
    unit: String,
    home: String,
    title: String,
    summary: String,
    body: Html,
    access: String,
    is_news: bool,
    day: String,
    changed_on: String,
    news: String,
}

impl Page for PagePage {
    const TEMPLATE: &'static str = "site/page.html";
}

#[derive(Serialize)]
struct NewsPage {
    head: Head,
    unit: String,
    home: String,
    lines: Vec<NewsLine>,
    next: Option<String>,
    first: Option<String>,
}

impl Page for NewsPage {
    const TEMPLATE: &'static str = "site/news.html";
}

#[derive(Serialize)]
struct UnitPage {
    head: Head,
    unit: String,
    above: String,
    above_href: String,
    title: String,
    summary: String,
    body: Html,
    news: Vec<NewsLine>,
    all: String,
    units: Vec<(String, String)>,
}

impl Page for UnitPage {
    const TEMPLATE: &'static str = "site/unit.html";
}

#[derive(Serialize)]
struct AbsentPage {
    back: String,
    signed_in: bool,
}

impl Page for AbsentPage {
    const TEMPLATE: &'static str = "site/absent.html";
}

/// The site under an address of a unit, or the organisation's own.
pub(super) fn site(tx: &mut Tx<'_>, unit: Option<&str>) -> Result<Option<Site>> {
    match unit {
        Some(slug) if !rules::is_slug(slug) => Ok(None),
        Some(slug) => store::site_of(tx, slug),
        None => store::home_site(tx),
    }
}

/// GET `/pages/{slug}`.
pub(super) async fn page(
    State(app): State<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Response> {
    one(app, reader, None, Kind::Page, slug).await
}

/// GET `/news/{slug}`.
pub(super) async fn one_news(
    State(app): State<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Response> {
    one(app, reader, None, Kind::News, slug).await
}

/// GET `/u/{unit}/pages/{slug}`.
pub(super) async fn unit_page(
    State(app): State<App>,
    reader: Reader,
    Path((unit, slug)): Path<(String, String)>,
) -> Result<Response> {
    one(app, reader, Some(unit), Kind::Page, slug).await
}

/// GET `/u/{unit}/news/{slug}`.
pub(super) async fn unit_one_news(
    State(app): State<App>,
    reader: Reader,
    Path((unit, slug)): Path<(String, String)>,
) -> Result<Response> {
    one(app, reader, Some(unit), Kind::News, slug).await
}

async fn one(
    app: App,
    reader: Reader,
    unit: Option<String>,
    kind: Kind,
    slug: String,
) -> Result<Response> {
    let (given, who) = (app.clone(), reader.clone());
    let found = move |tx: &mut Tx<'_>| {
        let named = site(tx, unit.as_deref())?.filter(|_| rules::is_slug(&slug));
        let Some(site) = named else { return Ok(None) };
        let reads = store::reads(tx, &site.unit.id, who.person().as_ref())?;
        let Some(shown) = store::shown(tx, (&site.unit.id, kind, &slug), reads)? else {
            return Ok(None);
        };
        let language = who.visit.language;
        let printed = body::print(tx, &given, language, &site.unit.id, &shown.body)?;
        let menu = menu(tx, &given, &who, &site, reads)?;
        Ok(Some((site, shown, printed, menu)))
    };
    let Some((site, shown, printed, menu)) = app.db.read(found).await? else {
        return absent(&app, &reader).await;
    };
    let page = PagePage {
        head: Head {
            title: shown.title.clone(),
            summary: shown.summary.clone(),
            url: app.url(&format!("{}{}", site.base, shown.path())),
            kind: "article",
            feeds: site.feeds(),
            image: image(&app, &printed.picture),
            oembed: String::new(),
        },
        unit: site.unit.name.clone(),
        home: site.home(),
        title: shown.title,
        summary: shown.summary,
        body: printed.html,
        access: shown.access,
        is_news: kind == Kind::News,
        day: shown.since_at.day_text(),
        changed_on: shown.from_at.day_text(),
        news: format!("{}/news", site.base),
    };
    app.page(&page, &shell(&reader, &app, menu))
}

/// GET `/news`.
pub(super) async fn news(
    State(app): State<App>,
    reader: Reader,
    fields: Fields,
) -> Result<Response> {
    list(app, reader, None, fields).await
}

/// GET `/u/{unit}/news`.
pub(super) async fn unit_news(
    State(app): State<App>,
    reader: Reader,
    Path(unit): Path<String>,
    fields: Fields,
) -> Result<Response> {
    list(app, reader, Some(unit), fields).await
}

async fn list(app: App, reader: Reader, unit: Option<String>, fields: Fields) -> Result<Response> {
    let after = Cursor::parse(fields.text("after"));
    let (given, who, from) = (app.clone(), reader.clone(), after.clone());
    let found = move |tx: &mut Tx<'_>| {
        let Some(site) = site(tx, unit.as_deref())? else { return Ok(None) };
        let reads = store::reads(tx, &site.unit.id, who.person().as_ref())?;
        let of = (&site.unit.id, Kind::News);
        let rows = store::shown_list(tx, of, reads, from.as_ref(), PAGE_ROWS_MAX + 1)?;
        let menu = menu(tx, &given, &who, &site, reads)?;
        Ok(Some((site, web::Paged::of(rows), menu)))
    };
    let Some((site, paged, menu)) = app.db.read(found).await? else {
        return absent(&app, &reader).await;
    };
    let here = format!("{}/news", site.base);
    let last = paged.rows.last().filter(|_| paged.more);
    let next = last.map(|row| {
        let cursor = Cursor { key: row.since_at.0.to_string(), id: row.id.to_string() };
        format!("{here}?after={}", cursor.encoded())
    });
    let title = app.say(reader.visit.language, "site-news-title");
    let page = NewsPage {
        head: Head {
            title,
            summary: String::new(),
            url: app.url(&here),
            kind: "website",
            feeds: site.feeds(),
            image: image(&app, ""),
            oembed: app.oembed(&here),
        },
        unit: site.unit.name.clone(),
        home: site.home(),
        lines: paged.rows.iter().map(|news| NewsLine::of(&site, news)).collect(),
        next,
        first: after.map(|_| here),
    };
    app.page(&page, &shell(&reader, &app, menu))
}

/// The first page of a site as it is shown, its news, and its menu.
pub(super) struct First {
    pub(super) site: Site,
    pub(super) page: Option<Shown>,
    pub(super) body: Html,
    /// Where its first picture is.
    pub(super) picture: String,
    pub(super) news: Vec<NewsLine>,
    pub(super) menu: Vec<Link>,
}

/// Reads the first page of a site.
pub(super) fn first(tx: &mut Tx<'_>, app: &App, reader: &Reader, site: Site) -> Result<First> {
    let reads = store::reads(tx, &site.unit.id, reader.person().as_ref())?;
    let page = store::shown(tx, (&site.unit.id, Kind::Home, ""), reads)?;
    let text = page.as_ref().map_or("", |page| page.body.as_str());
    let printed = body::print(tx, app, reader.visit.language, &site.unit.id, text)?;
    let (body, picture) = (printed.html, printed.picture);
    let news = store::shown_list(tx, (&site.unit.id, Kind::News), reads, None, NEWS_FIRST)?;
    let news = news.iter().map(|news| NewsLine::of(&site, news)).collect();
    let menu = menu(tx, app, reader, &site, reads)?;
    Ok(First { site, page, body, picture, news, menu })
}

/// GET `/u/{unit}`: the first page of a unit's site, or what there is to say without one.
pub(super) async fn unit(
    State(app): State<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Response> {
    let (given, who) = (app.clone(), reader.clone());
    let found = move |tx: &mut Tx<'_>| {
        let Some(site) = site(tx, Some(&slug))? else { return Ok(None) };
        let units = store::below_with_site(tx, &site.unit.id)?;
        let mut path = crate::org::path_of(tx, &site.unit.id)?;
        path.pop();
        let mut above = None;
        for unit in path.iter().rev() {
            above = store::site_of_unit(tx, unit)?;
            if above.is_some() {
                break;
            }
        }
        Ok(Some((first(tx, &given, &who, site)?, units, above)))
    };
    let Some((first, units, above)) = app.db.read(found).await? else {
        return absent(&app, &reader).await;
    };
    let unit = first.site.unit.name.clone();
    let title = first.page.as_ref().map_or_else(|| unit.clone(), |page| page.title.clone());
    let summary = first.page.as_ref().map(|page| page.summary.clone()).unwrap_or_default();
    let page = UnitPage {
        head: Head {
            title: title.clone(),
            summary: summary.clone(),
            url: app.url(&first.site.base),
            kind: "website",
            feeds: first.site.feeds(),
            image: image(&app, &first.picture),
            oembed: String::new(),
        },
        unit,
        above: above.as_ref().map(|site| site.unit.name.clone()).unwrap_or_default(),
        above_href: above.map(|site| site.home()).unwrap_or_default(),
        title,
        summary,
        body: first.body,
        news: first.news,
        all: format!("{}/news", first.site.base),
        units,
    };
    app.page(&page, &shell(&reader, &app, first.menu))
}

/// What is not there, or not for whoever asks: the same answer. A former address leads on.
async fn absent(app: &App, reader: &Reader) -> Result<Response> {
    let path = path(reader).to_owned();
    if let Some(to) = app.db.read(move |tx| store::alias_to(tx, &path)).await? {
        return see_other(&to);
    }
    let page = AbsentPage { back: reader.visit.path.clone(), signed_in: reader.actor.is_some() };
    let shell = reader.shell(app);
    Ok(web::html(StatusCode::NOT_FOUND, app.view.render(&page, &shell)?))
}

/// GET any path that is no other's: an alias leads on, the rest is not there.
pub(super) async fn elsewhere(State(app): State<App>, reader: Reader) -> Result<Response> {
    let Some(path) = rules::alias(path(&reader)) else { return Err(Error::NotFound) };
    let to = app.db.read(move |tx| store::alias_to(tx, &path)).await?;
    see_other(&to.ok_or(Error::NotFound)?)
}

/// A page, news, lists, a unit with and without its own words, nothing.
pub(super) fn samples() -> Vec<SamplePage> {
    let head = || Head {
        title: "Le marché reste sur la place".to_owned(),
        summary: "Le conseil a renoncé.".to_owned(),
        url: "https://example.org/news/le-marche-reste".to_owned(),
        kind: "article",
        feeds: "/feeds/news".to_owned(),
        image: "https://example.org/logo".to_owned(),
        oembed: "https://example.org/oembed?url=x".to_owned(),
    };
    let page = |is_news| PagePage {
        head: head(),
        unit: "Alès".to_owned(),
        home: "/u/ales".to_owned(),
        title: "Le marché reste sur la place".to_owned(),
        summary: "Le conseil a renoncé.".to_owned(),
        body: crate::site::html("## Ce qui change\n\nRien."),
        access: if is_news { "public" } else { "members" }.to_owned(),
        is_news,
        day: "2026-11-20".to_owned(),
        changed_on: "2026-11-21".to_owned(),
        news: "/u/ales/news".to_owned(),
    };
    let list = |lines| NewsPage {
        head: head(),
        unit: "Alès".to_owned(),
        home: "/u/ales".to_owned(),
        lines,
        next: Some("/news?after=x".to_owned()),
        first: Some("/news".to_owned()),
    };
    let unit = |news: Vec<NewsLine>| UnitPage {
        head: head(),
        unit: "Alès".to_owned(),
        above: "Gard".to_owned(),
        above_href: "/u/gard".to_owned(),
        title: "Alès".to_owned(),
        summary: String::new(),
        body: if news.is_empty() { Html::default() } else { crate::site::html("Bonjour") },
        units: vec![("Alès Sud".to_owned(), "/u/ales-sud".to_owned())],
        news,
        all: "/u/ales/news".to_owned(),
    };
    let absent = |signed_in| AbsentPage { back: "/pages/x".to_owned(), signed_in };
    vec![
        SamplePage::new("site page", page(false)),
        SamplePage::new("site page of news", page(true)),
        SamplePage::new("site news", list(vec![NewsLine::sample()])),
        SamplePage::new("site news, none", list(Vec::new())),
        SamplePage::new("site unit", unit(vec![NewsLine::sample()])),
        SamplePage::new("site unit, bare", unit(Vec::new())),
        SamplePage::new("site absent", absent(false)),
        SamplePage::new("site absent, signed in", absent(true)),
    ]
}
