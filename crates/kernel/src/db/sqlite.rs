//! The embedded engine: one writer that commits waiting writes together, several readers.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::Receiver;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::db::memory::Memory;
use crate::db::tx::{Engine, Tx};
use crate::db::{Bell, Task};
use crate::error::{Error, Result};
use crate::time::{Clock, Stopwatch};

/// How many transactions share one commit at most.
const GROUP_MAX: usize = 256;
/// How long a group takes new transactions at most.
const GROUP_MS_MAX: u128 = 20;
/// Prepared statements kept by each connection.
const PREPARED_MAX: usize = 256;
/// How long another process may hold the write lock before we give up.
const BUSY_WAIT: Duration = Duration::from_secs(20);
/// Page cache of a reading connection, in KiB.
const CACHE_KIB: i64 = 16_384;
/// Page cache of the writing connection, in KiB: a load writes all over the indexes by name,
/// address and telephone, and reads each page again that it does not hold.
const WRITER_CACHE_KIB: i64 = 65_536;
/// The log is cut back to this after a checkpoint, in bytes.
const LOG_BYTES_MAX: i64 = 64 * 1024 * 1024;
/// Rows of each index that `analyze` looks at, so that it stays short on large tables.
const ANALYZED_ROWS_MAX: i64 = 1_000;

/// Opens a connection of our kind: WAL, every commit on disk, foreign keys checked.
pub(super) fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_WAIT)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // [`super::log`] copies the log back, beside the writer.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "journal_size_limit", LOG_BYTES_MAX)?;
    connection.pragma_update(None, "analysis_limit", ANALYZED_ROWS_MAX)?;
    // A plan that looks at the values given is made anew for each other value, once tables were
    // analyzed: that costs more than most of our questions.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(PREPARED_MAX);
    Ok(connection)
}

/// Gives the writing connection its larger page cache, and keeps in memory what a statement needs
/// to be undone alone: as a file, those copies of pages were five sixths of what a load wrote.
pub(super) fn remember_more(connection: &Connection) -> Result<()> {
    connection.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
    Ok(connection.pragma_update(None, "temp_store", "memory")?)
}

/// Reads until nobody asks any more, each transaction on its own snapshot.
pub(super) fn read_all(
    connection: &Connection,
    tasks: &Receiver<Task>,
    clock: &Clock,
    memory: &Arc<Memory>,
) {
    for mut task in tasks {
        if let Err(error) = run(connection, "begin") {
            task.answer(Err(error));
            continue;
        }
        task.run(&mut Tx::begun(Engine::Sqlite(connection), clock.now()).remembering(memory));
        task.answer(run(connection, "commit"));
    }
}

/// Writes until nobody asks any more, in groups that share one commit.
pub(super) fn write_all(
    connection: &Connection,
    tasks: &Receiver<Task>,
    clock: &Clock,
    bell: &Bell,
) {
    while let Ok(first) = tasks.recv() {
        write_group(connection, first, tasks, clock, bell);
    }
}

/// Runs one of our own statements, which has no values and no rows.
fn run(connection: &Connection, sql: &str) -> Result<()> {
    connection.prepare_cached(sql)?.raw_execute()?;
    Ok(())
}

/// The first transaction runs bare (a savepoint costs large imports dearly), each that was
/// waiting meanwhile in its own savepoint, so that a failing one is undone alone.
fn write_group(
    connection: &Connection,
    mut first: Task,
    tasks: &Receiver<Task>,
    clock: &Clock,
    bell: &Bell,
) {
    if let Err(error) = run(connection, "begin immediate") {
        drop(undo(connection));
        return first.answer(Err(error));
    }
    let watch = Stopwatch::start();
    let mut tx = Tx::begun(Engine::Sqlite(connection), clock.now());
    if !first.run(&mut tx) {
        return first.answer(undo(connection));
    }
    let mut group = vec![first];
    while group.len() < GROUP_MAX
        && watch.elapsed().as_millis() < GROUP_MS_MAX
        && !connection.is_autocommit()
    {
        let Ok(next) = tasks.try_recv() else { break };
        tx.begin_next(clock.now());
        group.extend(run_in_savepoint(connection, next, &mut tx));
    }
    let rings = tx.rings();
    let committed = run(connection, "commit");
    if committed.is_err() {
        drop(undo(connection));
    }
    let broken = committed.err().map(|error| error.to_string());
    for task in group {
        task.answer(broken.as_ref().map_or(Ok(()), |what| Err(Error::fault(what.clone()))));
    }
    if rings {
        bell.ring();
    }
}

/// Undoes the open transaction, unless the engine did already (full disk, broken file).
fn undo(connection: &Connection) -> Result<()> {
    if connection.is_autocommit() {
        return Ok(());
    }
    run(connection, "rollback")
}

/// The task when its writes are to be committed with the group; a failed one is answered here.
/// The engine may undo the whole group by itself: then the commit fails and all are told so.
fn run_in_savepoint(connection: &Connection, mut task: Task, tx: &mut Tx<'_>) -> Option<Task> {
    if let Err(error) = run(connection, "savepoint one") {
        task.answer(Err(error));
        return None;
    }
    let keep = task.run(tx);
    if connection.is_autocommit() {
        return Some(task);
    }
    let released = if keep { run(connection, "release one") } else { Ok(()) };
    if keep && released.is_ok() {
        return Some(task);
    }
    let undone = run(connection, "rollback to one").and_then(|()| run(connection, "release one"));
    task.answer(released.and(undone));
    None
}

/// A consistent copy of the database in one new file, taken while others read and write.
///
/// # Errors
/// A fault when the file exists already or cannot be written.
pub(super) fn backup_to(path: &Path, file: &Path) -> Result<()> {
    let connection = connect(path)?;
    let name = file.to_str().ok_or_else(|| Error::fault("the file name is not UTF-8"))?;
    connection.execute("vacuum into ?1", [name])?;
    std::fs::File::open(file)?.sync_all()?;
    Ok(())
}
