//! What every public form shares: fields with their errors, consents apart and unticked, an
//! answer that tells nothing, a mailed link with a button, and limits under a rush.
//!
//! A feature of forms (petitions, events…) does this:
//!
//! 1. its page shows the fields of [`Typed`] with [`Agreement`]s (`intake/fields.html`);
//! 2. its POST reads [`Typed::of`], and [`Typed::answers`] gives [`Answers`] or what is wrong,
//!    without the database; [`weigh`] counts the request, refuses a network that sends too many,
//!    and says what looks odd and whether the mail may leave at once;
//! 3. one write transaction calls [`take`]: the answer waits, its mail is in the queue;
//! 4. the link opens the feature's own page, which reads [`seen`]; its button's POST calls
//!    [`confirm`] in the transaction that writes what the feature makes of it.
//!
//! Whoever did not receive the mail asks for it by [`ask_again`], and is answered the same.
//!
//! Whether an address is known is asked in step 4 alone, from whoever reads that address.

mod jobs;
mod pages;
mod rules;
mod rush;
mod store;
#[cfg(test)]
mod tests;

pub use jobs::ask_again;
pub use pages::{Agreement, Told, Wrong, agreements, wrong};
pub use rules::{Answers, Ask, Asks, Flag, Refusal, Typed, flags_of};
pub use rush::{Challenge, Weighed, asked_again, challenge, weigh};
pub use store::{
    Confirmed, Door, Letter, NewAnswer, Passed, Waiting, confirm, pass_on, seen, take, unit_for,
    waiting_days,
};

use crate::feature::{Feature, PersonalData};

kernel::id!(
    /// An answer that waits for its confirmation.
    AnswerId
);

/// The intake's declaration.
pub static FEATURE: Feature = Feature {
    name: "intake",
    routes: axum::Router::new,
    jobs: jobs::JOBS,
    migrations: &[kernel::db::Migration {
        name: "intake/001-intake",
        sql: include_str!("migrations/001-intake.sql"),
    }],
    templates: &[("intake/fields.html", include_str!("templates/fields.html"))],
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[],
    pages: Vec::new,
    personal_data: PersonalData::Held(store::HELD),
    timeline: None,
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};
