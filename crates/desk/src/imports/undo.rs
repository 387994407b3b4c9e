//! Takes an import back, from the office or by `maillage import undo ID`: people it created and
//! nobody touched are removed, its changes are undone; what somebody worked on since is left and
//! told.

use std::io::Write as _;

use kernel::db::{Db, Tx};
use kernel::text::{Language, Texts, Value};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::consent;
use crate::features;
use crate::former;
use crate::imports::commands::Ended;
use crate::imports::run::source_of;
use crate::imports::{ImportId, store};
use crate::org::{MandateId, PersonId, Scope};
use crate::people::{self, Cause, Way};

/// Records looked at by one transaction.
const BATCH_ROWS_MAX: i64 = 100;
/// Most names of records left that are told.
const LEFT_SHOWN_MAX: usize = 200;

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Undone {
    /// People removed.
    pub removed: u64,
    /// Changes undone.
    pub restored: u64,
    /// Records somebody worked on since: left as they are.
    pub left: u64,
    /// Who they are, at most so many.
    pub left_people: Vec<PersonId>,
}

/// What the command line says of taking an import back.
#[derive(Debug, Clone, clap::Args)]
pub struct UndoArgs {
    /// The import's identifier, as its report gives it
    #[arg(value_name = "ID")]
    pub import: String,
    /// Report as JSON
    #[arg(long)]
    pub json: bool,
}

/// Takes an import back and reports on standard output; refused when there is none, when it is
/// under way or was taken back already.
///
/// # Errors
/// A fault from the database.
pub fn undo_command(db: &Db, args: &UndoArgs) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let mut out = std::io::stdout().lock();
    match undo_by_name(db, &args.import) {
        Ok(undone) if args.json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&undone)?)?;
            Ok(Ended::Done)
        }
        Ok(undone) => {
            let number = |number: u64| Value::from(i64::try_from(number).unwrap_or(i64::MAX));
            let args = [
                ("removed", number(undone.removed)),
                ("restored", number(undone.restored)),
                ("left", number(undone.left)),
            ];
            writeln!(
                out,
                "{}",
                texts.get(Language::of_commands(), "imports-report-undone", &args)
            )?;
            Ok(Ended::Done)
        }
        Err(Error::Refused(key)) => {
            let why = texts.get(Language::of_commands(), key, &[]);
            if args.json {
                writeln!(out, "{}", serde_json::json!({ "refused": key, "message": why }))?;
            }
            Ok(Ended::Refused(why))
        }
        Err(fault) => Err(fault),
    }
}

/// Takes back the import of an identifier, for whoever looks after the server.
///
/// # Errors
/// A refusal when there is none, when it is under way or was taken back; a fault from the
/// database.
pub(super) fn undo_by_name(db: &Db, import: &str) -> Result<Undone> {
    let id = ImportId::parse(import).ok_or(Error::Refused("imports-undo-unknown"))?;
    let asked = id.clone();
    let scope = db.read_now(move |tx| {
        let house = Scope::of_the_house(tx)?;
        let known = store::import(tx, &house, &asked)?;
        let known = known.ok_or(Error::Refused("imports-undo-unknown"))?;
        if known.undone_at.is_some() {
            return Err(Error::Refused("imports-undo-already"));
        }
        if known.finished_at.is_none() && known.is_queued {
            return Err(Error::Refused("imports-undo-running"));
        }
        Ok(house)
    })?;
    undo(db, &scope, &id, None)
}

