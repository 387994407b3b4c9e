//! The site's pages: what everybody reads, and the rooms of those who write it.

mod body;
mod feeds;
mod find;
mod lent;
mod node;
mod office;
mod public;
mod search;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Link, SamplePage, Shell};

use crate::accounts::Reader;
use crate::app::App;
use crate::org::{self, UnitId};
use crate::site::markdown::Html;
use crate::site::rules::Reads;
use crate::site::store::{self, Site};

pub use feeds::{Feed, FeedLine};
pub(super) use find::map_of;
pub use lent::{WIDGET_FIND, WIDGET_NEWS};

pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("site/home.html", include_str!("../templates/home.html")),
    ("site/legal.html", include_str!("../templates/legal.html")),
    ("site/privacy.html", include_str!("../templates/privacy.html")),
    ("site/accessibility.html", include_str!("../templates/accessibility.html")),
    ("site/panel_news.html", include_str!("../templates/panel_news.html")),
    ("site/parts.html", include_str!("../templates/parts.html")),
    ("site/unit.html", include_str!("../templates/unit.html")),
    ("site/page.html", include_str!("../templates/page.html")),
    ("site/news.html", include_str!("../templates/news.html")),
    ("site/absent.html", include_str!("../templates/absent.html")),
    ("site/find.html", include_str!("../templates/find.html")),
    ("site/find_frame.html", include_str!("../templates/find_frame.html")),
    ("site/found.html", include_str!("../templates/found.html")),
    ("site/map.html", include_str!("../templates/map.html")),
    ("site/news_frame.html", include_str!("../templates/news_frame.html")),
    ("site/blocks/form.html", include_str!("../templates/blocks/form.html")),
    ("site/blocks/map.html", include_str!("../templates/blocks/map.html")),
    ("site/search.html", include_str!("../templates/search.html")),
    ("site/feed.xml", include_str!("../templates/feed.xml")),
    ("site/map.xml", include_str!("../templates/map.xml")),
    ("site/blocks/news.html", include_str!("../templates/blocks/news.html")),
    ("site/blocks/button.html", include_str!("../templates/blocks/button.html")),
    ("site/blocks/video.html", include_str!("../templates/blocks/video.html")),
    ("site/blocks/units.html", include_str!("../templates/blocks/units.html")),
    ("site/office/list.html", include_str!("../templates/office/list.html")),
    ("site/office/edit.html", include_str!("../templates/office/edit.html")),
    ("site/office/preview.html", include_str!("../templates/office/preview.html")),
    ("site/office/versions.html", include_str!("../templates/office/versions.html")),
    ("site/office/version.html", include_str!("../templates/office/version.html")),
    ("site/office/library.html", include_str!("../templates/office/library.html")),
    ("site/office/picture.html", include_str!("../templates/office/picture.html")),
    ("site/office/aliases.html", include_str!("../templates/office/aliases.html")),
    ("site/office/code.html", include_str!("../templates/office/code.html")),
];

/// Largest form with a text, in bytes: its longest text, encoded.
const TEXT_BYTES_MAX: usize = 1024 * 1024;
/// Largest form with a picture, in bytes.
const PICTURE_BYTES_MAX: usize = 13 * 1024 * 1024;

/// Paths of this slice.
pub(super) fn routes() -> Router<App> {
    open_routes().merge(office_routes())
}

fn open_routes() -> Router<App> {
    Router::new()
        .route("/", get(node::home))
        .route("/legal", get(node::legal))
        .route("/privacy", get(node::privacy))
        .route("/accessibility", get(node::accessibility))
        .route("/pages/{slug}", get(public::page))
        .route("/news", get(public::news))
        .route("/news/{slug}", get(public::one_news))
        .route("/u/{unit}", get(public::unit))
        .route("/u/{unit}/pages/{slug}", get(public::unit_page))
        .route("/u/{unit}/news", get(public::unit_news))
        .route("/u/{unit}/news/{slug}", get(public::unit_one_news))
        .route("/feeds/news.atom", get(feeds::atom))
        .route("/feeds/news.json", get(feeds::json))
        .route("/feeds/u/{unit}/news.atom", get(feeds::unit_atom))
        .route("/feeds/u/{unit}/news.json", get(feeds::unit_json))
        .route("/media/{file}", get(feeds::picture))
        .route("/sitemap.xml", get(feeds::map))
        .route("/robots.txt", get(feeds::robots))
        .route("/search", get(search::show))
        .route("/find", get(find::show))
        .route("/sections", get(find::former))
        .route("/embed/find", get(find::frame))
        .route("/embed/news", get(lent::news))
        .route("/embed/u/{unit}/news", get(lent::unit_news))
        .route("/{*path}", get(public::elsewhere))
}

