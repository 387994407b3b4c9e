//! Stories of shares.
