//! Workbooks of Excel and LibreOffice.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::{all, book, refusal, sample};
use crate::{CellFault, Format, Limits, LooksLike, Refusal, Row, open};

/// A ZIP file with these parts.
pub(super) fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An ODS file with one sheet of these rows, in XML.
pub(super) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version='1.0'?><office:document-content><office:body><office:spreadsheet>\
         <table:table table:name='Liste &amp; co'><table:table-column/>{rows}</table:table>\
         <table:table table:name='Vide'/></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
    ])
}

/// An XLSX file with one sheet of these rows, and these shared strings, in XML.
pub(super) fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &format!(
                "<Relationships><Relationship Id='rId1' Type='{relation}/officeDocument' \
                 Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r='{relation}'><sheets><sheet name='Liste' sheetId='1' \
                 r:id='rId1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                "<Relationships><Relationship Id='rId1' Type='{relation}/worksheet' \
                 Target='worksheets/sheet1.xml'/></Relationships>"
            ),
        ),
        ("xl/sharedStrings.xml", strings),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

pub(super) fn text_cell(at: &str, text: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
}

#[test]
fn a_sections_workbook_is_read_below_its_titles() {
    let name = "section.xlsx";
    let mut book = open(&sample(name), name, &Limits::default()).unwrap();
    assert_eq!(book.format(), Format::Xlsx);
    assert_eq!(book.sheets(), ["Adhérents", "Cotisations 2026"]);
    let table = book.sheet(0).unwrap();
    assert_eq!((table.header_line(), table.headers().len()), (4, 11));
    assert!(table.header_is_certain());
    let (rows, faults) = all(table);
    assert_eq!((rows.len(), faults.len()), (181, 0));
    let first: Vec<&str> = rows[0].cells.iter().map(String::as_str).collect();
    assert_eq!(first[1..4], ["KOWALSKI", "Alain", "1996-02-11"]);
    assert_eq!((rows[0].record, rows[0].line, first[5]), (1, 5, "30100"));
    assert_eq!(
        rows.iter().filter(|row| row.cells.iter().any(|cell| cell.contains('\n'))).count(),
        11
    );
    assert_eq!((rows[180].line, rows[180].filled()), (186, 1));
    let mut table = book.sheet(1).unwrap();
    assert_eq!(table.header_line(), 3);
    let mut row = Row::default();
    assert!(table.read_into(&mut row).unwrap());
    assert_eq!((row.line, row.cell(14), row.cell(15)), (4, "10", "100"));
}

#[test]
fn values_of_an_opendocument_sheet_become_text() {
    let content =
        ods("<table:table-row><table:table-cell office:value-type='string'><text:p>Nom</text:p>\
         </table:table-cell><table:table-cell office:value-type='string'><text:p>Né le</text:p>\
         </table:table-cell><table:table-cell office:value-type='string'><text:p>Montant\
         </text:p></table:table-cell><table:table-cell office:value-type='string'><text:p>À jour\
         </text:p></table:table-cell><table:table-cell table:number-columns-repeated='16380'/>\
         </table:table-row>\
         <table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>\
         <table:table-row><table:table-cell office:value-type='string'><office:annotation>\
         <text:p>note</text:p></office:annotation><text:p>L&apos;H&#xE9;ritier</text:p>\
         <text:p>dit<text:s text:c='2'/>&amp;</text:p></table:table-cell><table:table-cell \
         office:value-type='date' office:date-value='1950-10-08'><text:p>08/10/50</text:p>\
         </table:table-cell><table:table-cell office:value-type='currency' office:value='12.5' \
         table:formula='of:=[.A1]'><text:p>12,50 €</text:p></table:table-cell><table:table-cell \
         office:value-type='boolean' office:boolean-value='true'><text:p>VRAI</text:p>\
         </table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated='2'><table:table-cell \
         office:value-type='string' table:number-columns-repeated='2'><text:p>x</text:p>\
         </table:table-cell><table:table-cell office:value-type='string' \
         calcext:value-type='error' office:string-value=''><text:p>#N/A</text:p>\
         </table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated='1048569'><table:table-cell/>\
         </table:table-row>");
    let mut book = book(&content);
    assert_eq!(book.format(), Format::Ods);
    assert_eq!(book.sheets(), ["Liste & co", "Vide"]);
    let mut table = book.sheet(0).unwrap();
    assert_eq!(table.headers(), ["Nom", "Né le", "Montant", "À jour"]);
    let mut rows = Vec::new();
    let mut row = Row::default();
    while table.read_into(&mut row).unwrap() {
        rows.push(row.clone());
    }
    assert_eq!(table.tally().blank, 3);
    assert_eq!(rows[0].cells, ["L'Héritier\ndit  &", "1950-10-08", "12.5", "true"]);
    assert_eq!((rows[0].line, rows[1].line, rows[2].line), (5, 6, 7));
    assert_eq!(rows[2].cells, ["x", "x", "", ""]);
    assert_eq!(rows[2].faults, [CellFault::ErrorValue { column: 2 }]);
    assert_eq!(rows.len(), 3);
    drop(table);
    assert_eq!(book.sheet(1).err(), Some(Refusal::Empty));
}

#[test]
fn odd_values_of_a_workbook_become_text_or_are_told() {
    let header =
        format!("{}{}{}", text_cell("A1", "Nom"), text_cell("B1", "Né"), text_cell("D1", "N"));
    let content = xlsx(
        &format!(
            "<row r='1'>{header}</row><row r='3'>{}<c r='B3' t='b'><v>1</v></c>\
             <c r='C3' t='e'><v>#N/A</v></c><c r='D3'><v>0.30000000000000004</v></c></row>\
             <row r='4'><c r='A4'><v>1</v></c><c r='B4' t='e'><v>#SPILL!</v></c>\
             <c r='D4'><f>1+1</f><v>2.0</v></c></row>",
            text_cell("A3", "A&amp;B")
        ),
        "<sst/>",
    );
    let mut book = book(&content);
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!(faults, []);
    assert_eq!((rows[0].line, rows[0].cells.join("|")), (3, "A&B|true||0.3".into()));
    assert_eq!(rows[0].faults, [CellFault::ErrorValue { column: 2 }]);
    assert_eq!(rows[1].cells, ["1", "", "", "2"]);
    assert_eq!(rows[1].faults, [CellFault::UnreadableValue]);
}

#[test]
fn office_files_that_are_no_spreadsheets_are_named() {
    let odt = "application/vnd.oasis.opendocument.text";
    for (parts, looks_like) in [
        (vec![("word/document.xml", "")], LooksLike::TextDocument),
        (vec![("mimetype", odt)], LooksLike::TextDocument),
        (vec![("ppt/presentation.xml", "")], LooksLike::Slides),
        (vec![("xl/workbook.bin", "")], LooksLike::BinaryExcel),
        (vec![("Index/Document.iwa", "")], LooksLike::Numbers),
        (vec![("photo.jpg", "")], LooksLike::Archive),
        (
            vec![
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
            ],
            LooksLike::Encrypted,
        ),
    ] {
        assert_eq!(refusal(&zipped(&parts)), Refusal::NotATable { looks_like });
    }
}
