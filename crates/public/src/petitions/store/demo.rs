//! Whom the demonstration lets sign.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::org::{PersonId, UnitId};
use crate::petitions::PetitionId;
use crate::petitions::store::{PETITION, Petition, fronts};

/// A person, their unit, names, address and postcode.
pub(in crate::petitions) type DemoSigner = (PersonId, UnitId, String, String, String, String);

/// Some people of the demonstration, in no order.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn demo_signers(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<DemoSigner>> {
    let sql = "select p.id, p.home_unit, p.first_name, p.last_name, e.folded,
               coalesce((select a.postcode from person_address a where a.person = p.id
                order by a.position limit 1), '')
               from person p join person_email e on e.person = p.id and e.position = 0
               where p.kind = 'person' and p.first_name <> '' order by p.match_name limit $1";
    tx.rows(sql, &[&limit])
}

/// A petition that exists.
///
/// # Errors
/// [`Error::NotFound`] when it does not.
pub(in crate::petitions) fn of_id(tx: &mut Tx<'_>, id: &PetitionId) -> Result<Petition> {
    tx.row(&format!("{PETITION} where p.id = $1"), &[id])?.ok_or(Error::NotFound)
}

/// The words beside its boxes, as they hold now.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn wording_now(tx: &mut Tx<'_>, id: &PetitionId) -> Result<String> {
    Ok(fronts::words_of(tx, id)?.ok_or(Error::NotFound)?.id)
}
