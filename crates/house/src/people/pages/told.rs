//! Kept values as people read them.

use kernel::text::{self, Language};
use serde_json::Value as Json;

use crate::app::App;
use crate::criterion::Speaker;
use crate::people::store::{CustomField, Tag};
use crate::people::told::told_custom;
use crate::people::{Change, FieldKind};

/// The value of a custom field.
pub(super) fn custom_value(app: &App, language: Language, kind: FieldKind, value: &str) -> String {
    told_custom(&Speaker { texts: &app.texts, language }, kind, value)
}

/// An ISO day in words; anything else as it is.
pub(super) fn day(language: Language, value: &str) -> String {
    value.parse().map_or_else(|_| value.to_owned(), |day| text::day(language, day))
}

/// The label of a field of the record.
pub(super) fn label(app: &App, language: Language, field: &str) -> String {
    app.say(language, &format!("people-record-{}", field.replace('_', "-")))
}

/// A change as people read it: the field, what it said, what it says.
#[must_use]
pub fn told_change(
    app: &App,
    language: Language,
    change: &Change,
    (fields, tags): (&[CustomField], &[Tag]),
) -> [String; 3] {
    let told = |value: &Json| field(app, language, &change.field, value, fields, tags);
    [label(app, language, &change.field), told(&change.old), told(&change.new)]
}

/// A field of the record as a version keeps it.
pub(super) fn field(
    app: &App,
    language: Language,
    name: &str,
    value: &Json,
    fields: &[CustomField],
    tags: &[Tag],
) -> String {
    match (name, value) {
        (_, Json::Null) => String::new(),
        ("born_on" | "died_on", Json::String(text)) => day(language, text),
        ("kind", Json::String(kind)) => app.say(language, &format!("people-kind-{kind}")),
        (_, Json::String(text)) => text.clone(),
        ("emails", Json::Array(lines)) => {
            joined(lines, &["address"], &app.say(language, "people-email-bad"))
        }
        ("phones", Json::Array(lines)) => {
            let shown = |line: &Json| {
                let number = line.get("number").and_then(Json::as_str).map(text::phone);
                serde_json::json!({ "number": number, "bad": line.get("bad") })
            };
            let lines: Vec<Json> = lines.iter().map(shown).collect();
            joined(&lines, &["number"], &app.say(language, "people-phone-bad"))
        }
        ("addresses", Json::Array(lines)) => {
            let parts = ["line_1", "line_2", "line_3", "postcode", "city", "country"];
            joined(lines, &parts, &app.say(language, "people-address-bad"))
        }
        ("tags", Json::Array(lines)) => {
            let name = |id: &Json| {
                let id = id.as_str()?;
                tags.iter().find(|tag| tag.id.as_str() == id).map(|tag| tag.name.clone())
            };
            lines.iter().filter_map(name).collect::<Vec<_>>().join(", ")
        }
        ("fields", Json::Object(values)) => {
            let told = |(id, value): (&String, &Json)| {
                let field = fields.iter().find(|field| field.id.as_str() == id)?;
                let value = custom_value(app, language, field.kind, value.as_str()?);
                Some(format!("{} : {value}", field.label(language)))
            };
            values.iter().filter_map(told).collect::<Vec<_>>().join(", ")
        }
        (_, other) => other.to_string(),
    }
}

/// Lines of a list, each with the words for one by which nobody is reached any more.
fn joined(lines: &[Json], parts: &[&str], bad: &str) -> String {
    let line = |line: &Json| {
        let parts = parts.iter().filter_map(|part| line.get(*part).and_then(Json::as_str));
        let told = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        match line.get("bad").and_then(Json::as_bool) {
            Some(true) => format!("{told} ({bad})"),
            _ => told,
        }
    };
    lines.iter().map(line).collect::<Vec<_>>().join(", ")
}
