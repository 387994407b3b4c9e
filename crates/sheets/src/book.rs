//! Opens a file of any kind that is read, and offers its sheets.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::archive::{Archive, SpreadsheetKind, inspect};
use crate::delimited::{Delimited, Dialect};
use crate::kind::{Content, recognise};
use crate::limits::Limits;
use crate::ods::{self, OdsRows};
use crate::refusal::Refusal;
use crate::table::{Source, Table};
use crate::xlsx::{self, Workbook, XlsxRows};

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Delimited text.
    Delimited(Dialect),
    /// An Excel workbook.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
}

enum Inside {
    Delimited { path: PathBuf, dialect: Dialect },
    Xlsx(Box<Workbook>),
    Ods(Box<Archive>),
}

/// A file with one or several sheets. [`Book::sheet`] may be called again for a second pass: it
/// starts anew without detecting anything again.
pub struct Book {
    inside: Inside,
    limits: Limits,
    sheets: Vec<String>,
}

/// Opens a table of any kind that is read: delimited text, XLSX, ODS. Its kind is told by its
/// content; `name`, the name that the file had at its owner's, only names the one sheet of a
/// delimited text.
///
/// # Errors
/// A [`Refusal`] when the file is empty, too large, no table, or damaged.
pub fn open(path: &Path, name: &str, limits: &Limits) -> Result<Book, Refusal> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let at_most = |bytes_max: u64| {
        if bytes > bytes_max { Err(Refusal::FileTooLarge { bytes, bytes_max }) } else { Ok(()) }
    };
    at_most(limits.file_bytes_max.max(limits.text_bytes_max))?;
    let (inside, sheets) = match recognise(&mut file)? {
        Content::Text(dialect) => {
            at_most(limits.text_bytes_max)?;
            let path = path.to_owned();
            (Inside::Delimited { path, dialect }, vec![stem(name)])
        }
        Content::Zip => {
            at_most(limits.file_bytes_max)?;
            open_spreadsheet(file, limits)?
        }
    };
    if sheets.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(Book { inside, limits: *limits, sheets })
}

fn open_spreadsheet(file: File, limits: &Limits) -> Result<(Inside, Vec<String>), Refusal> {
    let (kind, mut archive) = inspect(file.try_clone()?, limits)?;
    match kind {
        SpreadsheetKind::Xlsx => {
            let workbook = xlsx::open(file)?;
            let sheets = xlsx::sheet_names(&workbook);
            Ok((Inside::Xlsx(Box::new(workbook)), sheets))
        }
        SpreadsheetKind::Ods => {
            let sheets = ods::sheet_names(&mut archive)?;
            Ok((Inside::Ods(Box::new(archive)), sheets))
        }
    }
}

fn stem(name: &str) -> String {
    let stem = Path::new(name).file_stem();
    stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

impl Book {
    /// What the file turned out to be.
    #[must_use]
    pub fn format(&self) -> Format {
        match &self.inside {
            Inside::Delimited { dialect, .. } => Format::Delimited(*dialect),
            Inside::Xlsx(_) => Format::Xlsx,
            Inside::Ods(_) => Format::Ods,
        }
    }

    /// The names of the sheets. A delimited text has one, named as its file.
    #[must_use]
    pub fn sheets(&self) -> &[String] {
        &self.sheets
    }

    /// Starts reading a sheet, from 0; its header is looked for among its first rows.
    ///
    /// # Errors
    /// A [`Refusal`] when there is no such sheet, it is empty, or has too many columns.
    pub fn sheet(&mut self, index: usize) -> Result<Table<'_>, Refusal> {
        let limits = self.limits;
        Table::start(self.source(index)?, None, &limits)
    }

    /// Starts reading a sheet whose header stands on a line that a person has named.
    ///
    /// # Errors
    /// As [`Book::sheet`], and [`Refusal::NoSuchLine`] when no row starts on that line.
    pub fn sheet_with_header_on(&mut self, index: usize, line: u64) -> Result<Table<'_>, Refusal> {
        let limits = self.limits;
        Table::start(self.source(index)?, Some(line), &limits)
    }

    fn source(&mut self, index: usize) -> Result<Source<'_>, Refusal> {
        let Some(name) = self.sheets.get(index) else {
            return Err(Refusal::NoSuchSheet { index, sheets: self.sheets.len() });
        };
        Ok(match &mut self.inside {
            Inside::Delimited { path, dialect } => {
                let rows = Delimited::open(path, *dialect, self.limits)?;
                Source::Delimited(Box::new(rows))
            }
            Inside::Xlsx(workbook) => {
                let rows = XlsxRows::open(workbook, name, self.limits)?;
                Source::Xlsx(Box::new(rows))
            }
            Inside::Ods(archive) => {
                let rows = OdsRows::open(archive, index, self.limits)?;
                Source::Ods(Box::new(rows))
            }
        })
    }
}
