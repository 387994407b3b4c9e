//! PostgreSQL: a pool of connections, each with its own thread; it groups commits by itself.

use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::Receiver;
use postgres::{Client, Config, IsolationLevel, NoTls, Transaction};

use crate::db::memory::Memory;
use crate::db::tls;
use crate::db::tx::{Engine, Prepared, Tx};
use crate::db::{Bell, Task};
use crate::error::{Error, Result};
use crate::time::Clock;

/// How often a transaction that met a deadlock is tried in all.
const TRIES_MAX: u32 = 8;
/// How long a connection may take to open, unless the connection string says otherwise.
const CONNECT_WAIT: Duration = Duration::from_secs(10);
/// What every connection is told first: nothing waits for ever on another's lock, and nothing is
/// compiled before it is asked (a count of many parts would wait a second or more for that).
/// What a question sets apart fits in memory up to two million people: with the server's four
/// megabytes, who is not among some hundred thousand is looked for by walking all of them each
/// time, which takes minutes instead of half a second.
const MANNERS: &str = "set client_min_messages = warning; set timezone = 'UTC';
    set lock_timeout = '20s'; set idle_in_transaction_session_timeout = '10min';
    set jit = off; set work_mem = '64MB'; set hash_mem_multiplier = 2";

/// A connection, opened when first needed and again after it was lost.
pub(super) struct Link {
    url: String,
    client: Option<Client>,
    prepared: Prepared,
    /// What readers remember; writers remember nothing, since what they see may be undone.
    memory: Option<Arc<Memory>>,
}

/// How an attempt at a transaction ended.
enum Attempt {
    /// The link was lost before anything was asked: another link may be tried.
    NotBegun(Error),
    /// It ran; how the commit or the undoing went.
    Ran(Result<()>),
}

impl Link {
    /// A link that will connect to `url` when first used, to write.
    pub(super) fn to_write(url: &str) -> Self {
        Self { url: url.to_owned(), client: None, prepared: Prepared::default(), memory: None }
    }

    /// A link that will connect to `url` when first used, to read.
    pub(super) fn to_read(url: &str, memory: &Arc<Memory>) -> Self {
        Self { memory: Some(memory.clone()), ..Self::to_write(url) }
    }

    /// Forgets a connection that was lost, and what was prepared on it.
    fn forget_if_lost(&mut self) {
        if self.client.as_ref().is_some_and(Client::is_closed) {
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.prepared = Prepared::default();
        self.client = None;
    }

    fn attempt(&mut self, task: &mut Task, clock: &Clock, bell: &Bell) -> Attempt {
        let memory = self.memory.clone();
        match self.begin() {
            Ok((begun, prepared)) => {
                let mut tx = Tx::begun(Engine::Postgres(begun, prepared), clock.now());
                if let Some(memory) = &memory {
                    tx = tx.remembering(memory);
                }
                Attempt::Ran(run(tx, task, bell))
            }
            Err(error) => Attempt::NotBegun(error),
        }
    }

    fn begin(&mut self) -> Result<(Transaction<'_>, &mut Prepared)> {
        let client = match self.client.take() {
            Some(open) => open,
            None => connect(&self.url)?,
        };
        let client = self.client.insert(client);
        let begun = if self.memory.is_none() {
            client.transaction()?
        } else {
            let reading = client.build_transaction().read_only(true);
            reading.isolation_level(IsolationLevel::RepeatableRead).start()?
        };
        Ok((begun, &mut self.prepared))
    }
}

/// Opens a connection that tells times in UTC and does not wait for ever.
pub(super) fn connect(url: &str) -> Result<Client> {
    let (url, tls) = tls::wanted(url)?;
    let mut config: Config = url.parse()?;
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_WAIT);
    }
    let mut client = match tls {
        Some(tls) => config.connect(tls)?,
        None => config.connect(NoTls)?,
    };
    client.batch_execute(MANNERS)?;
    Ok(client)
}

/// Serves transactions until nobody asks any more.
pub(super) fn serve(mut link: Link, tasks: &Receiver<Task>, clock: &Clock, bell: &Bell) {
    for mut task in tasks {
        let ended = serve_one(&mut link, &mut task, clock, bell);
        task.answer(ended);
    }
}

fn serve_one(link: &mut Link, task: &mut Task, clock: &Clock, bell: &Bell) -> Result<()> {
    link.forget_if_lost();
    let mut tries = 1;
    loop {
        let known = link.client.is_some();
        match link.attempt(task, clock, bell) {
            // The server closed an idle link: nothing was asked yet, so a new one may be.
            Attempt::NotBegun(_) if known => link.forget(),
            Attempt::NotBegun(error) => return Err(error),
            Attempt::Ran(ended) => {
                let again = match &ended {
                    Ok(()) => task.may_retry(),
                    Err(error) => error.may_retry(),
                };
                if !again || tries >= TRIES_MAX {
                    return ended;
                }
                link.prepared = Prepared::default();
                tries += 1;
            }
        }
    }
}

fn run(mut tx: Tx<'_>, task: &mut Task, bell: &Bell) -> Result<()> {
    let keep = task.run(&mut tx);
    let rings = tx.rings();
    let Engine::Postgres(begun, _) = tx.engine else {
        return Err(Error::fault("another engine's transaction"));
    };
    if !keep {
        return Ok(begun.rollback()?);
    }
    begun.commit()?;
    if rings {
        bell.ring();
    }
    Ok(())
}
