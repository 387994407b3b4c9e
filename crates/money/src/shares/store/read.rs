//! Statements read by both sides, and how collectors stand with each other.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::ledger::CollectorId;
use crate::org::{Scope, UnitId};
use crate::shares::StatementId;
use crate::shares::rules::{Balance, Owed, apply};

/// Most statements on a page.
const STATEMENTS_MAX: i64 = 200;

row! {
    /// A statement and its sums.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::shares) struct Statement {
        pub(in crate::shares) id: StatementId,
        pub(in crate::shares) collector: CollectorId,
        pub(in crate::shares) collector_name: String,
        pub(in crate::shares) unit: UnitId,
        pub(in crate::shares) unit_name: String,
        pub(in crate::shares) month: String,
        pub(in crate::shares) drawn_on: String,
        pub(in crate::shares) by_name: String,
        pub(in crate::shares) base_cents: i64,
        pub(in crate::shares) kept_cents: i64,
    }
}

const STATEMENT: &str = "select s.id, s.collector, c.name, s.unit, u.name, s.month, s.drawn_on,
    s.by_name,
    (select cast(coalesce(sum(p.cents), 0) as bigint) from share_part p where p.statement = s.id),
    (select cast(coalesce(sum(p.cents), 0) as bigint) from share_part p
     where p.statement = s.id and p.to_unit = s.unit
     and (p.to_collector is null or p.to_collector = s.collector))
    from share_statement s join unit u on u.id = s.unit join collector c on c.id = s.collector";

/// A statement is read by those who gave and by those who receive.
const SEEN: &str = "(s.unit in (select unit from unit_above where above = $1)
    or exists (select 1 from share_part p where p.statement = s.id
               and p.to_unit in (select unit from unit_above where above = $1)))";

/// The statements of a scope, newest month first.
pub(in crate::shares) fn statements(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Statement>> {
    let sql = format!("{STATEMENT} where {SEEN} order by s.month desc, u.folded, s.id limit $2");
    tx.rows(&sql, &[scope.unit(), &STATEMENTS_MAX])
}

/// One statement of a scope.
pub(in crate::shares) fn statement(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &StatementId,
) -> Result<Option<Statement>> {
    tx.row(&format!("{STATEMENT} where s.id = $2 and {SEEN}"), &[scope.unit(), id])
}

row! {
    /// A part of a statement.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::shares) struct Part {
        pub(in crate::shares) what: String,
        pub(in crate::shares) month: String,
        pub(in crate::shares) receiver: String,
        pub(in crate::shares) to_unit: UnitId,
        pub(in crate::shares) to_name: String,
        pub(in crate::shares) to_collector: Option<CollectorId>,
        pub(in crate::shares) how: Option<String>,
        pub(in crate::shares) value: Option<i64>,
        pub(in crate::shares) voted_by: Option<String>,
        pub(in crate::shares) voted_on: Option<String>,
        pub(in crate::shares) base_cents: i64,
        pub(in crate::shares) cents: i64,
    }
}

/// The parts of a statement, as they were stated.
pub(in crate::shares) fn parts_of(tx: &mut Tx<'_>, id: &StatementId) -> Result<Vec<Part>> {
    tx.rows(
        "select p.what, p.month, p.receiver, p.to_unit, u.name, p.to_collector, l.how, l.value,
         q.voted_by, q.voted_on, p.base_cents, p.cents
         from share_part p join unit u on u.id = p.to_unit
         left join quota_table q on q.id = p.quota
         left join quota_line l on l.quota = p.quota and l.receiver = p.receiver
         where p.statement = $1 order by p.month desc, p.what, p.line",
        &[id],
    )
}

/// The months of a scope's statements with their sums by receiving unit: month, receiver's name,
/// whether it is the fund, cents.
pub(in crate::shares) fn part_totals(
    tx: &mut Tx<'_>,
    scope: &Scope,
    month: &str,
) -> Result<Vec<(String, i64, i64)>> {
    tx.rows(
        "select k.id, cast(sum(p.cents) as bigint), min(k.rank)
         from share_part p join share_statement s on s.id = p.statement
         join unit u on u.id = p.to_unit
         join unit_kind k on k.id = u.kind
         where s.unit in (select unit from unit_above where above = $1) and s.month = $2
         group by k.id order by min(k.rank) desc",
        &[scope.unit(), &month],
    )
}

