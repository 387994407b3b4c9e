//! Stories of what earlier programs kept.
