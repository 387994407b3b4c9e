//! The rank rule: a feature uses only features above it in the list, and only their front.

use std::collections::{HashMap, HashSet};

use super::rust::word;
use super::{FAMILIES, Finding, Source};

/// The features, lowest rank first: in each family's `lib.rs`, the lines `&name::FEATURE,`.
pub(super) fn listed(sources: &[Source]) -> Vec<String> {
    let lists = FAMILIES.iter().filter_map(|family| {
        let list = format!("crates/{family}/src/lib.rs");
        sources.iter().find(|source| source.path == list)
    });
    let code = lists.filter_map(|source| source.rust.as_ref());
    let entries = code.flat_map(|rust| rust.lines()).filter_map(|(_, line)| {
        let path = line.trim().strip_prefix('&')?.strip_suffix("::FEATURE,")?;
        path.rsplit("::").next().map(str::to_owned)
    });
    entries.collect()
}

/// Uses of a feature that the list puts below the user.
pub(super) fn upward_uses(sources: &[Source]) -> Vec<Finding> {
    let ranks: HashMap<String, usize> = listed(sources).into_iter().zip(1..).collect();
    let mut findings = Vec::new();
    for source in sources {
        let Some((slice, rank)) = source.slice().and_then(|slice| ranks.get_key_value(slice))
        else {
            continue;
        };
        for (line, path) in source.rust.iter().flat_map(|rust| rust.crate_paths()) {
            let used = path.first().and_then(|first| ranks.get_key_value(first));
            if let Some((used, _)) = used.filter(|(_, of_used)| *of_used > rank) {
                let rule = format!("{slice} uses {used}, which is listed below it");
                findings.push(source.finding(line, rule));
            }
        }
    }
    findings
}

/// Uses of another slice's files rather than of what its `mod.rs` exports.
pub(super) fn back_door_uses(sources: &[Source]) -> Vec<Finding> {
    let features: HashSet<String> = listed(sources).into_iter().collect();
    let rooms = rooms(sources);
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| source.in_family().is_some()) {
        for (line, path) in source.rust.iter().flat_map(|rust| rust.crate_paths()) {
            let [owner, room, ..] = path.as_slice() else {
                continue;
            };
            let outside = source.slice() != Some(owner) && features.contains(owner);
            if outside && rooms.contains(&(owner.as_str(), room.as_str())) {
                let rule = format!(
                    "crate::{owner}::{room} is inside {owner}: use what its mod.rs exports"
                );
                findings.push(source.finding(line, rule));
            }
        }
    }
    findings
}

/// The files and folders of each slice: (`people`, `store`).
fn rooms(sources: &[Source]) -> HashSet<(&str, &str)> {
    let rust = sources.iter().filter(|source| source.rust.is_some());
    let parts = rust.filter_map(|source| {
        let (slice, inside) = source.in_family()?.split_once('/')?;
        Some((slice, word(inside)))
    });
    parts.filter(|(_, room)| *room != "mod").collect()
}

/// Folders that declare a `FEATURE` which the list forgets, and entries without a folder.
pub(super) fn unlisted_features(sources: &[Source]) -> Vec<Finding> {
    let known = listed(sources);
    let mut findings = Vec::new();
    let mut declared = HashSet::new();
    for source in sources.iter().filter(|source| source.name() == "mod.rs") {
        let folder = source.in_family().and_then(|path| path.strip_suffix("/mod.rs"));
        let Some(slice) = folder.filter(|folder| !folder.contains('/')) else {
            continue;
        };
        for (line, code) in source.shipped_code() {
            if code.contains("const FEATURE:") || code.contains("static FEATURE:") {
                declared.insert(slice.to_owned());
                if !known.iter().any(|name| name == slice) {
                    findings
                        .push(source.finding(line, format!("{slice} is in no list of features")));
                }
            }
        }
    }
    for list in sources.iter().filter(|source| source.in_family() == Some("lib.rs")) {
        let here = listed(std::slice::from_ref(list));
        for name in here.iter().filter(|name| !declared.contains(*name)) {
            findings.push(list.finding(1, format!("{name} declares no FEATURE in its mod.rs")));
        }
    }
    findings
}

mod tests {
    use super::super::told;
    use super::*;

    const LIST: (&str, &str) = (
        "crates/house/src/lib.rs",
        "static ALL: [&Feature; 2] = [\n    &org::FEATURE,\n    &people::FEATURE,\n];",
    );

    #[test]
    fn looking_upward_is_found() {
        let files = [
            LIST,
            ("crates/house/src/org/pages.rs", "//! a\nuse crate::{app::App, people::Person};\n"),
            (
                "crates/house/src/people/pages.rs",
                "use crate::org::Unit;\nuse crate::people::Person;",
            ),
            ("crates/house/src/main.rs", "use crate::people::Person;"),
        ];
        let findings = told(upward_uses, &files);
        assert_eq!(
            findings,
            ["crates/house/src/org/pages.rs:2: org uses people, which is listed below it",]
        );
    }

    #[test]
    fn entering_by_the_back_is_found() {
        let files = [
            LIST,
            ("crates/house/src/org/store.rs", "use crate::org::store::x;"),
            (
                "crates/house/src/people/pages.rs",
                "crate::org::store::units(tx); crate::org::units(tx);",
            ),
        ];
        assert_eq!(told(back_door_uses, &files).len(), 1);
    }

    #[test]
    fn a_feature_left_out_is_found() {
        let declared = "pub(crate) const FEATURE: Feature = x;";
        let files = [
            LIST,
            ("crates/house/src/org/mod.rs", declared),
            ("crates/house/src/people/mod.rs", declared),
            ("crates/house/src/events/mod.rs", declared),
            ("crates/house/src/commands/mod.rs", "fn a() {}"),
        ];
        assert_eq!(
            told(unlisted_features, &files),
            ["crates/house/src/events/mod.rs:1: events is in no list of features"]
        );
        assert_eq!(told(unlisted_features, &files[..2]).len(), 1);
    }
}
