//! One door for whatever comes from a bank: the content says what it is, not the name.

use crate::charset::{table_text, xml_text};
use crate::statement::StatementFile;
use crate::status::StatusReport;
use crate::xml::{FILE_BYTES_MAX, ReadError, Source, Step};
use crate::{camt, csv_statement, status};

/// A file from a bank, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankFile {
    /// Movements of accounts.
    Statements(StatementFile),
    /// What became of a file that was sent.
    Status(StatusReport),
}

/// Reads a statement (camt.053, camt.054, camt.052, CSV) or a report (pain.002).
///
/// # Errors
/// Why the file cannot be read; nothing is kept of it then.
pub fn read_bank_file(bytes: &[u8]) -> Result<BankFile, ReadError> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(ReadError::TooLarge);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if looks_like_xml(bytes) {
        read_xml(&xml_text(bytes)?)
    } else {
        csv_statement::read(&table_text(bytes)?).map(BankFile::Statements)
    }
}

fn looks_like_xml(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(&[0xff, 0xfe, b'<', 0]) || bytes.starts_with(&[0xfe, 0xff, 0]);
    let body = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    utf16 || body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}

/// The message is named by the element inside `Document`.
fn read_xml(text: &str) -> Result<BankFile, ReadError> {
    let mut source = Source::open(text)?;
    loop {
        match source.step()? {
            Step::Open(name) => match name.as_str() {
                "Document" | "BizData" | "BusinessMessage" | "Envelope" | "Body" => {}
                "AppHdr" | "Header" => {
                    source.tree()?;
                }
                "BkToCstmrStmt" => {
                    return camt::read(&mut source, "camt.053").map(BankFile::Statements);
                }
                "BkToCstmrDbtCdtNtfctn" => {
                    return camt::read(&mut source, "camt.054").map(BankFile::Statements);
                }
                "BkToCstmrAcctRpt" => {
                    return camt::read(&mut source, "camt.052").map(BankFile::Statements);
                }
                "CstmrPmtStsRpt" => return status::read(&mut source).map(BankFile::Status),
                _ => return Err(ReadError::Unknown),
            },
            Step::Close(_) => {}
            Step::End => return Err(ReadError::Unknown),
        }
    }
}
