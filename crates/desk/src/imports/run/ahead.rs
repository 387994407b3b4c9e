//! Looks for the people whom the rows of a batch may be of while the batch before is written.
//!
//! What was found holds as long as nobody who shares something with these rows changed since: what
//! this import wrote meanwhile shares nothing with them, and nobody else wrote about anybody. Else
//! the batch looks again by itself, in its own transaction.

use std::collections::{HashSet, VecDeque};
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Mutex, PoisonError};

use kernel::Result;
use kernel::db::{ChangePlace, Db, Tx};

use crate::imports::rules::Draft;
use crate::imports::run::memory::{Memory, lookup};
use crate::imports::run::{Batch, Plan};
use crate::org::{PersonId, Scope};
use crate::people::{self, Keys, Known};

/// Batches of which what they wrote is remembered: more than can be on their way.
const WRITTEN_MAX: usize = 8;
/// People who changed meanwhile, above which a batch looks again.
const CHANGED_MAX: usize = 20_000;

/// What was found for a batch, and when.
#[derive(Debug)]
pub(super) struct Looked {
    keys: Keys,
    place: ChangePlace,
    /// Batches that were written before.
    after: u64,
    found: Vec<Known>,
}

/// What a batch wrote: whom its rows could be of, and about whom.
#[derive(Debug)]
struct Wrote {
    number: u64,
    keys: Keys,
    people: HashSet<PersonId>,
}

/// What the last batches wrote.
#[derive(Debug, Default)]
pub(super) struct Written(Mutex<VecDeque<Wrote>>);

impl Written {
    fn count(&self) -> u64 {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.back().map_or(0, |last| last.number)
    }

    /// Remembers what a batch wrote, once it is written.
    pub(super) fn add(&self, batch: &Batch, memory: &Memory) {
        let people = memory.all().filter(|person| person.is_matched);
        let people = people.map(|person| person.candidate.id.clone());
        let told = batch.looked.as_ref().map(|looked| looked.keys.clone());
        let wrote = Wrote {
            number: self.count() + 1,
            keys: told.unwrap_or_default(),
            people: people.collect(),
        };
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push_back(wrote);
        while all.len() > WRITTEN_MAX {
            all.pop_front();
        }
    }

    /// What was found for a batch, if it holds still: nobody who was found, and nobody who could
    /// have been, changed since.
    ///
    /// # Errors
    /// A fault from the database.
    pub(super) fn still(&self, tx: &mut Tx<'_>, batch: &Batch) -> Result<Option<Vec<Known>>> {
        let Some(looked) = &batch.looked else { return Ok(None) };
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_whole = all.front().is_none_or(|first| first.number <= looked.after + 1);
        let since = || all.iter().filter(|wrote| wrote.number > looked.after);
        let meets = |wrote: &Wrote| {
            wrote.keys.meets(&looked.keys)
                || looked.found.iter().any(|known| wrote.people.contains(&known.id))
        };
        if !is_whole || since().any(meets) {
            return Ok(None);
        }
        let Some(changed) = tx.changed_since(&looked.place, CHANGED_MAX)? else { return Ok(None) };
        let is_ours = |id: &String| {
            PersonId::parse(id).is_some_and(|id| since().any(|wrote| wrote.people.contains(&id)))
        };
        Ok(changed.iter().all(is_ours).then(|| looked.found.clone()))
    }
}

impl Looked {
    /// Looks for the people of rows, `after` so many batches were written.
    fn of(
        db: &Db,
        scope: &Scope,
        rows: &[Draft],
        (legacy, after): (Option<&str>, u64),
    ) -> Result<Self> {
        let keys = lookup(rows, legacy);
        let (wanted, scope) = (keys.clone(), scope.clone());
        let (place, found) = db.read_now(move |tx| {
            Ok((tx.change_place()?, people::find_known(tx, &scope, &wanted)?))
        })?;
        Ok(Self { keys, place, after, found })
    }
}

