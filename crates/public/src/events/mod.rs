//! Events: what units invite to, who answers, who is seated and who waits, who came.
//!
//! A visitor's answer waits in [`crate::intake`] until its mailed link is confirmed; a member who
//! is signed in answers at once. Seats are given in the order of answers, under the event's turn.

mod criteria;
mod demo;
mod jobs;
mod mails;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use pages::{BLOCK_EVENTS, WIDGET};

use kernel::Result;
use kernel::db::{Migration, Tx};

use crate::feature::{Area, Entry, Feature, PersonalData, TimelineLine};
use crate::org::{PersonId, Right};

kernel::id!(
    /// An event.
    EventId
);
kernel::id!(
    /// Something that happened to an event.
    EventFactId
);
kernel::id!(
    /// Somebody's answer to an event.
    RegistrationId
);
kernel::id!(
    /// Hands that an event needs at some hours.
    ShiftId
);
kernel::id!(
    /// A request for a speaker.
    SpeakerId
);
kernel::id!(
    /// A mail to one who answered.
    EventMailId
);

/// The name of these forms in the intake.
const FORM: &str = "events";

/// The events' declaration.
pub static FEATURE: Feature = Feature {
    name: "events",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        Migration { name: "events/001-events", sql: include_str!("migrations/001-events.sql") },
        Migration { name: "events/002-prices", sql: include_str!("migrations/002-prices.sql") },
        Migration { name: "events/003-speakers", sql: include_str!("migrations/003-speakers.sql") },
        Migration { name: "events/004-door", sql: include_str!("migrations/004-door.sql") },
    ],
    templates: pages::TEMPLATES,
    criteria: criteria::CRITERIA,
    columns: criteria::COLUMNS,
    waiting: Some(pages::waiting),
    panels: pages::PANELS,
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Public,
            label: "events-title",
            href: "/events",
            right: None,
            place: 12,
        },
        Entry {
            area: Area::Me,
            label: "events-mine-title",
            href: "/me/events",
            right: None,
            place: 41,
        },
        Entry {
            area: Area::Office,
            label: "events-title",
            href: "/office/events",
            right: Some(Right::Publish),
            place: 52,
        },
        Entry {
            area: Area::Treasury,
            label: "events-money",
            href: "/office/events/money",
            right: Some(Right::Treasury),
            place: 56,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline),
    demo: demo::demo,
    rebuild: None,
    gone: None,
    incoming: None,
};

/// What a person answered and came to, newest first.
fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let rows = store::timeline_rows(tx, person, limit)?;
    let line = |(at, title, slug, what): (kernel::time::Moment, String, String, String)| {
        let key = match what.as_str() {
            "came" => "events-timeline-came",
            "absent" => "events-timeline-absent",
            "cancelled" => "events-timeline-cancelled",
            _ => "events-timeline-registered",
        };
        let href = Some(format!("/events/{slug}"));
        TimelineLine { at, key, args: vec![("title", title)], href }
    };
    Ok(rows.into_iter().map(line).collect())
}
