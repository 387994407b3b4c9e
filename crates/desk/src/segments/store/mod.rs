//! Segments in the database: trees compiled to SQL, saved segments, lists, draws. Whatever
//! returns people takes a scope.

mod ask;
mod compile;
pub(in crate::segments) mod criteria;
mod draws;
mod held;
mod lists;
mod saved;

pub use ask::{PROBED_PEOPLE_MAX, Question, Reach, ask, labels_of};
#[cfg(test)]
pub(in crate::segments) use compile::Form;
pub use draws::{NewDraw, add_draw, draw, drawn, draws_of};
pub use held::{erase, export, merge};
pub use lists::{
    List, NewList, add_entries, add_list, close_list, count_of, entries, list, lists_of,
    remove_entries,
};
pub use saved::{NewVersion, Saved, add, change, close, install, saved, segments_for, versions};