/// Looks for the people of each batch and hands it on, until nobody listens.
///
/// # Errors
/// A fault from the database.
pub(super) fn look(
    db: &Db,
    plan: &Plan,
    written: &Written,
    batches: &Receiver<Batch>,
    send: &SyncSender<Batch>,
) -> Result<()> {
    for mut batch in batches {
        if !plan.options.dry_run {
            let about = (plan.legacy.as_deref(), written.count());
            batch.looked = Some(Looked::of(db, &plan.options.scope, &batch.drafts, about)?);
        }
        if send.send(batch).is_err() {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::people::{EmailLine, Record};
    use crate::story;
    use crate::testkit::TestApp;

    fn row(first: &str, last: &str, email: &str) -> Draft {
        let emails = vec![EmailLine { address: email.to_owned(), ..EmailLine::default() }];
        let (first_name, last_name) = (first.to_owned(), last.to_owned());
        let person = Record { first_name, last_name, emails, ..Record::default() };
        Draft { person, ..Draft::default() }
    }

    fn batch(app: &TestApp, written: &Written, rows: Vec<Draft>) -> Arc<Batch> {
        let scope = app.app.db.read_now(Scope::of_the_house).unwrap();
        let looked = Looked::of(&app.app.db, &scope, &rows, (None, written.count())).unwrap();
        Arc::new(Batch { drafts: rows, looked: Some(looked), ..Batch::default() })
    }

    /// How many were found, if that holds still.
    fn still(app: &TestApp, written: &Arc<Written>, batch: &Arc<Batch>) -> Option<usize> {
        let (written, batch) = (written.clone(), batch.clone());
        let found = app.app.db.write_now(move |tx| written.still(tx, &batch)).unwrap();
        found.map(|found| found.len())
    }

    story! {
        fn what_was_found_holds_until_somebody_changes(app: &TestApp) {
            app.person("Ana", "Moulin", "Alès");
            let written = Arc::new(Written::default());
            let one = batch(app, &written, vec![row("Ana", "Moulin", "ana.moulin@example.org")]);
            assert_eq!(still(app, &written, &one), Some(1));
            app.person("Zoé", "Roux", "Alès");
            assert_eq!(still(app, &written, &one), None, "it could be one of these rows");
            let again = batch(app, &written, vec![row("Ana", "Moulin", "ana.moulin@example.org")]);
            assert_eq!(still(app, &written, &again), Some(1));
        }

        fn what_another_batch_wrote_meanwhile_makes_it_look_again(app: &TestApp) {
            let written = Arc::new(Written::default());
            let first = batch(app, &written, vec![row("Ana", "Moulin", "ana@example.org")]);
            let near = batch(app, &written, vec![row("A.", "Moulin", "ANA@example.org")]);
            let far = batch(app, &written, vec![row("Zoé", "Roux", "zoe@example.org")]);
            assert_eq!(still(app, &written, &near), Some(0));
            assert_eq!(still(app, &written, &far), Some(0));
            let ana = app.person("Ana", "Moulin", "Alès");
            let mut memory = Memory::default();
            memory.made(&ana);
            written.add(&first, &memory);
            assert_eq!(still(app, &written, &near), None, "they share an address");
            assert_eq!(still(app, &written, &far), Some(0), "what we wrote is none of theirs");
            let born = |day: &str| {
                let mut row = row("Ana", "Moulin", &format!("{day}@example.org"));
                row.person.born_on = Some(day.to_owned());
                row
            };
            let [one, other] = ["1980-01-12", "1990-02-03"].map(born);
            let keys = |row: &Draft| lookup(std::slice::from_ref(row), None);
            assert!(!keys(&one).meets(&keys(&other)), "born on other days, they are two people");
            assert!(keys(&one).meets(&keys(&row("Ana", "Moulin", "a@example.org"))));
            for _ in 0..=WRITTEN_MAX {
                written.add(&first, &memory);
            }
            assert_eq!(still(app, &written, &far), None, "too long ago");
        }
    }
}
