//! The front of the treasury: what waits, what came, and where each thing is done.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::feature::Area;
use crate::features;
use crate::org::Right;
use crate::treasury::store;

#[derive(Serialize, Default)]
struct Hub {
    unit: String,
    year: String,
    collector: String,
    may_keep: bool,
    may_read: bool,
    totals: Totals,
    cash_cents: i64,
    units: Vec<UnitLine>,
    rooms: Vec<Room>,
}

#[derive(Serialize, Default)]
struct Totals {
    payments: i64,
    payments_cents: i64,
    cheques: i64,
    cheques_cents: i64,
    slips: i64,
    slips_cents: i64,
    calls: i64,
    calls_cents: i64,
    problems: i64,
}

#[derive(Serialize)]
struct UnitLine {
    id: String,
    name: String,
    payments: i64,
    dues_cents: i64,
    gift_cents: i64,
    other_cents: i64,
    total_cents: i64,
}

/// A page of a feature that stands above, found by its declaration.
#[derive(Serialize)]
struct Room {
    label: String,
    href: String,
    /// What it is for; empty for a room that nobody described here.
    told: String,
}

impl Page for Hub {
    const TEMPLATE: &'static str = "treasury/hub.html";
}

/// GET `/office/treasury`: for treasurers, and totals alone for whoever may see totals.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    let may_keep = officer.office.rights.has(Right::Treasury);
    if !may_keep {
        officer.must(Right::Totals)?;
    }
    let today = app.now().day_text();
    let year = today.get(..4).unwrap_or_default().to_owned();
    let since = format!("{year}-01-01");
    let (office, day) = (officer.office.clone(), today.clone());
    let (totals, units, cash_cents, collector) = app
        .db
        .read(move |tx| {
            let totals = store::hub(tx, &office.scope, &since)?;
            let units = store::by_unit(tx, &office.scope, &since)?;
            let cash_cents = store::cash_in(tx, &office.unit.id, &day)?;
            let collector = crate::ledger::collector_for(tx, &office.unit.id, &day)?;
            Ok((totals, units, cash_cents, collector))
        })
        .await?;
    let rooms = rooms(&app, &officer);
    let unit = |sum: store::UnitSum| UnitLine {
        id: sum.id.to_string(),
        name: sum.name,
        payments: sum.payments,
        dues_cents: sum.dues_cents,
        gift_cents: sum.gift_cents,
        other_cents: sum.other_cents,
        total_cents: sum.dues_cents + sum.gift_cents + sum.other_cents,
    };
    let page = Hub {
        unit: officer.office.unit.name.clone(),
        year,
        collector: collector.map(|collector| collector.name).unwrap_or_default(),
        may_keep,
        may_read: officer.office.rights.has(Right::ReadPeople),
        totals: Totals {
            payments: totals.payments,
            payments_cents: totals.payments_cents,
            cheques: totals.cheques,
            cheques_cents: totals.cheques_cents,
            slips: totals.slips,
            slips_cents: totals.slips_cents,
            calls: totals.calls,
            calls_cents: totals.calls_cents,
            problems: totals.problems,
        },
        cash_cents,
        units: units.into_iter().map(unit).collect(),
        rooms,
    };
    app.page(&page, &officer.shell(&app))
}

/// Rooms of the treasury that other features declare, for whoever has the right.
fn rooms(app: &App, officer: &Officer) -> Vec<Room> {
    let (rights, top_rights) = (&officer.office.rights, &officer.office.top_rights);
    let entries = features::all()
        .flat_map(|feature| feature.navigation)
        .filter(|entry| entry.href.starts_with("/office/treasury/"))
        .filter(|entry| match entry.area {
            Area::Office | Area::Treasury => entry.right.is_none_or(|right| rights.has(right)),
            Area::OfficeTop => entry.right.is_none_or(|right| top_rights.has(right)),
            _ => false,
        });
    let room = |entry: &crate::feature::Entry| Room {
        label: app.say(officer.language(), entry.label),
        href: entry.href.to_owned(),
        told: told(entry.href).map(|key| app.say(officer.language(), key)).unwrap_or_default(),
    };
    entries.map(room).collect()
}

/// What a room is for, for whoever comes for the first time.
fn told(href: &str) -> Option<&'static str> {
    match href.rsplit('/').next()? {
        "claims" => Some("treasury-room-claims"),
        "debits" => Some("treasury-room-debits"),
        "ledger" => Some("treasury-room-ledger"),
        "loans" => Some("treasury-room-loans"),
        "receipts" => Some("treasury-room-receipts"),
        "shares" => Some("treasury-room-shares"),
        "statements" => Some("treasury-room-statements"),
        _ => None,
    }
}

/// Goes on only for a treasurer of the unit.
pub(super) fn must_keep(officer: &Officer) -> Result<()> {
    officer.must(Right::Treasury)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |name: &str| UnitLine {
        id: "1".to_owned(),
        name: name.to_owned(),
        payments: 212,
        dues_cents: 512_000,
        gift_cents: 24_000,
        other_cents: 1_200,
        total_cents: 537_200,
    };
    let totals = Totals {
        payments: 412,
        payments_cents: 1_214_050,
        cheques: 3,
        cheques_cents: 17_400,
        slips: 1,
        slips_cents: 41_200,
        calls: 12,
        calls_cents: 76_800,
        problems: 1,
    };
    let full = Hub {
        unit: "Gard".to_owned(),
        year: "2026".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
        may_keep: true,
        may_read: true,
        totals,
        cash_cents: 5_200,
        units: vec![line("Alès"), line("Nîmes")],
        rooms: vec![Room {
            label: "Prélèvements".to_owned(),
            href: "/office".to_owned(),
            told: "Mandats et collectes.".to_owned(),
        }],
    };
    let empty = Hub { unit: "Alès".to_owned(), year: "2026".to_owned(), ..Hub::default() };
    vec![SamplePage::new("treasury/hub", full), SamplePage::new("treasury/hub-totals", empty)]
}
