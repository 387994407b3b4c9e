//! What members add to the front pages: a member's stamps of the year; for officers of a unit that
//! one looks through, how dues come in, whom to remind first and whom to welcome.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde::Serialize;
use serde_json::Value;

use super::shown;
use crate::members::rules::days;
use crate::members::store::{self, DuesOfYear, Listed, Which};
use crate::org::{Office, PersonId, Right};
use crate::panel::{Panel, PanelRead};

/// People of one part.
const LINES_MAX: i64 = 5;
/// People up to whom a front page adds up stamps; larger units have the page of figures.
const ADDED_UP_MAX: i64 = 1_000;

/// The parts.
pub(in crate::members) const PANELS: &[Panel] = &[
    Panel { place: 10, template: "members/panel_dues.html", read: PanelRead::Office(dues) },
    Panel { place: 20, template: "members/panel_chase.html", read: PanelRead::Office(chase) },
    Panel { place: 30, template: "members/panel_welcome.html", read: PanelRead::Office(welcome) },
    Panel { place: 60, template: "members/panel_stamps.html", read: PanelRead::Me(stamps) },
];

#[derive(Serialize)]
struct Dues {
    year: String,
    dues: DuesOfYear,
    percent: i64,
}

fn dues(tx: &mut Tx<'_>, office: &Office, _: Language) -> Result<Option<Value>> {
    if !office.rights.has(Right::Totals) || !is_small(tx, office)? {
        return Ok(None);
    }
    let year = days::year_of(&tx.now().day_text());
    let dues = store::dues_of_year(tx, &office.scope, &year)?;
    if dues.members == 0 {
        return Ok(None);
    }
    let percent = dues.paid_cents * 100 / dues.due_cents.max(1);
    Ok(Some(serde_json::to_value(Dues { year, dues, percent })?))
}

/// Somebody on a front page.
#[derive(Serialize)]
struct Line {
    person: String,
    name: String,
    unit: String,
    missing: i64,
    owed_cents: i64,
    applied_on: Option<String>,
    way: String,
}

fn chase(tx: &mut Tx<'_>, office: &Office, _: Language) -> Result<Option<Value>> {
    if is_small(tx, office)? { lines(tx, office, Which::Arrears) } else { Ok(None) }
}

fn welcome(tx: &mut Tx<'_>, office: &Office, _: Language) -> Result<Option<Value>> {
    lines(tx, office, Which::Applied)
}

fn lines(tx: &mut Tx<'_>, office: &Office, which: Which) -> Result<Option<Value>> {
    if !office.rights.has(Right::ReadPeople) {
        return Ok(None);
    }
    let found = store::listed(tx, &office.scope, which, None, LINES_MAX)?;
    let lines: Vec<Line> = found.into_iter().map(|one| line(one, office)).collect();
    Ok(if lines.is_empty() { None } else { Some(serde_json::to_value(lines)?) })
}

fn line(one: Listed, office: &Office) -> Line {
    Line {
        person: one.person.to_string(),
        name: format!("{} {}", one.first_name, one.last_name).trim().to_owned(),
        // The officer knows in which unit they are.
        unit: if one.unit_name == office.unit.name { String::new() } else { one.unit_name },
        missing: one.missing,
        owed_cents: one.owed_cents,
        applied_on: one.applied_on,
        way: one.way,
    }
}

fn is_small(tx: &mut Tx<'_>, office: &Office) -> Result<bool> {
    Ok(store::people_up_to(tx, &office.scope, ADDED_UP_MAX + 1)? <= ADDED_UP_MAX)
}

#[derive(Serialize)]
struct Stamps {
    year: String,
    stamps: Vec<shown::Stamp>,
    due_cents: i64,
}

fn stamps(tx: &mut Tx<'_>, person: &PersonId, _: Language) -> Result<Option<Value>> {
    let Some(one) = store::current(tx, person)? else { return Ok(None) };
    let today = tx.now().day_text();
    let year = days::year_of(&today);
    let (from, through) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let rows = store::stamps_of(tx, &one.id, &from, &through)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let due = store::due(tx, person, &today)?;
    let facts = Stamps {
        stamps: rows.iter().map(|row| shown::stamp(row, &today)).collect(),
        due_cents: due.iter().map(|one| one.due_cents - one.paid_cents).sum(),
        year,
    };
    Ok(Some(serde_json::to_value(facts)?))
}
