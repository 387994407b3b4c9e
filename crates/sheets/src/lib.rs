//! Reads and writes tables as people keep them: CSV of any charset and delimiter, XLSX, ODS.
//!
//! Nothing here knows what a table is about. A file is opened by its content, whatever its name
//! says; its header is found below titles; its rows are streamed, with memory bounded by the
//! longest row (and, for XLSX, by the book's shared strings). Hostile files meet named limits.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut book = sheets::open("upload".as_ref(), "adherents.csv", &sheets::Limits::default())?;
//! let mut table = book.sheet(0)?;
//! let mut row = sheets::Row::default();
//! loop {
//!     match table.read_into(&mut row) {
//!         Ok(true) => { /* row.record, row.line, row.cells, row.faults */ }
//!         Ok(false) => break,
//!         Err(refused) => { /* refused.line(); reading goes on */ }
//!     }
//! }
//! # Ok(())
//! # }
//! ```

mod archive;
mod book;
mod charset;
mod delimited;
mod dialect;
mod header;
mod kind;
pub mod limits;
mod ods;
mod record;
mod refusal;
mod row;
mod table;
mod value;
mod window;
mod write;
mod xlsx;

#[cfg(test)]
mod tests;

pub use book::{Book, Format, open};
pub use charset::Charset;
pub use delimited::Dialect;
pub use limits::Limits;
pub use refusal::{CellFault, LooksLike, Refusal, RowFault, WriteFault};
pub use row::Row;
pub use table::{Table, Tally};
pub use write::{
    CsvTable, SPREADSHEET_CELL_CHARACTERS_MAX, SPREADSHEET_COLUMNS_MAX, SPREADSHEET_ROWS_MAX,
    TableWriter, XlsxTable, csv_writer, strip_apostrophe, xlsx_writer,
};
