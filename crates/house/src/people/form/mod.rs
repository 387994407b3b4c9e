//! The form of a record: what was typed, read into a record or refused with what to type.

mod custom;

pub use custom::custom_value;

use kernel::text::Language;
use kernel::web::Fields;
use serde::Serialize;
use values::{Day, Email, Order, Phone, Region};

use crate::people::form::custom::{sent_field, typed_field};
use crate::people::record::{AddressLine, EmailLine, Kind, PhoneLine, Record};
use crate::people::rules::{FieldKind, may_keep};
use crate::people::store::CustomField;

const LINES_MAX: usize = 12;
const TEXT_CHARS_MAX: usize = 200;

/// What the form shows, as it was typed.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Form {
    pub kind: String,
    pub title: String,
    pub first_name: String,
    pub last_name: String,
    pub legal_first_name: String,
    pub legal_last_name: String,
    pub number: String,
    pub born_on: String,
    pub died_on: String,
    pub language: String,
    pub emails: Vec<EmailTyped>,
    pub phones: Vec<PhoneTyped>,
    pub addresses: Vec<AddressTyped>,
    pub fields: Vec<CustomTyped>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct EmailTyped {
    pub address: String,
    pub kind: String,
    pub state: String,
    pub wrong: bool,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct PhoneTyped {
    pub number: String,
    pub kind: String,
    pub state: String,
    pub wrong: bool,
}

#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct AddressTyped {
    pub kind: String,
    pub line_1: String,
    pub line_2: String,
    pub line_3: String,
    pub postcode: String,
    pub city: String,
    pub country: String,
    pub state: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct CustomTyped {
    pub name: String,
    pub label: String,
    pub kind: FieldKind,
    pub choices: Vec<String>,
    pub value: String,
    pub wrong: bool,
    #[serde(skip)]
    id: String,
}

/// A place in the form that was refused: its element, its label and message as text keys.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub(super) struct Wrong {
    pub field: String,
    pub label: String,
    pub message: &'static str,
}

fn wrong(field: impl Into<String>, label: &str, message: &'static str) -> Wrong {
    Wrong { field: field.into(), label: label.to_owned(), message }
}

