//! Migrations: forward only, one text for both engines, never edited once landed.

use sha2::{Digest, Sha256};

use crate::db::tx::{Engine, Tx};
use crate::db::{Arg, Db, search};
use crate::error::{Error, Result};

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
            Ok(())
        })
    }
}

/// The tables that migrations create, in their order.
#[must_use]
pub fn tables_of(migrations: &[Migration]) -> Vec<&'static str> {
    let lines = migrations
        .iter()
        .flat_map(|migration| migration.sql.lines());
    lines
        .filter_map(|line| line.strip_prefix("create table "))
        .filter_map(|rest| rest.split([' ', '(']).next())
        .collect()
}

fn begin(tx: &mut Tx<'_>) -> Result<()> {
    if matches!(tx.engine, Engine::Postgres(..)) {
        let _: String = tx.one("select cast(pg_advisory_xact_lock($1) as text)", &[&LOCK])?;
    }
    run(tx, LEDGER)
}

fn apply(tx: &mut Tx<'_>, migration: &Migration) -> Result<()> {
    let mut plain = String::new();
    let mut indexes = Vec::new();
    for line in migration.sql.lines() {
        match line.strip_prefix(SEARCH) {
            Some(name) => indexes.push(name.trim()),
            None => {
                plain.push_str(line);
                plain.push('\n');
            }
        }
    }
    run(tx, &plain)
        .map_err(|error| Error::fault(format!("migration {}: {error}", migration.name)))?;
    for name in indexes {
        run(tx, &search::definition(&tx.engine, name))?;
    }
    let values: [&dyn Arg; 3] = [&migration.name, &digest_of(migration.sql), &tx.now()];
    tx.exec(
        "insert into migration (name, digest, applied_at) values ($1, $2, $3)",
        &values,
    )?;
    Ok(())
}

/// Runs several statements. On PostgreSQL every text column compares by bytes, as on SQLite,
/// so that both engines sort and find alike whatever the server's locale.
fn run(tx: &mut Tx<'_>, sql: &str) -> Result<()> {
    match &mut tx.engine {
        Engine::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
        Engine::Postgres(inner, _) => Ok(inner.batch_execute(&by_bytes(sql))?),
    }
}

fn by_bytes(sql: &str) -> String {
    let lines = sql.lines().map(|line| {
        let mut words = line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        for word in words.iter_mut().skip(1) {
            match word.as_str() {
                "text" | "text," | "text);" | "text)" | "text;" => {
                    word.insert_str("text".len(), " collate \"C\"");
                }
                _ => {}
            }
        }
        words.join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn digest_of(sql: &str) -> String {
    Sha256::digest(sql.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
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
    fn tables_are_listed_in_order() {
        let sql = "create table b (x text);\ncreate index i on b (x);\ncreate table a (\n y text);";
        assert_eq!(tables_of(&[Migration { name: "t/1", sql }]), ["b", "a"]);
    }
}
