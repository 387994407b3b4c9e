//! Answers: pages, redirections that say something, files to keep.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::error::{Error, Result};

/// What a page says once, after a redirection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// `ok`, `warn` or `err`.
    pub kind: String,
    /// The sentence, in the visitor's language.
    pub text: String,
}

/// Longest sentence that travels in a cookie, in bytes once encoded.
const NOTICE_BYTES_MAX: usize = 1_500;

impl Notice {
    /// Something went well.
    #[must_use]
    pub fn ok(text: impl Into<String>) -> Self {
        Self { kind: "ok".to_owned(), text: text.into() }
    }

    /// Something deserves a look.
    #[must_use]
    pub fn warn(text: impl Into<String>) -> Self {
        Self { kind: "warn".to_owned(), text: text.into() }
    }

    pub(super) fn from_cookie(value: &str) -> Option<Self> {
        let (kind, text) = value.split_once('.')?;
        let kind = ["ok", "warn", "err"].into_iter().find(|known| *known == kind)?.to_owned();
        let text = percent_decode_str(text).decode_utf8().ok()?.into_owned();
        Some(Self { kind, text })
    }

    fn cookie(&self) -> Option<HeaderValue> {
        let text = utf8_percent_encode(&self.text, NON_ALPHANUMERIC).to_string();
        let text = if text.len() > NOTICE_BYTES_MAX { String::new() } else { text };
        let line =
            format!("notice={}.{text}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60", self.kind);
        HeaderValue::from_str(&line).ok()
    }
}

/// A page; nobody but the person's browser may keep it.
#[must_use]
pub fn html(status: StatusCode, body: String) -> Response {
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, body).into_response()
}

/// After a form: go and look there (303).
///
/// # Errors
/// A fault when `to` is not a path of this site.
pub fn see_other(to: &str) -> Result<Response> {
    if !to.starts_with('/') || to.starts_with("//") || to.contains('\\') {
        return Err(Error::fault("a redirection leads outside"));
    }
    let to = HeaderValue::from_str(to).map_err(|_| Error::fault("a redirection is not a path"))?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response())
}

/// After a form: go and look there, and say this on that page.
///
/// # Errors
/// As [`see_other`].
pub fn see_other_with(to: &str, notice: &Notice) -> Result<Response> {
    let mut response = see_other(to)?;
    if let Some(cookie) = notice.cookie() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// A file that the browser saves under `name` (ASCII letters, digits, `-._`).
///
/// # Errors
/// A fault when the name cannot stand in a header.
pub fn download(name: &str, kind: &str, body: impl Into<Body>) -> Result<Response> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|_| Error::fault("a file name cannot stand in a header"))?;
    let kind =
        HeaderValue::from_str(kind).map_err(|_| Error::fault("a media type is not a header"))?;
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, body.into()).into_response())
}

/// Parts of a file that wait for a slow reader.
const PARTS_WAITING_MAX: usize = 2;

/// Where the parts of a file go that is sent while it is made. A file that is neither finished nor
/// goes on is cut off, so that nobody takes it for whole.
pub struct Parts(http_body_util::channel::Sender<Bytes, BrokenOff>);

/// A file that could not be made to its end.
#[derive(Debug)]
pub struct BrokenOff;

impl std::fmt::Display for BrokenOff {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("a file broke off")
    }
}

impl std::error::Error for BrokenOff {}

impl Parts {
    /// Sends the next part, when the reader has taken the ones before; false once nobody reads.
    pub async fn send(&mut self, part: Vec<u8>) -> bool {
        self.0.send_data(Bytes::from(part)).await.is_ok()
    }

    /// Breaks the file off.
    pub fn break_off(self) {
        self.0.abort(BrokenOff);
    }
}

/// A file that the browser saves under `name`, sent part by part: nothing holds all of it.
///
/// # Errors
/// As [`download`].
pub fn download_parts(name: &str, kind: &str) -> Result<(Parts, Response)> {
    let (sender, parts) = http_body_util::channel::Channel::new(PARTS_WAITING_MAX);
    Ok((Parts(sender), download(name, kind, Body::new(parts))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirection_never_leads_outside() {
        assert!(see_other("/office").is_ok());
        for outside in ["https://example.org", "//example.org", "/\\example.org", "office"] {
            assert!(see_other(outside).is_err(), "{outside}");
        }
    }

    #[test]
    fn a_notice_travels_in_a_cookie() {
        let notice = Notice::ok("C’est noté ; merci.");
        let cookie = notice.cookie().unwrap();
        let value = cookie.to_str().unwrap().strip_prefix("notice=").unwrap();
        let value = value.split(';').next().unwrap();
        assert_eq!(Notice::from_cookie(value), Some(notice));
    }
}
