//! Looks into a ZIP file before any spreadsheet reader opens it: what it holds, and whether it
//! would take more memory than it may. Sizes are counted by unzipping, never believed.

use std::fs::File;
use std::io::{BufReader, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{Limits, PARTS_MAX, UNZIPPED_RATIO_MAX};
use crate::refusal::{LooksLike, Refusal};

/// A ZIP file that is read through a buffer.
pub(crate) type Archive = ZipArchive<BufReader<File>>;

/// Below this size no ratio is suspicious, in bytes.
const RATIO_FREE_BYTES: u64 = 16 * 1024 * 1024;
/// The shortest entry of a shared strings table, in bytes.
const SHARED_STRING_BYTES_MIN: u64 = 5;

/// The kinds of spreadsheet that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SpreadsheetKind {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// Opens the archive, names its kind, and refuses what is no spreadsheet or too large.
pub(crate) fn inspect(file: File, limits: &Limits) -> Result<(SpreadsheetKind, Archive), Refusal> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    let bomb = Refusal::ZipBomb { bytes_max: limits.unzipped_bytes_max };
    if archive.len() > PARTS_MAX {
        return Err(bomb);
    }
    let kind = kind(&mut archive)?;
    let mut unzipped = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(damaged)?;
        let room = limits.unzipped_bytes_max.saturating_sub(unzipped);
        if part.size() > room {
            return Err(bomb);
        }
        let zipped = part.compressed_size().max(1);
        let is_strings = part.name().is_ok_and(|name| is_shared_strings(&name));
        let mut promise = is_strings.then(Promise::default);
        let bytes = count(&mut part, room, promise.as_mut())?;
        let swollen = bytes > RATIO_FREE_BYTES && bytes / zipped > UNZIPPED_RATIO_MAX;
        let promised = promise.map_or(0, |promise| promise.largest);
        let lies = promised > bytes / SHARED_STRING_BYTES_MIN + 1;
        if bytes > room || swollen || lies {
            return Err(bomb);
        }
        unzipped += bytes;
    }
    Ok((kind, archive))
}

/// Words a ZIP error; a password is told apart.
pub(crate) fn damaged(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            Refusal::NotATable { looks_like: LooksLike::Encrypted }
        }
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => {
            Refusal::Damaged { detail: error.to_string() }
        }
        other => Refusal::Damaged { detail: other.to_string() },
    }
}

fn kind(archive: &mut Archive) -> Result<SpreadsheetKind, Refusal> {
    let mimetype = small_part(archive, "mimetype");
    if mimetype.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        let manifest = small_part(archive, "META-INF/manifest.xml");
        if holds(&manifest, b"encryption-data") {
            return Err(not_a_table(LooksLike::Encrypted));
        }
        return Ok(SpreadsheetKind::Ods);
    }
    if mimetype.starts_with(b"application/vnd.oasis.opendocument.presentation") {
        return Err(not_a_table(LooksLike::Slides));
    }
    if mimetype.starts_with(b"application/vnd.oasis.opendocument") {
        return Err(not_a_table(LooksLike::TextDocument));
    }
    let types = small_part(archive, "[Content_Types].xml");
    let mut looks_like = LooksLike::Archive;
    for name in archive.file_names().flatten() {
        let name = name.replace('\\', "/").to_ascii_lowercase();
        if name.ends_with("workbook.bin") {
            looks_like = LooksLike::BinaryExcel;
        } else if name == "xl/workbook.xml" {
            return Ok(SpreadsheetKind::Xlsx);
        } else if name.starts_with("word/") {
            looks_like = LooksLike::TextDocument;
        } else if name.starts_with("ppt/") {
            looks_like = LooksLike::Slides;
        } else if name.ends_with(".iwa") {
            looks_like = LooksLike::Numbers;
        }
    }
    if looks_like == LooksLike::Archive && holds(&types, b"spreadsheetml.sheet.main") {
        return Ok(SpreadsheetKind::Xlsx);
    }
    Err(not_a_table(looks_like))
}

fn not_a_table(looks_like: LooksLike) -> Refusal {
    Refusal::NotATable { looks_like }
}

/// The first bytes of a part; empty if there is no such part or it cannot be read, which shows
/// again when the spreadsheet is opened.
fn small_part(archive: &mut Archive, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        let read = part.take(1024 * 1024).read_to_end(&mut bytes);
        if read.is_err() {
            bytes.clear();
        }
    }
    bytes
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn is_shared_strings(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("sharedstrings.xml")
}

/// Unzips a part without keeping it; stops just above `bytes_max`.
fn count(
    part: &mut impl Read,
    bytes_max: u64,
    mut promise: Option<&mut Promise>,
) -> Result<u64, Refusal> {
    let mut chunk = vec![0; 64 * 1024];
    let mut bytes = 0;
    loop {
        let read = part
            .read(&mut chunk)
            .map_err(|error| Refusal::Damaged { detail: error.to_string() })?;
        if read == 0 || bytes > bytes_max {
            return Ok(bytes);
        }
        bytes += u64::try_from(read).unwrap_or(u64::MAX);
        if let Some(promise) = promise.as_deref_mut() {
            promise.read(chunk.get(..read).unwrap_or(&[]));
        }
    }
}

/// The number of shared strings that a workbook promises: the reader makes room for them at
/// once, so a lie must be seen before.
#[derive(Debug, Default)]
struct Promise {
    matched: usize,
    number: Option<u64>,
    largest: u64,
}

impl Promise {
    fn read(&mut self, bytes: &[u8]) {
        const NAME: &[u8] = b"uniqueCount";
        for byte in bytes {
            if let Some(number) = self.number {
                self.number = match byte {
                    b'0'..=b'9' => {
                        let digit = u64::from(byte - b'0');
                        Some(number.saturating_mul(10).saturating_add(digit))
                    }
                    b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'"' | b'\'' | b'+' if number == 0 => {
                        Some(0)
                    }
                    _ => None,
                };
                self.largest = self.largest.max(number).max(self.number.unwrap_or(0));
            }
            if NAME.get(self.matched) == Some(byte) {
                self.matched += 1;
            } else {
                self.matched = usize::from(NAME.first() == Some(byte));
            }
            if self.matched == NAME.len() {
                self.matched = 0;
                self.number = Some(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_read_across_chunks() {
        let mut promise = Promise::default();
        for chunk in ["<sst count='3' uniq", "ueCount = \"12", "34\"><si/>"] {
            promise.read(chunk.as_bytes());
        }
        assert_eq!(promise.largest, 1234);
    }
}
