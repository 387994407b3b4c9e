//! Language, colours and shortcuts of a browser, kept in plain cookies that hold nothing else.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::Appearance;
use kernel::web::{self, Fields, Visit};
use kernel::{Error, Result};

use crate::accounts::rules::local_path;
use crate::app::App;

/// How long a browser keeps a preference, in seconds.
const KEPT_S: i64 = 365 * 24 * 60 * 60;

/// Keeps what was sent among language, theme and keys, and goes back.
pub async fn keep(State(_): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    let mut response = web::see_other(&local_path(fields.text("back"), "/"))?;
    let mut set = |name: &str, value: &str| {
        let age = if value.is_empty() { 0 } else { KEPT_S };
        let tail = if visit.secure { "; Secure" } else { "" };
        let line = format!("{name}={value}; Path=/; SameSite=Lax; Max-Age={age}{tail}");
        let line = HeaderValue::from_str(&line).map_err(|_| Error::fault("a cookie's value"))?;
        response.headers_mut().append(header::SET_COOKIE, line);
        Ok::<(), Error>(())
    };
    if let Some(language) = Language::from_code(fields.text("language")) {
        set("language", language.code())?;
    }
    if fields.has("theme") {
        set("theme", Appearance::from_code(fields.text("theme")).code())?;
    }
    if fields.has("keys") {
        set("keys", if fields.text("keys") == "off" { "off" } else { "" })?;
    }
    Ok(response)
}
