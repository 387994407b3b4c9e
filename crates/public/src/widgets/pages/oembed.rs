//! oEmbed: a program gives the address of a page, and is told the frame that shows it.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::db::Tx;
use kernel::web::{Fields, Visit};
use kernel::{Error, Result};
use serde_json::json;

use crate::app::App;
use crate::widgets::{lent_at, rules};

/// How long programs may keep an answer, in seconds.
const KEPT_S: u32 = 3_600;

/// GET `/oembed?url=…`. An address of another site, one that is nothing, and one that is not in
/// the open have the same answer.
pub(super) async fn show(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    let organisation = app.organisation().await?;
    let path = rules::path_of(fields.text("url"), &app.config.base_url).ok_or(Error::NotFound)?;
    let found = app.db.read(move |tx: &mut Tx<'_>| lent_at(tx, &path)).await?;
    let (widget, lent) = found.ok_or(Error::NotFound)?;
    if !matches!(fields.text("format"), "" | "json") {
        return Ok(StatusCode::NOT_IMPLEMENTED.into_response());
    }
    let title = match lent.title.as_str() {
        "" => app.say(visit.language, widget.label),
        title => title.to_owned(),
    };
    let most = |name: &str| fields.text(name).parse::<u32>().ok();
    let sides = rules::sides(widget.height_px, (most("maxwidth"), most("maxheight")));
    let frame = app.url(&format!("/embed{}", lent.path));
    let told = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": organisation.name,
        "provider_url": app.config.base_url,
        "cache_age": KEPT_S,
        "width": sides.0,
        "height": sides.1,
        "html": rules::frame_html(&frame, &title, &sides.0.to_string(), sides.1),
    });
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=300"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    Ok((headers, told.to_string()).into_response())
}
