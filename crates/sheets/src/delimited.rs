//! Reads delimited text row by row, with memory bounded by the longest row.

use std::fs::File;
use std::path::Path;

use crate::charset::Charset;
use crate::limits::{Limits, REWINDS_MAX};
use crate::record::{Scan, Span, after_line_break, line_breaks, scan, unquote};
use crate::refusal::{CellFault, Refusal, RowFault};
use crate::row::Row;
use crate::window::Window;
use crate::write::strip_apostrophe;

/// How a delimited text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// Its charset.
    pub charset: Charset,
    /// What separates cells: comma, semicolon, tab or vertical bar.
    pub delimiter: u8,
    /// Whether line 1 only names the delimiter (`sep=;`, as Excel writes it).
    pub names_delimiter: bool,
}

/// The rows of a delimited text.
pub(crate) struct Delimited {
    window: Window,
    dialect: Dialect,
    limits: Limits,
    /// Line on which the text not yet taken starts.
    line: u64,
    spans: Vec<Span>,
    rewinds_left: u32,
    started: bool,
}

impl Delimited {
    pub(crate) fn open(
        path: &Path,
        dialect: Dialect,
        limits: Limits,
    ) -> Result<Delimited, Refusal> {
        Ok(Delimited {
            window: Window::new(File::open(path)?, dialect.charset)?,
            dialect,
            limits,
            line: 1,
            spans: Vec::new(),
            rewinds_left: REWINDS_MAX,
            started: false,
        })
    }

    /// Line on which the next row is looked for.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// Reads the next row that is not an empty line; false at the end.
    pub(crate) fn read_into(&mut self, row: &mut Row) -> Result<bool, RowFault> {
        if !self.started {
            self.started = true;
            if self.dialect.names_delimiter {
                self.skip_line()?;
            }
        }
        let blank = self.skip_empty_lines()?;
        row.start(self.line);
        row.blank_lines_before = blank;
        if self.window.text().is_empty() {
            row.finish();
            return Ok(false);
        }
        // One cell more than the limit, so that a header that is too wide is seen.
        let cells_max = self.limits.columns_max.saturating_add(1);
        loop {
            let (text, at_end) = (self.window.text(), self.window.at_end());
            let outcome = scan(text, self.dialect.delimiter, at_end, cells_max, &mut self.spans);
            match outcome {
                Scan::Complete { length, suspect: Some(start), .. } => {
                    return Err(self.unclosed_quote(start, length));
                }
                Scan::Complete { length, .. } if length > self.limits.line_bytes_max => {
                    self.pass(length);
                    return Err(self.too_long(row.line));
                }
                Scan::Complete { length, beyond, quoted, .. } => {
                    self.take_row(row, length, beyond);
                    self.advance(length, quoted);
                    return Ok(true);
                }
                Scan::Unfinished { open_quote } => {
                    if at_end || text.len() > self.limits.line_bytes_max {
                        return Err(self.give_up(open_quote)?);
                    }
                    self.fill()?;
                }
            }
        }
    }

    /// Takes empty lines; returns how many.
    fn skip_empty_lines(&mut self) -> Result<u64, RowFault> {
        let mut blank = 0;
        loop {
            let length = match (self.window.text(), self.window.at_end()) {
                ([] | [b'\r'], false) => {
                    self.fill()?;
                    continue;
                }
                ([b'\r', b'\n', ..], _) => 2,
                ([b'\r' | b'\n', ..], _) => 1,
                _ => return Ok(blank),
            };
            self.window.take(length);
            self.line += 1;
            blank += 1;
        }
    }

