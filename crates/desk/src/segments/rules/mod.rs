//! Pure decisions of segments: the filter tree, its textual language, its sentence, its legal
//! class, and the rows in which the builder shows it.

mod builder;
mod class;
mod lot;
mod parse;
mod print;
mod told;
mod tree;

pub use builder::{How, Row, Shape, gesture, rows_of, tree_of};
pub use class::{class_of, may_ask};
pub use lot::Lot;
pub use parse::parse;
pub use print::print;
pub use told::{Labels, sentence};
pub use tree::{
    CONDITIONS_MAX, Condition, DEPTH_MAX, DRAWN_MAX, Fault, LIST_PEOPLE_MAX, Tree, Typed,
};

/// Longest text of a segment, in characters.
pub const TEXT_CHARS_MAX: usize = 4_000;
/// Longest name of a segment or a list, in characters.
pub const NAME_CHARS_MAX: usize = 120;
