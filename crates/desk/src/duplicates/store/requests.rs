//! Requests to merge records of two units, with their answers.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::duplicates::RequestId;
use crate::org::{Office, PersonId, Scope, UnitId};

/// Most records of other units that one request asks about.
const ASKED_MAX: i64 = 3;

row! {
    /// A unit asks another whether two records are of one person.
    #[derive(Debug, Clone)]
    pub(in crate::duplicates) struct Request {
        /// Its identifier.
        pub(in crate::duplicates) id: RequestId,
        /// The record of the unit that asks.
        pub(in crate::duplicates) person: PersonId,
        /// The record of the unit that is asked; `None` when no unit keeps one.
        pub(in crate::duplicates) other: Option<PersonId>,
        /// The unit that asks.
        pub(in crate::duplicates) unit: UnitId,
        /// Its name.
        pub(in crate::duplicates) unit_name: String,
        /// Who asked.
        pub(in crate::duplicates) asked_by_name: String,
        /// When.
        pub(in crate::duplicates) asked_at: Moment,
        /// `accepted` or `declined`; `None` while it waits.
        pub(in crate::duplicates) answer: Option<String>,
        /// Who answered.
        pub(in crate::duplicates) answered_by_name: Option<String>,
        /// When.
        pub(in crate::duplicates) answered_at: Option<Moment>,
    }
}

const REQUEST: &str = "select r.id, r.person, r.other_person, r.unit, u.name, r.asked_by_name,
    r.asked_at, r.answer, r.answered_by_name, r.answered_at
    from duplicate_request r join unit u on u.id = r.unit";

/// Writes a request down, for each record outside the scope that bears the address (lower case)
/// or the member number; one for nobody when there is none, so that nothing tells them apart.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn add_requests(
    tx: &mut Tx<'_>,
    office: &Office,
    by_name: &str,
    person: &PersonId,
    said: &str,
) -> Result<()> {
    let sql = "select p.id, p.home_unit from person p where (p.number = $1
                or p.id in (select person from person_email where folded = $1))
               and not exists (select 1 from person_scope s
                where s.person = p.id and s.unit = $2) order by p.id limit $3";
    let found: Vec<(PersonId, UnitId)> = tx.rows(sql, &[&said, office.scope.unit(), &ASKED_MAX])?;
    let mut asked: Vec<(Option<PersonId>, Option<UnitId>)> =
        found.into_iter().map(|(person, unit)| (Some(person), Some(unit))).collect();
    if asked.is_empty() {
        asked.push((None, None));
    }
    for (other, unit) in asked {
        let (id, now): (RequestId, _) = (tx.fresh(), tx.now());
        tx.exec(
            "insert into duplicate_request (id, person, other_person, unit, other_unit, asked_by,
             asked_by_name, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
             on conflict do nothing",
            &[&id, person, &other, &office.unit.id, &unit, &office.person, &by_name, &now],
        )?;
    }
    Ok(())
}

/// Requests that a scope is asked, those that wait first.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn requests_to(
    tx: &mut Tx<'_>,
    scope: &Scope,
    limit: i64,
) -> Result<Vec<Request>> {
    let sql = format!(
        "{REQUEST} join person_scope s on s.person = r.other_person and s.unit = $1
         where r.answered_at is null order by r.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &limit])
}

/// Requests that a scope's units sent, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn requests_from(
    tx: &mut Tx<'_>,
    scope: &Scope,
    limit: i64,
) -> Result<Vec<Request>> {
    let sql = format!(
        "{REQUEST} where r.unit in (select unit from unit_above where above = $1)
         order by r.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &limit])
}

/// A request that waits for an answer of this scope.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn open_request(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &RequestId,
) -> Result<Option<Request>> {
    let sql = format!(
        "{REQUEST} join person_scope s on s.person = r.other_person and s.unit = $1
         where r.id = $2 and r.answered_at is null"
    );
    tx.row(&sql, &[scope.unit(), id])
}

/// Requests about a person's records.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn of_person(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Request>> {
    let sql =
        format!("{REQUEST} where r.person = $1 or r.other_person = $1 order by r.id limit 1000");
    tx.rows(&sql, &[person])
}

/// Writes the answer down.
///
/// # Errors
/// [`Error::Stale`] when somebody was faster.
pub(in crate::duplicates) fn answer(
    tx: &mut Tx<'_>,
    id: &RequestId,
    answer: &str,
    by: (&PersonId, &str),
) -> Result<()> {
    let now = tx.now();
    let touched = tx.exec(
        "update duplicate_request set answer = $2, answered_by = $3, answered_by_name = $4,
         answered_at = $5 where id = $1 and answered_at is null",
        &[id, &answer, by.0, &by.1, &now],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}
