//! Mandates: who holds which role where, and what it lets them do.

use kernel::db::{Arg, Tx};
use kernel::{Error, Result, row};

use crate::org::rules::{self, Refusal};
use crate::org::store::units::unit_in;
use crate::org::{MandateId, Office, PersonId, Rights, Scope, UnitId};

/// A mandate as its holder and others see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Its identifier.
    pub id: MandateId,
    /// Who holds it.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// Name of the unit.
    pub unit_name: String,
    /// Role's identifier.
    pub role: String,
    /// Role's French name.
    pub role_fr: String,
    /// Role's English name.
    pub role_en: String,
    /// First day, ISO text.
    pub starts_on: String,
    /// Last day, ISO text.
    pub ends_on: Option<String>,
    /// The decision it comes from.
    pub decision: String,
    /// The mandate whose holder delegated it.
    pub delegated_from: Option<MandateId>,
    /// What it lets its holder do.
    pub rights: Rights,
}

row! {
    struct MandateRow {
        id: MandateId,
        person: PersonId,
        unit: UnitId,
        unit_name: String,
        role: String,
        role_fr: String,
        role_en: String,
        starts_on: String,
        ends_on: Option<String>,
        decision: String,
        delegated_from: Option<MandateId>,
        role_rights: String,
        own_rights: Option<String>,
        giver_rights: Option<String>,
    }
}

impl From<MandateRow> for Mandate {
    fn from(row: MandateRow) -> Self {
        let role = Rights::parse(row.giver_rights.as_deref().unwrap_or(&row.role_rights));
        let rights = row.own_rights.map_or(role.clone(), |own| role.and(&Rights::parse(&own)));
        Self {
            id: row.id,
            person: row.person,
            unit: row.unit,
            unit_name: row.unit_name,
            role: row.role,
            role_fr: row.role_fr,
            role_en: row.role_en,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            decision: row.decision,
            delegated_from: row.delegated_from,
            rights,
        }
    }
}

const MANDATE: &str = "select m.id, m.person, m.unit, u.name, m.role, r.name_fr, r.name_en,
    m.starts_on, m.ends_on, m.decision, m.delegated_from, r.rights, m.rights, gr.rights
    from mandate m
    join unit u on u.id = m.unit
    join role r on r.id = m.role
    left join mandate g on g.id = m.delegated_from
    left join role gr on gr.id = g.role";

/// The mandates that give their holder rights on `today` (ISO text), oldest first. A delegated
/// one holds only while the mandate it comes from does.
pub(in crate::org) fn mandates_in_force(
    tx: &mut Tx<'_>,
    person: &PersonId,
    today: &str,
) -> Result<Vec<Mandate>> {
    let sql = format!(
        "{MANDATE} where m.person = $1 and u.closed_at is null
           and m.starts_on <= $2 and (m.ends_on is null or m.ends_on >= $2)
           and (m.delegated_from is null
                or (g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)))
         order by m.starts_on, m.id"
    );
    let rows: Vec<MandateRow> = tx.rows(&sql, &[person, &today])?;
    Ok(rows.into_iter().map(Mandate::from).collect())
}

/// Every mandate a person holds or held, newest first.
///
/// # Errors
/// A fault from the database.
pub fn mandates_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Mandate>> {
    let sql = format!("{MANDATE} where m.person = $1 order by m.starts_on desc, m.id desc");
    let rows: Vec<MandateRow> = tx.rows(&sql, &[person])?;
    Ok(rows.into_iter().map(Mandate::from).collect())
}

/// Records a mandate; `by` is who records it, `None` for the house.
///
/// # Errors
/// A fault when the unit or the role is unknown.
#[expect(clippy::too_many_arguments, reason = "a mandate is these facts, each of its own kind")]
pub fn add_mandate(
    tx: &mut Tx<'_>,
    person: &PersonId,
    unit: &UnitId,
    role: &str,
    starts_on: &str,
    ends_on: Option<&str>,
    decision: &str,
    by: Option<&PersonId>,
) -> Result<MandateId> {
    let id: MandateId = tx.fresh();
    let now = tx.now();
    let args: [&dyn Arg; 9] =
        [&id, person, unit, &role, &starts_on, &ends_on, &decision, &by, &now];
    tx.exec(
        "insert into mandate (id, person, unit, role, starts_on, ends_on, decision, recorded_by,
         recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &args,
    )?;
    Ok(id)
}

/// One mandate of a unit of the scope; absent and outside are the same answer.
///
/// # Errors
/// [`Error::NotFound`] when it is not in the scope.
pub fn mandate_in(tx: &mut Tx<'_>, scope: &Scope, id: &MandateId) -> Result<Mandate> {
    let sql =
        format!("{MANDATE} join unit_above a on a.unit = m.unit and a.above = $2 where m.id = $1");
    let row: Option<MandateRow> = tx.row(&sql, &[id, scope.unit()])?;
    row.map(Mandate::from).ok_or(Error::NotFound)
}

/// Which mandates a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateState {
    /// In force on the day, or yet to begin.
    Open,
    /// In force and ending within [`ENDING_DAYS`].
    Ending,
    /// Over.
    Over,
}

/// Days before its end from which a mandate is shown as ending.
pub const ENDING_DAYS: i64 = 60;

