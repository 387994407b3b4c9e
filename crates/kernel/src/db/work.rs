//! What the database threads are asked to do, and how the answer comes back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use crate::db::tx::Tx;
use crate::error::{Error, Result};

/// One transaction that somebody waits for.
pub(super) trait Work: Send {
    /// Runs it; returns whether its writes should be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Whether what stopped it may pass when tried again.
    fn may_retry(&self) -> bool;
    /// Answers with the outcome; `commit` says how the commit went.
    fn answer(self: Box<Self>, commit: Result<()>);
}

/// A closure, its outcome, and whoever waits for it.
pub(super) struct Ask<F, T> {
    ask: F,
    outcome: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<F, T> Ask<F, T> {
    /// The work for a closure, and where its answer will arrive.
    pub(super) fn new(ask: F) -> (Box<Self>, oneshot::Receiver<Result<T>>) {
        let (reply, answer) = oneshot::channel();
        (
            Box::new(Self {
                ask,
                outcome: None,
                reply,
            }),
            answer,
        )
    }
}

impl<F, T> Work for Ask<F, T>
where
    F: FnMut(&mut Tx<'_>) -> Result<T> + Send,
    T: Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
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

    fn may_retry(&self) -> bool {
        matches!(&self.outcome, Some(Err(error)) if error.may_retry())
    }

    fn answer(self: Box<Self>, commit: Result<()>) {
        let outcome = match (self.outcome, commit) {
            (Some(Err(error)), _) | (_, Err(error)) => Err(error),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => Err(Error::fault("a transaction was never run")),
        };
        // Whoever asked may have gone away: the commit stands all the same.
        drop(self.reply.send(outcome));
    }
}

fn told(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    format!("a broken invariant: {}", text.unwrap_or_default())
}
