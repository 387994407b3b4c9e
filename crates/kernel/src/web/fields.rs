//! What a form sent: text fields as they were typed, and files kept aside on disk.

use std::io::Write as _;

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{Method, header};
use percent_encoding::percent_decode_str;
use tempfile::NamedTempFile;

use crate::error::{Error, Result};

/// Largest file that a form may send, in bytes.
pub const UPLOAD_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Most fields that a form may send.
const FIELDS_MAX: usize = 5_000;

/// The fields of a form or a query, in the order they came.
#[derive(Debug, Default)]
pub struct Fields {
    texts: Vec<(String, String)>,
    /// The files that came with it.
    pub files: Vec<Upload>,
}

/// A file sent by a form, kept in a temporary file that vanishes with this value.
#[derive(Debug)]
pub struct Upload {
    /// Name of the form's field.
    pub field: String,
    /// Name the file had on the person's machine.
    pub name: String,
    /// Where it is now.
    pub file: NamedTempFile,
    /// Its size.
    pub bytes: u64,
}

impl Fields {
    /// Reads `application/x-www-form-urlencoded` text.
    ///
    /// # Errors
    /// [`Error::Refused`] when it has too many fields.
    pub fn parse(encoded: &str) -> Result<Self> {
        let mut texts = Vec::new();
        for pair in encoded.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            texts.push((decoded(name), decoded(value)));
            if texts.len() > FIELDS_MAX {
                return Err(Error::Refused("kernel-form-too-many-fields"));
            }
        }
        Ok(Self { texts, files: Vec::new() })
    }

    /// The trimmed text of a field; empty when it was not sent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        let found = self.texts.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// The trimmed text of a field, or `None` when it is empty or was not sent.
    #[must_use]
    pub fn filled(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// Every value of a repeated field, trimmed, empty ones included.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.texts.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// Whether a field was sent: a ticked box, a pressed button.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.texts.iter().any(|(known, _)| known == name)
    }

    /// All text fields in order.
    #[must_use]
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }

    /// Takes out the file of a field, if one with content was sent.
    pub fn take_file(&mut self, field: &str) -> Option<Upload> {
        let place = self.files.iter().position(|file| file.field == field && file.bytes > 0)?;
        Some(self.files.swap_remove(place))
    }
}

/// Decodes one form value: `+` is a space, bytes that are not UTF-8 become `U+FFFD`, NUL is
/// left out.
fn decoded(text: &str) -> String {
    let spaced = text.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8_lossy().replace('\0', "")
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Error;

    /// A GET gives its query, a POST its body; bodies are bounded by the route's limit.
    async fn from_request(request: Request, state: &S) -> Result<Self> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return Self::parse(request.uri().query().unwrap_or_default());
        }
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            return multipart(request, state).await;
        }
        let body = axum::body::Bytes::from_request(request, state).await;
        let body = body.map_err(|rejection| refused(rejection.status().as_u16()))?;
        Self::parse(&String::from_utf8_lossy(&body))
    }
}

async fn multipart<S: Send + Sync>(request: Request, state: &S) -> Result<Fields> {
    let mut parts = Multipart::from_request(request, state)
        .await
        .map_err(|_| Error::Refused("kernel-form-unreadable"))?;
    let mut fields = Fields::default();
    let read = |error: axum::extract::multipart::MultipartError| refused(error.status().as_u16());
    while let Some(mut part) = parts.next_field().await.map_err(read)? {
        let name = part.name().unwrap_or_default().to_owned();
        if fields.texts.len() + fields.files.len() >= FIELDS_MAX {
            return Err(Error::Refused("kernel-form-too-many-fields"));
        }
        let Some(file_name) = part.file_name().map(str::to_owned) else {
            let value = part.bytes().await.map_err(read)?;
            let value = String::from_utf8_lossy(&value).replace('\0', "");
            fields.texts.push((name, value));
            continue;
        };
        let mut upload =
            Upload { field: name, name: file_name, file: NamedTempFile::new()?, bytes: 0 };
        while let Some(chunk) = part.chunk().await.map_err(read)? {
            upload.file.write_all(&chunk)?;
            upload.bytes += u64::try_from(chunk.len())?;
        }
        upload.file.flush()?;
        fields.files.push(upload);
    }
    Ok(fields)
}

fn refused(status: u16) -> Error {
    match status {
        413 => Error::TooLarge { max_bytes: u64::try_from(UPLOAD_BYTES_MAX).unwrap_or(u64::MAX) },
        _ => Error::Refused("kernel-form-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_fields_and_signs_survive() {
        let fields = Fields::parse("p=1&p=2&name=Le+Gall%20%C3%A9&x&bad=%FF%00").unwrap();
        assert_eq!(fields.all("p").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.text("name"), "Le Gall é");
        assert!(fields.has("x") && fields.filled("x").is_none());
        assert_eq!(fields.text("bad"), "\u{fffd}");
    }

    #[test]
    fn a_flood_of_fields_is_refused() {
        let flood = "a=1&".repeat(FIELDS_MAX + 1);
        assert!(matches!(Fields::parse(&flood), Err(Error::Refused(_))));
    }
}
