//! Last year's gifts and their receipts; this year's are left to be issued: that is what there is
//! to try.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::ledger::{self, Collector};
use crate::members::Rule;
use crate::org::{Office, PersonId, UnitId};
use crate::receipts::store;
use crate::treasury::{self, NewPayment, Part, PartKind, PayWay};

/// People of each collector who gave last year.
const GIVERS: usize = 8;
/// Days of last year on which somebody gave.
const DAYS: [&str; 4] = ["03-14", "06-02", "10-20", "12-28"];

/// Says what every collector is for, and issues the receipts of last year.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let today = tx.now().day_text();
    let year: i64 = today.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    let last = (year - 1).to_string();
    for collector in ledger::collectors(tx)? {
        let said = ("Faire vivre l’entraide dans les quartiers", "Organisme d’intérêt général");
        store::set_object(tx, &collector.id, said, "Maillage")?;
        give(tx, demo, &collector, &last)?;
        issue(tx, &collector, &last)?;
    }
    Ok(())
}

fn give(tx: &mut Tx<'_>, demo: &mut Demo, collector: &Collector, year: &str) -> Result<()> {
    for at in 0..GIVERS {
        let all: Vec<(PersonId, UnitId)> = store::demo_people(tx, &collector.id)?;
        let Some((person, unit)) = demo.one_of(&all).cloned() else { return Ok(()) };
        let day = demo.one_of(&DAYS).copied().unwrap_or("06-02");
        let gift = Part {
            kind: PartKind::Gift,
            person: person.clone(),
            cents: 2_000 + 500 * i64::try_from(demo.below(20))?,
            rule: Rule::OldestFirst,
        };
        let new = NewPayment {
            collector: collector.id.clone(),
            unit,
            payer: person,
            way: PayWay::Transfer,
            received_on: format!("{year}-{day}"),
            parts: vec![gift],
            piece: None,
            bank: None,
            reference: None,
            cause: format!("demo {year} {} {at}", collector.id),
        };
        treasury::receive(tx, &new, None)?;
    }
    Ok(())
}

/// Receipts by whoever bears a mandate over the collector's units.
fn issue(tx: &mut Tx<'_>, collector: &Collector, year: &str) -> Result<()> {
    let Some((person, unit)) = store::demo_treasurer(tx, &collector.id)? else { return Ok(()) };
    let now = tx.now();
    let Some(office) = Office::of(tx, &person, Some(&unit), now)? else { return Ok(()) };
    let name = crate::people::name_of(tx, &person)?.unwrap_or_default();
    let id = match store::begin(tx, collector, (year, false), &office, &name) {
        Ok(id) => id,
        Err(kernel::Error::Refused(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let Some(run) = store::run(tx, &id)? else { return Ok(()) };
    let mut after = String::new();
    while let Some((person, _)) = store::issue_next(tx, &run, &office, &after)? {
        after = person.to_string();
    }
    store::close(tx, &id)
}
