//! What a person types to correct their own record.

use kernel::web::Fields;
use serde::Serialize;
use values::{Day, Email, Order, Phone, Region, parse_birth_day};

use crate::people::{AddressLine, EmailLine, PhoneLine, Record, may_keep};

/// Addresses and telephones that a person may type.
pub const LINES: usize = 3;
/// Longest value of a field, in characters.
const TEXT_CHARS_MAX: usize = 200;

/// The fields as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Typed {
    pub first_name: String,
    pub last_name: String,
    pub born_on: String,
    pub language: String,
    pub emails: [String; LINES],
    pub phones: [String; LINES],
    pub line_1: String,
    pub line_2: String,
    pub postcode: String,
    pub city: String,
}

/// What is wrong: the field's name, the text key of its label and of what to type.
pub type Wrong = (&'static str, &'static str, &'static str);

const EMAIL_FIELDS: [&str; LINES] = ["email_1", "email_2", "email_3"];
const PHONE_FIELDS: [&str; LINES] = ["phone_1", "phone_2", "phone_3"];

impl Typed {
    /// What the record says now.
    pub fn of(record: &Record) -> Self {
        let address = record.addresses.first().cloned().unwrap_or_default();
        let mut emails = record.emails.iter().map(|line| line.address.clone());
        let mut phones = record.phones.iter().map(|line| line.number.clone());
        Self {
            first_name: record.first_name.clone(),
            last_name: record.last_name.clone(),
            born_on: record.born_on.clone().unwrap_or_default(),
            language: record.language.clone().unwrap_or_default(),
            emails: std::array::from_fn(|_| emails.next().unwrap_or_default()),
            phones: std::array::from_fn(|_| phones.next().unwrap_or_default()),
            line_1: address.line_1,
            line_2: address.line_2,
            postcode: address.postcode,
            city: address.city,
        }
    }

    /// What a form sent.
    pub fn read(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).chars().take(TEXT_CHARS_MAX).collect::<String>();
        Self {
            first_name: text("first_name"),
            last_name: text("last_name"),
            born_on: text("born_on"),
            language: text("language"),
            emails: EMAIL_FIELDS.map(text),
            phones: PHONE_FIELDS.map(text),
            line_1: text("line_1"),
            line_2: text("line_2"),
            postcode: text("postcode"),
            city: text("city"),
        }
    }

    /// The record with what was typed; what the form does not show stays as it is.
    ///
    /// # Errors
    /// Every field that needs another answer.
    pub fn apply(&self, kept: &Record, today: &str) -> Result<Record, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut new = kept.clone();
        new.first_name.clone_from(&self.first_name);
        new.last_name.clone_from(&self.last_name);
        new.language = Some(self.language.clone()).filter(|code| ["fr", "en"].contains(&&**code));
        match self.birth_day(kept, today) {
            Ok(day) => new.born_on = day,
            Err(()) => {
                wrong.push(("born_on", "privacy-born-on", "privacy-refusal-born-on"));
            }
        }
        new.emails = self.emails(kept, &mut wrong);
        new.phones = self.phones(kept, &mut wrong);
        self.address(&mut new);
        if may_keep(&new).is_err() || self.last_name.is_empty() && !kept.last_name.is_empty() {
            wrong.push(("last_name", "privacy-last-name", "privacy-refusal-name"));
        }
        if wrong.is_empty() { Ok(new) } else { Err(wrong) }
    }

    fn birth_day(&self, kept: &Record, today: &str) -> Result<Option<String>, ()> {
        if self.born_on.is_empty() || kept.born_on.as_deref() == Some(&self.born_on) {
            return Ok(Some(self.born_on.clone()).filter(|day| !day.is_empty()));
        }
        let today = Day::parse(today).map_err(|_| ())?;
        let day = parse_birth_day(&self.born_on, Order::DayFirst, today).map_err(|_| ())?;
        Ok(Some(day.to_string()))
    }

    fn emails(&self, kept: &Record, wrong: &mut Vec<Wrong>) -> Vec<EmailLine> {
        let mut lines = Vec::new();
        for (field, typed) in EMAIL_FIELDS.into_iter().zip(&self.emails) {
            if typed.is_empty() {
                continue;
            }
            if let Some(line) = kept.emails.iter().find(|line| line.address == *typed) {
                lines.push(line.clone());
            } else if let Ok(email) = Email::parse(typed) {
                let address = email.as_str().to_owned();
                lines.push(EmailLine { address, ..EmailLine::default() });
            } else {
                wrong.push((field, "privacy-email", "privacy-refusal-email"));
            }
        }
        lines.extend(kept.emails.iter().skip(LINES).cloned());
        lines
    }

    fn phones(&self, kept: &Record, wrong: &mut Vec<Wrong>) -> Vec<PhoneLine> {
        let region = Region::of_postcode(&self.postcode);
        let mut lines = Vec::new();
        for (field, typed) in PHONE_FIELDS.into_iter().zip(&self.phones) {
            if typed.is_empty() {
                continue;
            }
            if let Some(line) = kept.phones.iter().find(|line| line.number == *typed) {
                lines.push(line.clone());
            } else if let Ok(phone) = Phone::parse(typed, region) {
                let number = phone.as_str().to_owned();
                lines.push(PhoneLine { number, ..PhoneLine::default() });
            } else {
                wrong.push((field, "privacy-phone", "privacy-refusal-phone"));
            }
        }
        lines.extend(kept.phones.iter().skip(LINES).cloned());
        lines
    }

    /// Writes the first address; a commune is known only for the town it was found for.
    fn address(&self, new: &mut Record) {
        let first = new.addresses.first().cloned().unwrap_or_default();
        let moved = first.postcode != self.postcode || first.city != self.city;
        let address = AddressLine {
            line_1: self.line_1.clone(),
            line_2: self.line_2.clone(),
            postcode: self.postcode.clone(),
            city: self.city.clone(),
            commune: first.commune.clone().filter(|_| !moved),
            // Letters came back from the address that was there, not from another one.
            bad: first.bad && !moved && first.line_1 == self.line_1,
            ..first
        };
        let is_empty = [&address.line_1, &address.line_2, &address.postcode, &address.city]
            .into_iter()
            .all(String::is_empty);
        let others = new.addresses.iter().skip(1).cloned();
        new.addresses = (!is_empty).then_some(address).into_iter().chain(others).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept() -> Record {
        let email = EmailLine { address: "ana@example.org".to_owned(), ..EmailLine::default() };
        Record { last_name: "Moulin".to_owned(), emails: vec![email], ..Record::default() }
    }

    #[test]
    fn what_is_not_touched_does_not_change() {
        let typed = Typed::of(&kept());
        assert_eq!(typed.apply(&kept(), "2026-11-24"), Ok(kept()));
    }

    #[test]
    fn what_cannot_be_read_is_told_field_by_field() {
        let mut typed = Typed::of(&kept());
        typed.emails[1] = "ana(at)example.org".to_owned();
        typed.phones[0] = "12".to_owned();
        typed.born_on = "31/02/1980".to_owned();
        typed.last_name.clear();
        let wrong = typed.apply(&kept(), "2026-11-24").unwrap_err();
        let fields: Vec<_> = wrong.iter().map(|one| one.0).collect();
        assert_eq!(fields, ["born_on", "email_2", "phone_1", "last_name"]);
    }

    #[test]
    fn what_is_typed_is_kept_in_one_form() {
        let mut typed = Typed::of(&kept());
        typed.phones[0] = "06 39 98 22 60".to_owned();
        typed.born_on = "12/01/1980".to_owned();
        let new = typed.apply(&kept(), "2026-11-24").unwrap();
        assert_eq!(new.phones[0].number, "+33639982260");
        assert_eq!(new.born_on.as_deref(), Some("1980-01-12"));
    }
}