fn office_routes() -> Router<App> {
    let text = || DefaultBodyLimit::max(TEXT_BYTES_MAX);
    let library = get(office::library::show).post(office::library::add);
    Router::new()
        .route("/office/site", get(office::list::show))
        .route("/office/site/open", post(office::list::open))
        .route(
            "/office/site/pages/new",
            get(office::edit::new).post(office::edit::add).layer(text()),
        )
        .route(
            "/office/site/pages/{id}",
            get(office::edit::show).post(office::edit::save).layer(text()),
        )
        .route("/office/site/preview", post(office::edit::preview).layer(text()))
        .route("/office/site/pages/{id}/publish", post(office::publish::publish))
        .route("/office/site/pages/{id}/withdraw", post(office::publish::withdraw))
        .route("/office/site/pages/{id}/hold", post(office::publish::hold))
        .route("/office/site/pages/{id}/place", post(office::publish::place))
        .route("/office/site/pages/{id}/versions", get(office::versions::list))
        .route("/office/site/pages/{id}/versions/{number}", get(office::versions::show))
        .route("/office/site/pages/{id}/versions/{number}/restore", post(office::versions::restore))
        .route("/office/site/library", library.layer(DefaultBodyLimit::max(PICTURE_BYTES_MAX)))
        .route("/office/site/library/{id}", get(office::library::one).post(office::library::change))
        .route("/office/site/library/{id}/remove", post(office::library::remove))
        .route("/office/site/aliases", get(office::aliases::show).post(office::aliases::add))
        .route("/office/site/aliases/remove", post(office::aliases::remove))
        .route("/office/site/code", get(office::code::show))
        .route("/office/site/code.svg", get(office::code::svg))
        .route("/office/site/code.png", get(office::code::png))
}

/// Every page with its samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let pages = [
        node::samples(),
        public::samples(),
        search::samples(),
        find::samples(),
        lent::samples(),
        office::list::samples(),
        office::edit::samples(),
        office::versions::samples(),
        office::library::samples(),
        office::aliases::samples(),
        office::code::samples(),
    ];
    pages.into_iter().flatten().collect()
}

/// A text of a unit as it is shown, with its pictures and blocks.
///
/// # Errors
/// A fault from the database.
pub fn printed(
    tx: &mut Tx<'_>,
    app: &App,
    language: Language,
    unit: &UnitId,
    text: &str,
) -> Result<Html> {
    Ok(body::print(tx, app, language, unit, text)?.html)
}

/// The shell of a page read by somebody, with the menu of a site.
fn shell(reader: &Reader, app: &App, menu: Vec<Link>) -> Shell {
    let mut shell = reader.shell(app);
    shell.subnav = menu;
    for link in &mut shell.subnav {
        link.current = link.href == path(reader);
    }
    shell
}

/// The path asked for, without its query.
fn path(reader: &Reader) -> &str {
    reader.visit.path.split('?').next().unwrap_or_default()
}

/// The menu of a site: its first page, its news when there are some, its pages.
fn menu(
    tx: &mut Tx<'_>,
    app: &App,
    reader: &Reader,
    site: &Site,
    reads: Reads,
) -> Result<Vec<Link>> {
    let language = reader.visit.language;
    let pages = store::menu_of(tx, &site.unit.id, reads)?;
    let news = store::shown_list(tx, (&site.unit.id, super::rules::Kind::News), reads, None, 1)?;
    if site.base.is_empty() && pages.is_empty() && news.is_empty() {
        return Ok(Vec::new());
    }
    let first = match site.base.as_str() {
        "" => app.say(language, "site-home-title"),
        _ => site.unit.name.clone(),
    };
    let mut links = vec![Link::new(first, site.home())];
    if !news.is_empty() {
        let label = app.say(language, "site-news-title");
        links.push(Link::new(label, format!("{}/news", site.base)));
    }
    for (title, unit, path) in pages {
        let base = if unit == site.unit.id { Some(site.base.clone()) } else { base_of(tx, &unit)? };
        links.extend(base.map(|base| Link::new(title, format!("{base}{path}"))));
    }
    Ok(links)
}

/// What the addresses of a unit's site begin with.
fn base_of(tx: &mut Tx<'_>, unit: &org::UnitId) -> Result<Option<String>> {
    let Some(unit) = org::unit(tx, unit)? else { return Ok(None) };
    Ok(store::site_of_unit(tx, &unit)?.map(|site| site.base))
}
