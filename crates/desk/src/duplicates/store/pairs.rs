//! Pairs of records that look alike, those that were told apart, and the searches that found them.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::duplicates::RunId;
use crate::duplicates::rules::Level;
use crate::org::{PersonId, Scope};

/// A pair to propose; `one` comes before `other`.
#[derive(Debug, Clone)]
pub(in crate::duplicates) struct NewPair {
    /// The first by identifier.
    pub(in crate::duplicates) one: PersonId,
    /// The other.
    pub(in crate::duplicates) other: PersonId,
    /// How alike.
    pub(in crate::duplicates) score: i64,
    /// What that means.
    pub(in crate::duplicates) level: Level,
    /// Why, JSON.
    pub(in crate::duplicates) reasons: String,
    /// Whether it may be merged in bulk.
    pub(in crate::duplicates) exact: bool,
}

row! {
    /// A proposed pair with both names.
    #[derive(Debug, Clone)]
    pub(in crate::duplicates) struct Pair {
        /// The first by identifier.
        pub(in crate::duplicates) one: PersonId,
        /// The other.
        pub(in crate::duplicates) other: PersonId,
        /// How alike.
        pub(in crate::duplicates) score: i64,
        /// `sure`, `likely` or `possible`.
        pub(in crate::duplicates) level: String,
        /// Why, JSON.
        pub(in crate::duplicates) reasons: String,
        /// First name of the first.
        pub(in crate::duplicates) first: String,
        /// Last name of the first.
        pub(in crate::duplicates) last: String,
        /// The unit that keeps the first.
        pub(in crate::duplicates) home: String,
        /// First name of the other.
        pub(in crate::duplicates) other_first: String,
        /// Last name of the other.
        pub(in crate::duplicates) other_last: String,
        /// The unit that keeps the other.
        pub(in crate::duplicates) other_home: String,
    }
}

row! {
    /// A search through the whole file.
    #[derive(Debug, Clone)]
    pub(in crate::duplicates) struct Run {
        /// Its identifier.
        pub(in crate::duplicates) id: RunId,
        /// Its job, while it is under way.
        pub(in crate::duplicates) job: Option<String>,
        /// When it was asked for.
        pub(in crate::duplicates) asked_at: Moment,
        /// When it ended.
        pub(in crate::duplicates) finished_at: Option<Moment>,
    }
}

/// Writes pairs that a search found, unless somebody told them apart or one of them is gone.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn add_pairs(
    tx: &mut Tx<'_>,
    run: &RunId,
    pairs: &[NewPair],
) -> Result<()> {
    let now = tx.now();
    for pair in pairs {
        tx.exec(
            "insert into duplicate_pair (person, other_person, score, level, reasons, exact, run,
             found_at)
             select cast($1 as text), cast($2 as text), cast($3 as bigint), cast($4 as text),
                cast($5 as text), cast($6 as bigint), cast($7 as text), cast($8 as bigint)
             where exists (select 1 from person where id = $1)
             and exists (select 1 from person where id = $2)
             and not exists (select 1 from duplicate_apart
                where person = $1 and other_person = $2)
             on conflict (person, other_person) do update set score = excluded.score,
             level = excluded.level, reasons = excluded.reasons, exact = excluded.exact,
             run = excluded.run",
            &[
                &pair.one,
                &pair.other,
                &pair.score,
                &pair.level.name(),
                &pair.reasons,
                &pair.exact,
                run,
                &now,
            ],
        )?;
    }
    Ok(())
}

/// Deletes some pairs that `run` did not find again; returns how many.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn sweep(tx: &mut Tx<'_>, run: &RunId, limit: i64) -> Result<u64> {
    let sql = "delete from duplicate_pair where run <> $1 and (person, other_person) in
               (select person, other_person from duplicate_pair where run <> $1 limit $2)";
    tx.exec(sql, &[run, &limit])
}

const PAIR: &str = "select d.person, d.other_person, d.score, d.level, d.reasons, p.first_name,
    p.last_name, u.name, q.first_name, q.last_name, v.name from duplicate_pair d
    cross join person_scope s cross join person_scope t
    cross join person p cross join person q cross join unit u cross join unit v
    where s.person = d.person and s.unit = $1 and t.person = d.other_person and t.unit = $1
    and p.id = d.person and q.id = d.other_person and u.id = p.home_unit and v.id = q.home_unit";

