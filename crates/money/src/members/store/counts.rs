//! Counts without names: members and stamps by month and unit, cohorts.

use kernel::db::{Arg, Tx};
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::members::rules::days;
use crate::members::store::lists::Which;
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
    /// Members on its last day, or today; nobody knows of a month to come.
    pub members: Option<i64>,
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
    let lives = lives(tx, scope, &today)?;
    let stamps = stamps_by_month(tx, scope, year)?;
    let months = (1..=12).map(|number| {
        let month = format!("{year}-{number:02}");
        let is_begun = days::first_day(&month) <= today;
        let of_month = |(from, to, _): &&(String, String, i64)| {
            *from <= month && (to.is_empty() || *to > month)
        };
        let members = || lives.iter().filter(of_month).map(|(_, _, count)| count).sum();
        let members = is_begun.then(members);
        let sums = stamps.iter().find(|(known, ..)| *known == month);
        let (paid, exempt, owed) = sums.map_or((0, 0, 0), |one| (one.1, one.2, one.3));
        let (paid_cents, owed_cents) = sums.map_or((0, 0), |one| (one.4, one.5));
        MonthCount { month, members, paid, exempt, owed, paid_cents, owed_cents }
    });
    Ok(months.collect())
}

/// How many memberships began in one month and ended in another (empty for none): a few rows
/// instead of twelve counts.
fn lives(tx: &mut Tx<'_>, scope: &Scope, today: &str) -> Result<Vec<(String, String, i64)>> {
    let sql = format!(
        "select substr(m.accepted_on, 1, 7),
         case when m.ended_on is null or m.ended_on > $2 then '' else substr(m.ended_on, 1, 7) end,
         count(distinct m.person)
         from membership m where {BELOW} and m.accepted_on <= $2 group by 1, 2"
    );
    tx.rows(&sql, &[scope.unit(), &today])
}

type StampSums = (String, i64, i64, i64, i64, i64);

fn stamps_by_month(tx: &mut Tx<'_>, scope: &Scope, year: &str) -> Result<Vec<StampSums>> {
    let (first, last) = (format!("{year}-01"), format!("{year}-12"));
    let sql = format!(
        "select s.month, cast(sum(case when s.exempt = 0 and s.paid_cents >= s.due_cents
           then 1 else 0 end) as bigint),
         cast(sum(s.exempt) as bigint),
         cast(sum(case when s.exempt = 0 and s.paid_cents < s.due_cents
           then 1 else 0 end) as bigint),
         cast(sum(s.paid_cents) as bigint),
         cast(sum(case when s.exempt = 0 then s.due_cents else 0 end) as bigint)
         from membership m join stamp s on s.membership = m.id
         where {BELOW} and s.month between $2 and $3 group by s.month"
    );
    tx.rows(&sql, &[scope.unit(), &first, &last])
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
    // One look at the stamps of each membership, whatever the units above it.
    let sql = format!(
        "select c.id, c.name, count(distinct case when g.lasts = 1 then g.person end),
        count(distinct case when g.lasts = 1 and g.late = 0 then g.person end),
        cast(coalesce(sum(g.paid), 0) as bigint),
        count(distinct case when g.paid > 0 then g.person end),
        cast(coalesce(sum(g.cents), 0) as bigint)
        from unit c join unit_above a on a.above = c.id
        left join (select m.unit, m.person,
          case when m.accepted_on <= $2 and (m.ended_on is null or m.ended_on > $2)
            then 1 else 0 end as lasts,
          max(case when s.exempt = 0 and s.due_cents > s.paid_cents and s.late_on <= $2
            then 1 else 0 end) as late,
          sum(case when s.exempt = 0 and s.due_cents > 0 and s.paid_cents >= s.due_cents
            and s.from_on between $3 and $4 then 1 else 0 end) as paid,
          sum(case when s.from_on between $3 and $4 then s.paid_cents else 0 end) as cents
          from membership m left join stamp s on s.membership = m.id
          where {BELOW} group by m.id) g on g.unit = a.unit
        where (c.id = $1 or c.parent = $1) and c.closed_at is null
        group by c.id, c.name, c.folded
        order by case when c.id = $1 then 0 else 1 end, c.folded, c.id limit $5"
    );
    tx.rows(&sql, &[scope.unit(), &today, &first, &last, &UNITS_MAX])
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

