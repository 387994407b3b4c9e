//! Files for the bank, held against the ISO schemas.

use proptest::prelude::*;

use super::schema::must_be_valid;
use crate::*;

fn creditor() -> Creditor {
    Creditor {
        name: "Association de financement de la fédération".to_owned(),
        iban: "FR7699998075390466691098625".to_owned(),
        bic: Some("BNPAFRPPXXX".to_owned()),
        creditor_id: "FR72ZZZ123456".to_owned(),
    }
}

fn debit(number: usize) -> Debit {
    Debit {
        end_to_end: format!("DD-20261207-{number:04}"),
        mandate: format!("RUM3000{number:04}"),
        signed_on: "2026-01-12".to_owned(),
        name: "Jean-François Œuvrard".to_owned(),
        iban: "FR7699993071030400387341296".to_owned(),
        cents: 1_250,
        text: "Cotisation décembre 2026 – 12,50 €".to_owned(),
        amendment: None,
    }
}

fn collection(version: FileVersion) -> Collection {
    let group = |id: &str, sequence, debits| Group {
        id: id.to_owned(),
        collect_on: "2026-12-07".to_owned(),
        sequence,
        creditor: creditor(),
        debits,
    };
    let mut moved = debit(3);
    moved.amendment = Some(Amendment::Account);
    let mut told = debit(4);
    told.amendment = Some(Amendment::AccountFrom("FR7699992070950193733865038".to_owned()));
    let mut renamed = debit(5);
    renamed.amendment = Some(Amendment::Reference("ANCIEN-5".to_owned()));
    let mut other = debit(6);
    other.amendment = Some(Amendment::CreditorId("FR72ZZZ123456".to_owned()));
    Collection {
        id: "PRLV-2026-12".to_owned(),
        created_at: "2026-11-24T09:00:00".to_owned(),
        initiator: "Fédération du Gard".to_owned(),
        version,
        groups: vec![
            group("DD-20261207-FRST", Sequence::First, vec![debit(1)]),
            group(
                "DD-20261207-RCUR",
                Sequence::Recurring,
                vec![debit(2), moved, told, renamed, other],
            ),
            group("DD-20261207-OOFF", Sequence::OneOff, vec![debit(7)]),
        ],
    }
}

#[test]
fn direct_debits_are_valid_in_both_versions() {
    for (version, schema) in
        [(FileVersion::V08, "pain.008.001.08"), (FileVersion::V02, "pain.008.001.02")]
    {
        let collection = collection(version);
        let xml = write_collection(&collection).unwrap();
        assert!(xml.contains(schema));
        assert!(xml.contains("<Nm>Jean-Francois Ouvrard</Nm>"), "{xml}");
        assert!(xml.contains("<CtrlSum>87.50</CtrlSum>"));
        assert!(xml.contains("SMNDA"));
        assert_eq!((collection.count(), collection.cents()), (7, 8_750));
        must_be_valid(&xml, schema);
        assert_eq!(xml, write_collection(&collection).unwrap(), "the same file again");
    }
}

#[test]
fn one_wrong_line_and_nothing_is_written() {
    let mut wrong = collection(FileVersion::V08);
    wrong.groups[1].debits[2].iban = "FR7699993071030400387341297".to_owned();
    wrong.groups[1].debits[2].cents = 0;
    wrong.groups[1].debits[3].signed_on = "2027-01-01".to_owned();
    wrong.groups[1].debits[4].end_to_end = "DD-20261207-0001".to_owned();
    wrong.groups[2].creditor.creditor_id = String::new();
    wrong.groups[2].collect_on = "2026-12-25".to_owned();
    let at = |group, line, fault| LineFault { group: Some(group), line, fault };
    assert_eq!(
        write_collection(&wrong),
        Err(vec![
            at(1, Some(2), Fault::Iban),
            at(1, Some(2), Fault::Amount),
            at(1, Some(3), Fault::SignedLater),
            at(1, Some(4), Fault::Duplicate),
            at(2, None, Fault::NotABusinessDay),
            at(2, None, Fault::CreditorId),
        ])
    );
}

#[test]
fn an_account_outside_the_area_is_refused() {
    let mut wrong = collection(FileVersion::V08);
    wrong.groups[0].debits[0].iban = "BR1500000000000010932840814P2".to_owned();
    let faults = write_collection(&wrong).unwrap_err();
    assert_eq!(faults[0].fault, Fault::OutsideSepa);
    let empty = Collection { groups: Vec::new(), ..wrong };
    assert_eq!(write_collection(&empty).unwrap_err()[0].fault, Fault::Empty);
}

fn transfer() -> Transfer {
    let credit = |end_to_end: &str, text: &str| Credit {
        end_to_end: end_to_end.to_owned(),
        name: "Organisation nationale".to_owned(),
        iban: "FR7699993071030400387341296".to_owned(),
        bic: None,
        cents: 41_250,
        text: text.to_owned(),
    };
    Transfer {
        id: "QP-2026-T4".to_owned(),
        created_at: "2026-11-24T09:00:00".to_owned(),
        name: "Association de financement".to_owned(),
        iban: "FR7699998075390466691098625".to_owned(),
        bic: Some("BNPAFRPP".to_owned()),
        pay_on: "2026-11-30".to_owned(),
        credits: vec![credit("QP-1", "RF462026000123"), credit("QP-2", "Quote-part T4 2026")],
    }
}

#[test]
fn transfers_are_valid() {
    let xml = write_transfer(&transfer()).unwrap();
    assert!(xml.contains("<Ref>RF462026000123</Ref>"));
    assert!(xml.contains("<Ustrd>Quote-part T4 2026</Ustrd>"));
    must_be_valid(&xml, "pain.001.001.09");
    assert_eq!(transfer().cents(), 82_500);
}

#[test]
fn wrong_transfers_are_told_line_by_line() {
    let mut wrong = transfer();
    wrong.credits[1].name = " ".to_owned();
    wrong.credits[1].end_to_end = "QP-1".to_owned();
    wrong.pay_on = "2026-11-31".to_owned();
    let faults: Vec<_> =
        wrong.faults().into_iter().map(|told| (told.line, told.fault.name())).collect();
    assert_eq!(faults, [(None, "day"), (Some(1), "duplicate"), (Some(1), "name")]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_passes_the_checks_is_valid(
        names in prop::collection::vec(".{1,80}", 1..5),
        texts in prop::collection::vec(".{0,160}", 5),
        cents in prop::collection::vec(1_i64..100_000_000_000, 5),
        old in any::<bool>(),
    ) {
        let version = if old { FileVersion::V02 } else { FileVersion::V08 };
        let mut whole = collection(version);
        whole.groups.truncate(1);
        whole.groups[0].debits = names.iter().enumerate().map(|(number, name)| Debit {
            name: name.clone(),
            text: texts[number].clone(),
            cents: cents[number],
            ..debit(number)
        }).collect();
        match write_collection(&whole) {
            Ok(xml) => must_be_valid(&xml, if old { "pain.008.001.02" } else { "pain.008.001.08" }),
            Err(faults) => prop_assert!(
                faults.iter().all(|told| !matches!(told.fault, Fault::Format(_))),
                "{:?}", faults
            ),
        }
    }
}
