//! What other sites load and ask, and the editor's room.

mod oembed;
mod office;

use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::view::{SamplePage, assets};
use kernel::{Error, Result};

use crate::app::App;
use crate::widgets::rules;

/// Their addresses.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/oembed", get(oembed::show))
        .route(rules::MODULE, get(module))
        .route("/office/widgets", get(office::list))
        .route("/office/widgets/one", get(office::one))
}

/// Their templates.
pub(super) const TEMPLATES: &[(&str, &str)] = &[
    ("widgets/list.html", include_str!("../templates/list.html")),
    ("widgets/one.html", include_str!("../templates/one.html")),
];

/// Every page with its samples.
pub(super) fn samples() -> Vec<SamplePage> {
    office::samples()
}

/// GET `/embed/widget.js`: its address stays, so browsers look again within the hour. Pages of
/// other sites load modules only when they are told that they may.
async fn module() -> Result<Response> {
    let asset = assets::find(&assets::url("widget.js")).ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, asset.mime),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, asset.bytes).into_response())
}