/// Pairs of a level that a scope reaches whole, the most alike first, after a pair.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn pairs(
    tx: &mut Tx<'_>,
    scope: &Scope,
    level: Level,
    after: (i64, &str, &str),
    limit: i64,
) -> Result<Vec<Pair>> {
    let sql = format!(
        "{PAIR} and d.level = $2 and (d.score < $3 or (d.score = $3
         and (d.person > $4 or (d.person = $4 and d.other_person > $5))))
         order by d.score desc, d.person, d.other_person limit $6"
    );
    let (score, one, other) = after;
    tx.rows(&sql, &[scope.unit(), &level.name(), &score, &one, &other, &limit])
}

/// Pairs that may be merged in bulk.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn exact_pairs(
    tx: &mut Tx<'_>,
    scope: &Scope,
    limit: i64,
) -> Result<Vec<Pair>> {
    let sql =
        format!("{PAIR} and d.exact = 1 order by d.score desc, d.person, d.other_person limit $2");
    tx.rows(&sql, &[scope.unit(), &limit])
}

/// Pairs of a record within a scope.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn pairs_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
) -> Result<Vec<Pair>> {
    let sql =
        format!("{PAIR} and (d.person = $2 or d.other_person = $2) order by d.score desc limit 20");
    tx.rows(&sql, &[scope.unit(), person])
}

/// How many pairs of a level a scope reaches whole, and whether some may be merged in bulk.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn count(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(String, i64)>> {
    let sql = "select d.level, count(*) from duplicate_pair d
               cross join person_scope s cross join person_scope t
               where s.person = d.person and s.unit = $1
               and t.person = d.other_person and t.unit = $1 group by d.level
               union all select 'exact', count(*) from duplicate_pair d
               cross join person_scope s cross join person_scope t
               where s.person = d.person and s.unit = $1
               and t.person = d.other_person and t.unit = $1 and d.exact = 1";
    tx.rows(sql, &[scope.unit()])
}

/// Remembers that two records are of two people: the pair is never proposed again.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn mark_apart(
    tx: &mut Tx<'_>,
    one: &PersonId,
    other: &PersonId,
    by: (&PersonId, &str),
) -> Result<()> {
    let ((one, other), now) = (in_order(one, other), tx.now());
    tx.exec(
        "insert into duplicate_apart (person, other_person, said_by, said_by_name, said_at)
         values ($1, $2, $3, $4, $5) on conflict (person, other_person) do nothing",
        &[one, other, by.0, &by.1, &now],
    )?;
    let sql = "delete from duplicate_pair where person = $1 and other_person = $2";
    tx.exec(sql, &[one, other]).map(drop)
}

/// Whether somebody told two records apart.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn is_apart(
    tx: &mut Tx<'_>,
    one: &PersonId,
    other: &PersonId,
) -> Result<bool> {
    let (one, other) = in_order(one, other);
    let sql = "select 1 from duplicate_apart where person = $1 and other_person = $2";
    Ok(tx.row::<(i64,)>(sql, &[one, other])?.is_some())
}

fn in_order<'a>(one: &'a PersonId, other: &'a PersonId) -> (&'a PersonId, &'a PersonId) {
    if one < other { (one, other) } else { (other, one) }
}

/// Proposes nothing of a record until the next search.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn drop_pairs_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let sql = "delete from duplicate_pair where person = $1 or other_person = $1";
    tx.exec(sql, &[person]).map(drop)
}

/// Writes down that a search begins.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn open_run(
    tx: &mut Tx<'_>,
    id: &RunId,
    job: Option<&str>,
    by: Option<&PersonId>,
) -> Result<()> {
    let now = tx.now();
    let sql = "insert into duplicate_run (id, job, asked_by, asked_at, pairs, skipped)
               values ($1, $2, $3, $4, 0, 0)";
    tx.exec(sql, &[id, &job, &by, &now]).map(drop)
}

/// Writes down that a search ended; the searches before it are forgotten.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn close_run(
    tx: &mut Tx<'_>,
    id: &RunId,
    pairs: i64,
    skipped: i64,
) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update duplicate_run set finished_at = $2, pairs = $3, skipped = $4 where id = $1",
        &[id, &now, &pairs, &skipped],
    )?;
    tx.exec("delete from duplicate_run where id < $1", &[id]).map(drop)
}

/// The last search, under way or ended.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn last_run(tx: &mut Tx<'_>) -> Result<Option<Run>> {
    let sql = "select id, job, asked_at, finished_at from duplicate_run
               order by asked_at desc, id desc limit 1";
    tx.row(sql, &[])
}
