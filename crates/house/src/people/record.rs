//! What is kept of a person, as one value that is read, changed and compared as a whole.

use std::collections::{BTreeMap, BTreeSet};

use kernel::text::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// A person or an organisation, without its unit, relation and history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    /// A person or an organisation.
    pub kind: Kind,
    /// How they are addressed: `Mme`, `M.`, free text, often empty.
    pub title: String,
    /// Everyday first name.
    pub first_name: String,
    /// Everyday last name, or the organisation's name.
    pub last_name: String,
    /// Legal first name when it differs.
    pub legal_first_name: String,
    /// Legal last name when it differs.
    pub legal_last_name: String,
    /// Member or card number, unique by custom, not by law.
    pub number: Option<String>,
    /// Birth day, ISO text, or only a year (`1950`).
    pub born_on: Option<String>,
    /// Day of death, ISO text.
    pub died_on: Option<String>,
    /// Preferred language, ISO 639-1.
    pub language: Option<String>,
    /// E-mail addresses; the first is the one written to.
    pub emails: Vec<EmailLine>,
    /// Telephones; the first is the one called.
    pub phones: Vec<PhoneLine>,
    /// Postal addresses; the first is the one where letters go.
    pub addresses: Vec<AddressLine>,
    /// Values of custom fields, by the field's identifier.
    pub fields: BTreeMap<String, String>,
    /// Identifiers of tags.
    pub tags: BTreeSet<String>,
}

/// Person or organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A natural person.
    #[default]
    Person,
    /// An organisation.
    Organisation,
}

impl Kind {
    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        if name == "organisation" { Self::Organisation } else { Self::Person }
    }
}

/// One e-mail address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailLine {
    /// The address as typed, domain in lower case.
    pub address: String,
    /// `home`, `work` or empty.
    pub kind: String,
    /// Whether mail came back from it.
    pub bad: bool,
}

/// One telephone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneLine {
    /// The number, E.164.
    pub number: String,
    /// `mobile`, `landline`, `work` or empty.
    pub kind: String,
    /// Whether nobody answers there any more.
    #[serde(skip_serializing_if = "is_good")]
    pub bad: bool,
}

/// One postal address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressLine {
    /// `home`, `work`, `mailing` or empty.
    pub kind: String,
    /// Street line.
    pub line_1: String,
    /// Second line.
    pub line_2: String,
    /// Third line.
    pub line_3: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// INSEE code of the commune, when known.
    pub commune: Option<String>,
    /// Country, ISO 3166-1 alpha-2; empty for France.
    pub country: String,
    /// Whether letters came back from it.
    #[serde(skip_serializing_if = "is_good")]
    pub bad: bool,
}

/// Versions written before a line could be bad say nothing of it, and must still be undone.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn is_good(bad: &bool) -> bool {
    !*bad
}

/// One field that changed: its name, what it was and what it became.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Name of the field in [`Record`].
    pub field: String,
    /// Before.
    pub old: Json,
    /// After.
    pub new: Json,
}

impl Record {
    /// The name people see: `Ana Moulin`, or the organisation's.
    #[must_use]
    pub fn display_name(&self) -> String {
        display_name(&self.first_name, &self.last_name)
    }

    /// What pages call them: their name, else their first e-mail address or telephone, else a dash,
    /// so that there is always something to read and to follow.
    #[must_use]
    pub fn known_as(&self) -> String {
        let name = self.display_name();
        let email = self.emails.first().map(|email| email.address.clone());
        let phone = self.phones.first().map(|phone| kernel::text::phone(&phone.number));
        [Some(name), email, phone]
            .into_iter()
            .flatten()
            .find(|known| !known.is_empty())
            .unwrap_or_else(|| "—".to_owned())
    }

    /// The address by which mails reach them: the first that works.
    #[must_use]
    pub fn reachable_email(&self) -> Option<&str> {
        self.emails.iter().find(|email| !email.bad).map(|email| email.address.as_str())
    }

    /// The language in which they are written to.
    #[must_use]
    pub fn spoken(&self) -> Language {
        self.language.as_deref().and_then(Language::from_code).unwrap_or_default()
    }

    /// Whether there is anything to find the person by.
    #[must_use]
    pub fn is_nameless(&self) -> bool {
        self.first_name.trim().is_empty() && self.last_name.trim().is_empty()
    }

    /// The fields in which `new` differs, in the record's order.
    #[must_use]
    pub fn changes(&self, new: &Self) -> Vec<Change> {
        let (old, new) = (self.fields_as_json(), new.fields_as_json());
        old.into_iter()
            .filter_map(|(field, old)| {
                let new = new.get(&field).cloned().unwrap_or(Json::Null);
                (old != new).then_some(Change { field, old, new })
            })
            .collect()
    }

    /// This record with `changes` taken back; `None` when one of those fields was changed since.
    #[must_use]
    pub fn without(&self, changes: &[Change]) -> Option<Self> {
        let mut fields = self.fields_as_json();
        for change in changes {
            let now = fields.get(&change.field)?;
            if *now != change.new {
                return None;
            }
            fields.insert(change.field.clone(), change.old.clone());
        }
        serde_json::from_value(Json::Object(fields)).ok()
    }

    fn fields_as_json(&self) -> serde_json::Map<String, Json> {
        match serde_json::to_value(self) {
            Ok(Json::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        }
    }
}

/// `Ana Moulin` from its parts.
#[must_use]
pub fn display_name(first_name: &str, last_name: &str) -> String {
    format!("{first_name} {last_name}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ana() -> Record {
        let email = EmailLine { address: "ana@example.org".to_owned(), ..EmailLine::default() };
        Record {
            first_name: "Ana".to_owned(),
            last_name: "Moulin".to_owned(),
            emails: vec![email],
            ..Record::default()
        }
    }

    #[test]
    fn pages_call_everybody_something() {
        assert_eq!(ana().known_as(), "Ana Moulin");
        let nameless = || Record { first_name: String::new(), last_name: " ".to_owned(), ..ana() };
        assert_eq!(nameless().known_as(), "ana@example.org");
        let phones = vec![PhoneLine { number: "+33639982260".to_owned(), ..Default::default() }];
        let called = Record { phones, emails: Vec::new(), ..nameless() };
        assert_eq!(called.known_as(), kernel::text::phone("+33639982260"));
        assert_eq!(Record::default().known_as(), "—");
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let mut new = ana();
        new.last_name = "Moulins".to_owned();
        let changes = ana().changes(&new);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].field, "last_name");
        assert_eq!(changes[0].new, Json::from("Moulins"));
    }

    #[test]
    fn changes_are_taken_back_unless_the_field_moved_on() {
        let mut new = ana();
        new.emails.clear();
        new.title = "Mme".to_owned();
        let changes = ana().changes(&new);
        assert_eq!(new.without(&changes), Some(ana()));
        let mut later = new.clone();
        later.title = "Dr".to_owned();
        assert_eq!(later.without(&changes), None);
    }

    #[test]
    fn a_change_written_before_lines_could_be_bad_is_still_undone() {
        let mut new = ana();
        new.phones = vec![PhoneLine { number: "+33639982260".to_owned(), ..Default::default() }];
        let old = r#"[{"field":"phones","old":[],"new":[{"number":"+33639982260","kind":""}]}]"#;
        let changes: Vec<Change> = serde_json::from_str(old).unwrap();
        assert_eq!(new.without(&changes), Some(ana()));
        new.phones[0].bad = true;
        assert_eq!(new.without(&changes), None);
    }
}
