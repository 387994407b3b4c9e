//! Tells by its content what a file is; its name is never believed.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use crate::charset::{Charset, detect};
use crate::delimited::Dialect;
use crate::dialect::{guess_delimiter, named_delimiter};
use crate::refusal::{LooksLike, Refusal};
use crate::window::Window;

/// Bytes at the start of a file, and around its first accents, that are looked at.
const SAMPLE_BYTES: usize = 1024 * 1024;
/// Bytes of decoded text in which the delimiter is guessed.
const GUESS_BYTES: usize = 256 * 1024;

/// What a file that may be a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Text with delimiters.
    Text(Dialect),
    /// A ZIP archive, hopefully a spreadsheet.
    Zip,
}

/// First bytes of kinds of files that are no tables.
const SIGNATURES: &[(&[u8], LooksLike)] = &[
    (b"%PDF", LooksLike::Pdf),
    (b"{\\rtf", LooksLike::TextDocument),
    (b"\xFF\xD8\xFF", LooksLike::Image),
    (b"\x89PNG", LooksLike::Image),
    (b"GIF8", LooksLike::Image),
    (b"\x1F\x8B", LooksLike::Archive),
    (b"7z\xBC\xAF\x27\x1C", LooksLike::Archive),
    (b"Rar!", LooksLike::Archive),
    (b"BZh", LooksLike::Archive),
    (b"\xFD7zXZ", LooksLike::Archive),
];

/// How pages of the web and their cousins start.
const MARKUP: &[(&str, LooksLike)] = &[
    ("<!doctype", LooksLike::Html),
    ("<html", LooksLike::Html),
    ("<head", LooksLike::Html),
    ("<body", LooksLike::Html),
    ("<meta", LooksLike::Html),
    ("<table", LooksLike::Html),
    ("<style", LooksLike::Html),
    ("<!--", LooksLike::Html),
    ("<?xml", LooksLike::Xml),
    ("[{", LooksLike::Json),
    ("{\"", LooksLike::Json),
];

/// Looks at a file; refuses what is no table.
pub(crate) fn recognise(file: &mut File) -> Result<Content, Refusal> {
    file.seek(SeekFrom::Start(0))?;
    let head = read_up_to(file, SAMPLE_BYTES)?;
    if head.is_empty() {
        return Err(Refusal::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Content::Zip);
    }
    if let Some(looks_like) = known_kind(&head) {
        return Err(Refusal::NotATable { looks_like });
    }
    let late = if head.is_ascii() { first_accents(file)? } else { Vec::new() };
    let charset = detect(&head, if late.is_empty() { &head } else { &late });
    if !matches!(charset, Charset::Utf16Le | Charset::Utf16Be) && is_binary(&head) {
        return Err(Refusal::NotATable { looks_like: LooksLike::Binary });
    }
    Ok(Content::Text(dialect(file, charset)?))
}

/// Reads from the file until so many bytes are there or the file ends.
fn read_up_to(file: &mut File, bytes_max: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
    file.by_ref().take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads on to the first part of the file that has a byte outside ASCII; empty if there is none.
fn first_accents(file: &mut File) -> io::Result<Vec<u8>> {
    loop {
        let part = read_up_to(file, SAMPLE_BYTES)?;
        if part.is_empty() || !part.is_ascii() {
            return Ok(part);
        }
    }
}

fn known_kind(head: &[u8]) -> Option<LooksLike> {
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(ole_kind(head));
    }
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(LooksLike::Image);
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(LooksLike::Image);
    }
    for (signature, looks_like) in SIGNATURES {
        if head.starts_with(signature) {
            return Some(*looks_like);
        }
    }
    let start: Vec<u8> = head
        .iter()
        .take(1024)
        .copied()
        .filter(|byte| byte.is_ascii() && !byte.is_ascii_whitespace() && *byte != 0)
        .collect();
    let start = String::from_utf8_lossy(&start).to_ascii_lowercase();
    let found = MARKUP.iter().find(|(mark, _)| start.starts_with(mark));
    found.map(|(_, looks_like)| *looks_like)
}

/// OLE files hold old Office documents, and new ones that a password protects; the names of
/// their parts are in UTF-16.
fn ole_kind(head: &[u8]) -> LooksLike {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        head.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        LooksLike::Encrypted
    } else if holds("WordDocument") {
        LooksLike::TextDocument
    } else {
        LooksLike::OldExcel
    }
}

/// Text has next to no control characters; a few NULs are forgiven.
fn is_binary(head: &[u8]) -> bool {
    let is_control = |byte: &&u8| **byte < 0x20 && !b"\t\n\r\x0B\x0C\x1A\x1B\0".contains(byte);
    let controls = head.iter().filter(is_control).count();
    let nuls = head.iter().filter(|byte| **byte == 0).count();
    controls * 50 > head.len() || nuls * 10 > head.len()
}

fn dialect(file: &mut File, charset: Charset) -> Result<Dialect, Refusal> {
    let mut window = Window::new(file.try_clone()?, charset)?;
    while window.text().len() < GUESS_BYTES && !window.at_end() {
        window.fill()?;
    }
    let text = window.text();
    if text.iter().all(u8::is_ascii_whitespace) && window.at_end() {
        return Err(Refusal::Empty);
    }
    let named = named_delimiter(text);
    Ok(Dialect {
        charset,
        delimiter: named.unwrap_or_else(|| guess_delimiter(text, window.at_end())),
        names_delimiter: named.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_no_tables_are_named() {
        for (head, looks_like) in [
            (&b"%PDF-1.7\n"[..], LooksLike::Pdf),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", LooksLike::Image),
            (b"\xEF\xBB\xBF <!DOCTYPE html>", LooksLike::Html),
            (b"\r\n<TABLE border=1>", LooksLike::Html),
            (b"<?xml version=\"1.0\"?>", LooksLike::Xml),
            (b"[ {\"a\": 1}]", LooksLike::Json),
            (b"\x1F\x8B\x08", LooksLike::Archive),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", LooksLike::OldExcel),
            (
                b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                LooksLike::Encrypted,
            ),
        ] {
            assert_eq!(known_kind(head), Some(looks_like));
        }
        assert_eq!(known_kind(b"nom;prenom"), None);
        assert!(is_binary(b"a\0\0b\x01\x02"));
        assert!(!is_binary("né\tà\r\n".as_bytes()));
    }
}
