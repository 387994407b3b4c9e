//! Types of membership, their dated rules and schedules.

use kernel::db::Tx;
use kernel::{Error, Result, row};
use serde::{Deserialize, Serialize};

use crate::members::TypeId;
use crate::members::rules::{Schedule, Terms};
use crate::org::UnitId;

/// Most types of an organisation.
const TYPES_MAX: i64 = 200;
/// Most dated rules listed of a type.
const DATED_MAX: i64 = 100;

row! {
    /// A type of membership.
    #[derive(Debug, Clone, Serialize)]
    pub struct MembershipType {
        /// Its identifier.
        pub id: TypeId,
        /// The unit that offers it, to itself and below.
        pub unit: UnitId,
        /// Its name in French.
        pub name_fr: String,
        /// Its name in English.
        pub name_en: String,
        /// For whom it is, in French.
        pub text_fr: String,
        /// For whom it is, in English.
        pub text_en: String,
        /// Whether the public door offers it.
        pub is_open: bool,
        /// Whether it is offered no more.
        pub is_retired: bool,
    }
}

const TYPE: &str = "select t.id, t.unit, t.name_fr, t.name_en, t.text_fr, t.text_en, t.is_open,
    case when t.retired_at is null then 0 else 1 end from membership_type t";

/// A type to add or to change.
#[derive(Debug, Clone, Default)]
pub(in crate::members) struct NewType {
    /// In French and in English.
    pub name: (String, String),
    /// For whom it is.
    pub text: (String, String),
    /// Whether the public door offers it.
    pub is_open: bool,
}

/// The types that a unit offers: its own and those of the units above, in their order.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn types_for(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<MembershipType>> {
    let sql = format!(
        "{TYPE} where t.retired_at is null
         and t.unit in (select above from unit_above where unit = $1)
         order by t.place, t.id limit $2"
    );
    tx.rows(&sql, &[unit, &TYPES_MAX])
}

/// One type, offered or not.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn type_by_id(
    tx: &mut Tx<'_>,
    id: &TypeId,
) -> Result<Option<MembershipType>> {
    tx.row(&format!("{TYPE} where t.id = $1"), &[id])
}

/// Adds a type, without rules yet: those of [`Terms::default`] hold.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn add_type(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    new: &NewType,
) -> Result<TypeId> {
    let (id, now): (TypeId, _) = (tx.fresh(), tx.now());
    let place: i64 = tx.one("select count(*) from membership_type", &[])?;
    let arrears = Terms::default().arrears_months;
    tx.exec(
        "insert into membership_type (id, unit, name_fr, name_en, text_fr, text_en, is_open,
         arrears_months, place, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            unit,
            &new.name.0,
            &new.name.1,
            &new.text.0,
            &new.text.1,
            &new.is_open,
            &arrears,
            &place,
            &now,
        ],
    )?;
    Ok(id)
}

/// Changes what a type is called and whether it is offered.
///
/// # Errors
/// [`Error::NotFound`] when there is no such type.
pub(in crate::members) fn change_type(
    tx: &mut Tx<'_>,
    id: &TypeId,
    new: &NewType,
    is_retired: bool,
) -> Result<()> {
    let retired = is_retired.then(|| tx.now());
    let changed = tx.exec(
        "update membership_type set name_fr = $2, name_en = $3, text_fr = $4, text_en = $5,
         is_open = $6, retired_at = $7 where id = $1",
        &[id, &new.name.0, &new.name.1, &new.text.0, &new.text.1, &new.is_open, &retired],
    )?;
    if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The rules that hold on a day; the usual ones before any were set.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn terms_on(tx: &mut Tx<'_>, id: &TypeId, day: &str) -> Result<Terms> {
    let sql = "select terms from membership_terms where type = $1
               order by case when valid_from_on <= $2 then 0 else 1 end,
               case when valid_from_on <= $2 then valid_from_on else '' end desc, valid_from_on
               limit 1";
    let found: Option<(String,)> = tx.row(sql, &[id, &day])?;
    found.map_or_else(|| Ok(Terms::default()), |(text,)| Ok(serde_json::from_str(&text)?))
}

/// The schedule that holds on a day; the first one before it; `None` before any was set.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn schedule_on(
    tx: &mut Tx<'_>,
    id: &TypeId,
    day: &str,
) -> Result<Option<Schedule>> {
    let sql = "select schedule from dues_schedule where type = $1
               order by case when valid_from_on <= $2 then 0 else 1 end,
               case when valid_from_on <= $2 then valid_from_on else '' end desc, valid_from_on
               limit 1";
    let found: Option<(String,)> = tx.row(sql, &[id, &day])?;
    found.map(|(text,)| Ok(serde_json::from_str(&text)?)).transpose()
}

