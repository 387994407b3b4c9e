//! References, identifiers, days and codes.

use proptest::prelude::*;

use crate::*;

#[test]
fn a_reference_is_made_and_read_whatever_its_spaces() {
    assert_eq!(rf_reference("2026000123").as_deref(), Ok("RF462026000123"));
    assert_eq!(rf_reference("2026 0001 23").as_deref(), Ok("RF462026000123"));
    assert_eq!(check_rf("rf46 2026 0001 23").as_deref(), Some("RF462026000123"));
    assert_eq!(check_rf("RF472026000123"), None);
    assert_eq!(rf_reference(""), Err(RfError::Empty));
    assert_eq!(rf_reference("é"), Err(RfError::Sign));
    assert_eq!(rf_reference("1234567890123456789012"), Err(RfError::TooLong));
}

#[test]
fn a_reference_is_found_inside_free_text() {
    for text in [
        "RF402026000037",
        "cotisation RF402026000037 merci",
        "rf40 2026 0000 37",
        "REF RF40 2026 0000 37",
        "COTISATION/RF40-2026-0000-37/2026",
        "RF402026000037merci",
    ] {
        assert!(
            find_rf_candidates(text).contains(&"RF402026000037".to_owned()),
            "{text}: {:?}",
            find_rf_candidates(text)
        );
    }
    assert_eq!(find_rf("cotisation 2026"), None);
    assert_eq!(find_rf("surf 40"), None);
}

#[test]
fn a_mistyped_reference_tells_what_was_meant() {
    assert_eq!(find_rf("RF722026000046"), None);
    assert_eq!(find_mistyped_rf("RF722026000046"), vec![rf_reference("2026000046").unwrap()]);
}

#[test]
fn creditor_identifiers_and_banks_are_checked() {
    assert_eq!(creditor_id("FR72 ZZZ 123456").as_deref(), Ok("FR72ZZZ123456"));
    assert_eq!(creditor_id("FR73ZZZ123456"), Err(IdError::CheckDigits));
    assert_eq!(creditor_id("FR72ZZZ12345"), Err(IdError::Form));
    assert_eq!(creditor_id(""), Err(IdError::Empty));
    assert_eq!(bic("bnpafrpp").as_deref(), Ok("BNPAFRPP"));
    assert_eq!(bic("BNPA"), Err(IdError::Form));
    assert_eq!(mandate_reference("RUM 1"), Err(IdError::Sign));
    assert_eq!(mandate_reference("RUM-é"), Err(IdError::Sign));
    assert_eq!(mandate_reference(&"9".repeat(36)), Err(IdError::TooLong));
    assert_eq!(mandate_reference(" RUM30001028 ").as_deref(), Ok("RUM30001028"));
}

#[test]
fn names_are_written_in_the_signs_of_banks() {
    assert_eq!(
        epc_text("Œuvre & Cœur – Élodie Çelik-Müller", 70),
        "Ouvre + Cour - Elodie Celik-Muller"
    );
    assert_eq!(epc_text("25 €\u{a0}net\n", 70), "25 E net");
    assert_eq!(epc_text(&"é".repeat(100), 70).len(), 70);
}

#[test]
fn banks_rest_on_target_holidays() {
    // Good Friday and Easter Monday 2026 are 3 and 6 April.
    for closed in
        ["2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25", "2026-11-28", "2027-01-01"]
    {
        assert!(!is_business_day(closed), "{closed}");
    }
    // Days on which shops rest and banks settle.
    for open in ["2026-05-08", "2026-05-14", "2026-07-14", "2026-11-11", "2026-11-30"] {
        assert!(is_business_day(open), "{open}");
    }
    assert_eq!(next_business_day("2026-12-25").as_deref(), Some("2026-12-28"));
    assert_eq!(plus_business_days("2026-11-27", 2).as_deref(), Some("2026-12-01"));
    assert_eq!(plus_business_days("2026-11-28", 0).as_deref(), Some("2026-11-30"));
    assert_eq!(plus_days("2026-02-28", 1).as_deref(), Some("2026-03-01"));
    assert_eq!(plus_days("2026-13-01", 1), None);
}