    /// Fills the row from the record at the start of the window.
    fn take_row(&self, row: &mut Row, length: usize, beyond: usize) {
        let record = self.window.text().get(..length).unwrap_or(&[]);
        let whole = std::str::from_utf8(record).ok();
        for (column, span) in self.spans.iter().enumerate() {
            let Some(cell) = row.add() else { continue };
            if span.end - span.start > self.limits.cell_bytes_max.saturating_add(2) {
                row.faults
                    .push(CellFault::CellTooLong { column, bytes_max: self.limits.cell_bytes_max });
                continue;
            }
            match whole.and_then(|text| text.get(span.start..span.end)) {
                Some(raw) => unquote(raw, span.quoting, cell),
                None => {
                    let raw = record.get(span.start..span.end).unwrap_or(&[]);
                    if let Ok(raw) = std::str::from_utf8(raw) {
                        unquote(raw, span.quoting, cell);
                    } else {
                        let (raw, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw);
                        unquote(&raw, span.quoting, cell);
                        row.faults.push(CellFault::OtherCharset { column });
                    }
                }
            }
            self.clean(row, column);
        }
        if beyond > 0 {
            row.add_extra(beyond);
        }
        row.finish();
    }

    /// Removes NULs and the apostrophe that keeps spreadsheets from calculating.
    fn clean(&self, row: &mut Row, column: usize) {
        let Some(cell) = row.cells.get_mut(column) else {
            return;
        };
        if strip_apostrophe(cell).len() < cell.len() {
            cell.remove(0);
        }
        if self.window.saw_nul() && cell.contains('\0') {
            cell.retain(|character| character != '\0');
            row.faults.push(CellFault::NulsRemoved { column });
        }
    }

    /// Goes past a record.
    fn advance(&mut self, length: usize, quoted: bool) {
        if quoted {
            self.pass(length);
        } else {
            self.window.take(length);
            self.line += 1;
        }
    }

    /// Goes past text that may hold several lines.
    fn pass(&mut self, length: usize) {
        let text = self.window.text().get(..length).unwrap_or(&[]);
        self.line += line_breaks(text);
        self.window.take(length);
    }

    /// Refuses the row, of which `length` bytes are known, and goes on with the line after the
    /// quote that opened and never closed; when that has been done too often, after the row.
    fn unclosed_quote(&mut self, quote: usize, length: usize) -> RowFault {
        let line = self.line;
        let next = after_line_break(self.window.text(), quote, self.window.at_end());
        match next {
            Some(next) if self.rewinds_left > 0 => {
                self.rewinds_left -= 1;
                self.pass(next);
            }
            _ => self.pass(length),
        }
        RowFault::UnclosedQuote { line }
    }

    /// Refuses a row that does not end within the limits.
    fn give_up(&mut self, open_quote: Option<usize>) -> Result<RowFault, RowFault> {
        let line = self.line;
        let (text, at_end) = (self.window.text(), self.window.at_end());
        let length = text.len();
        let quote = open_quote.unwrap_or(0);
        let may_rewind = self.rewinds_left > 0 && after_line_break(text, quote, at_end).is_some();
        if at_end || may_rewind {
            return Ok(self.unclosed_quote(quote, length));
        }
        // Only quotes keep a line end from ending the row.
        let is_quoted = open_quote.is_some() || after_line_break(text, 0, at_end).is_some();
        // The text may end within a line end, which must stay whole.
        let keep = usize::from(text.last() == Some(&b'\r'));
        self.pass(length - keep);
        self.skip_line()?;
        if is_quoted {
            return Ok(RowFault::UnclosedQuote { line });
        }
        Ok(self.too_long(line))
    }

    fn too_long(&self, line: u64) -> RowFault {
        RowFault::LineTooLong { line, bytes_max: self.limits.line_bytes_max }
    }

    /// Goes past the next line end, however far it is.
    fn skip_line(&mut self) -> Result<(), RowFault> {
        loop {
            let (text, at_end) = (self.window.text(), self.window.at_end());
            if let Some(resume) = after_line_break(text, 0, at_end) {
                self.pass(resume);
                return Ok(());
            }
            let keep = usize::from(text.last() == Some(&b'\r'));
            let passed = text.len() - keep;
            if at_end {
                self.pass(text.len());
                return Ok(());
            }
            self.pass(passed);
            self.fill()?;
        }
    }

    fn fill(&mut self) -> Result<(), RowFault> {
        let line = self.line;
        self.window.fill().map_err(|_| RowFault::Unreadable { line })
    }
}
