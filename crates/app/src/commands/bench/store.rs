//! The bare engines, driven without our layer: what our figures are compared with.

use std::path::Path;

use kernel::db::{Migration, Place, Tx};
use kernel::{Error, Result};
use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

/// Tables of the bench's own, for short transactions.
pub(super) const TABLES: Migration = Migration {
    name: "bench/001-writes",
    sql: "create table bench_signature (
    id text primary key,
    who text not null,
    at bigint not null
);
create unique index bench_signature_who on bench_signature (who);
create table bench_consent (
    id text primary key,
    who text not null,
    wording text not null,
    at bigint not null
);
create index bench_consent_who on bench_consent (who);
create table bench_job (
    id text primary key,
    due_at bigint not null,
    payload text not null
);
create index bench_job_due on bench_job (due_at);
",
};

/// The statements of one short transaction, like those of a signature.
const STATEMENTS: [&str; 3] = [
    "insert into bench_signature (id, who, at) values ($1, $2, $3) on conflict do nothing",
    "insert into bench_consent (id, who, wording, at) values ($1, $2, 'v1', $3)",
    "insert into bench_job (id, due_at, payload) values ($1, $3, $2)",
];

/// One short transaction through our layer.
///
/// # Errors
/// A fault from the database.
pub(super) fn sign(tx: &mut Tx<'_>, id: &str, who: &str) -> Result<()> {
    let now = tx.now();
    let [signature, consent, job] = STATEMENTS;
    tx.exec(signature, &[&id, &who, &now])?;
    tx.exec(consent, &[&id, &who, &now])?;
    tx.exec(job, &[&id, &who, &now]).map(drop)
}

/// Gives tags and consents to shares of the people, for segments to choose from.
///
/// # Errors
/// A fault from the database.
pub(super) fn give_facts(tx: &mut Tx<'_>, some: &str, others: &str) -> Result<()> {
    // Member numbers are «M» and seven digits.
    let tags = |last: &str| {
        format!(
            "insert into {PERSON_TAG} (tag, person, tagged_at)
             select $1, id, 0 from person where substr(number, 8, 1) in ({last})"
        )
    };
    tx.exec(&tags("'1', '2', '3'"), &[&some])?;
    tx.exec(&tags("'3', '4'"), &[&others])?;
    let agreed = format!(
        "insert into {CONSENT_NOW} (purpose, channel, state, person, entry, at)
         select 'newsletter', 'email', 'given', id, '', 0 from person
         where substr(number, 7, 1) in ('0', '1', '2', '3', '4', '5')"
    );
    tx.exec(&agreed, &[]).map(drop)
}

/// Tables of features, which nobody else writes: only a bench does, in a database that goes away.
const PERSON_TAG: &str = "person_tag";
const CONSENT_NOW: &str = "consent_now";

/// Takes a tag from somebody who bears it, another one each time.
///
/// # Errors
/// A fault from the database.
pub(super) fn change_somebody(tx: &mut Tx<'_>, tag: &str, nth: i64) -> Result<()> {
    let who = format!("select person from {PERSON_TAG} where tag = $1 limit 1 offset $2");
    if let Some((person,)) = tx.row::<(String,)>(&who, &[&tag, &nth])? {
        let sql = format!("delete from {PERSON_TAG} where tag = $1 and person = $2");
        tx.exec(&sql, &[&tag, &person])?;
    }
    Ok(())
}

/// Imported people after one, with the units that keep them.
///
/// # Errors
/// A fault from the database.
pub(super) fn some_people(
    tx: &mut Tx<'_>,
    after: &str,
    limit: i64,
) -> Result<Vec<(String, String)>> {
    let sql = "select id, home_unit from person where id > $1 and number is not null
               order by id limit $2";
    tx.rows(sql, &[&after, &limit])
}

/// Transactions that share a commit on the bare SQLite, as many as our layer groups at most.
const GROUP: usize = 256;

/// The same transactions on the bare SQLite, durable, in groups.
///
/// # Errors
/// A fault from the engine.
pub(super) fn sign_on_sqlite(file: &Path, ids: &[(String, String)]) -> Result<()> {
    let mut connection = connect(file)?;
    for group in ids.chunks(GROUP) {
        let transaction = connection.transaction()?;
        for (id, who) in group {
            for sql in STATEMENTS {
                let mut statement = transaction.prepare_cached(sql)?;
                for (name, value) in [("$1", id), ("$2", who)] {
                    if let Some(index) = statement.parameter_index(name)? {
                        statement.raw_bind_parameter(index, value)?;
                    }
                }
                if let Some(index) = statement.parameter_index("$3")? {
                    statement.raw_bind_parameter(index, 0)?;
                }
                statement.raw_execute()?;
            }
        }
        transaction.commit()?;
    }
    Ok(())
}

