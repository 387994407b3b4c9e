//! Counts and sums of a scope, without a name.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::org::{Scope, UnitId};

row! {
    /// What waits and what came in a scope.
    #[derive(Debug, Clone, Default)]
    pub struct Hub {
        /// Payments that stand, this year.
        pub payments: i64,
        /// What they add up to.
        pub payments_cents: i64,
        /// Cheques that wait for a slip.
        pub cheques: i64,
        /// What they add up to.
        pub cheques_cents: i64,
        /// Slips that wait for the bank.
        pub slips: i64,
        /// What they add up to.
        pub slips_cents: i64,
        /// Open requests for payment.
        pub calls: i64,
        /// What they ask for.
        pub calls_cents: i64,
        /// Card payments at which a person must look.
        pub problems: i64,
    }
}

/// What waits and what came in a scope since a day.
pub(in crate::treasury) fn hub(tx: &mut Tx<'_>, scope: &Scope, since: &str) -> Result<Hub> {
    let found: Option<Hub> = tx.row(
        "with mine as (select unit from unit_above where above = $1),
         standing as (select p.id, p.way, p.amount_cents, p.received_on from payment p
             where p.unit in (select unit from mine)
             and not exists (select 1 from payment_fact f where f.payment = p.id
                 and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))),
         cheque as (select t.amount_cents as cents from standing t where t.way = 'cheque'
             and not exists (select 1 from payment_fact f
                             where f.payment = t.id and f.kind = 'banked')
             and not exists (select 1 from slip_line l
                             where l.payment = t.id and l.released_at is null)),
         slip as (select s.total_cents as cents from deposit_slip s
             where s.unit in (select unit from mine)
             and s.banked_on is null and s.undone_at is null),
         asked as (select k.amount_cents as cents from payment_call k
             where k.unit in (select unit from mine) and k.withdrawn_at is null
             and not exists (select 1 from payment p join standing t on t.id = p.id
                             where p.reference = k.reference))
         select (select count(*) from standing where received_on >= $2),
         (select cast(coalesce(sum(amount_cents), 0) as bigint) from standing
          where received_on >= $2),
         (select count(*) from cheque),
         (select cast(coalesce(sum(cents), 0) as bigint) from cheque),
         (select count(*) from slip),
         (select cast(coalesce(sum(cents), 0) as bigint) from slip),
         (select count(*) from asked),
         (select cast(coalesce(sum(cents), 0) as bigint) from asked),
         (select count(*) from card_problem q join card_payment c on c.id = q.card_payment
          where q.settled_at is null and c.unit in (select unit from mine))",
        &[scope.unit(), &since],
    )?;
    Ok(found.unwrap_or_default())
}

row! {
    /// What came for one unit and those below it.
    #[derive(Debug, Clone)]
    pub struct UnitSum {
        /// Which.
        pub id: UnitId,
        /// Its name.
        pub name: String,
        /// Payments that stand.
        pub payments: i64,
        /// Dues.
        pub dues_cents: i64,
        /// Gifts.
        pub gift_cents: i64,
        /// Subscriptions and the rest.
        pub other_cents: i64,
    }
}

/// Most units of a table.
const UNITS_MAX: i64 = 300;

/// What came since a day, for each unit right below a scope's unit and for that unit itself.
pub(in crate::treasury) fn by_unit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    since: &str,
) -> Result<Vec<UnitSum>> {
    tx.rows(
        "select u.id, u.name, count(distinct p.id),
         cast(coalesce(sum(case when t.kind = 'dues' then t.cents else 0 end), 0) as bigint),
         cast(coalesce(sum(case when t.kind = 'gift' then t.cents else 0 end), 0) as bigint),
         cast(coalesce(sum(case when t.kind in ('subscription', 'entry', 'other') then t.cents
             else 0 end), 0) as bigint)
         from unit u
         left join unit_above a on a.above = u.id and (u.id <> $1 or a.unit = u.id)
         left join payment p on p.unit = a.unit and p.received_on >= $2
             and not exists (select 1 from payment_fact f where f.payment = p.id
                 and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         left join payment_part t on t.payment = p.id
         where (u.parent = $1 or u.id = $1) and u.closed_at is null
         group by u.id, u.name order by u.name limit $3",
        &[scope.unit(), &since, &UNITS_MAX],
    )
}
