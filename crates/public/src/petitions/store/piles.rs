//! Piles of sheets that are keyed in twice in the office, until they are counted.

use kernel::db::Tx;
use kernel::files::{self, FileId};
use kernel::time::{DAY_MS, Moment};
use kernel::{Error, Result, row};

use crate::petitions::papers::Report;
use crate::petitions::rules::{Entry, Spot};
use crate::petitions::store::{self, Petition};
use crate::petitions::{BatchId, PetitionId};

row! {
    /// A pile of sheets.
    #[derive(Debug, Clone)]
    pub struct Pile {
        /// Its batch.
        pub batch: BatchId,
        /// What it is called.
        pub name: String,
        /// Who began it.
        pub by_name: String,
        /// When.
        pub at: Moment,
        /// Number of its first sheet.
        pub first_sheet: i64,
        /// How many sheets.
        pub sheets: i64,
        /// Which day people signed.
        pub signed_on: String,
        /// Whether the sheets bore the words of the newsletter.
        pub has_wording: bool,
        /// Pictures of the sheets, while they are kept.
        pub scan: Option<FileId>,
        /// Their media type.
        pub scan_type: String,
        /// The number that a decision must name.
        pub changes: i64,
        /// When the differences were decided.
        pub decided_at: Option<Moment>,
        /// When all of it was counted.
        pub counted_at: Option<Moment>,
    }
}

impl Pile {
    /// Whether a sheet lies in it.
    pub(in crate::petitions) fn holds(&self, sheet: i64) -> bool {
        (self.first_sheet..self.first_sheet + self.sheets).contains(&sheet)
    }
}

const PILE: &str = "select p.batch, b.name, b.by_name, b.at, p.first_sheet, p.sheets, p.signed_on,
    p.has_wording, (select f.id from file f where f.id = p.scan), p.scan_type, p.changes,
    p.decided_at, p.counted_at from paper_pile p join paper_batch b on b.id = p.batch";
/// Piles read of a petition.
const PILES_MAX: i64 = 200;

/// A pile to begin.
pub(in crate::petitions) struct NewPile {
    pub name: String,
    pub first_sheet: i64,
    pub sheets: i64,
    pub signed_on: String,
    pub has_wording: bool,
    /// Pictures of the sheets and their media type.
    pub scan: Option<(Vec<u8>, &'static str)>,
}

/// Begins a pile; `None` when one of its sheets lies in another pile of the petition.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn add_pile(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    new: &NewPile,
    by_name: &str,
) -> Result<Option<BatchId>> {
    let sql = "select count(*) from paper_pile p join paper_batch b on b.id = p.batch
               where b.petition = $1 and p.first_sheet < $2 and p.first_sheet + p.sheets > $3";
    let end = new.first_sheet + new.sheets;
    if tx.one::<i64>(sql, &[petition, &end, &new.first_sheet])? > 0 {
        return Ok(None);
    }
    let scan = match &new.scan {
        Some((content, _)) => Some(keep(tx, content)?),
        None => None,
    };
    let kind = new.scan.as_ref().map_or("", |(_, kind)| *kind);
    let batch = store::add_batch(tx, petition, &new.name, by_name)?;
    tx.exec(
        "insert into paper_pile (batch, first_sheet, sheets, signed_on, has_wording, scan,
         scan_type, changes) values ($1, $2, $3, $4, $5, $6, $7, 0)",
        &[&batch, &new.first_sheet, &new.sheets, &new.signed_on, &new.has_wording, &scan, &kind],
    )?;
    Ok(Some(batch))
}

/// Days of a month, rounded up: a scan is never swept too early.
const MONTH_DAYS: i64 = 31;

fn keep(tx: &mut Tx<'_>, content: &[u8]) -> Result<FileId> {
    let until = tx.now().plus_ms(store::value(tx, "scan_months")? * MONTH_DAYS * DAY_MS);
    let file = files::open(tx, until)?;
    for (part, bytes) in (0_i64..).zip(content.chunks(files::PART_BYTES_MAX)) {
        files::add_part(tx, &file, part, bytes)?;
    }
    Ok(file)
}

