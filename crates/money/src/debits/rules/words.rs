//! What is read between the lines of a movement: references, couples, fees.

use bank::Entry;

/// The fee that a carrier kept of card payments: what the bank tells, else what is missing of all
/// that the carrier held, when it is no more than a fifth.
#[must_use]
pub fn carrier_fee(cents: i64, told_cents: i64, held_cents: i64) -> i64 {
    let missing = held_cents.saturating_sub(cents);
    if told_cents > 0 {
        told_cents
    } else if (0..=cents / 5).contains(&missing) {
        missing
    } else {
        0
    }
}

/// Whether a payer is written by titles and a last name alone, as on the account of a couple.
pub(super) fn is_couple(payer: &str, name: &[&str]) -> bool {
    const TITLES: [&str; 8] = ["m", "mr", "mme", "mlle", "monsieur", "madame", "ou", "et"];
    let rest: Vec<&str> = payer.split(' ').filter(|word| !TITLES.contains(word)).collect();
    let has_title = rest.len() < payer.split(' ').count();
    has_title && !rest.concat().is_empty() && rest.iter().all(|word| name.contains(word))
}

/// Whether a movement bears a reference as a whole word.
pub(super) fn named(entry: &Entry, reference: &str) -> bool {
    let is_end = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric());
    let texts = entry.details.iter().flat_map(|detail| {
        [detail.text.as_deref(), detail.end_to_end.as_deref(), detail.reference.as_deref()]
    });
    texts.flatten().chain([entry.label.as_str()]).any(|text| {
        !reference.is_empty()
            && text.match_indices(reference).any(|(at, found)| {
                let (before, after) = (text.get(..at), text.get(at.saturating_add(found.len())..));
                is_end(before.and_then(|before| before.chars().next_back()))
                    && is_end(after.and_then(|after| after.chars().next()))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fee_of_a_carrier_is_told_or_what_is_missing() {
        assert_eq!(carrier_fee(9_800, 150, 10_000), 150);
        assert_eq!(carrier_fee(9_800, 0, 10_000), 200);
        assert_eq!(carrier_fee(9_800, 0, 30_000), 0);
        assert_eq!(carrier_fee(9_800, 0, 9_000), 0);
    }
}
