//! Stories of segments.

mod facts;
mod invented;
mod language;
mod naive;
mod same_people;
mod stories;
