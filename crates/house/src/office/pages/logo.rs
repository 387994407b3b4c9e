//! The organisation's colours and logo as browsers fetch them.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::view::theme::{self, Theme};
use kernel::web::Visit;
use kernel::{Error, Result};

use crate::app::App;
use crate::org;

/// Their addresses change with their content, so browsers keep them for long.
const KEPT: &str = "public, max-age=31536000, immutable";

/// The stylesheet of the organisation's colours; a frame of another site may have its own.
pub(super) async fn theme(State(app): State<App>, visit: Visit) -> Result<Response> {
    let known = app.organisation().await?;
    let theme = Theme {
        hue: known.hue,
        chroma: known.chroma,
        accent_hue: known.accent_hue,
        accent_chroma: known.accent_chroma,
        corner: known.corner,
    };
    let headers =
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, KEPT)];
    Ok((headers, theme::css(&visit.look.over(theme))).into_response())
}

/// The logo.
pub(super) async fn show(State(app): State<App>) -> Result<Response> {
    let (kind, content) = app.db.read(org::logo).await?.ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, KEPT.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((headers, content).into_response())
}
