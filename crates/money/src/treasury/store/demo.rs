//! Whom the demonstration lets pay.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::org::{PersonId, UnitId};

row! {
    /// Somebody who may pay in the demonstration.
    #[derive(Debug, Clone)]
    pub struct Debtor {
        /// Who.
        pub person: PersonId,
        /// The unit that keeps the record.
        pub unit: UnitId,
    }
}

/// Sections of the demonstration, the first of each federation first.
pub(in crate::treasury) fn demo_units(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<(UnitId,)>> {
    tx.rows(
        "select id from unit where kind = 'section' and closed_at is null order by id limit $1",
        &[&limit],
    )
}

/// People of a unit with a membership, in the order of lists.
pub(in crate::treasury) fn demo_debtors(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    limit: i64,
) -> Result<Vec<Debtor>> {
    tx.rows(
        "select p.id, p.home_unit from person p
         where p.home_unit = $1 and exists (select 1 from stamp s where s.person = p.id)
         order by p.sort_name, p.id limit $2",
        &[unit, &limit],
    )
}