/// Rules or a schedule with the day from which they hold.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(in crate::members) struct Dated<T> {
    /// From this day on, ISO text.
    pub from_on: String,
    /// What holds.
    pub value: T,
    /// The decision that they come from.
    pub source: String,
    /// Who set them.
    pub by_name: String,
}

fn dated<T: serde::de::DeserializeOwned>(
    tx: &mut Tx<'_>,
    sql: &str,
    id: &TypeId,
) -> Result<Vec<Dated<T>>> {
    let found: Vec<(String, String, String, String)> = tx.rows(sql, &[id, &DATED_MAX])?;
    let one = |(from_on, text, source, by_name): (String, String, String, String)| {
        Ok(Dated { from_on, value: serde_json::from_str(&text)?, source, by_name })
    };
    found.into_iter().map(one).collect()
}

/// The rules of a type, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn dated_terms(tx: &mut Tx<'_>, id: &TypeId) -> Result<Vec<Dated<Terms>>> {
    let sql = "select valid_from_on, terms, source, by_name from membership_terms
               where type = $1 order by valid_from_on desc limit $2";
    dated(tx, sql, id)
}

/// The schedules of a type, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn dated_schedules(
    tx: &mut Tx<'_>,
    id: &TypeId,
) -> Result<Vec<Dated<Schedule>>> {
    let sql = "select valid_from_on, schedule, source, by_name from dues_schedule
               where type = $1 order by valid_from_on desc limit $2";
    dated(tx, sql, id)
}

/// Sets the rules that hold from a day on; the same day again corrects them.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn set_terms(
    tx: &mut Tx<'_>,
    id: &TypeId,
    from_on: &str,
    terms: &Terms,
    source: &str,
    by_name: &str,
) -> Result<()> {
    let (text, now) = (serde_json::to_string(terms)?, tx.now());
    tx.exec(
        "insert into membership_terms (type, valid_from_on, terms, source, by_name, at)
         values ($1, $2, $3, $4, $5, $6) on conflict (type, valid_from_on) do update
         set terms = excluded.terms, source = excluded.source, by_name = excluded.by_name,
         at = excluded.at",
        &[id, &from_on, &text, &source, &by_name, &now],
    )?;
    let arrears = terms_on(tx, id, &now.day_text())?.arrears_months;
    let sql = "update membership_type set arrears_months = $2 where id = $1";
    tx.exec(sql, &[id, &arrears]).map(drop)
}

/// Sets the schedule that holds from a day on; the same day again corrects it.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn set_schedule(
    tx: &mut Tx<'_>,
    id: &TypeId,
    from_on: &str,
    schedule: &Schedule,
    source: &str,
    by_name: &str,
) -> Result<()> {
    let (text, now) = (serde_json::to_string(schedule)?, tx.now());
    tx.exec(
        "insert into dues_schedule (type, valid_from_on, schedule, source, by_name, at)
         values ($1, $2, $3, $4, $5, $6) on conflict (type, valid_from_on) do update
         set schedule = excluded.schedule, source = excluded.source,
         by_name = excluded.by_name, at = excluded.at",
        &[id, &from_on, &text, &source, &by_name, &now],
    )
    .map(drop)
}
