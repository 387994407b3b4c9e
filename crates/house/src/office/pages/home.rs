//! The dashboard: the figure in a sentence, what ends soon, the units below, where to go next.

use axum::extract::State;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use kernel::{Result, db::Tx};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::feature::WaitingLine;
use crate::features;
use crate::office::pages::mandates::{MandateLine, lines_of};
use crate::office::pages::{UnitLine, units};
use crate::office::store;
use crate::org::{self, ENDING_DAYS, MandateState, Office, Right};
use crate::panel::Panels;

#[derive(Serialize)]
struct Home {
    unit: UnitLine,
    people: i64,
    arrivals: i64,
    year: String,
    reads_people: bool,
    manages_units: bool,
    manages_mandates: bool,
    units: Vec<UnitLine>,
    ending: Vec<MandateLine>,
    waiting: Vec<WaitingShown>,
    /// Whether they are told by mail of what waits.
    is_told: bool,
    /// What features add.
    panels: Panels,
}

/// What waits for the officer.
#[derive(Serialize)]
struct WaitingShown {
    key: &'static str,
    count: i64,
    href: &'static str,
}

impl Page for Home {
    const TEMPLATE: &'static str = "office/home.html";
}

/// The dashboard of the unit in which the officer works.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    let (office, language) = (officer.office.clone(), officer.language());
    let page = app.db.read(move |tx| read(tx, &office, language)).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/told` with `told`, `on` or `off`: whether they want the daily mail of what waits.
pub(super) async fn told(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let (person, is_off) = (officer.office.person.clone(), fields.text("told") == "off");
    app.db
        .write(move |tx| {
            let told = store::told(tx, &person)?;
            store::keep_told(tx, &person, &store::Told { is_off, ..told })
        })
        .await?;
    let key = if is_off { "office-told-off" } else { "office-told-on" };
    see_other_with("/office", &Notice::ok(app.say(officer.language(), key)))
}

fn read(tx: &mut Tx<'_>, office: &Office, language: kernel::text::Language) -> Result<Home> {
    let today = tx.now().day_text();
    let year: String = today.chars().take(4).collect();
    let soon = tx.now().plus_ms(ENDING_DAYS * kernel::time::DAY_MS).day_text();
    let limit = i64::try_from(PAGE_ROWS_MAX)?;
    let reads_people = office.rights.has(Right::ReadPeople);
    let ending = if reads_people {
        let days = (today.as_str(), soon.as_str());
        org::mandates_in(tx, &office.scope, MandateState::Ending, days, limit)?
    } else {
        Vec::new()
    };
    let shown =
        |line: WaitingLine| WaitingShown { key: line.key, count: line.count, href: line.href };
    let below = org::units_below(tx, &office.unit.id, 1, limit)?;
    let below = store::counted(tx, &office.scope, below)?;
    Ok(Home {
        people: store::people_count(tx, &office.scope)?,
        arrivals: store::joined_since(tx, &office.scope, &format!("{year}-01-01"))?,
        year,
        reads_people,
        manages_units: office.rights.has(Right::ManageUnits),
        manages_mandates: office.rights.has(Right::ManageMandates),
        units: units::lines(tx, language, below)?,
        unit: units::line(tx, language, office.unit.clone(), None)?,
        ending: lines_of(tx, &office.scope, language, ending, &today)?,
        waiting: features::waiting(tx, office)?.into_iter().map(shown).collect(),
        is_told: !store::told(tx, &office.person)?.is_off,
        panels: Panels::of_office(tx, office, language)?,
    })
}

/// A section with a mandate that ends, and a federation that has nobody yet.
pub(super) fn samples() -> Vec<SamplePage> {
    let full = || Home {
        unit: UnitLine {
            id: "1".to_owned(),
            name: "Alès".to_owned(),
            kind: "Section".to_owned(),
            people: None,
        },
        people: 287,
        arrivals: 12,
        year: "2026".to_owned(),
        reads_people: true,
        manages_units: true,
        manages_mandates: true,
        units: units::sample_lines(),
        ending: vec![MandateLine::sample()],
        waiting: vec![WaitingShown { key: "people-waiting-late", count: 2, href: "/office/tasks" }],
        is_told: true,
        panels: Panels::default(),
    };
    let empty = Home {
        is_told: false,
        people: 0,
        arrivals: 0,
        units: Vec::new(),
        ending: Vec::new(),
        waiting: Vec::new(),
        ..full()
    };
    vec![SamplePage::new("office/home", full()), SamplePage::new("office/home-empty", empty)]
}
