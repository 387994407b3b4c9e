//! Writing a page: what is typed, how it will look, and who wrote meanwhile.

use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::time::Moment;
use kernel::view::{Page, SamplePage};
use kernel::web::{self, Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Choice, StateTold, Wrong, refusal, site_open, writer};
use crate::accounts::Officer;
use crate::app::App;
use crate::people;
use crate::site::PageId;
use crate::site::markdown::{Html, MARKDOWN_CHARS_MAX};
use crate::site::pages::body::{self, Printed};
use crate::site::rules::{self, Access, FactKind, Kind, Menu, SUMMARY_CHARS_MAX, TITLE_CHARS_MAX};
use crate::site::store::{self, Draft, Hand, Site};

/// The region that the preview fills.
const PREVIEW: &str = "preview";

#[derive(Serialize, Default)]
struct EditPage {
    /// Empty for a new page.
    id: String,
    kind: String,
    unit: String,
    typed: Typed,
    accesses: Vec<Choice>,
    menus: Vec<Choice>,
    slug: String,
    menu: String,
    base: String,
    /// Where it is shown; empty when it is not.
    href: String,
    version: i64,
    state: StateTold,
    wrong: Vec<Wrong>,
    /// Somebody who wrote meanwhile.
    other: Option<Other>,
    preview: Option<Preview>,
    /// Sentences that say which blocks there are.
    blocks: Vec<String>,
    pictures: Vec<(String, String)>,
}

#[derive(Serialize, Default, Clone)]
struct Typed {
    title: String,
    summary: String,
    body: String,
    access: String,
}

#[derive(Serialize)]
struct Other {
    by: String,
    at: i64,
    version: i64,
}

/// How a text will look.
#[derive(Serialize)]
struct Preview {
    title: String,
    summary: String,
    body: Html,
    remarks: Vec<String>,
}

impl Page for EditPage {
    const TEMPLATE: &'static str = "site/office/edit.html";
}

impl Page for Preview {
    const TEMPLATE: &'static str = "site/office/preview.html";
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            title: fields.text("title").to_owned(),
            summary: fields.text("summary").to_owned(),
            body: fields.text("body").replace("\r\n", "\n"),
            access: fields.text("access").to_owned(),
        }
    }

    /// What it says, or what is wrong with it.
    fn draft(&self, app: &App, language: Language) -> std::result::Result<Draft, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut add = |field, label, key| wrong.push(Wrong::of(app, language, field, label, key));
        let is_long = |text: &str, max| text.chars().count() > max;
        if self.title.is_empty() || is_long(&self.title, TITLE_CHARS_MAX) {
            add("title", "site-edit-title", "site-edit-title-error");
        }
        if is_long(&self.summary, SUMMARY_CHARS_MAX) {
            add("summary", "site-edit-summary", "site-edit-summary-error");
        }
        if is_long(&self.body, MARKDOWN_CHARS_MAX) {
            add("body", "site-edit-body", "site-edit-body-error");
        }
        let access = Access::parse(&self.access);
        if access.is_none() {
            add("access", "site-edit-access", "site-edit-access-error");
        }
        match access.filter(|_| wrong.is_empty()) {
            Some(access) => Ok(Draft {
                title: self.title.clone(),
                summary: self.summary.clone(),
                body: self.body.clone(),
                access: access.name(),
            }),
            None => Err(wrong),
        }
    }
}

