//! Signing in by a mailed link or code, sessions, and who is asking.
//!
//! There is no password and no account beside the record: whoever receives mail at a record's
//! address is that person. Handlers take an [`Actor`] (signed in) or an [`Officer`] (at work in
//! a unit under a mandate).

mod actor;
mod hand;
mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use actor::{Actor, Officer, Reader, SESSION_COOKIE, UNIT_COOKIE, public_shell};
pub use hand::Hand;
pub use pages::contact;
pub use rules::network;
pub use store::{SESSION_IDLE_MS_MAX, SessionId, start_session, token_hash};

use crate::feature::{Area, Entry, Feature, Held, PersonalData};

/// The accounts' declaration.
pub static FEATURE: Feature = Feature {
    name: "accounts",
    routes: pages::routes,
    jobs: jobs::KINDS,
    migrations: &[
        kernel::db::Migration {
            name: "accounts/001-sessions",
            sql: include_str!("migrations/001-sessions.sql"),
        },
        kernel::db::Migration {
            name: "accounts/002-sign-in",
            sql: include_str!("migrations/002-sign-in.sql"),
        },
    ],
    templates: &[
        ("accounts/sign_in.html", include_str!("templates/sign_in.html")),
        ("accounts/sent.html", include_str!("templates/sent.html")),
        ("accounts/door.html", include_str!("templates/door.html")),
        ("accounts/closed.html", include_str!("templates/closed.html")),
        ("accounts/choose.html", include_str!("templates/choose.html")),
        ("accounts/sessions.html", include_str!("templates/sessions.html")),
        ("accounts/space.html", include_str!("templates/space.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry { area: Area::Me, label: "accounts-nav-home", href: "/me", right: None, place: 0 },
        Entry {
            area: Area::Me,
            label: "accounts-nav-sessions",
            href: "/me/sessions",
            right: None,
            place: 90,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["session", "sign_in"],
        export: store::export,
        erase: store::erase,
        retention: "accounts-retention",
        merge: store::merge,
    }),
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
