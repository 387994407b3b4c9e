//! What events add to the first pages: what is to come near a member and whether they come; for
//! officers, what their unit holds next and how many come.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde_json::{Value, json};

use super::list::Told;
use crate::events::rules::When;
use crate::events::store::{self, Filter, Mine};
use crate::org::{self, Office, PersonId, Right};
use crate::panel::{Panel, PanelRead};
use crate::people;

/// Events shown.
const LINES_MAX: usize = 3;

/// The parts.
pub(in crate::events) const PANELS: &[Panel] = &[
    Panel { place: 20, template: "events/panel_mine.html", read: PanelRead::Me(near) },
    Panel { place: 60, template: "events/panel_office.html", read: PanelRead::Office(held) },
];

/// The next events of their unit, then of those above it and below these.
fn near(tx: &mut Tx<'_>, person: &PersonId, language: Language) -> Result<Option<Value>> {
    let Some(kept) = people::own(tx, person)? else { return Ok(None) };
    let reads = store::reads(tx, Some(person))?;
    let mine = store::mine(tx, person)?;
    let mut found: Vec<store::Line> = Vec::new();
    for unit in org::units_above(tx, &kept.home)? {
        let filter = Filter {
            unit,
            postcode: String::new(),
            city: String::new(),
            since: tx.now(),
            after: None,
            limit: i64::try_from(LINES_MAX)?,
        };
        for line in store::upcoming(tx, &reads, &filter)? {
            let is_known = found.iter().any(|other| other.event.id == line.event.id);
            if found.len() < LINES_MAX && !is_known {
                found.push(line);
            }
        }
    }
    found.sort_by_key(|line| line.event.starts_at);
    let told = |line: store::Line| {
        let comes = |one: &Mine| one.slug == line.event.slug && one.is_seated && !one.is_cancelled;
        let comes = mine.iter().any(comes);
        json!({ "line": Told::of(language, line), "comes": comes })
    };
    let lines: Vec<Value> = found.into_iter().map(told).collect();
    Ok(if lines.is_empty() { None } else { Some(json!(lines)) })
}

fn held(tx: &mut Tx<'_>, office: &Office, language: Language) -> Result<Option<Value>> {
    if !office.rights.has(Right::Publish) {
        return Ok(None);
    }
    let told = |one: store::OfficeRow| {
        json!({
            "id": one.id.to_string(),
            "title": one.title,
            "when": When::of(language, one.starts_at, one.ends_at, &one.zone),
            "taken": one.taken,
        })
    };
    let rows = store::of_office(tx, &office.scope, false)?.into_iter().take(LINES_MAX);
    Ok(Some(rows.map(told).collect()))
}
