//! Hostile and damaged files: refused by name, never a panic.

use proptest::prelude::*;

use super::{STATEMENT, STATUS};
use crate::*;

#[test]
fn hostile_xml_is_refused_by_name() {
    let entities = r#"<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
        <Document><BkToCstmrStmt><GrpHdr><MsgId>&b;</MsgId></GrpHdr></BkToCstmrStmt></Document>"#;
    assert_eq!(read_bank_file(entities.as_bytes()), Err(ReadError::Entities));
    let unknown = "<Document><BkToCstmrStmt><GrpHdr><MsgId>&xxe;</MsgId></GrpHdr>";
    assert_eq!(read_bank_file(unknown.as_bytes()), Err(ReadError::Entities));
    let deep = format!("<Document><BkToCstmrStmt><Stmt><Id>{}", "<a>".repeat(100));
    assert_eq!(read_bank_file(deep.as_bytes()), Err(ReadError::TooDeep));
    let cut = STATEMENT.get(..STATEMENT.len() / 2).unwrap();
    assert!(matches!(read_bank_file(cut), Err(ReadError::Damaged { .. })));
    assert_eq!(read_bank_file(b"<html><body/></html>"), Err(ReadError::Unknown));
    assert_eq!(read_bank_file(b"  \n"), Err(ReadError::Empty));
    assert_eq!(
        read_bank_file(b"<?xml version=\"1.0\" encoding=\"klingon\"?><a/>"),
        Err(ReadError::Charset)
    );
    assert_eq!(read_bank_file(&vec![b' '; FILE_BYTES_MAX + 1]), Err(ReadError::TooLarge));
    let empty = "<Document><BkToCstmrStmt/></Document>";
    assert_eq!(read_bank_file(empty.as_bytes()), Err(ReadError::Missing { what: "Stmt" }));
}

#[test]
fn an_amount_that_is_none_stops_the_file() {
    for amount in ["", "1,00", "1.001", "1e3", "-1", "99999999999999999999", "1.000000"] {
        let text = format!(
            "<Document><BkToCstmrStmt><Stmt><Ntry><Amt>{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
             <Sts>BOOK</Sts><BookgDt><Dt>2026-10-01</Dt></BookgDt></Ntry></Stmt>\
             </BkToCstmrStmt></Document>"
        );
        let refused = Err(ReadError::Missing { what: "Amt" });
        assert_eq!(read_bank_file(text.as_bytes()), refused, "{amount}");
    }
}

proptest! {
    #[test]
    fn no_bytes_panic_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read_bank_file(&bytes);
    }

    #[test]
    fn no_text_panics_the_readers(text in "[<>/&;,\"'a-zA-Z0-9 \n.=é€-]{0,600}") {
        let _ = read_bank_file(text.as_bytes());
        let _ = (find_rf_candidates(&text), find_mistyped_rf(&text), check_rf(&text));
        let _ = (epc_text(&text, 70), creditor_id(&text), bic(&text), mandate_reference(&text));
        let _ = (next_business_day(&text), plus_business_days(&text, 3), plus_days(&text, 9));
    }

    /// A right file with some bytes changed, taken out or put in.
    #[test]
    fn damaged_files_never_panic(
        which in any::<bool>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..3), 1..12),
    ) {
        let mut bytes = if which { STATUS.to_vec() } else { STATEMENT[..12_000].to_vec() };
        for (place, byte, how) in edits {
            let place = place.index(bytes.len());
            match how {
                0 => bytes[place] = byte,
                1 => { bytes.remove(place); }
                _ => bytes.insert(place, byte),
            }
        }
        let _ = read_bank_file(&bytes);
    }

    #[test]
    fn damaged_tables_never_panic(
        rows in prop::collection::vec("[0-9/]{0,10};[a-z\"\n ]{0,10};[0-9,.+ €-]{0,12}", 0..20),
    ) {
        let text = format!("Date;Libellé;Montant\n{}", rows.join("\n"));
        let _ = read_bank_file(text.as_bytes());
    }
}