impl Form {
    /// The form of a record, with an empty line for one more of each list.
    pub fn of(record: &Record, custom: &[CustomField], language: Language) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let email = |line: &EmailLine| EmailTyped {
            address: line.address.clone(),
            kind: line.kind.clone(),
            state: state(line.bad),
            wrong: false,
        };
        let phone = |line: &PhoneLine| PhoneTyped {
            number: kernel::text::phone(&line.number),
            kind: line.kind.clone(),
            state: state(line.bad),
            wrong: false,
        };
        let address = |line: &AddressLine| AddressTyped {
            kind: line.kind.clone(),
            line_1: line.line_1.clone(),
            line_2: line.line_2.clone(),
            line_3: line.line_3.clone(),
            postcode: line.postcode.clone(),
            city: line.city.clone(),
            country: line.country.clone(),
            state: state(line.bad),
        };
        let mut form = Self {
            kind: record.kind.name().to_owned(),
            title: record.title.clone(),
            first_name: record.first_name.clone(),
            last_name: record.last_name.clone(),
            legal_first_name: record.legal_first_name.clone(),
            legal_last_name: record.legal_last_name.clone(),
            number: text(&record.number),
            born_on: text(&record.born_on),
            died_on: text(&record.died_on),
            language: text(&record.language),
            emails: record.emails.iter().map(email).collect(),
            phones: record.phones.iter().map(phone).collect(),
            addresses: record.addresses.iter().map(address).collect(),
            fields: custom.iter().map(|field| typed_field(field, record, language)).collect(),
        };
        form.add_empty_lines();
        form
    }

    /// The form as it was sent.
    pub fn typed(sent: &Fields, custom: &[CustomField], language: Language) -> Self {
        let short = |name: &str| cut(sent.text(name), TEXT_CHARS_MAX);
        let list = |name| sent.all(name).take(LINES_MAX).map(|text| cut(text, 254));
        let at = |name, index: usize| {
            sent.all(name).nth(index).map(|text| cut(text, TEXT_CHARS_MAX)).unwrap_or_default()
        };
        let email = |(index, address): (usize, String)| EmailTyped {
            address,
            kind: at("email_kind", index),
            state: at("email_state", index),
            wrong: false,
        };
        let phone = |(index, number): (usize, String)| PhoneTyped {
            number,
            kind: at("phone_kind", index),
            state: at("phone_state", index),
            wrong: false,
        };
        let address = |(index, line_1): (usize, String)| AddressTyped {
            line_1,
            kind: at("address_kind", index),
            line_2: at("line_2", index),
            line_3: at("line_3", index),
            postcode: at("postcode", index),
            city: at("city", index),
            country: at("country", index),
            state: at("address_state", index),
        };
        let mut form = Self {
            kind: short("kind"),
            title: short("title"),
            first_name: short("first_name"),
            last_name: short("last_name"),
            legal_first_name: short("legal_first_name"),
            legal_last_name: short("legal_last_name"),
            number: short("number"),
            born_on: short("born_on"),
            died_on: short("died_on"),
            language: short("language"),
            emails: list("email").enumerate().map(email).collect(),
            phones: list("phone").enumerate().map(phone).collect(),
            addresses: list("line_1").enumerate().map(address).collect(),
            fields: custom.iter().map(|field| sent_field(field, sent, language)).collect(),
        };
        put_first(&mut form.emails, sent.text("email_first"));
        put_first(&mut form.phones, sent.text("phone_first"));
        put_first(&mut form.addresses, sent.text("address_first"));
        form
    }

    /// Lets the form offer one more line of each list.
    pub fn add_empty_lines(&mut self) {
        if self.emails.last().is_none_or(|line| !line.address.is_empty()) {
            self.emails.push(EmailTyped::default());
        }
        if self.phones.last().is_none_or(|line| !line.number.is_empty()) {
            self.phones.push(PhoneTyped::default());
        }
        if self.addresses.last().is_none_or(|line| !line.is_empty()) {
            self.addresses.push(AddressTyped::default());
        }
    }

    /// The record that the form says; `base` gives what the form does not show.
    ///
    /// # Errors
    /// Every place that cannot be read, with what to type.
    pub fn read(&mut self, base: &Record, today: Day) -> Result<Record, Vec<Wrong>> {
        let mut wrongs = Vec::new();
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let mut record = Record {
            kind: Kind::parse(&self.kind),
            title: self.title.clone(),
            first_name: self.first_name.clone(),
            last_name: self.last_name.clone(),
            legal_first_name: self.legal_first_name.clone(),
            legal_last_name: self.legal_last_name.clone(),
            number: some(&self.number),
            born_on: None,
            died_on: None,
            language: some(&self.language.to_lowercase()),
            addresses: self.addresses.iter().filter_map(AddressTyped::read).collect(),
            tags: base.tags.clone(),
            fields: base.fields.clone(),
            ..Record::default()
        };
        self.read_days(&mut record, today, &mut wrongs);
        let letters = |text: &String| {
            text.len() == 2 && text.chars().all(|letter| letter.is_ascii_lowercase())
        };
        if !record.language.as_ref().is_none_or(letters) {
            let label = "people-record-language";
            wrongs.push(wrong("language", label, "people-error-language"));
        }
        self.read_emails(&mut record, &mut wrongs);
        self.read_phones(&mut record, &mut wrongs);
        self.read_custom(&mut record, &mut wrongs);
        if wrongs.is_empty()
            && let Err(refusal) = may_keep(&record)
        {
            wrongs.push(wrong("last_name", "people-record-last-name", refusal));
        }
        if wrongs.is_empty() { Ok(record) } else { Err(wrongs) }
    }

    fn read_days(&self, record: &mut Record, today: Day, wrongs: &mut Vec<Wrong>) {
        if !self.born_on.is_empty() {
            match values::parse_birth_day(&self.born_on, Order::DayFirst, today) {
                Ok(day) => record.born_on = Some(day.to_string()),
                Err(_) => {
                    let label = "people-record-born-on";
                    wrongs.push(wrong("born_on", label, "people-error-born-on"));
                }
            }
        }
        if !self.died_on.is_empty() {
            let day = values::parse_day(&self.died_on, Order::DayFirst, today);
            match day.ok().and_then(values::PartialDay::day) {
                Some(day) if day <= today => record.died_on = Some(day.to_string()),
                _ => wrongs.push(wrong("died_on", "people-record-died-on", "people-error-day")),
            }
        }
    }

    fn read_emails(&mut self, record: &mut Record, wrongs: &mut Vec<Wrong>) {
        for (index, line) in self.emails.iter_mut().enumerate() {
            if line.address.is_empty() {
                continue;
            }
            match Email::parse(&line.address) {
                Ok(email) => {
                    let same =
                        |known: &EmailLine| known.address.eq_ignore_ascii_case(email.as_str());
                    if !record.emails.iter().any(same) {
                        record.emails.push(EmailLine {
                            address: email.as_str().to_owned(),
                            kind: one_of(&line.kind, &EMAIL_KINDS),
                            bad: line.state == BAD,
                        });
                    }
                }
                Err(_) => {
                    line.wrong = true;
                    let field = format!("email-{index}");
                    wrongs.push(wrong(field, "people-record-emails", "people-error-email"));
                }
            }
        }
    }

    fn read_phones(&mut self, record: &mut Record, wrongs: &mut Vec<Wrong>) {
        let postcode = record.addresses.first().map(|address| address.postcode.as_str());
        let region = postcode.map_or(Region::Metropolitan, Region::of_postcode);
        for (index, line) in self.phones.iter_mut().enumerate() {
            if line.number.is_empty() {
                continue;
            }
            match Phone::parse(&line.number, region) {
                Ok(phone) => {
                    if !record.phones.iter().any(|known| known.number == phone.as_str()) {
                        record.phones.push(PhoneLine {
                            number: phone.as_str().to_owned(),
                            kind: one_of(&line.kind, &PHONE_KINDS),
                            bad: line.state == BAD,
                        });
                    }
                }
                Err(_) => {
                    line.wrong = true;
                    let field = format!("phone-{index}");
                    wrongs.push(wrong(field, "people-record-phones", "people-error-phone"));
                }
            }
        }
    }

    fn read_custom(&mut self, record: &mut Record, wrongs: &mut Vec<Wrong>) {
        for field in &mut self.fields {
            if field.value.is_empty() {
                record.fields.remove(&field.id);
                continue;
            }
            match custom_value(field.kind, &field.choices, &field.value) {
                Ok(value) => drop(record.fields.insert(field.id.clone(), value)),
                Err(message) => {
                    field.wrong = true;
                    let label = field.label.clone();
                    wrongs.push(Wrong { field: field.name.clone(), label, message });
                }
            }
        }
    }
}