/// Mandates at or below the top of the scope, soonest end first for open ones, latest first for
/// those that are over; `at_most` (ISO day) is the last day that counts as «ending».
///
/// # Errors
/// A fault from the database.
pub fn mandates_in(
    tx: &mut Tx<'_>,
    scope: &Scope,
    state: MandateState,
    (today, at_most): (&str, &str),
    limit: i64,
) -> Result<Vec<Mandate>> {
    const LAST: &str = "case when g.ends_on is not null and
        (m.ends_on is null or g.ends_on < m.ends_on) then g.ends_on else m.ends_on end";
    let (condition, order) = match state {
        MandateState::Open => ("$2 <= $3 and (LAST is null or LAST >= $2)", "u.folded, r.id, m.id"),
        MandateState::Ending => ("LAST >= $2 and LAST <= $3", "LAST, m.id"),
        MandateState::Over => ("$2 <= $3 and LAST < $2", "LAST desc, m.id"),
    };
    let sql = format!(
        "{MANDATE} join unit_above a on a.unit = m.unit and a.above = $1
         where {condition} order by {order} limit $4"
    );
    let sql = sql.replace("LAST", LAST);
    let rows: Vec<MandateRow> = tx.rows(&sql, &[scope.unit(), &today, &at_most, &limit])?;
    Ok(rows.into_iter().map(Mandate::from).collect())
}

/// A mandate to record, as the rules need it.
#[derive(Debug, Clone)]
pub struct NewMandate {
    /// Who will hold it.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// In which role.
    pub role: String,
    /// First day, ISO text.
    pub starts_on: String,
    /// Last day, ISO text.
    pub ends_on: Option<String>,
    /// The decision it comes from.
    pub decision: String,
}

/// Records a mandate on behalf of an officer; the person must be of the scope.
///
/// # Errors
/// [`Error::NotFound`] when the unit or the person is outside the scope, or a refusal of
/// [`rules::may_record`].
pub fn record_mandate(tx: &mut Tx<'_>, office: &Office, new: &NewMandate) -> Result<MandateId> {
    unit_in(tx, &office.scope, &new.unit)?;
    must_be_in(tx, &office.scope, &new.person)?;
    let sql = "select rights, retired_at from role where id = $1";
    let (rights, retired): (String, Option<i64>) =
        tx.row(sql, &[&new.role])?.ok_or(Error::NotFound)?;
    if retired.is_some() {
        return Err(Refusal::RoleRetired.into());
    }
    rules::may_record(
        new.person == office.person,
        &office.rights,
        &Rights::parse(&rights),
        &new.starts_on,
        new.ends_on.as_deref(),
    )?;
    add_mandate(
        tx,
        &new.person,
        &new.unit,
        &new.role,
        &new.starts_on,
        new.ends_on.as_deref(),
        &new.decision,
        Some(&office.person),
    )
}

fn must_be_in(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<()> {
    let sql = "select 1 from person_scope where person = $1 and unit = $2";
    tx.row::<(i64,)>(sql, &[person, scope.unit()])?.map(drop).ok_or(Error::NotFound)
}

/// Gives another person of the mandate's unit some of the rights of one's own mandate, from
/// today until `ends_on`.
///
/// # Errors
/// [`Error::NotFound`] when the mandate is not the officer's or the person is not of its unit,
/// or a refusal of [`rules::may_delegate`].
pub fn delegate(
    tx: &mut Tx<'_>,
    giver: &PersonId,
    mandate: &MandateId,
    to: &PersonId,
    asked: &Rights,
    ends_on: &str,
) -> Result<MandateId> {
    let today = tx.now().day_text();
    let own = mandates_in_force(tx, giver, &today)?;
    let own = own.into_iter().find(|own| own.id == *mandate).ok_or(Error::NotFound)?;
    let sql = "select 1 from person_scope where person = $1 and unit = $2";
    if tx.row::<(i64,)>(sql, &[to, &own.unit])?.is_none() {
        return Err(Error::NotFound);
    }
    rules::may_delegate(
        to == giver,
        own.delegated_from.is_some(),
        &own.rights,
        own.ends_on.as_deref(),
        asked,
        ends_on,
        &today,
    )?;
    let id: MandateId = tx.fresh();
    let (now, rights) = (tx.now(), asked.stored());
    let args: [&dyn Arg; 9] =
        [&id, to, &own.unit, &own.role, &today, &ends_on, &mandate, &rights, &giver];
    tx.exec(
        "insert into mandate (id, person, unit, role, starts_on, ends_on, decision,
         delegated_from, rights, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, '', $7, $8, $9, cast($10 as bigint))",
        &[&args[..], &[&now]].concat(),
    )?;
    Ok(id)
}

/// Ends a mandate after `last_day` (ISO text), by a decision that says why.
///
/// # Errors
/// [`Refusal::AlreadyEnded`] when it was over before that day.
pub fn end_mandate(
    tx: &mut Tx<'_>,
    id: &MandateId,
    last_day: &str,
    decision: &str,
    by: &PersonId,
) -> Result<()> {
    let now = tx.now();
    let ended = tx.exec(
        "update mandate set ends_on = $2, end_decision = $3, ended_by = $4, ended_at = $5
         where id = $1 and (ends_on is null or ends_on > $2)",
        &[id, &last_day, &decision, by, &now],
    )?;
    if ended == 1 { Ok(()) } else { Err(Refusal::AlreadyEnded.into()) }
}
