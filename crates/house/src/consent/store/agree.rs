//! What somebody ticked in a form of the site.

use kernel::Result;
use kernel::db::Tx;

use crate::consent::rules::{Channel, Kind, Way};
use crate::consent::store::ledger::{Evidence, record};
use crate::consent::store::purposes::purposes_for;
use crate::org::PersonId;

/// Writes down what a person ticked by themselves in a form: purposes by e-mail, each with the
/// wording that the form showed. A wording that was replaced meanwhile proves nothing of the new
/// one, and is left out; so is a purpose that is not theirs to be asked.
///
/// # Errors
/// A fault from the database.
pub fn agree(
    tx: &mut Tx<'_>,
    person: &PersonId,
    ticked: &[(String, String)],
    form: &str,
) -> Result<()> {
    if ticked.is_empty() {
        return Ok(());
    }
    let purposes = purposes_for(tx, person)?;
    for (purpose, wording) in ticked {
        let is_shown = purposes.iter().any(|one| one.id == *purpose && one.wording == *wording);
        if is_shown {
            let evidence = Evidence::of(Way::Form, form);
            record(tx, person, purpose, Channel::Email, Kind::Given, &evidence)?;
        }
    }
    Ok(())
}
