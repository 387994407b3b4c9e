//! All that is held on a person, gathered from every feature, and taken away from all of them.

use kernel::db::Tx;
use kernel::{Error, Result};
use serde_json::{Value as Json, json};

use crate::consent;
use crate::feature::PersonalData;
use crate::features;
use crate::org::PersonId;
use crate::people;

/// What one feature holds on a person.
#[derive(Debug, Clone)]
pub struct Part {
    /// Name of the feature.
    pub feature: &'static str,
    /// Text key of how long it is kept and why.
    pub retention: &'static str,
    /// What it holds.
    pub content: Json,
}

/// All that is held on a person, feature by feature.
///
/// # Errors
/// A fault from the database.
pub fn gather(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for feature in features::all() {
        if let PersonalData::Held(held) = &feature.personal_data {
            let content = (held.export)(tx, person)?;
            parts.push(Part { feature: feature.name, retention: held.retention, content });
        }
    }
    Ok(parts)
}

/// The parts as one JSON value, by feature.
#[must_use]
pub fn as_json(parts: &[Part]) -> Json {
    let mut whole = serde_json::Map::new();
    for part in parts {
        whole.insert(part.feature.to_owned(), part.content.clone());
    }
    json!({ "format": "maillage-person-1", "held": whole })
}

/// Erases a person: every feature forgets them, the last of the list first. Their addresses
/// remain as fingerprints, so that nobody writes to them again.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person, [`Error::Refused`] when a feature still
/// points at the record.
pub fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let kept = people::own(tx, person)?.ok_or(Error::NotFound)?;
    for email in &kept.record.emails {
        consent::suppress(tx, &email.address)?;
    }
    forget(tx, person)
}

/// Lets every feature forget a person whose time is over. They did not ask for it, so nothing
/// says of their addresses that they did.
///
/// # Errors
/// [`Error::Refused`] when a feature still points at the record.
pub fn forget(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    for feature in features::all().rev() {
        if let PersonalData::Held(held) = &feature.personal_data {
            (held.erase)(tx, person)?;
        }
    }
    if people::own(tx, person)?.is_some() {
        people::remove(tx, person)?;
    }
    Ok(())
}
