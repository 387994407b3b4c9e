//! Files made to hurt, and files that are broken.

use std::fmt::Write as _;

use super::spreadsheets::{ods, text_cell, xlsx, zipped};
use super::{all, book, file, refusal};
use crate::limits::{CELL_BYTES_MAX, COLUMNS_MAX, LINE_BYTES_MAX};
use crate::{CellFault, Limits, LooksLike, Refusal, RowFault, open};

#[test]
fn a_file_without_rows_is_empty() {
    for content in [&b""[..], b"\xEF\xBB\xBF", b"\r\n\r\n  \n", b";;;\n;;;\n"] {
        assert_eq!(refusal(content), Refusal::Empty, "{content:?}");
    }
}

#[test]
fn a_file_over_the_limit_is_not_opened() {
    let limits = Limits { file_bytes_max: 12, text_bytes_max: 10, ..Limits::default() };
    let text = file(b"nom;ville\nA;B\n");
    let refusal = open(text.path(), "", &limits).err();
    assert_eq!(refusal, Some(Refusal::FileTooLarge { bytes: 14, bytes_max: 12 }));
    let short = file(b"nom;a\nA;B\n");
    let refusal = open(short.path(), "", &Limits { text_bytes_max: 9, ..limits }).err();
    assert_eq!(refusal, Some(Refusal::FileTooLarge { bytes: 10, bytes_max: 9 }));
    // A text is read as a stream: it may be larger than a spreadsheet.
    let wider = Limits { file_bytes_max: 12, ..Limits::default() };
    assert!(open(text.path(), "", &wider).is_ok());
    let book = xlsx(&text_cell("A1", "nom"), "<sst/>");
    let refusal = open(file(&book).path(), "", &wider).err();
    assert!(matches!(refusal, Some(Refusal::FileTooLarge { bytes_max: 12, .. })), "{refusal:?}");
}

#[test]
fn files_of_other_kinds_are_named() {
    for (content, looks_like) in [
        (&b"%PDF-1.4 ..."[..], LooksLike::Pdf),
        (b"<html><table><tr><td>nom</table>", LooksLike::Html),
        (b"\x7FELF\x02\x01\x01\x00\x00\x00\x01\x02\x03", LooksLike::Binary),
    ] {
        assert_eq!(refusal(content), Refusal::NotATable { looks_like });
    }
}

#[test]
fn too_many_columns_are_refused() {
    let header: Vec<String> = (0..=COLUMNS_MAX).map(|number| format!("c{number}x")).collect();
    let columns = COLUMNS_MAX + 1;
    let columns_max = COLUMNS_MAX;
    assert_eq!(
        refusal(format!("{}\n1;2\n", header.join(";")).as_bytes()),
        Refusal::TooManyColumns { columns, columns_max }
    );
    let mut wide = "nom;ville\n".to_owned();
    wide.push_str(&"x;".repeat(100_000));
    wide.push_str("\nA;B\n");
    let mut book = book(wide.as_bytes());
    let (rows, _) = all(book.sheet(0).unwrap());
    assert_eq!(rows[0].faults, [CellFault::ExtraCells { filled: 99_998 }]);
    assert_eq!(rows[1].cells, ["A", "B"]);
}

#[test]
fn a_cell_too_long_is_left_empty_and_the_rest_survives() {
    let long = "x".repeat(CELL_BYTES_MAX + 3);
    let fits = "y".repeat(CELL_BYTES_MAX);
    let mut book = book(format!("nom;note;ville\nA;{long};B\nC;\"{fits}\";D\n").as_bytes());
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!(faults, []);
    assert_eq!(rows[0].cells, ["A", "", "B"]);
    let (column, bytes_max) = (1, CELL_BYTES_MAX);
    assert_eq!(rows[0].faults, [CellFault::CellTooLong { column, bytes_max }]);
    assert_eq!((rows[1].cell(1).len(), rows[1].faults.len()), (CELL_BYTES_MAX, 0));
}

#[test]
fn a_line_too_long_is_refused_and_the_rest_survives() {
    for end in ["\n", "\r\n", "\r"] {
        let long = "x;".repeat(4 * 1024 * 1024);
        let text = format!("nom;ville{end}A;B{end}{long}{end}C;D{end}");
        let mut book = book(text.as_bytes());
        let (rows, faults) = all(book.sheet(0).unwrap());
        let bytes_max = LINE_BYTES_MAX;
        assert_eq!(faults, [RowFault::LineTooLong { line: 3, bytes_max }]);
        assert_eq!((rows.len(), rows[1].line, rows[1].record), (2, 4, 3));
    }
}

