//! The front door: what every request goes through, once, and how answers are given.
//!
//! A request enters by [`front::open`] (request id, log, security headers, cross-site check, time
//! limit), becomes a [`Visit`], and leaves as a page, a redirection or an [`crate::Error`]
//! that the front turns into a page in the visitor's language.

mod answer;
mod cookies;
mod fields;
mod front;
mod limits;
mod paging;
mod probes;
mod visit;

pub use answer::{
    BrokenOff, Notice, Parts, download, download_parts, html, see_other, see_other_with,
};
pub use cookies::{Cookie, Cookies};
pub use fields::{Fields, UPLOAD_BYTES_MAX, Upload};
pub use front::{Front, ShellMaker, open, serve};
pub use limits::{Limit, Limits};
pub use paging::{Cursor, PAGE_ROWS_MAX, Paged};
pub use probes::Metrics;
pub use visit::Visit;
