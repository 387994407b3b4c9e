//! Days as people write them.

use super::*;

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

fn day(text: &str) -> Result<String, DayError> {
    parse_day(text, Order::DayFirst, today()).map(|day| day.to_string())
}

#[test]
fn a_day_is_read_in_every_spelling() {
    for text in [
        "12/01/1950",
        "12/1/50",
        "12.01.1950",
        "12-01-1950",
        "1950-01-12",
        "1950-01-12T00:00:00",
        "1950-01-12 00:00:00",
        "1950-01-12 00:00:00 +0100",
        "12/01/1950 18:48",
        "12 janvier 1950",
        "le 12 janvier 1950",
        "jeudi 12 janv. 1950",
        "12-janv-50",
        "January 12, 1950",
        "12th of January 1950",
        "12 JANVIER 1950",
        "12 / 01 / 1950",
    ] {
        assert_eq!(day(text), Ok("1950-01-12".to_owned()), "{text}");
    }
    assert_eq!(day("1er mars 1960").unwrap(), "1960-03-01");
    assert_eq!(day("3 août 1942").unwrap(), "1942-08-03");
    assert_eq!(day("2020-10-05 20:45:00 UTC").unwrap(), "2020-10-05");
    assert_eq!(day("1950").unwrap(), "1950");
    for text in ["05/2016", "5-2016", "mai 2016", "2016-05"] {
        assert_eq!(day(text), Ok("2016-05".to_owned()), "{text}");
    }
}

#[test]
fn the_american_order_is_told_by_the_table() {
    let day = |text| parse_day(text, Order::MonthFirst, today()).map(|day| day.to_string());
    assert_eq!(day("04/14/2016  3:41 PM").unwrap(), "2016-04-14");
    assert_eq!(day("05/08/1997").unwrap(), "1997-05-08");
    assert_eq!(day("14/04/2016"), Err(DayError::NoSuchDay));
    assert_eq!(day("2016-04-14").unwrap(), "2016-04-14");
}

#[test]
fn two_digits_of_a_year_never_reach_the_future() {
    assert_eq!(day("22/11/26").unwrap(), "2026-11-22");
    assert_eq!(day("23/11/26").unwrap(), "1926-11-23");
    assert_eq!(day("28/2/05").unwrap(), "2005-02-28");
    assert_eq!(day("29/02/00").unwrap(), "2000-02-29");
}

#[test]
fn each_refusal_has_its_name() {
    for (text, fact) in [
        ("", DayError::Empty),
        ("inconnue", DayError::NotADay),
        ("12/01", DayError::NotADay),
        ("13/1950", DayError::NoSuchDay),
        ("12/01/195", DayError::NotADay),
        ("12/01/1950 ou 1951", DayError::NotADay),
        ("18264", DayError::NotADay),
        ("31/02/1990", DayError::NoSuchDay),
        ("29/02/1961", DayError::NoSuchDay),
        ("12/15/1958", DayError::NoSuchDay),
        ("00/00/0000", DayError::YearOutOfRange),
        ("01/01/1066", DayError::YearOutOfRange),
        ("1066", DayError::YearOutOfRange),
    ] {
        assert_eq!(day(text), Err(fact), "{text}");
    }
    let birth = |text| parse_birth_day(text, Order::DayFirst, today());
    assert_eq!(birth("23/11/2026"), Err(DayError::InTheFuture));
    assert_eq!(birth("12/2026"), Err(DayError::InTheFuture));
    assert_eq!(birth("2027"), Err(DayError::InTheFuture));
    assert_eq!(birth("01/01/1899"), Err(DayError::TooLongAgo));
    assert_eq!(birth("1974"), Ok(PartialDay::Year(1974)));
}

#[test]
fn it_travels_as_iso_text() {
    let json = serde_json::to_string(&today()).unwrap();
    assert_eq!(json, "\"2026-11-22\"");
    assert_eq!(serde_json::from_str::<Day>(&json).unwrap(), today());
    assert!(serde_json::from_str::<Day>("\"22/11/2026\"").is_err());
}
