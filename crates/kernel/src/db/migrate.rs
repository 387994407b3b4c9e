//! Migrations: forward only, one text for both engines, never edited once landed.

use sha2::{Digest, Sha256};

use crate::db::tx::{Engine, Tx};
use crate::db::{Arg, Db, changes, search};
use crate::error::{Error, Result};
use crate::time::Moment;

/// One step of the schema. `name` is `feature/number-what`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Unique name, `feature/001-what`.
    pub name: &'static str,
    /// SQL in the portable subset of `docs/sql.md`.
    pub sql: &'static str,
}

/// Where the applied steps are written down.
const LEDGER: &str = "create table if not exists migration (
    name text primary key, digest text not null, applied_at bigint not null)";
/// Any number; two processes that migrate PostgreSQL at once wait for each other on it.
const LOCK: i64 = 7_136_218_455;
/// A line that asks for a search index of that name.
const SEARCH: &str = "-- search index ";
/// A line that asks for a table to be watched, `TABLE COLUMN`.
const WATCHED: &str = "-- watched ";

impl Db {
    /// Brings the schema up to date, in the order given, in one transaction.
    ///
    /// # Errors
    /// A fault when a landed migration was edited or a statement fails; nothing is changed.
    pub fn migrate(&self, migrations: &[Migration]) -> Result<()> {
        let migrations = migrations.to_vec();
        self.write_now(move |tx| {
            begin(tx)?;
            let applied: Vec<(String, String)> =
                tx.rows("select name, digest from migration order by name", &[])?;
            for migration in &migrations {
                match applied.iter().find(|(name, _)| name == migration.name) {
                    Some((_, digest)) if *digest == digest_of(migration.sql) => {}
                    Some((name, _)) => {
                        return Err(Error::fault(format!("migration {name} was edited")));
                    }
                    None => apply(tx, migration)?,
                }
            }
            changes::forget_foreign(tx)?;
            check_order(tx)
        })
    }
}

impl Db {
    /// The steps applied so far and when, in their order; none before the first.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn applied(&self) -> Result<Vec<(String, Moment)>> {
        self.read_now(|tx| {
            let sql = match tx.engine {
                Engine::Sqlite(_) => {
                    "select 1 from sqlite_master where type = 'table' and name = 'migration'"
                }
                Engine::Postgres(..) => {
                    "select cast(1 as bigint) where to_regclass('migration') is not null"
                }
            };
            if tx.row::<(i64,)>(sql, &[])?.is_none() {
                return Ok(Vec::new());
            }
            tx.rows("select name, applied_at from migration order by name", &[])
        })
    }

    /// The engine's own name and version, for people.
    ///
    /// # Errors
    /// A fault when the database cannot be reached.
    pub fn version(&self) -> Result<String> {
        self.read_now(|tx| match tx.engine {
            Engine::Sqlite(_) => Ok(format!("SQLite {}", rusqlite::version())),
            Engine::Postgres(..) => {
                let version: String = tx.one("select current_setting('server_version')", &[])?;
                Ok(format!("PostgreSQL {version}"))
            }
        })
    }

    /// Looks whether an SQLite file is whole; the answer of another engine is always yes.
    ///
    /// # Errors
    /// A fault when the file cannot be read at all.
    pub fn is_sound(&self) -> Result<bool> {
        self.read_now(|tx| match tx.engine {
            Engine::Sqlite(_) => Ok(tx.one::<String>("pragma quick_check(1)", &[])? == "ok"),
            Engine::Postgres(..) => Ok(true),
        })
    }
}

/// The tables that migrations create and do not drop, in their order.
#[must_use]
pub fn tables_of(migrations: &[Migration]) -> Vec<&'static str> {
    let named = |begins: &'static str| {
        let lines = migrations.iter().flat_map(|migration| migration.sql.lines());
        let rest = lines.filter_map(move |line| line.strip_prefix(begins));
        rest.filter_map(|rest| rest.split([' ', '(', ';']).next())
    };
    let dropped: Vec<&str> = named("drop table ").collect();
    named("create table ").filter(|table| !dropped.contains(table)).collect()
}

fn begin(tx: &mut Tx<'_>) -> Result<()> {
    if matches!(tx.engine, Engine::Postgres(..)) {
        let _: String = tx.one("select cast(pg_advisory_xact_lock($1) as text)", &[&LOCK])?;
    }
    run(tx, LEDGER)
}

fn apply(tx: &mut Tx<'_>, migration: &Migration) -> Result<()> {
    let mut plain = String::new();
    let (mut indexes, mut watched) = (Vec::new(), Vec::new());
    for line in migration.sql.lines() {
        if let Some(name) = line.strip_prefix(SEARCH) {
            indexes.push(name.trim());
        } else if let Some(names) = line.strip_prefix(WATCHED) {
            watched.extend(names.trim().split_once(' '));
        } else {
            plain.push_str(line);
            plain.push('\n');
        }
    }
    run(tx, &plain)
        .map_err(|error| Error::fault(format!("migration {}: {error}", migration.name)))?;
    for name in indexes {
        run(tx, &search::definition(&tx.engine, name))?;
    }
    for (table, column) in watched {
        define(tx, &changes::definition(&tx.engine, table, column))?;
    }
    let values: [&dyn Arg; 3] = [&migration.name, &digest_of(migration.sql), &tx.now()];
    tx.exec("insert into migration (name, digest, applied_at) values ($1, $2, $3)", &values)?;
    Ok(())
}

