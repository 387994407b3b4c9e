//! Which rows of watched tables changed since when, so that what a process remembers of them can
//! be caught up instead of read again.
//!
//! The line `-- watched TABLE COLUMN` of a migration makes triggers: each row that is written or
//! deleted leaves what it holds in that column (whom it is about) in the table `changed`, in the
//! same transaction, whoever writes. Old entries go away by themselves, and who asks for them is
//! told that they are gone.
//!
//! A [`Place`] is where one snapshot stands among the changes. SQLite numbers each change;
//! PostgreSQL's are numbered by their transactions, which end in another order than they begin in,
//! so that a place also names those that were still going on.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::db::tx::{Engine, Tx};
use crate::error::{Error, Result};

/// Changes that SQLite keeps.
const KEPT_ROWS_MAX: i64 = 262_144;
/// Transactions whose changes PostgreSQL keeps.
const KEPT_TRANSACTIONS_MAX: i64 = 16_384;
/// Old changes go away once in so many, a power of two.
const SWEEP_EVERY: i64 = 1_024;
/// The number of the transaction.
const POSTGRES_NOW: &str = "cast(cast(pg_current_xact_id() as text) as bigint)";

/// Where a snapshot stands among the changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The number of the next change.
    next: i64,
    /// Lower numbers of changes that it does not see, since they were not over.
    going: Vec<i64>,
}

impl Place {
    /// The place before the change of a number.
    #[cfg(test)]
    pub(super) const fn at(next: i64) -> Self {
        Self { next, going: Vec::new() }
    }

    /// Reads `lowest:next:going,going`.
    fn of_snapshot(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ':').skip(1);
        let next = parts.next()?.parse().ok()?;
        let going = parts.next()?.split(',').filter(|part| !part.is_empty());
        Some(Self {
            next,
            going: going.map(str::parse).collect::<std::result::Result<_, _>>().ok()?,
        })
    }

    fn sees(&self, at: i64) -> bool {
        at < self.next && !self.going.contains(&at)
    }

    fn first_unseen(&self) -> i64 {
        self.going.iter().copied().min().unwrap_or(self.next).min(self.next)
    }

    /// Whether whoever stands at another place sees all that is seen from here.
    #[must_use]
    pub fn is_seen_by(&self, other: &Self) -> bool {
        self.next <= other.next && other.going.iter().all(|at| !self.sees(*at))
    }
}

/// The statements that watch a table by the column that names whom a row is about.
pub(super) fn definition(engine: &Engine<'_>, table: &str, column: &str) -> String {
    match engine {
        Engine::Sqlite(_) => format!(
            "create table if not exists changed (at integer primary key, key text not null);
             create trigger if not exists changed_sweep after insert on changed
                when new.at % {SWEEP_EVERY} = 0
                begin delete from changed where at <= new.at - {KEPT_ROWS_MAX}; end;
             create trigger changed_insert_{table} after insert on {table}
                begin insert into changed (key) select new.{column}
                where new.{column} <> ''; end;
             create trigger changed_delete_{table} after delete on {table}
                begin insert into changed (key) select old.{column}
                where old.{column} <> ''; end;
             create trigger changed_update_{table} after update on {table}
                begin insert into changed (key) select key from (select old.{column} as key
                union select new.{column}) where key <> ''; end;"
        ),
        Engine::Postgres(..) => {
            let note = |rows: &str| {
                format!(
                    "insert into changed select distinct {POSTGRES_NOW}, {column} from {rows}
                     where {column} <> '' on conflict do nothing;"
                )
            };
            let (new, old) = (note("new_rows"), note("old_rows"));
            // Nobody waits for another who sweeps; the entry without key says up to where.
            let oldest = format!("{POSTGRES_NOW} - {KEPT_TRANSACTIONS_MAX}");
            let sweep = format!(
                "delete from changed where (at, key) in (select at, key from changed
                    where at < {oldest} for update skip locked);
                 insert into changed values ({oldest}, '') on conflict do nothing;"
            );
            let on = |act: &str, rows: &str| {
                format!(
                    "create trigger changed_{act} after {act} on {table} referencing {rows}
                     for each statement execute function changed_{table}();"
                )
            };
            let (inserted, deleted) =
                (on("insert", "new table as new_rows"), "old table as old_rows");
            let updated = on("update", "new table as new_rows old table as old_rows");
            format!(
                "create table if not exists changed (at bigint not null,
                    key text collate \"C\" not null, primary key (at, key));
                 create function changed_{table}() returns trigger language plpgsql as $$ begin
                    if tg_op <> 'DELETE' then {new} end if;
                    if tg_op <> 'INSERT' then {old} end if;
                    if {POSTGRES_NOW} % {SWEEP_EVERY} = 0 then {sweep} end if;
                    return null;
                 end $$;
                 {inserted} {} {updated}",
                on("delete", deleted)
            )
        }
    }
}

/// SQLite's watched tables, and the column that names whom a row is about.
///
/// # Errors
/// A fault from the engine.
pub(super) fn watched(connection: &Connection) -> Result<HashMap<String, String>> {
    let sql = "select tbl_name, sql from sqlite_master
               where type = 'trigger' and name = 'changed_insert_' || tbl_name";
    let mut statement = connection.prepare_cached(sql)?;
    let triggers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut watched = HashMap::new();
    for trigger in triggers {
        let (table, sql): (String, String) = trigger?;
        let column = sql.split("new.").nth(1).and_then(|rest| rest.split_whitespace().next());
        watched.extend(column.map(|column| (table, column.to_owned())));
    }
    Ok(watched)
}

