//! Finds out in which charset a text was saved. People in France meet UTF-8, the UTF-16 of
//! Windows programs, Windows-1252 (and its subset Latin-1), Latin-9 and the Mac Roman of old
//! Macs; the last three are told apart by how French the result reads.

use encoding_rs::Encoding;

/// The charset of a delimited text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252, which is also what files called Latin-1 are.
    Windows1252,
    /// ISO 8859-15, called Latin-9.
    Latin9,
    /// Mac Roman, as old Macs and Excel for Mac save text.
    MacRoman,
}

impl Charset {
    /// The usual name, fit to be shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "UTF-8",
            Charset::Utf16Le => "UTF-16 LE",
            Charset::Utf16Be => "UTF-16 BE",
            Charset::Windows1252 => "Windows-1252",
            Charset::Latin9 => "ISO 8859-15",
            Charset::MacRoman => "Mac Roman",
        }
    }

    /// The decoder's table; UTF-8 needs none.
    pub(crate) fn encoding(self) -> Option<&'static Encoding> {
        match self {
            Charset::Utf8 => None,
            Charset::Utf16Le => Some(encoding_rs::UTF_16LE),
            Charset::Utf16Be => Some(encoding_rs::UTF_16BE),
            Charset::Windows1252 => Some(encoding_rs::WINDOWS_1252),
            Charset::Latin9 => Some(encoding_rs::ISO_8859_15),
            Charset::MacRoman => Some(encoding_rs::MACINTOSH),
        }
    }
}

/// Bytes among which NULs tell UTF-16 from the rest.
const NUL_SAMPLE_BYTES: usize = 4096;

/// Detects the charset. `head` is the start of the file; `accented` is a part of it, possibly
/// far from the start, that holds bytes outside ASCII if the file has any.
pub(crate) fn detect(head: &[u8], accented: &[u8]) -> Charset {
    if head.starts_with(&[0xEF, 0xBB, 0xBF]) {
        return Charset::Utf8;
    }
    if head.starts_with(&[0xFF, 0xFE]) {
        return Charset::Utf16Le;
    }
    if head.starts_with(&[0xFE, 0xFF]) {
        return Charset::Utf16Be;
    }
    if let Some(charset) = utf16_without_mark(head) {
        return charset;
    }
    let (sequences, invalid) = utf8_census(accented);
    if sequences >= invalid {
        return Charset::Utf8;
    }
    most_french(accented)
}

/// UTF-16 of a western language has a NUL in every second byte.
fn utf16_without_mark(head: &[u8]) -> Option<Charset> {
    let sample = head.get(..head.len().min(NUL_SAMPLE_BYTES)).unwrap_or(head);
    let nuls = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0);
    let (even, odd) = (nuls(0).count(), nuls(1).count());
    let pairs = sample.len() / 2;
    if pairs == 0 {
        None
    } else if odd * 10 > pairs * 6 && even * 10 < pairs {
        Some(Charset::Utf16Le)
    } else if even * 10 > pairs * 6 && odd * 10 < pairs {
        Some(Charset::Utf16Be)
    } else {
        None
    }
}

/// Counts UTF-8 sequences of several bytes, and the places where the bytes are no UTF-8.
fn utf8_census(bytes: &[u8]) -> (usize, usize) {
    let (mut sequences, mut invalid) = (0, 0);
    let last_start = bytes.len().saturating_sub(4);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        sequences += valid.bytes().filter(|byte| *byte >= 0xC0).count();
        at += valid.len();
        // A sequence that the sample cuts in two is no fault.
        let cut = at > last_start && at + chunk.invalid().len() == bytes.len();
        if !chunk.invalid().is_empty() && !cut {
            invalid += 1;
        }
        at += chunk.invalid().len();
    }
    (sequences, invalid)
}

/// Reads the bytes in each one-byte charset and takes the one that reads most like French; a
/// draw goes to Windows-1252, which is by far the most common.
fn most_french(bytes: &[u8]) -> Charset {
    let mut best = (Charset::Windows1252, i64::MIN);
    for charset in [Charset::Windows1252, Charset::MacRoman, Charset::Latin9] {
        let Some(encoding) = charset.encoding() else {
            continue;
        };
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let score = french_score(&text);
        if score > best.1 {
            best = (charset, score);
        }
    }
    best.0
}

/// How well the characters outside ASCII stand between their neighbours, in French.
fn french_score(text: &str) -> i64 {
    let mut score = 0;
    let mut before = ' ';
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_ascii() {
            let after = characters.peek().copied().unwrap_or(' ');
            score += character_score(before, character, after);
        }
        before = character;
    }
    score
}

