//! How much a table may ask of the machine. Every limit has a name and its unit last.

/// Largest spreadsheet that is opened, in bytes.
pub const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Largest delimited text that is opened, in bytes: it is read as a stream, so that its size costs
/// time and no memory.
pub const TEXT_BYTES_MAX: u64 = 16 * 1024 * 1024 * 1024;
/// Most columns that a header may name.
pub const COLUMNS_MAX: usize = 600;
/// Longest text of one cell, in bytes of UTF-8.
pub const CELL_BYTES_MAX: usize = 65_536;
/// Longest row of a delimited text, quotes and line breaks in cells included, in bytes of UTF-8.
pub const LINE_BYTES_MAX: usize = 1024 * 1024;
/// Most bytes that the parts of one spreadsheet may take once unzipped.
pub const UNZIPPED_BYTES_MAX: u64 = 512 * 1024 * 1024;
/// Most times a part of a spreadsheet may be larger unzipped than zipped, once over 16 MiB.
pub const UNZIPPED_RATIO_MAX: u64 = 200;
/// Most parts in one spreadsheet file.
pub const PARTS_MAX: usize = 5_000;
/// Most sheets offered from one spreadsheet file.
pub const SHEETS_MAX: usize = 500;
/// Most times a read goes back to the line after an unclosed quote; later ones skip ahead, so
/// that no file takes quadratic time.
pub const REWINDS_MAX: u32 = 64;
/// Lines among which the header is looked for.
pub const HEADER_LINES_MAX: usize = 20;

/// The limits of one read. [`Limits::default`] takes the constants of this module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// See [`FILE_BYTES_MAX`].
    pub file_bytes_max: u64,
    /// See [`TEXT_BYTES_MAX`].
    pub text_bytes_max: u64,
    /// See [`COLUMNS_MAX`].
    pub columns_max: usize,
    /// See [`CELL_BYTES_MAX`].
    pub cell_bytes_max: usize,
    /// See [`LINE_BYTES_MAX`].
    pub line_bytes_max: usize,
    /// See [`UNZIPPED_BYTES_MAX`].
    pub unzipped_bytes_max: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            file_bytes_max: FILE_BYTES_MAX,
            text_bytes_max: TEXT_BYTES_MAX,
            columns_max: COLUMNS_MAX,
            cell_bytes_max: CELL_BYTES_MAX,
            line_bytes_max: LINE_BYTES_MAX,
            unzipped_bytes_max: UNZIPPED_BYTES_MAX,
        }
    }
}