/// The piles of a petition, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn piles_of(tx: &mut Tx<'_>, petition: &PetitionId) -> Result<Vec<Pile>> {
    let sql = format!("{PILE} where b.petition = $1 order by b.at desc, b.id desc limit $2");
    tx.rows(&sql, &[petition, &PILES_MAX])
}

/// A pile of a petition.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn pile(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    batch: &BatchId,
) -> Result<Option<Pile>> {
    tx.row(&format!("{PILE} where b.petition = $1 and b.id = $2"), &[petition, batch])
}

row! {
    /// A sheet that somebody keyed in.
    #[derive(Debug, Clone)]
    pub struct Keying {
        /// Which sheet.
        pub sheet: i64,
        /// First or second time.
        pub pass: i64,
        /// By whom.
        pub by_name: String,
    }
}

/// Which sheets of a pile were keyed in, and by whom.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn keyings(tx: &mut Tx<'_>, batch: &BatchId) -> Result<Vec<Keying>> {
    let sql = "select sheet, pass, by_name from paper_keying where batch = $1
               order by sheet, pass";
    tx.rows(sql, &[batch])
}

type Row = (i64, i64, String, String, String, String, bool);

/// The lines of a pile as they were keyed in one time.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn entries(
    tx: &mut Tx<'_>,
    batch: &BatchId,
    pass: i64,
) -> Result<Vec<(Spot, Entry)>> {
    let sql = "select sheet, line, last_name, first_name, postcode, email, wants_news
               from paper_entry where batch = $1 and pass = $2 order by sheet, line";
    let rows: Vec<Row> = tx.rows(sql, &[batch, &pass])?;
    Ok(rows.into_iter().map(entry_of).collect())
}

fn entry_of((sheet, line, last, first, postcode, email, wants_news): Row) -> (Spot, Entry) {
    let entry = Entry { last_name: last, first_name: first, postcode, email, wants_news };
    ((sheet, line), entry)
}

/// Keys a sheet in, the first or the second time; what was keyed that time before is replaced.
///
/// # Errors
/// [`Error::Stale`] once the pile was decided.
pub(in crate::petitions) fn put_sheet(
    tx: &mut Tx<'_>,
    batch: &BatchId,
    (sheet, pass): (i64, i64),
    lines: &[(i64, Entry)],
    by_name: &str,
) -> Result<()> {
    let sql = "update paper_pile set changes = changes + 1 where batch = $1
               and decided_at is null";
    if tx.exec(sql, &[batch])? == 0 {
        return Err(Error::Stale);
    }
    let sql = "delete from paper_entry where batch = $1 and sheet = $2 and pass = $3";
    tx.exec(sql, &[batch, &sheet, &pass])?;
    let lines = lines.iter().map(|(line, entry)| ((sheet, *line), entry));
    for (spot, entry) in lines {
        add_entry(tx, batch, pass, spot, entry)?;
    }
    let now = tx.now();
    tx.exec(
        "insert into paper_keying (batch, sheet, pass, by_name, at) values ($1, $2, $3, $4, $5)
         on conflict (batch, sheet, pass) do update set by_name = excluded.by_name,
         at = excluded.at",
        &[batch, &sheet, &pass, &by_name, &now],
    )
    .map(drop)
}

fn add_entry(
    tx: &mut Tx<'_>,
    batch: &BatchId,
    pass: i64,
    (sheet, line): Spot,
    entry: &Entry,
) -> Result<()> {
    tx.exec(
        "insert into paper_entry (batch, sheet, pass, line, last_name, first_name, postcode,
         email, wants_news) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            batch,
            &sheet,
            &pass,
            &line,
            &entry.last_name,
            &entry.first_name,
            &entry.postcode,
            &entry.email,
            &entry.wants_news,
        ],
    )
    .map(drop)
}

/// The time of keying that stands for what was decided.
const DECIDED: i64 = 3;

