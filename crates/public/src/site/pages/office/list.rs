//! What a unit has on its site, and opening one.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{StateTold, Wrong, refusal, site_now, writer};
use crate::accounts::Officer;
use crate::app::App;
use crate::site::rules::{self, Kind};
use crate::site::store::{self, Site};

#[derive(Serialize, Default)]
struct ListPage {
    unit: String,
    /// Where the site is; empty before it was opened.
    href: String,
    is_root: bool,
    slug: String,
    has_home: bool,
    pages: Vec<LineTold>,
    news: Vec<LineTold>,
    wrong: Vec<Wrong>,
}

#[derive(Serialize)]
struct LineTold {
    id: String,
    title: String,
    is_home: bool,
    access: String,
    version: i64,
    written_at: i64,
    state: StateTold,
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "site/office/list.html";
}

/// GET `/office/site`.
pub(in crate::site::pages) async fn show(
    State(app): State<App>,
    officer: Officer,
) -> Result<Response> {
    writer(&officer)?;
    let site = site_now(&app, &officer).await?;
    let page = page(&app, &officer, site).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer, site: Option<Site>) -> Result<ListPage> {
    let unit = officer.office.unit.clone();
    let slug = site.as_ref().and_then(|site| site.base.strip_prefix("/u/")).map(str::to_owned);
    let mut page = ListPage {
        slug: slug.unwrap_or_else(|| rules::slug(&unit.name)),
        is_root: unit.parent.is_none(),
        href: site.as_ref().map(Site::home).unwrap_or_default(),
        unit: unit.name,
        ..ListPage::default()
    };
    if site.is_none() {
        return Ok(page);
    }
    let read = move |tx: &mut Tx<'_>| {
        let now = tx.now().0;
        let lines = store::lines(tx, &unit.id)?;
        let told = |line: store::Line| {
            let state = StateTold::of(&store::facts(tx, &line.id)?, now);
            Ok((Kind::parse(&line.kind), told(line, state)))
        };
        lines.into_iter().map(told).collect::<Result<Vec<_>>>()
    };
    for (kind, line) in app.db.read(read).await? {
        page.has_home |= kind == Some(Kind::Home);
        if kind == Some(Kind::News) { page.news.push(line) } else { page.pages.push(line) }
    }
    Ok(page)
}

fn told(line: store::Line, state: StateTold) -> LineTold {
    LineTold {
        id: line.id.to_string(),
        title: line.title,
        is_home: line.kind == Kind::Home.name(),
        access: line.access,
        version: line.version,
        written_at: line.written_at.0,
        state,
    }
}

/// POST `/office/site/open`: opens the site of the unit, or gives it another address.
pub(in crate::site::pages) async fn open(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let language = officer.language();
    let slug = fields.text("slug").to_owned();
    let unit = officer.office.unit.clone();
    let refused = if unit.parent.is_none() || !rules::is_slug(&slug) {
        Some("site-slug-error")
    } else {
        let (id, slug) = (unit.id, slug.clone());
        let open = move |tx: &mut Tx<'_>| store::open_site(tx, &id, &slug, &hand);
        refusal(app.db.write(open).await)?.err()
    };
    if let Some(key) = refused {
        let site = site_now(&app, &officer).await?;
        let mut page = page(&app, &officer, site).await?;
        page.slug = slug;
        page.wrong.push(Wrong::of(&app, language, "slug", "site-slug", key));
        return app.refused(&page, officer.shell(&app));
    }
    see_other_with("/office/site", &Notice::ok(app.say(language, "site-opened")))
}

/// A site that is not open, one that is empty, one with pages of every state.
pub(in crate::site::pages) fn samples() -> Vec<SamplePage> {
    let line = |name, is_home| LineTold {
        id: "0190".to_owned(),
        title: "Permanences".to_owned(),
        is_home,
        access: "members".to_owned(),
        version: 2,
        written_at: 1_795_000_000_000,
        state: StateTold {
            name,
            next_at: 1_795_000_000_000,
            next_version: 2,
            ..StateTold::default()
        },
    };
    let base = || ListPage {
        unit: "Alès".to_owned(),
        slug: "ales".to_owned(),
        href: "/u/ales".to_owned(),
        ..ListPage::default()
    };
    let wrong = Wrong {
        field: "slug".to_owned(),
        label: "Adresse".to_owned(),
        message: "Prise".to_owned(),
    };
    let closed = ListPage { href: String::new(), wrong: vec![wrong], ..base() };
    let full = ListPage {
        has_home: true,
        pages: vec![line("shown", true), line("draft", false), line("withdrawn", false)],
        news: vec![line("scheduled", false)],
        ..base()
    };
    vec![
        SamplePage::new("site office list", full),
        SamplePage::new("site office list, empty", base()),
        SamplePage::new("site office list, closed", closed),
    ]
}
