//! Stories of the office.
