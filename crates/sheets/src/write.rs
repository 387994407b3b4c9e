//! Writes tables that spreadsheet programs open well and never calculate: texts stay texts.

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::refusal::WriteFault;

/// Most rows of a spreadsheet, header included.
pub const SPREADSHEET_ROWS_MAX: u32 = 1_048_576;
/// Most columns of a spreadsheet.
pub const SPREADSHEET_COLUMNS_MAX: u16 = 16_384;
/// Most characters of one spreadsheet cell, counted in UTF-16 units as Excel does.
pub const SPREADSHEET_CELL_CHARACTERS_MAX: usize = 32_767;
/// Width of the columns of a new spreadsheet, in characters.
const COLUMN_WIDTH: f64 = 18.0;

/// Writes a table row by row; the first row is its header.
pub trait TableWriter {
    /// Adds a row.
    ///
    /// # Errors
    /// When the target or the format cannot take it.
    fn row(&mut self, cells: &[&str]) -> Result<(), WriteFault>;

    /// Ends the table and flushes the target. A table that is not finished is not whole.
    ///
    /// # Errors
    /// When the target cannot take the rest.
    fn finish(self: Box<Self>) -> Result<(), WriteFault>;
}

/// Writes delimited text that Excel opens with a double click in France: UTF-8 with byte order
/// mark, semicolons, CRLF. Cells that a spreadsheet would calculate get a leading apostrophe,
/// which reading takes away again.
///
/// # Errors
/// When the target does not take the byte order mark.
pub fn csv_writer<W: Write>(mut out: W) -> Result<CsvTable<W>, WriteFault> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let csv = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(out);
    Ok(CsvTable { csv, guarded: String::new() })
}

/// Writes an XLSX workbook of one sheet, with constant memory through a temporary file that has
/// no name: texts are written as texts, never as formulas; the header is bold, stays in sight
/// and filters. `sheet` has at most 31 characters and none of `[]:*?/\`.
///
/// # Errors
/// When the sheet's name is refused or no temporary file can be made.
pub fn xlsx_writer<W: Write + Send>(out: W, sheet: &str) -> Result<XlsxTable<W>, WriteFault> {
    let mut workbook = Workbook::new();
    // The house writes the same bytes for the same table, so no clock is read here.
    let created = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let worksheet = workbook.add_worksheet_with_constant_memory()?;
    worksheet.set_name(sheet)?;
    worksheet.set_freeze_panes(1, 0)?;
    Ok(XlsxTable { out, workbook, header: Format::new().set_bold(), rows: 0, columns: 0 })
}

/// Delimited text being written; see [`csv_writer`].
pub struct CsvTable<W: Write> {
    csv: csv::Writer<W>,
    guarded: String,
}

impl<W: Write> TableWriter for CsvTable<W> {
    fn row(&mut self, cells: &[&str]) -> Result<(), WriteFault> {
        for cell in cells {
            if needs_apostrophe(cell) {
                self.guarded.clear();
                self.guarded.push('\'');
                self.guarded.push_str(cell);
                self.csv.write_field(&self.guarded).map_err(csv_fault)?;
            } else {
                self.csv.write_field(cell).map_err(csv_fault)?;
            }
        }
        self.csv.write_record(None::<&[u8]>).map_err(csv_fault)
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteFault> {
        self.csv.flush()?;
        Ok(())
    }
}

fn csv_fault(error: csv::Error) -> WriteFault {
    WriteFault::Io(error.into())
}

/// Whether a spreadsheet would calculate the cell, or reading would take an apostrophe from it.
/// A plain negative number is left alone: it is what it looks like.
fn needs_apostrophe(cell: &str) -> bool {
    match cell.chars().next() {
        Some('-') => !is_plain_number(cell.get(1..).unwrap_or("")),
        Some('=' | '+' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('\'') => strip_apostrophe(cell).len() < cell.len(),
        _ => false,
    }
}

/// Digits with at most one comma or point among them.
fn is_plain_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once([',', '.']) {
        Some((whole, decimals)) => digits(whole) && digits(decimals),
        None => digits(text),
    }
}

/// Takes away the one apostrophe that exports put before a text so that spreadsheets do not
/// calculate it: before `=`, `+`, `-`, `@`, a digit, or a control character. Reading delimited
/// text does this to every cell; cells of spreadsheets are left as they are.
#[must_use]
pub fn strip_apostrophe(cell: &str) -> &str {
    let Some(rest) = cell.strip_prefix('\'') else {
        return cell;
    };
    // A doubled apostrophe stands for one: what is inside was guarded too.
    let inside = rest.trim_start_matches('\'');
    match inside.chars().next() {
        Some(
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | '0'..='9',
        ) => rest,
        _ => cell,
    }
}

/// A workbook being written; see [`xlsx_writer`].
pub struct XlsxTable<W: Write + Send> {
    out: W,
    workbook: Workbook,
    header: Format,
    rows: u32,
    columns: u16,
}

impl<W: Write + Send> TableWriter for XlsxTable<W> {
    fn row(&mut self, cells: &[&str]) -> Result<(), WriteFault> {
        let columns = u16::try_from(cells.len()).unwrap_or(u16::MAX);
        if columns > SPREADSHEET_COLUMNS_MAX {
            return Err(WriteFault::TooManyColumns { columns_max: SPREADSHEET_COLUMNS_MAX });
        }
        if self.rows >= SPREADSHEET_ROWS_MAX {
            return Err(WriteFault::TooManyRows { rows_max: SPREADSHEET_ROWS_MAX });
        }
        let (row, is_header) = (self.rows, self.rows == 0);
        let sheet: &mut Worksheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0..columns).zip(cells) {
            if is_header {
                sheet.set_column_width(column, COLUMN_WIDTH)?;
            }
            if cell.is_empty() {
                continue;
            }
            let longest = SPREADSHEET_CELL_CHARACTERS_MAX;
            if cell.len() > longest && cell.encode_utf16().count() > longest {
                return Err(WriteFault::CellTooLong {
                    row: row + 1,
                    column,
                    characters_max: longest,
                });
            }
            if is_header {
                sheet.write_string_with_format(row, column, *cell, &self.header)?;
            } else {
                sheet.write_string(row, column, *cell)?;
            }
        }
        self.columns = self.columns.max(columns);
        self.rows += 1;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), WriteFault> {
        if let (Some(last_row), Some(last_column)) =
            (self.rows.checked_sub(1), self.columns.checked_sub(1))
        {
            let sheet = self.workbook.worksheet_from_index(0)?;
            sheet.autofilter(0, 0, last_row, last_column)?;
        }
        self.workbook.save_to_writer(&mut self.out)?;
        self.out.flush()?;
        Ok(())
    }
}

impl From<XlsxError> for WriteFault {
    fn from(error: XlsxError) -> WriteFault {
        match error {
            XlsxError::IoError(error) => WriteFault::Io(error),
            other => WriteFault::Spreadsheet { detail: other.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_guarded() {
        for cell in ["=1+1", "+33612345678", "-", "-cmd", "@x", "\tx", "\r", "'0612", "''=1"] {
            assert!(needs_apostrophe(cell), "{cell:?}");
            assert_eq!(strip_apostrophe(&format!("'{cell}")), cell);
        }
        for cell in ["-12,50", "-3", "12", "l'eau", "'tis", "", "a=b", "''"] {
            assert!(!needs_apostrophe(cell), "{cell:?}");
            assert_eq!(strip_apostrophe(cell), cell);
        }
    }
}
