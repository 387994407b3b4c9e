//! Reading what is not remembered yet while the SQL answers: one leaf after the other, each on a
//! snapshot of its own, by one reader at a time.

use std::collections::VecDeque;
use std::sync::{Arc, MutexGuard, PoisonError};

use kernel::Result;
use kernel::db::Tx;

use crate::criterion::Leaf;
use crate::segments::store::facts::Facts;
use crate::segments::store::facts::gather::{Asking, Reading};

/// Most leaves that wait to be read; others are wanted again by whoever asks again.
const WANTED_MAX: usize = 200;

/// A leaf to read: its people, or its column without the bounds.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Under which it is kept.
    pub key: String,
    /// The leaf.
    pub leaf: Leaf,
    /// Whether its column is wanted.
    pub column: bool,
}

/// What waits to be read, the first of it being read while `is_going`.
#[derive(Debug, Default)]
pub struct Filling {
    wanted: VecDeque<Wanted>,
    is_going: bool,
}

/// While it lives, the first that is wanted is being read; gone, whatever came of it, another
/// may begin.
struct Turn<'f>(&'f Facts);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut filling = self.0.filling();
        filling.wanted.pop_front();
        filling.is_going = false;
    }
}

impl Facts {
    /// Has these read, unless they are about to be.
    pub(super) fn want(self: &Arc<Self>, tx: &Tx<'_>, wanted: Vec<Wanted>) {
        let mut filling = self.filling();
        for one in wanted {
            let waits = filling.wanted.iter().any(|known| known.key == one.key);
            if !waits && filling.wanted.len() < WANTED_MAX {
                filling.wanted.push_back(one);
            }
        }
        drop(filling);
        self.go_on(tx);
    }

    /// Has the next one read, when there is one and nobody reads.
    fn go_on(self: &Arc<Self>, tx: &Tx<'_>) {
        let mut filling = self.filling();
        if !filling.is_going && !filling.wanted.is_empty() {
            let facts = self.clone();
            filling.is_going = tx.read_later(move |tx| facts.fill(tx));
            if !filling.is_going {
                filling.wanted.clear();
            }
        }
        #[cfg(test)]
        if filling.wanted.is_empty() {
            self.filled.notify_all();
        }
    }

    fn fill(self: &Arc<Self>, tx: &mut Tx<'_>) -> Result<()> {
        let turn = Turn(self);
        let next = self.filling().wanted.front().cloned();
        let filled = next.map_or(Ok(()), |next| {
            let mut asking = Asking::begin(self, tx)?;
            asking.number_everybody(tx)?;
            asking.fill(tx, &Reading { leaf: &next.leaf, column: next.column })
        });
        if let Err(error) = &filled {
            tracing::error!(%error, "a fact of segments could not be read");
        }
        drop(turn);
        self.go_on(tx);
        filled
    }

    fn filling(&self) -> MutexGuard<'_, Filling> {
        self.filling.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until nothing is read any more.
    #[cfg(test)]
    pub fn wait(&self) {
        let going = |filling: &mut Filling| !filling.wanted.is_empty();
        drop(self.filled.wait_while(self.filling(), going));
    }
}
