//! Many new rows at once.
//!
//! On SQLite a statement that runs triggers must be able to be undone alone, so that it copies
//! every page it touches before it writes there: a load of rows one by one would copy the same
//! pages again and again. So one statement inserts several rows, and a long load does without the
//! triggers of a watched table ([`super::changes`]) and notes by itself whom its rows are about,
//! each once a transaction.

use std::collections::{BTreeSet, HashMap};

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::Type;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::db::changes;
use crate::db::tx::{Engine, Prepared, Tx, as_many, given, row_marks, storable};
use crate::db::value::{Arg, Cell, Value};
use crate::error::Result;

/// Rows that one statement inserts on SQLite.
const ROWS_AT_ONCE: usize = 8;
/// So few rows are inserted on PostgreSQL: COPY asks the server three times, however
/// little there is to load.
const FEW_MAX: usize = 3;
/// Shorter loads run the triggers: to do without them, and with them again, has SQLite prepare each
/// statement anew.
const LONG_MIN: usize = 64;

/// Whom loads of one transaction noted as changed, on SQLite.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The watched tables and the column that names whom a row is about, once asked for.
    watched: Option<HashMap<String, String>>,
    /// Whom this transaction noted already.
    keys: BTreeSet<String>,
}

impl Tx<'_> {
    /// Loads many new rows at once: COPY on PostgreSQL, statements of several rows on SQLite; a few
    /// rows are one statement on PostgreSQL too.
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
        let sql = format!("load {table} ({names})");
        if let Err(error) = self.goes_on() {
            return self.noted(&sql, Err(error));
        }
        let loaded = match &mut self.engine {
            Engine::Sqlite(connection) => {
                Load { connection, table, columns }.run(rows.into_iter(), &mut self.notes)
            }
            Engine::Postgres(tx, prepared) => load_postgres(tx, prepared, table, &names, rows),
        };
        self.noted(&sql, loaded)
    }
}

/// A load into one table of SQLite.
#[derive(Clone, Copy)]
struct Load<'a> {
    connection: &'a Connection,
    table: &'a str,
    columns: &'a [&'a str],
}

impl Load<'_> {
    fn run<R: AsRef<[Cell]>>(
        self,
        mut rows: impl Iterator<Item = Result<R>>,
        notes: &mut Notes,
    ) -> Result<u64> {
        let first: Vec<R> = rows.by_ref().take(LONG_MIN).collect::<Result<_>>()?;
        let is_short = first.len() < LONG_MIN;
        let rows = first.into_iter().map(Ok).chain(rows);
        let place = if is_short { None } else { self.place_of_key(notes)? };
        let Some(place) = place else { return self.insert(rows, |_| ()) };
        if !self.connection.db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER)? {
            return self.insert(rows, |_| ());
        }
        let mut keys = BTreeSet::new();
        let silent = changes::Silent::begin(self.connection)?;
        let loaded = self.insert(rows, |row| {
            if let Some(Value::Text(key)) = row.get(place).map(Arg::value)
                && !notes.keys.contains(key)
            {
                keys.insert(key.to_owned());
            }
        });
        drop(silent);
        let loaded = loaded?;
        let noted = keys.iter().filter(|key| !key.is_empty());
        let noted = noted.map(|key| Ok([Cell::Text(key.clone())]));
        Load { table: "changed", columns: &["key"], ..self }.insert(noted, |_| ())?;
        notes.keys.append(&mut keys);
        Ok(loaded)
    }

    /// Where among the columns it stands whom a row is about; `None` when nobody watches.
    fn place_of_key(self, notes: &mut Notes) -> Result<Option<usize>> {
        let watched = match &mut notes.watched {
            Some(known) => known,
            unknown => unknown.insert(changes::watched(self.connection)?),
        };
        let Some(key) = watched.get(self.table) else { return Ok(None) };
        Ok(self.columns.iter().position(|column| column == key))
    }

    /// Inserts rows, several with one statement; `see` is shown each.
    fn insert<R: AsRef<[Cell]>>(
        self,
        rows: impl Iterator<Item = Result<R>>,
        mut see: impl FnMut(&[Cell]),
    ) -> Result<u64> {
        let (mut many, one) = (None, self.statement(1));
        let mut waiting: Vec<R> = Vec::with_capacity(ROWS_AT_ONCE);
        let mut loaded = 0;
        for row in rows {
            let row = row?;
            as_many(row.as_ref().len(), self.columns.len())?;
            see(row.as_ref());
            waiting.push(row);
            if waiting.len() == ROWS_AT_ONCE {
                let many = many.get_or_insert_with(|| self.statement(ROWS_AT_ONCE));
                self.insert_together(many, &waiting)?;
                waiting.clear();
            }
            loaded += 1;
        }
        for row in waiting.chunks(1) {
            self.insert_together(&one, row)?;
        }
        Ok(loaded)
    }

    fn insert_together<R: AsRef<[Cell]>>(self, sql: &str, rows: &[R]) -> Result<()> {
        let mut statement = self.connection.prepare_cached(sql)?;
        for (index, cell) in rows.iter().flat_map(AsRef::as_ref).enumerate() {
            statement.raw_bind_parameter(index + 1, storable(cell.value())?)?;
        }
        statement.raw_execute()?;
        Ok(())
    }

    /// The statement that inserts so many rows. Its marks bear no number: each is there once.
    fn statement(self, rows: usize) -> String {
        let row = format!("({})", vec!["?"; self.columns.len()].join(", "));
        let names = self.columns.join(", ");
        format!("insert into {} ({names}) values {}", self.table, vec![row; rows].join(", "))
    }
}

fn load_postgres<R: AsRef<[Cell]>>(
    tx: &mut postgres::Transaction<'_>,
    prepared: &mut Prepared,
    table: &str,
    names: &str,
    rows: impl IntoIterator<Item = Result<R>>,
) -> Result<u64> {
    let mut rows = rows.into_iter();
    let first: Vec<R> = rows.by_ref().take(FEW_MAX + 1).collect::<Result<_>>()?;
    if first.len() <= FEW_MAX {
        return insert_few(tx, prepared, (table, names), &first);
    }
    let typed = prepared.get(tx, &format!("select {names} from {table} limit 0"))?;
    let kinds: Vec<Type> = typed.columns().iter().map(|column| column.type_().clone()).collect();
    let out = tx.copy_in(&format!("copy {table} ({names}) from stdin binary"))?;
    let mut writer = BinaryCopyInWriter::new(out, &kinds);
    for row in first.into_iter().map(Ok).chain(rows) {
        let row = row?;
        as_many(row.as_ref().len(), kinds.len())?;
        let values: Vec<Value<'_>> = row.as_ref().iter().map(Arg::value).collect();
        writer.write(&given(&values)?)?;
    }
    Ok(writer.finish()?)
}

/// Inserts them with one statement, so that they may refer to one another.
fn insert_few<R: AsRef<[Cell]>>(
    tx: &mut postgres::Transaction<'_>,
    prepared: &mut Prepared,
    (table, names): (&str, &str),
    rows: &[R],
) -> Result<u64> {
    if rows.is_empty() {
        return Ok(0);
    }
    let columns = names.split(", ").count();
    for row in rows {
        as_many(row.as_ref().len(), columns)?;
    }
    let sql = format!("insert into {table} ({names}) values {}", row_marks(rows.len(), columns));
    let statement = prepared.get(tx, &sql)?;
    let cells = rows.iter().flat_map(AsRef::as_ref);
    let values: Vec<Value<'_>> = cells.map(Arg::value).collect();
    Ok(tx.execute(&statement, &given(&values)?)?)
}
