//! The style rules of HOUSE_STYLE.md that a machine can keep, as tests.
//!
//! Each rule is a function from the project's files to the places that break it. A test below runs
//! it on the whole project; the rule's own tests show that it would fail.

use std::fmt;
use std::path::Path;

mod pages;
mod purity;
mod ranks;
mod rust;
mod shape;
mod tables;
mod texts;

use rust::Rust;

/// The crates that hold features, lowest family first, and the program on top of them.
const FAMILIES: [&str; 5] = ["house", "desk", "money", "public", "app"];

/// Folders that hold nothing we write.
const FOREIGN_FOLDERS: [&str; 6] =
    [".git", "target", "node_modules", "shots", "corpus", "artifacts"];

/// Names and endings of the files that we write by hand.
const WRITTEN: [&str; 17] = [
    ".rs", ".html", ".txt", ".ftl", ".sql", ".md", ".mjs", ".js", ".css", ".toml", ".json", ".php",
    ".sh", ".yml", ".npmrc", "check", "run",
];

/// One file of the project.
struct Source {
    /// From the project's root, with `/`.
    path: String,
    text: String,
    /// Its code and strings, when it is Rust.
    rust: Option<Rust>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let rust = path.ends_with(".rs").then(|| Rust::read(text));
        Source { path: path.to_owned(), text: text.to_owned(), rust }
    }

    fn is(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Lines with their numbers, from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// The crate's sources, as opposed to documents, journeys and benches.
    fn is_shipped(&self) -> bool {
        self.path.starts_with("crates/") && self.path.contains("/src/")
    }

    /// Its path within the sources of a family of features.
    fn in_family(&self) -> Option<&str> {
        let (family, inside) = self.path.strip_prefix("crates/")?.split_once("/src/")?;
        FAMILIES.contains(&family).then_some(inside)
    }

    /// The feature that holds the file, or `kernel`: who owns it.
    fn slice(&self) -> Option<&str> {
        if self.path.starts_with("crates/kernel/") {
            return Some("kernel");
        }
        let (slice, _) = self.in_family()?.split_once('/')?;
        Some(slice)
    }

    /// Rust that only tests compile: a whole file of it.
    fn is_test(&self) -> bool {
        self.is("/tests.rs")
            || self.is("/testkit.rs")
            || ["/tests/", "/testkit/", "/tidy/", "/routes_story/", "/open_story/"]
                .iter()
                .any(|folder| self.path.contains(folder))
    }

    /// Lines of code without comments, strings and tests, with their numbers.
    fn shipped_code(&self) -> impl Iterator<Item = (usize, &str)> {
        let shipped = if self.is_test() { None } else { self.rust.as_ref() };
        shipped.into_iter().flat_map(|rust| rust.lines().filter(|(line, _)| !rust.in_tests(*line)))
    }

    /// Strings of shipped code, with the line on which they begin.
    fn shipped_strings(&self) -> impl Iterator<Item = (usize, &str)> {
        let shipped = if self.is_test() { None } else { self.rust.as_ref() };
        shipped.into_iter().flat_map(|rust| {
            let kept = rust.strings.iter().filter(|string| !rust.in_tests(string.line));
            kept.map(|string| (string.line, string.text.as_str()))
        })
    }

    fn finding(&self, line: usize, rule: impl Into<String>) -> Finding {
        Finding { path: self.path.clone(), line, rule: rule.into() }
    }
}

/// A place that breaks a rule.
struct Finding {
    path: String,
    line: usize,
    rule: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.rule)
    }
}

/// Every written file of the project.
fn project() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    assert!(!sources.is_empty(), "the project's files are where the crate was built");
    sources
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let is_database = folder == root && name == "data";
            if !is_database && !FOREIGN_FOLDERS.contains(&name.as_str()) {
                collect(root, &path, sources);
            }
        } else if WRITTEN.iter().any(|ending| name.ends_with(ending))
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            let from_root = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            sources.push(Source::new(&from_root, &text));
        }
    }
}

/// Whether `word` stands in `text` with no letter, digit or underscore beside it.
fn has_word(text: &str, word: &str) -> bool {
    let joins = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let open = !before.is_some_and(joins) || !word.starts_with(joins);
        open && (!after.is_some_and(joins) || !word.ends_with(joins))
    })
}

fn assert_none(findings: &[Finding]) {
    let told: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert!(told.is_empty(), "{} places to mend:\n{}", told.len(), told.join("\n"));
}

/// What a rule says of a few small files, for the rules' own tests.
fn told(rule: fn(&[Source]) -> Vec<Finding>, files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(path, text)| Source::new(path, text)).collect();
    rule(&sources).iter().map(Finding::to_string).collect()
}

macro_rules! rules {
    ($($sentence:ident: $rule:path;)*) => {
        $(#[test]
        fn $sentence() {
            assert_none(&$rule(&project()));
        })*
    };
}

rules! {
    a_feature_uses_only_features_above_it: ranks::upward_uses;
    a_feature_is_used_through_its_front_alone: ranks::back_door_uses;
    every_feature_is_in_the_list: ranks::unlisted_features;
    sql_stands_in_stores_alone: tables::sql_outside_stores;
    a_table_is_written_by_its_own_slice: tables::foreign_writes;
    a_table_about_people_belongs_to_a_feature_that_holds_them: tables::unheld_people;
    time_and_chance_come_from_the_kernel: purity::clocks_and_chance;
    rules_are_pure: purity::impure_rules;
    french_and_english_have_the_same_texts: texts::untranslated;
    every_text_used_exists: texts::missing;
    every_text_is_used: texts::unused;
    files_functions_and_lines_are_short: shape::too_long;
    modules_say_what_they_are_for: shape::silent_modules;
    lints_are_expected_not_allowed: shape::allowed_lints;
    a_thing_to_do_has_an_issue: shape::loose_ends;
    no_file_names_a_machine: shape::machine_paths;
    every_template_has_a_page: pages::orphan_templates;
    templates_hold_no_style_and_no_script: pages::inline_code;
    links_between_documents_lead_somewhere: pages::broken_links;
}

mod tests {
    use super::*;

    #[test]
    fn a_file_knows_its_owner() {
        let owner = |path| Source::new(path, "").slice().map(str::to_owned);
        assert_eq!(owner("crates/house/src/people/store.rs").as_deref(), Some("people"));
        assert_eq!(owner("crates/app/src/main.rs"), None);
        assert_eq!(owner("crates/kernel/src/db/mod.rs").as_deref(), Some("kernel"));
        assert_eq!(owner("crates/sheets/src/lib.rs"), None);
    }

    #[test]
    fn a_word_has_edges() {
        assert!(has_word("tx: &mut Tx)", "Tx"));
        assert!(!has_word("Txt", "Tx"));
        assert!(has_word("clock.now()", ".now()"));
        assert!(!has_word("operand::x", "rand::"));
    }
}
