//! What rooms share when they print: the organisation's colours, the words' language, and a thread
//! for which other requests do not wait.

use kernel::text::Language;
use kernel::{Error, Result};

use crate::app::App;

/// The organisation's colours on paper.
#[must_use]
pub fn colours(app: &App) -> documents::Colours {
    let known = app.organisation_known();
    documents::Colours::of_theme(known.hue, known.chroma, known.accent_hue, known.accent_chroma)
}

/// The language of a document's fixed words.
#[must_use]
pub const fn lang(language: Language) -> documents::Lang {
    match language {
        Language::French => documents::Lang::Fr,
        Language::English => documents::Lang::En,
    }
}

/// A document's file.
///
/// # Errors
/// A fault when it cannot be written.
pub fn file(printed: documents::Printed) -> Result<Vec<u8>> {
    printed.map_err(|error| Error::fault(error.to_string()))
}

/// Writes a document where other requests do not wait for it.
///
/// # Errors
/// A fault when it cannot be written.
pub async fn print(write: impl FnOnce() -> documents::Printed + Send + 'static) -> Result<Vec<u8>> {
    let printed = tokio::task::spawn_blocking(write).await;
    file(printed.map_err(|error| Error::fault(error.to_string()))?)
}

/// To whom a letter goes, line by line; what is not known is left out.
#[must_use]
pub fn address(name: &str, [street, further, postcode, town]: [Option<&str>; 4]) -> Vec<String> {
    let [street, further, postcode, town] =
        [street, further, postcode, town].map(Option::unwrap_or_default);
    let town = format!("{postcode} {town}");
    let lines = [name, street, further, town.as_str()].map(str::trim);
    lines.into_iter().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