/// GET `/office/site/pages/new?kind=news`.
pub(in crate::site::pages) async fn new(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    writer(&officer)?;
    let site = site_open(&app, &officer).await?;
    let kind = Kind::parse(fields.text("kind")).ok_or(Error::NotFound)?;
    let access = Access::Public.name().to_owned();
    let title = if kind == Kind::Home { site.unit.name.clone() } else { String::new() };
    let typed = Typed { access, title, ..Typed::default() };
    let page = around(&app, &officer, &site, (kind, None), typed).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/site/pages/new`.
pub(in crate::site::pages) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let site = site_open(&app, &officer).await?;
    let kind = Kind::parse(fields.text("kind")).ok_or(Error::NotFound)?;
    let typed = Typed::of(&fields);
    let language = officer.language();
    let wrong = match typed.draft(&app, language) {
        Ok(draft) => {
            let (unit, now) = (site.unit.id.clone(), fields.has("publish"));
            let write = move |tx: &mut Tx<'_>| {
                let slug = match kind {
                    Kind::Home => String::new(),
                    _ => Some(rules::slug(&draft.title))
                        .filter(|slug| rules::is_slug(slug))
                        .unwrap_or_else(|| "page".to_owned()),
                };
                let menu = Menu::None.name();
                let id = store::add_page(tx, &unit, (kind, &slug, menu), &draft, &hand)?;
                if now {
                    show_now(tx, &unit, &id, 1, &hand)?;
                }
                Ok(id)
            };
            match refusal(app.db.write(write).await)? {
                Ok(id) => return saved(&app, language, &id, now),
                Err(key) => vec![Wrong::of(&app, language, "title", "site-edit-title", key)],
            }
        }
        Err(wrong) => wrong,
    };
    let mut page = around(&app, &officer, &site, (kind, None), typed).await?;
    page.wrong = wrong;
    app.refused(&page, officer.shell(&app))
}

fn show_now(
    tx: &mut Tx<'_>,
    unit: &crate::org::UnitId,
    id: &PageId,
    version: i64,
    hand: &Hand,
) -> Result<()> {
    let (page, now) = (store::page_in(tx, unit, id)?, tx.now());
    store::fact(tx, &page, FactKind::Shown, (version, now), hand)
}

fn saved(app: &App, language: Language, id: &PageId, is_shown: bool) -> Result<Response> {
    let key = if is_shown { "site-saved-shown" } else { "site-saved" };
    let notice = Notice::ok(app.say(language, key));
    see_other_with(&format!("/office/site/pages/{id}"), &notice)
}

/// GET `/office/site/pages/{id}`.
pub(in crate::site::pages) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    writer(&officer)?;
    let page = known(&app, &officer, &id, None).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/site/pages/{id}`: a new version, unless somebody wrote one meanwhile.
pub(in crate::site::pages) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let hand = writer(&officer)?;
    let language = officer.language();
    let typed = Typed::of(&fields);
    let mut page = known(&app, &officer, &id, Some(typed.clone())).await?;
    let before: i64 = fields.text("version").parse().unwrap_or(0);
    match typed.draft(&app, language) {
        Err(wrong) => page.wrong = wrong,
        Ok(draft) => {
            let id = PageId::parse(&id).ok_or(Error::NotFound)?;
            let (unit, now) = (officer.office.unit.id.clone(), fields.has("publish"));
            let page_id = id.clone();
            let write = move |tx: &mut Tx<'_>| {
                store::page_in(tx, &unit, &page_id)?;
                let version = store::add_version(tx, &page_id, before, &draft, None, &hand)?;
                if now {
                    show_now(tx, &unit, &page_id, version, &hand)?;
                }
                Ok(())
            };
            match app.db.write(write).await {
                Ok(()) => return saved(&app, language, &id, now),
                Err(Error::Stale) => page.other = Some(other(&app, &id, page.version).await?),
                Err(error) => return Err(error),
            }
        }
    }
    app.refused(&page, officer.shell(&app))
}

/// Who wrote the version that came meanwhile.
async fn other(app: &App, id: &PageId, number: i64) -> Result<Other> {
    let id = id.clone();
    let read = move |tx: &mut Tx<'_>| {
        let version = store::version(tx, &id, number)?;
        let by = match &version.written_by {
            Some(by) => people::name_of(tx, by)?.unwrap_or_default(),
            None => String::new(),
        };
        Ok(Other { by, at: version.written_at.0, version: number })
    };
    app.db.read(read).await
}

/// POST `/office/site/preview`: the region alone for the script, the whole page otherwise.
pub(in crate::site::pages) async fn preview(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    writer(&officer)?;
    let site = site_open(&app, &officer).await?;
    let (typed, language) = (Typed::of(&fields), officer.language());
    let (given, unit, text) = (app.clone(), site.unit.id.clone(), typed.body.clone());
    let print = move |tx: &mut Tx<'_>| body::print(tx, &given, language, &unit, &text);
    let Printed { html, remarks, .. } = app.db.read(print).await?;
    let (title, summary) = (typed.title.clone(), typed.summary.clone());
    let preview = Preview { title, summary, body: html, remarks };
    if officer.actor.visit.fragment {
        let html = app.view.fragment(Preview::TEMPLATE, &preview, &officer.shell(&app))?;
        let mut response = web::html(StatusCode::OK, html);
        let name = HeaderName::from_static("x-fragment");
        response.headers_mut().insert(name, HeaderValue::from_static(PREVIEW));
        return Ok(response);
    }
    let mut page = match fields.filled("id") {
        Some(id) => known(&app, &officer, id, Some(typed)).await?,
        None => {
            let kind = Kind::parse(fields.text("kind")).ok_or(Error::NotFound)?;
            around(&app, &officer, &site, (kind, None), typed).await?
        }
    };
    page.version = fields.text("version").parse().unwrap_or(page.version);
    page.preview = Some(preview);
    app.page(&page, &officer.shell(&app))
}

