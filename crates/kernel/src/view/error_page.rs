//! The page shown when something could not be done: what happened, what was kept, what to do.

use serde::Serialize;

use super::{Link, Page};

/// Why a request did not succeed. Chooses the texts `kernel-error-<code>-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErrorCode {
    /// Not here, or not for this person: 404.
    NotFound,
    /// A rule of mandates says no: 403.
    Forbidden,
    /// Only for people who are signed in: 401.
    SignIn,
    /// Too many attempts: 429.
    TooOften,
    /// Someone else was faster: 409.
    Stale,
    /// The form cannot be read at all: 422.
    Refused,
    /// More bytes than the server accepts: 413.
    TooLarge,
    /// The program's own fault: 500.
    Fault,
    /// The form was sent from another site: 403.
    Csrf,
    /// Closed for a moment: 503.
    Unavailable,
}

impl ErrorCode {
    /// All codes, for tests and samples.
    pub const ALL: [ErrorCode; 10] = [
        ErrorCode::NotFound,
        ErrorCode::Forbidden,
        ErrorCode::SignIn,
        ErrorCode::TooOften,
        ErrorCode::Stale,
        ErrorCode::Refused,
        ErrorCode::TooLarge,
        ErrorCode::Fault,
        ErrorCode::Csrf,
        ErrorCode::Unavailable,
    ];

    /// The HTTP status (RFC 9110, RFC 6585).
    pub fn status(self) -> u16 {
        match self {
            ErrorCode::SignIn => 401,
            ErrorCode::Forbidden | ErrorCode::Csrf => 403,
            ErrorCode::NotFound => 404,
            ErrorCode::Stale => 409,
            ErrorCode::TooLarge => 413,
            ErrorCode::Refused => 422,
            ErrorCode::TooOften => 429,
            ErrorCode::Fault => 500,
            ErrorCode::Unavailable => 503,
        }
    }
}

/// What `kernel/error.html` prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ErrorPage {
    /// The HTTP status.
    pub status: u16,
    /// Chooses the words.
    pub code: ErrorCode,
    /// The number under which a fault was logged.
    pub incident: Option<String>,
    /// For [`ErrorCode::TooOften`]: minutes to wait, at least 1.
    pub wait_minutes: Option<u32>,
    /// A sentence that says which rule and whom to write to, in place of the general one.
    pub reason: Option<String>,
    /// Ways on; the first is the main button. "Accueil" is always added after them.
    pub ways: Vec<Link>,
}

impl ErrorPage {
    /// The page of a code, without incident and without other way on than the home page.
    pub fn new(code: ErrorCode) -> ErrorPage {
        ErrorPage {
            status: code.status(),
            code,
            incident: None,
            wait_minutes: None,
            reason: None,
            ways: Vec::new(),
        }
    }

    /// With the number under which the fault was logged.
    #[must_use]
    pub fn incident(mut self, number: impl Into<String>) -> ErrorPage {
        self.incident = Some(number.into());
        self
    }

    /// With the time to wait in seconds, told in whole minutes, rounded up.
    #[must_use]
    pub fn wait(mut self, seconds: u32) -> ErrorPage {
        self.wait_minutes = Some(seconds.div_ceil(60).max(1));
        self
    }

    /// With a sentence in place of the general one.
    #[must_use]
    pub fn reason(mut self, sentence: impl Into<String>) -> ErrorPage {
        self.reason = Some(sentence.into());
        self
    }

    /// With one more way on.
    #[must_use]
    pub fn way(mut self, label: impl Into<String>, href: impl Into<String>) -> ErrorPage {
        self.ways.push(Link::new(label, href));
        self
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "kernel/error.html";
}
