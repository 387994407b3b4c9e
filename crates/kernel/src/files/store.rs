//! The tables of kept files.

use crate::db::Tx;
use crate::error::Result;
use crate::files::FileId;
use crate::time::Moment;

/// Opens a new, empty file that is swept away after `kept_until`.
///
/// # Errors
/// A fault from the database.
pub fn open(tx: &mut Tx<'_>, kept_until: Moment) -> Result<FileId> {
    let id: FileId = tx.fresh();
    tx.exec("insert into file (id, kept_until, bytes) values ($1, $2, 0)", &[&id, &kept_until])?;
    Ok(id)
}

/// Adds the next part; parts are numbered from 0 by the caller.
///
/// # Errors
/// A fault from the database.
pub fn add_part(tx: &mut Tx<'_>, file: &FileId, part: i64, content: &[u8]) -> Result<()> {
    tx.exec(
        "insert into file_part (file, part, content) values ($1, $2, $3)",
        &[file, &part, &content],
    )?;
    let bytes = i64::try_from(content.len())?;
    tx.exec("update file set bytes = bytes + $2 where id = $1", &[file, &bytes])?;
    Ok(())
}

/// One part; `None` past the end.
///
/// # Errors
/// A fault from the database.
pub fn part(tx: &mut Tx<'_>, file: &FileId, part: i64) -> Result<Option<Vec<u8>>> {
    let sql = "select content from file_part where file = $1 and part = $2";
    let row: Option<(Vec<u8>,)> = tx.row(sql, &[file, &part])?;
    Ok(row.map(|(content,)| content))
}

/// Size of a file in bytes; `None` when it is gone.
///
/// # Errors
/// A fault from the database.
pub fn bytes(tx: &mut Tx<'_>, file: &FileId) -> Result<Option<i64>> {
    let row: Option<(i64,)> = tx.row("select bytes from file where id = $1", &[file])?;
    Ok(row.map(|(bytes,)| bytes))
}

/// Deletes a file and its parts.
///
/// # Errors
/// A fault from the database.
pub fn delete(tx: &mut Tx<'_>, file: &FileId) -> Result<()> {
    tx.exec("delete from file where id = $1", &[file])?;
    Ok(())
}

/// Deletes files whose time is over; returns how many.
///
/// # Errors
/// A fault from the database.
pub fn sweep(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    tx.exec("delete from file where kept_until < $1", &[&now])
}
