//! Whoever tells their name and address by a form: somebody known, or a new record.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::org::{PersonId, Scope, UnitId};
use crate::people::record::Record;
use crate::people::rules::match_name;
use crate::people::store::matching::by_emails;
use crate::people::store::read::home_of;
use crate::people::store::write::{Cause, create};

/// Who a form was about.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Whom.
    pub person: PersonId,
    /// The unit that keeps them.
    pub home: UnitId,
    /// Whether the record was made just now.
    pub is_new: bool,
}

/// The record of whoever proved that the first address of `record` is theirs: somebody known by
/// address and folded name, wherever they are kept; anybody else becomes a record of `unit`.
///
/// # Errors
/// A fault from the database.
pub fn recognise(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    record: &Record,
    cause: &Cause,
) -> Result<Recognised> {
    let house = Scope::of_the_house(tx)?;
    let folded = record.emails.first().map(|line| line.address.to_lowercase());
    let known = match &folded {
        Some(folded) => by_emails(tx, &house, &[folded])?,
        None => Vec::new(),
    };
    let name = match_name(record);
    if let Some(known) = known.into_iter().find(|one| one.match_name == name) {
        let home = home_of(tx, &house, &known.person)?.ok_or(Error::NotFound)?;
        return Ok(Recognised { person: known.person, home, is_new: false });
    }
    let person = create(tx, unit, record, cause)?;
    Ok(Recognised { person, home: unit.clone(), is_new: true })
}