/// Runs several statements. On PostgreSQL every text column compares by bytes, as on SQLite,
/// so that both engines sort and find alike whatever the server's locale.
fn run(tx: &mut Tx<'_>, sql: &str) -> Result<()> {
    match &mut tx.engine {
        Engine::Sqlite(connection) => Ok(connection.execute_batch(&clustered(sql))?),
        Engine::Postgres(inner, _) => Ok(inner.batch_execute(&by_bytes(sql))?),
    }
}

/// Runs statements as they are.
fn define(tx: &mut Tx<'_>, sql: &str) -> Result<()> {
    match &mut tx.engine {
        Engine::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
        Engine::Postgres(inner, _) => Ok(inner.batch_execute(sql)?),
    }
}

/// On SQLite a table lives in the tree of its primary key, instead of in a second one beside it:
/// half the writes. Not one that holds bytes, whose rows are too long for that.
fn clustered(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut fits = false;
    for line in sql.lines() {
        let begins = line.starts_with("create table ");
        let special = line.contains(" bytea") || line.contains(" integer primary key");
        fits = (begins || fits) && !special;
        match line.strip_suffix(");") {
            Some(rest) if fits && (begins || rest.is_empty()) => {
                out.push_str(rest);
                out.push_str(") without rowid;");
                fits = false;
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// `text` after the name of a column is its type; anywhere else it is something else.
fn by_bytes(sql: &str) -> String {
    let lines = sql.lines().map(|line| {
        let mut words = line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let mut before = String::new();
        for word in &mut words {
            let names_a_column = before
                .starts_with(|sign: char| sign.is_alphabetic() || sign == '(')
                && !matches!(before.as_str(), "as" | "column" | "references" | "on" | "set");
            let is_type = matches!(word.as_str(), "text" | "text," | "text)" | "text);" | "text;");
            if !word.is_empty() {
                before.clone_from(word);
            }
            if is_type && names_a_column {
                word.insert_str("text".len(), " collate \"C\"");
            }
        }
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Refuses a text column that PostgreSQL would sort by its locale: a migration that writes the
/// type in another way than `name text …` must be rewritten.
fn check_order(tx: &mut Tx<'_>) -> Result<()> {
    if matches!(tx.engine, Engine::Sqlite(_)) {
        return Ok(());
    }
    let sql = "select cast(c.relname as text), cast(a.attname as text)
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        join pg_collation o on o.oid = a.attcollation
        where c.relnamespace = cast(current_schema() as regnamespace)
          and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and a.atttypid = cast('text' as regtype) and o.collname <> 'C' limit 1";
    match tx.row::<(String, String)>(sql, &[])? {
        None => Ok(()),
        Some((table, column)) => {
            Err(Error::fault(format!("{table}.{column} is not declared as «{column} text»")))
        }
    }
}

pub(super) fn digest_of(sql: &str) -> String {
    Sha256::digest(sql.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn text_columns_compare_by_bytes_on_postgres() {
        let given = "create table a (\n    name text not null,\n    b text);";
        let told = "create table a (\n    name text collate \"C\" not null,\n    \
                    b text collate \"C\");";
        assert_eq!(by_bytes(given), told);
    }

    #[test]
    fn only_a_type_is_given_an_order() {
        let type_only = by_bytes("    text text not null,");
        assert_eq!(type_only, "    text text collate \"C\" not null,");
        let added = by_bytes("alter table a add column text text;");
        assert_eq!(added, "alter table a add column text text collate \"C\";");
        let cast = "update a set text = cast(b as text);";
        assert_eq!(by_bytes(cast), cast);
        let index = "create index i on text (text, b);";
        assert_eq!(by_bytes(index), index);
    }

    #[test]
    fn tables_without_bytes_live_in_the_tree_of_their_key() {
        let given = "create table a (\n    id text primary key\n);\ncreate index i on a (id);\n";
        let told = given.replacen("\n);", "\n) without rowid;", 1);
        assert_eq!(clustered(given), told);
        let bytes = "create table b (\n    id text primary key,\n    content bytea not null\n);\n";
        assert_eq!(clustered(bytes), bytes);
    }

    #[test]
    fn tables_are_listed_in_order() {
        let sql = "create table b (x text);\ncreate index i on b (x);\ncreate table a (\n y text);";
        assert_eq!(tables_of(&[Migration { name: "t/1", sql }]), ["b", "a"]);
    }
}
