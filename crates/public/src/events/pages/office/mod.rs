//! The officers' room: what is planned, what each event needs and came to.

pub(super) mod edit;
pub(super) mod list;
pub(super) mod money;
pub(super) mod one;
pub(super) mod report;
pub(super) mod team;

use kernel::db::Tx;
use kernel::text::Language;
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::events::EventId;
use crate::events::store::{self, Event};
use crate::feature::WaitingLine;
use crate::org::{Office, Right};

/// A field that was refused: its name, its label, and what to do.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Problem {
    pub field: &'static str,
    pub label: String,
    pub message: String,
}

/// Refused fields as pages show them.
fn problems(app: &App, language: Language, wrong: &[(&'static str, &'static str)]) -> Vec<Problem> {
    let told = |(field, key): &(&'static str, &'static str)| Problem {
        field,
        label: app.say(language, &format!("events-field-{field}")),
        message: app.say(language, key),
    };
    wrong.iter().map(told).collect()
}

/// An event of the officer's units; absent and another's are the same answer.
pub(super) async fn found(app: &App, officer: &Officer, id: &str) -> Result<Event> {
    officer.must(Right::Publish)?;
    let id = EventId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::of_scope(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

/// Other units that ask this one to hold an event too, or for somebody who speaks.
pub(in crate::events) fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::Publish) {
        return Ok(Vec::new());
    }
    let count = store::count_asked(tx, &office.scope)?;
    let speakers = store::count_speakers(tx, &office.scope)?;
    let mut lines = vec![
        WaitingLine { key: "events-waiting", count, href: "/office/events" },
        WaitingLine { key: "events-waiting-speakers", count: speakers, href: "/office/events" },
    ];
    lines.retain(|line| line.count > 0);
    Ok(lines)
}
