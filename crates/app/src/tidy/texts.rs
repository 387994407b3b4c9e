//! Texts: the same keys in French and English, none missing, none left over.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Source};

/// Messages that one language of a slice has and the other lacks, and keys defined twice.
pub(super) fn untranslated(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is(".ftl")) {
        let own = messages(source);
        for (key, line) in repeated(source) {
            findings.push(source.finding(line, format!("{key} is already defined")));
        }
        let Some(other) = counterpart(sources, source) else {
            findings.push(source.finding(1, "texts are in fr.ftl and en.ftl, side by side"));
            continue;
        };
        let theirs = messages(other);
        for (key, line) in own.iter().filter(|(key, _)| !theirs.contains_key(*key)) {
            findings.push(source.finding(*line, format!("{key} is not in {}", other.name())));
        }
    }
    findings
}

fn counterpart<'a>(sources: &'a [Source], source: &Source) -> Option<&'a Source> {
    let (folder, name) = source.path.rsplit_once('/')?;
    let other = match name {
        "fr.ftl" => "en.ftl",
        "en.ftl" => "fr.ftl",
        _ => return None,
    };
    sources.iter().find(|candidate| candidate.path == format!("{folder}/{other}"))
}

/// Keys of a Fluent file with the line of each.
fn messages(source: &Source) -> BTreeMap<String, usize> {
    keys(source).collect()
}

fn repeated(source: &Source) -> Vec<(String, usize)> {
    let mut seen = BTreeSet::new();
    keys(source).filter(|(key, _)| !seen.insert(key.clone())).collect()
}

fn keys(source: &Source) -> impl Iterator<Item = (String, usize)> {
    source.lines().filter_map(|(line, text)| {
        let (key, _) = text.split_once('=')?;
        let key = key.trim_end();
        let is_key = key.starts_with(|letter: char| letter.is_ascii_lowercase() || letter == '-')
            && key.chars().all(in_key);
        is_key.then(|| (key.to_owned(), line))
    })
}

fn in_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// Texts that a template or the code asks for and that do not exist.
pub(super) fn missing(sources: &[Source]) -> Vec<Finding> {
    let known: BTreeMap<String, usize> = all_messages(sources);
    let is_known = |key: &str| match key.strip_suffix('-') {
        Some(_) => known.keys().any(|full| full.starts_with(key)),
        None => known.contains_key(key),
    };
    let slices: BTreeSet<&str> =
        sources.iter().filter(|source| source.is(".ftl")).filter_map(Source::slice).collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is_shipped()) {
        let asked: Vec<(usize, &str)> = if source.is(".html") || source.is(".txt") {
            source
                .lines()
                .flat_map(|(line, text)| asked(text).map(move |key| (line, key)))
                .collect()
        } else {
            source
                .shipped_strings()
                .filter(|(line, _)| !names_a_sample(source, *line))
                .filter(|(_, text)| looks_like_a_key(text, &slices))
                .collect()
        };
        for (line, key) in asked.into_iter().filter(|(_, key)| !is_known(key)) {
            findings.push(source.finding(line, format!("no text has the key {key}")));
        }
    }
    findings
}

fn all_messages(sources: &[Source]) -> BTreeMap<String, usize> {
    sources.iter().filter(|source| source.is(".ftl")).flat_map(messages).collect()
}

/// Keys that a line of a template asks for by `t("…")` or `th("…")`.
fn asked(line: &str) -> impl Iterator<Item = &str> {
    line.match_indices('(').filter_map(|(at, _)| {
        let name = line[..at].rsplit(|letter: char| !in_key(letter)).next()?;
        let argument = line[at + 1..].trim_start();
        let quote = argument.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        let key = argument[1..].split(quote).next()?;
        matches!(name, "t" | "th").then_some(key)
    })
}

/// A string of the form `people-refusal-closed`, where `people` is a slice that has texts.
fn looks_like_a_key(text: &str, slices: &BTreeSet<&str>) -> bool {
    text.chars().all(|letter| in_key(letter) && !letter.is_ascii_uppercase())
        && text.split_once('-').is_some_and(|(slice, _)| slices.contains(slice))
}

