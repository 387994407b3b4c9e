//! What this process remembers of facts, so that a segment of the whole organisation is counted
//! without asking for everybody each time.
//!
//! A leaf is read once, by the SQL that its criterion declares, and kept as a set of numbered
//! people, or as a column where it compares a number or day. Before each answer it is caught up:
//! people whose rows changed since (`kernel::db::changes`) are asked for again, alone. So it can
//! be dropped at any time, and several processes agree. A leaf that was not read yet (it is read
//! meanwhile, by one reader: `fill`), or over a table that nobody watches, a transaction that
//! writes, a snapshot older than what is kept: then there is no answer here, and the SQL of the
//! whole tree gives it.

mod column;
mod fill;
mod gather;
mod known;
mod set;

#[cfg(test)]
use std::sync::Condvar;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::Result;
use kernel::db::Tx;
use uuid::Uuid;

use crate::criterion::Leaf;
use crate::org::{PersonId, UnitId};
use crate::segments::store::compile::Bound;
use fill::Filling;
use gather::Asking;
use known::{Known, Numbers};
use set::Set;

/// What is remembered, one for each process and database.
#[derive(Default)]
pub struct Facts {
    known: Mutex<Known>,
    filling: Mutex<Filling>,
    /// Told when nothing is read any more.
    #[cfg(test)]
    filled: Condvar,
}

/// The people that a tree finds.
pub struct Found {
    set: Set,
    numbers: Numbers,
}

impl Facts {
    /// Finds people of a unit; `None` when the whole tree has to be asked in SQL.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn find(
        self: &Arc<Self>,
        tx: &mut Tx<'_>,
        unit: &UnitId,
        tree: &Bound,
    ) -> Result<Option<Found>> {
        let unit = of_unit(unit);
        let mut asking = Asking::begin(self, tx)?;
        let mut set = None;
        if asking.has_all(&unit, &[tree])
            && let Some(all) = asking.people_of(tx, &unit)?
        {
            set = part(&mut asking, tx, tree, &all)?;
        }
        self.want(tx, asking.wanted);
        Ok(set.map(|set| Found { set, numbers: asking.numbers }))
    }

    /// Counts the people of a unit for whom a tree and each of some parts hold.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn counts(
        self: &Arc<Self>,
        tx: &mut Tx<'_>,
        unit: &UnitId,
        tree: &Bound,
        parts: &[Bound],
    ) -> Result<Option<Vec<i64>>> {
        let unit = of_unit(unit);
        let mut asking = Asking::begin(self, tx)?;
        let trees: Vec<&Bound> = std::iter::once(tree).chain(parts).collect();
        let mut counts = None;
        if asking.has_all(&unit, &trees)
            && let Some(all) = asking.people_of(tx, &unit)?
        {
            counts = counts_of(&mut asking, tx, tree, parts, &all)?;
        }
        self.want(tx, asking.wanted);
        Ok(counts)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Found {
    /// How many.
    pub fn count(&self) -> i64 {
        self.set.count()
    }

    /// Whether somebody is among them.
    pub fn has(&self, person: &str) -> bool {
        let number = Uuid::try_parse(person).ok().and_then(|id| self.numbers.number(&id));
        number.is_some_and(|number| self.set.has(number))
    }

    /// Everybody, in no order.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.set.numbers().filter_map(|number| self.numbers.person(number)).map(PersonId::from)
    }
}

/// Everybody whom a unit sees.
fn of_unit(unit: &UnitId) -> Leaf {
    Leaf::of("person_scope x", "x.person").sql("x.unit =").text(unit.to_string())
}

fn counts_of(
    asking: &mut Asking<'_>,
    tx: &mut Tx<'_>,
    tree: &Bound,
    parts: &[Bound],
    among: &Set,
) -> Result<Option<Vec<i64>>> {
    let Some(found) = part(asking, tx, tree, among)? else { return Ok(None) };
    let mut counts = Vec::new();
    for one in parts {
        let Some(set) = part(asking, tx, one, &found)? else { return Ok(None) };
        counts.push(set.count());
    }
    Ok(Some(counts))
}

/// Those among some people for whom a tree holds.
fn part(
    asking: &mut Asking<'_>,
    tx: &mut Tx<'_>,
    tree: &Bound,
    among: &Set,
) -> Result<Option<Set>> {
    let mut set = among.clone();
    match tree {
        Bound::All(children) => {
            for child in children {
                let Some(found) = part(asking, tx, child, &set)? else { return Ok(None) };
                set = found;
            }
        }
        Bound::Any(children) => {
            set = Set::default();
            for child in children {
                let Some(found) = part(asking, tx, child, among)? else { return Ok(None) };
                set.or(&found);
            }
        }
        Bound::Not(inner) => {
            let Some(found) = part(asking, tx, inner, among)? else { return Ok(None) };
            set.without(&found);
        }
        Bound::Leaf(leaf) => {
            let Some(found) = asking.people_of(tx, leaf)? else { return Ok(None) };
            set.and(&found);
        }
    }
    Ok(Some(set))
}

/// A set that several may hold.
type Shared = Arc<Set>;
