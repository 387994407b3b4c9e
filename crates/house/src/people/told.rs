//! Kept values in words, wherever they are shown.

use kernel::text;

use crate::criterion::Speaker;
use crate::people::FieldKind;

/// The value of a custom field.
#[must_use]
pub fn told_custom(speaker: &Speaker<'_>, kind: FieldKind, value: &str) -> String {
    let language = speaker.language;
    let as_it_is = || value.to_owned();
    match kind {
        FieldKind::Day => value.parse().map_or_else(|_| as_it_is(), |day| text::day(language, day)),
        FieldKind::YesNo if value == "yes" => speaker.say("kernel-yes", &[]),
        FieldKind::YesNo => speaker.say("kernel-no", &[]),
        FieldKind::Amount => {
            value.parse().map_or_else(|_| as_it_is(), |cents| text::money(language, cents, true))
        }
        FieldKind::Iban => {
            values::Iban::parse(value).map_or_else(|_| as_it_is(), |iban| iban.masked())
        }
        _ => as_it_is(),
    }
}
