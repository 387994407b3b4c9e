//! What every feature stands on. The kernel knows no feature; it changes rarely.
//!
//! [`db`] is the only place that knows two engines, [`jobs`] the durable queue, [`web`] the
//! front door, [`view`] the pages, [`text`] the languages, [`mail`] the outside world.

pub mod db;
pub mod error;
pub mod files;
pub mod ids;
pub mod jobs;
pub mod mail;
pub mod text;
pub mod time;
pub mod view;
pub mod web;

pub use error::{Error, Fault, Result, refusal};

/// The kernel's own tables.
pub const MIGRATIONS: &[db::Migration] = &[
    db::Migration { name: "kernel/001-jobs", sql: include_str!("jobs/migrations/001-jobs.sql") },
    db::Migration { name: "kernel/002-files", sql: include_str!("files/001-files.sql") },
];
