//! What a record becomes when a row of the same person is added to it: blanks are filled, lists
//! grow; a different single value replaces ours only when the file wins.

use crate::people::{AddressLine, Record};

/// Most lines of a kind that an import lets a record grow to.
const LINES_MAX: usize = 10;

/// A record after a row was added to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What it becomes.
    pub record: Record,
    /// Names of single values that differ and stayed ours.
    pub kept: Vec<&'static str>,
}

/// Adds what a row says to a record.
#[must_use]
pub fn merge(ours: &Record, theirs: &Record, file_wins: bool) -> Merged {
    let mut merged = Merged { record: ours.clone(), kept: Vec::new() };
    let record = &mut merged.record;
    let mut single = |name, mine: &mut String, their: &str| {
        if their.is_empty() || values::fold(mine) == values::fold(their) {
            return;
        }
        if mine.is_empty() || file_wins {
            their.clone_into(mine);
        } else {
            merged.kept.push(name);
        }
    };
    single("title", &mut record.title, &theirs.title);
    single("first-name", &mut record.first_name, &theirs.first_name);
    single("last-name", &mut record.last_name, &theirs.last_name);
    let mut maybe = |name, mine: &mut Option<String>, their: &Option<String>| {
        let Some(their) = their else { return };
        let mut text = mine.clone().unwrap_or_default();
        single(name, &mut text, their);
        *mine = Some(text).filter(|text| !text.is_empty());
    };
    maybe("number", &mut record.number, &theirs.number);
    maybe("died", &mut record.died_on, &theirs.died_on);
    maybe("language", &mut record.language, &theirs.language);
    match (&record.born_on, &theirs.born_on) {
        // A year that the other day agrees with says less, not something else.
        (Some(mine), Some(their)) if mine.len() > their.len() && mine.starts_with(their) => {}
        (Some(mine), Some(their)) if their.starts_with(mine) => {
            record.born_on = theirs.born_on.clone();
        }
        _ => maybe("birth-day", &mut record.born_on, &theirs.born_on),
    }
    for (field, their) in &theirs.fields {
        let mine = record.fields.entry(field.clone()).or_default();
        single("field", mine, their);
    }
    add_lines(record, theirs);
    record.tags.extend(theirs.tags.iter().cloned());
    merged
}

fn add_lines(record: &mut Record, theirs: &Record) {
    for email in &theirs.emails {
        let (folded, room) = (email.address.to_lowercase(), record.emails.len() < LINES_MAX);
        let known = record.emails.iter_mut().find(|line| line.address.to_lowercase() == folded);
        match known {
            Some(line) => line.bad |= email.bad,
            None if room => record.emails.push(email.clone()),
            None => {}
        }
    }
    for phone in &theirs.phones {
        let room = record.phones.len() < LINES_MAX;
        match record.phones.iter_mut().find(|line| line.number == phone.number) {
            Some(line) => line.bad |= phone.bad,
            None if room => record.phones.push(phone.clone()),
            None => {}
        }
    }
    for address in &theirs.addresses {
        let known = record.addresses.iter().any(|line| holds_place(line, address));
        if !known && record.addresses.len() < LINES_MAX {
            record.addresses.push(address.clone());
        }
    }
}

/// Whether an address says all that the other one says.
pub fn holds_place(ours: &AddressLine, theirs: &AddressLine) -> bool {
    let pairs = [
        (&ours.line_1, &theirs.line_1),
        (&ours.line_2, &theirs.line_2),
        (&ours.postcode, &theirs.postcode),
    ];
    let same = |(mine, their): (&String, &String)| {
        their.is_empty() || values::fold(mine) == values::fold(their)
    };
    // The same street and postcode may have its town written in many ways.
    let town = !theirs.postcode.is_empty() || same((&ours.city, &theirs.city));
    town && pairs.into_iter().all(same)
}
