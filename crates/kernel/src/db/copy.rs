//! Copies a whole database into an empty one of either engine, streaming and verified.

use crossbeam_channel::{Receiver, Sender};
use sha2::{Digest, Sha256};

use crate::db::Db;
use crate::db::row::{FromRow, Row};
use crate::db::tx::{Engine, Tx, about};
use crate::db::value::{Cell, Value};
use crate::error::{Error, Result};

/// Rows that may be under way between the two databases.
const UNDER_WAY_MAX: usize = 4_000;

/// What was copied of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The table.
    pub table: &'static str,
    /// Rows read, written and found again.
    pub rows: u64,
    /// Sum of the rows' digests, the same on both sides.
    pub digest: u64,
}

/// Copies `tables` into `to`, whose tables must exist and be empty, in their order, but what a
/// table refers to before it: a later migration may let it refer to a later table. All are read on
/// one snapshot, so the source may change meanwhile. Each table is read again from the target and
/// compared by count and digest. `told(table, rows)` hears of each finished table.
/// Search indexes are not copied: they are derived, and their feature fills them again.
///
/// # Errors
/// A fault when a table is not empty, a row cannot be written, or the two sides differ.
pub fn copy_all(
    from: &Db,
    to: &Db,
    tables: &[&'static str],
    mut told: impl FnMut(&'static str, u64),
) -> Result<Vec<Copied>> {
    refuse_filled(to, tables)?;
    let tables = &referred_first(to, tables)?;
    let mut plans = Vec::new();
    let mut arriving = Vec::new();
    for &table in tables {
        let columns = from.read_now(move |tx| columns_of(tx, table))?;
        let (rows_in, rows_out) = crossbeam_channel::bounded(UNDER_WAY_MAX);
        let (sum_in, sum_out) = crossbeam_channel::bounded(1);
        arriving.push((table, columns.clone(), rows_out, sum_out));
        let select = select(table, &columns);
        plans.push(Some(Plan { select, rows_in, sum_in }));
    }
    let source = from.clone();
    let reader = std::thread::Builder::new()
        .name("copy-read".to_owned())
        .spawn(move || source.read_now(move |tx| read_tables(tx, &mut plans)))?;
    let mut copied = Vec::new();
    for (table, columns, rows, sum) in arriving {
        write_table(to, table, columns.clone(), rows)?;
        let Ok(source) = sum.recv() else { break };
        if source != to.read_now(move |tx| sum_of(tx, &select(table, &columns)))? {
            return Err(Error::fault(format!("{table} differs after the copy")));
        }
        told(table, source.rows);
        copied.push(Copied { table, rows: source.rows, digest: source.digest });
    }
    reader.join().map_err(|_| Error::fault("the reading thread broke"))??;
    Ok(copied)
}

/// Empties `tables`, last first: what migrations put into them is copied like everything else.
/// Only for a database that nobody uses yet.
///
/// # Errors
/// A fault from the database; then nothing was deleted.
pub fn clear(db: &Db, tables: &[&'static str]) -> Result<()> {
    let tables: Vec<&'static str> = referred_first(db, tables)?.into_iter().rev().collect();
    db.write_now(move |tx| {
        tx.defer_references()?;
        for table in &tables {
            tx.exec(&format!("delete from {table}"), &[])?;
        }
        Ok(())
    })
}

/// The tables, each after those that it refers to; as they stand where that goes round.
fn referred_first(db: &Db, tables: &[&'static str]) -> Result<Vec<&'static str>> {
    let references = db.read_now(references)?;
    let mut left = tables.to_vec();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let waits = |table: &str| {
            let refers = |(from, to): &(String, String)| {
                from == table && to != table && left.contains(&to.as_str())
            };
            references.iter().any(refers)
        };
        let next = left.iter().position(|table| !waits(table)).unwrap_or(0);
        ordered.push(left.remove(next));
    }
    Ok(ordered)
}

/// Which table refers to which.
fn references(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
    let sql = if tx.is_postgres() {
        "select cast(f.relname as text), cast(t.relname as text) from pg_constraint c
         join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
         where c.contype = 'f' and f.relnamespace = cast(current_schema() as regnamespace)"
    } else {
        "select m.name, f.\"table\" from sqlite_master m, pragma_foreign_key_list(m.name) f
         where m.type = 'table'"
    };
    tx.rows(sql, &[])
}

/// How one table is read, and where its rows and then their sum go.
struct Plan {
    select: String,
    rows_in: Sender<Result<Vec<Cell>>>,
    sum_in: Sender<Sum>,
}

fn refuse_filled(to: &Db, tables: &[&'static str]) -> Result<()> {
    let tables = tables.to_vec();
    to.read_now(move |tx| {
        for table in &tables {
            let filled: bool = tx.one(&format!("select exists (select 1 from {table})"), &[])?;
            if filled {
                let what = format!("the target already has rows in {table}");
                return Err(Error::fault(what));
            }
        }
        Ok(())
    })
}

/// Reads every table on the snapshot of one transaction; a fault ends the table under way.
fn read_tables(tx: &mut Tx<'_>, plans: &mut [Option<Plan>]) -> Result<()> {
    for plan in plans.iter_mut().filter_map(Option::take) {
        let mut sum = Sum::default();
        let read = tx.each(&plan.select, &[], |row: Cells| {
            sum.add(&row.0);
            let sent = plan.rows_in.send(Ok(row.0));
            sent.map_err(|_| Error::fault("the target stopped"))
        });
        if let Err(error) = read {
            let what = error.to_string();
            drop(plan.rows_in.send(Err(Error::fault(what))));
            return Err(error);
        }
        drop(plan.rows_in);
        plan.sum_in.send(sum).map_err(|_| Error::fault("the target stopped"))?;
    }
    Ok(())
}

fn write_table(
    to: &Db,
    table: &'static str,
    columns: Vec<String>,
    rows: Receiver<Result<Vec<Cell>>>,
) -> Result<u64> {
    to.write_now(move |tx| {
        tx.defer_references()?;
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        tx.unnoted(table, |tx| tx.load(table, &names, rows.iter()))
    })
}

fn sum_of(tx: &mut Tx<'_>, select: &str) -> Result<Sum> {
    let mut sum = Sum::default();
    tx.each(select, &[], |row: Cells| {
        sum.add(&row.0);
        Ok(())
    })?;
    Ok(sum)
}

fn select(table: &str, columns: &[String]) -> String {
    format!("select {} from {table}", columns.join(", "))
}

pub(super) fn columns_of(tx: &mut Tx<'_>, table: &str) -> Result<Vec<String>> {
    let sql = format!("select * from {table} limit 0");
    match &mut tx.engine {
        Engine::Sqlite(connection) => {
            let statement = connection.prepare(&sql)?;
            Ok(statement.column_names().map(str::to_owned).collect())
        }
        Engine::Postgres(inner, _) => {
            let statement = inner.prepare(&sql)?;
            Ok(statement.columns().iter().map(|column| column.name().to_owned()).collect())
        }
    }
}

impl Tx<'_> {
    /// Lets references be checked at the commit, so that rows may come in any order.
    fn defer_references(&mut self) -> Result<()> {
        if let Engine::Sqlite(connection) = &self.engine {
            connection.pragma_update(None, "defer_foreign_keys", true)?;
        }
        Ok(())
    }

    /// Prepares a statement without running it: proves that both engines understand it.
    ///
    /// # Errors
    /// A fault that quotes the statement.
    pub fn understands(&mut self, sql: &str) -> Result<()> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                connection.prepare(sql).map_err(|e| about(e.into(), sql))?;
            }
            Engine::Postgres(inner, _) => {
                inner.prepare(sql).map_err(|e| about(e.into(), sql))?;
            }
        }
        Ok(())
    }
}

/// A row of any width.
struct Cells(Vec<Cell>);

impl FromRow for Cells {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        (0..row.width()).map(|index| row.get::<Cell>(index)).collect::<Result<_>>().map(Cells)
    }
}

/// Count and order-free digest of rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sum {
    rows: u64,
    digest: u64,
}

impl Sum {
    fn add(&mut self, cells: &[Cell]) {
        let mut hash = Sha256::new();
        for cell in cells {
            let (mark, bytes): (u8, Vec<u8>) = match crate::db::Arg::value(cell) {
                Value::Null => (0, Vec::new()),
                Value::Text(text) => (1, text.as_bytes().to_vec()),
                Value::Int(number) => (2, number.to_be_bytes().to_vec()),
                // SQLite does not keep the sign of zero; adding zero drops it on both sides.
                Value::Real(number) => (3, (number + 0.0).to_be_bytes().to_vec()),
                Value::Bytes(bytes) => (4, bytes.to_vec()),
            };
            hash.update([mark]);
            hash.update(bytes.len().to_be_bytes());
            hash.update(bytes);
        }
        let mut first = [0_u8; 8];
        first.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
        self.rows += 1;
        self.digest = self.digest.wrapping_add(u64::from_be_bytes(first));
    }
}
