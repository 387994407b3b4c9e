//! Segments in the database: trees compiled to SQL, saved segments, lists, draws. Whatever
//! returns people takes a scope.

mod ask;
mod compile;
pub(in crate::segments) mod criteria;
mod draws;
mod facts;
mod held;
mod lists;
mod saved;

pub use ask::{Question, Reach, ask, labels_of};
pub use compile::{Form, PROBED_PEOPLE_MAX};
pub use draws::{NewDraw, add_draw, count_drawn, draw, drawn, draws_of};
pub use held::{erase, export, merge};
pub use lists::{
    List, NewList, add_entries, add_list, close_list, count_of, counts_of, entries, list, lists_of,
    remove_entries,
};
pub use saved::{NewVersion, Saved, add, change, close, install, saved, segments_for, versions};
