//! Delimited texts, as programs export them and as people keep them.

use super::{all, book, rows, sample};
use crate::{CellFault, Charset, Format, Limits, Row, RowFault, Tally, open};

fn charset(content: &[u8]) -> (Charset, char) {
    match book(content).format() {
        Format::Delimited(dialect) => (dialect.charset, char::from(dialect.delimiter)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn exports_of_other_programs_open_with_their_header() {
    for (name, delimiter, columns, records, second) in [
        ("nationbuilder.csv", ',', 228, 6, "twitter_id"),
        ("helloasso.csv", ';', 22, 3, "Date de la commande"),
        ("galette.csv", ';', 33, 3, "Statut"),
        ("paheko.csv", ',', 12, 3, "Nom & prénom"),
    ] {
        let mut book = open(&sample(name), name, &Limits::default()).unwrap();
        let Format::Delimited(dialect) = book.format() else {
            panic!("{name} is delimited");
        };
        assert_eq!(dialect.charset, Charset::Utf8, "{name}");
        assert_eq!(char::from(dialect.delimiter), delimiter, "{name}");
        let table = book.sheet(0).unwrap();
        assert!(table.header_is_certain());
        assert_eq!((table.headers().len(), table.header_line()), (columns, 1));
        assert_eq!(table.headers()[1], second);
        let (rows, faults) = all(table);
        assert_eq!((rows.len(), faults.len()), (records, 0), "{name}");
    }
}

#[test]
fn a_treasurers_file_keeps_its_accents_and_its_line_numbers() {
    let name = "federation.csv";
    let mut book = open(&sample(name), name, &Limits::default()).unwrap();
    assert_eq!(book.sheets(), ["federation"]);
    let mut table = book.sheet(0).unwrap();
    assert_eq!(table.headers()[..5], ["N° carte", "Civilité", "NOM", "Prénom", "Né(e) le"]);
    let mut row = Row::default();
    let (mut seen, mut last) = (Vec::new(), Row::default());
    while table.read_into(&mut row).unwrap() {
        seen.push((row.record, row.line, row.cell(2).to_owned()));
        last = row.clone();
    }
    let lines: Vec<u64> = seen.iter().map(|(_, line, _)| *line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7, 8, 10, 12, 13]);
    assert_eq!(seen[2], (3, 4, "NOËL".into()));
    assert_eq!(table.tally(), Tally { rows: 9, refused: 0, blank: 2, repeated_headers: 1 });
    assert_eq!(last.cell(0), "Arrêté au 31/10/2026 — le trésorier fédéral");
    assert_eq!(last.filled(), 1);
}

#[test]
fn a_second_pass_reads_the_same() {
    let mut book = book(b"nom;ville\nA;B\nC;D\n");
    let first = all(book.sheet(0).unwrap());
    assert_eq!(first, all(book.sheet(0).unwrap()));
}

#[test]
fn lines_count_through_cells_of_several_lines() {
    let name = "nationbuilder.csv";
    let mut book = open(&sample(name), name, &Limits::default()).unwrap();
    let (rows, _) = all(book.sheet(0).unwrap());
    let lines: Vec<(u64, u64)> = rows.iter().map(|row| (row.record, row.line)).collect();
    assert_eq!(lines, [(1, 2), (2, 3), (3, 4), (4, 5), (5, 7), (6, 8)]);
    for end in ["\n", "\r\n", "\r"] {
        let text = "a;b\n\n1;\"x\ny\nz\"\n\n\n2;y\n".replace('\n', end);
        let lines: Vec<u64> = rows_lines(text.as_bytes());
        assert_eq!(lines, [3, 8], "{end:?}");
    }
}

fn rows_lines(content: &[u8]) -> Vec<u64> {
    rows(content).iter().map(|row| row.line).collect()
}

#[test]
fn every_charset_gives_the_same_text() {
    let text = "Prénom;Ville\r\nHélène;Nîmes\r\nZoé;Alès\r\n";
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    let mac: Vec<u8> = latin
        .iter()
        .map(|byte| match byte {
            0xE9 => 0x8E,
            0xE8 => 0x8F,
            0xEE => 0x94,
            other => *other,
        })
        .collect();
    let marked = format!("\u{FEFF}{text}").into_bytes();
    for (content, expected) in [
        (text.as_bytes().to_vec(), Charset::Utf8),
        (marked, Charset::Utf8),
        (wide(u16::to_le_bytes), Charset::Utf16Le),
        (wide(u16::to_be_bytes), Charset::Utf16Be),
        (latin, Charset::Windows1252),
        (mac, Charset::MacRoman),
    ] {
        assert_eq!(charset(&content), (expected, ';'));
        let mut book = book(&content);
        let table = book.sheet(0).unwrap();
        assert_eq!(table.headers(), ["Prénom", "Ville"]);
        let (rows, _) = all(table);
        assert_eq!(rows[0].cells, ["Hélène", "Nîmes"]);
        assert_eq!(rows[1].cells, ["Zoé", "Alès"]);
    }
}

#[test]
fn an_accent_far_down_decides_the_charset() {
    let mut content = b"nom;ville\n".to_vec();
    for _ in 0..150_000 {
        content.extend_from_slice(b"Dupont;Paris\n");
    }
    content.extend_from_slice(b"B\xE9ranger;N\xEEmes\n");
    assert_eq!(charset(&content).0, Charset::Windows1252);
    let rows = rows(&content);
    assert_eq!(rows.last().unwrap().cells, ["Béranger", "Nîmes"]);
    assert_eq!(rows.last().unwrap().line, 150_002);
}

#[test]
fn a_cell_in_another_charset_is_read_and_told() {
    let content = b"nom;ville\nH\xC3\xA9l\xC3\xA8ne;Al\xC3\xA8s\nB\xE9ranger;N\xC3\xAEmes\n";
    let rows = rows(content);
    assert_eq!(rows[1].cells, ["Béranger", "Nîmes"]);
    assert_eq!(rows[1].faults, [CellFault::OtherCharset { column: 0 }]);
    assert_eq!(rows[0].faults, []);
}

#[test]
fn ragged_rows_are_fitted_to_the_header() {
    let rows = rows(b"a;b;c\n1;2;3\n1\n1;2;3;;\n1;2;3;4;5\n");
    assert_eq!(rows[1].cells, ["1", "", ""]);
    assert_eq!(rows[2].faults, []);
    assert_eq!(rows[3].cells, ["1", "2", "3"]);
    assert_eq!(rows[3].faults, [CellFault::ExtraCells { filled: 2 }]);
}

#[test]
fn unnamed_columns_are_kept_when_they_hold_something() {
    let mut book = book(b"nom;ville;;;\nA;B;x;;\nC;D;;;\n");
    assert_eq!(book.sheet(0).unwrap().headers(), ["nom", "ville", ""]);
}

#[test]
fn titles_above_the_header_are_passed_over() {
    let text = "Section d'Alès\n\nListe au 1er mai;;\nNom;Prénom;Ville\nA;B;C\n";
    let mut book = book(text.as_bytes());
    let table = book.sheet(0).unwrap();
    assert_eq!((table.header_line(), table.headers().len()), (4, 3));
    let (rows, _) = all(table);
    assert_eq!((rows[0].record, rows[0].line), (1, 5));
}

#[test]
fn a_person_may_name_the_header_line() {
    let mut book = book(b"a;b\nc;d\n1;2\n");
    let table = book.sheet_with_header_on(0, 2).unwrap();
    assert_eq!(table.headers(), ["c", "d"]);
    assert_eq!(all(table).0[0].cells, ["1", "2"]);
    assert!(book.sheet_with_header_on(0, 9).is_err());
}

#[test]
fn guards_against_formulas_are_taken_away() {
    let rows = rows(b"tel;mot\n'+33612345678;'tis\n'0612345678;l'eau\n");
    assert_eq!(rows[0].cells, ["+33612345678", "'tis"]);
    assert_eq!(rows[1].cells, ["0612345678", "l'eau"]);
}

#[test]
fn an_excel_preamble_names_the_delimiter() {
    let mut book = book(b"sep=,\r\nnom,ville\r\nA,\"B;C;D\"\r\n");
    let table = book.sheet(0).unwrap();
    assert_eq!((table.headers().len(), table.header_line()), (2, 2));
    assert_eq!(all(table).0[0].line, 3);
}

#[test]
fn an_unclosed_quote_costs_one_row() {
    let mut text = "nom;note\n".to_owned();
    for number in 0..50_000 {
        let note = if number == 20 { "\"jamais fermée" } else { "rien" };
        text.push_str(&format!("N{number};{note}\n"));
    }
    let mut book = book(text.as_bytes());
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!(faults, [RowFault::UnclosedQuote { line: 22 }]);
    assert_eq!(rows.len(), 49_999);
    assert_eq!((rows[20].line, rows[20].record), (23, 22));
}

#[test]
fn an_unclosed_quote_that_a_later_cell_seems_to_close_costs_one_row() {
    let mut book = book(b"nom;note\nA;\"ouvert\nB;x\nC;\"une; deux\"\nD;y\n");
    let (rows, faults) = all(book.sheet(0).unwrap());
    assert_eq!(faults, [RowFault::UnclosedQuote { line: 2 }]);
    let names: Vec<&str> = rows.iter().map(|row| row.cell(0)).collect();
    assert_eq!(names, ["B", "C", "D"]);
}

#[test]
fn nuls_are_removed_and_told() {
    let rows = rows(b"nom;ville\nDup\0ont;Paris\nDurand;Lyon et environs\n");
    assert_eq!(rows[0].cells, ["Dupont", "Paris"]);
    assert_eq!(rows[0].faults, [CellFault::NulsRemoved { column: 0 }]);
}
