//! Stories of memberships: joining, owing, settling, voting; and what nobody else may see.

mod files;
mod joining;
mod money;
mod random;
mod voting;

use kernel::Result;
use kernel::db::Tx;

use crate::members::TypeId;
use crate::members::rules::{FactKind, Kind, Schedule, Step, Terms};
use crate::members::store::{self, Hand, NewMembership, NewType};
use crate::org::{self, ClaimKind, PersonId};
use crate::testkit::TestApp;

/// Does something for the house.
fn house<T: Send + 'static>(
    app: &TestApp,
    work: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> T {
    app.app.db.write_now(work).unwrap()
}

/// What a worker does each day.
fn each_day(app: &TestApp) {
    crate::members::jobs::every_day(&app.world).unwrap();
    app.run_jobs();
}

/// A monthly type, open to the public, from 1 € upward; Alès looks after 30100.
fn opened(app: &TestApp) -> TypeId {
    let ales = app.unit("Alès");
    house(app, move |tx| {
        crate::consent::install(tx)?;
        org::add_claim(tx, &ales, ClaimKind::Postcode, "30100")?;
        let root = org::root(tx)?.id;
        let name = ("Adhésion mensuelle".to_owned(), "Monthly".to_owned());
        let new = NewType { name, is_open: true, ..NewType::default() };
        let id = store::add_type(tx, &root, &new)?;
        let terms = Terms { reminder_days: vec![30, 60], ..Terms::default() };
        store::set_terms(tx, &id, "2020-01-01", &terms, "Congrès", "")?;
        let step = |from_cents, basis_points, cents| Step { from_cents, basis_points, cents };
        let schedule = Schedule {
            kind: Kind::Percent,
            steps: vec![step(0, 0, 200), step(100_000, 100, 0)],
            floor_cents: 100,
            ceiling_cents: 0,
        };
        store::set_schedule(tx, &id, "2020-01-01", &schedule, "Congrès", "")?;
        Ok(id)
    })
}

/// A member who owes 10 € a month from a day on.
fn member(app: &TestApp, first: &str, unit: &str, since_on: &str, kind: &TypeId) -> PersonId {
    let person = app.person(first, "Moulin", unit);
    let (id, unit, since_on, kind) =
        (person.clone(), app.unit(unit), since_on.to_owned(), kind.clone());
    house(app, move |tx| {
        let new = NewMembership {
            person: &id,
            unit: &unit,
            kind: &kind,
            applied_on: &since_on,
            counts_from_on: &since_on,
            cents: 1_000,
            way: "cheque",
            instalments: 12,
            source: "test",
        };
        let made = store::create(tx, &new, &Hand::House)?;
        let made = store::one(tx, &made)?.unwrap();
        store::add_fact(tx, &made, FactKind::Accepted, &since_on, "", &Hand::House)?;
        store::reissue(tx, &made, &Hand::House)
    });
    person
}
