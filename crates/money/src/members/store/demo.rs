//! Whom the demonstration gives memberships to.

use kernel::Result;
use kernel::db::Tx;

use crate::org::{PersonId, UnitId};

/// Members by their relation, with the unit that keeps them and the day they joined.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn demo_members(
    tx: &mut Tx<'_>,
    limit: i64,
) -> Result<Vec<(PersonId, UnitId, String)>> {
    let sql = "select p.id, p.home_unit, max(f.on_day) from person p
               join relation_fact f on f.person = p.id and f.kind = 'joined'
               where p.kind = 'person' and p.died_on is null
               and not exists (select 1 from relation_fact l where l.person = p.id
                and l.kind = 'left' and l.on_day >= f.on_day)
               and not exists (select 1 from membership m where m.person = p.id)
               group by p.id, p.home_unit order by p.id limit $1";
    tx.rows(sql, &[&limit])
}

/// One contact of each section, who just asked to join.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn demo_newcomers(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, UnitId)>> {
    let sql = "select min(p.id), p.home_unit from person p join unit u on u.id = p.home_unit
               where p.kind = 'person' and p.died_on is null and u.kind = 'section'
               and not exists (select 1 from membership m where m.person = p.id)
               and not exists (select 1 from relation_fact f where f.person = p.id
                and f.kind in ('joined', 'left'))
               group by p.home_unit order by p.home_unit limit 30";
    tx.rows(sql, &[])
}
