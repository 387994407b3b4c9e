//! Reminders by letter, for people without a working address.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::store::{self, Letter};
use crate::org::Right;

/// Letters marked at once at most.
const MARKED_MAX: usize = 500;

#[derive(Serialize)]
struct Letters {
    organisation: String,
    unit: String,
    letters: Vec<Shown>,
    printed: Vec<Shown>,
    cards_printed_at: Option<i64>,
    today: String,
    may_write: bool,
}

impl Page for Letters {
    const TEMPLATE: &str = "members/letters.html";
}

#[derive(Serialize)]
struct Shown {
    id: String,
    person: String,
    name: String,
    lines: Vec<String>,
    due_on: String,
    cents: i64,
    printed_at: Option<i64>,
}

fn shown(one: Letter) -> Shown {
    let place = format!("{} {}", one.postcode.unwrap_or_default(), one.city.unwrap_or_default());
    let lines = [one.line_1.unwrap_or_default(), one.line_2.unwrap_or_default(), place];
    Shown {
        id: one.id,
        person: one.person.to_string(),
        name: format!("{} {}", one.first_name, one.last_name).trim().to_owned(),
        lines: lines
            .iter()
            .map(|line| line.trim().to_owned())
            .filter(|it| !it.is_empty())
            .collect(),
        due_on: one.due_on,
        cents: one.cents,
        printed_at: one.printed_at.map(|at| at.0),
    }
}

/// GET `/office/memberships/letters`: to print; whoever prints them then says so.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let scope = officer.office.scope.clone();
    let (letters, printed, cards_at, today) = app
        .db
        .read(move |tx| {
            let printed = store::printed_letters(tx, &scope)?;
            let cards_at = store::cards_printed_at(tx, &scope)?;
            Ok((store::letters(tx, &scope)?, printed, cards_at, tx.now().day_text()))
        })
        .await?;
    let page = Letters {
        organisation: app.organisation().await?.name.clone(),
        unit: officer.office.unit.name.clone(),
        letters: letters.into_iter().map(shown).collect(),
        printed: printed.into_iter().map(shown).collect(),
        cards_printed_at: cards_at.map(|at| at.0),
        today,
        may_write: officer.office.rights.has(Right::WritePeople),
    };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/memberships/letters` with `l` for each letter that was printed.
pub(super) async fn printed(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let ids: Vec<String> = fields.all("l").map(super::line).take(MARKED_MAX).collect();
    let worker = officer.clone();
    let count = app
        .db
        .write(move |tx| {
            let people = store::mark_printed(tx, &worker.office.scope, &ids)?;
            let (office, name) = (&worker.office, &worker.actor.name);
            access::note_many(tx, office, name, &people, Act::Printed, "", None)?;
            Ok(i64::try_from(people.len())?)
        })
        .await?;
    let language = officer.language();
    let said = app.say_with(language, "members-letters-printed", &[("count", count.into())]);
    see_other_with("/office/memberships/letters", &Notice::ok(said))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |letters: Vec<Shown>, printed: Vec<Shown>| Letters {
        organisation: "Union des quartiers".to_owned(),
        unit: "Alès".to_owned(),
        letters,
        cards_printed_at: printed.first().and_then(|one| one.printed_at),
        printed,
        today: "2026-11-24".to_owned(),
        may_write: true,
    };
    let letter = |printed_at: Option<i64>| Shown {
        id: "1".to_owned(),
        person: "1".to_owned(),
        name: "Jean-Luc Hauchecorne".to_owned(),
        lines: vec!["11 avenue Pasteur".to_owned(), "30100 Alès".to_owned()],
        due_on: "2026-09-30".to_owned(),
        cents: 2_000,
        printed_at,
    };
    vec![
        SamplePage::new("members/letters", page(vec![letter(None)], vec![letter(Some(1))])),
        SamplePage::new("members/letters-none", page(Vec::new(), Vec::new())),
    ]
}
