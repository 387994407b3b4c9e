//! Signing in by a mailed link or code, sessions, and who is asking.
//!
//! There is no password and no account beside the record: whoever receives mail at a record's
//! address is that person. Handlers take an [`Actor`] (signed in) or an [`Officer`] (at work in
//! a unit under a mandate).

mod actor;
mod store;

pub use actor::{Actor, Officer, SESSION_COOKIE, UNIT_COOKIE, public_shell};
pub use store::{SESSION_IDLE_MS_MAX, SessionId, start_session, token_hash};

use crate::feature::{Feature, PersonalData};

/// The accounts' declaration.
pub static FEATURE: Feature = Feature {
    name: "accounts",
    routes: axum::Router::new,
    jobs: &[],
    migrations: &[kernel::db::Migration {
        name: "accounts/001-sessions",
        sql: include_str!("migrations/001-sessions.sql"),
    }],
    templates: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[],
    pages: Vec::new,
    personal_data: PersonalData::None { why: "placeholder" },
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
};
