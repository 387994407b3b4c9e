//! Requests about one's data in the database.

mod retention;
mod term;

pub use retention::Case;
pub(super) use retention::{
    case, cases, drop_older, erase_case, export_case, histories, keep, propose, remember_expiry,
    terms,
};
pub(super) use term::{NewTerm, Term, add_term, all_terms};

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::{Office, PersonId, Scope, UnitId};
use crate::privacy::rules::{Answer, Kind, due_on};

kernel::id!(
    /// A request of a person about their data.
    RequestId
);

row! {
    /// A request of a person about their data.
    #[derive(Debug, Clone)]
    pub struct Request {
        /// Its identifier.
        pub id: RequestId,
        /// Who asks.
        pub person: PersonId,
        /// Their name; empty once the record is gone.
        pub name: String,
        /// What they ask.
        pub kind: String,
        /// Why, if they said so.
        pub reason: String,
        /// The unit that keeps the record.
        pub unit_name: String,
        /// When they asked.
        pub asked_at: Moment,
        /// The last day to answer, ISO text.
        pub due_on: String,
        /// When it was answered.
        pub handled_at: Option<Moment>,
        /// Who answered.
        pub handled_by_name: Option<String>,
        /// The answer.
        pub outcome: Option<String>,
        /// What the answer says.
        pub note: Option<String>,
    }
}

const REQUEST: &str = "select r.id, r.person, p.first_name || ' ' || p.last_name, r.kind,
    r.reason, u.name, r.asked_at, r.due_on, r.handled_at, r.handled_by_name, r.outcome, r.note
    from privacy_request r join person p on p.id = r.person join unit u on u.id = p.home_unit";

/// Most requests on a page.
const REQUESTS_MAX: i64 = 200;

/// Writes a request down; the same one asked again while it is open is one. Returns its last
/// day to answer.
pub(super) fn ask(
    tx: &mut Tx<'_>,
    person: &PersonId,
    home: &UnitId,
    kind: Kind,
    reason: &str,
) -> Result<String> {
    let now = tx.now();
    let sql = "select months from privacy_term where valid_from_on <= $1
               order by valid_from_on desc limit 1";
    let months: i64 = tx.one(sql, &[&now.day_text()])?;
    let due_on = due_on(now.day(), months).to_string();
    let id: RequestId = tx.fresh();
    tx.exec(
        "insert into privacy_request (id, person, kind, reason, unit, asked_at, due_on)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        &[&id, person, &kind.name(), &reason, home, &now, &due_on],
    )?;
    let sql = "select due_on from privacy_request
               where person = $1 and kind = $2 and handled_at is null";
    tx.one(sql, &[person, &kind.name()])
}

/// The requests of a person, newest first.
pub(super) fn of_person(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Request>> {
    let sql = format!("{REQUEST} where r.person = $1 order by r.asked_at desc, r.id limit $2");
    tx.rows(&sql, &[person, &REQUESTS_MAX])
}

/// The requests of people whose record a unit of the scope keeps, the most urgent first;
/// answered ones last.
pub(super) fn of_scope(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Request>> {
    let sql = format!(
        "{REQUEST} join unit_above a on a.unit = p.home_unit and a.above = $1
         order by case when r.handled_at is null then 0 else 1 end, r.due_on, r.id limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &REQUESTS_MAX])
}

/// How many requests of a scope nobody answered yet.
pub(super) fn open_in(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = format!(
        "select count(*) from ({REQUEST} join unit_above a on a.unit = p.home_unit
         and a.above = $1 where r.handled_at is null) waits"
    );
    tx.one(&sql, &[scope.unit()])
}

/// One request of a scope.
pub(super) fn one(tx: &mut Tx<'_>, scope: &Scope, id: &RequestId) -> Result<Option<Request>> {
    let sql = format!(
        "{REQUEST} join unit_above a on a.unit = p.home_unit and a.above = $1 where r.id = $2"
    );
    tx.row(&sql, &[scope.unit(), id])
}

/// Writes the answer to an open request.
///
/// # Errors
/// [`Error::Stale`] when somebody answered it meanwhile.
pub(super) fn answer(
    tx: &mut Tx<'_>,
    id: &RequestId,
    office: &Office,
    by_name: &str,
    answer: Answer,
    note: &str,
) -> Result<()> {
    let now = tx.now();
    let touched = tx.exec(
        "update privacy_request set handled_at = $2, handled_by = $3, handled_by_name = $4,
         outcome = $5, note = $6 where id = $1 and handled_at is null",
        &[id, &now, &office.person, &by_name, &answer.name(), &note],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Remembers that a request to be erased was answered, without the person.
pub(super) fn remember_erasure(
    tx: &mut Tx<'_>,
    request: &RequestId,
    office: &Office,
    by_name: &str,
) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into erasure (id, unit, asked_at, due_on, done_at, done_by_name, mandate)
         select id, unit, asked_at, due_on, cast($2 as bigint), cast($3 as text), cast($4 as text)
         from privacy_request where id = $1",
        &[request, &now, &by_name, &office.mandate.id],
    )
    .map(drop)
}

/// Erasures done in a scope: how many.
pub(super) fn erasures(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = "select count(*) from erasure e
               join unit_above a on a.unit = e.unit and a.above = $1";
    tx.one(sql, &[scope.unit()])
}

/// The requests of a person as readable values.
pub(super) fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let told = of_person(tx, person)?.into_iter().map(|request| {
        serde_json::json!({
            "kind": request.kind,
            "reason": request.reason,
            "asked_at": request.asked_at.rfc3339(),
            "due_on": request.due_on,
            "handled_at": request.handled_at.map(Moment::rfc3339),
            "handled_by": request.handled_by_name,
            "outcome": request.outcome,
            "note": request.note,
        })
    });
    let requests: Vec<serde_json::Value> = told.collect();
    Ok(serde_json::json!({ "requests": requests, "retention": export_case(tx, person)? }))
}

/// Removes the requests of a person.
pub(super) fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    erase_case(tx, person)?;
    tx.exec("delete from privacy_request where person = $1", &[person]).map(drop)
}

/// Gives the requests of one record to another; what is open on both stays open once.
pub(super) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    erase_case(tx, from)?;
    tx.exec(
        "delete from privacy_request where person = $1 and handled_at is null and kind in
         (select kind from privacy_request where person = $2 and handled_at is null)",
        &[from, into],
    )?;
    tx.exec("update privacy_request set person = $2 where person = $1", &[from, into]).map(drop)
}

/// People in office and some of the people of their unit, for the demonstration.
pub(super) fn people_in_office(
    tx: &mut Tx<'_>,
    limit: i64,
) -> Result<Vec<(PersonId, String, UnitId)>> {
    tx.rows(
        "select m.person, p.first_name || ' ' || p.last_name, m.unit
         from mandate m join person p on p.id = m.person
         where m.ends_on is null order by m.id limit $1",
        &[&limit],
    )
}

/// Some of the people that a unit keeps, for the demonstration.
pub(super) fn people_of(tx: &mut Tx<'_>, unit: &UnitId, limit: i64) -> Result<Vec<PersonId>> {
    let sql = "select id from person where home_unit = $1 order by id limit $2";
    let rows: Vec<(PersonId,)> = tx.rows(sql, &[unit, &limit])?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}