/// Writes down what holds of a pile: both keyings go, what was decided is left to be counted.
///
/// # Errors
/// [`Error::Stale`] when a sheet was keyed in again meanwhile, or somebody decided already.
pub(in crate::petitions) fn decide(
    tx: &mut Tx<'_>,
    batch: &BatchId,
    changes: i64,
    held: &[(Spot, Entry)],
) -> Result<()> {
    let now = tx.now();
    let sql = "update paper_pile set decided_at = $3 where batch = $1 and changes = $2
               and decided_at is null";
    if tx.exec(sql, &[batch, &changes, &now])? == 0 {
        return Err(Error::Stale);
    }
    tx.exec("delete from paper_entry where batch = $1", &[batch])?;
    for (spot, entry) in held {
        add_entry(tx, batch, DECIDED, *spot, entry)?;
    }
    Ok(())
}

/// Lines counted in one transaction.
const SLICE: i64 = 25;

/// Counts some more lines of a decided pile; whether there may be more. A line goes as it is
/// counted, so that doing this twice counts nothing twice.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn count_some(tx: &mut Tx<'_>, batch: &BatchId) -> Result<bool> {
    let sql = "select b.petition, b.report from paper_batch b join paper_pile p on p.batch = b.id
               where b.id = $1 and p.decided_at is not null and p.counted_at is null";
    let found = tx.row::<(PetitionId, String)>(sql, &[batch])?;
    let Some((petition, report)) = found else { return Ok(false) };
    let petition = store::of_id(tx, &petition)?;
    let pile = pile(tx, &petition.id, batch)?.ok_or(Error::NotFound)?;
    let sql = "select sheet, line, last_name, first_name, postcode, email, wants_news
               from paper_entry where batch = $1 and pass = $2 order by sheet, line limit $3";
    let rows: Vec<Row> = tx.rows(sql, &[batch, &DECIDED, &SLICE])?;
    let mut report: Report = serde_json::from_str(&report)?;
    let is_last = rows.is_empty();
    for row in rows {
        count_one(tx, &petition, &pile, entry_of(row), &mut report)?;
    }
    store::tell_batch(tx, batch, &serde_json::to_string(&report)?)?;
    if is_last {
        let now = tx.now();
        tx.exec("update paper_pile set counted_at = $2 where batch = $1", &[batch, &now])?;
    }
    Ok(!is_last)
}

fn count_one(
    tx: &mut Tx<'_>,
    petition: &Petition,
    pile: &Pile,
    (spot, entry): (Spot, Entry),
    report: &mut Report,
) -> Result<()> {
    let (sheet, line) = spot;
    report.rows += 1;
    match entry.line(sheet, line, &pile.signed_on) {
        Ok(read) => {
            let keyed = store::key_in(tx, petition, &pile.batch, &read, pile.has_wording)?;
            report.add(keyed);
        }
        Err(_) => report.unread(sheet, line),
    }
    let sql = "delete from paper_entry where batch = $1 and sheet = $2 and line = $3";
    tx.exec(sql, &[&pile.batch, &sheet, &line]).map(drop)
}

/// Takes away a pile that was not decided, with all that was keyed in.
///
/// # Errors
/// [`Error::Stale`] once it was decided.
pub(in crate::petitions) fn drop_pile(tx: &mut Tx<'_>, pile: &Pile) -> Result<()> {
    tx.exec("delete from paper_entry where batch = $1", &[&pile.batch])?;
    tx.exec("delete from paper_keying where batch = $1", &[&pile.batch])?;
    let sql = "delete from paper_pile where batch = $1 and decided_at is null";
    if tx.exec(sql, &[&pile.batch])? == 0 {
        return Err(Error::Stale);
    }
    if let Some(scan) = &pile.scan {
        files::delete(tx, scan)?;
    }
    tx.exec("delete from paper_batch where id = $1", &[&pile.batch]).map(drop)
}

/// Erases what the piles of a petition hold of its signers: lines that nobody counted, scans.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn erase_piles(tx: &mut Tx<'_>, petition: &PetitionId) -> Result<()> {
    for pile in piles_of(tx, petition)? {
        tx.exec("delete from paper_entry where batch = $1", &[&pile.batch])?;
        if let Some(scan) = &pile.scan {
            files::delete(tx, scan)?;
        }
    }
    Ok(())
}

/// The scan of a pile, part by part.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn scan(tx: &mut Tx<'_>, file: &FileId) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    for part in 0_i64.. {
        match files::part(tx, file, part)? {
            Some(bytes) => content.extend(bytes),
            None => break,
        }
    }
    Ok(content)
}
