//! The shape of files: lengths, first lines, and things that may not stay.

use super::{Finding, Source};

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;
const CODE_COLUMNS_MAX: usize = 100;
const TEXT_COLUMNS_MAX: usize = 200;

/// Marks of unfinished work, written apart so that this file is not found.
const UNFINISHED: [&str; 3] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];

/// Folders that only one person's machine has.
const MACHINE_FOLDERS: [&str; 3] =
    [concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/wo", "rk/")];

/// Files, functions and lines that are longer than a sitting, a screen and a page.
pub(super) fn too_long(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        let is_code = source.is(".rs") || source.is(".mjs");
        let columns_max = match source.path.rsplit('.').next() {
            Some("rs" | "mjs") => CODE_COLUMNS_MAX,
            Some("html" | "ftl" | "sql" | "txt") if source.is_shipped() => TEXT_COLUMNS_MAX,
            _ => usize::MAX,
        };
        let lines = source.lines().count();
        if is_code && lines > FILE_LINES_MAX {
            findings
                .push(source.finding(lines, format!("a file has at most {FILE_LINES_MAX} lines")));
        }
        for (line, text) in source.lines() {
            if text.chars().count() > columns_max {
                findings.push(
                    source.finding(line, format!("a line has at most {columns_max} columns")),
                );
            }
        }
        for function in source.rust.iter().flat_map(|rust| rust.functions()) {
            if function.length > FUNCTION_LINES_MAX {
                let (name, length) = (function.name, function.length);
                let rule = format!("{name} has {length} lines, more than {FUNCTION_LINES_MAX}");
                findings.push(source.finding(function.line, rule));
            }
        }
    }
    findings
}

/// Modules that do not open with what they are for.
pub(super) fn silent_modules(sources: &[Source]) -> Vec<Finding> {
    let shipped = sources.iter().filter(|source| source.is_shipped() && source.is(".rs"));
    let silent = shipped.filter(|source| !source.text.starts_with("//! "));
    silent.map(|source| source.finding(1, "a module opens with `//!` and what it is for")).collect()
}

/// Lints that are silenced without a reason.
pub(super) fn allowed_lints(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for (line, code) in source.rust.iter().flat_map(|rust| rust.lines()) {
            if code.contains("#[allow(") || code.contains("#![allow(") {
                findings.push(source.finding(line, "use #[expect(lint, reason = \"…\")]"));
            }
        }
    }
    findings
}

/// Marks of unfinished work without the number of an issue.
pub(super) fn loose_ends(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| !source.is(".json")) {
        for (line, text) in source.lines() {
            let marked = UNFINISHED.iter().any(|mark| super::has_word(text, mark));
            if marked && !names_an_issue(text) {
                findings.push(source.finding(line, "work left to do names its issue: #12"));
            }
        }
    }
    findings
}

fn names_an_issue(text: &str) -> bool {
    let mut after = text.split('#').skip(1);
    after.any(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Paths of somebody's own machine.
pub(super) fn machine_paths(sources: &[Source]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for (line, text) in source.lines() {
            let named = MACHINE_FOLDERS.iter().find(|folder| begins_a_path(text, folder));
            findings.extend(named.map(|folder| {
                source.finding(line, format!("`{folder}` is a folder of one machine"))
            }));
        }
    }
    findings
}

/// Whether `folder` stands in `text` at the beginning of a path, not in the middle of one.
fn begins_a_path(text: &str, folder: &str) -> bool {
    text.match_indices(folder).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-/}*".contains(letter))
    })
}

mod tests {
    use super::super::told;
    use super::*;

    #[test]
    fn length_is_found() {
        let long = format!("fn a() {{\n{}}}\n// {}\n", "b();\n".repeat(80), "é".repeat(100));
        let found = told(too_long, &[("crates/app/src/a.rs", &long)]);
        assert_eq!(
            found,
            [
                "crates/app/src/a.rs:83: a line has at most 100 columns",
                "crates/app/src/a.rs:1: a has 82 lines, more than 70",
            ]
        );
        let page = "x\n".repeat(501);
        assert_eq!(
            told(too_long, &[("crates/app/src/b.rs", &page), ("docs/a.md", &page)]).len(),
            1
        );
        let wide = "x".repeat(201);
        assert_eq!(
            told(too_long, &[("crates/app/src/a/texts/fr.ftl", &wide), ("b.md", &wide)]).len(),
            1
        );
    }

    #[test]
    fn silence_is_found() {
        let files = [("crates/app/src/a.rs", "use b;\n"), ("crates/app/src/c.rs", "//! What.\n")];
        assert_eq!(told(silent_modules, &files).len(), 1);
    }

    #[test]
    fn an_allowed_lint_is_found() {
        let text = "#[allow(dead_code)]\nfn a() { let b = \"#[allow(\"; }";
        assert_eq!(told(allowed_lints, &[("crates/app/src/a.rs", text)]).len(), 1);
    }

    #[test]
    fn a_loose_end_is_found() {
        let mark = UNFINISHED[0];
        let text = format!("// {mark}: later\n// {mark}(#12): later\n");
        assert_eq!(told(loose_ends, &[("crates/app/src/a.rs", &text)]).len(), 1);
    }

    #[test]
    fn a_machine_is_found() {
        let text = format!("see {0}me/x\nsee https://a.example{0}me\n", MACHINE_FOLDERS[1]);
        assert_eq!(told(machine_paths, &[("README.md", &text)]).len(), 1);
    }
}
