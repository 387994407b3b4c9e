//! Guesses the delimiter of a text from its first lines.

use crate::record::{Scan, Span, scan};

/// What may separate cells; the first one wins a draw.
const DELIMITERS: [u8; 4] = [b';', b',', b'\t', b'|'];
/// Records that are looked at.
const RECORDS_MAX: usize = 60;
/// Cells that are counted in a record.
const CELLS_MAX: usize = 2_000;

/// The delimiter that an Excel preamble names on the first line: `sep=;`.
pub(crate) fn named_delimiter(text: &[u8]) -> Option<u8> {
    let (name, rest) = text.split_at_checked(4)?;
    let (delimiter, rest) = rest.split_first()?;
    let alone = matches!(rest, [] | [b'\r' | b'\n', ..]);
    let known = DELIMITERS.contains(delimiter);
    (name.eq_ignore_ascii_case(b"sep=") && alone && known).then_some(*delimiter)
}

/// Guesses the delimiter of decoded text: the one by which most records have the same number of
/// cells, and many. `whole` says that the text is the whole file.
pub(crate) fn guess_delimiter(text: &[u8], whole: bool) -> u8 {
    let mut best = (b';', 0);
    for delimiter in DELIMITERS {
        let score = consistency(text, whole, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// Sum over the records of the commonest width of the cells they have beyond one, halved when
/// less than half of the records have that width.
fn consistency(text: &[u8], whole: bool, delimiter: u8) -> usize {
    let widths = widths(text, whole, delimiter);
    let mut best = 0;
    for width in &widths {
        let alike = widths.iter().filter(|other| *other == width).count();
        // A stray delimiter in a few titles or remarks is no structure.
        let share = if alike * 2 >= widths.len() { 2 } else { 1 };
        best = best.max(alike * width.saturating_sub(1) * share);
    }
    best
}

/// Number of cells of each of the first records that have any text.
fn widths(text: &[u8], whole: bool, delimiter: u8) -> Vec<usize> {
    let mut widths = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut rest = text;
    for _ in 0..RECORDS_MAX {
        let (length, suspect) = match scan(rest, delimiter, whole, CELLS_MAX, &mut spans) {
            Scan::Complete { length, suspect, .. } => (length, suspect.is_some()),
            Scan::Unfinished { .. } => (0, true),
        };
        let length = if suspect { line_length(rest) } else { length };
        if !suspect && spans.iter().any(|span| span.end > span.start) {
            widths.push(spans.len());
        }
        if length == 0 || length >= rest.len() {
            break;
        }
        rest = rest.get(length..).unwrap_or(&[]);
    }
    widths
}

/// Length of the first line with its end; 0 if the text has no line end.
fn line_length(text: &[u8]) -> usize {
    text.iter().position(|byte| *byte == b'\n' || *byte == b'\r').map_or(0, |found| found + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_makes_columns() {
        for (text, delimiter) in [
            ("nom;montant\nA;12,50\nB;13,00\n", b';'),
            ("nom,note\nA,\"x;y;z;t\"\nB,\"u;v\"\n", b','),
            ("nom\tville\nA\tNîmes, Gard\n", b'\t'),
            ("nom|ville\nA|B\n", b'|'),
            ("Fichier, au 1er mai, pour tous\nnom;ville\nA;B\nC;D\n", b';'),
            ("nom\nA\nB\n", b';'),
            ("nom;\"une, deux\nlignes, ici\";x\nA;b;c\n", b';'),
        ] {
            assert_eq!(guess_delimiter(text.as_bytes(), true), delimiter, "{text}");
        }
    }

    #[test]
    fn a_preamble_names_the_delimiter() {
        assert_eq!(named_delimiter(b"sep=,\r\na,b"), Some(b','));
        assert_eq!(named_delimiter(b"sep=x\r\na,b"), None);
        assert_eq!(named_delimiter(b"sepia"), None);
    }
}
