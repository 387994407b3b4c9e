//! Any text at all: no parser panics, and what one accepts it accepts again unchanged.
use crate::*;
use proptest::prelude::*;

/// Texts made of the signs that the parsers look at, so that the deep branches are reached.
fn near_miss() -> impl Strategy<Value = String> {
    let signs: Vec<char> =
        "0123456789+-./,;:()@'’ \u{a0}\u{202f}€$xXoOuiENefFR76aéœ<>&|\n−✓".chars().collect();
    proptest::collection::vec(proptest::sample::select(signs), 0..40)
        .prop_map(|signs| signs.into_iter().collect())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![near_miss(), any::<String>(), near_miss().prop_map(|text| text.repeat(60))]
}

fn any_region() -> impl Strategy<Value = Region> {
    proptest::sample::select(vec![
        "30", "971", "972", "973", "974", "975", "976", "986", "987", "988",
    ])
    .prop_map(Region::of_department)
}

fn any_day() -> impl Strategy<Value = Day> {
    (1850_i16..=2150, 1_i16..=12, 1_i16..=28)
        .prop_map(|(year, month, day)| Day::new(year, month, day).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None,
        ..ProptestConfig::default() })]

    #[test]
    fn an_email_accepted_once_is_accepted_again(text in any_text()) {
        let found = emails_in(&text);
        prop_assert!(found.valid.len() <= email::EMAILS_PER_CELL_MAX);
        if let Ok(email) = Email::parse(&text) {
            prop_assert_eq!(Email::parse(email.as_str()), Ok(email));
        }
    }

    #[test]
    fn a_phone_accepted_once_is_accepted_again(text in any_text(), region in any_region()) {
        let _ = phones_in(&text, region);
        if let Ok(phone) = Phone::parse(&text, region) {
            prop_assert_eq!(Phone::parse(phone.as_str(), region), Ok(phone.clone()));
            prop_assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone));
        }
    }

    #[test]
    fn any_digits_make_a_stable_phone_or_none(
        digits in "[+0]{0,2}[0-9]{4,14}",
        region in any_region(),
    ) {
        if let Ok(phone) = Phone::parse(&digits, region) {
            prop_assert_eq!(Phone::parse(phone.as_str(), region), Ok(phone.clone()));
            prop_assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone));
        }
    }

    #[test]
    fn folding_twice_changes_nothing(text in any_text()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded.clone());
        prop_assert!(!folded.contains("  ") && folded.trim() == folded);
    }

    #[test]
    fn names_of_any_kind_are_taken(text in any_text(), other in any_text()) {
        let _ = (sort_key(&text, &other), proper_case(&text));
        let name = split_full_name(&text);
        prop_assert!(name.last.len() + name.first.len() <= text.len());
    }

    #[test]
    fn a_day_is_read_back_from_its_own_text(day in any_day(), today in any_day()) {
        for order in [Order::DayFirst, Order::MonthFirst] {
            prop_assert_eq!(parse_day(&day.to_string(), order, today), Ok(PartialDay::Day(day)));
        }
        let text = format!("{:02}/{:02}/{:04}", day.date().day(), day.date().month(), day.year());
        prop_assert_eq!(parse_day(&text, Order::DayFirst, today), Ok(PartialDay::Day(day)));
    }

    #[test]
    fn days_amounts_and_codes_never_panic(text in any_text(), today in any_day()) {
        let _ = parse_birth_day(&text, Order::DayFirst, today);
        let _ = parse_birth_day(&text, Order::MonthFirst, today);
        let _ = (parse_cents(&text), yes_no(&text), cell::says_none(&text), Day::parse(&text));
        if let Ok(code) = Postcode::parse(&text) {
            prop_assert_eq!(Postcode::parse(code.as_str()), Ok(code));
        }
        if let Ok(iban) = Iban::parse(&text) {
            prop_assert_eq!(Iban::parse(&iban.to_string()), Ok(iban));
        }
    }

    #[test]
    fn cents_are_read_back_from_both_writings(cents in 0_i64..=1_000_000_000_000) {
        let (units, rest) = (cents / 100, cents % 100);
        prop_assert_eq!(parse_cents(&format!("{units},{rest:02} €")), Ok(cents));
        prop_assert_eq!(parse_cents(&format!("-{units}.{rest:02}")), Ok(-cents));
    }
}
