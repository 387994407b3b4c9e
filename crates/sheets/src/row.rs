//! One row of a table, made to be read into again and again without allocating.

use crate::refusal::CellFault;

/// One row below the header. Its cells are as many as the headers; missing ones are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Number of the row below the header, from 1. Blank rows and repeated headers have none;
    /// refused rows do.
    pub record: u64,
    /// Line of the file on which the row starts, from 1; in a spreadsheet, its row number.
    pub line: u64,
    /// The texts, one a column.
    pub cells: Vec<String>,
    /// What was wrong with cells of this row.
    pub faults: Vec<CellFault>,
    pub(crate) blank_lines_before: u64,
    pub(crate) length: usize,
}

impl Row {
    /// The text of a column, from 0; empty if there is no such column.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Whether every cell is empty or holds only white space.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| is_blank(cell))
    }

    /// Number of cells that hold more than white space.
    #[must_use]
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !is_blank(cell)).count()
    }

    /// Empties the row for the next reading and keeps its memory.
    pub(crate) fn start(&mut self, line: u64) {
        self.line = line;
        self.length = 0;
        self.blank_lines_before = 0;
        self.faults.clear();
    }

    /// Adds an empty cell and hands it out to be filled.
    pub(crate) fn add(&mut self) -> Option<&mut String> {
        let at = self.length;
        self.length += 1;
        if at >= self.cells.len() {
            self.cells.push(String::new());
        }
        let cell = self.cells.get_mut(at)?;
        cell.clear();
        Some(cell)
    }

    /// Number of cells added since [`Row::start`].
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// Ends a reading: drops the cells of an earlier, longer row.
    pub(crate) fn finish(&mut self) {
        self.cells.truncate(self.length);
    }

    /// Makes the row as wide as the header, and notes filled cells that do not fit.
    pub(crate) fn fit(&mut self, columns: usize) {
        let beyond = self.cells.get(columns..).unwrap_or(&[]);
        let filled = beyond.iter().filter(|cell| !is_blank(cell)).count();
        if filled > 0 {
            self.add_extra(filled);
        }
        self.cells.resize(columns, String::new());
        self.length = columns;
    }

    /// Notes filled cells that the row could not hold.
    pub(crate) fn add_extra(&mut self, more: usize) {
        for fault in &mut self.faults {
            if let CellFault::ExtraCells { filled } = fault {
                *filled += more;
                return;
            }
        }
        self.faults.push(CellFault::ExtraCells { filled: more });
    }
}

fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}
