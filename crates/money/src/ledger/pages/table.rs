//! Tables taken out of the books: CSV as spreadsheets in France open it.

use axum::response::Response;
use kernel::web::download;
use kernel::{Error, Result};
use sheets::{TableWriter, csv_writer};

/// Most rows of a table handed out by a page.
const ROWS_MAX: usize = 200_000;

/// A table to hand out: its heads, then its rows.
pub(super) struct Sheet {
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table with these heads.
    pub(super) fn new(heads: Vec<String>) -> Self {
        Self { rows: vec![heads] }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`Error::Refused`] when the table is too long for a page: shorter days are to be asked.
    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) -> Result<()> {
        if self.rows.len() > ROWS_MAX {
            return Err(Error::Refused("ledger-wrong-long"));
        }
        self.rows.push(cells.into());
        Ok(())
    }

    /// The file.
    pub(super) fn answer(&self, name: &str) -> Result<Response> {
        let mut bytes = Vec::new();
        let mut table = csv_writer(&mut bytes).map_err(fault)?;
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            table.row(&cells).map_err(fault)?;
        }
        Box::new(table).finish().map_err(fault)?;
        download(&format!("{name}.csv"), "text/csv; charset=utf-8", bytes)
    }
}

fn fault(error: sheets::WriteFault) -> Error {
    Error::fault(error.to_string())
}