fn character_score(before: char, character: char, after: char) -> i64 {
    let in_word = before.is_alphabetic() || after.is_alphabetic();
    let inside_word = before.is_alphabetic() && after.is_alphabetic();
    match character {
        'é' | 'è' | 'à' | 'ç' | 'ê' | 'î' | 'ô' | 'û' | 'ù' | 'ë' | 'ï' | 'â' | 'œ' => {
            if in_word || character == 'à' {
                4
            } else {
                0
            }
        }
        'É' | 'È' | 'À' | 'Ç' | 'Ê' | 'Î' | 'Ô' | 'Û' | 'Ù' | 'Ë' | 'Ï' | 'Â' | 'Œ' => {
            if before.is_lowercase() {
                -4
            } else {
                2
            }
        }
        '’' if inside_word => 3,
        '\u{A0}' | '«' | '»' | '°' | '€' | '–' | '—' | '…' | '’' | '“' | '”' => {
            if inside_word {
                -3
            } else {
                1
            }
        }
        '\u{80}'..='\u{9F}' => -6,
        _ if character.is_lowercase() => i64::from(in_word),
        _ if character.is_alphabetic() && before.is_lowercase() => -4,
        _ if inside_word => -4,
        _ => -1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRENCH: &str = "N° carte;NOM;Prénom;Né(e) le;Section\r\n\
        12;GARCÍA;Hélène;néant;L’Œuvre – « Nîmes » 12 €\r\n\
        13;BÉRANGER;Saïd;à vérifier;Alès\r\n";

    /// encoding_rs only encodes charsets of the web; Mac Roman is one of them for reading only.
    fn encoded(text: &str, charset: Charset) -> Vec<u8> {
        let table: Vec<(u8, char)> = (0x80..=0xFF)
            .map(|byte: u8| {
                let (text, _) = charset
                    .encoding()
                    .unwrap()
                    .decode_without_bom_handling(std::slice::from_ref(&byte));
                (byte, text.chars().next().unwrap())
            })
            .collect();
        text.chars()
            .map(|wanted| match u8::try_from(wanted) {
                Ok(byte) if byte < 0x80 => byte,
                _ => table.iter().find(|(_, at)| *at == wanted).map_or(b'?', |found| found.0),
            })
            .collect()
    }

    #[test]
    fn one_byte_charsets_are_told_apart_by_french() {
        for charset in [Charset::Windows1252, Charset::MacRoman] {
            let bytes = encoded(FRENCH, charset);
            assert_eq!(detect(&bytes, &bytes), charset);
        }
        let bytes = encoded("Prénom\ncœur\nsœur 5 €\n", Charset::Latin9);
        assert_eq!(detect(&bytes, &bytes), Charset::Latin9);
    }

    #[test]
    fn a_single_accent_is_enough() {
        for (bytes, charset) in [
            (&b"Pr\x8Enom"[..], Charset::MacRoman),
            (b"Pr\xE9nom", Charset::Windows1252),
            (b"Pr\xC3\xA9nom", Charset::Utf8),
            (b"Prenom", Charset::Utf8),
            (b"BERANG\xC8RE", Charset::Windows1252),
            (b"voil\x88;", Charset::MacRoman),
            (b"voil\xE0;", Charset::Windows1252),
        ] {
            assert_eq!(detect(bytes, bytes), charset, "{bytes:?}");
        }
    }

    #[test]
    fn utf16_is_known_with_and_without_its_mark() {
        let little: Vec<u8> = FRENCH.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = FRENCH.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(detect(&little, &little), Charset::Utf16Le);
        assert_eq!(detect(&big, &big), Charset::Utf16Be);
        assert_eq!(detect(b"\xFF\xFEa\0", b""), Charset::Utf16Le);
        assert_eq!(detect(b"\xFE\xFF\0a", b""), Charset::Utf16Be);
    }

    #[test]
    fn a_few_broken_cells_do_not_make_utf8_something_else() {
        let mut bytes = FRENCH.as_bytes().to_vec();
        bytes.extend_from_slice(b"14;H\xE9l\xE8ne\r\n");
        assert_eq!(detect(&bytes, &bytes), Charset::Utf8);
        let cut = "Prénom".as_bytes();
        assert_eq!(detect(&cut[..3], &cut[..3]), Charset::Utf8);
    }
}