/// The same transactions on one connection of the bare PostgreSQL, each with its commit.
///
/// # Errors
/// A fault from the engine.
pub(super) fn sign_on_postgres(url: &str, ids: &[(String, String)]) -> Result<()> {
    let mut client = postgres::Client::connect(url, postgres::NoTls)?;
    let [signature, consent, job] = STATEMENTS;
    let signature = client.prepare(signature)?;
    let consent = client.prepare(consent)?;
    let job = client.prepare(job)?;
    for (id, who) in ids {
        let mut transaction = client.transaction()?;
        for statement in [&signature, &consent, &job] {
            transaction.execute(statement, &[id, who, &0_i64])?;
        }
        transaction.commit()?;
    }
    Ok(())
}

/// Copies the rows of `tables` with the bare engine, one statement each, streaming.
///
/// # Errors
/// A fault from the engine.
pub(super) fn copy_bare(from: &Place, to: &Place, tables: &[&str]) -> Result<()> {
    match (from, to) {
        (Place::Sqlite(from), Place::Sqlite(to)) => copy_sqlite(from, to, tables),
        (Place::Postgres(from), Place::Postgres(to)) => copy_postgres(from, to, tables),
        _ => Err(Error::fault("two engines are not one")),
    }
}

fn copy_sqlite(from: &Path, to: &Path, tables: &[&str]) -> Result<()> {
    let (source, mut target) = (connect(from)?, connect(to)?);
    let transaction = target.transaction()?;
    // Units refer to units: the order is that of their keys, so references wait for the commit.
    transaction.pragma_update(None, "defer_foreign_keys", true)?;
    for table in tables {
        let mut read = source.prepare(&format!("select * from {table}"))?;
        let width = read.column_count();
        let marks = vec!["?"; width].join(", ");
        let mut write = transaction.prepare(&format!("insert into {table} values ({marks})"))?;
        let mut rows = read.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..width {
                write
                    .raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
            }
            write.raw_execute()?;
        }
    }
    transaction.commit()?;
    Ok(())
}

fn copy_postgres(from: &str, to: &str, tables: &[&str]) -> Result<()> {
    let mut source = postgres::Client::connect(from, postgres::NoTls)?;
    let mut target = postgres::Client::connect(to, postgres::NoTls)?;
    let mut transaction = target.transaction()?;
    for table in tables {
        let mut rows = source.copy_out(&format!("copy {table} to stdout binary"))?;
        let mut into = transaction.copy_in(&format!("copy {table} from stdin binary"))?;
        std::io::copy(&mut rows, &mut into)?;
        into.finish()?;
    }
    transaction.commit()?;
    Ok(())
}

/// Reads all rows of `tables` with the bare engine, streaming.
///
/// # Errors
/// A fault from the engine.
pub(super) fn read_bare(place: &Place, tables: &[&str]) -> Result<()> {
    match place {
        Place::Sqlite(file) => {
            let connection = connect(file)?;
            for table in tables {
                let mut read = connection.prepare(&format!("select * from {table}"))?;
                let width = read.column_count();
                let mut rows = read.query([])?;
                while let Some(row) = rows.next()? {
                    for column in 0..width {
                        row.get_ref(column)?;
                    }
                }
            }
            Ok(())
        }
        Place::Postgres(url) => {
            let mut client = postgres::Client::connect(url, postgres::NoTls)?;
            for table in tables {
                let sql = format!("copy {table} to stdout binary");
                std::io::copy(&mut client.copy_out(&sql)?, &mut std::io::sink())?;
            }
            Ok(())
        }
    }
}

/// As durable as our layer: log ahead, every commit on disk, references checked.
fn connect(file: &Path) -> Result<Connection> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Makes schemas on a server.
///
/// # Errors
/// A fault from the server.
pub(super) fn make_schemas(server: &str, names: &[String]) -> Result<()> {
    let mut client = postgres::Client::connect(server, postgres::NoTls)?;
    for name in names {
        client.batch_execute(&format!("create schema {name}"))?;
    }
    Ok(())
}

/// Drops schemas and all they hold.
///
/// # Errors
/// A fault from the server.
pub(super) fn drop_schemas(server: &str, names: &[String]) -> Result<()> {
    let mut client = postgres::Client::connect(server, postgres::NoTls)?;
    for name in names {
        client.batch_execute(&format!("drop schema if exists {name} cascade"))?;
    }
    Ok(())
}
