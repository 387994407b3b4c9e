//! What other sites show of this one: the last news of a unit, and the way to find one's section.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Visit};
use kernel::{Error, Result};
use serde::Serialize;

use super::public::{NewsLine, site};
use crate::app::App;
use crate::org::{self, UnitId};
use crate::site::rules::{Kind, Reads};
use crate::site::store;
use crate::widgets::{Lent, PlainForm, Widget};

/// The last news of a unit in another site.
pub static WIDGET_NEWS: Widget = Widget {
    name: "news",
    french: "actualites",
    label: "site-widget-news",
    height_px: 480,
    of_unit: news_of_unit,
    at: news_at,
    form: None,
};

/// Finding one's section in another site.
pub static WIDGET_FIND: Widget = Widget {
    name: "find",
    french: "trouver",
    label: "site-widget-find",
    height_px: 640,
    of_unit: |_, _| Ok(vec![Lent::at(FIND)]),
    at: |_, path| Ok((path == FIND).then(|| Lent::at(FIND))),
    form: Some(find_form),
};

const FIND: &str = "/find";
/// News in a frame whose address does not say how many.
const NEWS: usize = 5;
/// Most news in a frame.
const NEWS_MAX: usize = 20;

#[derive(Serialize)]
struct NewsFrame {
    unit: String,
    all: String,
    lines: Vec<NewsLine>,
}

impl Page for NewsFrame {
    const TEMPLATE: &'static str = "site/news_frame.html";
}

/// GET `/embed/news?count=3`.
pub(super) async fn news(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    framed(app, visit, None, fields).await
}

/// GET `/embed/u/{unit}/news`.
pub(super) async fn unit_news(
    State(app): State<App>,
    visit: Visit,
    Path(unit): Path<String>,
    fields: Fields,
) -> Result<Response> {
    framed(app, visit, Some(unit), fields).await
}

/// What everybody reads: nobody is anybody in a frame.
async fn framed(app: App, visit: Visit, unit: Option<String>, fields: Fields) -> Result<Response> {
    app.organisation().await?;
    let count = fields.text("count").parse().unwrap_or(NEWS).clamp(1, NEWS_MAX);
    let found = move |tx: &mut Tx<'_>| {
        let site = site(tx, unit.as_deref())?.ok_or(Error::NotFound)?;
        let of = (&site.unit.id, Kind::News);
        let rows = store::shown_list(tx, of, Reads::default(), None, count)?;
        let lines = rows.iter().map(|news| NewsLine::of(&site, news)).collect();
        let all = format!("{}/news", site.base);
        Ok(NewsFrame { unit: site.unit.name, all, lines })
    };
    let page = app.db.read(found).await?;
    app.page(&page, &app.public_shell(&visit))
}

fn lent(site: &store::Site) -> Lent {
    Lent {
        path: format!("{}/news", site.base),
        title: String::new(),
        feeds: ["atom", "json"].map(|kind| format!("{}.{kind}", site.feeds())).to_vec(),
    }
}

fn news_of_unit(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Lent>> {
    let Some(unit) = org::unit(tx, unit)? else { return Ok(Vec::new()) };
    Ok(store::site_of_unit(tx, &unit)?.iter().map(lent).collect())
}

fn news_at(tx: &mut Tx<'_>, path: &str) -> Result<Option<Lent>> {
    let unit = match path {
        "/news" => None,
        _ => {
            let inside = path.strip_prefix("/u/").and_then(|rest| rest.strip_suffix("/news"));
            let Some(slug) = inside else { return Ok(None) };
            Some(slug)
        }
    };
    Ok(site(tx, unit)?.as_ref().map(lent))
}

fn find_form(_: &mut Tx<'_>, app: &App, path: &str) -> Result<Option<String>> {
    let say = |key: &str| app.say(Language::French, key);
    let form = PlainForm::new("get", &app.url(path))
        .field(&say("site-home-postcode"), "postcode", "text", "postal-code")
        .button(&say("site-home-find-send"));
    Ok(Some(form))
}

/// With and without news.
pub(super) fn samples() -> Vec<SamplePage> {
    let frame =
        |lines| NewsFrame { unit: "Alès".to_owned(), all: "/u/ales/news".to_owned(), lines };
    vec![
        SamplePage::new("site news frame", frame(vec![NewsLine::sample()])),
        SamplePage::new("site news frame, none", frame(Vec::new())),
    ]
}
