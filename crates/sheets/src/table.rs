//! A sheet being read: its header first, then its rows one after the other.

use std::collections::VecDeque;

use crate::delimited::Delimited;
use crate::header;
use crate::limits::{HEADER_LINES_MAX, Limits};
use crate::ods::OdsRows;
use crate::refusal::{Refusal, RowFault};
use crate::row::Row;
use crate::xlsx::XlsxRows;

/// Rows that are looked at before the header is chosen.
const ROWS_AHEAD: usize = 2 * HEADER_LINES_MAX;

/// Where rows come from.
pub(crate) enum Source<'book> {
    Delimited(Box<Delimited>),
    Xlsx(Box<XlsxRows<'book>>),
    Ods(Box<OdsRows<'book>>),
}

impl Source<'_> {
    fn read_into(&mut self, row: &mut Row) -> Result<bool, RowFault> {
        match self {
            Source::Delimited(rows) => rows.read_into(row),
            Source::Xlsx(rows) => rows.read_into(row),
            Source::Ods(rows) => rows.read_into(row),
        }
    }

    fn line(&self) -> u64 {
        match self {
            Source::Delimited(rows) => rows.line(),
            Source::Xlsx(rows) => rows.line(),
            Source::Ods(rows) => rows.line(),
        }
    }
}

/// What has been read of a table so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows handed out.
    pub rows: u64,
    /// Rows refused, each told as a [`RowFault`].
    pub refused: u64,
    /// Blank rows between rows, passed over.
    pub blank: u64,
    /// Rows equal to the header, passed over.
    pub repeated_headers: u64,
}

/// One sheet: its header, and its rows as a stream. Iterating allocates a [`Row`] each time;
/// [`Table::read_into`] does not.
pub struct Table<'book> {
    source: Source<'book>,
    headers: Vec<String>,
    header_line: u64,
    header_is_certain: bool,
    ahead: VecDeque<Result<Row, RowFault>>,
    record: u64,
    tally: Tally,
    ended: bool,
}

impl<'book> Table<'book> {
    /// Reads up to the header: on the line that is named, or where it is found.
    pub(crate) fn start(
        source: Source<'book>,
        header_line: Option<u64>,
        limits: &Limits,
    ) -> Result<Table<'book>, Refusal> {
        let mut table = Table {
            source,
            headers: Vec::new(),
            header_line: 0,
            header_is_certain: header_line.is_some(),
            ahead: VecDeque::new(),
            record: 0,
            tally: Tally::default(),
            ended: false,
        };
        if let Some(line) = header_line {
            table.pass_to(line)?;
        }
        table.look_ahead();
        table.take_header(header_line, limits)?;
        Ok(table)
    }

    /// The names of the columns, without white space around them; some may be empty.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The line of the header, from 1.
    #[must_use]
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// Whether the header looks like one. If not, ask the person: it may be a row like others.
    #[must_use]
    pub fn header_is_certain(&self) -> bool {
        self.header_is_certain
    }

    /// What has been read so far.
    #[must_use]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The line that will be read next, from 1: how far the reading has come.
    #[must_use]
    pub fn line(&self) -> u64 {
        let ahead = self.ahead.front().map(|next| match next {
            Ok(row) => row.line,
            Err(fault) => fault.line(),
        });
        ahead.unwrap_or_else(|| self.source.line())
    }

    /// Reads the next row into `row`, whose memory is used again; false at the end.
    ///
    /// # Errors
    /// A row that is refused; reading can go on with the next one.
    pub fn read_into(&mut self, row: &mut Row) -> Result<bool, RowFault> {
        while !self.ended {
            match self.next_raw(row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(fault) => {
                    self.record += 1;
                    self.tally.refused += 1;
                    self.tally.blank += row.blank_lines_before;
                    self.ended = matches!(fault, RowFault::Unreadable { .. });
                    return Err(fault);
                }
            }
            self.tally.blank += row.blank_lines_before;
            if row.is_blank() && row.faults.is_empty() {
                self.tally.blank += 1;
                continue;
            }
            if self.is_header(row) {
                self.tally.repeated_headers += 1;
                continue;
            }
            row.fit(self.headers.len());
            self.record += 1;
            self.tally.rows += 1;
            row.record = self.record;
            return Ok(true);
        }
        self.ended = true;
        Ok(false)
    }

    fn next_raw(&mut self, row: &mut Row) -> Result<bool, RowFault> {
        match self.ahead.pop_front() {
            Some(next) => {
                row.blank_lines_before = 0;
                *row = next?;
                Ok(true)
            }
            None => self.source.read_into(row),
        }
    }

    fn is_header(&self, row: &Row) -> bool {
        let mut cells = row.cells.iter();
        let same =
            self.headers.iter().all(|name| cells.next().map_or("", |cell| cell.trim()) == name);
        same && cells.all(|cell| cell.trim().is_empty())
    }

    /// Reads rows until one starts on the line or after it; keeps only that one.
    fn pass_to(&mut self, line: u64) -> Result<(), Refusal> {
        let mut row = Row::default();
        loop {
            match self.source.read_into(&mut row) {
                Ok(true) if row.line < line => {}
                Ok(true) if row.line == line => {
                    self.ahead.push_back(Ok(row));
                    return Ok(());
                }
                Err(fault) if fault.line() < line && !is_final(fault) => {}
                _ => return Err(Refusal::NoSuchLine { line }),
            }
        }
    }

    fn look_ahead(&mut self) {
        while self.ahead.len() < ROWS_AHEAD {
            let mut row = Row::default();
            let next = match self.source.read_into(&mut row) {
                Ok(true) => Ok(row),
                Ok(false) => return,
                Err(fault) => Err(fault),
            };
            let stop = next.as_ref().is_err_and(|fault| is_final(*fault));
            self.ahead.push_back(next);
            if stop {
                return;
            }
        }
    }

    /// Chooses the header among the rows ahead, and drops what stands above it. Refused rows
    /// above it are kept, to be told.
    fn take_header(&mut self, named: Option<u64>, limits: &Limits) -> Result<(), Refusal> {
        let rows: Vec<&Row> = self.ahead.iter().flatten().collect();
        let index = match named {
            Some(_) => 0,
            None => {
                let found = header::find(&rows).ok_or_else(|| self.no_header())?;
                self.header_is_certain = found.is_certain;
                found.index
            }
        };
        let header = rows.get(index).ok_or(Refusal::Empty)?;
        let columns = header::columns(header, rows.get(index + 1..).unwrap_or(&[]));
        if columns > limits.columns_max {
            return Err(Refusal::TooManyColumns { columns, columns_max: limits.columns_max });
        }
        self.header_line = header.line;
        self.headers = (0..columns).map(|column| header.cell(column).trim().to_owned()).collect();
        let line = self.header_line;
        self.ahead.retain(|next| next.as_ref().map_or(true, |row| row.line > line));
        Ok(())
    }

    /// Why no header was found among the rows ahead.
    fn no_header(&self) -> Refusal {
        let refused = self.ahead.iter().find_map(|next| next.as_ref().err());
        refused.map_or(Refusal::Empty, |fault| Refusal::Damaged { detail: fault.to_string() })
    }
}

/// Whether nothing can be read after this.
fn is_final(fault: RowFault) -> bool {
    matches!(fault, RowFault::Unreadable { .. })
}

impl Iterator for Table<'_> {
    type Item = Result<Row, RowFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = Row::default();
        match self.read_into(&mut row) {
            Ok(true) => Some(Ok(row)),
            Ok(false) => None,
            Err(fault) => Some(Err(fault)),
        }
    }
}
