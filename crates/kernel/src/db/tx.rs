//! A transaction: what store functions are given. One SQL text serves both engines.

use std::collections::HashMap;

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use uuid::Uuid;

use crate::db::row::{FromRow, Inner, Row};
use crate::db::value::{Arg, Cell, Value};
use crate::error::{Error, Result};
use crate::ids::uuid_at;
use crate::time::{Clock, Moment};

/// Statements a PostgreSQL connection keeps prepared before it forgets them all.
const PREPARED_MAX: usize = 500;

/// An open transaction on either engine. It cannot be held across an await.
pub struct Tx<'c> {
    pub(super) engine: Engine<'c>,
    pub(super) clock: &'c Clock,
    pub(super) rings: bool,
}

pub(super) enum Engine<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(postgres::Transaction<'c>, &'c mut Prepared),
}

/// Prepared statements of one PostgreSQL connection, by their text.
#[derive(Default)]
pub(super) struct Prepared(HashMap<String, postgres::Statement>);

impl Prepared {
    fn get(
        &mut self,
        tx: &mut postgres::Transaction<'_>,
        sql: &str,
    ) -> Result<postgres::Statement> {
        if let Some(known) = self.0.get(sql) {
            return Ok(known.clone());
        }
        let statement = tx.prepare(sql).map_err(|error| about(error.into(), sql))?;
        if self.0.len() >= PREPARED_MAX {
            self.0.clear();
        }
        self.0.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Tx<'_> {
    /// The moment this transaction goes by.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// A new identifier.
    #[must_use]
    pub fn fresh<T: From<Uuid>>(&self) -> T {
        T::from(uuid_at(self.clock.now()))
    }

    /// Asks for the workers to be woken once this transaction is committed.
    pub const fn ring(&mut self) {
        self.rings = true;
    }

    /// Whether this is PostgreSQL; only the kernel may ask.
    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(..))
    }

    /// Runs a statement; returns how many rows it touched.
    ///
    /// # Errors
    /// A fault from the engine, with the statement's text.
    pub fn exec(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<u64> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                let mut statement = connection
                    .prepare_cached(sql)
                    .map_err(|e| about(e.into(), sql))?;
                bind(&mut statement, args).map_err(|error| about(error, sql))?;
                let touched = statement.raw_execute().map_err(|e| about(e.into(), sql))?;
                Ok(u64::try_from(touched)?)
            }
            Engine::Postgres(tx, prepared) => {
                let statement = prepared.get(tx, sql)?;
                let values: Vec<Value<'_>> = args.iter().map(|arg| arg.value()).collect();
                let values: Vec<&(dyn ToSql + Sync)> = values
                    .iter()
                    .map(|value| value as &(dyn ToSql + Sync))
                    .collect();
                tx.execute(&statement, &values)
                    .map_err(|error| about(error.into(), sql))
            }
        }
    }

    /// Gives each row to `take`, without holding them all.
    ///
    /// # Errors
    /// A fault from the engine, or whatever `take` returns.
    pub fn each<T: FromRow>(
        &mut self,
        sql: &str,
        args: &[&dyn Arg],
        mut take: impl FnMut(T) -> Result<()>,
    ) -> Result<()> {
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                let mut statement = connection
                    .prepare_cached(sql)
                    .map_err(|e| about(e.into(), sql))?;
                bind(&mut statement, args).map_err(|error| about(error, sql))?;
                let mut rows = statement.raw_query();
                while let Some(row) = rows.next().map_err(|e| about(e.into(), sql))? {
                    let read = T::from_row(&Row(Inner::Sqlite(row)));
                    take(read.map_err(|error| about(error, sql))?)?;
                }
                Ok(())
            }
            Engine::Postgres(tx, prepared) => {
                let statement = prepared.get(tx, sql)?;
                let values: Vec<Value<'_>> = args.iter().map(|arg| arg.value()).collect();
                let mut rows = tx
                    .query_raw(&statement, values)
                    .map_err(|error| about(error.into(), sql))?;
                while let Some(row) = rows.next().map_err(|e| about(e.into(), sql))? {
                    let read = T::from_row(&Row(Inner::Postgres(&row)));
                    take(read.map_err(|error| about(error, sql))?)?;
                }
                Ok(())
            }
        }
    }

    /// All rows of a statement that has a limit.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn rows<T: FromRow>(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<Vec<T>> {
        let mut rows = Vec::new();
        self.each(sql, args, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn row<T: FromRow>(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<Option<T>> {
        let mut rows = self.rows(sql, args)?;
        Ok(if rows.is_empty() {
            None
        } else {
            Some(rows.swap_remove(0))
        })
    }

    /// The first column of the first row, for counts and single values.
    ///
    /// # Errors
    /// A fault from the engine, or when there is no row.
    pub fn one<T: crate::db::Column>(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<T> {
        let row: Option<(T,)> = self.row(sql, args)?;
        row.map(|(value,)| value)
            .ok_or_else(|| about(Error::fault("no row"), sql))
    }

    /// Loads many new rows at once: COPY on PostgreSQL, one prepared statement on SQLite.
    /// The rows must be new: a duplicate key fails the whole load.
    ///
    /// # Errors
    /// A fault from the engine, or the first error among the rows.
    pub fn load<R: AsRef<[Cell]>>(
        &mut self,
        table: &'static str,
        columns: &[&str],
        rows: impl IntoIterator<Item = Result<R>>,
    ) -> Result<u64> {
        let names = columns.join(", ");
        match &mut self.engine {
            Engine::Sqlite(connection) => {
                let sql = format!(
                    "insert into {table} ({names}) values ({})",
                    marks(1, columns.len())
                );
                load_sqlite(connection, &sql, rows)
            }
            Engine::Postgres(tx, prepared) => {
                let typed = prepared.get(tx, &format!("select {names} from {table} limit 0"))?;
                let kinds: Vec<Type> = typed
                    .columns()
                    .iter()
                    .map(|column| column.type_().clone())
                    .collect();
                load_postgres(
                    tx,
                    &format!("copy {table} ({names}) from stdin binary"),
                    &kinds,
                    rows,
                )
            }
        }
    }
}

/// `$first, $first+1, …`: placeholders for `count` values.
#[must_use]
pub fn marks(first: usize, count: usize) -> String {
    let marks: Vec<String> = (first..first + count)
        .map(|number| format!("${number}"))
        .collect();
    marks.join(", ")
}

/// `($1, $2), ($3, $4), …`: placeholders for `rows` rows of `columns` values.
#[must_use]
pub fn row_marks(rows: usize, columns: usize) -> String {
    let rows: Vec<String> = (0..rows)
        .map(|row| format!("({})", marks(row * columns + 1, columns)))
        .collect();
    rows.join(", ")
}

/// Binds by name: SQLite numbers `$2` by its first appearance, not by its digit.
fn bind(statement: &mut rusqlite::Statement<'_>, args: &[&dyn Arg]) -> Result<()> {
    use std::fmt::Write as _;
    let mut name = String::with_capacity(4);
    for (position, arg) in args.iter().enumerate() {
        name.clear();
        let _ = write!(name, "${}", position + 1);
        let index = statement
            .parameter_index(&name)?
            .ok_or_else(|| Error::fault(format!("the statement has no {name}")))?;
        statement.raw_bind_parameter(index, arg.value())?;
    }
    Ok(())
}

fn load_sqlite<R: AsRef<[Cell]>>(
    connection: &rusqlite::Connection,
    sql: &str,
    rows: impl IntoIterator<Item = Result<R>>,
) -> Result<u64> {
    let mut statement = connection
        .prepare_cached(sql)
        .map_err(|e| about(e.into(), sql))?;
    let mut loaded = 0;
    for row in rows {
        for (index, cell) in row?.as_ref().iter().enumerate() {
            statement.raw_bind_parameter(index + 1, cell.value())?;
        }
        statement
            .raw_execute()
            .map_err(|error| about(error.into(), sql))?;
        loaded += 1;
    }
    Ok(loaded)
}

fn load_postgres<R: AsRef<[Cell]>>(
    tx: &mut postgres::Transaction<'_>,
    sql: &str,
    kinds: &[Type],
    rows: impl IntoIterator<Item = Result<R>>,
) -> Result<u64> {
    let out = tx.copy_in(sql).map_err(|error| about(error.into(), sql))?;
    let mut writer = BinaryCopyInWriter::new(out, kinds);
    for row in rows {
        let row = row?;
        let values: Vec<Value<'_>> = row.as_ref().iter().map(Arg::value).collect();
        let values: Vec<&(dyn ToSql + Sync)> = values
            .iter()
            .map(|value| value as &(dyn ToSql + Sync))
            .collect();
        writer
            .write(&values)
            .map_err(|error| about(error.into(), sql))?;
    }
    writer.finish().map_err(|error| about(error.into(), sql))
}

/// Adds the statement to a fault; statements are ours and hold no personal data.
pub(super) fn about(error: Error, sql: &str) -> Error {
    match error {
        Error::Fault(mut fault) => {
            let short: String = sql.split_whitespace().collect::<Vec<_>>().join(" ");
            let short: String = short.chars().take(160).collect();
            fault.what = format!("{} in «{short}»", fault.what);
            Error::Fault(fault)
        }
        other => other,
    }
}
