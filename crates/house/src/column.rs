//! What a feature lets lists show of people: a word, a heading, and how its cells are read for a
//! page of people at once. The list of people, saved lists, segments and exports all use them.

use std::collections::HashMap;

use kernel::Result;
use kernel::db::Tx;
use serde::Serialize;

use crate::criterion::{Answer, AnswersOf, Speaker};
use crate::org::{PersonId, Scope};

/// Something that a list may show of each person.
pub struct Column {
    /// Its word in addresses and files, from the glossary.
    pub name: &'static str,
    /// Text key of its heading.
    pub label: &'static str,
    /// How its cells are written.
    pub shape: Shape,
    /// How they are read.
    pub cells: Cells,
}

/// How a cell is written on a page; files hold it as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Words.
    Text,
    /// A number of E.164.
    Phone,
    /// An ISO day.
    Day,
    /// A state, in a frame.
    State,
    /// Cents.
    Money,
}

/// The cells of people who have one, in no order, read by as few statements as there can be.
pub type ReadCells =
    fn(&mut Tx<'_>, &Scope, &Speaker<'_>, &[PersonId]) -> Result<Vec<(PersonId, String)>>;

/// [`ReadCells`] of one among several columns, by the value of its [`Answer`].
pub type ReadAmong =
    fn(&mut Tx<'_>, &Scope, &Speaker<'_>, &str, &[PersonId]) -> Result<Vec<(PersonId, String)>>;

/// Where cells come from.
pub enum Cells {
    /// One column.
    One(ReadCells),
    /// As many columns as the scope knows answers: `name.value`.
    Among(AnswersOf, ReadAmong),
}

/// A column that a scope may show.
#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    /// Its word: `phone`, `field.profession`.
    pub name: String,
    /// Its heading.
    pub label: String,
    /// How its cells are written.
    pub shape: Shape,
}

/// What separates the word of a column from one of its answers.
const AMONG: char = '.';

/// Every column that a scope may show, in the order of the features.
///
/// # Errors
/// A fault from the database.
pub fn headings(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Heading>> {
    let mut headings = Vec::new();
    for column in crate::features::columns() {
        let heading = |name: String, label: String| Heading { name, label, shape: column.shape };
        match column.cells {
            Cells::One(_) => {
                headings.push(heading(column.name.to_owned(), speaker.say(column.label, &[])));
            }
            Cells::Among(answers, _) => {
                let answers: Vec<Answer> = answers(tx, scope, speaker)?;
                let named =
                    |one: Answer| (format!("{}{AMONG}{}", column.name, one.value), one.label);
                headings.extend(
                    answers.into_iter().map(named).map(|(name, label)| heading(name, label)),
                );
            }
        }
    }
    Ok(headings)
}

/// The chosen ones of some headings, in their order.
#[must_use]
pub fn chosen(headings: &[Heading], names: &[String]) -> Vec<Heading> {
    headings.iter().filter(|one| names.contains(&one.name)).cloned().collect()
}

/// The cells of these people, who are of the scope, under these headings, in both orders; an
/// empty text where there is nothing.
///
/// # Errors
/// A fault from the database.
pub fn cells(
    tx: &mut Tx<'_>,
    scope: &Scope,
    speaker: &Speaker<'_>,
    headings: &[Heading],
    people: &[PersonId],
) -> Result<Vec<Vec<String>>> {
    let mut rows = vec![Vec::with_capacity(headings.len()); people.len()];
    for heading in headings {
        let (word, answer) = heading.name.split_once(AMONG).unwrap_or((&heading.name, ""));
        let known = crate::features::columns().find(|column| column.name == word);
        let read = match known.map(|column| &column.cells) {
            Some(Cells::One(read)) => read(tx, scope, speaker, people)?,
            Some(Cells::Among(_, read)) => read(tx, scope, speaker, answer, people)?,
            None => Vec::new(),
        };
        let mut read: HashMap<PersonId, String> = read.into_iter().collect();
        for (row, person) in rows.iter_mut().zip(people) {
            row.push(read.remove(person).unwrap_or_default());
        }
    }
    Ok(rows)
}
