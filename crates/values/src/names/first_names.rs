//! The usual first names that tell a first name from a last one.
use super::fold;
use std::collections::HashMap;
use std::sync::OnceLock;

/// One folded name a word; a star behind it says that it is as often a last name.
const LIST: &str = include_str!("first_names.txt");

/// What compound first names begin with.
const COMPOUND_HEADS: [&str; 6] = ["jean", "marie", "anne", "pierre", "paul", "rose"];

/// How surely a folded word is a first name: 2 usual, 1 as often a last name, 0 not in the list.
///
/// A compound counts by its parts, if all are known: `marie claude` and `jean marc` are sure,
/// because they open like compound first names do; `martin bernard` is as unsure as its parts.
pub(super) fn strength(folded: &str) -> u8 {
    static NAMES: OnceLock<HashMap<String, u8>> = OnceLock::new();
    let names = NAMES.get_or_init(read);
    if let Some(strength) = names.get(folded) {
        return *strength;
    }
    let head = folded.split(' ').next().unwrap_or("");
    let mut surest = if COMPOUND_HEADS.contains(&head) { 2 } else { 0 };
    for part in folded.split(' ') {
        match names.get(part) {
            Some(strength) => surest = surest.max(*strength),
            None => return 0,
        }
    }
    surest
}

fn read() -> HashMap<String, u8> {
    LIST.lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|word| match word.strip_suffix('*') {
            Some(name) => (fold(name), 1),
            None => (fold(word), 2),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_folded_and_long_enough() {
        assert!(read().len() >= 600, "{}", read().len());
        assert!(LIST.lines().filter(|line| !line.starts_with('#')).all(|line| {
            line.split_whitespace().all(|word| fold(word) == word.trim_end_matches('*'))
        }));
        assert_eq!((strength("lea"), strength("martin"), strength("xyzzy")), (2, 1, 0));
        assert_eq!(strength("jean marc"), 2);
        assert_eq!(strength("anne xyzzy"), 0);
    }
}
