//! Where rows come from: a file at hand, or one kept in parts after its refused columns were
//! emptied, so that nothing that nobody may keep ever enters the database.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kernel::db::Db;
use kernel::files::{self, FileId, PART_BYTES_MAX};
use kernel::{Error, Result};
use sheets::{CellFault, Limits, LooksLike, Refusal, Row, RowFault};

use crate::imports::rules::{Mapping, Origin, RawRow, Target, Triage, What, is_refused_tag};

/// Rows that are looked at to guess what columns hold.
const SAMPLE_ROWS: usize = 60;

/// Where the rows of an import come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file on this machine, and the name that its owner knows it by.
    Path(PathBuf, String),
    /// A file kept in the database.
    Kept(FileId),
}

/// A sheet that was kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its rows.
    pub file: FileId,
    /// How many.
    pub rows: u64,
    /// How many filled cells of each refused column were left out.
    pub refused_cells: BTreeMap<String, u64>,
    /// Distinct tags with the number of rows that bear them.
    pub tags: BTreeMap<String, u64>,
}

/// What a look at a file tells.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// Names of the columns.
    pub headers: Vec<String>,
    /// Cells of the first rows.
    pub samples: Vec<Vec<String>>,
}

/// Looks at a sheet of a file: its columns and first rows.
///
/// # Errors
/// [`Error::Refused`] with the text key of what is wrong with the file.
pub fn look(path: &Path, name: &str, sheet: usize) -> Result<Opened> {
    let mut book = sheets::open(path, name, &Limits::default()).map_err(|it| refused(&it))?;
    let mut table = book.sheet(sheet).map_err(|it| refused(&it))?;
    let mut opened = Opened { headers: table.headers().to_vec(), samples: Vec::new() };
    let mut row = Row::default();
    while opened.samples.len() < SAMPLE_ROWS {
        match table.read_into(&mut row) {
            Ok(true) => opened.samples.push(row.cells.clone()),
            Ok(false) | Err(RowFault::Unreadable { .. }) => break,
            Err(_) => {}
        }
    }
    Ok(opened)
}

/// Gives each row of a source to `take` until it says no.
///
/// # Errors
/// [`Error::Refused`] with the text key of what is wrong with the file; a fault from the
/// database.
pub fn each(
    db: &Db,
    source: &Source,
    mapping: &Mapping,
    sheet: usize,
    take: &mut impl FnMut(&RawRow) -> Result<bool>,
) -> Result<()> {
    match source {
        Source::Path(path, name) => each_of_file(path, name, mapping, sheet, take),
        Source::Kept(file) => each_kept(db, file, take),
    }
}

/// Gives the cells of each row of a small table beside the file to `take`.
///
/// # Errors
/// As [`look`].
pub fn rows_of(path: &Path, name: &str, take: &mut impl FnMut(&[String])) -> Result<()> {
    let mut book = sheets::open(path, name, &Limits::default()).map_err(|it| refused(&it))?;
    let mut table = book.sheet(0).map_err(|it| refused(&it))?;
    let mut row = Row::default();
    while table.read_into(&mut row).map_err(|_| Error::Refused("imports-file-unreadable"))? {
        take(&row.cells);
    }
    Ok(())
}

fn each_of_file(
    path: &Path,
    name: &str,
    mapping: &Mapping,
    sheet: usize,
    take: &mut impl FnMut(&RawRow) -> Result<bool>,
) -> Result<()> {
    let closed: Vec<usize> = mapping.places(Target::Refused).collect();
    // Of some 230 columns of payments only those that are read come in at all.
    let unread: Vec<usize> = match mapping.origin {
        Origin::NationBuilderPayments => mapping.places(Target::Ignored).collect(),
        _ => Vec::new(),
    };
    let mut book = sheets::open(path, name, &Limits::default()).map_err(|it| refused(&it))?;
    let mut table = book.sheet(sheet).map_err(|it| refused(&it))?;
    let (mut row, mut raw) = (Row::default(), RawRow::default());
    loop {
        match table.read_into(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                raw.line = row.line;
                raw.record = row.record;
                std::mem::swap(&mut raw.cells, &mut row.cells);
                raw.faults.clear();
                raw.refused.clear();
                raw.faults.extend(row.faults.iter().map(fault));
                for place in &unread {
                    raw.cells.get_mut(*place).into_iter().for_each(String::clear);
                }
                for place in &closed {
                    let Some(cell) = raw.cells.get_mut(*place) else { continue };
                    if !cell.trim().is_empty() {
                        raw.refused.push(*place);
                    }
                    cell.clear();
                }
            }
            Err(fault) => {
                let what = match fault {
                    RowFault::LineTooLong { .. } => What::RowTooLong,
                    RowFault::UnclosedQuote { .. } => What::UnclosedQuote,
                    RowFault::Unreadable { .. } => What::Unreadable,
                };
                raw =
                    RawRow { line: fault.line(), faults: vec![(None, what)], ..RawRow::default() };
            }
        }
        if !take(&raw)? {
            return Ok(());
        }
    }
}

fn fault(fault: &CellFault) -> (Option<usize>, What) {
    match fault {
        CellFault::CellTooLong { column, .. } => (Some(*column), What::CellTooLong),
        CellFault::OtherCharset { column } => (Some(*column), What::OtherCharset),
        CellFault::NulsRemoved { column } => (Some(*column), What::Nuls),
        CellFault::ErrorValue { column } => (Some(*column), What::ErrorValue),
        CellFault::UnreadableValue => (None, What::ErrorValue),
        CellFault::ExtraCells { .. } => (None, What::ExtraCells),
    }
}

