//! Statements and reports, held against their truths.

use std::collections::BTreeMap;

use super::{STATEMENT, STATUS};
use crate::*;

fn statements(bytes: &[u8]) -> StatementFile {
    match read_bank_file(bytes).unwrap() {
        BankFile::Statements(file) => file,
        BankFile::Status(_) => panic!("a report"),
    }
}

fn status(bytes: &[u8]) -> StatusReport {
    match read_bank_file(bytes).unwrap() {
        BankFile::Status(report) => report,
        BankFile::Statements(_) => panic!("a statement"),
    }
}

#[test]
fn the_statement_of_the_federation_reaches_its_truths() {
    let file = statements(STATEMENT);
    assert_eq!(file.format, "camt.053");
    let head: Vec<_> = file
        .statements
        .iter()
        .map(|statement| {
            (
                statement.from_on.as_deref(),
                statement.to_on.as_deref(),
                statement.entries.len(),
                statement.opening_cents,
                statement.closing_cents,
                statement.adds_up(),
            )
        })
        .collect();
    assert_eq!(
        head,
        [
            (Some("2026-10-01"), Some("2026-10-31"), 79, Some(1_284_317), Some(1_706_580), true),
            (Some("2026-11-01"), Some("2026-11-20"), 41, Some(1_706_580), Some(1_932_002), true),
        ]
    );
    assert_eq!(file.entries().filter(|entry| entry.booked).count(), 117);
    let mut kinds: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
    for entry in file.entries().filter(|entry| entry.booked) {
        let sum = kinds.entry(entry.kind.name()).or_default();
        *sum = (sum.0 + 1, sum.1 + entry.cents);
    }
    let truth: BTreeMap<&str, (usize, i64)> = [
        ("fee", (2, -1_150)),
        ("cards", (9, 169_565)),
        ("cash", (3, 24_850)),
        ("cheques", (12, 171_600)),
        ("transfer-out", (6, -186_216)),
        ("collected", (5, 192_150)),
        ("debit-returned", (16, -23_500)),
        ("transfer-in", (62, 306_386)),
        ("cheque-returned", (2, -6_000)),
    ]
    .into();
    assert_eq!(kinds, truth);
    assert_eq!(file.entries().map(|entry| entry.fee_cents).sum::<i64>(), 2_635);
    let mut returns: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in file.entries().filter(|entry| entry.kind == Kind::DebitReturned) {
        let detail = &entry.details[0];
        assert!(detail.end_to_end.is_some() && detail.mandate.is_some() && detail.name.is_some());
        *returns.entry(detail.reason.as_deref().unwrap()).or_default() += 1;
    }
    let truth =
        [("AC04", 1), ("AC06", 1), ("AM04", 5), ("MD01", 2), ("MD06", 3), ("MS02", 2), ("MS03", 2)];
    assert_eq!(returns, truth.into());
    assert_eq!(file.entries().filter(|entry| entry.reversal).count(), 6);
    let mut keys: Vec<&str> = file.entries().map(|entry| entry.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 120);
}

#[test]
fn batches_tell_their_payments_or_their_group_alone() {
    let file = statements(STATEMENT);
    let batches: Vec<_> = file.entries().filter(|entry| entry.kind == Kind::DebitsIn).collect();
    assert_eq!(batches.iter().filter(|entry| !entry.details.is_empty()).count(), 3);
    assert_eq!(batches.iter().filter_map(|entry| entry.batch_count).sum::<u64>(), 140);
    for entry in batches {
        assert!(entry.batch.as_deref().is_some_and(|id| id.starts_with("DD-2026")));
        let told: i64 = entry.details.iter().filter_map(|detail| detail.cents).sum();
        assert!(entry.details.is_empty() || told == entry.cents);
    }
}

