//! Stories of segments.

mod invented;
mod language;
mod naive;
mod same_people;
mod stories;
