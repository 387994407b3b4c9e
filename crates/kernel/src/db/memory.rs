//! What a process remembers of a database besides, so as not to ask again: derived, never written,
//! and gone with the process.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crossbeam_channel::Sender;

use crate::db::Task;

/// One thing of each kind, and where to ask for what is worth remembering.
pub(super) struct Memory {
    things: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    /// Held by whoever holds the database: readers alone do not keep themselves alive.
    reads: Weak<Sender<Task>>,
}

impl Memory {
    /// Nothing yet.
    pub(super) fn new(reads: &Arc<Sender<Task>>) -> Self {
        Self { things: Mutex::default(), reads: Arc::downgrade(reads) }
    }

    /// The thing of this kind; a new one when there was none.
    pub(super) fn of<T: Any + Default + Send + Sync>(&self) -> Option<Arc<T>> {
        let mut things = self.things.lock().unwrap_or_else(PoisonError::into_inner);
        let thing = things.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default()));
        thing.clone().downcast().ok()
    }

    /// Hands a task to the readers; says whether one of them will do it.
    pub(super) fn read_later(&self, task: Task) -> bool {
        self.reads.upgrade().is_some_and(|reads| reads.try_send(task).is_ok())
    }
}
