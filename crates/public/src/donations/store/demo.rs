//! Who gives in the demonstration.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{PersonId, UnitId};

/// Somebody: who, first and last name, e-mail, postcode.
pub(in crate::donations) type DemoGiver = (PersonId, String, String, String, String);

/// People of a unit and below who have an address.
pub(in crate::donations) fn demo_givers(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    limit: i64,
) -> Result<Vec<DemoGiver>> {
    tx.rows(
        "select p.id, p.first_name, p.last_name, e.address, coalesce(a.postcode, '')
         from person_scope s join person p on p.id = s.person
         join person_email e on e.person = p.id and e.position = 0
         left join person_address a on a.person = p.id and a.position = 0
         where s.unit = $1 and p.kind = 'person' and p.died_on is null
         order by p.id limit $2",
        &[unit, &limit],
    )
}
