//! Consent: a ledger of who agreed to what, by which channel, in which words, how and when; who
//! withdrew; and what may therefore be sent.
//!
//! Nothing is ever ticked for anybody. An officer writes an agreement down only with its evidence
//! and a withdrawal always. A box ticked in an earlier file is kept and allows nothing.

mod criteria;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::Result;
use kernel::db::Tx;

#[cfg(any(test, feature = "testing"))]
pub use rules::may_receive as allowed;
pub use rules::{Channel, ELECTRONIC_CONTACT, Kind, State, Way};
pub use store::{
    Brought, Entry, Evidence, Purpose, Standing, agree, bring, entries_of, forget_brought, install,
    may_receive, purposes_for, record, recount, standing, state_of, suppress, suppressed_among,
    take_back_some, withdraw, writable,
};

use crate::feature::{Area, Demo, Entry as Line, Feature, Held, PersonalData, TimelineLine};
use crate::org::{PersonId, Right};

/// The consents' declaration.
pub static FEATURE: Feature = Feature {
    name: "consent",
    routes: pages::routes,
    jobs: &[],
    migrations: &[
        kernel::db::Migration {
            name: "consent/001-consent",
            sql: include_str!("migrations/001-consent.sql"),
        },
        kernel::db::Migration {
            name: "consent/002-legacy",
            sql: include_str!("migrations/002-legacy.sql"),
        },
        kernel::db::Migration {
            name: "consent/003-watched",
            sql: include_str!("migrations/003-watched.sql"),
        },
    ],
    templates: &[
        ("consent/mine.html", include_str!("templates/mine.html")),
        ("consent/person.html", include_str!("templates/person.html")),
        ("consent/history.html", include_str!("templates/history.html")),
        ("consent/purposes.html", include_str!("templates/purposes.html")),
        ("consent/purpose_new.html", include_str!("templates/purpose_new.html")),
        ("consent/purpose.html", include_str!("templates/purpose.html")),
    ],
    criteria: criteria::CRITERIA,
    columns: criteria::COLUMNS,
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Line { area: Area::Me, label: "consent-nav", href: "/me/consents", right: None, place: 40 },
        Line {
            area: Area::Office,
            label: "consent-purposes-nav",
            href: "/office/purposes",
            right: Some(Right::Settings),
            place: 80,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["consent_entry", "consent_now", "consent_wording"],
        export: store::export,
        erase: store::erase,
        retention: "consent-retention",
        merge: store::merge,
    }),
    timeline: Some(timeline),
    demo,
    rebuild: Some(store::rebuild),
    gone: None,
    incoming: None,
};

fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let entries = store::entries_of(tx, person, limit)?;
    let told = entries.into_iter().map(|entry| TimelineLine {
        at: entry.at,
        key: match Kind::parse(&entry.kind) {
            Kind::Given if Way::parse(&entry.way) == Way::Legacy => "consent-line-legacy",
            Kind::Given => "consent-line-given",
            Kind::Withdrawn => "consent-line-withdrawn",
            Kind::Refused => "consent-line-refused",
        },
        args: vec![("purpose", entry.name_fr)],
        href: Some(format!("/office/people/{person}/consents")),
    });
    Ok(told.collect())
}

/// Most people of the demonstration who said something about messages.
const DEMO_PEOPLE_MAX: i64 = 2_000;

fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    install(tx)?;
    for person in store::some_people(tx, DEMO_PEOPLE_MAX)? {
        let form = Evidence::of(Way::Form, "Bulletin d’adhésion");
        if demo.chance(70) {
            record(tx, &person, "section_life", Channel::Email, Kind::Given, &form)?;
        }
        if demo.chance(45) {
            record(tx, &person, "newsletter", Channel::Email, Kind::Given, &form)?;
        } else if demo.chance(20) {
            withdraw(tx, &person, "newsletter", Channel::Email, &Evidence::themselves())?;
        }
        if demo.chance(15) {
            let legacy = Evidence::of(Way::Legacy, "Ancien fichier");
            record(tx, &person, "calls", Channel::Phone, Kind::Given, &legacy)?;
        }
        if demo.chance(2) {
            let oral = Evidence::of(Way::Oral, "Dit au secrétariat");
            withdraw(tx, &person, ELECTRONIC_CONTACT, Channel::Any, &oral)?;
        }
    }
    Ok(())
}
