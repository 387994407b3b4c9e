//! Access lines in the database; they are only ever added, and leave with the record.

use kernel::db::{Cell, Tx};
use kernel::text::Language;
use kernel::time::Moment;
use kernel::web::Cursor;
use kernel::{Result, row};
use serde::Serialize;

use crate::access::rules::{Act, MACHINE, reason_needed};
use crate::org::{Office, PersonId, Scope, Unit, UnitId};

row! {
    /// Somebody did something with a record.
    #[derive(Debug, Clone, Serialize)]
    pub struct Line {
        /// Its identifier.
        pub id: String,
        /// When.
        pub at: Moment,
        /// What was done, by its stored name.
        pub act: String,
        /// Why; empty for the unit that keeps the record.
        pub reason: String,
        /// Who did it; empty for whoever looks after the server.
        pub by_person: String,
        /// Their name then.
        pub by_name: String,
        /// Under which role, in French.
        pub role_fr: String,
        /// Under which role, in English.
        pub role_en: String,
        /// In which unit that mandate was held.
        pub unit_name: String,
    }
}

impl Line {
    /// The name of who did it.
    pub(super) fn name(&self, language: Language) -> String {
        let is_machine = self.by_person.is_empty() && language == Language::English;
        if is_machine { MACHINE.0.to_owned() } else { self.by_name.clone() }
    }
}

/// Most lines handed out of one record.
const EXPORT_LINES_MAX: i64 = 100_000;

const COLUMNS: [&str; 13] = [
    "id",
    "person",
    "act",
    "reason",
    "by_person",
    "by_name",
    "mandate",
    "role_fr",
    "role_en",
    "unit",
    "unit_name",
    "batch",
    "at",
];

/// Writes down that somebody at work did something with one record. Opening the same record
/// again within an hour for the same reason is one line.
///
/// # Errors
/// A fault from the database.
pub fn note(
    tx: &mut Tx<'_>,
    office: &Office,
    by_name: &str,
    person: &PersonId,
    act: Act,
    reason: &str,
) -> Result<()> {
    let since = tx.now().plus_ms(-kernel::time::HOUR_MS);
    let sql = "select 1 from access_line where person = $1 and at > $2 and by_person = $3
               and act = $4 and reason = $5 limit 1";
    let args: [&dyn kernel::db::Arg; 5] = [person, &since, &office.person, &act.name(), &reason];
    if act == Act::Opened && tx.row::<(i64,)>(sql, &args)?.is_some() {
        return Ok(());
    }
    note_many(tx, office, by_name, std::slice::from_ref(person), act, reason, None)
}

/// Writes down that somebody at work did something with many records at once; `batch` is the
/// identifier of the export, import or selection.
///
/// # Errors
/// A fault from the database.
pub fn note_many(
    tx: &mut Tx<'_>,
    office: &Office,
    by_name: &str,
    people: &[PersonId],
    act: Act,
    reason: &str,
    batch: Option<&str>,
) -> Result<()> {
    let mandate = &office.mandate;
    let who = Who {
        person: office.person.as_str(),
        name: by_name,
        mandate: mandate.id.as_str(),
        roles: (&mandate.role_fr, &mandate.role_en),
        unit: (mandate.unit.as_str(), &mandate.unit_name),
    };
    add(tx, &who, people, act, (reason, batch))
}

/// Writes down that whoever looks after the server did something with many records of a unit,
/// from the command line: nobody is signed in there.
///
/// # Errors
/// A fault from the database.
pub fn note_machine(
    tx: &mut Tx<'_>,
    unit: &Unit,
    people: &[PersonId],
    act: Act,
    reason: &str,
) -> Result<()> {
    let (_, name, roles) = MACHINE;
    let unit = (unit.id.as_str(), unit.name.as_str());
    let who = Who { person: "", name, mandate: "", roles, unit };
    add(tx, &who, people, act, (reason, None))
}

/// Who did something, as a line keeps it.
struct Who<'a> {
    person: &'a str,
    name: &'a str,
    mandate: &'a str,
    roles: (&'a str, &'a str),
    unit: (&'a str, &'a str),
}

