//! Sheets keyed twice: what a line says, where two keyings differ, and what was decided.

use kernel::web::Fields;
use serde::Serialize;

use super::{PaperLine, Unfit};
use values::{Email, Postcode};

/// Lines of a printed sheet.
pub(in crate::petitions) const SHEET_LINES: i64 = 20;
/// Sheets of one pile.
pub(in crate::petitions) const PILE_SHEETS_MAX: i64 = 25;
/// Highest number of a sheet.
pub(in crate::petitions) const SHEET_NUMBER_MAX: i64 = 9_999;
/// Longest cell, in characters.
const CELL_CHARS_MAX: usize = 120;

/// A line as somebody keyed it in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(in crate::petitions) struct Entry {
    pub last_name: String,
    pub first_name: String,
    pub postcode: String,
    pub email: String,
    pub wants_news: bool,
}

/// A cell of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::petitions) enum Cell {
    LastName,
    FirstName,
    Postcode,
    Email,
    News,
}

impl Cell {
    /// Every cell, in the order of the sheet.
    pub(in crate::petitions) const ALL: [Self; 5] =
        [Self::LastName, Self::FirstName, Self::Postcode, Self::Email, Self::News];

    /// Its name in forms.
    pub(in crate::petitions) const fn name(self) -> &'static str {
        match self {
            Self::LastName => "last",
            Self::FirstName => "first",
            Self::Postcode => "postcode",
            Self::Email => "email",
            Self::News => "news",
        }
    }
}

impl Entry {
    /// Whether nothing was keyed in.
    pub(in crate::petitions) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What a cell says; `x` for a marked box.
    pub(in crate::petitions) fn cell(&self, cell: Cell) -> &str {
        match cell {
            Cell::LastName => &self.last_name,
            Cell::FirstName => &self.first_name,
            Cell::Postcode => &self.postcode,
            Cell::Email => &self.email,
            Cell::News if self.wants_news => "x",
            Cell::News => "",
        }
    }

    /// Puts something into a cell.
    pub(in crate::petitions) fn put(&mut self, cell: Cell, text: &str) {
        let text = tidied(text);
        match cell {
            Cell::LastName => self.last_name = text,
            Cell::FirstName => self.first_name = text,
            Cell::Postcode => self.postcode = text.replace(' ', ""),
            Cell::Email => self.email = text.to_lowercase(),
            Cell::News => self.wants_news = !text.is_empty(),
        }
    }

    /// The signature that it makes, or why it is none.
    pub(in crate::petitions) fn line(
        &self,
        sheet: i64,
        line: i64,
        signed_on: &str,
    ) -> Result<PaperLine, Unfit> {
        if self.is_empty() {
            return Err(Unfit::Empty);
        }
        let has_letter = |name: &str| name.chars().any(char::is_alphabetic);
        let code = Postcode::parse(&self.postcode).map(|code| code.as_str().to_owned());
        let code = code.unwrap_or_default();
        let typed = &self.postcode;
        let is_whole = typed.len() == 5 && typed.bytes().all(|digit| digit.is_ascii_digit());
        let is_nowhere = is_whole && territory::communes_of_postcode(&code).is_empty();
        if !has_letter(&self.last_name) || !has_letter(&self.first_name) || is_nowhere {
            return Err(Unfit::Unreadable);
        }
        Ok(PaperLine {
            last_name: self.last_name.clone(),
            first_name: self.first_name.clone(),
            postcode: code,
            email: Email::parse(&self.email).map(|email| email.to_string()).unwrap_or_default(),
            signed_on: signed_on.to_owned(),
            wants_news: self.wants_news,
            sheet: format!("{sheet}/{line}"),
            ..PaperLine::default()
        })
    }
}

/// One line, single spaces, cut where no cell goes on.
fn tidied(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(CELL_CHARS_MAX).collect()
}

/// The lines of a sheet as a form sent them, `l.LINE.CELL`; those that say something.
pub(in crate::petitions) fn keyed(fields: &Fields) -> Vec<(i64, Entry)> {
    let line = |line: i64| {
        let mut entry = Entry::default();
        for cell in Cell::ALL {
            entry.put(cell, fields.text(&format!("l.{line}.{}", cell.name())));
        }
        (line, entry)
    };
    (1..=SHEET_LINES).map(line).filter(|(_, entry)| !entry.is_empty()).collect()
}

/// Where a line stands: sheet and line.
pub(in crate::petitions) type Spot = (i64, i64);

/// A cell on which two keyings differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::petitions) struct Difference {
    pub spot: Spot,
    pub cell: Cell,
    pub first: String,
    pub second: String,
}

/// Where two keyings differ. How letters are cased is no difference.
pub(in crate::petitions) fn differences(
    first: &[(Spot, Entry)],
    second: &[(Spot, Entry)],
) -> Vec<Difference> {
    let mut spots: Vec<Spot> = first.iter().chain(second).map(|(spot, _)| *spot).collect();
    spots.sort_unstable();
    spots.dedup();
    let mut found = Vec::new();
    for spot in spots {
        let (one, other) = (at(first, spot), at(second, spot));
        for cell in Cell::ALL {
            let (a, b) = (one.cell(cell), other.cell(cell));
            if a.to_lowercase() != b.to_lowercase() {
                let (first, second) = (a.to_owned(), b.to_owned());
                found.push(Difference { spot, cell, first, second });
            }
        }
    }
    found
}

