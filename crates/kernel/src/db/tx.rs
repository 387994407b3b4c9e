//! A transaction: what store functions are given. One SQL text serves both engines.

use std::any::Any;
use std::collections::HashMap;
use std::sync::Arc;

use postgres::fallible_iterator::FallibleIterator;
use postgres::types::ToSql;
use uuid::Uuid;

use crate::db::load::Notes;
use crate::db::memory::Memory;
use crate::db::row::{FromRow, Inner, Row};
use crate::db::value::{Arg, Value};
use crate::db::work::Task;
use crate::error::{Error, Result};
use crate::ids::uuid_at;
use crate::time::Moment;

/// Statements a PostgreSQL connection keeps prepared before it forgets them all.
const PREPARED_MAX: usize = 500;

/// An open transaction on either engine. It cannot be held across an await.
pub struct Tx<'c> {
    pub(super) engine: Engine<'c>,
    at: Moment,
    rings: bool,
    failed: bool,
    memory: Option<Arc<Memory>>,
    /// Whom loads of this transaction noted as changed.
    pub(super) notes: Notes,
    /// Statements that still run before one breaks, in tests of crashes.
    #[cfg(any(test, feature = "testing"))]
    breaks_in: Option<u32>,
}

pub(super) enum Engine<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(postgres::Transaction<'c>, &'c mut Prepared),
}

/// Prepared statements of one PostgreSQL connection, by their text.
#[derive(Default)]
pub(super) struct Prepared(HashMap<String, postgres::Statement>);

impl Prepared {
    pub(super) fn get(
        &mut self,
        tx: &mut postgres::Transaction<'_>,
        sql: &str,
    ) -> Result<postgres::Statement> {
        if let Some(known) = self.0.get(sql) {
            return Ok(known.clone());
        }
        let statement = tx.prepare(sql)?;
        if self.0.len() >= PREPARED_MAX {
            self.0.clear();
        }
        self.0.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl<'c> Tx<'c> {
    /// A transaction that just began on `engine`.
    pub(super) fn begun(engine: Engine<'c>, at: Moment) -> Self {
        Self {
            engine,
            at,
            rings: false,
            failed: false,
            memory: None,
            notes: Notes::default(),
            #[cfg(any(test, feature = "testing"))]
            breaks_in: None,
        }
    }

    /// The same, with what the process remembers of the database.
    pub(super) fn remembering(self, memory: &Arc<Memory>) -> Self {
        Self { memory: Some(memory.clone()), ..self }
    }

    /// Makes ready for the next transaction of a group that shares one commit.
    pub(super) fn begin_next(&mut self, at: Moment) {
        self.at = at;
        self.failed = false;
        self.notes = Notes::default();
        #[cfg(any(test, feature = "testing"))]
        {
            self.breaks_in = None;
        }
    }

    /// Whether a statement failed: then nothing of this transaction can be kept.
    pub(super) const fn has_failed(&self) -> bool {
        self.failed
    }

    /// Whether somebody asked for the workers to be woken.
    pub(super) const fn rings(&self) -> bool {
        self.rings
    }
}

impl Tx<'_> {
    /// The moment this transaction began: the same for all it writes.
    #[must_use]
    pub const fn now(&self) -> Moment {
        self.at
    }

    /// A new identifier.
    #[must_use]
    pub fn fresh<T: From<Uuid>>(&self) -> T {
        T::from(uuid_at(self.at))
    }

    /// Asks for the workers to be woken once this transaction is committed.
    pub const fn ring(&mut self) {
        self.rings = true;
    }

    /// What this process remembers of the database, of this kind; `None` in a transaction that
    /// writes, since what it sees may yet be undone.
    #[must_use]
    pub fn remembered<T: Any + Default + Send + Sync>(&self) -> Option<Arc<T>> {
        self.memory.as_ref().and_then(|memory| memory.of())
    }

    /// Reads later, in a transaction of its own for which nobody waits; says whether somebody
    /// will: nobody does after a transaction that writes, or when too many wait already.
    pub fn read_later(&self, ask: impl FnMut(&mut Tx<'_>) -> Result<()> + Send + 'static) -> bool {
        let memory = self.memory.as_ref();
        memory.is_some_and(|memory| memory.read_later(Task::new(ask).0))
    }

    /// Whether this is PostgreSQL; only the kernel may ask.
    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(..))
    }

