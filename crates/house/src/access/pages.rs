//! Who looked at a record: for the person, and for the officers of the unit that keeps it.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, PAGE_ROWS_MAX, Paged, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::rules::Act;
use crate::access::store::{self, Line};
use crate::accounts::{Actor, Officer};
use crate::app::App;
use crate::org::{PersonId, Right};

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    Router::new().route("/me/access", get(mine)).route("/office/people/{id}/access", get(office))
}

#[derive(Serialize)]
struct Day {
    day: String,
    lines: Vec<Shown>,
}

#[derive(Serialize)]
struct Shown {
    at: i64,
    name: String,
    role: String,
    unit: String,
    act: String,
    reason: String,
}

#[derive(Serialize)]
struct Mine {
    days: Vec<Day>,
    next: Option<String>,
    contact: String,
}

impl Page for Mine {
    const TEMPLATE: &str = "access/mine.html";
}

#[derive(Serialize)]
struct OfPerson {
    id: String,
    person: String,
    days: Vec<Day>,
    next: Option<String>,
}

impl Page for OfPerson {
    const TEMPLATE: &str = "access/office.html";
}

async fn mine(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let (person, after) = (actor.person.clone(), Cursor::parse(fields.text("after")));
    let lines = app.db.read(move |tx| page_of(tx, &person, after.as_ref())).await?;
    let language = actor.visit.language;
    let next = next("/me/access", &lines);
    let contact = app.organisation().await?.contact.clone();
    app.page(&Mine { days: days(&app, language, lines.rows), next, contact }, &actor.shell(&app))
}

async fn office(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let after = Cursor::parse(fields.text("after"));
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let found = app
        .db
        .write(move |tx| {
            let (home, person_name) =
                store::name_in_scope(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            if !store::note_again(tx, &office, &name, &person, &home)? {
                return Ok(None);
            }
            Ok(Some((person_name, page_of(tx, &person, after.as_ref())?)))
        })
        .await?;
    let Some((person, lines)) = found else { return see_other(&format!("/office/people/{id}")) };
    let next = next(&format!("/office/people/{id}/access"), &lines);
    let days = days(&app, officer.language(), lines.rows);
    app.page(&OfPerson { id, person, days, next }, &officer.shell(&app))
}

fn page_of(
    tx: &mut kernel::db::Tx<'_>,
    person: &PersonId,
    after: Option<&Cursor>,
) -> Result<Paged<Line>> {
    let limit = i64::try_from(PAGE_ROWS_MAX + 1)?;
    Ok(Paged::of(store::lines(tx, person, after, limit)?))
}

fn next(path: &str, lines: &Paged<Line>) -> Option<String> {
    let last = lines.rows.last().filter(|_| lines.more)?;
    let cursor = Cursor { key: last.at.0.to_string(), id: last.id.clone() };
    Some(format!("{path}?after={}", cursor.encoded()))
}

/// The lines under the days on which they happened.
fn days(app: &App, language: Language, lines: Vec<Line>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for line in lines {
        let day = line.at.day_text();
        let shown = Shown {
            at: line.at.0,
            name: line.name(language),
            role: match language {
                Language::French => line.role_fr,
                Language::English => line.role_en,
            },
            unit: line.unit_name,
            act: app.say(language, Act::parse(&line.act).key()),
            reason: line.reason,
        };
        match days.last_mut() {
            Some(last) if last.day == day => last.lines.push(shown),
            _ => days.push(Day { day, lines: vec![shown] }),
        }
    }
    days
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let days = || {
        let line = |name: &str, reason: &str| Shown {
            at: 1_795_507_200_000,
            name: name.to_owned(),
            role: "Secrétaire".to_owned(),
            unit: "Alès".to_owned(),
            act: "Fiche ouverte".to_owned(),
            reason: reason.to_owned(),
        };
        let lines = vec![line("Colette Vauquelin", ""), line("Thierry Quesnel", "Relance")];
        vec![Day { day: "2026-11-24".to_owned(), lines }]
    };
    let next = || Some("/me/access?after=1~2".to_owned());
    let contact = || "donnees@example.org".to_owned();
    let empty = Mine { days: Vec::new(), next: None, contact: String::new() };
    let person = "Aïssata Diarra".to_owned();
    vec![
        SamplePage::new("access/mine", Mine { days: days(), next: next(), contact: contact() }),
        SamplePage::new("access/mine-empty", empty),
        SamplePage::new(
            "access/office",
            OfPerson { id: "0".to_owned(), person, days: days(), next: next() },
        ),
    ]
}
