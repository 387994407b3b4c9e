//! Texts for people, in French and English: messages, typography, days, moments and numbers.
//!
//! Messages are written in Fluent files, one pair per feature, and found by key. French results
//! pass through [`french`], so that authors type plain spaces and apostrophes. Years are given
//! as text, because numbers receive thousands separators.

mod format;
mod french;
mod language;

use std::collections::BTreeSet;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

pub use format::{
    day, day_month, day_short, iso, moment, moment_short, money, month, number, phone, time_zone,
    weekday,
};
pub use french::french;
pub use language::Language;

/// The kernel's own texts: shell, error pages, forms, lists. Hand them to [`Texts::new`] first.
pub const KERNEL_TEXTS: &[(Language, &str)] =
    &[(Language::French, include_str!("fr.ftl")), (Language::English, include_str!("en.ftl"))];

/// What a message may be given: words, or a whole number that chooses a plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, printed as they are.
    Text(String),
    /// A whole number, printed with the thousands separator of the language.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Number(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Value::Number(i64::from(number))
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Value::Number(i64::from(number))
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Why a set of texts cannot be used. All are mistakes in a `.ftl` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// A file does not parse as Fluent; the parser's own words follow.
    Malformed(Language, String),
    /// A key is written twice in one language.
    Twice(Language, String),
}

impl std::fmt::Display for TextFault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TextFault::Malformed(language, why) => {
                write!(out, "texts in {} do not parse: {why}", language.code())
            }
            TextFault::Twice(language, why) => {
                write!(out, "a text in {} is written twice: {why}", language.code())
            }
        }
    }
}

impl std::error::Error for TextFault {}

/// Every message of the program in both languages. Shared between threads behind an `Arc`.
pub struct Texts {
    french: Shelf,
    english: Shelf,
}

struct Shelf {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
}

impl Texts {
    /// Reads Fluent sources. Errors: a source that does not parse, a key written twice.
    pub fn new(sources: &[(Language, &str)]) -> Result<Texts, TextFault> {
        Ok(Texts {
            french: Shelf::new(Language::French, sources)?,
            english: Shelf::new(Language::English, sources)?,
        })
    }

    /// The message `key` in `language`, ready to read. A missing key gives `⟦key⟧`, and a message
    /// whose argument is missing `⟦key: why⟧`: visible, searchable, and refused by sample tests.
    pub fn get(&self, language: Language, key: &str, values: &[(&str, Value)]) -> String {
        let bundle = &self.shelf(language).bundle;
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(*name, text.as_str()),
                Value::Number(number) => arguments.set(*name, *number),
            }
        }
        let mut faults = Vec::new();
        let words = bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        if let Some(fault) = faults.first() {
            return format!("⟦{key}: {fault}⟧");
        }
        match language {
            Language::French => french(&words),
            Language::English => words.into_owned(),
        }
    }

    /// Whether `language` has the message `key`.
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.shelf(language).bundle.has_message(key)
    }

    /// Every key of `language`, in alphabetical order.
    pub fn keys(&self, language: Language) -> Vec<&str> {
        self.shelf(language).keys.iter().map(String::as_str).collect()
    }

    fn shelf(&self, language: Language) -> &Shelf {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}

impl Shelf {
    fn new(language: Language, sources: &[(Language, &str)]) -> Result<Shelf, TextFault> {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::French => |value, _| grouped(Language::French, value),
            Language::English => |value, _| grouped(Language::English, value),
        }));
        let mut keys = BTreeSet::new();
        for (_, source) in sources.iter().filter(|(written_in, _)| *written_in == language) {
            let resource = FluentResource::try_new((*source).to_owned())
                .map_err(|(_, why)| TextFault::Malformed(language, format!("{why:?}")))?;
            for entry in resource.entries() {
                if let fluent_syntax::ast::Entry::Message(message) = entry {
                    keys.insert(message.id.name.to_owned());
                }
            }
            bundle
                .add_resource(resource)
                .map_err(|why| TextFault::Twice(language, format!("{why:?}")))?;
        }
        Ok(Shelf { bundle, keys })
    }
}

/// How Fluent prints a number inside a message: with the thousands separator of the language.
fn grouped(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    number.as_string().parse::<i64>().ok().map(|whole| format::number(language, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "signed = { $count ->
    [0] Personne : signez !
    [one] { $count } personne
   *[other] { $count } personnes
 }
";
    const ENGLISH: &str = "signed = { $count ->
    [one] { $count } person
   *[other] { $count } people
 }
";

    fn sample() -> Texts {
        Texts::new(&[(Language::French, FRENCH), (Language::English, ENGLISH)]).unwrap()
    }

    #[test]
    fn plurals_follow_the_language() {
        let texts = sample();
        let say = |language, count: i64| texts.get(language, "signed", &[("count", count.into())]);
        assert_eq!(say(Language::French, 0), "Personne\u{a0}: signez\u{202f}!");
        assert_eq!(say(Language::French, 1), "1 personne");
        assert_eq!(say(Language::French, 4812), "4\u{202f}812 personnes");
        assert_eq!(say(Language::English, 1), "1 person");
        assert_eq!(say(Language::English, 0), "0 people");
        assert_eq!(say(Language::English, 4812), "4,812 people");
    }

    #[test]
    fn a_missing_key_or_argument_is_visible() {
        let texts = sample();
        assert_eq!(texts.get(Language::French, "nothing", &[]), "⟦nothing⟧");
        assert!(texts.get(Language::French, "signed", &[]).starts_with("⟦signed: "));
        assert!(texts.has(Language::English, "signed"));
        assert!(!texts.has(Language::English, "nothing"));
        assert_eq!(texts.keys(Language::French), ["signed"]);
    }

    #[test]
    fn a_key_written_twice_is_refused() {
        let twice = Texts::new(&[(Language::French, "a = un\n"), (Language::French, "a = deux\n")]);
        assert!(matches!(twice.err(), Some(TextFault::Twice(Language::French, _))));
        let broken = Texts::new(&[(Language::English, "a = { $\n")]);
        assert!(matches!(broken.err(), Some(TextFault::Malformed(Language::English, _))));
    }

    #[test]
    fn the_kernel_says_the_same_things_in_both_languages() {
        let texts = Texts::new(KERNEL_TEXTS).unwrap();
        assert_eq!(texts.keys(Language::French), texts.keys(Language::English));
    }
}
