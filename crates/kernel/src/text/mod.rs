//! Texts for people, in French and English: messages, typography, days, moments and numbers.
//!
//! Messages are written in Fluent files, one pair per feature, and found by key. French results
//! pass through [`french`], so that authors type plain spaces and apostrophes. Years are given
//! as text, because numbers receive thousands separators.

mod format;
mod french;
mod language;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Pattern};

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
///
/// A message is read when it is first said: parsed, the texts of both languages would hold ten
/// times the memory that they take as written, and nobody ever asks for most of them.
pub struct Texts {
    french: Shelf,
    english: Shelf,
}

/// The messages of one language.
struct Shelf {
    /// Says messages, and holds those that other messages refer to.
    bundle: FluentBundle<FluentResource>,
    /// By key.
    messages: Vec<Message>,
}

struct Message {
    key: &'static str,
    /// Key and value, as they stand in their file.
    written: &'static str,
    /// `None` when it does not parse as Fluent.
    read: OnceLock<Option<FluentResource>>,
}

impl Texts {
    /// Finds the messages of Fluent sources. Errors: a line that belongs to no message, a key
    /// written twice, a message that others refer to and that does not parse.
    pub fn new(sources: &[(Language, &'static str)]) -> Result<Texts, TextFault> {
        Ok(Texts {
            french: Shelf::new(Language::French, sources)?,
            english: Shelf::new(Language::English, sources)?,
        })
    }

    /// Reads every message, as a test of the sources does. Errors: the first that does not parse.
    pub fn check(&self) -> Result<(), TextFault> {
        for language in [Language::French, Language::English] {
            for message in &self.shelf(language).messages {
                read(language, message.written)?;
            }
        }
        Ok(())
    }

    /// The message `key` in `language`, ready to read. A missing key gives `⟦key⟧`, and a message
    /// whose argument is missing `⟦key: why⟧`: visible, searchable, and refused by sample tests.
    pub fn get(&self, language: Language, key: &str, values: &[(&str, Value)]) -> String {
        let shelf = self.shelf(language);
        let Some(pattern) = shelf.find(key).and_then(|message| message.pattern(language)) else {
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
        let words = shelf.bundle.format_pattern(pattern, Some(&arguments), &mut faults);
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
        self.shelf(language).find(key).is_some()
    }

    /// Every key of `language`, in alphabetical order.
    pub fn keys(&self, language: Language) -> Vec<&str> {
        self.shelf(language).messages.iter().map(|message| message.key).collect()
    }

    fn shelf(&self, language: Language) -> &Shelf {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}

impl Shelf {
    fn new(language: Language, sources: &[(Language, &'static str)]) -> Result<Shelf, TextFault> {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::French => |value, _| grouped(Language::French, value),
            Language::English => |value, _| grouped(Language::English, value),
        }));
        let mut messages = Vec::new();
        for (_, source) in sources.iter().filter(|(written_in, _)| *written_in == language) {
            messages.extend(
                outline(source).map_err(|line| TextFault::Malformed(language, line.to_owned()))?,
            );
        }
        messages.sort_unstable_by_key(|message: &Message| message.key);
        let mut neighbours = messages.iter().zip(messages.iter().skip(1));
        if let Some((twice, _)) = neighbours.find(|(one, next)| one.key == next.key) {
            return Err(TextFault::Twice(language, twice.key.to_owned()));
        }
        messages.shrink_to_fit();
        let mut shelf = Shelf { bundle, messages };
        let named: BTreeSet<&'static str> =
            shelf.messages.iter().flat_map(|message| references(message.written)).collect();
        for key in named {
            let Some(written) = shelf.find(key).map(|message| message.written) else { continue };
            let resource = read(language, written)?;
            shelf
                .bundle
                .add_resource(resource)
                .map_err(|why| TextFault::Twice(language, format!("{why:?}")))?;
        }
        Ok(shelf)
    }

    fn find(&self, key: &str) -> Option<&Message> {
        let place = self.messages.binary_search_by(|message| message.key.cmp(key)).ok()?;
        self.messages.get(place)
    }
}

impl Message {
    /// What it says; `None` when it does not parse.
    fn pattern(&self, language: Language) -> Option<&Pattern<&str>> {
        let read = self.read.get_or_init(|| read(language, self.written).ok());
        match read.as_ref()?.get_entry(0)? {
            Entry::Message(message) => message.value.as_ref(),
            _ => None,
        }
    }
}

/// The messages of a Fluent source, unread: each begins with its key at the start of a line, and
/// what is neither a key nor a comment there belongs to the message above. Errors: the line that
/// belongs to none.
fn outline(source: &'static str) -> Result<Vec<Message>, &'static str> {
    let mut messages: Vec<Message> = Vec::new();
    let mut at = 0;
    let mut begun = None;
    let mut end = |begun: &mut Option<usize>, until: usize| {
        if let Some(written) = begun.take().and_then(|from| source.get(from..until)) {
            let key = written.split(|c: char| !is_of_key(c)).next().unwrap_or_default();
            messages.push(Message { key, written, read: OnceLock::new() });
        }
    };
    for line in source.split_inclusive('\n') {
        match line.bytes().next() {
            Some(b'#') => end(&mut begun, at),
            // A term of Fluent: we have none, and the glossary says each word in full.
            Some(b'-') => return Err(line.trim_end()),
            Some(first) if first.is_ascii_alphabetic() => {
                end(&mut begun, at);
                begun = Some(at);
            }
            _ if begun.is_none() && !line.trim().is_empty() => return Err(line.trim_end()),
            _ => {}
        }
        at += line.len();
    }
    end(&mut begun, at);
    Ok(messages)
}

/// What other messages a message names, and perhaps a function of Fluent.
fn references(written: &str) -> impl Iterator<Item = &str> {
    written.split('{').skip(1).filter_map(|placeable| {
        let name = placeable.trim_start().split(|c: char| !is_of_key(c)).next()?;
        name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(name)
    })
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

fn read(language: Language, written: &str) -> Result<FluentResource, TextFault> {
    FluentResource::try_new(written.to_owned())
        .map_err(|(_, why)| TextFault::Malformed(language, format!("{written}{why:?}")))
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
    }

    #[test]
    fn what_does_not_parse_is_refused() {
        let stray = Texts::new(&[(Language::English, "  a = un\n")]);
        assert!(matches!(stray.err(), Some(TextFault::Malformed(Language::English, _))));
        let term = Texts::new(&[(Language::English, "a = one\n-unit = section\n")]);
        assert!(matches!(term.err(), Some(TextFault::Malformed(Language::English, _))));
        let broken = Texts::new(&[(Language::English, "a = { $\nb = two\n")]).unwrap();
        assert!(matches!(broken.check(), Err(TextFault::Malformed(Language::English, _))));
        assert_eq!(broken.get(Language::English, "a", &[]), "⟦a⟧");
        assert_eq!(broken.get(Language::English, "b", &[]), "two");
    }

    #[test]
    fn a_message_may_name_another_and_span_lines_and_comments() {
        let source = "# Of what follows.
unit = section
## Group
place = { $n ->
    [one] one { unit }

   *[other] { $n } { unit }s
}
# The end.
";
        let texts = Texts::new(&[(Language::English, source)]).unwrap();
        texts.check().unwrap();
        assert_eq!(texts.keys(Language::English), ["place", "unit"]);
        assert_eq!(texts.get(Language::English, "place", &[("n", 1.into())]), "one section");
        assert_eq!(texts.get(Language::English, "place", &[("n", 3.into())]), "3 sections");
    }

    #[test]
    fn the_kernel_says_the_same_things_in_both_languages() {
        let texts = Texts::new(KERNEL_TEXTS).unwrap();
        texts.check().unwrap();
        assert_eq!(texts.keys(Language::French), texts.keys(Language::English));
    }
}
