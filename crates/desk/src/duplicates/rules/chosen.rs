//! What the merged record says: one value of each field, the lines that are kept.

use std::collections::BTreeSet;

use crate::people::{AddressLine, Record, both};

/// Lists of a record, of which lines are kept one by one.
pub(in crate::duplicates) const LISTS: [&str; 3] = ["emails", "phones", "addresses"];

/// A field of one value, as both records say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::duplicates) struct Field {
    /// Its name in the record.
    pub(in crate::duplicates) name: &'static str,
    /// What the first record says; empty when nothing.
    pub(in crate::duplicates) one: String,
    /// What the other says.
    pub(in crate::duplicates) other: String,
}

/// The fields of one value that at least one of two records says.
pub(in crate::duplicates) fn fields_of(one: &Record, other: &Record) -> Vec<Field> {
    const NAMES: [&str; 9] = [
        "title",
        "first_name",
        "last_name",
        "legal_first_name",
        "legal_last_name",
        "number",
        "born_on",
        "died_on",
        "language",
    ];
    let field =
        |name: &'static str| Field { name, one: value(one, name), other: value(other, name) };
    let said = |field: &Field| !field.one.is_empty() || !field.other.is_empty();
    NAMES.into_iter().map(field).filter(said).collect()
}

fn value(record: &Record, name: &str) -> String {
    let maybe = |value: &Option<String>| value.clone().unwrap_or_default();
    match name {
        "title" => record.title.clone(),
        "first_name" => record.first_name.clone(),
        "last_name" => record.last_name.clone(),
        "legal_first_name" => record.legal_first_name.clone(),
        "legal_last_name" => record.legal_last_name.clone(),
        "number" => maybe(&record.number),
        "born_on" => maybe(&record.born_on),
        "died_on" => maybe(&record.died_on),
        _ => maybe(&record.language),
    }
}

/// What two records say together, with `theirs` naming the fields in which the record that goes
/// wins (`first_name`, or `field:` and the identifier of a custom field), and `dropped` the lines
/// that are not kept, as [`line_of`] names them.
pub(in crate::duplicates) fn chosen(
    from: &Record,
    into: &Record,
    theirs: &BTreeSet<String>,
    dropped: &BTreeSet<String>,
) -> Record {
    let mut record = both(from, into);
    for field in fields_of(from, into).into_iter().filter(|field| theirs.contains(field.name)) {
        let maybe = Some(field.one.clone()).filter(|value| !value.is_empty());
        match field.name {
            "title" => record.title = field.one,
            "first_name" => record.first_name = field.one,
            "last_name" => record.last_name = field.one,
            "legal_first_name" => record.legal_first_name = field.one,
            "legal_last_name" => record.legal_last_name = field.one,
            "number" => record.number = maybe,
            "born_on" => record.born_on = maybe,
            "died_on" => record.died_on = maybe,
            _ => record.language = maybe,
        }
    }
    for (id, value) in &from.fields {
        if theirs.contains(&format!("field:{id}")) {
            record.fields.insert(id.clone(), value.clone());
        }
    }
    let kept = |line: String| !dropped.contains(&line);
    record.emails.retain(|line| kept(email_line(&line.address)));
    record.phones.retain(|line| kept(phone_line(&line.number)));
    record.addresses.retain(|line| kept(address_line(line)));
    record
}

/// The name of an e-mail line in forms.
pub(in crate::duplicates) fn email_line(address: &str) -> String {
    format!("emails:{}", address.to_lowercase())
}

/// The name of a telephone line in forms.
pub(in crate::duplicates) fn phone_line(number: &str) -> String {
    format!("phones:{number}")
}

/// The name of an address line in forms.
pub(in crate::duplicates) fn address_line(line: &AddressLine) -> String {
    let parts = [&line.line_1, &line.line_2, &line.line_3, &line.postcode, &line.city, &line.kind];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
    format!("addresses:{}", parts.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::EmailLine;

    #[test]
    fn each_field_and_each_line_is_chosen() {
        let email =
            |address: &str| EmailLine { address: address.to_owned(), ..EmailLine::default() };
        let from = Record {
            first_name: "Anna".to_owned(),
            title: "Mme".to_owned(),
            emails: vec![email("b@example.org")],
            ..Record::default()
        };
        let into = Record {
            first_name: "Ana".to_owned(),
            emails: vec![email("a@example.org")],
            ..Record::default()
        };
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let all = chosen(&from, &into, &set(&[]), &set(&[]));
        assert_eq!((all.first_name.as_str(), all.title.as_str()), ("Ana", "Mme"));
        assert_eq!(all.emails.len(), 2);
        let some = chosen(&from, &into, &set(&["first_name"]), &set(&["emails:a@example.org"]));
        assert_eq!(some.first_name, "Anna");
        assert_eq!(some.emails, from.emails);
    }
}
