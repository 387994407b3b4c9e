//! Stories of tables, read through the front door.
