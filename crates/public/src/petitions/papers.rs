//! Sheets of paper that were keyed into a file: read line by line, counted apart, and reported, in
//! the office and on the command line.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use desk::imports::Ended;
use kernel::db::Db;
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use sheets::{Limits, Row};

use crate::petitions::rules::{Columns, PaperLine, Unfit};
use crate::petitions::store::{self, Keyed, Petition};

/// Lines written in one transaction.
const SLICE: usize = 25;
/// Refused lines that a report names.
const REFUSED_MAX: usize = 500;

/// What came of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::petitions) struct Report {
    /// Lines of the file.
    pub rows: u64,
    /// Signatures that count now.
    pub counted: u64,
    /// Lines of people who had signed before.
    pub second: u64,
    /// Signers known by their address.
    pub by_email: u64,
    /// Signers known by name and telephone.
    pub by_phone: u64,
    /// Signers nobody knew.
    pub new: u64,
    /// Agreements written down.
    pub consents: u64,
    /// Empty lines of the file, by number.
    pub empty: Vec<u64>,
    /// Lines that nobody can read, or fanciful, by number.
    pub unreadable: Vec<u64>,
    /// The same of keyed sheets, as sheet and line.
    pub unread: Vec<String>,
    /// Agreements of people who signed before: the mark stood on a later line of theirs.
    pub later: u64,
}

impl Report {
    /// Adds what a line came to.
    pub(in crate::petitions) fn add(&mut self, (keyed, agreed): (Keyed, bool)) {
        let count = match keyed {
            Keyed::ByEmail => &mut self.by_email,
            Keyed::ByPhone => &mut self.by_phone,
            Keyed::New => &mut self.new,
            Keyed::Second => &mut self.second,
        };
        *count += 1;
        self.counted += u64::from(keyed != Keyed::Second);
        self.consents += u64::from(agreed);
        self.later += u64::from(agreed && keyed == Keyed::Second);
    }

    /// Adds a line that is no signature.
    pub(in crate::petitions) fn unread(&mut self, sheet: i64, line: i64) {
        self.unread.push(format!("{sheet}/{line}"));
    }
}

/// Brings a file of paper signatures in. `has_wording` says that the sheets bore the words of the
/// newsletter's agreement; without it no agreement is written down.
///
/// # Errors
/// [`Error::Refused`] when the file is none that can be read.
pub(in crate::petitions) fn bring(
    db: &Db,
    petition: &Petition,
    path: &Path,
    name: &str,
    by_name: &str,
    has_wording: bool,
) -> Result<Report> {
    let refused = || Error::Refused("petitions-paper-refused");
    let mut book = sheets::open(path, name, &Limits::default()).map_err(|_| refused())?;
    let mut table = book.sheet(0).map_err(|_| refused())?;
    let columns = Columns::of(table.headers()).ok_or_else(refused)?;
    let (id, file, by) = (petition.id.clone(), name.to_owned(), by_name.to_owned());
    let batch = db.write_now(move |tx| store::add_batch(tx, &id, &file, &by))?;
    let (mut report, mut slice, mut row) = (Report::default(), Vec::new(), Row::default());
    while table.read_into(&mut row).map_err(|_| refused())? {
        report.rows += 1;
        match columns.read(|place| row.cell(place)) {
            Ok(line) => slice.push(line),
            Err(unfit) => note(&mut report, unfit, row.line),
        }
        if slice.len() >= SLICE {
            write(db, petition, &batch, std::mem::take(&mut slice), has_wording, &mut report)?;
        }
    }
    write(db, petition, &batch, slice, has_wording, &mut report)?;
    let told = serde_json::to_string(&report)?;
    db.write_now(move |tx| store::tell_batch(tx, &batch, &told))?;
    Ok(report)
}

fn note(report: &mut Report, unfit: Unfit, line: u64) {
    let lines = match unfit {
        Unfit::Empty => &mut report.empty,
        Unfit::Unreadable => &mut report.unreadable,
    };
    if lines.len() < REFUSED_MAX {
        lines.push(line);
    }
}

fn write(
    db: &Db,
    petition: &Petition,
    batch: &crate::petitions::BatchId,
    lines: Vec<PaperLine>,
    has_wording: bool,
    report: &mut Report,
) -> Result<()> {
    let (petition, batch) = (petition.clone(), batch.clone());
    let keyed = db.write_now(move |tx| {
        let mut keyed = Vec::with_capacity(lines.len());
        for line in &lines {
            keyed.push(store::key_in(tx, &petition, &batch, line, has_wording)?);
        }
        Ok(keyed)
    })?;
    keyed.into_iter().for_each(|line| report.add(line));
    Ok(())
}

/// Signatures on paper, keyed into a file
#[derive(Debug, clap::Args)]
pub struct PaperArgs {
    /// CSV, XLSX or ODS, one signature a line
    file: PathBuf,
    /// The petition, by the end of its address
    #[arg(long, value_name = "SLUG")]
    petition: String,
    /// The sheets bore the words of the newsletter's agreement
    #[arg(long)]
    wording_shown: bool,
    /// Report in JSON
    #[arg(long)]
    json: bool,
}

/// Brings paper signatures in and reports on standard output.
///
/// # Errors
/// A fault from the database or the terminal.
pub fn paper_command(db: &Db, args: &PaperArgs) -> Result<Ended> {
    let slug = args.petition.clone();
    let Some(petition) = db.read_now(move |tx| store::by_slug(tx, &slug))? else {
        return Ok(Ended::Refused(format!("no petition is called {}", args.petition)));
    };
    let name = args.file.file_name().map_or_else(String::new, |it| it.to_string_lossy().into());
    let report = match bring(db, &petition, &args.file, &name, "", args.wording_shown) {
        Ok(report) => report,
        Err(Error::Refused(_)) => {
            return Ok(Ended::Refused(format!("{name} holds no names that can be read")));
        }
        Err(fault) => return Err(fault),
    };
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
    } else {
        writeln!(
            out,
            "{} rows: {} counted ({} known by e-mail, {} by telephone, {} new), {} second \
             signatures, {} empty, {} unreadable, {} consents, {} of them on a later line",
            report.rows,
            report.counted,
            report.by_email,
            report.by_phone,
            report.new,
            report.second,
            report.empty.len(),
            report.unreadable.len(),
            report.consents,
            report.later
        )?;
    }
    Ok(Ended::Done)
}
