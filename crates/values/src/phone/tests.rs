//! Telephones as people write them.

use super::*;

fn number(text: &str, region: Region) -> String {
    Phone::parse(text, region).unwrap_or_else(|fact| panic!("{text}: {fact}")).to_string()
}

#[test]
fn a_french_mobile_is_read_in_every_spelling() {
    for text in [
        "06 39 98 22 60",
        "0639982260",
        "639982260",
        "06.39.98.22.60",
        "06-39-98-22-60",
        "06/39/98/22/60",
        "06\u{a0}39\u{202f}98 22 60",
        "+33639982260",
        "+33 6 39 98 22 60",
        "+33 (0)6 39 98 22 60",
        "(+33) 06 39 98 22 60",
        "0033639982260",
        "0033 (0) 6 39 98 22 60",
        "33639982260",
        "'06 39 98 22 60",
        "639982260.0",
        "(0)6 39 98 22 60",
    ] {
        let phone = Phone::parse(text, Region::Metropolitan);
        assert_eq!(phone.as_ref().map(Phone::as_str), Ok("+33639982260"), "{text}");
    }
    let phone = Phone::parse("0639982260", Region::Metropolitan).unwrap();
    assert_eq!(phone.to_string(), "06 39 98 22 60");
    assert_eq!(phone.kind(), Kind::Mobile);
}

#[test]
fn overseas_numbers_get_the_code_of_their_island() {
    for (text, expected, kind) in [
        ("0692 12 34 56", "+262692123456", Kind::Mobile),
        ("0693123456", "+262693123456", Kind::Mobile),
        ("262123456", "+262262123456", Kind::Landline),
        ("+33 692 12 34 56", "+262692123456", Kind::Mobile),
        ("+262 (0)692 12 34 56", "+262692123456", Kind::Mobile),
        ("262692123456", "+262692123456", Kind::Mobile),
        ("0590 12 34 56", "+590590123456", Kind::Landline),
        ("0690123456", "+590690123456", Kind::Mobile),
        ("0694123456", "+594694123456", Kind::Mobile),
        ("0596123456", "+596596123456", Kind::Landline),
        ("0696123456", "+596696123456", Kind::Mobile),
        ("0269 61 23 45", "+262269612345", Kind::Landline),
        ("0508 41 23 45", "+508412345", Kind::Landline),
    ] {
        let phone = Phone::parse(text, Region::Metropolitan).unwrap();
        assert_eq!((phone.as_str(), phone.kind()), (expected, kind), "{text}");
        assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone), "{text}");
    }
    assert_eq!(number("0692123456", Region::Reunion), "0692 12 34 56");
}

#[test]
fn what_depends_on_the_place_needs_the_place() {
    let parse = |text, code| Phone::parse(text, Region::of_department(code));
    assert_eq!(parse("0639 12 34 56", "976").unwrap().as_str(), "+262639123456");
    assert_eq!(parse("0639 12 34 56", "974").unwrap().as_str(), "+33639123456");
    assert_eq!(parse("0639 98 22 60", "30").unwrap().as_str(), "+33639982260");
    assert_eq!(parse("41 23 45", "975").unwrap().as_str(), "+508412345");
    assert_eq!(parse("75 12 34", "988").unwrap().as_str(), "+687751234");
    assert_eq!(parse("87 12 34 56", "987").unwrap().as_str(), "+68987123456");
    assert_eq!(parse("82 12 34", "986").unwrap().as_str(), "+681821234");
    assert_eq!(parse("75 12 34", "30"), Err(PhoneError::TooShort));
    assert_eq!(Region::of_postcode("97400"), Region::Reunion);
    assert_eq!(Region::of_postcode("é"), Region::Metropolitan);
}

#[test]
fn foreign_numbers_keep_their_code() {
    let phone = Phone::parse("+32 470 12 34 56", Region::Metropolitan).unwrap();
    assert_eq!((phone.as_str(), phone.kind()), ("+32470123456", Kind::Foreign));
    assert_eq!(phone.to_string(), "+32 470 12 34 56");
    assert_eq!(number("00213 550 12 34 56", Region::Metropolitan), "+213 550 12 34 56");
    assert_eq!(number("+1 (514) 555-0199", Region::Metropolitan), "+1 51 45 55 01 99");
}

#[test]
fn each_refusal_has_its_name() {
    for (text, fact) in [
        ("", PhoneError::Empty),
        ("néant", PhoneError::NoneSaid),
        ("demander à Paul", PhoneError::StrangeSigns),
        ("06 39 98 22", PhoneError::TooShort),
        ("06 39 98 22 60 1", PhoneError::TooLong),
        ("1639982260", PhoneError::NotInThePlan),
        ("00 00 00 00 00", PhoneError::UnknownCountry),
        ("+210 555 123 456", PhoneError::UnknownCountry),
        ("+262 123 456 789", PhoneError::NotInThePlan),
        ("+687 12 34", PhoneError::NotInThePlan),
    ] {
        assert_eq!(Phone::parse(text, Region::Metropolitan), Err(fact), "{text}");
    }
}

#[test]
fn a_cell_may_hold_two_numbers() {
    let cells = [
        "0466712345 / 0639982260",
        "04.66.71.23.45 ou 06 39 98 22 60",
        "0466712345;0639982260",
        "0466712345/0639982260",
        "0466712345\n0639982260",
    ];
    for cell in cells {
        let found = phones_in(cell, Region::Metropolitan);
        let valid: Vec<&str> = found.valid.iter().map(Phone::as_str).collect();
        assert_eq!(valid, ["+33466712345", "+33639982260"], "{cell}");
        assert!(found.rejected.is_empty());
    }
    let found = phones_in("0639982260 ; liste rouge", Region::Metropolitan);
    assert_eq!((found.valid.len(), found.rejected.len()), (1, 1));
    assert!(phones_in("aucun", Region::Metropolitan).none_said);
}

#[test]
fn it_travels_as_text_and_is_checked_again() {
    let phone = Phone::parse("0639123456", Region::Mayotte).unwrap();
    let json = serde_json::to_string(&phone).unwrap();
    assert_eq!(json, "\"+262639123456\"");
    assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
    assert!(serde_json::from_str::<Phone>("\"12\"").is_err());
}

#[test]
fn a_number_that_only_its_land_knows_is_written_with_its_country() {
    for (region, code) in [(Region::Guadeloupe, "590"), (Region::Mayotte, "262")] {
        let phone = Phone::parse("0976 00 00 00", region).unwrap();
        assert_eq!(phone.as_str(), format!("+{code}976000000"));
        assert_eq!(phone.to_string().parse::<Phone>(), Ok(phone));
    }
}
