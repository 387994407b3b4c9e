//! Why a file, a row or a cell was not taken, as facts with their values: the caller words them
//! in the person's language. `Display` gives one technical line in English, for logs.

use std::fmt;
use std::io;

/// What a file that is no table looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksLike {
    /// A PDF document.
    Pdf,
    /// A text document (DOCX, ODT, RTF, old DOC).
    TextDocument,
    /// A slide show (PPTX, ODP).
    Slides,
    /// An image (JPEG, PNG, GIF, WebP, HEIC).
    Image,
    /// A web page, also when its name ends in `.xls`.
    Html,
    /// An XML file, such as a bank statement.
    Xml,
    /// A JSON file.
    Json,
    /// An archive (ZIP of other files, gzip, 7z, RAR).
    Archive,
    /// A workbook of Excel 97–2003, or another OLE file.
    OldExcel,
    /// An Excel binary workbook (XLSB).
    BinaryExcel,
    /// A Numbers file of Apple.
    Numbers,
    /// A spreadsheet that a password protects.
    Encrypted,
    /// Bytes that are no text in any known charset.
    Binary,
}

/// Why a file or a sheet cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The file, or the sheet, has no row.
    Empty,
    /// The file is larger than the limit.
    FileTooLarge {
        /// Size of the file, in bytes.
        bytes: u64,
        /// The limit, in bytes.
        bytes_max: u64,
    },
    /// The file is something else than a table.
    NotATable {
        /// What it is.
        looks_like: LooksLike,
    },
    /// The spreadsheet would take too much room once unzipped.
    ZipBomb {
        /// The limit it breaks, in bytes.
        bytes_max: u64,
    },
    /// The header names too many columns.
    TooManyColumns {
        /// Columns found.
        columns: usize,
        /// The limit.
        columns_max: usize,
    },
    /// The file is broken: no row of it can be read.
    Damaged {
        /// The technical reason.
        detail: String,
    },
    /// The book has no sheet of this index.
    NoSuchSheet {
        /// Index asked for, from 0.
        index: usize,
        /// Number of sheets.
        sheets: usize,
    },
    /// The sheet has no row on the line named as its header.
    NoSuchLine {
        /// Line asked for, from 1.
        line: u64,
    },
    /// The operating system could not read the file.
    Unreadable {
        /// What it said.
        kind: io::ErrorKind,
    },
}

/// Why one row was refused; the rows after it can be read, save after [`RowFault::Unreadable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFault {
    /// The row is longer than the limit.
    LineTooLong {
        /// Line on which the row starts, from 1.
        line: u64,
        /// The limit, in bytes.
        bytes_max: usize,
    },
    /// A quote opens a cell and nothing closes it before the limit, the end of the file, or a
    /// later cell's own quote. Reading goes on with the line after the quote.
    UnclosedQuote {
        /// Line on which the row starts, from 1.
        line: u64,
    },
    /// The rest of the sheet cannot be read: the file is cut short or broken here.
    Unreadable {
        /// Line that was being read, from 1.
        line: u64,
    },
}

impl RowFault {
    /// Line on which the refused row starts, from 1.
    #[must_use]
    pub fn line(self) -> u64 {
        match self {
            RowFault::LineTooLong { line, .. }
            | RowFault::UnclosedQuote { line }
            | RowFault::Unreadable { line } => line,
        }
    }
}

/// What was wrong with a cell of a row that was kept. Columns count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellFault {
    /// The cell is longer than the limit; it is left empty.
    CellTooLong {
        /// Its column.
        column: usize,
        /// The limit, in bytes.
        bytes_max: usize,
    },
    /// The cell holds bytes outside the file's charset; they were read as Windows-1252.
    OtherCharset {
        /// Its column.
        column: usize,
    },
    /// The cell held NUL characters; they are left out.
    NulsRemoved {
        /// Its column.
        column: usize,
    },
    /// The cell holds the error value of a formula, such as `#N/A`; it is left empty.
    ErrorValue {
        /// Its column.
        column: usize,
    },
    /// A cell of the row, or the first one of the next row, has a value that cannot be read; it
    /// is left empty. The reader of the spreadsheet does not say which.
    UnreadableValue,
    /// The row has filled cells beyond the last column of the header; they are left out.
    ExtraCells {
        /// How many of them hold something.
        filled: usize,
    },
}

