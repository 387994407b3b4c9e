//! Everybody's rights over their data: to correct their record, take all of it out, ask for its
//! erasure, and get an answer in time. It walks the list of features, so it comes last.

mod gather;
mod jobs;
mod mails;
mod pages;
mod record;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::Result;
use kernel::db::Tx;

pub use gather::{Part, as_json, erase, forget, gather};
pub use jobs::sweep;
pub use rules::{Answer, Kind};
pub use store::{Request, RequestId};

use crate::access::{self, Act};
use crate::feature::{Area, Demo, Entry, Feature, Held, PersonalData};
use crate::org::{Office, Right};

/// The rights' declaration.
pub static FEATURE: Feature = Feature {
    name: "privacy",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        kernel::db::Migration {
            name: "privacy/001-privacy",
            sql: include_str!("migrations/001-privacy.sql"),
        },
        kernel::db::Migration {
            name: "privacy/002-retention",
            sql: include_str!("migrations/002-retention.sql"),
        },
        kernel::db::Migration {
            name: "privacy/003-terms",
            sql: include_str!("migrations/003-terms.sql"),
        },
    ],
    templates: &[
        ("privacy/record.html", include_str!("templates/record.html")),
        ("privacy/mine.html", include_str!("templates/mine.html")),
        ("privacy/readable.html", include_str!("templates/readable.html")),
        ("privacy/erasure.html", include_str!("templates/erasure.html")),
        ("privacy/requests.html", include_str!("templates/requests.html")),
        ("privacy/retention.html", include_str!("templates/retention.html")),
        ("privacy/terms.html", include_str!("templates/terms.html")),
        ("privacy/request.html", include_str!("templates/request.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: Some(pages::waiting),
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        me("privacy-record-nav", "/me/record", 30),
        me("privacy-nav", "/me/data", 60),
        Entry {
            area: Area::Office,
            label: "privacy-requests-nav",
            href: "/office/requests",
            right: Some(Right::AnswerRequests),
            place: 60,
        },
        Entry {
            area: Area::Office,
            label: "privacy-retention-nav",
            href: "/office/retention",
            right: Some(Right::AnswerRequests),
            place: 61,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["privacy_request", "retention_case"],
        export: store::export,
        erase: store::erase,
        retention: "privacy-retention",
        merge: store::merge,
    }),
    timeline: None,
    demo,
    rebuild: None,
    gone: None,
    incoming: None,
};

const fn me(label: &'static str, href: &'static str, place: u8) -> Entry {
    Entry { area: Area::Me, label, href, right: None, place }
}

/// People in office of the demonstration who looked at records.
const DEMO_OFFICERS_MAX: i64 = 40;
/// Records that each of them looked at.
const DEMO_RECORDS_MAX: i64 = 6;

fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    const REASONS: [&str; 4] = [
        "Relance de cotisation",
        "Liste d’émargement de la réunion",
        "Question de la personne",
        "Mise à jour de l’adresse",
    ];
    for (person, name, unit) in store::people_in_office(tx, DEMO_OFFICERS_MAX)? {
        let now = tx.now();
        let Some(office) = Office::of(tx, &person, Some(&unit), now)? else { continue };
        for subject in store::people_of(tx, &unit, DEMO_RECORDS_MAX)? {
            let reason = demo.one_of(&REASONS).copied().unwrap_or_default();
            access::note(tx, &office, &name, &subject, Act::Opened, reason)?;
            if demo.chance(4) {
                let reason = "Je déménage et je préfère quitter le fichier.";
                store::ask(tx, &subject, &unit, Kind::Erasure, reason)?;
            }
        }
    }
    Ok(())
}
