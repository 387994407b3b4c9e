//! A set of numbered people, one bit each: 125 kB for a million, whoever is in it.

/// Numbers of people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Set(Vec<u64>);

/// Bits of a word.
const WORD: u32 = u64::BITS;

impl Set {
    /// Puts a number in, or takes it out.
    pub fn put(&mut self, number: u32, is_in: bool) {
        let (at, bit) = place(number);
        if is_in && at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at) {
            *word = if is_in { *word | bit } else { *word & !bit };
        }
    }

    /// Whether a number is in it.
    pub fn has(&self, number: u32) -> bool {
        let (at, bit) = place(number);
        self.0.get(at).is_some_and(|word| word & bit != 0)
    }

    /// How many there are.
    pub fn count(&self) -> i64 {
        self.0.iter().map(|word| i64::from(word.count_ones())).sum()
    }

    /// Keeps those that are in the other too.
    pub fn and(&mut self, other: &Self) {
        self.0.truncate(other.0.len());
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// Adds those of the other.
    pub fn or(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    /// Takes those of the other out.
    pub fn without(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    /// The numbers, from the lowest.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        let words = (0_u32..).step_by(64).zip(&self.0);
        words.flat_map(|(first, word)| {
            (0..WORD).filter(move |bit| word >> bit & 1 == 1).map(move |bit| first + bit)
        })
    }

    /// Memory that it takes.
    pub const fn bytes(&self) -> usize {
        self.0.len() * size_of::<u64>()
    }
}

impl FromIterator<u32> for Set {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut set = Self::default();
        numbers.into_iter().for_each(|number| set.put(number, true));
        set
    }
}

fn place(number: u32) -> (usize, u64) {
    (usize::try_from(number / WORD).unwrap_or(usize::MAX), 1 << (number % WORD))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None,
            ..ProptestConfig::default() })]

        #[test]
        fn a_set_is_a_set(
            left in proptest::collection::btree_set(0_u32..400, 0..60),
            right in proptest::collection::btree_set(0_u32..900, 0..60),
        ) {
            let of = |numbers: &BTreeSet<u32>| numbers.iter().copied().collect::<Set>();
            let told = |set: &Set| set.numbers().collect::<BTreeSet<u32>>();
            let changed = |change: fn(&mut Set, &Set)| {
                let mut set = of(&left);
                change(&mut set, &of(&right));
                assert_eq!(set.count(), i64::try_from(told(&set).len()).unwrap());
                told(&set)
            };
            prop_assert_eq!(changed(Set::and), &left & &right);
            prop_assert_eq!(changed(Set::or), &left | &right);
            prop_assert_eq!(changed(Set::without), &left - &right);
            let mut set = of(&left);
            right.iter().for_each(|number| set.put(*number, false));
            prop_assert_eq!(told(&set), &left - &right);
            prop_assert!((0..900).all(|number| of(&right).has(number) == right.contains(&number)));
        }
    }
}
