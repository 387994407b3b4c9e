//! People in the database. Every function that returns or changes people takes a scope.

mod read;
mod write;

pub use read::{Kept, facts_of, home_of, name_of, of_scope, own};
pub use write::{
    Cause, NewPerson, Way, add_belonging, add_fact, change, create, create_many, move_home, remove,
    undo,
};
