//! Streams the rows of an XLSX sheet, cell by cell: the file's own claims about its size, and
//! its far-away cells, cost nothing.

use std::fs::File;
use std::io::BufReader;

use calamine::{Cell, DataRef, Reader, SheetType, Xlsx, XlsxCellReader, XlsxError};

use crate::limits::{Limits, SHEETS_MAX};
use crate::refusal::{CellFault, LooksLike, Refusal, RowFault};
use crate::row::Row;
use crate::value::write_value;

/// A workbook whose shared strings and formats are in memory, and whose sheets are not.
pub(crate) type Workbook = Xlsx<BufReader<File>>;

/// Opens a workbook that has been inspected.
pub(crate) fn open(file: File) -> Result<Workbook, Refusal> {
    Xlsx::new(BufReader::new(file)).map_err(refusal)
}

/// Names of the sheets that have cells, in the order of the book.
pub(crate) fn sheet_names(workbook: &Workbook) -> Vec<String> {
    let metadata = workbook.sheets_metadata().iter();
    metadata
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .take(SHEETS_MAX)
        .collect()
}

fn refusal(error: XlsxError) -> Refusal {
    match error {
        XlsxError::Password => Refusal::NotATable { looks_like: LooksLike::Encrypted },
        other => Refusal::Damaged { detail: other.to_string() },
    }
}

/// The rows of one sheet.
pub(crate) struct XlsxRows<'book> {
    cells: XlsxCellReader<'book, BufReader<File>>,
    limits: Limits,
    pending: Option<Cell<DataRef<'book>>>,
    /// Line after the last row.
    line: u64,
    ended: bool,
}

impl<'book> XlsxRows<'book> {
    pub(crate) fn open(
        workbook: &'book mut Workbook,
        name: &str,
        limits: Limits,
    ) -> Result<XlsxRows<'book>, Refusal> {
        Ok(XlsxRows {
            cells: workbook.worksheet_cells_reader(name).map_err(refusal)?,
            limits,
            pending: None,
            line: 1,
            ended: false,
        })
    }

    /// Line on which the next row is looked for.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next row that has a filled cell; false at the end.
    pub(crate) fn read_into(&mut self, row: &mut Row) -> Result<bool, RowFault> {
        row.start(self.line);
        let mut current = None;
        loop {
            let cell = match self.next_cell() {
                Ok(Some(cell)) => cell,
                Ok(None) => break,
                Err(CellError::Value) => {
                    row.faults.push(CellFault::UnreadableValue);
                    continue;
                }
                Err(CellError::Broken) => return Err(RowFault::Unreadable { line: self.line }),
            };
            let (at, column) = cell.get_position();
            if current.is_some_and(|current| current != at) {
                self.pending = Some(cell);
                break;
            }
            if current.is_none() {
                current = Some(at);
                let line = u64::from(at) + 1;
                let blank = line.saturating_sub(self.line);
                row.line = line;
                row.blank_lines_before = blank;
                self.line = line;
            }
            self.add(row, column, cell.get_value());
        }
        row.finish();
        if current.is_some() {
            self.line += 1;
        }
        Ok(current.is_some())
    }

    /// The next cell that is not empty.
    fn next_cell(&mut self) -> Result<Option<Cell<DataRef<'book>>>, CellError> {
        if let Some(cell) = self.pending.take() {
            return Ok(Some(cell));
        }
        while !self.ended {
            match self.cells.next_cell() {
                Ok(Some(cell)) if matches!(cell.get_value(), DataRef::Empty) => {}
                Ok(Some(cell)) => return Ok(Some(cell)),
                Ok(None) => self.ended = true,
                Err(XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_)) => {
                    self.ended = true;
                    return Err(CellError::Broken);
                }
                Err(_) => return Err(CellError::Value),
            }
        }
        Ok(None)
    }

    fn add(&self, row: &mut Row, column: u32, value: &DataRef<'_>) {
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column > self.limits.columns_max {
            row.add_extra(1);
            return;
        }
        while row.length() <= column {
            row.add();
        }
        let Some(cell) = row.cells.get_mut(column) else {
            return;
        };
        cell.clear();
        if !write_value(value, cell) {
            row.faults.push(CellFault::ErrorValue { column });
        } else if cell.len() > self.limits.cell_bytes_max {
            cell.clear();
            row.faults
                .push(CellFault::CellTooLong { column, bytes_max: self.limits.cell_bytes_max });
        }
    }
}

/// Why a cell could not be read.
enum CellError {
    /// Its value makes no sense; the next cells can be read.
    Value,
    /// The sheet is broken from here on.
    Broken,
}
