//! Databases for tests on both engines: each test has its own, nothing is shared.
//!
//! `MAILLAGE_TEST_POSTGRES` is the connection string of a server where schemas may be made,
//! `host=/run/postgresql user=maillage dbname=postgres` for instance. Without it the stories
//! on PostgreSQL are left out with a note; where `CI` is set, its absence fails them.

use std::fmt::Debug;
use std::ops::Deref;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::db::migrate::digest_of;
use crate::db::{Db, Migration, Place};
use crate::ids::{random_bytes, random_hex};
use crate::time::{Clock, Moment};

/// Connections to PostgreSQL for reading, and as many for writing, in a test.
const LINKS: usize = 3;

/// One of the two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded engine.
    Sqlite,
    /// The server.
    Postgres,
}

impl Engine {
    /// A database of this engine; `None` when there is no server to test on.
    #[must_use]
    pub fn open(self, clock: &Clock, migrations: &[Migration]) -> Option<TestDb> {
        match self {
            Self::Sqlite => Some(sqlite(clock, migrations)),
            Self::Postgres => postgres(clock, migrations),
        }
    }
}

/// A database that goes away with the test.
pub struct TestDb {
    db: Db,
    schema: Option<Schema>,
    _folder: Option<TempDir>,
}

struct Schema {
    server: String,
    name: String,
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl TestDb {
    /// Which engine it is.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        match self.schema {
            None => Engine::Sqlite,
            Some(_) => Engine::Postgres,
        }
    }

    /// A second way in, as another process has: its own connections, the same rows.
    #[must_use]
    pub fn open_again(&self) -> Db {
        must(Db::open_with(self.db.place(), self.db.clock(), LINKS))
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Some(Schema { server, name }) = &self.schema {
            on_server(server, format!("drop schema if exists {name} cascade"));
        }
    }
}

/// A clock that stands at 24 November 2026, 09:00 in Paris.
#[must_use]
pub fn standing_clock() -> Clock {
    Clock::standing_at(Moment(1_795_507_200_000))
}

/// A database of the kernel's own tables.
#[must_use]
pub fn kernel_only(engine: Engine) -> Option<TestDb> {
    engine.open(&standing_clock(), crate::MIGRATIONS)
}

/// A migrated SQLite file of its own.
#[must_use]
pub fn sqlite(clock: &Clock, migrations: &[Migration]) -> TestDb {
    let folder = must(tempfile::tempdir());
    let file = folder.path().join("test.sqlite");
    must(std::fs::copy(template(migrations), &file));
    let db = must(Db::open(&Place::Sqlite(file), clock));
    TestDb { db, schema: None, _folder: Some(folder) }
}

/// A migrated schema of its own; `None` when there is no server to test on.
#[must_use]
pub fn postgres(clock: &Clock, migrations: &[Migration]) -> Option<TestDb> {
    let server = server()?;
    let tail = random_hex::<8>();
    let name = format!("test_{tail}");
    on_server(&server, format!("create schema {name}"));
    let place = Place::Postgres(inside(&server, &name));
    let db = must(Db::open_with(&place, clock, LINKS));
    must(db.migrate(migrations));
    Some(TestDb { db, schema: Some(Schema { server, name }), _folder: None })
}

/// A file migrated once for each set of migrations, by whichever test comes first.
fn template(migrations: &[Migration]) -> PathBuf {
    let texts: Vec<String> = migrations
        .iter()
        .map(|migration| format!("{}\n{}", migration.name, migration.sql))
        .collect();
    let mut digest = digest_of(&texts.join("\n"));
    digest.truncate(24);
    let file = std::env::temp_dir().join(format!("maillage-test-{digest}.sqlite"));
    if file.exists() {
        return file;
    }
    let folder = must(tempfile::tempdir());
    let made = folder.path().join("made.sqlite");
    let place = Place::Sqlite(folder.path().join("migrated.sqlite"));
    let db = must(Db::open(&place, &standing_clock()));
    must(db.migrate(migrations));
    must(db.backup_to(&made, migrations));
    let beside = file.with_extension(format!("{:02x?}", random_bytes::<4>()));
    must(std::fs::copy(&made, &beside));
    // Another test may have been faster: both files are alike.
    must(std::fs::rename(&beside, &file));
    file
}

/// The connection string that finds the tables in `schema`.
fn inside(server: &str, schema: &str) -> String {
    if server.contains("://") {
        let mark = if server.contains('?') { '&' } else { '?' };
        return format!("{server}{mark}options=-c%20search_path%3D{schema}");
    }
    format!("{server} options='-c search_path={schema}'")
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings; this names their server")]
fn server() -> Option<String> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let server = set("MAILLAGE_TEST_POSTGRES");
    if server.is_none() {
        assert!(set("CI").is_none(), "MAILLAGE_TEST_POSTGRES must be set where CI is");
        tell("left out: MAILLAGE_TEST_POSTGRES names no server");
    }
    server
}

/// Runs one statement on a connection of its own, in a thread of its own: a test may be inside
/// an asynchronous runtime, where a blocking client must not be opened.
fn on_server(server: &str, sql: String) {
    let server = server.to_owned();
    let ran = std::thread::spawn(move || {
        let mut client = crate::db::postgres::connect(&server)?;
        client.batch_execute(&sql).map_err(crate::Error::from)
    })
    .join();
    match ran {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tell(&error.to_string()),
        Err(_) => tell("the connection for tests broke"),
    }
}

/// Tells whoever runs the tests.
fn tell(note: &str) {
    use std::io::Write as _;
    drop(writeln!(std::io::stderr(), "{note}"));
}

#[expect(clippy::panic, reason = "a test without its database has failed")]
fn must<T, E: Debug>(outcome: std::result::Result<T, E>) -> T {
    match outcome {
        Ok(value) => value,
        Err(error) => panic!("{error:?}"),
    }
}

/// Makes two tests of each story, `name::sqlite` and `name::postgres`.
///
/// `on_both! { fn a_story(db: &TestDb) { … } }` has the kernel's own tables. A crate with more
/// gives `using path;` first: a function `fn(Engine) -> Option<T>` that opens what the stories
/// take by reference, `None` where there is no server to test on.
#[macro_export]
macro_rules! on_both {
    (
        using $open:path;
        $($(#[$note:meta])* fn $name:ident($given:ident: $kind:ty) $body:block)*
    ) => {
        $(
            $(#[$note])*
            mod $name {
                use super::*;

                fn story($given: $kind) $body

                #[test]
                fn sqlite() {
                    if let Some(given) = $open($crate::db::testing::Engine::Sqlite) {
                        story(&given);
                    }
                }

                #[test]
                fn postgres() {
                    if let Some(given) = $open($crate::db::testing::Engine::Postgres) {
                        story(&given);
                    }
                }
            }
        )*
    };
    ($($(#[$note:meta])* fn $name:ident($given:ident: $kind:ty) $body:block)*) => {
        $crate::on_both! {
            using $crate::db::testing::kernel_only;
            $($(#[$note])* fn $name($given: $kind) $body)*
        }
    };
}
