//! Petitions as those who proposed, signed or look after them see them.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::org::{PersonId, Scope};
use crate::petitions::store::fronts::{ListRow, listed};
use crate::petitions::store::{Fact, PETITION, Petition, facts_of};

/// A petition that a person proposed, with its steps.
#[derive(Debug, Clone, Serialize)]
pub(in crate::petitions) struct Proposed {
    pub row: ListRow,
    pub steps: Vec<Fact>,
}

row! {
    /// A signature of a person.
    #[derive(Debug, Clone, Serialize)]
    pub struct Signature {
        /// Of which petition.
        pub slug: String,
        /// Its title.
        pub title: String,
        /// Which day.
        pub signed_on: String,
        /// Whether their name may be seen.
        pub is_public: bool,
        /// Whether they wish to have news.
        pub wants_news: bool,
        /// Whether it can still be taken back.
        pub may_leave: bool,
    }
}

/// What a person has to do with petitions.
#[derive(Debug, Clone, Default, Serialize)]
pub(in crate::petitions) struct Mine {
    pub proposed: Vec<Proposed>,
    pub signed: Vec<Signature>,
}

/// Petitions read of one person.
const MINE_MAX: i64 = 100;

/// What a person proposed and signed, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn mine(tx: &mut Tx<'_>, person: &PersonId) -> Result<Mine> {
    let today = tx.now().day_text();
    let sql = format!(
        "{PETITION} where p.proposed_by_person = $1 order by p.created_at desc, p.id limit $2"
    );
    let found: Vec<Petition> = tx.rows(&sql, &[person, &MINE_MAX])?;
    let steps = found.iter().map(|petition| facts_of(tx, &petition.id));
    let steps = steps.collect::<Result<Vec<_>>>()?;
    let rows = listed(tx, found, &today)?;
    let proposed = rows.into_iter().zip(steps).map(|(row, steps)| Proposed { row, steps });
    let proposed = proposed.collect();
    let sql = "select p.slug, p.title, s.signed_on, s.is_public, s.wants_news,
               case when exists (select 1 from petition_fact f where f.petition = p.id
                and f.kind = 'delivered') then 0 else 1 end
               from signature s join petition p on p.id = s.petition
               where s.person = $1 and s.erased_at is null order by s.signed_at desc limit $2";
    Ok(Mine { proposed, signed: tx.rows(sql, &[person, &MINE_MAX])? })
}

/// The petitions of a scope, those that wait first, then the newest.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn of_office(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<ListRow>> {
    let today = tx.now().day_text();
    let sql = format!(
        "{PETITION} where p.unit in (select unit from unit_above where above = $1)
         order by case when f.kind = 'proposed' then 0 else 1 end, p.created_at desc, p.id
         limit $2"
    );
    let found: Vec<Petition> = tx.rows(&sql, &[scope.unit(), &MINE_MAX])?;
    listed(tx, found, &today)
}

/// Petitions of a scope that wait for somebody mandated.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn count_proposed(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = "select count(*) from petition p
               join petition_fact f on f.id = (select g.id from petition_fact g
                where g.petition = p.id order by g.number desc limit 1)
               where f.kind = 'proposed'
               and p.unit in (select unit from unit_above where above = $1)";
    tx.one(sql, &[scope.unit()])
}

/// Proposals of a person that wait for somebody mandated. Two sent at the same moment may both be
/// taken: one more than the limit harms nobody.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn count_waiting(tx: &mut Tx<'_>, person: &PersonId) -> Result<i64> {
    let sql = "select count(*) from petition p where p.proposed_by_person = $1
               and not exists (select 1 from petition_fact f where f.petition = p.id
                and f.kind <> 'proposed')";
    tx.one(sql, &[person])
}

/// Signatures of a person for their timeline: when, which title, which way.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn timeline_rows(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<(Moment, String, String)>> {
    let sql = "select s.signed_at, p.title, p.slug from signature s
               join petition p on p.id = s.petition
               where s.person = $1 order by s.signed_at desc limit $2";
    tx.rows(sql, &[person, &limit])
}
