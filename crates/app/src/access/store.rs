//! Access lines in the database; they are only ever added.

use kernel::Result;
use kernel::db::{Cell, Tx};

use crate::access::rules::Act;
use crate::org::{Office, PersonId};

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
    let text = |value: &str| Cell::Text(value.to_owned());
    let (now, mandate) = (tx.now(), &office.mandate);
    let ids: Vec<uuid::Uuid> = people.iter().map(|_| tx.fresh()).collect();
    let lines = people.iter().zip(ids).map(|(person, id)| {
        Ok([
            text(&id.hyphenated().to_string()),
            text(person.as_str()),
            text(act.name()),
            text(reason),
            text(office.person.as_str()),
            text(by_name),
            text(mandate.id.as_str()),
            text(&mandate.role_fr),
            text(&mandate.role_en),
            text(mandate.unit.as_str()),
            text(&mandate.unit_name),
            batch.map_or(Cell::Null, text),
            Cell::Int(now.0),
        ])
    });
    tx.load("access_line", &COLUMNS, lines).map(drop)
}
