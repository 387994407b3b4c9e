//! Records whose time is over, in the database: proposed by the sweep, decided by officers.

use std::collections::HashMap;

use kernel::db::{Arg, Tx, marks};
use kernel::time::Moment;
use kernel::{Result, row};

use crate::org::{Office, PersonId, Scope};
use crate::people::FactKind;
use crate::privacy::rules::{History, Over, Terms, over};
use crate::privacy::store::RequestId;

row! {
    /// A record whose time is over, as officers see it.
    #[derive(Debug, Clone)]
    pub struct Case {
        /// Whose it is.
        pub person: PersonId,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Name of the unit that keeps it.
        pub unit_name: String,
        /// Why it was kept.
        pub basis: String,
        /// The last day that counts, ISO text.
        pub since_on: String,
        /// The last day on which it was to be kept, ISO text.
        pub over_on: String,
    }
}

/// How long records are kept on the day of this transaction.
pub(in crate::privacy) fn terms(tx: &mut Tx<'_>) -> Result<Terms> {
    let mut months = |basis: &str| {
        let sql = "select months from retention_term where basis = $1 and valid_from_on <= $2
                   order by valid_from_on desc limit 1";
        let today = tx.now().day_text();
        tx.one::<i64>(sql, &[&basis, &today])
    };
    Ok(Terms { former_months: months("former")?, contact_months: months("contact")? })
}

/// The next people without a mandate after an identifier, with what counts for their time.
pub(in crate::privacy) fn histories(
    tx: &mut Tx<'_>,
    after: &str,
    limit: i64,
) -> Result<Vec<(PersonId, History)>> {
    let rows: Vec<(PersonId, Moment)> = tx.rows(
        "select id, created_at from person p where id > $1 and kind = 'person'
         and not exists (select 1 from mandate m where m.person = p.id
             and (m.ends_on is null or m.ends_on >= $2))
         order by id limit $3",
        &[&after, &tx.now().day_text(), &limit],
    )?;
    with_histories(tx, rows)
}

fn with_histories(
    tx: &mut Tx<'_>,
    people: Vec<(PersonId, Moment)>,
) -> Result<Vec<(PersonId, History)>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<&dyn Arg> = people.iter().map(|(id, _)| -> &dyn Arg { id }).collect();
    let among = format!("person in ({})", marks(1, ids.len()));
    let mut facts: HashMap<PersonId, Vec<(FactKind, String)>> = HashMap::new();
    let sql = format!("select person, kind, on_day from relation_fact where {among}");
    for (person, kind, day) in tx.rows::<(PersonId, String, String)>(&sql, &ids)? {
        facts.entry(person).or_default().push((FactKind::parse(&kind), day));
    }
    // What people did themselves, wherever it left a trace.
    const TRACES: [&str; 3] = [
        "select person, max(at) from consent_entry where way in ('form', 'themselves') and",
        "select person, max(changed_at) from person_version where way = 'themselves' and",
        "select person, max(seen_at) from session where",
    ];
    let mut heard: HashMap<PersonId, String> = HashMap::new();
    for trace in TRACES {
        let sql = format!("{trace} {among} group by person");
        for (person, at) in tx.rows::<(PersonId, Moment)>(&sql, &ids)? {
            let day = at.day_text();
            let known = heard.entry(person).or_default();
            if day > *known {
                *known = day;
            }
        }
    }
    let history = |(id, created_at): (PersonId, Moment)| {
        let history = History {
            facts: facts.remove(&id).unwrap_or_default(),
            created_on: created_at.day_text(),
            heard_on: heard.remove(&id),
        };
        (id, history)
    };
    Ok(people.into_iter().map(history).collect())
}

/// Proposes records whose time is over; what an officer decided of them stands.
pub(in crate::privacy) fn propose(tx: &mut Tx<'_>, found: &[(PersonId, Over)]) -> Result<()> {
    let now = tx.now();
    for (person, over) in found {
        tx.exec(
            "insert into retention_case (person, basis, since_on, over_on, swept_at)
             values ($1, $2, $3, $4, $5) on conflict (person) do update
             set basis = excluded.basis, since_on = excluded.since_on,
             over_on = excluded.over_on, swept_at = excluded.swept_at",
            &[person, &over.basis.name(), &over.since_on, &over.over_on, &now],
        )?;
    }
    Ok(())
}

