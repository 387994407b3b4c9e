//! Payments.
mod rules;
