//! Home, legal page, privacy, accessibility.

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use kernel::Result;
use kernel::view::{Link, Page, SamplePage};
use kernel::web::Visit;
use serde::Serialize;

use crate::accounts::contact;
use crate::app::App;
use crate::feature::PersonalData;
use crate::features;
use crate::site::store;

/// Paths of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home))
        .route("/legal", get(legal))
        .route("/privacy", get(privacy))
        .route("/accessibility", get(accessibility))
}

#[derive(Serialize)]
struct HomePage {
    /// What other features offer to everybody.
    links: Vec<Link>,
    contact: String,
}

impl Page for HomePage {
    const TEMPLATE: &'static str = "site/home.html";
}

async fn home(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let shell = app.public_shell(&visit);
    let page = HomePage { links: shell.nav.clone(), contact: contact(&app) };
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

async fn legal(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let imprint = app.db.read(store::imprint).await?;
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
async fn privacy(State(app): State<App>, visit: Visit) -> Result<Response> {
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

async fn accessibility(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let page = AccessibilityPage { contact: contact(&app) };
    app.page(&page, &app.public_shell(&visit))
}

/// Every page with its samples.
pub fn samples() -> Vec<SamplePage> {
    let contact = || "bonjour@example.org".to_owned();
    let home = |links| HomePage { links, contact: contact() };
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
