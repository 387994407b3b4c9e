//! Drawing by lot: each person's ticket is the SHA-256 of the seed and of their identifier, and
//! the smallest tickets win. Whoever has the seed and the identifiers finds the same people,
//! in whatever order they are read, and nobody can choose them beforehand.

use std::collections::BTreeSet;

use sha2::{Digest as _, Sha256};

/// A draw under way; it holds as many tickets as are to be drawn.
#[derive(Debug)]
pub struct Lot {
    seed: String,
    wanted: usize,
    among: usize,
    kept: BTreeSet<(Vec<u8>, String)>,
}

impl Lot {
    /// A draw of `wanted` people by a seed.
    #[must_use]
    pub const fn new(seed: String, wanted: usize) -> Self {
        Self { seed, wanted, among: 0, kept: BTreeSet::new() }
    }

    /// Puts somebody's ticket in.
    pub fn add(&mut self, id: &str) {
        self.among += 1;
        let ticket = Sha256::digest(format!("{}:{id}", self.seed).as_bytes()).to_vec();
        self.kept.insert((ticket, id.to_owned()));
        if self.kept.len() > self.wanted {
            self.kept.pop_last();
        }
    }

    /// Whom it falls on, in the order of the lot, and from how many.
    #[must_use]
    pub fn drawn(self) -> (Vec<String>, usize) {
        (self.kept.into_iter().map(|(_, id)| id).collect(), self.among)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: &str, ids: &[&str]) -> Vec<String> {
        let mut lot = Lot::new(seed.to_owned(), 2);
        ids.iter().for_each(|id| lot.add(id));
        lot.drawn().0
    }

    #[test]
    fn the_lot_depends_on_the_seed_alone() {
        let first = drawn("a", &["1", "2", "3", "4", "5", "6", "7"]);
        assert_eq!(first, drawn("a", &["7", "3", "2", "1", "6", "5", "4"]));
        assert_ne!(first, drawn("b", &["1", "2", "3", "4", "5", "6", "7"]));
        assert_eq!(drawn("a", &["1"]), ["1"]);
    }
}
