//! What an export holds: its format, its columns, and the cells of a record.

use serde::{Deserialize, Serialize};

use crate::people::{AddressLine, CustomField, Filter, Record};

/// In which form people leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Delimited text that spreadsheets open.
    Csv,
    /// A workbook.
    Xlsx,
    /// JSON, one object a person.
    Json,
    /// Addresses to print on labels.
    Labels,
}

impl Format {
    /// Every format, in the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Labels];

    /// Its name in forms and as the end of file names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Labels => "labels",
        }
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Csv => "exports-format-csv",
            Self::Xlsx => "exports-format-xlsx",
            Self::Json => "exports-format-json",
            Self::Labels => "exports-format-labels",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json | Self::Labels => "application/json",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Which people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Selection {
    /// These, by identifier.
    People(Vec<String>),
    /// All whom a filter finds.
    Filter(Filter),
}

/// Columns that every record has: name in files, text key.
pub const COLUMNS: [(&str, &str); 17] = [
    ("title", "exports-column-title"),
    ("last_name", "exports-column-last-name"),
    ("first_name", "exports-column-first-name"),
    ("number", "exports-column-number"),
    ("unit", "exports-column-unit"),
    ("relation", "exports-column-relation"),
    ("emails", "exports-column-emails"),
    ("phones", "exports-column-phones"),
    ("address", "exports-column-address"),
    ("postcode", "exports-column-postcode"),
    ("city", "exports-column-city"),
    ("country", "exports-column-country"),
    ("bad", "exports-column-bad"),
    ("born_on", "exports-column-born-on"),
    ("language", "exports-column-language"),
    ("tags", "exports-column-tags"),
    ("fields", "exports-column-fields"),
];

/// What is around a record when its cells are written.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Name of the unit that keeps it.
    pub unit: String,
    /// The relation, in words.
    pub relation: String,
    /// Names of its tags.
    pub tags: Vec<String>,
}

/// The cells of a record for the chosen columns; custom fields come last, one column each.
#[must_use]
pub fn cells(
    record: &Record,
    around: &Around,
    columns: &[String],
    fields: &[CustomField],
) -> Vec<String> {
    let address = record.addresses.first().cloned().unwrap_or_default();
    let mut cells = Vec::new();
    for column in columns {
        cells.push(match column.as_str() {
            "title" => record.title.clone(),
            "last_name" => record.last_name.clone(),
            "first_name" => record.first_name.clone(),
            "number" => record.number.clone().unwrap_or_default(),
            "unit" => around.unit.clone(),
            "relation" => around.relation.clone(),
            "emails" => joined(record.emails.iter().map(|line| line.address.as_str())),
            "phones" => joined(record.phones.iter().map(|line| line.number.as_str())),
            "address" => street(&address).join(", "),
            "postcode" => address.postcode.clone(),
            "city" => address.city.clone(),
            "country" => address.country.clone(),
            "bad" => bad(record),
            "born_on" => record.born_on.clone().unwrap_or_default(),
            "language" => record.language.clone().unwrap_or_default(),
            "tags" => around.tags.join(", "),
            _ => continue,
        });
    }
    if columns.iter().any(|column| column == "fields") {
        let value = |field: &CustomField| record.fields.get(&field.id.to_string());
        cells.extend(fields.iter().map(|field| value(field).cloned().unwrap_or_default()));
    }
    cells
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// The addresses and telephones by which nobody is reached any more.
fn bad(record: &Record) -> String {
    let emails = record.emails.iter().filter(|line| line.bad).map(|line| line.address.clone());
    let phones = record.phones.iter().filter(|line| line.bad).map(|line| line.number.clone());
    let addresses = record.addresses.iter().filter(|line| line.bad).map(|line| {
        let place = format!("{} {}", line.postcode, line.city);
        street(line).into_iter().chain([place]).collect::<Vec<_>>().join(" ").trim().to_owned()
    });
    emails.chain(phones).chain(addresses).collect::<Vec<_>>().join(", ")
}

fn street(address: &AddressLine) -> Vec<String> {
    let lines = [&address.line_1, &address.line_2, &address.line_3];
    lines.into_iter().filter(|line| !line.is_empty()).cloned().collect()
}

/// The lines of a label; `None` without a postal address where letters arrive.
#[must_use]
pub fn label(record: &Record) -> Option<Vec<String>> {
    let address = record.addresses.iter().find(|line| !line.city.is_empty() && !line.bad)?;
    let mut lines = vec![format!("{} {}", record.title, record.display_name()).trim().to_owned()];
    lines.extend(street(address));
    lines.push(format!("{} {}", address.postcode, address.city.to_uppercase()).trim().to_owned());
    lines.push(address.country.clone());
    lines.retain(|line| !line.is_empty());
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_needs_a_town() {
        let mut record = Record { last_name: "Moulin".to_owned(), ..Record::default() };
        assert_eq!(label(&record), None);
        let city = "Alès".to_owned();
        let postcode = "30100".to_owned();
        record.addresses.push(AddressLine { city, postcode, ..AddressLine::default() });
        assert_eq!(label(&record).unwrap(), ["Moulin", "30100 ALÈS"]);
        record.addresses[0].bad = true;
        assert_eq!(label(&record), None);
        let told = cells(&record, &Around::default(), &["bad".to_owned()], &[]);
        assert_eq!(told, ["30100 Alès"]);
    }
}