/// A time without triggers on SQLite, however it ends.
pub(super) struct Silent<'a>(&'a Connection);

impl<'a> Silent<'a> {
    pub(super) fn begin(connection: &'a Connection) -> Result<Self> {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        Ok(Self(connection))
    }
}

impl Drop for Silent<'_> {
    fn drop(&mut self) {
        // Setting this flag of an open connection cannot fail.
        drop(self.0.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, true));
    }
}

/// Forgets what a dump of another PostgreSQL server brought, whose transactions had other numbers.
///
/// # Errors
/// A fault from the engine.
pub(super) fn forget_foreign(tx: &mut Tx<'_>) -> Result<()> {
    let here = "select cast(count(*) as bigint) from pg_class where relname = 'changed'
                and relnamespace = cast(current_schema() as regnamespace)";
    if tx.is_postgres() && tx.one::<i64>(here, &[])? > 0 {
        tx.exec(&format!("delete from changed where at > {POSTGRES_NOW}"), &[])?;
    }
    Ok(())
}

impl Tx<'_> {
    /// Where this snapshot stands among the changes.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn change_place(&mut self) -> Result<Place> {
        if !self.is_postgres() {
            let next = self.one("select coalesce(max(at), 0) + 1 from changed", &[])?;
            return Ok(Place { next, going: Vec::new() });
        }
        let snapshot: String = self.one("select cast(pg_current_snapshot() as text)", &[])?;
        Place::of_snapshot(&snapshot).ok_or_else(|| Error::fault("an unknown kind of snapshot"))
    }

    /// What changed after a place; `None` when it is more than `most`, or forgotten.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn changed_since(&mut self, place: &Place, most: usize) -> Result<Option<Vec<String>>> {
        if !self.is_postgres() {
            let first: Option<i64> = self.one("select min(at) from changed", &[])?;
            if first.is_some_and(|first| first > place.next) {
                return Ok(None);
            }
        }
        let (first, limit) = (place.first_unseen(), i64::try_from(most)?.saturating_mul(8));
        let rows: Vec<(i64, String)> =
            self.rows("select at, key from changed where at >= $1 limit $2", &[&first, &limit])?;
        let all_seen = i64::try_from(rows.len())? < limit;
        let forgotten = rows.iter().any(|(at, key)| key.is_empty() && *at > first);
        let unseen = rows.into_iter().filter(|(at, key)| !place.sees(*at) && !key.is_empty());
        let keys: BTreeSet<String> = unseen.map(|(_, key)| key).collect();
        let told = all_seen && !forgotten && keys.len() <= most;
        Ok(told.then(|| keys.into_iter().collect()))
    }

    /// The tables that nobody watches.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn unwatched_tables(&mut self) -> Result<Vec<String>> {
        let sql = if self.is_postgres() {
            "select cast(c.relname as text) from pg_class c
             where c.relnamespace = cast(current_schema() as regnamespace)
               and c.relkind in ('r', 'p', 'v', 'm')
               and not exists (select 1 from pg_trigger t
                   where t.tgrelid = c.oid and t.tgname = 'changed_insert')"
        } else {
            "select t.name from sqlite_master t where t.type in ('table', 'view')
               and not exists (select 1 from sqlite_master g where g.type = 'trigger'
                   and g.tbl_name = t.name and g.name = 'changed_insert_' || t.name)"
        };
        let names: Vec<(String,)> = self.rows(sql, &[])?;
        Ok(names.into_iter().map(|(name,)| name).collect())
    }

    /// Does something to a table that nobody uses yet, without noting changes.
    ///
    /// # Errors
    /// A fault from the engine, or from the work.
    pub(super) fn unnoted<T>(
        &mut self,
        table: &str,
        work: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        if let Engine::Sqlite(connection) = self.engine {
            let _silent = Silent::begin(connection)?;
            return work(self);
        }
        // After a fault PostgreSQL undoes this with the rest.
        self.exec(&format!("alter table {table} disable trigger user"), &[])?;
        let done = work(self)?;
        self.exec(&format!("alter table {table} enable trigger user"), &[])?;
        Ok(done)
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    fn place(text: &str) -> Place {
        Place::of_snapshot(text).unwrap()
    }

    #[test]
    fn places_tell_what_they_see() {
        let one = place("10:20:10,14");
        assert!(one.sees(9) && one.sees(11) && !one.sees(14) && !one.sees(20));
        assert_eq!((one.first_unseen(), place("20:20:").first_unseen()), (10, 20));
        assert!(one.is_seen_by(&one));
        for later in ["14:20:14", "10:25:10,14,22", "10:25:10", "25:25:"] {
            assert!(one.is_seen_by(&place(later)), "{later}");
            assert!(!place(later).is_seen_by(&one), "{later}");
        }
        for wrong in ["", "10", "10:20", "10:x:", "10:20:1,x"] {
            assert_eq!(Place::of_snapshot(wrong), None, "{wrong}");
        }
    }
}
