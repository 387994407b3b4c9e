//! Rows of any table as values by column name, so that what belongs to a record can be put aside
//! and brought back by code that does not know the table.

use serde_json::{Map, Value as Json};

use crate::db::copy::columns_of;
use crate::db::row::{FromRow, Row};
use crate::db::tx::{Engine, Tx};
use crate::db::value::{Arg, Cell};
use crate::error::{Error, Result};

/// A row by column name: text, whole numbers and nothing. Tables of people hold no bytes.
pub type RowAside = Map<String, Json>;

impl Tx<'_> {
    /// The columns of a table, in its order.
    ///
    /// # Errors
    /// A fault when there is no such table.
    pub fn columns_of(&mut self, table: &'static str) -> Result<Vec<String>> {
        columns_of(self, table)
    }

    /// The columns of a table's primary key.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn key_of(&mut self, table: &'static str) -> Result<Vec<String>> {
        let sql = match &self.engine {
            Engine::Sqlite(_) => {
                format!("select name from pragma_table_info('{table}') where pk > 0 order by pk")
            }
            Engine::Postgres(..) => format!(
                "select cast(a.attname as text) from pg_index i join pg_attribute a
                 on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                 where i.indrelid = cast('{table}' as regclass) and i.indisprimary
                 order by a.attnum"
            ),
        };
        let names: Vec<(String,)> = self.rows(&sql, &[])?;
        Ok(names.into_iter().map(|(name,)| name).collect())
    }

    /// The rows of a table whose `column` holds `value`, at most `limit`, in the order of their
    /// key.
    ///
    /// # Errors
    /// A fault from the engine, or when a row holds bytes or a real number.
    pub fn rows_aside(
        &mut self,
        table: &'static str,
        column: &str,
        value: &str,
        limit: i64,
    ) -> Result<Vec<RowAside>> {
        let (columns, key) = (columns_of(self, table)?, self.key_of(table)?.join(", "));
        let names = columns.join(", ");
        let sql =
            format!("select {names} from {table} where {column} = $1 order by {key} limit $2");
        let mut rows = Vec::new();
        self.each(&sql, &[&value, &limit], |row: Aside| {
            let cells = row.0.into_iter().map(json).collect::<Result<Vec<_>>>()?;
            rows.push(columns.iter().cloned().zip(cells).collect());
            Ok(())
        })?;
        Ok(rows)
    }

    /// Writes a row that was put aside; a row with its key is overwritten.
    ///
    /// # Errors
    /// A fault from the engine, or when the row has another kind of value.
    pub fn put_back(&mut self, table: &'static str, row: &RowAside) -> Result<()> {
        let key = self.key_of(table)?;
        let names: Vec<&str> = row.keys().map(String::as_str).collect();
        let cells = row.values().map(cell).collect::<Result<Vec<_>>>()?;
        let sets: Vec<String> = names
            .iter()
            .filter(|name| !key.iter().any(|one| one == *name))
            .map(|name| format!("{name} = excluded.{name}"))
            .collect();
        let then = match sets.is_empty() {
            true => "nothing".to_owned(),
            false => format!("update set {}", sets.join(", ")),
        };
        let sql = format!(
            "insert into {table} ({}) values ({}) on conflict ({}) do {then}",
            names.join(", "),
            crate::db::marks(1, names.len()),
            key.join(", "),
        );
        let args: Vec<&dyn Arg> = cells.iter().map(|cell| -> &dyn Arg { cell }).collect();
        self.exec(&sql, &args).map(drop)
    }

    /// Deletes the row that has the key of `row`.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn take_away(&mut self, table: &'static str, row: &RowAside) -> Result<()> {
        let key = self.key_of(table)?;
        let wanted: Vec<String> =
            key.iter().enumerate().map(|(at, name)| format!("{name} = ${}", at + 1)).collect();
        let cells: Vec<Cell> = key
            .iter()
            .map(|name| row.get(name).map_or(Ok(Cell::Null), cell))
            .collect::<Result<_>>()?;
        let sql = format!("delete from {table} where {}", wanted.join(" and "));
        let args: Vec<&dyn Arg> = cells.iter().map(|cell| -> &dyn Arg { cell }).collect();
        self.exec(&sql, &args).map(drop)
    }
}

fn json(cell: Cell) -> Result<Json> {
    match cell {
        Cell::Null => Ok(Json::Null),
        Cell::Text(text) => Ok(Json::String(text)),
        Cell::Int(number) => Ok(Json::from(number)),
        Cell::Real(_) | Cell::Bytes(_) => Err(Error::fault("only text and whole numbers")),
    }
}

fn cell(value: &Json) -> Result<Cell> {
    match value {
        Json::Null => Ok(Cell::Null),
        Json::String(text) => Ok(Cell::Text(text.clone())),
        other => other.as_i64().map(Cell::Int).ok_or_else(|| Error::fault("no cell of a row")),
    }
}

/// A row of any width.
struct Aside(Vec<Cell>);

impl FromRow for Aside {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        (0..row.width()).map(|index| row.get::<Cell>(index)).collect::<Result<_>>().map(Self)
    }
}