#[test]
fn the_report_of_the_bank_reaches_its_truths() {
    let report = status(STATUS);
    assert_eq!(report.file, "PRLV-2026-11");
    assert_eq!((report.count, report.cents), (Some(76), Some(110_450)));
    assert_eq!(report.outcome, Outcome::Partly);
    assert_eq!(report.groups.len(), 3);
    let whole = report.groups.iter().find(|group| group.outcome == Outcome::Rejected).unwrap();
    assert_eq!(whole.id, "DD-20261112-OOFF");
    assert_eq!((whole.count, whole.cents, whole.transactions.len()), (Some(5), Some(10_300), 0));
    assert_eq!(whole.reasons, ["AG02"]);
    assert_eq!(whole.info, "Sequence type not allowed for this mandate type");
    let mut refused: Vec<_> = report
        .groups
        .iter()
        .flat_map(|group| &group.transactions)
        .map(|line| (line.end_to_end.as_deref().unwrap(), line.reasons[0].as_str()))
        .collect();
    refused.sort_unstable();
    assert_eq!(
        refused,
        [
            ("DD-20261105-FRST-0005", "AC01"),
            ("DD-20261105-RCUR-0010", "RC01"),
            ("DD-20261105-RCUR-0016", "BE05"),
            ("DD-20261105-RCUR-0037", "AC04"),
            ("DD-20261105-RCUR-0048", "AC01"),
        ]
    );
}

#[test]
fn a_file_refused_whole_says_so_without_groups() {
    let report = status(
        br#"<?xml version="1.0"?>
        <p:Document xmlns:p="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03">
        <p:CstmrPmtStsRpt><p:GrpHdr><p:MsgId>1</p:MsgId></p:GrpHdr><p:OrgnlGrpInfAndSts>
        <p:OrgnlMsgId>PRLV-1</p:OrgnlMsgId><p:GrpSts>RJCT</p:GrpSts>
        <p:StsRsnInf><p:Rsn><p:Cd>FF01</p:Cd>
        </p:Rsn></p:StsRsnInf></p:OrgnlGrpInfAndSts></p:CstmrPmtStsRpt></p:Document>"#,
    );
    assert!(report.refused_whole());
    assert_eq!(report.reasons, ["FF01"]);
    assert!(report.groups.is_empty());
}

/// The same movement in the words of an older version, in Latin-1, with a prefix.
#[test]
fn older_versions_and_charsets_are_read() {
    let text = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
        <n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02">
        <n:BkToCstmrDbtCdtNtfctn><n:GrpHdr><n:MsgId>N1</n:MsgId></n:GrpHdr><n:Ntfctn><n:Id>1</n:Id>
        <n:Acct><n:Id><n:IBAN>FR7699998075390466691098625</n:IBAN></n:Id></n:Acct>
        <n:Ntry><n:Amt Ccy="EUR">24</n:Amt><n:CdtDbtInd>CRDT</n:CdtDbtInd><n:Sts>BOOK</n:Sts>
        <n:BookgDt><n:DtTm>2026-10-01T00:00:00</n:DtTm></n:BookgDt>
        <n:NtryDtls><n:TxDtls>
        <n:RltdPties><n:Dbtr><n:Nm>R&#233;mi &amp; Andr</n:Nm></n:Dbtr></n:RltdPties>
        <n:RmtInf><n:Ustrd><![CDATA[Adhésion]]></n:Ustrd></n:RmtInf>
        </n:TxDtls></n:NtryDtls></n:Ntry>
        </n:Ntfctn></n:BkToCstmrDbtCdtNtfctn></n:Document>"#;
    let latin: Vec<u8> = text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect();
    let file = statements(&latin);
    assert_eq!(file.format, "camt.054");
    let entry = &file.statements[0].entries[0];
    assert_eq!((entry.cents, entry.booked, entry.booked_on.as_str()), (2_400, true, "2026-10-01"));
    assert_eq!(entry.details[0].name.as_deref(), Some("Rémi & Andr"));
    assert_eq!(entry.details[0].text.as_deref(), Some("Adhésion"));
    assert_eq!(entry.label, "Adhésion");
}
