//! The narrow alphabet of European payments, and texts of any charset read from banks.

use std::borrow::Cow;

use sepa::Transliteration;

use crate::ReadError;

/// A text in the signs that banks accept (EPC217-08): accents dropped, `Œ` becomes `O`, `€`
/// becomes `E`, `&` becomes `+`, what has no counterpart a full stop; cut after `signs_max`.
#[must_use]
pub fn epc_text(text: &str, signs_max: usize) -> String {
    let spaced: String = text.chars().map(plain_sign).collect();
    let plain = sepa::transliterate(&spaced, Transliteration::Epc);
    let mut kept = String::with_capacity(plain.len().min(signs_max));
    for word in plain.split(' ').filter(|word| !word.is_empty()) {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    let kept: String = kept.chars().take(signs_max).collect();
    kept.trim_end().to_owned()
}

/// The plain counterpart of what word processors put into French texts.
fn plain_sign(sign: char) -> char {
    match sign {
        '\u{2010}'..='\u{2015}' => '-',
        '‘' | '’' | '“' | '”' | '«' | '»' => '\'',
        sign if sign.is_whitespace() => ' ',
        sign => sign,
    }
}

/// The text of an XML file: UTF-8, UTF-16 by its mark, or the charset that it declares.
pub(crate) fn xml_text(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        return decoded(encoding, body);
    }
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = String::from_utf8_lossy(head);
    let declared = head
        .split_once("encoding=")
        .and_then(|(_, rest)| rest.trim_start_matches(['"', '\'']).split(['"', '\'', '?']).next());
    let encoding = match declared {
        Some(label) => {
            encoding_rs::Encoding::for_label(label.trim().as_bytes()).ok_or(ReadError::Charset)?
        }
        None => encoding_rs::UTF_8,
    };
    decoded(encoding, bytes)
}

/// The text of a table: UTF-8 when it is, else Windows-1252, as banks write.
pub(crate) fn table_text(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) => decoded(encoding_rs::WINDOWS_1252, bytes),
    }
}

fn decoded<'file>(
    encoding: &'static encoding_rs::Encoding,
    bytes: &'file [u8],
) -> Result<Cow<'file, str>, ReadError> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed { Err(ReadError::Charset) } else { Ok(text) }
}
