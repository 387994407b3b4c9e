//! Events for the demonstration: some that took place, with who came; some to come, one of them
//! full; a draft.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::{DAY_MS, HOUR_MS, Moment};

use crate::accounts::Hand;
use crate::events::EventId;
use crate::events::rules::{Draft, FactKind, Repeat, ShiftDraft, local_typed, moment_of};
use crate::events::store::{self, Party};
use crate::feature::Demo;
use crate::org::{self, UnitId};

/// People of a unit who may come.
const PEOPLE_MAX: i64 = 60;
/// Units that plan something.
const UNITS_MAX: i64 = 4;
/// Levels below the organisation.
const LEVELS_MAX: i64 = 9;

/// An event of the demonstration: in how many days, and how many of a hundred come.
struct Plan {
    title: &'static str,
    body: &'static str,
    days: i64,
    hour: &'static str,
    capacity: i64,
    percent: usize,
    access: &'static str,
    child_care: &'static str,
}

const PLANS: [Plan; 6] = [
    Plan {
        title: "Réunion de rentrée",
        body: "Ce que nous préparons cet hiver, et qui s’en occupe.",
        days: -40,
        hour: "19:00",
        capacity: 0,
        percent: 50,
        access: "members",
        child_care: "Sur place, à partir de trois ans.",
    },
    Plan {
        title: "Projection et débat : la gratuité des bus",
        body: "Un film d’une heure, puis un débat avec des usagers de **trois villes**.",
        days: -12,
        hour: "20:00",
        capacity: 60,
        percent: 40,
        access: "public",
        child_care: "",
    },
    Plan {
        title: "Table de signatures, place du marché",
        body: "Deux heures, un café, et la pétition pour le bus de nuit.",
        days: 6,
        hour: "10:00",
        capacity: 0,
        percent: 15,
        access: "public",
        child_care: "",
    },
    Plan {
        title: "Réunion de section : le bus de nuit",
        body: "Où en est la pétition, et comment la remettre.",
        days: 14,
        hour: "19:00",
        capacity: 12,
        percent: 40,
        access: "public",
        child_care: "Sur place, à partir de trois ans.",
    },
    Plan {
        title: "Formation : animer une réunion",
        body: "Une matinée pour apprendre à distribuer la parole.",
        days: 25,
        hour: "09:30",
        capacity: 20,
        percent: 20,
        access: "members",
        child_care: "",
    },
    Plan {
        title: "Banquet de printemps",
        body: "Le menu se décide encore.",
        days: 120,
        hour: "12:00",
        capacity: 80,
        percent: 0,
        access: "public",
        child_care: "",
    },
];

/// The events and who came.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let Some(root) = org::root_if_any(tx)? else { return Ok(()) };
    let mut units: Vec<UnitId> = vec![root.id.clone()];
    let below = org::units_below(tx, &root.id, LEVELS_MAX, UNITS_MAX)?;
    units.extend(below.into_iter().map(|unit| unit.id));
    for (index, plan) in PLANS.iter().enumerate() {
        let Some(unit) = units.get(index % units.len()) else { continue };
        event(tx, demo, unit, plan)?;
    }
    Ok(())
}

/// The day of the plan at its hour; what is past is first planned for later, so that it can be
/// answered.
fn moment(now: Moment, days: i64, hour: &str) -> Moment {
    let day: String =
        local_typed(now.plus_ms(days * DAY_MS), "Europe/Paris").chars().take(10).collect();
    moment_of(&format!("{day}T{hour}"), "Europe/Paris").unwrap_or(now)
}

fn event(tx: &mut Tx<'_>, demo: &mut Demo, unit: &UnitId, plan: &Plan) -> Result<()> {
    let is_past = plan.days < 0;
    let starts_at = moment(tx.now(), if is_past { 30 } else { plan.days }, plan.hour);
    let id = store::create(tx, unit, &draft(plan, starts_at), &Hand::default())?;
    if plan.percent == 0 {
        return Ok(());
    }
    let written = store::of_id(tx, &id)?;
    store::add_fact(tx, &written, FactKind::Opened, "", &Hand::default())?;
    if !is_past {
        let shift = ShiftDraft {
            label: "Accueil".to_owned(),
            starts_at: starts_at.plus_ms(-HOUR_MS),
            ends_at: starts_at,
            needed: 2,
        };
        store::add_shift(tx, &id, &shift)?;
    }
    let people = store::demo_people(tx, unit, PEOPLE_MAX)?;
    for (person, first, last, email) in &people {
        if !demo.chance(plan.percent) {
            continue;
        }
        let party = Party {
            first_name: first.clone(),
            last_name: last.clone(),
            email: email.clone(),
            language: "fr".to_owned(),
            source: "me",
            ..Party::default()
        };
        store::register(tx, &id, person, &party)?;
    }
    store::demo_told(tx, &id)?;
    if is_past { took_place(tx, demo, &id, starts_at, plan) } else { Ok(()) }
}

/// Most of those who answered came; the list is closed, the report written.
fn took_place(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    id: &EventId,
    starts_at: Moment,
    plan: &Plan,
) -> Result<()> {
    let back_ms = starts_at.since_ms(moment(tx.now(), plan.days, plan.hour));
    store::demo_came(tx, id, back_ms)?;
    for row in store::door_rows(tx, id)? {
        if demo.chance(75) {
            let now = tx.now();
            store::tick(tx, id, &row.id, (true, now), "")?;
        }
    }
    store::close_count(tx, id, &Hand::default())?;
    let event = store::of_id(tx, id)?;
    let report = "Une salle pleine et des questions précises. Prochain rendez-vous dans un mois.";
    store::put_report(tx, &event, report, &Hand::default())
}

fn draft(plan: &Plan, starts_at: Moment) -> Draft {
    Draft {
        title: plan.title.to_owned(),
        body: plan.body.to_owned(),
        access: plan.access,
        starts_at,
        ends_at: starts_at.plus_ms(2 * HOUR_MS),
        zone: "Europe/Paris",
        place: "Maison des associations".to_owned(),
        address: "4 rue des Lices".to_owned(),
        postcode: "30100".to_owned(),
        city: "Alès".to_owned(),
        is_address_open: true,
        online_link: String::new(),
        accessibility: "Salle de plain-pied.".to_owned(),
        child_care: plan.child_care.to_owned(),
        carpool: String::new(),
        capacity: plan.capacity,
        guests_max: 3,
        asks_phone: false,
        prices: Vec::new(),
        questions: Vec::new(),
        repeat: Repeat::Once,
        count: 0,
    }
}