/// The last month of a scope that has a statement.
pub(in crate::shares) fn stated_of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<String>> {
    let sql = "select s.month from share_statement s
               where s.unit in (select unit from unit_above where above = $1)
               and not exists (select 1 from fund_share f where f.statement = s.id)
               order by s.month desc limit 1";
    Ok(tx.row::<(String,)>(sql, &[scope.unit()])?.map(|(month,)| month))
}

/// The month of the last entry that may be shared and that no statement can have held.
pub(in crate::shares) fn months_open(
    tx: &mut Tx<'_>,
    scope: &Scope,
    before: &str,
) -> Result<Option<String>> {
    let sql = "select substr(l.on_day, 1, 7) from entry_line l
               join unit_above a on a.unit = l.unit
               where a.above = $1 and l.on_day < $2
               and (l.account >= '756' and l.account < '757'
                 or l.account >= '7541' and l.account < '7542'
                 or l.account >= '706' and l.account < '707')
               and not exists (select 1 from share_statement s where s.unit = l.unit
                   and s.month >= substr(l.on_day, 1, 7)
                   and not exists (select 1 from fund_share f where f.statement = s.id))
               order by l.on_day desc limit 1";
    Ok(tx.row::<(String,)>(sql, &[scope.unit(), &before])?.map(|(month,)| month))
}

row! {
    /// Two collectors of which one owes the other.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::shares) struct Pair {
        pub(in crate::shares) from: CollectorId,
        pub(in crate::shares) from_name: String,
        pub(in crate::shares) to: CollectorId,
        pub(in crate::shares) to_name: String,
        pub(in crate::shares) keeps_from: bool,
        pub(in crate::shares) keeps_to: bool,
    }
}

/// The pairs of collectors of which a scope keeps at least one.
pub(in crate::shares) fn kept_pairs(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Pair>> {
    let pairs: Vec<Pair> = tx.rows(
        "with pair as (select distinct s.collector as a, p.to_collector as b
             from share_statement s join share_part p on p.statement = s.id
             where p.to_collector is not null and p.to_collector <> s.collector),
         kept as (select distinct m.collector as id from collector_unit m
             join unit_above x on x.unit = m.unit where x.above = $1)
         select pair.a, f.name, pair.b, t.name,
         case when pair.a in (select id from kept) then 1 else 0 end,
         case when pair.b in (select id from kept) then 1 else 0 end
         from pair join collector f on f.id = pair.a join collector t on t.id = pair.b
         order by f.folded, t.folded, pair.a, pair.b",
        &[scope.unit()],
    )?;
    Ok(pairs.into_iter().filter(|pair| pair.keeps_from || pair.keeps_to).collect())
}

/// How two collectors stand: every statement, every settlement.
pub(in crate::shares) fn balance(
    tx: &mut Tx<'_>,
    from: &CollectorId,
    to: &CollectorId,
    late_before: &str,
) -> Result<Balance> {
    let owed: Vec<(String, String, i64)> = tx.rows(
        "select s.id, s.drawn_on, cast(sum(p.cents) as bigint)
         from share_statement s join share_part p on p.statement = s.id
         where s.collector = $1 and p.to_collector = $2
         group by s.id, s.drawn_on, s.at order by s.drawn_on, s.at, s.id",
        &[from, to],
    )?;
    let settled: Option<(i64,)> = tx.row(
        "select cast(coalesce(sum(cents), 0) as bigint) from share_settlement
         where from_collector = $1 and to_collector = $2 and undone_at is null",
        &[from, to],
    )?;
    let owed: Vec<Owed> = owed
        .into_iter()
        .map(|(statement, drawn_on, cents)| Owed { statement, drawn_on, cents })
        .collect();
    Ok(apply(&owed, settled.map_or(0, |(cents,)| cents), late_before))
}
