//! Copies a whole database into an empty one of either engine, streaming and verified.

use sha2::{Digest, Sha256};

use crate::db::Db;
use crate::db::row::{FromRow, Inner, Row};
use crate::db::tx::{Engine, Tx};
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

/// Copies `tables` in their order into `to`, whose tables must exist and be empty. Each table
/// is read again from the target and compared by count and digest. `told(table, rows)` hears
/// of each finished table. The source should not change meanwhile: stop the server first.
///
/// # Errors
/// A fault when a table is not empty, a row cannot be written, or the two sides differ.
pub fn copy_all(
    from: &Db,
    to: &Db,
    tables: &[&'static str],
    mut told: impl FnMut(&'static str, u64),
) -> Result<Vec<Copied>> {
    let mut copied = Vec::new();
    for &table in tables {
        let columns = from.read_now(move |tx| columns_of(tx, table))?;
        let already: i64 =
            to.read_now(move |tx| tx.one(&format!("select count(*) from {table}"), &[]))?;
        if already > 0 {
            return Err(Error::fault(format!(
                "the target already has rows in {table}"
            )));
        }
        let source = copy_table(from, to, table, columns.clone())?;
        let target = to.read_now({
            let columns = columns.clone();
            move |tx| {
                let mut sum = Sum::default();
                tx.each(&select(table, &columns), &[], |row: Cells| {
                    sum.add(&row.0);
                    Ok(())
                })?;
                Ok(sum)
            }
        })?;
        if source != target {
            return Err(Error::fault(format!("{table} differs after the copy")));
        }
        told(table, source.rows);
        copied.push(Copied {
            table,
            rows: source.rows,
            digest: source.digest,
        });
    }
    Ok(copied)
}

fn copy_table(from: &Db, to: &Db, table: &'static str, columns: Vec<String>) -> Result<Sum> {
    let (rows_in, rows_out) = crossbeam_channel::bounded::<Result<Vec<Cell>>>(UNDER_WAY_MAX);
    let source = from.clone();
    let sql = select(table, &columns);
    let reader = std::thread::spawn(move || {
        source.read_now(move |tx| {
            let mut sum = Sum::default();
            tx.each(&sql, &[], |row: Cells| {
                sum.add(&row.0);
                rows_in
                    .send(Ok(row.0))
                    .map_err(|_| Error::fault("the target stopped"))
            })?;
            Ok(sum)
        })
    });
    let written = to.write_now(move |tx| {
        tx.defer_references()?;
        let names: Vec<&str> = columns.iter().map(String::as_str).collect();
        tx.load(table, &names, rows_out.iter())
    });
    let read = reader
        .join()
        .map_err(|_| Error::fault("the reading thread broke"))?;
    written?;
    read
}

fn select(table: &str, columns: &[String]) -> String {
    format!("select {} from {table}", columns.join(", "))
}

fn columns_of(tx: &mut Tx<'_>, table: &str) -> Result<Vec<String>> {
    let sql = format!("select * from {table} limit 0");
    match &mut tx.engine {
        Engine::Sqlite(connection) => {
            let statement = connection.prepare(&sql)?;
            Ok(statement
                .column_names()
                .into_iter()
                .map(str::to_owned)
                .collect())
        }
        Engine::Postgres(inner, _) => {
            let statement = inner.prepare(&sql)?;
            Ok(statement
                .columns()
                .iter()
                .map(|column| column.name().to_owned())
                .collect())
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
            Engine::Sqlite(connection) => connection.prepare(sql).map(drop)?,
            Engine::Postgres(inner, _) => inner.prepare(sql).map(drop)?,
        }
        Ok(())
    }
}

/// A row of any width.
struct Cells(Vec<Cell>);

impl FromRow for Cells {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let count = match &row.0 {
            Inner::Sqlite(row) => row.as_ref().column_count(),
            Inner::Postgres(row) => row.len(),
        };
        (0..count)
            .map(|index| row.get::<Cell>(index))
            .collect::<Result<_>>()
            .map(Cells)
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
                Value::Real(number) => (3, number.to_be_bytes().to_vec()),
                Value::Bytes(bytes) => (4, bytes.to_vec()),
            };
            hash.update([mark]);
            hash.update(bytes.len().to_be_bytes());
            hash.update(bytes);
        }
        let mut first = [0_u8; 8];
        first
            .iter_mut()
            .zip(hash.finalize())
            .for_each(|(to, from)| *to = from);
        self.rows += 1;
        self.digest = self.digest.wrapping_add(u64::from_be_bytes(first));
    }
}
