//! The queue by kind, given-up jobs, and the demonstration's people.

use kernel::db::Tx;
use kernel::jobs::{Dead, JobId, cancel};
use kernel::time::Moment;
use kernel::{Result, row};

use crate::org::{PersonId, UnitId};
use crate::upkeep::rules::DemoRole;

row! {
    /// How many jobs of a kind there are.
    #[derive(Debug, Clone, serde::Serialize)]
    pub struct KindCount {
        /// Name of the kind.
        pub kind: String,
        /// Jobs that wait or are under way.
        pub waiting: i64,
        /// Jobs that were given up.
        pub dead: i64,
        /// When the next one is due.
        pub next_due: Option<Moment>,
    }
}

/// The queue by kind of job, at most `limit` kinds.
///
/// # Errors
/// A fault from the database.
pub fn kinds(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<KindCount>> {
    tx.rows(
        "select kind,
             cast(sum(case when failed_at is null then 1 else 0 end) as bigint),
             cast(sum(case when failed_at is null then 0 else 1 end) as bigint),
             min(case when failed_at is null then due_at end)
         from job group by kind order by kind limit $1",
        &[&limit],
    )
}

/// A given-up job; `None` when there is none of that identifier.
///
/// # Errors
/// A fault from the database.
pub fn dead_job(tx: &mut Tx<'_>, id: &JobId) -> Result<Option<Dead>> {
    let sql = "select id, kind, failed_at, attempts, coalesce(failure, '') from job
               where id = $1 and failed_at is not null";
    tx.row(sql, &[id])
}

/// Takes a given-up job out of the queue for good; `false` when it is not given up any more.
///
/// # Errors
/// A fault from the database.
pub fn abandon(tx: &mut Tx<'_>, id: &JobId) -> Result<bool> {
    match dead_job(tx, id)? {
        Some(_) => cancel(tx, id),
        None => Ok(false),
    }
}

row! {
    /// Somebody of the demonstration.
    #[derive(Debug, Clone)]
    pub struct DemoPerson {
        /// Who.
        pub id: PersonId,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Name of the unit in which they act.
        pub unit: String,
    }
}

/// Whom the demonstration lets one be, in the unit of the role's kind that has most people.
///
/// # Errors
/// A fault from the database.
pub fn demo_person(tx: &mut Tx<'_>, role: DemoRole) -> Result<Option<DemoPerson>> {
    let today = tx.now().day_text();
    match role.mandate() {
        Some((role, kind)) => tx.row(
            "select p.id, p.first_name, p.last_name, u.name from mandate m
             join person p on p.id = m.person
             join unit u on u.id = m.unit and u.closed_at is null
             where m.role = $1 and m.delegated_from is null
               and m.starts_on <= $2 and (m.ends_on is null or m.ends_on >= $2)
             order by case when u.kind = $3 then 0 else 1 end,
                 (select count(*) from person_scope s where s.unit = m.unit) desc,
                 u.folded, m.starts_on, m.id limit 1",
            &[&role, &today, &kind],
        ),
        None => member(tx),
    }
}

/// A member with an address and without mandate, in the secretary's unit if there is one.
fn member(tx: &mut Tx<'_>) -> Result<Option<DemoPerson>> {
    let near = demo_person(tx, DemoRole::Secretary)?.map(|secretary| secretary.unit);
    tx.row(
        "select p.id, p.first_name, p.last_name, u.name from person p
         join unit u on u.id = p.home_unit
         where exists (select 1 from person_email e where e.person = p.id)
           and exists (select 1 from relation_fact f where f.person = p.id and f.kind = 'joined')
           and not exists (select 1 from relation_fact f where f.person = p.id
               and f.kind = 'left')
           and not exists (select 1 from mandate m where m.person = p.id)
         order by case when u.name = cast($1 as text) then 0 else 1 end, p.id limit 1",
        &[&near],
    )
}

/// Whether somebody has or had a mandate of this role in a unit.
///
/// # Errors
/// A fault from the database.
pub fn is_held(tx: &mut Tx<'_>, unit: &UnitId, role: &str) -> Result<bool> {
    let sql = "select 1 from mandate where unit = $1 and role = $2 limit 1";
    Ok(tx.row::<(i64,)>(sql, &[unit, &role])?.is_some())
}

/// A member at or below a unit who has an address and no mandate, the same each time.
///
/// # Errors
/// A fault from the database.
pub fn free_member(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = tx.row(
        "select s.person from person_scope s
         join person p on p.id = s.person and p.kind = 'person' and p.died_on is null
         where s.unit = $1
           and exists (select 1 from person_email e where e.person = s.person and e.bad = 0)
           and exists (select 1 from relation_fact f where f.person = s.person
               and f.kind = 'joined')
           and not exists (select 1 from relation_fact f where f.person = s.person
               and f.kind = 'left')
           and not exists (select 1 from mandate m where m.person = s.person)
         order by s.sort_name, s.person limit 1",
        &[unit],
    )?;
    Ok(row.map(|(person,)| person))
}