fn request() -> EpcQr {
    EpcQr {
        name: "ADF PCF 13".to_owned(),
        iban: "FR76 3000 6000 0112 3456 7890 189".to_owned(),
        bic: None,
        amount_cents: Some(2500),
        reference: QrReference::Rf("RF462026000123".to_owned()),
    }
}

#[test]
fn a_payment_code_holds_what_applications_read() {
    let content = epc_qr(&request()).unwrap();
    assert_eq!(
        content,
        "BCD\n002\n1\nSCT\n\nADF PCF 13\nFR7630006000011234567890189\nEUR25.00\n\nRF462026000123"
    );
    let open = EpcQr { amount_cents: None, reference: QrReference::None, ..request() };
    assert!(epc_qr(&open).unwrap().ends_with("FR7630006000011234567890189"));
}

#[test]
fn each_refusal_of_a_payment_code_has_its_name() {
    let wrong = |change: fn(&mut EpcQr)| {
        let mut request = request();
        change(&mut request);
        epc_qr(&request)
    };
    assert_eq!(wrong(|request| request.name.clear()), Err(QrError::Name));
    assert_eq!(wrong(|request| request.iban = "FR76".to_owned()), Err(QrError::Iban));
    assert_eq!(wrong(|request| request.bic = Some("X".to_owned())), Err(QrError::Bic));
    assert_eq!(wrong(|request| request.amount_cents = Some(0)), Err(QrError::Amount));
    let bad = |reference| epc_qr(&EpcQr { reference, ..request() });
    assert_eq!(bad(QrReference::Rf("RF002026".to_owned())), Err(QrError::Reference));
    assert_eq!(bad(QrReference::Text("x".repeat(141))), Err(QrError::Reference));
    let long =
        EpcQr {
            name: "é".repeat(70), reference: QrReference::Text("é".repeat(140)), ..request()
        };
    assert_eq!(epc_qr(&long), Err(QrError::TooLong));
}

#[test]
fn each_code_of_a_returned_payment_has_its_action() {
    assert_eq!(reason("MD07").action, Action::Deceased);
    assert_eq!(reason("am04").action, Action::RetryOnce);
    assert_eq!(reason("XYZ9").action, Action::Contact);
    assert!(reason("MD01").action.stops_mandate());
    assert!(!reason("AM04").action.stops_mandate());
}

proptest! {
    #[test]
    fn every_reference_made_is_found_again(body in "[0-9A-Z]{1,21}", before in "[a-z ]{0,12}") {
        let reference = rf_reference(&body).unwrap();
        prop_assert_eq!(check_rf(&reference.to_lowercase()), Some(reference.clone()));
        let text = format!("{before} {reference} merci");
        prop_assert!(find_rf_candidates(&text).contains(&reference), "{}", text);
    }

    #[test]
    fn one_mistyped_digit_is_always_seen(
        body in "[0-9]{6,18}",
        place in 4_usize..10,
        step in 1_u8..10,
    ) {
        let reference = rf_reference(&body).unwrap();
        let mut bytes = reference.into_bytes();
        bytes[place] = b'0' + (bytes[place] - b'0' + step) % 10;
        let changed = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(check_rf(&changed), None);
    }

    #[test]
    fn a_code_is_never_longer_than_applications_read(name in ".{0,90}", text in ".{0,160}") {
        let request = EpcQr { name, reference: QrReference::Text(text), ..request() };
        if let Ok(content) = epc_qr(&request) {
            prop_assert!(content.len() <= QR_PAYLOAD_BYTES_MAX);
            prop_assert_eq!(content.lines().nth(6), Some("FR7630006000011234567890189"));
        }
    }
}
