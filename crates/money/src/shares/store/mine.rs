//! Where somebody's own payments of a year go, by the tables in force in each month.

use std::collections::BTreeMap;

use kernel::Result;
use kernel::db::Tx;

use super::draw::table_for;
use super::{Quota, tables_around};
use crate::org::{self, PersonId, Scope, UnitId};
use crate::shares::rules::{Receiver, What, split};

/// What a unit, or the fund of a unit, receives of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::shares) struct Gone {
    /// The unit's name.
    pub(in crate::shares) unit: String,
    /// Whether it goes to its solidarity fund.
    pub(in crate::shares) is_fund: bool,
}

/// What somebody paid in a year, by who receives it.
pub(in crate::shares) fn mine(
    tx: &mut Tx<'_>,
    person: &PersonId,
    year: &str,
) -> Result<Vec<(Gone, i64)>> {
    let rows: Vec<(UnitId, String, String, i64)> = tx.rows(
        "select coalesce(t.unit, p.unit), case when t.unit is null then t.kind else 'chosen' end,
         substr(p.received_on, 1, 7), cast(sum(t.cents) as bigint)
         from payment p join payment_part t on t.payment = p.id
         where p.person = $1 and p.received_on >= $2 and p.received_on <= $3
         and not exists (select 1 from payment_fact f where f.payment = p.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         group by coalesce(t.unit, p.unit),
         case when t.unit is null then t.kind else 'chosen' end, substr(p.received_on, 1, 7)",
        &[person, &format!("{year}-01-01"), &format!("{year}-12-31")],
    )?;
    let house = Scope::of_the_house(tx)?;
    let tables = tables_around(tx, &house)?;
    let mut gone: BTreeMap<Gone, i64> = BTreeMap::new();
    for (unit, kind, month, cents) in rows {
        let mut path = org::path_of(tx, &unit)?;
        path.reverse();
        let what = match kind.as_str() {
            "dues" => Some(What::Dues),
            "gift" => Some(What::Gifts),
            "subscription" => Some(What::Subscriptions),
            _ => None,
        };
        let above = path.iter().map(|unit| &unit.id);
        let table = what.and_then(|what| table_for(&tables, above, what, &month));
        for (to, cents) in parts(&path, table, cents) {
            *gone.entry(to).or_insert(0) += cents;
        }
    }
    Ok(gone.into_iter().filter(|(_, cents)| *cents != 0).collect())
}

/// The parts of an amount that a unit collected, those above it named nearest first.
fn parts(path: &[org::Unit], table: Option<&Quota>, cents: i64) -> Vec<(Gone, i64)> {
    let named = |unit: Option<&org::Unit>, is_fund| Gone {
        unit: unit.map_or(String::new(), |unit| unit.name.clone()),
        is_fund,
    };
    let Some(table) = table else { return vec![(named(path.first(), false), cents)] };
    let voted = path.iter().find(|unit| unit.id == table.unit);
    let to = |receiver: &Receiver| match receiver {
        Receiver::Own => named(path.first(), false),
        Receiver::Fund => named(voted, true),
        Receiver::Level(kind) => {
            named(path.iter().find(|unit| unit.kind == *kind).or(voted), false)
        }
    };
    let cents = split(&table.lines, table.rounding, cents);
    table.lines.iter().map(|line| to(&line.receiver)).zip(cents).collect()
}