#[test]
fn quotes_that_never_close_do_not_take_quadratic_time() {
    // Read from any line, this text opens a quote that the next line closes and opens again.
    let mut text = "nom;ville\n".to_owned();
    for number in 0..400_000 {
        writeln!(text, "a\"b{number};\"c").unwrap();
    }
    let mut book = book(text.as_bytes());
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert!(!faults.is_empty());
    assert!(rows.len() + faults.len() < 400_000);
}

#[test]
fn a_zip_bomb_is_refused() {
    let row = format!("<row>{}</row>", " ".repeat(60 * 1024 * 1024));
    let bomb = |refusal| matches!(refusal, Refusal::ZipBomb { .. });
    assert!(bomb(refusal(&xlsx(&row, "<sst/>"))));
    assert!(bomb(refusal(&ods(&row))));
    let limits = Limits { unzipped_bytes_max: 1000, ..Limits::default() };
    let file = file(&xlsx(&text_cell("A1", &"x".repeat(1000)), "<sst/>"));
    assert!(bomb(open(file.path(), "", &limits).err().unwrap()));
}

#[test]
fn a_workbook_that_lies_about_its_strings_is_refused() {
    let strings = "<sst uniqueCount='900000000000000'><si><t>x</t></si></sst>";
    let content = xlsx("<row/>", strings);
    assert!(matches!(refusal(&content), Refusal::ZipBomb { .. }));
}

#[test]
fn far_away_cells_cost_nothing() {
    let content = xlsx(
        &format!(
            "<row r='1'>{}{}</row><row r='1048576'>{}{}</row>",
            text_cell("A1", "Nom"),
            text_cell("B1", "Ville"),
            text_cell("A1048576", "A"),
            text_cell("XFD1048576", "loin"),
        ),
        "<sst/>",
    );
    let mut book = book(&content);
    let (rows, _) = all(book.sheet(0).unwrap());
    assert_eq!((rows[0].line, rows[0].cells.join("|")), (1_048_576, "A|".into()));
    assert_eq!(rows[0].faults, [CellFault::ExtraCells { filled: 1 }]);
}

#[test]
fn cells_repeated_by_the_million_cost_nothing() {
    let cell = |repeat: &str, text: &str| {
        format!(
            "<table:table-cell table:number-columns-repeated='{repeat}' \
             office:value-type='string'><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let content = ods(&format!(
        "<table:table-row>{}{}</table:table-row><table:table-row>{}</table:table-row>\
         <table:table-row>{}</table:table-row>\
         <table:table-row table:number-rows-repeated='99999999999'><table:table-cell/>\
         </table:table-row>",
        cell("1", "Nom"),
        cell("1", "Ville"),
        cell("4000000000", "x"),
        cell("1", "<text:s text:c='4000000000'/>z"),
    ));
    let mut book = book(&content);
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!(faults, []);
    assert_eq!(rows[0].cells, ["x", "x"]);
    let filled = 3_999_999_998;
    assert_eq!(rows[0].faults, [CellFault::ExtraCells { filled }]);
    assert!(matches!(rows[1].faults[..], [CellFault::CellTooLong { column: 0, .. }]));
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_broken_spreadsheet_is_refused_or_told() {
    let whole = xlsx(&format!("<row r='1'>{}</row>", text_cell("A1", "Nom")), "<sst/>");
    let cut = &whole[..whole.len() / 2];
    assert!(matches!(refusal(cut), Refusal::Damaged { .. }));
    let parts = zipped(&[("xl/workbook.xml", "<workbook")]);
    assert!(matches!(refusal(&parts), Refusal::Damaged { .. }));
    let row = |line: u8| format!("<row r='{line}'>{}</row>", text_cell(&format!("A{line}"), "Nom"));
    let cut = format!("{}<row r='2'><c r='A2'", row(1));
    assert!(matches!(refusal(&xlsx(&cut, "<sst/>")), Refusal::Damaged { .. }));
    let cut = format!("{}<row r='2'>{}</row><row r='3'><c", row(1), text_cell("A2", "A"));
    let mut book = book(&xlsx(&cut, "<sst/>"));
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!((rows, faults), (vec![], vec![RowFault::Unreadable { line: 2 }]));
}
