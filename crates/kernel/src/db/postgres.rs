//! PostgreSQL: a pool of connections, each with its own thread; it groups commits by itself.

use crossbeam_channel::Receiver;
use postgres::{Client, NoTls};

use crate::db::tx::{Engine, Prepared, Tx};
use crate::db::{Bell, Task};
use crate::error::{Error, Result};
use crate::time::Clock;

/// How often a transaction that met a deadlock is tried in all.
const TRIES_MAX: u32 = 8;

/// A connection, opened when first needed and again after it was lost.
pub(super) struct Link {
    url: String,
    client: Option<Client>,
    prepared: Prepared,
}

impl Link {
    /// A link that will connect to `url` when first used.
    pub(super) fn new(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            client: None,
            prepared: Prepared::default(),
        }
    }

    fn client(&mut self) -> Result<(&mut Client, &mut Prepared)> {
        if self.client.as_ref().is_none_or(Client::is_closed) {
            self.prepared = Prepared::default();
            self.client = None;
        }
        let client = match self.client.take() {
            Some(open) => open,
            None => connect(&self.url)?,
        };
        Ok((self.client.insert(client), &mut self.prepared))
    }
}

/// Opens a connection that tells times in UTC and does not wait for ever on a lock.
pub(super) fn connect(url: &str) -> Result<Client> {
    let mut client = Client::connect(url, NoTls)?;
    client.batch_execute("set client_min_messages = warning; set timezone = 'UTC'")?;
    Ok(client)
}

/// Serves transactions until nobody asks any more.
pub(super) fn serve(
    mut link: Link,
    tasks: &Receiver<Task>,
    clock: &Clock,
    bell: &Bell,
    writes: bool,
) {
    for mut task in tasks {
        let mut tries = 1;
        let committed = loop {
            let committed = attempt(&mut link, &mut task, clock, bell, writes);
            let again = task.may_retry() || matches!(&committed, Err(error) if error.may_retry());
            if !again || tries >= TRIES_MAX {
                break committed;
            }
            tries += 1;
        };
        task.answer(committed);
    }
}

fn attempt(
    link: &mut Link,
    task: &mut Task,
    clock: &Clock,
    bell: &Bell,
    writes: bool,
) -> Result<()> {
    let (client, prepared) = link.client()?;
    let begun = if writes {
        client.transaction()
    } else {
        let snapshot = postgres::IsolationLevel::RepeatableRead;
        client
            .build_transaction()
            .isolation_level(snapshot)
            .read_only(true)
            .start()
    };
    let mut tx = Tx {
        engine: Engine::Postgres(begun?, prepared),
        clock,
        rings: false,
    };
    let keep = task.run(&mut tx);
    let rings = tx.rings;
    let Engine::Postgres(tx, _) = tx.engine else {
        return Err(Error::fault("another engine's transaction"));
    };
    if keep {
        tx.commit()?;
        if rings {
            bell.ring();
        }
    } else {
        tx.rollback()?;
    }
    Ok(())
}
