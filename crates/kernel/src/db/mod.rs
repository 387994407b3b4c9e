//! The database: the only place that knows that two engines exist.
//!
//! Store functions take a [`Tx`]; handlers call [`Db::read`] and [`Db::write`] with a closure
//! that cannot await, so no transaction stays open during a network call. The rules of the
//! SQL that runs on both engines are in `docs/sql.md`.

mod aside;
mod changes;
mod copy;
mod load;
mod log;
mod memory;
mod migrate;
mod postgres;
mod row;
mod search;
mod sqlite;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod tls;
mod tx;
mod value;
mod work;

use std::any::Any;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, TrySendError};

pub use aside::RowAside;
pub use changes::Place as ChangePlace;
pub use copy::{Copied, clear, copy_all};
pub use migrate::{Migration, tables_of};
pub use row::{FromRow, Row};
pub use tx::{Tx, marks, row_marks};
pub use value::{Arg, Cell, Column, Value};

use crate::error::{Error, Result};
use crate::time::Clock;
use memory::Memory;
use work::{Answer, Task};

/// Transactions that may wait for a free connection before people are told to come back.
const WAITING_MAX: usize = 4_096;
/// Reading connections of the embedded engine.
const READERS: usize = 3;
/// Connections to PostgreSQL for reading, and as many for writing.
const POSTGRES_LINKS: usize = 8;

/// Where the data are: a file, or a PostgreSQL server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL connection string, URL or key-value form.
    Postgres(String),
}

impl Place {
    /// Reads `sqlite:PATH`, `postgres://…` or `host=… user=…`.
    ///
    /// # Errors
    /// The text itself, when it is none of these.
    pub fn parse(url: &str) -> std::result::Result<Self, String> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            // Without a name, or in memory, each connection would have its own database.
            return match path {
                "" | ":memory:" => Err(url.to_owned()),
                path => Ok(Self::Sqlite(PathBuf::from(path))),
            };
        }
        let known = ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
        if known || url.contains("host=") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        Err(url.to_owned())
    }

    /// The engine's name, for people.
    #[must_use]
    pub const fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// The open database; cheap to clone.
#[derive(Clone)]
pub struct Db {
    place: Arc<Place>,
    reads: Arc<Sender<Task>>,
    writes: Sender<Task>,
    bell: Arc<Bell>,
    clock: Clock,
    memory: Arc<Memory>,
}

impl Db {
    /// Opens the database and starts its threads. PostgreSQL is connected when first used.
    ///
    /// # Errors
    /// A fault when the file cannot be opened or a thread cannot be started.
    pub fn open(place: &Place, clock: &Clock) -> Result<Self> {
        Self::open_with(place, clock, POSTGRES_LINKS)
    }

    fn open_with(place: &Place, clock: &Clock, links: usize) -> Result<Self> {
        let (reads, to_read) = crossbeam_channel::bounded(WAITING_MAX);
        let (writes, to_write) = crossbeam_channel::bounded(WAITING_MAX);
        let reads = Arc::new(reads);
        let bell = Arc::new(Bell::default());
        let memory = Arc::new(Memory::new(&reads));
        match place {
            Place::Sqlite(path) => start_sqlite(path, &to_read, &to_write, clock, &bell, &memory)?,
            Place::Postgres(url) => {
                for _ in 0..links {
                    start_link(postgres::Link::to_read(url, &memory), &to_read, clock, &bell)?;
                    start_link(postgres::Link::to_write(url), &to_write, clock, &bell)?;
                }
            }
        }
        let place = Arc::new(place.clone());
        Ok(Self { place, reads, writes, bell, clock: clock.clone(), memory })
    }

    /// Where the data are.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// How long a transaction of a long work should last: below the 20 ms of the house on the
    /// embedded engine, where everybody who writes waits for it; longer on a server, where they
    /// do not.
    #[must_use]
    pub fn slice(&self) -> Duration {
        match *self.place {
            Place::Sqlite(_) => Duration::from_millis(15),
            Place::Postgres(_) => Duration::from_millis(150),
        }
    }

    /// What this process remembers beside the database, of this kind: derived, never the only
    /// copy, and gone with the process.
    #[must_use]
    pub fn remembered<T: Any + Default + Send + Sync>(&self) -> Arc<T> {
        self.memory.of().unwrap_or_default()
    }

