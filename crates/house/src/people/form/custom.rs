//! Custom fields in the form of a record.

use kernel::text::Language;
use kernel::web::Fields;
use values::{Day, Order};

use crate::people::form::{CustomTyped, cut};
use crate::people::record::Record;
use crate::people::rules::FieldKind;
use crate::people::store::CustomField;

const CUSTOM_CHARS_MAX: usize = 2_000;

pub(super) fn typed_field(field: &CustomField, record: &Record, language: Language) -> CustomTyped {
    let value = record.fields.get(field.id.as_str()).map(String::as_str).unwrap_or_default();
    CustomTyped {
        name: format!("field-{}", field.id),
        label: field.label(language).to_owned(),
        kind: field.kind,
        choices: field.choices.clone(),
        value: match (field.kind, value.parse::<i64>()) {
            (FieldKind::Amount, Ok(cents)) => format!("{},{:02}", cents / 100, cents % 100),
            _ => value.to_owned(),
        },
        wrong: false,
        id: field.id.to_string(),
    }
}

pub(super) fn sent_field(field: &CustomField, sent: &Fields, language: Language) -> CustomTyped {
    let mut typed = typed_field(field, &Record::default(), language);
    typed.value = cut(sent.text(&typed.name), CUSTOM_CHARS_MAX);
    typed
}

/// The value of a custom field as it is kept; the text key says what to type.
///
/// # Errors
/// The text key of what to type.
pub fn custom_value(
    kind: FieldKind,
    choices: &[String],
    typed: &str,
) -> Result<String, &'static str> {
    let typed = typed.trim();
    match kind {
        FieldKind::Text => Ok(typed.to_owned()),
        FieldKind::Number => {
            let plain = typed.replace(',', ".").replace([' ', '\u{a0}', '\u{202f}'], "");
            let number = plain.parse::<f64>().ok().filter(|number| number.is_finite());
            number.map(|_| plain).ok_or("people-error-number")
        }
        FieldKind::Day => {
            let today = Day::new(2100, 1, 1).map_err(|_| "people-error-day")?;
            let day = values::parse_day(typed, Order::DayFirst, today).ok();
            let day = day.and_then(values::PartialDay::day).ok_or("people-error-day")?;
            Ok(day.to_string())
        }
        FieldKind::Choice => {
            let same = |choice: &&String| values::names::fold(choice) == values::names::fold(typed);
            choices.iter().find(same).cloned().ok_or("people-error-choice")
        }
        FieldKind::YesNo => match values::yes_no(typed) {
            Ok(true) => Ok("yes".to_owned()),
            Ok(false) => Ok("no".to_owned()),
            Err(_) => Err("people-error-yes-no"),
        },
        FieldKind::Iban => {
            let iban = values::Iban::parse(typed).map_err(|_| "people-error-iban")?;
            Ok(iban.as_str().to_owned())
        }
        FieldKind::Amount => {
            let cents = values::parse_cents(typed).map_err(|_| "people-error-amount")?;
            Ok(cents.to_string())
        }
        FieldKind::Url => {
            let is_url = typed.starts_with("https://") || typed.starts_with("http://");
            if is_url { Ok(typed.to_owned()) } else { Err("people-error-url") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_custom_value_is_kept_in_one_form() {
        let choices = ["Été".to_owned()];
        assert_eq!(custom_value(FieldKind::Choice, &choices, "ete"), Ok("Été".to_owned()));
        assert_eq!(custom_value(FieldKind::Amount, &[], "12,50"), Ok("1250".to_owned()));
        assert_eq!(custom_value(FieldKind::YesNo, &[], "oui"), Ok("yes".to_owned()));
        assert_eq!(custom_value(FieldKind::Url, &[], "javascript:x"), Err("people-error-url"));
        assert_eq!(custom_value(FieldKind::Day, &[], "1/2/2020"), Ok("2020-02-01".to_owned()));
    }
}
