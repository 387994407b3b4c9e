//! What is known of a request before anybody signed in.

use std::net::IpAddr;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;

use crate::error::{Error, Result};
use crate::text::Language;
use crate::view::{Appearance, Look};
use crate::web::answer::Notice;
use crate::web::cookies::Cookies;
use crate::web::front::FRAMED;

/// A request seen as somebody's visit: language, preferences, where from.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Language of the answer.
    pub language: Language,
    /// Light, dark, or as the device prefers.
    pub theme: Appearance,
    /// Whether single-letter shortcuts are switched off.
    pub keys_off: bool,
    /// Path and query asked for.
    pub path: String,
    /// Number of the request, in logs and on error pages.
    pub request: String,
    /// Address the request came from.
    pub from: IpAddr,
    /// Its cookies.
    pub cookies: Cookies,
    /// Whether only a fragment of the page is wanted (`X-Fragment` header).
    pub fragment: bool,
    /// Whether the site is reached over HTTPS.
    pub secure: bool,
    /// How a frame of another site shall look; nothing anywhere else.
    pub look: Look,
    /// What the page before wanted to say.
    pub notice: Option<Notice>,
}

impl Visit {
    pub(super) fn of(parts: &Parts, request: String, from: IpAddr, secure: bool) -> Self {
        let cookies = Cookies::of(&parts.headers);
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let chosen = cookies.get("language").and_then(Language::from_code);
        let accepted = header(header::ACCEPT_LANGUAGE.as_str()).unwrap_or_default();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        let look = match parts.uri.query() {
            Some(query) if parts.uri.path().starts_with(FRAMED) => Look::of(query),
            _ => Look::default(),
        };
        let language = look.language.or(chosen);
        let theme = Appearance::from_code(cookies.get("theme").unwrap_or_default());
        Self {
            language: language.unwrap_or_else(|| Language::from_accept(accepted)),
            theme: look.appearance.unwrap_or(theme),
            keys_off: cookies.get("keys") == Some("off"),
            path: path.to_owned(),
            request,
            from,
            fragment: header("x-fragment").is_some(),
            secure,
            look,
            notice: cookies.get("notice").and_then(Notice::from_cookie),
            cookies,
        }
    }

    /// The value of one of our cookies, whose name is prefixed over HTTPS.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        if self.secure {
            self.cookies.get(&format!("__Host-{name}"))
        } else {
            self.cookies.get(name)
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::fault("no front door"))
    }
}