/// Takes back the proposals that the sweep begun at a moment did not find again.
pub(in crate::privacy) fn drop_older(tx: &mut Tx<'_>, begun: Moment) -> Result<()> {
    tx.exec("delete from retention_case where swept_at < $1", &[&begun]).map(drop)
}

const CASE: &str = "select c.person, p.first_name, p.last_name, u.name, c.basis, c.since_on,
    c.over_on from retention_case c join person p on p.id = c.person
    join unit u on u.id = p.home_unit
    join unit_above a on a.unit = p.home_unit and a.above = $1
    where (c.kept_until_on is null or c.kept_until_on < $2)";

/// The records of a scope whose time is over, the longest first.
pub(in crate::privacy) fn cases(tx: &mut Tx<'_>, scope: &Scope, limit: i64) -> Result<Vec<Case>> {
    let sql = format!("{CASE} order by c.over_on, c.person limit $3");
    let today = tx.now().day_text();
    tx.rows(&sql, &[scope.unit(), &today, &limit])
}

/// The proposal of one person of a scope, if their time is over still; one that is not is
/// taken back.
pub(in crate::privacy) fn case(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
) -> Result<Option<Case>> {
    let (sql, today) = (format!("{CASE} and c.person = $3"), tx.now().day_text());
    let Some(case) = tx.row::<Case>(&sql, &[scope.unit(), &today, person])? else {
        return Ok(None);
    };
    let sql = "select id, created_at from person p where id = $1
               and not exists (select 1 from mandate m where m.person = p.id
                   and (m.ends_on is null or m.ends_on >= $2))";
    let person_row: Option<(PersonId, Moment)> = tx.row(sql, &[person, &today])?;
    let (history, terms) = (with_histories(tx, person_row.into_iter().collect())?, terms(tx)?);
    let is_over = history.first().is_some_and(|(_, it)| over(it, terms, &today).is_some());
    if !is_over {
        erase_case(tx, person)?;
    }
    Ok(Some(case).filter(|_| is_over))
}

/// Keeps a record that was proposed until a day, for a reason.
pub(in crate::privacy) fn keep(
    tx: &mut Tx<'_>,
    person: &PersonId,
    until_on: &str,
    by_name: &str,
    why: &str,
) -> Result<()> {
    let sql = "update retention_case set kept_until_on = $2, kept_by_name = $3, kept_why = $4
               where person = $1";
    tx.exec(sql, &[person, &until_on, &by_name, &why]).map(drop)
}

/// Remembers that a record whose time was over was erased, without the person.
pub(in crate::privacy) fn remember_expiry(
    tx: &mut Tx<'_>,
    case: &Case,
    office: &Office,
    by_name: &str,
) -> Result<()> {
    let (id, now): (RequestId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into erasure (id, unit, asked_at, due_on, done_at, done_by_name, mandate)
         select cast($1 as text), p.home_unit, cast($2 as bigint), cast($3 as text),
         cast($2 as bigint), cast($4 as text), cast($5 as text) from person p where p.id = $6",
        &[&id, &now, &case.over_on, &by_name, &office.mandate.id, &case.person],
    )
    .map(drop)
}

/// The proposal of a person as readable values.
pub(in crate::privacy) fn export_case(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<serde_json::Value> {
    type Row = (String, String, Option<String>, Option<String>);
    let sql = "select since_on, over_on, kept_until_on, kept_why from retention_case
               where person = $1";
    let row: Option<Row> = tx.row(sql, &[person])?;
    Ok(row.map_or(serde_json::Value::Null, |(since, over, kept, why)| {
        serde_json::json!({
            "last_contact": since,
            "to_be_erased_after": over,
            "kept_until": kept,
            "kept_because": why,
        })
    }))
}

/// Takes the proposal of a person back.
pub(in crate::privacy) fn erase_case(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from retention_case where person = $1", &[person]).map(drop)
}
