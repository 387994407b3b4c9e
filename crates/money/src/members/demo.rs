//! Believable memberships for the demonstration: types, and a year of stamps for its members.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::members::TypeId;
use crate::members::rules::{FactKind, Kind, Rhythm, Schedule, Step, Terms};
use crate::members::store::{self, Hand, NewMembership, NewType};
use crate::org::{self, UnitId};

/// Members of the demonstration who get a membership.
const MEMBERS_MAX: i64 = 2_000;

/// A type that is called by months and one for the year, then memberships of the members.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let (monthly, yearly) = types(tx)?;
    let today = tx.now().day_text();
    let year = crate::members::rules::days::year_of(&today);
    const INCOMES: [i64; 6] = [60_000, 95_000, 120_000, 150_000, 190_000, 260_000];
    let Some(scale) = store::schedule_on(tx, &monthly, &today)? else { return Ok(()) };
    const WAYS: [&str; 6] = ["debit", "debit", "cheque", "cheque", "transfer", "cash"];
    for (person, unit, joined_on) in store::demo_members(tx, MEMBERS_MAX)? {
        let is_yearly = demo.chance(8);
        let income = demo.one_of(&INCOMES).copied().unwrap_or(120_000);
        let cents = scale.proposed(income);
        let first = format!("{year}-01-01");
        let new = NewMembership {
            person: &person,
            unit: &unit,
            kind: if is_yearly { &yearly } else { &monthly },
            applied_on: &joined_on,
            counts_from_on: joined_on.as_str().max(&first),
            cents: if is_yearly { cents * 12 } else { cents },
            way: demo.one_of(&WAYS).copied().unwrap_or("cheque"),
            instalments: if is_yearly { 1 } else { 12 },
            source: "demo",
        };
        let id = store::create(tx, &new, &Hand::House)?;
        let Some(made) = store::one(tx, &id)? else { continue };
        store::add_fact(tx, &made, FactKind::Accepted, &joined_on, "", &Hand::House)?;
        store::settle_number(tx, &person, &unit, &Hand::House)?;
        store::reissue(tx, &made, &Hand::House)?;
        if demo.chance(3) {
            exempt(tx, &made, &year)?;
        }
    }
    newcomers(tx, demo, &monthly)
}

fn exempt(tx: &mut Tx<'_>, made: &store::Membership, year: &str) -> Result<()> {
    let (from, through) = (format!("{year}-03"), format!("{year}-08"));
    let new = store::NewArrangement {
        kind: store::ArrangementKind::Exempt,
        from_month: &from,
        through_month: &through,
        cents: 0,
        until_on: None,
        reason: "Sans revenu cette année",
        source: "",
    };
    store::arrange(tx, made, &new, &Hand::House)
}

/// Some contacts of each section just asked to join.
fn newcomers(tx: &mut Tx<'_>, demo: &mut Demo, kind: &TypeId) -> Result<()> {
    let today = tx.now().day_text();
    for (person, unit) in store::demo_newcomers(tx)? {
        let new = NewMembership {
            person: &person,
            unit: &unit,
            kind,
            applied_on: &today,
            counts_from_on: &today,
            cents: if demo.chance(50) { 800 } else { 1_200 },
            way: "debit",
            instalments: 12,
            source: "join",
        };
        let id = store::create(tx, &new, &Hand::Themselves(person.clone()))?;
        store::plan_steps(tx, &id, &person)?;
    }
    Ok(())
}

fn types(tx: &mut Tx<'_>) -> Result<(TypeId, TypeId)> {
    let root: UnitId = org::root(tx)?.id;
    let today = tx.now().day_text();
    let from_on = format!("{}-01-01", crate::members::rules::days::year_of(&today));
    let source = "Congrès national, statuts, article 16";
    let step = |from_cents, basis_points, cents| Step { from_cents, basis_points, cents };
    let monthly = NewType {
        name: ("Adhésion, timbre mensuel".to_owned(), "Membership, monthly stamp".to_owned()),
        text: (
            "Un timbre chaque mois, selon vos revenus.".to_owned(),
            "A stamp each month, by your income.".to_owned(),
        ),
        is_open: true,
    };
    let one = store::add_type(tx, &root, &monthly)?;
    let terms = Terms { reminder_days: vec![30, 90], ..Terms::default() };
    store::set_terms(tx, &one, &from_on, &terms, source, "")?;
    let scale = Schedule {
        kind: Kind::Percent,
        steps: vec![
            step(0, 0, 200),
            step(90_000, 40, 0),
            step(140_000, 60, 0),
            step(200_000, 80, 0),
            step(300_000, 100, 0),
        ],
        floor_cents: 100,
        ceiling_cents: 0,
    };
    store::set_schedule(tx, &one, &from_on, &scale, source, "")?;
    let yearly = NewType {
        name: ("Adhésion à l’année".to_owned(), "Yearly membership".to_owned()),
        text: (
            "Un montant pour l’année civile.".to_owned(),
            "One amount for the calendar year.".to_owned(),
        ),
        is_open: true,
    };
    let two = store::add_type(tx, &root, &yearly)?;
    let terms = Terms {
        rhythm: Rhythm::Yearly,
        is_prorated: true,
        grace_days: 30,
        reminder_days: vec![-15, 15, 60],
        ..Terms::default()
    };
    store::set_terms(tx, &two, &from_on, &terms, source, "")?;
    let free = Schedule {
        kind: Kind::Free,
        steps: vec![step(0, 0, 3_600)],
        floor_cents: 1_200,
        ceiling_cents: 0,
    };
    store::set_schedule(tx, &two, &from_on, &free, source, "")?;
    Ok((one, two))
}