/// Takes an import back.
///
/// # Errors
/// A fault from the database.
pub fn undo(
    db: &Db,
    scope: &Scope,
    import: &ImportId,
    by: Option<(PersonId, MandateId)>,
) -> Result<Undone> {
    let (by, mandate) = by.unzip();
    let cause = Cause { by: by.clone(), mandate, way: Way::Undone };
    let mut all = Undone::default();
    while take_back_incoming(db, import)? {}
    let mut after = String::new();
    loop {
        let (import, from) = (import.clone(), after.clone());
        let (last, some) = db.write_now(move |tx| remove_some(tx, &import, &from))?;
        all.add(some);
        let Some(last) = last else { break };
        after = last;
    }
    after.clear();
    loop {
        let (import, from, scope, cause) =
            (import.clone(), after.clone(), scope.clone(), cause.clone());
        let (last, some) =
            db.write_now(move |tx| restore_some(tx, &scope, &import, &from, &cause))?;
        all.add(some);
        let Some(last) = last else { break };
        after = last;
    }
    while take_back_past(db, import)? {}
    let (import, told) = (import.clone(), serde_json::to_string(&all)?);
    db.write_now(move |tx| {
        people::remove_facts(tx, &source_of(&import))?;
        people::remove_notes(tx, import.as_str())?;
        store::drop_doubts(tx, &import)?;
        store::mark_undone(tx, &import, by.as_ref(), &told)
    })?;
    Ok(all)
}

/// Takes back some of what features understood of the import, highest rank first.
fn take_back_incoming(db: &Db, import: &ImportId) -> Result<bool> {
    let import = import.clone();
    db.write_now(move |tx| {
        let mut more = false;
        for feature in features::all().rev().filter_map(|feature| feature.incoming) {
            more |= (feature.take_back)(tx, import.as_str())?;
        }
        Ok(more)
    })
}

/// Whether a feature holds something of a person that no import brought.
fn is_held(tx: &mut Tx<'_>, person: &PersonId) -> Result<bool> {
    for feature in features::all().filter_map(|feature| feature.incoming) {
        if (feature.holds)(tx, person)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes back some of what the import kept of an earlier program. Refusals of people whose record
/// stays are left: taking an import back must not make anybody reachable again.
fn take_back_past(db: &Db, import: &ImportId) -> Result<bool> {
    let import = import.clone();
    db.write_now(move |tx| {
        let more = former::take_back_some(tx, import.as_str())?;
        Ok(consent::take_back_some(tx, import.as_str())? || more)
    })
}

impl Undone {
    fn add(&mut self, some: Self) {
        self.removed += some.removed;
        self.restored += some.restored;
        self.left += some.left;
        let room = LEFT_SHOWN_MAX.saturating_sub(self.left_people.len());
        self.left_people.extend(some.left_people.into_iter().take(room));
    }

    fn leave(&mut self, person: PersonId) {
        self.left += 1;
        self.left_people.push(person);
    }
}

type Step = (Option<String>, Undone);

fn remove_some(tx: &mut Tx<'_>, import: &ImportId, after: &str) -> Result<Step> {
    let mut some = Undone::default();
    let created = people::created_by_import(tx, import.as_str(), after, BATCH_ROWS_MAX)?;
    let last = created.last().map(|(id, _)| id.to_string());
    for (person, touched) in created {
        let holds_mandate = !crate::org::mandates_of(tx, &person)?.is_empty();
        if touched || holds_mandate || is_held(tx, &person)? {
            some.leave(person);
        } else {
            // With the record go the ties to it and what the import said of it, refusals too.
            consent::forget_brought(tx, &person, import.as_str())?;
            former::detach(tx, &person)?;
            people::remove(tx, &person)?;
            store::erase_candidate(tx, &person)?;
            some.removed += 1;
        }
    }
    Ok((last, some))
}

fn restore_some(
    tx: &mut Tx<'_>,
    scope: &Scope,
    import: &ImportId,
    after: &str,
    cause: &Cause,
) -> Result<Step> {
    let mut some = Undone::default();
    let changed = people::changed_by_import(tx, import.as_str(), after, BATCH_ROWS_MAX)?;
    let last = changed.last().map(|(id, _)| id.to_string());
    for (person, version) in changed {
        match people::undo(tx, scope, &person, version, cause) {
            Ok(_) => some.restored += 1,
            Err(Error::Stale | Error::NotFound) => some.leave(person),
            Err(fault) => return Err(fault),
        }
    }
    Ok((last, some))
}
