//! Thresholds that were reached: when, and what became of what they trigger.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::org::{PersonId, Scope};
use crate::petitions::PetitionId;
use crate::petitions::store::{self, PETITION, Petition};

row! {
    /// A threshold that was reached.
    #[derive(Debug, Clone)]
    pub struct Reached {
        /// From how many signatures on.
        pub reached: i64,
        /// What it triggers, as it was written then.
        pub triggers: String,
        /// When it was found reached; zero for what was before anybody looked.
        pub at: Moment,
        /// What became of it; empty as long as nobody said.
        pub answer: String,
        /// When somebody said.
        pub answered_at: Option<Moment>,
    }
}

impl Reached {
    /// The day on which it was reached, in milliseconds, when it is known.
    pub(in crate::petitions) fn day(&self) -> Option<i64> {
        (self.at.0 > 0).then_some(self.at.0)
    }
}

/// The thresholds of a petition that were reached, the lowest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn reached_of(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<Reached>> {
    let sql = "select reached, triggers, at, answer, answered_at from petition_reached
               where petition = $1 order by reached";
    tx.rows(sql, &[petition])
}

/// Petitions looked at in one go.
const LOOKED_AT_MAX: i64 = 500;

/// Some petitions after one, with a threshold above them, that signatures still come to.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn climbing(tx: &mut Tx<'_>, after: &str) -> Result<Vec<Petition>> {
    let sql = format!(
        "{PETITION} where f.kind in ('opened', 'closed') and p.id > $1 and p.id in
         (select t.petition from petition_threshold t where not exists
          (select 1 from petition_reached r where r.petition = t.petition
           and r.reached = t.reached)) order by p.id limit $2"
    );
    tx.rows(&sql, &[&after, &LOOKED_AT_MAX])
}

/// Writes down which thresholds of a petition its count has come to; those that it had not
/// before. The database has the last word: each is told once.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn reach(tx: &mut Tx<'_>, petition: &Petition) -> Result<Vec<i64>> {
    let (count, now) = (store::counts_of(tx, petition)?.all(), tx.now());
    let sql = "select t.reached from petition_threshold t where t.petition = $1
               and t.reached <= $2 and not exists (select 1 from petition_reached r
                where r.petition = t.petition and r.reached = t.reached) order by t.reached";
    let due: Vec<(i64,)> = tx.rows(sql, &[&petition.id, &count])?;
    let mut new = Vec::new();
    for (reached,) in due {
        let sql = "insert into petition_reached (petition, reached, triggers, at, answer,
                    answered_by_name)
                   select t.petition, t.reached, t.triggers, cast($3 as bigint), '', ''
                   from petition_threshold t where t.petition = $1 and t.reached = $2
                   on conflict (petition, reached) do nothing";
        if tx.exec(sql, &[&petition.id, &reached, &now])? == 1 {
            new.push(reached);
        }
    }
    Ok(new)
}

/// Says what became of a threshold; saying it again changes it.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn answer_reached(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    reached: i64,
    answer: &str,
    by_name: &str,
) -> Result<bool> {
    let now = tx.now();
    let sql = "update petition_reached set answer = $3, answered_by_name = $4, answered_at = $5
               where petition = $1 and reached = $2";
    Ok(tx.exec(sql, &[petition, &reached, &answer, &by_name, &now])? == 1)
}

row! {
    /// A threshold of which nobody said what became.
    #[derive(Debug, Clone, Serialize)]
    pub struct ReachedRow {
        /// Of which petition.
        pub id: PetitionId,
        /// Its title.
        pub title: String,
        /// From how many signatures on.
        pub reached: i64,
        /// What it triggers.
        pub triggers: String,
    }
}

/// Thresholds that were reached in a scope, of which nobody said what became.
const WAITING: &str = "from petition_reached r join petition p on p.id = r.petition
    where r.answered_at is null and p.unit in (select unit from unit_above where above = $1)";

/// These thresholds, the oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn reached_waiting(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<ReachedRow>> {
    let sql = format!(
        "select p.id, p.title, r.reached, r.triggers {WAITING}
                       order by r.at, p.id, r.reached limit 50"
    );
    tx.rows(&sql, &[scope.unit()])
}

/// How many they are.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn count_reached(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    tx.one(&format!("select count(*) {WAITING}"), &[scope.unit()])
}

/// Who answers for a petition: whoever proposed it and those who opened it, and whether they did
/// the former.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn responsible(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<(PersonId, bool)>> {
    let sql = "select by_person, max(case when kind = 'proposed' then 1 else 0 end)
               from petition_fact where petition = $1 and kind in ('proposed', 'opened')
               and by_person is not null group by by_person order by by_person";
    tx.rows(sql, &[petition])
}
