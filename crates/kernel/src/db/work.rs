//! What the database threads are asked to do, and how the answer comes back.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::db::tx::Tx;
use crate::error::{Error, Result};

/// What a transaction gave. Its type is known to who asked alone, so that all that lies between
/// is compiled once, and not for each of some thousand questions.
type Given = Box<dyn Any + Send>;

/// What is asked of the database.
type Asked = Box<dyn FnMut(&mut Tx<'_>) -> Result<Given> + Send>;

/// One transaction that somebody waits for.
pub(super) struct Task {
    ask: Asked,
    outcome: Option<Result<Given>>,
    reply: oneshot::Sender<Result<Given>>,
}

/// Where the answer to a task arrives.
pub(super) struct Answer(oneshot::Receiver<Result<Given>>);

impl Task {
    /// The task for a closure, and where its answer will arrive.
    pub(super) fn new<T: Send + 'static>(
        mut ask: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> (Self, Answer) {
        let (reply, answer) = oneshot::channel();
        let ask: Asked = Box::new(move |tx| {
            let given: Given = Box::new(ask(tx)?);
            Ok(given)
        });
        (Self { ask, outcome: None, reply }, Answer(answer))
    }

    /// Runs it; returns whether its writes should be kept.
    pub(super) fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.ask)(tx)))
            .unwrap_or_else(|panic| Err(Error::fault(told(&panic))));
        // PostgreSQL keeps nothing after a failed statement, so SQLite must not either, and
        // nobody may be told that it was kept.
        let outcome = match outcome {
            Ok(_) if tx.has_failed() => Err(Error::fault("a failed statement was passed over")),
            outcome => outcome,
        };
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    /// Whether what stopped it may pass when tried again.
    pub(super) fn may_retry(&self) -> bool {
        matches!(&self.outcome, Some(Err(error)) if error.may_retry())
    }

    /// Answers with the outcome; `commit` says how the commit went.
    pub(super) fn answer(self, commit: Result<()>) {
        let outcome = match (self.outcome, commit) {
            (Some(Err(error)), _) | (_, Err(error)) => Err(error),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => Err(Error::fault("a transaction was never run")),
        };
        // Whoever asked may have gone away: the commit stands all the same.
        drop(self.reply.send(outcome));
    }
}

impl Answer {
    /// Whether it has come.
    pub(super) fn has_come(&self) -> bool {
        !self.0.is_empty()
    }

    /// The answer, when it has come.
    pub(super) async fn arrive<T: 'static>(self) -> Result<T> {
        known(self.0.await.map_err(|_| Error::Busy)?)
    }

    /// The answer, for threads that may block until it has come.
    pub(super) fn wait<T: 'static>(self) -> Result<T> {
        known(self.0.blocking_recv().map_err(|_| Error::Busy)?)
    }
}

fn known<T: 'static>(given: Result<Given>) -> Result<T> {
    let other = |_| Error::fault("a transaction gave another type than it was asked for");
    given?.downcast().map(|value| *value).map_err(other)
}

fn told(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("a broken invariant: {}", text.unwrap_or_default())
}
