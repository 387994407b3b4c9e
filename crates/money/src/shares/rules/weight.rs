//! Sharing a sum again by weight: so much to each, then the rest by what each weighs, exact to the
//! cent.

/// What a unit weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Members who are up to date today.
    Members,
    /// Stamps paid this year.
    Stamps,
    /// Every unit the same.
    Units,
}

impl Weight {
    /// All of them, as pages list them.
    pub const ALL: [Self; 3] = [Self::Members, Self::Stamps, Self::Units];

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Stamps => "stamps",
            Self::Units => "units",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| weight.name() == name)
    }
}

/// The parts of `cents`, one for each weight in its order: `flat_cents` to each as far as the money
/// goes, the rest by weight. The cents that no division gives go one each to those whose exact part
/// was cut most, the earlier first. Nothing goes by weight when nobody weighs anything: then all
/// weigh the same.
#[must_use]
pub fn weighed(cents: i64, flat_cents: i64, weights: &[i64]) -> Vec<i64> {
    let count = i64::try_from(weights.len()).unwrap_or(i64::MAX);
    if cents <= 0 || count == 0 {
        return vec![0; weights.len()];
    }
    let flat = flat_cents.clamp(0, cents / count);
    let weights: Vec<i128> = weights.iter().map(|weight| i128::from(*weight).max(0)).collect();
    let all: i128 = weights.iter().sum();
    let (weights, all) = match all {
        0 => (vec![1; weights.len()], i128::from(count)),
        all => (weights, all),
    };
    let left = i128::from(cents - flat * count);
    let mut parts = Vec::new();
    let mut cut: Vec<(i128, usize)> = Vec::new();
    for (at, weight) in weights.iter().enumerate() {
        let exact = left * weight;
        parts.push(flat + i64::try_from(exact / all).unwrap_or(i64::MAX));
        cut.push((exact % all, at));
    }
    let mut odd = cents - parts.iter().sum::<i64>();
    cut.sort_by(|(one, at), (other, after)| other.cmp(one).then(at.cmp(after)));
    for (_, at) in cut {
        if odd == 0 {
            break;
        }
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
            odd -= 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn odd_cents_go_to_whom_most_was_cut() {
        assert_eq!(weighed(100, 0, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(weighed(100, 0, &[2, 1, 0]), [67, 33, 0]);
        assert_eq!(weighed(1_000, 100, &[3, 1, 0]), [625, 275, 100]);
        assert_eq!(weighed(100, 80, &[1, 3]), [50, 50]);
        assert_eq!(weighed(101, 0, &[0, 0]), [51, 50]);
        assert_eq!(weighed(0, 10, &[1, 2]), [0, 0]);
        assert_eq!(weighed(5, 0, &[]), Vec::<i64>::new());
        assert!(Weight::ALL.iter().all(|one| Weight::parse(one.name()) == Some(*one)));
    }

    proptest! {
        #[test]
        fn the_parts_make_the_sum_and_follow_the_weights(
            cents in 1_i64..10_000_000_000, flat in 0_i64..100_000,
            weights in proptest::collection::vec(0_i64..1_000_000, 1..120),
        ) {
            let parts = weighed(cents, flat, &weights);
            prop_assert_eq!(parts.iter().sum::<i64>(), cents);
            prop_assert!(parts.iter().all(|part| *part >= 0));
            for (one, weight) in parts.iter().zip(&weights) {
                for (other, lighter) in parts.iter().zip(&weights) {
                    prop_assert!(weight < lighter || one + 1 >= *other);
                }
            }
        }
    }
}
