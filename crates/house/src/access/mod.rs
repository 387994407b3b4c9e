//! The access log: who opened, exported, printed or bulk-selected whose record, under which
//! mandate, when and why. The person reads it in their space.

mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde_json::{Value, json};

pub use rules::{Act, REASON_CHARS_MIN, reason_needed};
pub use store::{Line, note, note_again, note_machine, note_many};

use crate::feature::{Area, Entry, Feature, Held, PersonalData, TimelineLine};
use crate::org::PersonId;
use crate::panel::{Panel, PanelRead};

/// Lines on the first page of a member's space.
const PANEL_LINES_MAX: i64 = 3;

/// The access log's declaration.
pub static FEATURE: Feature = Feature {
    name: "access",
    routes: pages::routes,
    jobs: &[],
    migrations: &[kernel::db::Migration {
        name: "access/001-access",
        sql: include_str!("migrations/001-access.sql"),
    }],
    templates: &[
        ("access/mine.html", include_str!("templates/mine.html")),
        ("access/office.html", include_str!("templates/office.html")),
        ("access/lines.html", include_str!("templates/lines.html")),
        ("access/panel.html", include_str!("templates/panel.html")),
    ],
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[Panel { place: 80, template: "access/panel.html", read: PanelRead::Me(last_lines) }],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[Entry {
        area: Area::Me,
        label: "access-nav",
        href: "/me/access",
        right: None,
        place: 50,
    }],
    pages: pages::samples,
    personal_data: PersonalData::Held(Held {
        tables: &["access_line"],
        export: store::export,
        erase: store::erase,
        retention: "access-retention",
        merge: store::merge,
    }),
    timeline: Some(timeline),
    demo: |_, _| Ok(()),
    rebuild: None,
    gone: None,
    incoming: None,
};

/// Who opened the record last.
fn last_lines(tx: &mut Tx<'_>, person: &PersonId, _: Language) -> Result<Option<Value>> {
    let line = |line: Line| {
        let (name, unit) = (line.by_name, line.unit_name);
        json!({ "at": line.at.0, "name": name, "unit": unit, "reason": line.reason })
    };
    let lines = store::lines(tx, person, None, PANEL_LINES_MAX)?;
    Ok(Some(lines.into_iter().map(line).collect()))
}

fn timeline(tx: &mut Tx<'_>, person: &PersonId, limit: i64) -> Result<Vec<TimelineLine>> {
    let lines = store::lines(tx, person, None, limit)?;
    let told = lines.into_iter().map(|line| TimelineLine {
        at: line.at,
        key: Act::parse(&line.act).sentence(),
        args: vec![("name", line.by_name)],
        href: Some(format!("/office/people/{person}/access")),
    });
    Ok(told.collect())
}