fn at(entries: &[(Spot, Entry)], spot: Spot) -> Entry {
    let found = entries.iter().find(|(known, _)| *known == spot);
    found.map(|(_, entry)| entry.clone()).unwrap_or_default()
}

/// What holds of a cell on which two keyings differed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::petitions) enum Choice {
    First,
    Second,
    /// Neither: this.
    Other(String),
}

impl Choice {
    /// What a form says about a difference; `None` when it says nothing.
    pub(in crate::petitions) fn of(fields: &Fields, difference: &Difference) -> Option<Self> {
        let (sheet, line) = difference.spot;
        let name = format!("{sheet}.{line}.{}", difference.cell.name());
        match fields.text(&format!("d.{name}")) {
            "first" => Some(Self::First),
            "second" => Some(Self::Second),
            "other" => Some(Self::Other(fields.text(&format!("o.{name}")).to_owned())),
            _ => None,
        }
    }
}

/// The lines that hold: the first keying, with what was decided.
pub(in crate::petitions) fn settled(
    first: &[(Spot, Entry)],
    decided: &[(Difference, Choice)],
) -> Vec<(Spot, Entry)> {
    let mut all: std::collections::BTreeMap<Spot, Entry> = first.iter().cloned().collect();
    for (difference, choice) in decided {
        let text = match choice {
            Choice::First => &difference.first,
            Choice::Second => &difference.second,
            Choice::Other(text) => text,
        };
        all.entry(difference.spot).or_default().put(difference.cell, text);
    }
    all.into_iter().filter(|(_, entry)| !entry.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(last: &str, first: &str, postcode: &str) -> Entry {
        let mut entry = Entry::default();
        entry.put(Cell::LastName, last);
        entry.put(Cell::FirstName, first);
        entry.put(Cell::Postcode, postcode);
        entry
    }

    #[test]
    fn two_keyings_differ_by_what_they_say_and_not_by_case() {
        let first = vec![((1, 1), entry("MOULIN", "Ana", "30 100")), ((1, 2), entry("B", "C", ""))];
        let second = vec![((1, 1), entry("Moulin", "Anna", "30100"))];
        let found = differences(&first, &second);
        let cells: Vec<(Spot, Cell)> = found.iter().map(|one| (one.spot, one.cell)).collect();
        let expected =
            [((1, 1), Cell::FirstName), ((1, 2), Cell::LastName), ((1, 2), Cell::FirstName)];
        assert_eq!(cells, expected);
        let decided = vec![
            (found[0].clone(), Choice::Second),
            (found[1].clone(), Choice::Second),
            (found[2].clone(), Choice::Second),
        ];
        let held = settled(&first, &decided);
        assert_eq!(held, [((1, 1), entry("MOULIN", "Anna", "30100"))], "line 2 was none");
    }

    #[test]
    fn a_keyed_line_is_a_signature_or_says_why_not() {
        let line = entry("Moulin", "Ana", "30100").line(7, 3, "2026-11-20").unwrap();
        assert_eq!((line.sheet.as_str(), line.signed_on.as_str()), ("7/3", "2026-11-20"));
        assert_eq!(Entry::default().line(1, 1, ""), Err(Unfit::Empty));
        assert_eq!(entry("???", "", "").line(1, 1, ""), Err(Unfit::Unreadable));
        assert_eq!(entry("Mickey", "Souris", "99999").line(1, 1, ""), Err(Unfit::Unreadable));
    }

    proptest! {
        /// Whatever two people key in: nothing differs from itself, and whoever decides for one
        /// of both gets that one.
        #[test]
        fn deciding_for_one_keying_gives_that_keying(
            a in prop::collection::vec("[A-Za-zé ]{0,6}", 6),
            b in prop::collection::vec("[A-Za-zé ]{0,6}", 6),
        ) {
            let lines = |cells: &[String]| -> Vec<(Spot, Entry)> {
                let line = |(at, pair): (usize, &[String])| {
                    let spot = (1, i64::try_from(at).unwrap());
                    (spot, entry(&pair[0], &pair[1], ""))
                };
                cells.chunks(2).enumerate().map(line).collect()
            };
            let (first, second) = (lines(&a), lines(&b));
            prop_assert!(differences(&first, &first).is_empty());
            let found = differences(&first, &second);
            let all = |choice: Choice| -> Vec<(Difference, Choice)> {
                found.iter().map(|one| (one.clone(), choice.clone())).collect()
            };
            let held = settled(&first, &all(Choice::Second));
            prop_assert!(differences(&held, &second).is_empty());
            prop_assert!(differences(&settled(&first, &all(Choice::First)), &first).is_empty());
        }
    }
}
