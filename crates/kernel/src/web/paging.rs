//! Lists are pages: a cursor says after which row the next page begins.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Most rows on a page.
pub const PAGE_ROWS_MAX: usize = 50;

/// The place of a row in a sorted list: its sort key and its identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Sort key of the row.
    pub key: String,
    /// Identifier of the row, which settles equal keys.
    pub id: String,
}

impl Cursor {
    /// Reads a cursor from a query value `id~key`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, key) = text.split_once('~')?;
        Some(Self { key: key.to_owned(), id: id.to_owned() })
    }

    /// The cursor as a query value, encoded.
    #[must_use]
    pub fn encoded(&self) -> String {
        utf8_percent_encode(&format!("{}~{}", self.id, self.key), NON_ALPHANUMERIC).to_string()
    }
}

/// One page of rows, and whether there are more.
#[derive(Debug, Clone)]
pub struct Paged<T> {
    /// The rows, at most [`PAGE_ROWS_MAX`].
    pub rows: Vec<T>,
    /// Whether more rows follow.
    pub more: bool,
}

impl<T> Paged<T> {
    /// A page from up to one row more than fits, which tells that more follow.
    #[must_use]
    pub fn of(mut rows: Vec<T>) -> Self {
        let more = rows.len() > PAGE_ROWS_MAX;
        rows.truncate(PAGE_ROWS_MAX);
        Self { rows, more }
    }
}
