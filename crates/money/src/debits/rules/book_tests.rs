//! The truths of the statement, the report and the table of what was asked for.

use bank::{BankFile, read_bank_file};

use super::*;
use crate::debits::rules::{Report, read_asked};

const STATEMENT: &[u8] = include_bytes!("../../../../bank/testdata/releve-camt053.xml");
const STATUS: &[u8] = include_bytes!("../../../../bank/testdata/pain002.xml");
const ASKED: &str = include_str!("../../../../bank/testdata/appels-et-prelevements.csv");

fn reconciled() -> Report {
    let mut book = Book::new(read_asked(ASKED).unwrap());
    let mut report = Report::default();
    for bytes in [STATUS, STATEMENT] {
        match read_bank_file(bytes).unwrap() {
            BankFile::Status(status) => report.refuse(book.answer(&status)),
            BankFile::Statements(file) => {
                for entry in file.entries() {
                    let found = book.find(entry);
                    report.add(entry, &found);
                }
            }
        }
    }
    report
}

#[test]
fn the_files_of_the_federation_reach_their_truths() {
    let report = reconciled();
    assert_eq!((report.entries, report.booked, report.booked_cents), (120, 117, 647_685));
    let truth: BTreeMap<String, (usize, i64)> = [
        ("pending", (3, 10_800)),
        ("collected", (5, 192_150)),
        ("debit-returned", (16, -23_500)),
        ("call-paid", (45, 238_200)),
        ("call-differs", (4, 18_575)),
        ("call-again", (2, 3_600)),
        ("call-mistyped", (3, 20_400)),
        ("call-by-name", (5, 16_100)),
        ("unknown", (3, 9_511)),
        ("slip-credited", (12, 171_600)),
        ("cheque-returned", (2, -6_000)),
        ("cards-paid-out", (9, 169_565)),
        ("fee", (2, -1_150)),
        ("cash", (3, 24_850)),
        ("transfer-out", (6, -186_216)),
    ]
    .map(|(name, sum)| (name.to_owned(), sum))
    .into();
    assert_eq!(report.found, truth);
    assert_eq!(report.debits_settled, 140);
    assert_eq!(report.groups_told, (3, 2));
    let references: Vec<(&str, usize)> =
        report.references.iter().map(|(via, count)| (via.as_str(), *count)).collect();
    assert_eq!(references, [("end-to-end", 3), ("structured", 34), ("text", 8)]);
    let mut differs = report.differs.clone();
    differs.sort();
    assert_eq!(
        differs,
        [
            ("RF072026000049".to_owned(), 2_550, 1_275),
            ("RF342026000048".to_owned(), 12_000, 11_900),
            ("RF612026000047".to_owned(), 2_400, 2_900),
            ("RF882026000046".to_owned(), 5_000, 2_500),
        ]
    );
    assert_eq!(report.slips, (12, 58));
    assert_eq!(report.cards, (9, 172_200, 2_635, 169_565));
    let returned: Vec<(&str, usize)> =
        report.returned.iter().map(|(code, count)| (code.as_str(), *count)).collect();
    assert_eq!(
        returned,
        [("AC04", 1), ("AC06", 1), ("AM04", 5), ("MD01", 2), ("MD06", 3), ("MS02", 2), ("MS03", 2)]
    );
}

#[test]
fn the_report_of_the_bank_refuses_a_group_and_five_debits() {
    let report = reconciled();
    let one_by_one: Vec<&str> =
        report.refused.iter().filter(|one| !one.whole).map(|one| one.end_to_end.as_str()).collect();
    assert_eq!(
        one_by_one,
        [
            "DD-20261105-FRST-0005",
            "DD-20261105-RCUR-0010",
            "DD-20261105-RCUR-0016",
            "DD-20261105-RCUR-0037",
            "DD-20261105-RCUR-0048",
        ]
    );
    let whole: Vec<_> = report.refused.iter().filter(|one| one.whole).collect();
    assert_eq!(whole.len(), 5);
    assert!(whole.iter().all(|one| one.code == "AG02"));
    assert_eq!(whole.iter().map(|one| one.cents).sum::<i64>(), 10_300);
    assert_eq!(report.refused.iter().map(|one| one.cents).sum::<i64>(), 18_850);
}

#[test]
fn the_same_report_again_refuses_nothing_more() {
    let mut book = Book::new(read_asked(ASKED).unwrap());
    let Ok(BankFile::Status(status)) = read_bank_file(STATUS) else { panic!("no report") };
    assert_eq!(book.answer(&status).len(), 10);
    assert!(book.answer(&status).is_empty());
}
