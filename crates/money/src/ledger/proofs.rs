//! Proofs: files that people send, kept as long as the law wants accounts to be kept.

use kernel::db::Tx;
use kernel::files::{self, FileId};
use kernel::time::Moment;
use kernel::web::Upload;
use kernel::{Error, Result};

use crate::ledger::store;

/// Largest proof, in bytes.
const PROOF_BYTES_MAX: usize = 8 * 1024 * 1024;
/// What a form may weigh with its proof, in bytes.
pub const PROOF_FORM_BYTES_MAX: usize = PROOF_BYTES_MAX + 64 * 1024;
/// Milliseconds of a year, a leap day included.
const YEAR_MS: i64 = 366 * 24 * 3_600 * 1_000;

/// The name and content of a sent proof, or the text key of what is wrong with it.
///
/// # Errors
/// The text key.
pub fn sent(upload: Option<Upload>) -> std::result::Result<(String, Vec<u8>), &'static str> {
    let upload = upload.ok_or("ledger-wrong-proof-none")?;
    if upload.bytes > u64::try_from(PROOF_BYTES_MAX).unwrap_or(u64::MAX) {
        return Err("ledger-wrong-proof-size");
    }
    let content = std::fs::read(upload.file.path()).map_err(|_| "ledger-wrong-proof-kind")?;
    let (_, ending) = kind_of(&content).ok_or("ledger-wrong-proof-kind")?;
    let base = upload.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let stem: String = stem.chars().filter(|sign| !sign.is_control()).take(80).collect();
    let stem = if stem.trim().is_empty() { "piece" } else { stem.trim() };
    Ok((format!("{stem}.{ending}"), content))
}

/// Keeps a proof as long as the law wants entries to be kept, and one year more for the year
/// under way.
///
/// # Errors
/// A fault from the database.
pub fn keep(tx: &mut Tx<'_>, since: Moment, content: &[u8]) -> Result<FileId> {
    let today = tx.now().day_text();
    let years = store::legal(tx, "accounting_retention_years", &today)?;
    let years = years.ok_or_else(|| Error::fault("no legal value accounting_retention_years"))?;
    let from = tx.now().0.max(since.0);
    let file = files::open(tx, Moment(from + (years + 1) * YEAR_MS))?;
    for (part, bytes) in (0_i64..).zip(content.chunks(files::PART_BYTES_MAX)) {
        files::add_part(tx, &file, part, bytes)?;
    }
    Ok(file)
}

/// What a kept proof holds.
///
/// # Errors
/// A fault from the database.
pub fn content(tx: &mut Tx<'_>, file: &FileId) -> Result<Vec<u8>> {
    let (mut content, mut part) = (Vec::new(), 0);
    while let Some(bytes) = files::part(tx, file, part)? {
        content.extend(bytes);
        part += 1;
    }
    Ok(content)
}

/// The media type of a proof.
#[must_use]
pub fn media_type(content: &[u8]) -> &'static str {
    kind_of(content).map_or("application/octet-stream", |(kind, _)| kind)
}

/// Media type and ending of a proof, from its first bytes.
fn kind_of(content: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: [(&[u8], &str, &str); 3] = [
        (b"%PDF-", "application/pdf", "pdf"),
        (b"\xff\xd8\xff", "image/jpeg", "jpg"),
        (b"\x89PNG\r\n", "image/png", "png"),
    ];
    let found = KINDS.into_iter().find(|(first, ..)| content.starts_with(first));
    found.map(|(_, kind, ending)| (kind, ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_known_by_its_first_bytes() {
        assert_eq!(kind_of(b"%PDF-1.7 x").map(|kind| kind.1), Some("pdf"));
        assert_eq!(kind_of(b"<html>"), None);
        assert_eq!(sent(None).unwrap_err(), "ledger-wrong-proof-none");
    }
}