    /// Runs a statement; returns how many rows it touched. After a fault nothing of the
    /// transaction can be kept, whatever the closure returns: both engines behave alike.
    ///
    /// # Errors
    /// A fault from the engine, with the statement's text.
    pub fn exec(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<u64> {
        let touched = self.goes_on().and_then(|()| self.engine.exec(sql, args));
        self.noted(sql, touched)
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
        let mut stopped = Ok(());
        let ran = self.goes_on().and_then(|()| {
            self.engine.each(sql, args, &mut |row| {
                stopped = T::from_row(row).map_err(|error| about(error, sql)).and_then(&mut take);
                stopped.is_ok()
            })
        });
        self.noted(sql, ran).and(stopped)
    }

    /// Lets so many statements run and breaks at the next, as a crash would, to show that
    /// nothing is half done. The rest of this transaction fails.
    #[cfg(any(test, feature = "testing"))]
    pub const fn break_after(&mut self, statements: u32) {
        self.breaks_in = Some(statements);
    }

    /// Counts statements in tests of crashes; elsewhere every statement goes on.
    #[cfg(any(test, feature = "testing"))]
    pub(super) fn goes_on(&mut self) -> Result<()> {
        match self.breaks_in {
            Some(0) => Err(Error::fault("broken off by a test")),
            Some(left) => {
                self.breaks_in = Some(left - 1);
                Ok(())
            }
            None => Ok(()),
        }
    }

    #[cfg(not(any(test, feature = "testing")))]
    pub(super) fn goes_on(&mut self) -> Result<()> {
        Ok(())
    }

    pub(super) fn noted<T>(&mut self, sql: &str, outcome: Result<T>) -> Result<T> {
        self.failed |= outcome.is_err();
        outcome.map_err(|error| about(error, sql))
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
        Ok(if rows.is_empty() { None } else { Some(rows.swap_remove(0)) })
    }

    /// The first column of the first row, for counts and single values.
    ///
    /// # Errors
    /// A fault from the engine, or when there is no row.
    pub fn one<T: crate::db::Column>(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<T> {
        let row: Option<(T,)> = self.row(sql, args)?;
        row.map(|(value,)| value).ok_or_else(|| about(Error::fault("no row"), sql))
    }

    /// Tells the engine that a load made tables several times as large. PostgreSQL plans by what
    /// it last counted, and goes on reading from end to end what was empty then; SQLite joins in
    /// the order in which statements are written.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn grown(&mut self, tables: &[&'static str]) -> Result<()> {
        if !self.is_postgres() {
            return Ok(());
        }
        self.exec(&format!("analyze {}", tables.join(", ")), &[]).map(drop)
    }
}

impl Engine<'_> {
    fn exec(&mut self, sql: &str, args: &[&dyn Arg]) -> Result<u64> {
        match self {
            Engine::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(&numbered(sql))?;
                bind(&mut statement, args)?;
                Ok(u64::try_from(statement.raw_execute()?)?)
            }
            Engine::Postgres(tx, prepared) => {
                let statement = prepared.get(tx, sql)?;
                let values: Vec<Value<'_>> = args.iter().map(|arg| arg.value()).collect();
                Ok(tx.execute(&statement, &borrowed(&statement, &values)?)?)
            }
        }
    }

    /// Gives rows to `take` until it says no.
    fn each(
        &mut self,
        sql: &str,
        args: &[&dyn Arg],
        take: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<()> {
        match self {
            Engine::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(&numbered(sql))?;
                bind(&mut statement, args)?;
                let mut rows = statement.raw_query();
                while let Some(row) = rows.next()? {
                    if !take(&Row(Inner::Sqlite(row))) {
                        break;
                    }
                }
            }
            Engine::Postgres(tx, prepared) => {
                let statement = prepared.get(tx, sql)?;
                let values: Vec<Value<'_>> = args.iter().map(|arg| arg.value()).collect();
                let mut rows = tx.query_raw(&statement, borrowed(&statement, &values)?)?;
                while let Some(row) = rows.next()? {
                    if !take(&Row(Inner::Postgres(&row))) {
                        break;
                    }
                }
            }
        }
        Ok(())
    }
}

/// `$first, $first+1, …`: placeholders for `count` values.
#[must_use]
pub fn marks(first: usize, count: usize) -> String {
    let marks: Vec<String> = (first..first + count).map(|number| format!("${number}")).collect();
    marks.join(", ")
}

/// `($1, $2), ($3, $4), …`: placeholders for `rows` rows of `columns` values.
#[must_use]
pub fn row_marks(rows: usize, columns: usize) -> String {
    let rows: Vec<String> =
        (0..rows).map(|row| format!("({})", marks(row * columns + 1, columns))).collect();
    rows.join(", ")
}

/// The statement with `?2` for `$2`: SQLite numbers `$2` by its first appearance, and looks through
/// the names of all marks for each.
fn numbered(sql: &str) -> String {
    let mut numbered = String::with_capacity(sql.len());
    for (position, part) in sql.split('$').enumerate() {
        if position > 0 {
            let is_mark = part.starts_with(|sign: char| sign.is_ascii_digit());
            numbered.push(if is_mark { '?' } else { '$' });
        }
        numbered.push_str(part);
    }
    numbered
}

fn bind(statement: &mut rusqlite::Statement<'_>, args: &[&dyn Arg]) -> Result<()> {
    as_many(args.len(), statement.parameter_count())?;
    for (position, arg) in args.iter().enumerate() {
        statement.raw_bind_parameter(position + 1, storable(arg.value())?)?;
    }
    Ok(())
}

/// SQLite would take a missing value for nothing, PostgreSQL would break an invariant.
pub(super) fn as_many(given: usize, asked: usize) -> Result<()> {
    if given == asked {
        return Ok(());
    }
    Err(Error::fault(format!("{given} values for {asked} marks")))
}

/// Refuses on SQLite what PostgreSQL cannot hold, or SQLite cannot: both then hold the same.
pub(super) fn storable(value: Value<'_>) -> Result<Value<'_>> {
    match value {
        Value::Text(text) if text.contains('\0') => Err(Error::fault("text with a zero byte")),
        Value::Real(number) if number.is_nan() => Err(Error::fault("not a number")),
        kept => Ok(kept),
    }
}

/// A value as the driver takes it.
type Given<'v> = &'v (dyn ToSql + Sync);

fn borrowed<'v>(
    statement: &postgres::Statement,
    values: &'v [Value<'v>],
) -> Result<Vec<Given<'v>>> {
    as_many(values.len(), statement.params().len())?;
    given(values)
}

pub(super) fn given<'v>(values: &'v [Value<'v>]) -> Result<Vec<Given<'v>>> {
    let mut given: Vec<Given<'v>> = Vec::with_capacity(values.len());
    for value in values {
        storable(*value)?;
        given.push(value);
    }
    Ok(given)
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
