//! The petitions that are in the open, as programs follow them.

use axum::extract::State as Given;
use axum::response::Response;
use kernel::Result;
use kernel::text::Language;

use crate::app::App;
use crate::petitions::store;
use crate::site::{Feed, FeedLine, html};

/// Petitions in a feed.
const FEED_MAX: usize = 20;

/// GET `/feeds/petitions.atom`.
pub(super) async fn atom(Given(app): Given<App>) -> Result<Response> {
    feed(&app).await?.atom(&app)
}

/// GET `/feeds/petitions.json`.
pub(super) async fn json(Given(app): Given<App>) -> Result<Response> {
    Ok(feed(&app).await?.json())
}

/// The last petitions that everybody may read; who signed is in no feed.
async fn feed(app: &App) -> Result<Feed> {
    let name = app.organisation().await?.name.clone();
    let found = app.db.read(store::public_all).await?;
    let line = |petition: store::Petition| FeedLine {
        url: app.url(&format!("/petitions/{}", petition.slug)),
        published: petition.created_at.rfc3339(),
        updated: petition.last_at.rfc3339(),
        html: html(&petition.body),
        title: petition.title,
        summary: String::new(),
    };
    Ok(Feed {
        title: format!("{}, {name}", app.say(Language::French, "petitions-title")),
        home: app.url("/petitions"),
        at: app.url("/feeds/petitions"),
        news: found.into_iter().take(FEED_MAX).map(line).collect(),
    })
}
