//! Finds the cells of one record in delimited text (RFC 4180, read as people write it): quoted
//! cells may hold delimiters, line breaks and doubled quotes; a quote inside an unquoted cell is
//! an ordinary character; a line ends with LF, CRLF or CR.

/// Where the raw text of one cell lies, its quotes included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) quoting: Quoting,
}

/// How the raw text of a cell becomes its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    /// As it is.
    Plain,
    /// Between quotes, without a quote inside.
    Simple,
    /// Between quotes, with doubled quotes inside or text after the closing quote.
    Doubled,
}

/// The outcome of looking for one record at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scan {
    /// The record is whole.
    Complete {
        /// Its length with its line end, in bytes.
        length: usize,
        /// Cells beyond those that were asked for.
        beyond: usize,
        /// Whether a cell is quoted, so that line breaks may lie inside.
        quoted: bool,
        /// Start of a cell that has text after its closing quote and a line break inside: most
        /// likely its quote was never closed and a later one was taken for it.
        suspect: Option<usize>,
    },
    /// The text ends before the record does.
    Unfinished {
        /// Start of the cell whose quote seems never to close, if any: a suspect one, or the one
        /// that is still open.
        open_quote: Option<usize>,
    },
}

/// Finds the cells of the record at the start of `text`, at most `cells_max` of them. `at_end`
/// says that nothing follows the text.
pub(crate) fn scan(
    text: &[u8],
    delimiter: u8,
    at_end: bool,
    cells_max: usize,
    spans: &mut Vec<Span>,
) -> Scan {
    spans.clear();
    let (mut at, mut beyond, mut quoted, mut suspect) = (0, 0, false, None);
    loop {
        let start = at;
        let mut quoting = Quoting::Plain;
        if text.get(at) == Some(&b'"') {
            quoted = true;
            let Some((after, doubled)) = closing_quote(text, at + 1) else {
                return Scan::Unfinished { open_quote: suspect.or(Some(start)) };
            };
            at = after;
            quoting = if doubled { Quoting::Doubled } else { Quoting::Simple };
        }
        let rest = text.get(at..).unwrap_or(&[]);
        let stop = |byte: &u8| *byte == delimiter || *byte == b'\n' || *byte == b'\r';
        let end = match rest.iter().position(stop) {
            Some(found) => at + found,
            None if at_end => text.len(),
            None => {
                return Scan::Unfinished { open_quote: suspect };
            }
        };
        if quoting != Quoting::Plain && end > at {
            quoting = Quoting::Doubled;
            if line_breaks(text.get(start..at).unwrap_or(&[])) > 0 {
                suspect = suspect.or(Some(start));
            }
        }
        if spans.len() < cells_max {
            spans.push(Span { start, end, quoting });
        } else if end > start {
            beyond += 1;
        }
        let length = match (text.get(end), text.get(end + 1)) {
            (None, _) => end,
            (Some(b'\n'), _) => end + 1,
            (Some(b'\r'), Some(b'\n')) => end + 2,
            (Some(b'\r'), None) if !at_end => {
                return Scan::Unfinished { open_quote: suspect };
            }
            (Some(b'\r'), _) => end + 1,
            (Some(_), _) => {
                at = end + 1;
                continue;
            }
        };
        return Scan::Complete { length, beyond, quoted, suspect };
    }
}

/// Finds the end of a quoted cell whose text starts at `from`: the position after the closing
/// quote, and whether quotes are doubled inside.
fn closing_quote(text: &[u8], from: usize) -> Option<(usize, bool)> {
    let (mut at, mut doubled) = (from, false);
    loop {
        let found = text.get(at..)?.iter().position(|byte| *byte == b'"')?;
        at += found + 1;
        if text.get(at) != Some(&b'"') {
            return Some((at, doubled));
        }
        doubled = true;
        at += 1;
    }
}

/// Appends the text of a cell to `out`, quotes undone.
pub(crate) fn unquote(raw: &str, quoting: Quoting, out: &mut String) {
    match quoting {
        Quoting::Plain => out.push_str(raw),
        Quoting::Simple => {
            let inside = raw.strip_prefix('"').unwrap_or(raw);
            out.push_str(inside.strip_suffix('"').unwrap_or(inside));
        }
        Quoting::Doubled => {
            let mut rest = raw.strip_prefix('"').unwrap_or(raw);
            while let Some((before, after)) = rest.split_once('"') {
                out.push_str(before);
                match after.strip_prefix('"') {
                    Some(later) => {
                        out.push('"');
                        rest = later;
                    }
                    None => {
                        rest = "";
                        out.push_str(after);
                    }
                }
            }
            out.push_str(rest);
        }
    }
}

/// Counts line ends: LF, CRLF or CR.
pub(crate) fn line_breaks(text: &[u8]) -> u64 {
    let (mut count, mut before) = (0, 0);
    for byte in text {
        let completes_crlf = *byte == b'\n' && before == b'\r';
        count += u64::from(matches!(byte, b'\n' | b'\r') && !completes_crlf);
        before = *byte;
    }
    count
}

/// The position after the first line end at or after `from`. A CR at the very end of a text that
/// goes on counts as a whole line end only when `at_end`.
pub(crate) fn after_line_break(text: &[u8], from: usize, at_end: bool) -> Option<usize> {
    let rest = text.get(from..)?;
    let found = rest.iter().position(|byte| *byte == b'\n' || *byte == b'\r')?;
    match (rest.get(found), rest.get(found + 1)) {
        (Some(b'\r'), Some(b'\n')) => Some(from + found + 2),
        (Some(b'\r'), None) if !at_end => None,
        _ => Some(from + found + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        let mut spans = Vec::new();
        let Scan::Complete { .. } = scan(text.as_bytes(), b';', true, 100, &mut spans) else {
            panic!("the record is whole");
        };
        spans
            .iter()
            .map(|span| {
                let mut cell = String::new();
                unquote(&text[span.start..span.end], span.quoting, &mut cell);
                cell
            })
            .collect()
    }

    #[test]
    fn quotes_are_read_as_people_write_them() {
        for (text, expected) in [
            ("a;b;c", vec!["a", "b", "c"]),
            ("a;;", vec!["a", "", ""]),
            ("\"a;b\";c\r\n", vec!["a;b", "c"]),
            ("\"dit \"\"oui\"\"\";x", vec!["dit \"oui\"", "x"]),
            ("12\" vinyle;x", vec!["12\" vinyle", "x"]),
            ("\"deux\nlignes\";x\n", vec!["deux\nlignes", "x"]),
            ("\"a\" b;c", vec!["a b", "c"]),
            ("\"a\"\"\"b\";c", vec!["a\"b\"", "c"]),
            ("\"\";\"\"\"\"", vec!["", "\""]),
            ("x\ry", vec!["x"]),
        ] {
            assert_eq!(cells(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_record_that_goes_on_is_unfinished() {
        let mut spans = Vec::new();
        for text in ["a;b", "a;b\r", "a;\"b\nc", "a;\"b\""] {
            let scan = scan(text.as_bytes(), b';', false, 100, &mut spans);
            assert!(matches!(scan, Scan::Unfinished { .. }), "{text:?}");
        }
    }

    #[test]
    fn line_ends_of_three_kinds_count_once() {
        assert_eq!(line_breaks(b"a\nb\r\nc\rd\n\n\r\r\n"), 7);
    }
}