/// Keeps a sheet in the database until `days` from now, its refused columns emptied at the
/// door, its refused tags taken out.
///
/// # Errors
/// As [`each`].
pub fn keep(
    db: &Db,
    path: &Path,
    name: &str,
    mapping: &Mapping,
    sheet: usize,
    days: i64,
    triage: &Triage,
) -> Result<Kept> {
    let file = db.write_now(move |tx| {
        let until = tx.now().plus_ms(days * kernel::time::DAY_MS);
        files::open(tx, until)
    })?;
    let (mut waiting, mut part, mut rows) = (Vec::new(), 0_i64, 0_u64);
    let (mut refused_cells, mut tags) = (BTreeMap::new(), BTreeMap::new());
    let tagged: Vec<usize> = mapping.places(Target::Tags).collect();
    let mut put = |content: Vec<u8>| {
        let (file, number) = (file.clone(), part);
        part += 1;
        db.write_now(move |tx| files::add_part(tx, &file, number, &content))
    };
    each_of_file(path, name, mapping, sheet, &mut |row| {
        rows += 1;
        count_refused(&mut refused_cells, mapping, &row.refused);
        match sift(row, &tagged, triage, &mut tags) {
            Some(sifted) => serde_json::to_writer(&mut waiting, &sifted)?,
            None => serde_json::to_writer(&mut waiting, row)?,
        }
        waiting.push(b'\n');
        while waiting.len() >= PART_BYTES_MAX {
            let rest = waiting.split_off(PART_BYTES_MAX);
            put(std::mem::replace(&mut waiting, rest))?;
        }
        Ok(true)
    })?;
    if !waiting.is_empty() {
        put(waiting)?;
    }
    Ok(Kept { file, rows, refused_cells, tags })
}

/// Most distinct tags that are counted.
const TAGS_MAX: usize = 5_000;

/// Counts the tags of a row; the row without those that nobody may keep, when it has some.
fn sift(
    row: &RawRow,
    tagged: &[usize],
    triage: &Triage,
    tags: &mut BTreeMap<String, u64>,
) -> Option<RawRow> {
    let is_refused = |tag: &str| is_refused_tag(tag, triage);
    let mut sifted: Option<RawRow> = None;
    for place in tagged {
        let Some(cell) = row.cells.get(*place) else { continue };
        let all = cell.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty());
        for tag in all.clone() {
            if tags.len() < TAGS_MAX || tags.contains_key(tag) {
                *tags.entry(tag.chars().take(80).collect()).or_default() += 1;
            }
        }
        if all.clone().any(is_refused) {
            let kept: Vec<&str> = all.filter(|tag| !is_refused(tag)).collect();
            let sifted = sifted.get_or_insert_with(|| row.clone());
            if let Some(cell) = sifted.cells.get_mut(*place) {
                *cell = kept.join(", ");
            }
            sifted.faults.push((Some(*place), What::SensitiveTag));
        }
    }
    sifted
}

/// Counts the filled cells of refused columns, by the name of the column.
pub(super) fn count_refused(
    counts: &mut BTreeMap<String, u64>,
    mapping: &Mapping,
    refused: &[usize],
) {
    for column in refused.iter().filter_map(|place| mapping.columns.get(*place)) {
        *counts.entry(column.header.clone()).or_default() += 1;
    }
}

fn each_kept(db: &Db, file: &FileId, take: &mut impl FnMut(&RawRow) -> Result<bool>) -> Result<()> {
    let mut waiting: Vec<u8> = Vec::new();
    for number in 0_i64.. {
        let wanted = file.clone();
        let Some(part) = db.read_now(move |tx| files::part(tx, &wanted, number))? else {
            if number == 0 {
                return Err(Error::Refused("imports-file-gone"));
            }
            break;
        };
        waiting.extend(part);
        let Some(end) = waiting.iter().rposition(|byte| *byte == b'\n') else { continue };
        let rest = waiting.split_off(end + 1);
        for line in waiting.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            if !take(&serde_json::from_slice(line)?)? {
                return Ok(());
            }
        }
        waiting = rest;
    }
    Ok(())
}

/// The text key that tells a person what is wrong with their file.
fn refused(refusal: &Refusal) -> Error {
    Error::Refused(match refusal {
        Refusal::Empty => "imports-file-empty",
        Refusal::FileTooLarge { .. } => "imports-file-too-large",
        Refusal::NotATable { looks_like: LooksLike::OldExcel } => "imports-file-old-excel",
        Refusal::NotATable { looks_like: LooksLike::Encrypted } => "imports-file-encrypted",
        Refusal::NotATable { .. } => "imports-file-not-a-table",
        Refusal::ZipBomb { .. } => "imports-file-zip-bomb",
        Refusal::TooManyColumns { .. } => "imports-file-too-many-columns",
        Refusal::Damaged { .. } => "imports-file-damaged",
        Refusal::NoSuchSheet { .. } => "imports-file-no-such-sheet",
        Refusal::NoSuchLine { .. } => "imports-file-no-such-line",
        Refusal::Unreadable { .. } => "imports-file-unreadable",
    })
}
