//! Stories of tables, read through the front door.

mod hostile;
mod round_trips;
mod spreadsheets;
mod texts;

use std::io::Write;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::{Book, Limits, Refusal, Row, RowFault, Table, open};

/// A file of `testdata`.
fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata").join(name)
}

/// A file with this content, kept until dropped.
fn file(content: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(content).unwrap();
    file.flush().unwrap();
    file
}

/// A book whose file is removed with it.
struct Opened {
    book: Book,
    _file: NamedTempFile,
}

impl Deref for Opened {
    type Target = Book;

    fn deref(&self) -> &Book {
        &self.book
    }
}

impl DerefMut for Opened {
    fn deref_mut(&mut self) -> &mut Book {
        &mut self.book
    }
}

fn book(content: &[u8]) -> Opened {
    let file = file(content);
    let book = open(file.path(), "table.csv", &Limits::default()).unwrap();
    Opened { book, _file: file }
}

fn refusal(content: &[u8]) -> Refusal {
    refusal_of(file(content).path())
}

fn refusal_of(path: &Path) -> Refusal {
    match open(path, "", &Limits::default()) {
        Err(refusal) => refusal,
        Ok(mut book) => match book.sheet(0) {
            Err(refusal) => refusal,
            Ok(_) => panic!("the file is taken"),
        },
    }
}

/// Every row and every refused row, to the end.
fn all(table: Table<'_>) -> (Vec<Row>, Vec<RowFault>) {
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for next in table {
        match next {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push(fault),
        }
    }
    (rows, faults)
}

fn rows(content: &[u8]) -> Vec<Row> {
    let mut book = book(content);
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!(faults, []);
    rows
}