/// Why a table could not be written.
#[derive(Debug)]
pub enum WriteFault {
    /// The target could not take the bytes.
    Io(io::Error),
    /// A spreadsheet cannot hold more rows.
    TooManyRows {
        /// The limit, header included.
        rows_max: u32,
    },
    /// A spreadsheet cannot hold more columns.
    TooManyColumns {
        /// The limit.
        columns_max: u16,
    },
    /// A spreadsheet cell cannot hold such a long text.
    CellTooLong {
        /// Row, from 1, header included.
        row: u32,
        /// Column, from 0.
        column: u16,
        /// The limit, in characters.
        characters_max: usize,
    },
    /// The spreadsheet library refused.
    Spreadsheet {
        /// Its technical reason.
        detail: String,
    },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Empty => write!(f, "the table has no row"),
            Refusal::FileTooLarge { bytes, bytes_max } => {
                write!(f, "the file has {bytes} bytes, more than {bytes_max}")
            }
            Refusal::NotATable { looks_like } => {
                write!(f, "the file is no table; it looks like {looks_like:?}")
            }
            Refusal::ZipBomb { bytes_max } => {
                write!(f, "the spreadsheet unzips to more than {bytes_max} bytes")
            }
            Refusal::TooManyColumns { columns, columns_max } => {
                write!(f, "{columns} columns, more than {columns_max}")
            }
            Refusal::Damaged { detail } => write!(f, "the file is damaged: {detail}"),
            Refusal::NoSuchSheet { index, sheets } => {
                write!(f, "sheet {index} asked for, the book has {sheets}")
            }
            Refusal::NoSuchLine { line } => write!(f, "there is no row on line {line}"),
            Refusal::Unreadable { kind } => write!(f, "the file cannot be read: {kind}"),
        }
    }
}

impl fmt::Display for RowFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowFault::LineTooLong { line, bytes_max } => {
                write!(f, "line {line}: the row is longer than {bytes_max} bytes")
            }
            RowFault::UnclosedQuote { line } => write!(f, "line {line}: unclosed quote"),
            RowFault::Unreadable { line } => write!(f, "line {line}: unreadable from here"),
        }
    }
}

impl fmt::Display for CellFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CellFault::CellTooLong { column, bytes_max } => {
                write!(f, "column {column}: longer than {bytes_max} bytes")
            }
            CellFault::OtherCharset { column } => write!(f, "column {column}: other charset"),
            CellFault::NulsRemoved { column } => write!(f, "column {column}: NULs removed"),
            CellFault::ErrorValue { column } => write!(f, "column {column}: error value"),
            CellFault::UnreadableValue => write!(f, "a cell has an unreadable value"),
            CellFault::ExtraCells { filled } => write!(f, "{filled} cells beyond the header"),
        }
    }
}

impl fmt::Display for WriteFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteFault::Io(error) => write!(f, "the table cannot be written: {error}"),
            WriteFault::TooManyRows { rows_max } => write!(f, "more than {rows_max} rows"),
            WriteFault::TooManyColumns { columns_max } => {
                write!(f, "more than {columns_max} columns")
            }
            WriteFault::CellTooLong { row, column, characters_max } => {
                write!(f, "row {row}, column {column}: longer than {characters_max} characters")
            }
            WriteFault::Spreadsheet { detail } => write!(f, "spreadsheet refused: {detail}"),
        }
    }
}

impl std::error::Error for Refusal {}
impl std::error::Error for RowFault {}
impl std::error::Error for CellFault {}
impl std::error::Error for WriteFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WriteFault::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Refusal {
        Refusal::Unreadable { kind: error.kind() }
    }
}

impl From<io::Error> for WriteFault {
    fn from(error: io::Error) -> WriteFault {
        WriteFault::Io(error)
    }
}
