//! People at hand while a batch is matched: those of the database that its rows share something
//! with, and those that its earlier rows made.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::imports::rules::{Candidate, Draft};
use crate::org::{PersonId, UnitId};
use crate::people::{FactKind, Keys, Known, Record, match_name, whole_day};

/// How somebody stands against the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// As in the database.
    Kept,
    /// Changed since this version.
    Changed,
    /// To be created.
    New,
    /// Created by an earlier batch of a trial.
    Tried,
}

/// Somebody at hand.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) candidate: Candidate,
    pub(super) version: i64,
    pub(super) home: UnitId,
    pub(super) state: State,
    pub(super) facts: Vec<(FactKind, String)>,
    pub(super) new_facts: Vec<(FactKind, String)>,
    pub(super) new_notes: Vec<String>,
    pub(super) notes: HashSet<String>,
    /// Whether a row of the batch is of them.
    pub(super) is_matched: bool,
}

/// Everybody at hand, found by what they share with a row.
#[derive(Debug, Default)]
pub(super) struct Memory {
    people: HashMap<PersonId, Person>,
    by: HashMap<Key, Vec<PersonId>>,
    order: Vec<PersonId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Email(String),
    Phone(String),
    Number(String),
    Name(String),
    Legacy(String),
}

fn keys_of(record: &Record, name: &str, legacy: Option<&str>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    keys.extend(record.emails.iter().map(|line| Key::Email(line.address.to_lowercase())));
    let mobiles = record.phones.iter().filter(|line| line.kind == "mobile");
    keys.extend(mobiles.map(|line| Key::Phone(line.number.clone())));
    keys.extend(record.number.clone().map(Key::Number));
    if !name.is_empty() {
        keys.push(Key::Name(name.to_owned()));
    }
    keys.extend(legacy.and_then(|field| record.fields.get(field)).cloned().map(Key::Legacy));
    keys
}

/// What a row may name somebody by.
fn keys_of_row(draft: &Draft, legacy: Option<&str>) -> Vec<Key> {
    let mut keys = keys_of(&draft.person, &match_name(&draft.person), None);
    if legacy.is_some() && !draft.legacy.is_empty() {
        keys.push(Key::Legacy(draft.legacy.clone()));
    }
    keys
}

/// What all rows of a batch are looked up by.
pub(super) fn lookup(drafts: &[Draft], legacy: Option<&str>) -> Keys {
    let mut keys = Keys::default();
    let mut others = BTreeSet::new();
    for draft in drafts {
        for key in keys_of_row(draft, legacy) {
            match key {
                Key::Email(email) => keys.emails.insert(email),
                Key::Phone(phone) => keys.phones.insert(phone),
                Key::Number(number) => keys.numbers.insert(number),
                Key::Name(name) => {
                    let born = whole_day(draft.person.born_on.as_deref()).map(str::to_owned);
                    keys.names.entry(name).or_default().insert(born)
                }
                Key::Legacy(value) => others.insert(value),
            };
        }
    }
    keys.legacy = legacy.map(|field| (field.to_owned(), others));
    keys
}

impl Memory {
    /// Takes somebody from the database, unless they are at hand.
    pub(super) fn take(&mut self, found: Known, legacy: Option<&str>) {
        if self.people.contains_key(&found.id) {
            return;
        }
        let person = Person {
            candidate: Candidate::new(found.id, found.record),
            version: found.version,
            home: found.home,
            state: State::Kept,
            facts: found.facts,
            new_facts: Vec::new(),
            new_notes: Vec::new(),
            notes: HashSet::new(),
            is_matched: false,
        };
        self.add(person, legacy);
    }

    /// Adds somebody.
    pub(super) fn add(&mut self, person: Person, legacy: Option<&str>) {
        let id = person.candidate.id.clone();
        self.index(&id, &person.candidate.record, &person.candidate.name, legacy);
        self.order.push(id.clone());
        self.people.insert(id, person);
    }

    fn index(&mut self, id: &PersonId, record: &Record, name: &str, legacy: Option<&str>) {
        for key in keys_of(record, name, legacy) {
            let ids = self.by.entry(key).or_default();
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
    }

    /// Everybody who shares something with a row.
    pub(super) fn near(&self, record: &Record, legacy: Option<&str>) -> Vec<&Candidate> {
        let mut ids: Vec<&PersonId> = Vec::new();
        for key in keys_of(record, &match_name(record), legacy) {
            for id in self.by.get(&key).into_iter().flatten() {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        ids.into_iter().filter_map(|id| self.people.get(id)).map(|it| &it.candidate).collect()
    }

    /// Somebody at hand.
    pub(super) fn get_mut(&mut self, id: &PersonId) -> Option<&mut Person> {
        self.people.get_mut(id)
    }

    /// Puts a changed record in place of the old one.
    pub(super) fn change(&mut self, id: &PersonId, record: Record, legacy: Option<&str>) {
        let name = match_name(&record);
        self.index(id, &record, &name, legacy);
        if let Some(person) = self.people.get_mut(id) {
            person.candidate.record = record;
            person.candidate.name = name;
            if person.state == State::Kept {
                person.state = State::Changed;
            }
        }
    }

    /// Everybody at hand, in the order in which they came.
    pub(super) fn all(&self) -> impl Iterator<Item = &Person> {
        self.order.iter().filter_map(|id| self.people.get(id))
    }

    /// After a batch of a trial: nothing is to be written any more.
    pub(super) fn settle(&mut self) {
        for person in self.people.values_mut() {
            person.state = match person.state {
                State::New | State::Tried => State::Tried,
                State::Kept | State::Changed => State::Kept,
            };
            person.facts.append(&mut person.new_facts);
            person.notes.extend(person.new_notes.drain(..));
        }
    }

    /// Somebody whom a row made, for tests.
    #[cfg(test)]
    pub(super) fn made(&mut self, id: &PersonId) {
        let known = Known {
            id: id.clone(),
            version: 1,
            home: uuid::Uuid::nil().into(),
            record: Record::default(),
            facts: Vec::new(),
        };
        self.take(known, None);
        self.people.values_mut().for_each(|person| person.is_matched = true);
    }
}
