//! Does a gesture and takes it back, some people at a time, each time in one transaction with the
//! access lines.

use kernel::db::{Db, Tx};
use kernel::web::Cursor;
use kernel::{Error, Result};

use crate::access::{self, Act};
use crate::bulk::BulkId;
use crate::bulk::rules::{Applied, Gesture};
use crate::bulk::store::{self, Bulk, Entry};
use crate::org::{Office, PersonId};
use crate::people::{self, Cause, Given, Way};
use crate::segments;
use crate::transfers::{self, Hand, Kind, NewTransfer};

/// People of one transaction.
const BATCH_PEOPLE_MAX: i64 = 50;

/// Does the next part of a gesture; returns whether there is more.
///
/// # Errors
/// [`Error::NotFound`] when the gesture, or what it needs, is gone; a fault from the database.
pub fn step(db: &Db, hand: &Hand, id: &BulkId) -> Result<bool> {
    let (hand, id) = (hand.clone(), id.clone());
    db.write_now(move |tx| stepped(tx, &hand, &id))
}

/// [`step`] within a transaction.
///
/// # Errors
/// As [`step`].
pub fn stepped(tx: &mut Tx<'_>, hand: &Hand, id: &BulkId) -> Result<bool> {
    let scope = &hand.office.scope;
    let bulk = store::bulk(tx, scope, id)?.ok_or(Error::NotFound)?;
    if bulk.finished_at.is_some() {
        return Ok(false);
    }
    let whom: segments::Whom = serde_json::from_str(&bulk.whom)?;
    let places = whom.page(tx, scope, Cursor::parse(&bulk.place).as_ref(), BATCH_PEOPLE_MAX)?;
    let Some(last) = places.last() else {
        store::finish(tx, id)?;
        return Ok(false);
    };
    if !store::advance(tx, &bulk, last, i64::try_from(places.len())?)? {
        return Ok(false);
    }
    let gesture: Gesture = serde_json::from_str(&bulk.gesture)?;
    let mut changed = Vec::new();
    for person in places.iter().filter_map(|place| PersonId::parse(&place.id)) {
        match apply(tx, hand, &bulk, &gesture, &person)? {
            Applied::Changed { made, was } => {
                store::add_entry(tx, id, &person, &made, &was, "")?;
                changed.push(person);
            }
            Applied::Refused(key) => store::add_entry(tx, id, &person, "", "", key)?,
            Applied::Nothing => {}
        }
    }
    store::count_changed(tx, id, i64::try_from(changed.len())?)?;
    let batch = Some(id.as_str());
    let Hand { office, name } = hand;
    access::note_many(tx, office, name, &changed, Act::Selected, &bulk.reason, batch)?;
    Ok(true)
}

fn cause_of(office: &Office, way: Way) -> Cause {
    Cause { by: Some(office.person.clone()), mandate: Some(office.mandate.id.clone()), way }
}

fn apply(
    tx: &mut Tx<'_>,
    hand: &Hand,
    bulk: &Bulk,
    gesture: &Gesture,
    person: &PersonId,
) -> Result<Applied> {
    let (scope, me) = (&hand.office.scope, &hand.office.person);
    if people::home_of(tx, scope, person)?.is_none() {
        return Ok(Applied::Nothing);
    }
    let cause = cause_of(&hand.office, Way::Edited);
    Ok(match gesture {
        Gesture::Tag { tag } => bear(tx, hand, person, tag.as_str(), true, &cause)?,
        Gesture::Untag { tag } => bear(tx, hand, person, tag.as_str(), false, &cause)?,
        Gesture::List { list } => {
            let added =
                segments::add_entries(tx, &hand.office, list, std::slice::from_ref(person))?;
            if added.is_empty() { Applied::Nothing } else { Applied::changed() }
        }
        Gesture::Care { carer } => {
            let text = |id: Option<people::CareId>| id.map(|id| id.to_string()).unwrap_or_default();
            match people::look_after(tx, scope, person, carer.as_ref(), me)? {
                None => Applied::Nothing,
                Some(Given { care, before }) => {
                    Applied::Changed { made: text(care), was: text(before) }
                }
            }
        }
        Gesture::Task(new) => {
            let task = people::add_task(tx, scope, person, new, me)?;
            Applied::Changed { made: task.to_string(), was: String::new() }
        }
        Gesture::Transfer { to, join } => {
            let today = tx.now().day_text();
            let new = NewTransfer {
                kind: if *join { Kind::Join } else { Kind::Move },
                to: to.clone(),
                since_on: join.then_some(today),
                reason: bulk.reason.clone(),
            };
            match transfers::propose(tx, hand, person, &new) {
                Ok(done) => Applied::Changed { made: done.id.to_string(), was: String::new() },
                Err(Error::Refused(key)) => Applied::Refused(key),
                Err(error) => return Err(error),
            }
        }
    })
}

