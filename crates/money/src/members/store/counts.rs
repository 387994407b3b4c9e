//! Counts without names: members and stamps by month and unit, cohorts.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::members::rules::days;
use crate::org::{Scope, UnitId};

/// Units counted at once.
const UNITS_MAX: i64 = 500;
/// Cohorts shown.
const COHORTS_MAX: i64 = 60;

/// A month of a scope.
#[derive(Debug, Clone, Serialize)]
pub(in crate::members) struct MonthCount {
    /// `2026-11`.
    pub month: String,
    /// Members on its last day, or today.
    pub members: i64,
    /// Stamps settled by payment.
    pub paid: i64,
    /// Stamps exempt.
    pub exempt: i64,
    /// Stamps that are owed.
    pub owed: i64,
    /// What came in for them.
    pub paid_cents: i64,
    /// What is owed for them.
    pub owed_cents: i64,
}

row! {
    /// A unit and all below it.
    #[derive(Debug, Clone, Serialize)]
    pub struct UnitCount {
        /// The unit.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// Members today.
        pub members: i64,
        /// Members of whom nothing is late.
        pub up_to_date: i64,
        /// Stamps of the year settled by payment.
        pub paid: i64,
        /// Members who settled a first stamp this year.
        pub first_stamps: i64,
        /// What came in for the year.
        pub paid_cents: i64,
    }
}

row! {
    /// Those who joined in one year.
    #[derive(Debug, Clone, Serialize)]
    pub struct Cohort {
        /// The year.
        pub year: String,
        /// How many joined.
        pub joined: i64,
        /// How many are members today.
        pub members: i64,
        /// How many of these are not late.
        pub up_to_date: i64,
    }
}

/// Memberships of the scope, by the unit that keeps them.
const BELOW: &str = "m.unit in (select unit from unit_above where above = $1)";

/// The twelve months of a year.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn counts_by_month(
    tx: &mut Tx<'_>,
    scope: &Scope,
    year: &str,
) -> Result<Vec<MonthCount>> {
    let today = tx.now().day_text();
    let mut counts = Vec::new();
    for number in 1..=12 {
        let month = format!("{year}-{number:02}");
        let last = days::last_day(&month).min(today.clone());
        let is_begun = days::first_day(&month) <= today;
        let sql = format!(
            "select count(distinct m.person) from membership m
             where {BELOW} and m.accepted_on <= $2 and (m.ended_on is null or m.ended_on > $2)"
        );
        let members: i64 = if is_begun { tx.one(&sql, &[scope.unit(), &last])? } else { 0 };
        let sql = format!(
            "select cast(coalesce(sum(case when s.exempt = 0 and s.paid_cents >= s.due_cents
               then 1 else 0 end), 0) as bigint),
             cast(coalesce(sum(s.exempt), 0) as bigint),
             cast(coalesce(sum(case when s.exempt = 0 and s.paid_cents < s.due_cents
               then 1 else 0 end), 0) as bigint),
             cast(coalesce(sum(s.paid_cents), 0) as bigint),
             cast(coalesce(sum(case when s.exempt = 0 then s.due_cents else 0 end), 0) as bigint)
             from membership m join stamp s on s.membership = m.id
             where {BELOW} and s.month = $2"
        );
        let found: Option<(i64, i64, i64, i64, i64)> = tx.row(&sql, &[scope.unit(), &month])?;
        let (paid, exempt, owed, paid_cents, owed_cents) = found.unwrap_or_default();
        counts.push(MonthCount { month, members, paid, exempt, owed, paid_cents, owed_cents });
    }
    Ok(counts)
}

/// The unit of a scope itself, then each unit right below, with all below them.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn counts_by_unit(
    tx: &mut Tx<'_>,
    scope: &Scope,
    year: &str,
) -> Result<Vec<UnitCount>> {
    let today = tx.now().day_text();
    let (first, last) = (format!("{year}-01-01"), format!("{year}-12-31"));
    let sql = "select c.id, c.name,
        count(distinct case when m.accepted_on <= $2 and (m.ended_on is null or m.ended_on > $2)
          then m.person end),
        count(distinct case when m.accepted_on <= $2 and (m.ended_on is null or m.ended_on > $2)
          and not exists (select 1 from stamp l where l.membership = m.id and l.exempt = 0
           and l.due_cents > l.paid_cents and l.late_on <= $2) then m.person end),
        cast(coalesce(sum((select count(*) from stamp s where s.membership = m.id
          and s.exempt = 0 and s.due_cents > 0 and s.paid_cents >= s.due_cents
          and s.from_on between $3 and $4)), 0) as bigint),
        count(distinct case when exists (select 1 from stamp s where s.membership = m.id
          and s.exempt = 0 and s.due_cents > 0 and s.paid_cents >= s.due_cents
          and s.from_on between $3 and $4) then m.person end),
        cast(coalesce(sum((select coalesce(sum(s.paid_cents), 0) from stamp s
          where s.membership = m.id and s.from_on between $3 and $4)), 0) as bigint)
        from unit c join unit_above a on a.above = c.id
        left join membership m on m.unit = a.unit
        where (c.id = $1 or c.parent = $1) and c.closed_at is null
        group by c.id, c.name, c.folded
        order by case when c.id = $1 then 0 else 1 end, c.folded, c.id limit $5";
    tx.rows(sql, &[scope.unit(), &today, &first, &last, &UNITS_MAX])
}

/// Those who joined, year by year, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn cohorts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Cohort>> {
    let today = tx.now().day_text();
    let sql = format!(
        "select substr(m.accepted_on, 1, 4), count(distinct m.person),
         count(distinct case when m.ended_on is null or m.ended_on > $2 then m.person end),
         count(distinct case when (m.ended_on is null or m.ended_on > $2)
           and not exists (select 1 from stamp l where l.membership = m.id and l.exempt = 0
            and l.due_cents > l.paid_cents and l.late_on <= $2) then m.person end)
         from membership m where {BELOW} and m.accepted_on <= $2
         group by substr(m.accepted_on, 1, 4) order by 1 desc limit $3"
    );
    tx.rows(&sql, &[scope.unit(), &today, &COHORTS_MAX])
}
