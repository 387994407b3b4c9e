//! Cookies: those of the request, and how ours are set.

use std::fmt::Write as _;

use axum::http::{HeaderMap, HeaderValue, header};

/// Cookies of a request.
#[derive(Debug, Clone, Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Reads the `Cookie` headers (RFC 6265); what is not `name=value` is passed over.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            Some((name.to_owned(), value.to_owned()))
        });
        Self(pairs.collect())
    }

    /// The value of a cookie.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A cookie to set: for this site only, out of reach of scripts, sent on top-level visits.
#[derive(Debug, Clone)]
pub struct Cookie {
    /// Its name; `__Host-` is put before it over HTTPS.
    pub name: &'static str,
    /// Its value, letters, digits and signs that need no quoting.
    pub value: String,
    /// How long the browser keeps it, in seconds; 0 deletes it.
    pub age_s: i64,
}

impl Cookie {
    /// The header value that sets it.
    ///
    /// # Errors
    /// `None` when the value holds a sign that a header cannot carry.
    #[must_use]
    pub fn header(&self, secure: bool) -> Option<HeaderValue> {
        let mut line = String::new();
        let (prefix, tail) = if secure { ("__Host-", "; Secure") } else { ("", "") };
        let _ = write!(
            line,
            "{prefix}{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{tail}",
            self.name, self.value, self.age_s
        );
        HeaderValue::from_str(&line).ok()
    }
}