/// A page that is there, with what was typed over it.
async fn known(app: &App, officer: &Officer, id: &str, typed: Option<Typed>) -> Result<EditPage> {
    let id = PageId::parse(id).ok_or(Error::NotFound)?;
    let unit = officer.office.unit.id.clone();
    let read = move |tx: &mut Tx<'_>| {
        let page = store::page_in(tx, &unit, &id)?;
        let version = store::version(tx, &id, page.version)?;
        let (facts, now) = (store::facts(tx, &id)?, tx.now().0);
        let shown = store::current(tx, &id)?;
        Ok((page, version, StateTold::of(&facts, now), shown))
    };
    let (page, version, state, shown) = app.db.read(read).await?;
    let site = site_open(app, officer).await?;
    let kind = Kind::parse(&page.kind).ok_or(Error::NotFound)?;
    let typed = typed.unwrap_or(Typed {
        title: version.title,
        summary: version.summary,
        body: version.body,
        access: version.access,
    });
    let href = shown.map(|shown| match shown.path().as_str() {
        "" => site.home(),
        path => format!("{}{path}", site.base),
    });
    let around = around(app, officer, &site, (kind, Some(&page)), typed).await?;
    Ok(EditPage { state, href: href.unwrap_or_default(), ..around })
}

/// What stands around a text: choices, help, pictures.
async fn around(
    app: &App,
    officer: &Officer,
    site: &Site,
    (kind, page): (Kind, Option<&store::Page>),
    typed: Typed,
) -> Result<EditPage> {
    let (language, unit) = (officer.language(), site.unit.id.clone());
    let library = app.db.read(move |tx: &mut Tx<'_>| store::media_of(tx, &unit)).await?;
    let choice = |start: &str, name: &str| Choice {
        value: name.to_owned(),
        label: app.say(language, &format!("{start}{name}")),
    };
    let slug = page.map(|page| page.slug.clone()).unwrap_or_default();
    Ok(EditPage {
        id: page.map(|page| page.id.to_string()).unwrap_or_default(),
        kind: kind.name().to_owned(),
        unit: site.unit.name.clone(),
        typed,
        accesses: Access::ALL.iter().map(|one| choice("site-access-", one.name())).collect(),
        menus: Menu::ALL.iter().map(|one| choice("site-menu-", one.name())).collect(),
        base: format!("{}{}", site.base, kind.path("")),
        slug,
        menu: page.map(|page| page.menu.clone()).unwrap_or_default(),
        version: page.map_or(0, |page| page.version),
        blocks: crate::BLOCKS.iter().map(|block| app.say(language, block.help)).collect(),
        pictures: library.into_iter().map(|media| (media.name, media.alt)).collect(),
        state: StateTold { name: "draft", ..StateTold::default() },
        ..EditPage::default()
    })
}

/// The moment that a form's date and time mean, in Paris.
pub(super) fn moment_of(text: &str) -> Option<Moment> {
    let local: jiff::civil::DateTime = text.parse().ok()?;
    let zoned = local.to_zoned_datetime(kernel::text::time_zone()).ok()?;
    Some(Moment(zoned.timestamp().as_millisecond()))
}

/// New, shown with another version to come, refused, stale, previewed.
pub(in crate::site::pages) fn samples() -> Vec<SamplePage> {
    let choice = |value: &str| Choice { value: value.to_owned(), label: value.to_owned() };
    let page = |id: &str, name| EditPage {
        id: id.to_owned(),
        kind: "page".to_owned(),
        unit: "Alès".to_owned(),
        accesses: vec![choice("public"), choice("members")],
        menus: vec![choice("none"), choice("own")],
        slug: "permanences".to_owned(),
        menu: "own".to_owned(),
        base: "/u/ales/pages/".to_owned(),
        version: 3,
        state: StateTold {
            name,
            next_version: 3,
            next_at: 1_795_000_000_000,
            ..StateTold::default()
        },
        blocks: vec!["[[actualités 3]] : les dernières actualités.".to_owned()],
        pictures: vec![("marche".to_owned(), "Un marché".to_owned())],
        ..EditPage::default()
    };
    let wrong = Wrong {
        field: "title".to_owned(),
        label: "Titre".to_owned(),
        message: "Écrivez un titre.".to_owned(),
    };
    let preview = || Preview {
        title: "Permanences".to_owned(),
        summary: "Le lundi.".to_owned(),
        body: crate::site::html("Bonjour"),
        remarks: vec!["Un bloc est inconnu.".to_owned()],
    };
    let other = Other { by: "Colette Vauquelin".to_owned(), at: 1_795_000_000_000, version: 4 };
    let shown = EditPage { href: "/u/ales/pages/permanences".to_owned(), ..page("0190", "shown") };
    vec![
        SamplePage::new("site office edit, new", page("", "draft")),
        SamplePage::new("site office edit", shown),
        SamplePage::new("site office edit, scheduled", page("0190", "scheduled")),
        SamplePage::new("site office edit, withdrawn", page("0190", "withdrawn")),
        SamplePage::new(
            "site office edit, refused",
            EditPage { wrong: vec![wrong], ..page("", "draft") },
        ),
        SamplePage::new(
            "site office edit, stale",
            EditPage { other: Some(other), ..page("1", "draft") },
        ),
        SamplePage::new(
            "site office edit, previewed",
            EditPage { preview: Some(preview()), ..page("1", "draft") },
        ),
    ]
}