fn add(
    tx: &mut Tx<'_>,
    who: &Who<'_>,
    people: &[PersonId],
    act: Act,
    (reason, batch): (&str, Option<&str>),
) -> Result<()> {
    let text = |value: &str| Cell::Text(value.to_owned());
    let now = tx.now();
    let ids: Vec<uuid::Uuid> = people.iter().map(|_| tx.fresh()).collect();
    let lines = people.iter().zip(ids).map(|(person, id)| {
        Ok([
            text(&id.hyphenated().to_string()),
            text(person.as_str()),
            text(act.name()),
            text(reason),
            text(who.person),
            text(who.name),
            text(who.mandate),
            text(who.roles.0),
            text(who.roles.1),
            text(who.unit.0),
            text(who.unit.1),
            batch.map_or(Cell::Null, text),
            Cell::Int(now.0),
        ])
    });
    tx.load("access_line", &COLUMNS, lines).map(drop)
}

/// Writes down that an officer opens one more page of a record, under the reason they gave
/// within the hour. Returns false, and writes nothing, when they must first say why.
///
/// # Errors
/// A fault from the database.
pub fn note_again(
    tx: &mut Tx<'_>,
    office: &Office,
    by_name: &str,
    person: &PersonId,
    home: &UnitId,
) -> Result<bool> {
    let since = tx.now().plus_ms(-kernel::time::HOUR_MS);
    let sql = "select reason from access_line
               where person = $1 and at > $2 and by_person = $3 and act = $4
               order by at desc, id desc limit 1";
    let args: [&dyn kernel::db::Arg; 4] = [person, &since, &office.person, &Act::Opened.name()];
    let given = tx.row::<(String,)>(sql, &args)?.map(|(reason,)| reason);
    let needed = reason_needed(office.mandate.unit.as_str(), home.as_str());
    let reason = match given {
        Some(reason) if !needed || !reason.is_empty() => reason,
        None if !needed => String::new(),
        _ => return Ok(false),
    };
    note(tx, office, by_name, person, Act::Opened, &reason)?;
    Ok(true)
}

/// The home unit and the name of a person within a scope, for the page's title.
pub(super) fn name_in_scope(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
) -> Result<Option<(UnitId, String)>> {
    let sql = "select p.home_unit, p.first_name, p.last_name from person p
               join person_scope s on s.person = p.id and s.unit = $2 where p.id = $1";
    let row: Option<(UnitId, String, String)> = tx.row(sql, &[person, scope.unit()])?;
    Ok(row.map(|(home, first, last)| (home, format!("{first} {last}").trim().to_owned())))
}

/// A page of the lines of one record, newest first, from after a cursor; one line more than fits.
///
/// # Errors
/// A fault from the database.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    person: &PersonId,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Line>> {
    let at = after.and_then(|cursor| cursor.key.parse().ok()).map_or(Moment(i64::MAX), Moment);
    let id = after.map_or("~", |cursor| cursor.id.as_str());
    tx.rows(
        "select id, at, act, reason, by_person, by_name, role_fr, role_en, unit_name
         from access_line where person = $1 and (at < $2 or (at = $2 and id < $3))
         order by at desc, id desc limit $4",
        &[person, &at, &id, &limit],
    )
}

/// All lines of one record, as readable values.
pub(super) fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let lines = lines(tx, person, None, EXPORT_LINES_MAX)?;
    let told = lines.into_iter().map(|line| {
        serde_json::json!({
            "at": line.at.rfc3339(),
            "act": line.act,
            "reason": line.reason,
            "by": line.by_name,
            "role": line.role_fr,
            "unit": line.unit_name,
        })
    });
    Ok(told.collect())
}

/// Removes the lines of a record. What its person did to other records, as an officer, stays
/// in the lines of those.
pub(super) fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from access_line where person = $1", &[person]).map(drop)
}

/// Gives the lines of one record to another.
pub(super) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update access_line set person = $2 where person = $1", &[from, into]).map(drop)
}
