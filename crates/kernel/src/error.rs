//! What can go wrong in a request or a job: absence, refusal, conflict, fault.

use std::fmt;
use std::panic::Location;

/// The result of everything that touches the database or the outside.
pub type Result<T> = std::result::Result<T, Error>;

/// What was done, or the text key of the rule that said no, for a page that says so beside what was
/// typed.
///
/// # Errors
/// Whatever else went wrong.
pub fn refusal<T>(done: Result<T>) -> Result<std::result::Result<T, &'static str>> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Error::Refused(key)) => Ok(Err(key)),
        Err(error) => Err(error),
    }
}

/// Why a request or job did not do what was asked.
#[derive(Debug)]
pub enum Error {
    /// It is not here, or this person may not know that it is.
    NotFound,
    /// The person is known and this is not theirs to do; the text key names the rule.
    Forbidden(&'static str),
    /// Someone must sign in first; they come back to this path.
    SignIn {
        /// Path and query to return to after signing in.
        back: String,
    },
    /// Asked too often; try again after `wait_s` seconds.
    TooOften {
        /// Seconds to wait.
        wait_s: u64,
    },
    /// Somebody else changed it meanwhile.
    Stale,
    /// A rule says no; the text key tells which.
    Refused(&'static str),
    /// What was sent is larger than the named limit.
    TooLarge {
        /// The limit, in bytes.
        max_bytes: u64,
    },
    /// The form came from another site.
    CrossSite,
    /// The server is full or stopping; nothing was done.
    Busy,
    /// Anything else: a defect or a broken machine, told by number only.
    Fault(Box<Fault>),
}

/// A defect or a broken machine: logged once with its number, never shown.
#[derive(Debug)]
pub struct Fault {
    /// What happened, technically, without personal data.
    pub what: String,
    /// Where in the code it was met.
    pub place: &'static Location<'static>,
    /// Whether the same transaction may succeed when tried again (deadlock, serialization).
    pub again: bool,
}

impl Error {
    /// A fault met here, described in technical words without personal data.
    #[must_use]
    #[track_caller]
    pub fn fault(what: impl Into<String>) -> Self {
        Self::Fault(Box::new(Fault { what: what.into(), place: Location::caller(), again: false }))
    }

    /// Whether the same transaction may succeed when tried again.
    #[must_use]
    pub fn may_retry(&self) -> bool {
        matches!(self, Self::Fault(fault) if fault.again)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fault(fault) => write!(out, "{} at {}", fault.what, fault.place),
            other => write!(out, "{other:?}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    #[track_caller]
    fn from(error: rusqlite::Error) -> Self {
        Self::fault(format!("sqlite: {error}"))
    }
}

impl From<postgres::Error> for Error {
    #[track_caller]
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState;
        let again = matches!(
            error.code(),
            Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED)
        );
        let what = match error.as_db_error() {
            // The detail may quote a row, so only the message and the constraint are kept.
            Some(db) => format!("postgres: {} {:?}", db.message(), db.constraint()),
            None => format!("postgres: {error}"),
        };
        Self::Fault(Box::new(Fault { what, place: Location::caller(), again }))
    }
}

macro_rules! faults {
    ($($kind:ty => $name:literal),* $(,)?) => {$(
        impl From<$kind> for Error {
            #[track_caller]
            fn from(error: $kind) -> Self {
                Self::fault(format!(concat!($name, ": {}"), error))
            }
        }
    )*};
}

faults! {
    std::io::Error => "input or output",
    serde_json::Error => "json",
    std::num::TryFromIntError => "number",
    std::string::FromUtf8Error => "text",
    crate::view::ViewFault => "view",
    crate::text::TextFault => "texts",
}
