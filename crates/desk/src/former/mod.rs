//! The past in an earlier program: memberships, payments, ties and facts that an organisation
//! brings along when it leaves it. They are history: nothing here is a live membership, a mandate
//! or an account, and none of it is ever edited; a newer file replaces what it says otherwise.
//!
//! Everything is kept under the identifier that the earlier program gave (`source`, the field
//! that holds such identifiers, and `legacy`, the identifier), and [`people_of`] says whose record
//! that became. So a row that waits for a person's decision loses nothing, and two rows that were
//! one person both lead to them.

mod columns;
mod criteria;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use rules::{FactKind, Link, LinkKind, Membership, Past, Payment, State};
pub use store::{
    PaymentsBrought, Tallies, bring, bring_payments, detach, forget, identifiers, people_of,
    settle_links, take_back_some, tallies, words_of,
};

use kernel::Result;
use kernel::db::{Migration, Tx};
use kernel::time::{DAY_MS, Moment};

use crate::feature::{Area, Entry, Feature, Held, PersonalData, TimelineLine};
use crate::org::PersonId;

/// The former programs' declaration.
pub static FEATURE: Feature = Feature {
    name: "former",
    routes: pages::routes,
    jobs: &[],
    migrations: &[Migration {
        name: "former/001-former",
        sql: include_str!("migrations/001-former.sql"),
    }],
    templates: &[
        ("former/past.html", include_str!("templates/past.html")),
        ("former/person.html", include_str!("templates/person.html")),
        ("former/mine.html", include_str!("templates/mine.html")),
    ],
    columns: columns::COLUMNS,
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Me,
        label: "former-nav",
        href: "/me/former",
        right: None,
        place: 60,
    }],
    criteria: criteria::CRITERIA,
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        // The others name identifiers of the earlier program; this one says whose they are.
        tables: &["former_identity"],
        export: store::export,
        erase: store::erase,
        retention: "former-retention",
        merge: store::merge,
    }),
    timeline: Some(timeline),
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};

fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let href = Some(format!("/office/people/{person}/former"));
    let mut lines = Vec::new();
    for one in store::memberships_of(tx, person, limit)? {
        if let Some(day) = &one.started_on {
            lines.push(TimelineLine {
                at: noon_of(day),
                key: "former-line-membership",
                args: vec![("name", one.name)],
                href: href.clone(),
            });
        }
    }
    for one in store::payments_of(tx, person, limit)? {
        let key = match (one.kind.as_str(), one.status.as_str()) {
            ("refund", _) => "former-line-refund",
            (_, "succeeded") => "former-line-payment",
            _ => continue,
        };
        lines.push(TimelineLine {
            at: noon_of(&one.on_day),
            key,
            args: vec![("code", one.code)],
            href: href.clone(),
        });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(lines)
}

/// Noon (UTC) of an ISO day; the beginning of time for a text that is no day.
fn noon_of(day: &str) -> Moment {
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let days = day.parse::<jiff::civil::Date>().ok().and_then(|day| day.since(epoch).ok());
    let days = days.map_or(0, |span| i64::from(span.get_days()));
    Moment(days * DAY_MS + DAY_MS / 2)
}