/// The state of a line by which nobody is reached any more, as it is sent.
const BAD: &str = "bad";

fn state(bad: bool) -> String {
    if bad { BAD.to_owned() } else { String::new() }
}

/// Kinds of e-mail addresses.
pub(super) const EMAIL_KINDS: [&str; 2] = ["home", "work"];
/// Kinds of telephones.
pub(super) const PHONE_KINDS: [&str; 3] = ["mobile", "landline", "work"];
/// Kinds of postal addresses.
pub(super) const ADDRESS_KINDS: [&str; 6] =
    ["home", "work", "mailing", "billing", "registered", "submitted"];

fn one_of(text: &str, known: &[&str]) -> String {
    known.iter().find(|one| **one == text).map_or_else(String::new, |one| (*one).to_owned())
}

/// Puts the line that was chosen as the main one at the head.
fn put_first<T>(lines: &mut [T], chosen: &str) {
    let chosen: usize = chosen.parse().unwrap_or(0);
    if let Some(head) = lines.get_mut(..=chosen) {
        head.rotate_right(1);
    }
}

impl AddressTyped {
    fn is_empty(&self) -> bool {
        let parts = [&self.line_1, &self.line_2, &self.line_3, &self.postcode, &self.city];
        parts.into_iter().all(String::is_empty)
    }

    /// The commune that is meant: by its name, or the only one of the postcode when unnamed.
    fn commune(&self, postcode: Option<&str>) -> Option<territory::Commune> {
        if !self.city.is_empty() {
            return territory::match_commune(&self.city, postcode);
        }
        let [only] = territory::communes_of_postcode(postcode?)[..] else { return None };
        Some(only)
    }

    /// The address, with its commune when it is in France and known.
    fn read(&self) -> Option<AddressLine> {
        if self.is_empty() {
            return None;
        }
        let country = self.country.to_uppercase();
        let country = if country == "FR" { String::new() } else { country };
        let postcode = Some(self.postcode.as_str()).filter(|code| !code.is_empty());
        let commune = country.is_empty().then(|| self.commune(postcode)).flatten();
        let city = match commune {
            Some(commune) if self.city.is_empty() => commune.name.to_owned(),
            _ => self.city.clone(),
        };
        Some(AddressLine {
            kind: one_of(&self.kind, &ADDRESS_KINDS),
            line_1: self.line_1.clone(),
            line_2: self.line_2.clone(),
            line_3: self.line_3.clone(),
            postcode: self.postcode.clone(),
            city,
            commune: commune.map(|commune| commune.insee.to_owned()),
            country,
            bad: self.state == BAD,
        })
    }
}

fn cut(text: &str, chars_max: usize) -> String {
    text.trim().chars().take(chars_max).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(pairs: &str) -> Form {
        Form::typed(&Fields::parse(pairs).unwrap(), &[], Language::French)
    }

    fn today() -> Day {
        Day::parse("2026-11-24").unwrap()
    }

    #[test]
    fn overseas_numbers_follow_the_postcode() {
        let sent = "last_name=Hoarau&phone=0692+12+34+56&line_1=1+rue&postcode=97400&city=";
        let record = form(sent).read(&Record::default(), today()).unwrap();
        assert_eq!(record.phones[0].number, "+262692123456");
        assert_eq!(record.addresses[0].commune.as_deref(), Some("97411"));
    }

    #[test]
    fn the_chosen_line_comes_first() {
        let sent = "last_name=A&email=a%40example.org&email=b%40example.org&email_first=1";
        let record = form(sent).read(&Record::default(), today()).unwrap();
        assert_eq!(record.emails[0].address, "b@example.org");
    }

    #[test]
    fn every_wrong_place_is_named() {
        let mut form = form("born_on=hier&email=x&phone=12&last_name=A");
        let wrongs = form.read(&Record::default(), today()).unwrap_err();
        let fields: Vec<&str> = wrongs.iter().map(|wrong| wrong.field.as_str()).collect();
        assert_eq!(fields, ["born_on", "email-0", "phone-0"]);
        assert!(form.emails[0].wrong);
    }
}