    /// The clock that transactions go by.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Runs a reading transaction on one consistent snapshot.
    ///
    /// # Errors
    /// Whatever the closure returns; [`Error::Busy`] when too many are waiting.
    pub async fn read<T: Send + 'static>(
        &self,
        ask: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        send(&self.reads, Task::new(ask))?.arrive().await
    }

    /// Runs a writing transaction; it is on disk when this returns. The closure may run more
    /// than once (PostgreSQL deadlocks), so it must not change anything but the database.
    ///
    /// # Errors
    /// Whatever the closure returns, and then nothing was written; [`Error::Busy`] when too
    /// many are waiting.
    pub async fn write<T: Send + 'static>(
        &self,
        ask: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        send(&self.writes, Task::new(ask))?.arrive().await
    }

    /// [`Db::read`] for threads of jobs and commands, which may block.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub fn read_now<T: Send + 'static>(
        &self,
        ask: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        send(&self.reads, Task::new(ask))?.wait()
    }

    /// [`Db::write`] for threads of jobs and commands, which may block.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn write_now<T: Send + 'static>(
        &self,
        ask: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        send(&self.writes, Task::new(ask))?.wait()
    }

    /// [`Db::write_now`] for threads that go on meanwhile, and ask later how it went.
    ///
    /// # Errors
    /// [`Error::Busy`] when too many are waiting.
    pub fn write_soon(
        &self,
        ask: impl FnMut(&mut Tx<'_>) -> Result<()> + Send + 'static,
    ) -> Result<Soon> {
        send(&self.writes, Task::new(ask)).map(Soon)
    }

    /// How often the bell rang so far: ask before looking for work, then
    /// [`Db::wait_for_bell_after`], and no ring in between is missed.
    #[must_use]
    pub fn bell_count(&self) -> u64 {
        self.bell.count()
    }

    /// Waits until the bell has rung more than `heard` times, at most `wait`.
    pub fn wait_for_bell_after(&self, heard: u64, wait: Duration) {
        self.bell.wait_after(heard, wait);
    }

    /// Waits until a committed transaction rings, at most `wait`.
    pub fn wait_for_bell(&self, wait: Duration) {
        self.bell.wait_after(self.bell.count(), wait);
    }

    /// Wakes whoever waits for the bell.
    pub fn ring(&self) {
        self.bell.ring();
    }

    /// Writes a consistent copy into one new SQLite file, while others read and write.
    /// `tables` and `migrations` describe what a PostgreSQL database holds.
    ///
    /// # Errors
    /// A fault when the file exists already or cannot be written.
    pub fn backup_to(&self, file: &Path, migrations: &[Migration]) -> Result<()> {
        match &*self.place {
            Place::Sqlite(path) => sqlite::backup_to(path, file),
            Place::Postgres(_) => {
                if file.exists() {
                    return Err(Error::fault("the file exists already"));
                }
                let target = Self::open(&Place::Sqlite(file.to_owned()), &self.clock)?;
                target.migrate(migrations)?;
                let tables = tables_of(migrations);
                clear(&target, &tables)?;
                copy_all(self, &target, &tables, |_, _| ()).map(drop)
            }
        }
    }

    /// Lets the engine look at its statistics again, after large changes.
    ///
    /// # Errors
    /// A fault from the engine.
    pub fn analyze(&self) -> Result<()> {
        self.write_now(|tx| tx.exec("analyze", &[]).map(drop))
    }
}

/// A transaction that is being written.
pub struct Soon(Answer);

impl Soon {
    /// Whether it was written, or failed.
    #[must_use]
    pub fn has_come(&self) -> bool {
        self.0.has_come()
    }

    /// Waits until it is on disk.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub fn wait(self) -> Result<()> {
        self.0.wait()
    }
}

fn send(to: &Sender<Task>, (task, answer): (Task, Answer)) -> Result<Answer> {
    match to.try_send(task) {
        Ok(()) => Ok(answer),
        Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => Err(Error::Busy),
    }
}

fn start_sqlite(
    path: &Path,
    to_read: &Receiver<Task>,
    to_write: &Receiver<Task>,
    clock: &Clock,
    bell: &Arc<Bell>,
    memory: &Arc<Memory>,
) -> Result<()> {
    let mut writer = sqlite::connect(path)?;
    sqlite::remember_more(&writer)?;
    let (copier, due) = (sqlite::connect(path)?, log::watch(&mut writer)?);
    thread("db-log", move || log::copy_back(&copier, &due))?;
    let (tasks, time, bell) = (to_write.clone(), clock.clone(), bell.clone());
    thread("db-write", move || sqlite::write_all(&writer, &tasks, &time, &bell))?;
    for _ in 0..READERS {
        let reader = sqlite::connect(path)?;
        reader.pragma_update(None, "query_only", true)?;
        let (tasks, time, memory) = (to_read.clone(), clock.clone(), memory.clone());
        thread("db-read", move || sqlite::read_all(&reader, &tasks, &time, &memory))?;
    }
    Ok(())
}

fn start_link(
    link: postgres::Link,
    to_serve: &Receiver<Task>,
    clock: &Clock,
    bell: &Arc<Bell>,
) -> Result<()> {
    let (tasks, time, bell) = (to_serve.clone(), clock.clone(), bell.clone());
    thread("db-link", move || postgres::serve(link, &tasks, &time, &bell))
}

fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
    Ok(())
}

/// Wakes waiting workers after a commit that enqueued something.
#[derive(Default)]
pub(crate) struct Bell {
    rung: Mutex<u64>,
    changed: Condvar,
}

impl Bell {
    pub(crate) fn ring(&self) {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    fn count(&self) -> u64 {
        *self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_after(&self, heard: u64, wait: Duration) {
        let rung = self.rung.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(rung, wait, |rung| *rung <= heard);
        drop(waited);
    }
}