/// Gives a tag to a person of the scope, or takes it off.
fn bear(
    tx: &mut Tx<'_>,
    hand: &Hand,
    person: &PersonId,
    tag: &str,
    wanted: bool,
    cause: &Cause,
) -> Result<Applied> {
    let scope = &hand.office.scope;
    let Some(kept) = people::of_scope(tx, scope, person)? else { return Ok(Applied::Nothing) };
    let mut record = kept.record.clone();
    let is_new = match wanted {
        true => record.tags.insert(tag.to_owned()),
        false => record.tags.remove(tag),
    };
    if !is_new {
        return Ok(Applied::Nothing);
    }
    people::change(tx, scope, person, kept.version, &record, cause)?;
    Ok(Applied::changed())
}

/// Takes the next part of a gesture back; returns whether there is more.
///
/// # Errors
/// As [`step`].
pub fn step_back(db: &Db, hand: &Hand, id: &BulkId) -> Result<bool> {
    let (hand, id) = (hand.clone(), id.clone());
    db.write_now(move |tx| stepped_back(tx, &hand, &id))
}

/// [`step_back`] within a transaction.
///
/// # Errors
/// As [`step`].
pub fn stepped_back(tx: &mut Tx<'_>, hand: &Hand, id: &BulkId) -> Result<bool> {
    let bulk = store::bulk(tx, &hand.office.scope, id)?.ok_or(Error::NotFound)?;
    if bulk.undone_at.is_none() || bulk.undo_finished_at.is_some() {
        return Ok(false);
    }
    let entries = store::entries_to_undo(tx, id, BATCH_PEOPLE_MAX)?;
    if entries.is_empty() {
        store::finish_undo(tx, id)?;
        return Ok(false);
    }
    let gesture: Gesture = serde_json::from_str(&bulk.gesture)?;
    let mut changed = Vec::new();
    for entry in &entries {
        // The entry decides which of two workers takes it back.
        if !store::settle_entry(tx, id, &entry.person, true)? {
            continue;
        }
        match take_back(tx, hand, &gesture, entry)? {
            true => changed.push(entry.person.clone()),
            false => drop(store::settle_entry(tx, id, &entry.person, false)?),
        }
    }
    let batch = Some(id.as_str());
    let Hand { office, name } = hand;
    access::note_many(tx, office, name, &changed, Act::Selected, &bulk.reason, batch)?;
    Ok(true)
}

/// Takes back what a gesture changed of a person; returns false when that is no longer so.
fn take_back(tx: &mut Tx<'_>, hand: &Hand, gesture: &Gesture, entry: &Entry) -> Result<bool> {
    let (scope, person) = (&hand.office.scope, &entry.person);
    if people::home_of(tx, scope, person)?.is_none() {
        return Ok(false);
    }
    let cause = cause_of(&hand.office, Way::Undone);
    match gesture {
        Gesture::Tag { tag } => {
            Ok(bear(tx, hand, person, tag.as_str(), false, &cause)? == Applied::changed())
        }
        Gesture::Untag { tag } => {
            let known = people::tags_for(tx, scope.unit())?;
            let is_given = known.iter().any(|one| one.id == *tag);
            Ok(is_given
                && bear(tx, hand, person, tag.as_str(), true, &cause)? == Applied::changed())
        }
        Gesture::List { list } => {
            match segments::remove_entries(tx, scope, list, std::slice::from_ref(person)) {
                Ok(removed) => Ok(removed == 1),
                Err(Error::NotFound) => Ok(false),
                Err(error) => Err(error),
            }
        }
        Gesture::Care { .. } => {
            let given = Given {
                care: people::CareId::parse(&entry.made),
                before: people::CareId::parse(&entry.was),
            };
            people::look_after_before(tx, scope, person, &given)
        }
        Gesture::Task(_) => match people::TaskId::parse(&entry.made) {
            Some(task) => people::remove_task(tx, scope, person, &task),
            None => Ok(false),
        },
        Gesture::Transfer { .. } => match transfers::TransferId::parse(&entry.made) {
            Some(id) => transfers::take_back(tx, hand, &id),
            None => Ok(false),
        },
    }
}
