//! People in the database. Every function that returns or changes people takes a scope.

mod bring;
mod find;
mod read;
mod write;

pub use bring::{
    NewFact, add_facts, add_notes, changed_by_import, created_by_import, field_known, field_named,
    remove_facts, tag_named,
};
pub use find::{Keys, Known, find_known, notes_on, read_many};
pub use read::{Kept, facts_of, home_of, name_of, of_scope, own};
pub use write::{
    Cause, NewPerson, Way, add_belonging, add_fact, change, create, create_many, move_home, remove,
    undo,
};
