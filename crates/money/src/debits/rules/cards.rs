//! Card payments that came as one transfer: who sent it, and which payments it covers.

use bank::Entry;
use values::fold;

/// A card payment that a carrier holds: what names it, and how much; below nought when it was
/// given back after it had been paid out.
pub type Held = (String, i64);

/// Whether a movement that came in bears the name of one of the carriers.
#[must_use]
pub fn sent_by_carrier(entry: &Entry, carriers: &[String]) -> bool {
    if entry.cents <= 0 {
        return false;
    }
    let details = entry.details.iter();
    let told = details.flat_map(|detail| [detail.name.as_deref(), detail.text.as_deref()]);
    told.flatten().chain([entry.label.as_str()]).any(|text| {
        let text = fold(text);
        let words: Vec<&str> = text.split(' ').collect();
        // Banks write names in one word or two.
        carriers.iter().any(|name| {
            let is_two = |pair: &[&str]| pair.concat() == *name;
            words.iter().any(|word| word == name) || words.windows(2).any(is_two)
        })
    })
}

/// Those of the payments, newest first, that can still be held when the carriers hold so much:
/// what was taken before was paid out while nobody said which. What is to be taken off stays.
#[must_use]
pub fn still_held(newest_first: &[Held], held_cents: i64) -> Vec<String> {
    let back: i64 = newest_first.iter().map(|(_, cents)| (*cents).min(0)).sum();
    let mut left = held_cents.saturating_sub(back);
    let mut kept = Vec::new();
    for (key, cents) in newest_first {
        if *cents < 0 || left > 0 {
            kept.push(key.clone());
        }
        left = left.saturating_sub((*cents).max(0));
    }
    kept
}

/// The payments, oldest first, that a transfer of so much covers: carriers pay out what was taken
/// from one day to another. None when no run of them makes the very sum.
#[must_use]
pub fn covered(oldest_first: &[Held], gross_cents: i64) -> Vec<String> {
    for from in 0..oldest_first.len() {
        let run = oldest_first.get(from..).unwrap_or_default();
        let mut sum = 0_i64;
        for (count, (_, cents)) in run.iter().enumerate() {
            sum = sum.saturating_add(*cents);
            if sum == gross_cents {
                return run.iter().take(count + 1).map(|(key, _)| key.clone()).collect();
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(cents: &[i64]) -> Vec<Held> {
        cents.iter().enumerate().map(|(at, cents)| (at.to_string(), *cents)).collect()
    }

    #[test]
    fn a_transfer_covers_the_oldest_run_of_that_very_sum() {
        let all = held(&[1_000, 2_000, 500, 2_000, 500]);
        assert_eq!(covered(&all, 3_000), ["0", "1"]);
        assert_eq!(covered(&all, 2_500), ["1", "2"]);
        assert_eq!(covered(&all, 6_000), ["0", "1", "2", "3", "4"]);
        assert!(covered(&all, 1_500).is_empty());
        assert!(covered(&[], 1_500).is_empty());
        // What was given back after it had been paid out is taken off.
        assert_eq!(covered(&held(&[1_000, -400, 2_000]), 2_600), ["0", "1", "2"]);
    }

    #[test]
    fn what_was_paid_out_long_ago_is_held_no_more() {
        let all = held(&[500, 2_000, 1_000, 3_000]);
        assert_eq!(still_held(&all, 2_500), ["0", "1"]);
        assert_eq!(still_held(&all, 2_600), ["0", "1", "2"]);
        assert_eq!(still_held(&all, 99_000).len(), 4);
        assert!(still_held(&all, 0).is_empty());
        assert_eq!(still_held(&held(&[500, -400, 1_000]), 100), ["0", "1"]);
        assert_eq!(still_held(&held(&[500, 1_000, -400]), 100), ["0", "2"]);
    }

    #[test]
    fn a_carrier_is_known_by_its_name() {
        let carriers = ["helloasso".to_owned(), "stripe".to_owned()];
        let by = |name: &str, label: &str, cents: i64| {
            let detail = bank::Detail { name: Some(name.to_owned()), ..bank::Detail::default() };
            let entry = Entry {
                key: String::new(),
                kind: bank::Kind::TransferIn,
                booked: true,
                booked_on: String::new(),
                value_on: String::new(),
                cents,
                currency: "EUR".to_owned(),
                fee_cents: 0,
                reversal: false,
                label: label.to_owned(),
                batch: None,
                batch_count: None,
                details: vec![detail],
            };
            sent_by_carrier(&entry, &carriers)
        };
        assert!(by("HelloAsso SAS", "", 100));
        assert!(by("HELLO ASSO", "", 100));
        assert!(by("", "VIR SEPA STRIPE TECHNOLOGY EUROPE", 100));
        assert!(!by("Ana Moulin", "VIR MOLLIE", 100));
        assert!(!by("Stripeur", "", 100) && !by("STRIPE", "", -100));
    }
}