/// Memberships by year of joining and year of ending; 0 for those that go on.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn ends_by_year(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<(i64, i64, i64)>> {
    let today = tx.now().day_text();
    let sql = format!(
        "select substr(m.accepted_on, 1, 4),
         case when m.ended_on is null or m.ended_on > $2 then '0'
           else substr(m.ended_on, 1, 4) end,
         count(distinct m.person)
         from membership m where {BELOW} and m.accepted_on <= $2 group by 1, 2"
    );
    let rows: Vec<(String, String, i64)> = tx.rows(&sql, &[scope.unit(), &today])?;
    let years = |(joined, ended, count): (String, String, i64)| {
        Some((joined.parse().ok()?, ended.parse().ok()?, count))
    };
    Ok(rows.into_iter().filter_map(years).collect())
}

/// What is late, by how long: members and cents of stamps that were due after the first of these
/// days, then after the second, and so on, then before the last.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn arrears(
    tx: &mut Tx<'_>,
    scope: &Scope,
    [first, second, third]: &[String; 3],
) -> Result<[(i64, i64); 4]> {
    let today = tx.now().day_text();
    let sql = format!(
        "select case when s.due_on > $3 then 0 when s.due_on > $4 then 1
           when s.due_on > $5 then 2 else 3 end,
         count(distinct m.person), cast(sum(s.due_cents - s.paid_cents) as bigint)
         from membership m join stamp s on s.membership = m.id
         where {BELOW} and m.accepted_on <= $2 and m.ended_on is null and s.exempt = 0
         and s.due_cents > s.paid_cents and s.late_on <= $2 group by 1"
    );
    let args: [&dyn Arg; 5] = [scope.unit(), &today, first, second, third];
    let rows: Vec<(i64, i64, i64)> = tx.rows(&sql, &args)?;
    let of = |class: i64| {
        let found = rows.iter().find(|row| row.0 == class);
        found.map_or((0, 0), |row| (row.1, row.2))
    };
    Ok([of(0), of(1), of(2), of(3)])
}

/// Members today by the postcode of their first address in France; '' for those without one.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn members_by_postcode(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<(String, i64)>> {
    let today = tx.now().day_text();
    let sql = format!(
        "select coalesce((select a.postcode from person_address a where a.person = m.person
           and a.country in ('', 'FR') order by a.position limit 1), ''),
         count(distinct m.person)
         from membership m where {BELOW} and m.accepted_on <= $2
         and (m.ended_on is null or m.ended_on > $2) group by 1"
    );
    tx.rows(&sql, &[scope.unit(), &today])
}

/// How many memberships a list holds.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn count_of(tx: &mut Tx<'_>, scope: &Scope, which: Which) -> Result<i64> {
    let today = tx.now().day_text();
    let sql = format!(
        "select count(*) from membership m join membership_type t on t.id = m.type
         where {BELOW} and {}",
        which.sql()
    );
    tx.one(&sql, &[scope.unit(), &today])
}

row! {
    /// How the dues of a year come in.
    #[derive(Debug, Clone, Serialize)]
    pub struct DuesOfYear {
        /// Members today.
        pub members: i64,
        /// Members of whom something is late.
        pub late: i64,
        /// What came in for the year's stamps.
        pub paid_cents: i64,
        /// What the year's stamps ask for.
        pub due_cents: i64,
    }
}

/// How the dues of a year come in from a scope that one looks through person by person.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn dues_of_year(
    tx: &mut Tx<'_>,
    scope: &Scope,
    year: &str,
) -> Result<DuesOfYear> {
    let today = tx.now().day_text();
    // One look at the stamps of each member. A stamp bears its month, or its year alone.
    let sql = format!(
        "select count(*), coalesce(cast(sum(late) as bigint), 0),
         coalesce(cast(sum(paid) as bigint), 0), coalesce(cast(sum(due) as bigint), 0)
         from (select max(case when d.due_cents > d.paid_cents and d.late_on <= $2
                 then 1 else 0 end) as late,
               sum(case when substr(d.month, 1, 4) = $3 then d.paid_cents else 0 end) as paid,
               sum(case when substr(d.month, 1, 4) = $3 then d.due_cents else 0 end) as due
               from person_scope s cross join membership m
               left join stamp d on d.membership = m.id and d.exempt = 0
               where s.unit = $1 and m.person = s.person and {}
               group by m.id) one",
        Which::Members.sql()
    );
    let args: [&dyn Arg; 3] = [scope.unit(), &today, &year];
    tx.row(&sql, &args)?.ok_or_else(|| Error::fault("no row"))
}

/// How many people a scope holds, counted up to `most`.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn people_up_to(tx: &mut Tx<'_>, scope: &Scope, most: i64) -> Result<i64> {
    let sql = "select count(*) from (
                   select 1 from person_scope where unit = $1 limit $2) counted";
    tx.one(sql, &[scope.unit(), &most])
}
