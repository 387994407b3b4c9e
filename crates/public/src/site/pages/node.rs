//! Home, legal page, privacy, accessibility.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Link, Page, SamplePage};
use kernel::web::Visit;
use serde::Serialize;

use super::public::{self, Head, NewsLine};
use super::shell;
use crate::accounts::Reader;
use crate::accounts::contact;
use crate::app::App;
use crate::feature::PersonalData;
use crate::features;
use crate::org;
use crate::site::markdown::Html;
use crate::site::store;

#[derive(Serialize)]
struct HomePage {
    head: Head,
    /// What other features offer to everybody.
    links: Vec<Link>,
    contact: String,
    title: String,
    summary: String,
    /// The organisation's own words; empty until it publishes a first page.
    body: Html,
    news: Vec<NewsLine>,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "site/home.html";
}

/// GET `/`: the organisation's first page, or what there is to say without one.
pub(super) async fn home(State(app): State<App>, reader: Reader) -> Result<Response> {
    let (given, who) = (app.clone(), reader.clone());
    let found = move |tx: &mut Tx<'_>| match store::home_site(tx)? {
        Some(site) => public::first(tx, &given, &who, site).map(Some),
        None => Ok(None),
    };
    let first = app.db.read(found).await?;
    let name = app.organisation_known().name.clone();
    let shown = first.as_ref().and_then(|first| first.page.as_ref());
    let title = shown.map_or(name, |page| page.title.clone());
    let summary = shown.map(|page| page.summary.clone()).unwrap_or_default();
    let (body, picture, news, menu) = match first {
        Some(first) => (first.body, first.picture, first.news, first.menu),
        None => (Html::default(), String::new(), Vec::new(), Vec::new()),
    };
    let shell = shell(&reader, &app, menu);
    let page = HomePage {
        head: Head {
            title: title.clone(),
            summary: summary.clone(),
            url: app.url("/"),
            kind: "website",
            feeds: "/feeds/news".to_owned(),
            image: public::image(&app, &picture),
            oembed: String::new(),
        },
        links: shell.nav.clone(),
        contact: contact(&app),
        title,
        summary,
        body,
        news,
    };
    app.page(&page, &shell)
}

#[derive(Serialize)]
struct LegalPage {
    address: String,
    contact: String,
    seat: Option<String>,
    publisher: Option<String>,
    host: Option<String>,
}

impl Page for LegalPage {
    const TEMPLATE: &'static str = "site/legal.html";
}

/// GET `/legal`.
pub(super) async fn legal(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let imprint = app.db.read(org::imprint).await?;
    let page = LegalPage {
        address: app.config.base_url.clone(),
        contact: contact(&app),
        seat: imprint.seat,
        publisher: imprint.publisher,
        host: imprint.host,
    };
    app.page(&page, &app.public_shell(&visit))
}

#[derive(Serialize)]
struct PrivacyPage {
    contact: String,
    /// How long each feature keeps what it holds, in the order of the features.
    retention: Vec<(String, String)>,
}

impl Page for PrivacyPage {
    const TEMPLATE: &'static str = "site/privacy.html";
}

/// What is kept and how long, as the features declare it.
pub(super) async fn privacy(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let kept = features::all().filter_map(|feature| match &feature.personal_data {
        PersonalData::Held(held) => {
            let name = app.say(visit.language, &format!("privacy-held-{}", feature.name));
            Some((name, app.say(visit.language, held.retention)))
        }
        PersonalData::None { .. } => None,
    });
    let page = PrivacyPage { contact: contact(&app), retention: kept.collect() };
    app.page(&page, &app.public_shell(&visit))
}

#[derive(Serialize)]
struct AccessibilityPage {
    contact: String,
}

impl Page for AccessibilityPage {
    const TEMPLATE: &'static str = "site/accessibility.html";
}

/// GET `/accessibility`.
pub(super) async fn accessibility(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let page = AccessibilityPage { contact: contact(&app) };
    app.page(&page, &app.public_shell(&visit))
}

/// Every page with its samples.
pub(super) fn samples() -> Vec<SamplePage> {
    let contact = || "bonjour@example.org".to_owned();
    let home = |links: Vec<Link>| HomePage {
        head: Head { kind: "website", ..Head::default() },
        contact: contact(),
        title: "Union des quartiers".to_owned(),
        summary: String::new(),
        body: if links.is_empty() { Html::default() } else { crate::site::html("Bonjour") },
        news: if links.is_empty() { Vec::new() } else { vec![NewsLine::sample()] },
        links,
    };
    let legal = |text: Option<&str>| LegalPage {
        address: "https://example.org".to_owned(),
        contact: contact(),
        seat: text.map(str::to_owned),
        publisher: text.map(str::to_owned),
        host: text.map(str::to_owned),
    };
    let privacy = |retention| PrivacyPage { contact: contact(), retention };
    vec![
        SamplePage::new("site page home", home(Vec::new())),
        SamplePage::new("site page home, more", home(vec![Link::new("Pétitions", "/petitions")])),
        SamplePage::new("site page legal", legal(None)),
        SamplePage::new("site page legal, whole", legal(Some("1 rue de la Paix, 30100 Alès"))),
        SamplePage::new("site page privacy", privacy(Vec::new())),
        SamplePage::new(
            "site page privacy, kept",
            privacy(vec![("Mes connexions".to_owned(), "Effacé après un jour.".to_owned())]),
        ),
        SamplePage::new("site page accessibility", AccessibilityPage { contact: contact() }),
    ]
}
