//! A line of a paper sheet as it was keyed in, and when two names are the same person's.

use serde::Serialize;
use values::{Email, Phone, Postcode, Region, names};

/// What a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::petitions) struct PaperLine {
    pub last_name: String,
    pub first_name: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub email: String,
    pub phone: String,
    /// Day of the signature, ISO text; empty when it was not noted.
    pub signed_on: String,
    pub wants_news: bool,
    /// Which sheet and line, as the batch numbers them.
    pub sheet: String,
}

/// Why a line is no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::petitions) enum Unfit {
    /// Nothing stands on it.
    Empty,
    /// Nobody can read it, or nobody is called and lives so.
    Unreadable,
}

/// Where a file keeps what, by its headings.
#[derive(Debug, Clone, Default)]
pub(in crate::petitions) struct Columns([Option<usize>; 11]);

/// What columns are called, folded, in the order of [`Columns`].
const HEADINGS: [&[&str]; 11] = [
    &["nom", "last name"],
    &["prenom", "first name"],
    &["adresse", "rue", "address"],
    &["code postal", "cp", "postcode"],
    &["commune", "ville", "town", "city"],
    &["courriel", "mail", "email", "e mail"],
    &["telephone", "portable", "phone"],
    &["date", "jour", "day"],
    &["accord newsletter", "newsletter", "lettre", "accord"],
    &["feuille", "sheet"],
    &["ligne", "line"],
];

impl Columns {
    /// The columns of a file; `None` when it has no names.
    pub(in crate::petitions) fn of(headings: &[String]) -> Option<Self> {
        let folded: Vec<String> = headings.iter().map(|heading| names::fold(heading)).collect();
        let place = |words: &[&str]| folded.iter().position(|one| words.contains(&one.as_str()));
        let found = Self(HEADINGS.map(place));
        let [last, first, ..] = found.0;
        (last.is_some() && first.is_some()).then_some(found)
    }

    /// What a line says, or why it says nothing.
    pub(in crate::petitions) fn read<'a>(
        &self,
        cell: impl Fn(usize) -> &'a str,
    ) -> Result<PaperLine, Unfit> {
        let text = |column: Option<usize>| column.map_or("", &cell).trim();
        let [last, first, street, postcode, city, email, phone, day, news, sheet, line] =
            self.0.map(text);
        if [last, first, street, postcode, city, email, phone].iter().all(|cell| cell.is_empty()) {
            return Err(Unfit::Empty);
        }
        let has_letter = |name: &str| name.chars().any(char::is_alphabetic);
        if !has_letter(last) || !has_letter(first) {
            return Err(Unfit::Unreadable);
        }
        let code = Postcode::parse(postcode).map(|code| code.as_str().to_owned());
        let code = code.unwrap_or_default();
        let is_whole = postcode.len() == 5 && postcode.bytes().all(|digit| digit.is_ascii_digit());
        if is_whole && territory::communes_of_postcode(&code).is_empty() {
            return Err(Unfit::Unreadable);
        }
        let number = Phone::parse(phone, Region::of_postcode(&code));
        Ok(PaperLine {
            last_name: last.to_owned(),
            first_name: first.to_owned(),
            street: street.to_owned(),
            postcode: code,
            city: city.to_owned(),
            email: Email::parse(email).map(|email| email.to_string()).unwrap_or_default(),
            phone: number.map(|number| number.as_str().to_owned()).unwrap_or_default(),
            signed_on: day_of(day),
            wants_news: matches!(names::fold(news).as_str(), "oui" | "x" | "1" | "yes" | "o"),
            sheet: [sheet, line].join("/"),
        })
    }
}

/// A day as people write it, `13/09/2026`, or ISO text; empty when it is none.
fn day_of(typed: &str) -> String {
    let parts: Vec<&str> = typed.split(['/', '.', '-']).collect();
    let [first, month, last] = parts.as_slice() else { return String::new() };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let date =
        || jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    date().map(|date| date.to_string()).unwrap_or_default()
}

/// Whether a kept full name (folded, last name first) is that of a last and a first name, the
/// first one possibly by its initial alone, on either side.
pub(in crate::petitions) fn agrees(kept: &str, last_name: &str, first_name: &str) -> bool {
    let (last, first) = (names::fold(last_name), names::fold(first_name));
    let Some(known) = kept.strip_prefix(&last).and_then(|rest| rest.strip_prefix(' ')) else {
        return false;
    };
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    !last.is_empty() && (known == first || initial(&first, known) || initial(known, &first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_agree_by_initials_and_without_accents() {
        assert!(agrees("gauthie matheo", "GAUTHIÉ", "Mathéo"));
        assert!(agrees("marchand laurence", "Marchand", "L."));
        assert!(agrees("marchand l", "Marchand", "Laurence"));
        assert!(!agrees("marchand laurence", "Marchand", "Linh"));
        assert!(!agrees("marchandise l", "Marchand", "L."));
        assert!(!agrees("", "", ""));
    }

    #[test]
    fn a_line_is_read_or_says_why_not() {
        let headings = ["nom", "prénom", "code postal", "courriel", "date", "accord newsletter"]
            .map(str::to_owned);
        let columns = Columns::of(&headings).unwrap();
        let read = |cells: [&'static str; 6]| columns.read(|place| cells[place]);
        let ana = read(["Moulin", "Ana", "30290", "ANA@EXAMPLE.ORG", "13/09/2026", "x"]).unwrap();
        assert_eq!((ana.email.as_str(), ana.wants_news), ("ANA@example.org", true));
        assert_eq!(ana.signed_on, "2026-09-13");
        assert_eq!(read(["", "", "", "", "13/09/2026", ""]), Err(Unfit::Empty));
        assert_eq!(read(["???", "", "", "", "", ""]), Err(Unfit::Unreadable));
        assert_eq!(read(["Mickey", "Souris", "99999", "", "", ""]), Err(Unfit::Unreadable));
        assert!(Columns::of(&["courriel".to_owned()]).is_none());
    }
}
