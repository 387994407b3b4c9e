//! What is written is read back, and nothing that is read makes the reader panic.

use proptest::prelude::*;

use super::{all, book, file};
use crate::{Format, Limits, Row, TableWriter, WriteFault, csv_writer, open, xlsx_writer};

fn csv(table: &[Vec<String>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = Box::new(csv_writer(&mut out).unwrap());
    for row in table {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        writer.row(&cells).unwrap();
    }
    writer.finish().unwrap();
    out
}

fn xlsx(table: &[Vec<String>]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer: Box<dyn TableWriter> = Box::new(xlsx_writer(&mut out, "Adhérents").unwrap());
    for row in table {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        writer.row(&cells).unwrap();
    }
    writer.finish().unwrap();
    out
}

fn read_back(content: &[u8]) -> Vec<Vec<String>> {
    let mut book = book(content);
    let table = book.sheet(0).unwrap();
    let mut read = vec![table.headers().to_vec()];
    let (rows, faults) = all(table);
    assert_eq!(faults, []);
    read.extend(rows.into_iter().map(|row| row.cells));
    read
}

fn strings(table: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    table.iter().map(row).collect()
}

#[test]
fn a_csv_is_written_for_french_spreadsheets() {
    let written = csv(&strings(&[
        &["nom", "téléphone", "solde"],
        &["L'Héritier", "+33612345678", "-12,50"],
        &["=cmd|' /C calc'!A0", "a;b", "dit \"oui\""],
    ]));
    assert_eq!(
        String::from_utf8(written).unwrap(),
        "\u{FEFF}nom;téléphone;solde\r\nL'Héritier;'+33612345678;-12,50\r\n\
         '=cmd|' /C calc'!A0;\"a;b\";\"dit \"\"oui\"\"\"\r\n"
    );
}

#[test]
fn a_workbook_holds_texts_and_no_formulas() {
    let table = strings(&[
        &["Nom", "Téléphone", "Note"],
        &["=1+1", "0612345678", "deux\nlignes"],
        &["L'Héritier", "+33612345678", ""],
    ]);
    let content = xlsx(&table);
    let mut book = book(&content);
    assert_eq!((book.format(), book.sheets()), (Format::Xlsx, &["Adhérents".to_owned()][..]));
    assert_eq!(all(book.sheet(0).unwrap()).0.len(), 2);
    assert_eq!(read_back(&content), table);
    assert_eq!(content, xlsx(&table));
}

#[test]
fn a_workbook_refuses_what_it_cannot_hold() {
    let mut writer = xlsx_writer(Vec::new(), "x").unwrap();
    let long = "x".repeat(32_768);
    let fault = writer.row(&["nom", &long]).err();
    assert!(matches!(fault, Some(WriteFault::CellTooLong { row: 1, column: 1, .. })));
    assert!(xlsx_writer(Vec::new(), "a/b").is_err());
}

/// Texts that people and attackers write.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéèàç'’ =+@0-9-]{0,12}",
        "[=+@'\"\t\r\n;,-]{0,6}[a-z0-9\"';\r\n]{0,6}",
        "\\PC{0,10}",
        Just(String::new()),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2_usize..8).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec(cell(), columns), 0..30)
    })
}

/// The header makes the table recognisable; blank rows are passed over by design.
fn with_header(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let columns = rows.first().map_or(2, Vec::len);
    let header = (0..columns).map(|number| format!("colonne {number}")).collect();
    let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    let mut table = vec![header];
    table.extend(rows.into_iter().filter(filled));
    table
}

proptest! {
    #[test]
    fn any_table_written_as_csv_is_read_back(rows in table()) {
        let table = with_header(rows);
        prop_assert_eq!(read_back(&csv(&table)), table);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(
        bytes in prop::collection::vec(
            prop_oneof![any::<u8>(), prop::sample::select(&b"\"\";\r\n\0,\t"[..])],
            0..600,
        ),
    ) {
        read_everything(&bytes);
    }

    #[test]
    fn no_damage_to_a_workbook_makes_the_reader_panic(
        place in 0_usize..30_000,
        value in any::<u8>(),
    ) {
        let mut bytes = include_bytes!("../../testdata/section.xlsx").to_vec();
        let place = place % bytes.len();
        bytes[place] = value;
        read_everything(&bytes);
    }
}

/// Reads all sheets with small limits, and checks that each row is as wide as the header.
fn read_everything(bytes: &[u8]) {
    let file = file(bytes);
    let limits =
        Limits { columns_max: 20, cell_bytes_max: 50, line_bytes_max: 200, ..Limits::default() };
    let Ok(mut book) = open(file.path(), "x", &limits) else {
        return;
    };
    for index in 0..book.sheets().len() {
        let Ok(mut table) = book.sheet(index) else {
            continue;
        };
        let columns = table.headers().len();
        let (mut row, mut line) = (Row::default(), 0);
        loop {
            match table.read_into(&mut row) {
                Ok(true) => assert_eq!(row.cells.len(), columns),
                Ok(false) => break,
                Err(fault) => {
                    assert!(fault.line() >= line);
                    line = fault.line();
                }
            }
        }
    }
}

#[test]
fn a_book_can_be_read_on_another_thread() {
    fn may_move<T: Send>(_: &T) {}
    let mut book = book(b"nom;ville\nA;B\n");
    may_move(&book.book);
    may_move(&book.sheet(0).unwrap());
}