/// Texts that nothing asks for. A string that ends in `-` asks for all keys that it begins.
pub(super) fn unused(sources: &[Source]) -> Vec<Finding> {
    let mut words = BTreeSet::new();
    for source in sources.iter().filter(|source| source.is_shipped()) {
        if source.is(".ftl") {
            words.extend(source.lines().flat_map(|(_, text)| placed(text)));
        } else if source.is(".rs") || source.is(".html") || source.is(".txt") {
            words.extend(source.text.split(|letter: char| !in_key(letter)));
        }
    }
    let prefixes: Vec<&str> = words
        .iter()
        .copied()
        .filter(|word| word.ends_with('-') && word.matches('-').count() > 1)
        .collect();
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.is("/fr.ftl")) {
        for (key, line) in messages(source) {
            let begun = prefixes.iter().any(|prefix| key.starts_with(prefix));
            if !begun && !words.contains(key.as_str()) {
                findings.push(source.finding(line, format!("nothing uses {key}")));
            }
        }
    }
    findings
}

/// Whether the line gives a sample page its name, which is not a text.
fn names_a_sample(source: &Source, line: usize) -> bool {
    source.lines().nth(line - 1).is_some_and(|(_, text)| text.contains("SamplePage::new("))
}

/// Messages and terms that a Fluent line places inside braces.
fn placed(line: &str) -> impl Iterator<Item = &str> {
    line.split('{').skip(1).filter_map(|rest| {
        let name = rest.trim_start();
        let end = name.find(|letter: char| !in_key(letter)).unwrap_or(name.len());
        (end > 0).then(|| &name[..end])
    })
}

mod tests {
    use super::super::told;
    use super::*;

    const FRENCH: (&str, &str) = (
        "crates/house/src/people/texts/fr.ftl",
        "people-title = Personnes\n# a = b\npeople-count =\n    { $n ->\n        [one] une\n       \
         *[other] { -people }\n    }\n-people = gens\n",
    );
    const ENGLISH: (&str, &str) = (
        "crates/house/src/people/texts/en.ftl",
        "people-title = People\npeople-count = { $n } { -people }\n-people = folk\n",
    );

    #[test]
    fn a_text_in_one_language_alone_is_found() {
        assert!(told(untranslated, &[FRENCH, ENGLISH]).is_empty());
        let poor = (ENGLISH.0, "people-title = People\n-people = folk\npeople-title = Folk\n");
        assert_eq!(
            told(untranslated, &[FRENCH, poor]),
            [
                "crates/house/src/people/texts/fr.ftl:3: people-count is not in en.ftl",
                "crates/house/src/people/texts/en.ftl:3: people-title is already defined",
            ]
        );
        assert_eq!(told(untranslated, &[FRENCH]).len(), 1);
    }

    #[test]
    fn a_text_that_does_not_exist_is_found() {
        let page = (
            "crates/house/src/people/templates/list.html",
            "{{ t(\"people-title\") }} {{ th('people-none', n=1) }} {{ at(\"x\") }}",
        );
        let code = (
            "crates/house/src/people/pages.rs",
            "a(\"people-lost\"); b(\"people-count\"); c(\"well-known\");",
        );
        assert_eq!(
            told(missing, &[FRENCH, ENGLISH, page, code]),
            [
                "crates/house/src/people/templates/list.html:1: no text has the key people-none",
                "crates/house/src/people/pages.rs:1: no text has the key people-lost",
            ]
        );
    }

    #[test]
    fn a_text_that_nothing_uses_is_found() {
        let page = ("crates/house/src/people/templates/list.html", "{{ t(\"people-title\") }}");
        assert_eq!(
            told(unused, &[FRENCH, ENGLISH, page]),
            ["crates/house/src/people/texts/fr.ftl:3: nothing uses people-count",]
        );
        let begun = ("crates/house/src/org/texts/fr.ftl", "org-kind-section = Section\n");
        let code = ("crates/house/src/org/pages.rs", "format!(\"org-kind-{}\", kind)");
        assert!(told(unused, &[begun, code]).is_empty());
    }
}
