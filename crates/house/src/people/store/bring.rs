//! What imports write beside records, facts and notes, and how it is taken back.

use kernel::Result;
use kernel::db::{Cell, Tx};

use crate::org::{PersonId, UnitId};
use crate::people::rules::FactKind;

/// A dated fact to add.
pub type NewFact = (PersonId, FactKind, String);

/// Adds facts that nobody recorded yet, many at once.
///
/// # Errors
/// A fault from the database, also when one of them exists.
pub fn add_facts(
    tx: &mut Tx<'_>,
    facts: &[NewFact],
    source: &str,
    by: Option<&PersonId>,
) -> Result<()> {
    const COLUMNS: [&str; 7] =
        ["id", "person", "kind", "on_day", "source", "recorded_by", "recorded_at"];
    let now = tx.now();
    let ids: Vec<uuid::Uuid> = facts.iter().map(|_| tx.fresh()).collect();
    let text = |value: &str| Cell::Text(value.to_owned());
    let rows = facts.iter().zip(ids).map(|((person, kind, day), id)| {
        Ok([
            text(&id.to_string()),
            text(person.as_str()),
            text(kind.name()),
            text(day),
            text(source),
            by.map_or(Cell::Null, |by| text(by.as_str())),
            Cell::Int(now.0),
        ])
    });
    tx.load("relation_fact", &COLUMNS, rows).map(drop)
}

/// Tells the engine that a load made the tables of people several times as large.
///
/// # Errors
/// A fault from the database.
pub fn grown(tx: &mut Tx<'_>) -> Result<()> {
    tx.grown(&[
        "person",
        "person_scope",
        "person_email",
        "person_phone",
        "person_address",
        "person_field",
        "relation_fact",
    ])
}

/// Takes back the facts of a source.
///
/// # Errors
/// A fault from the database.
pub fn remove_facts(tx: &mut Tx<'_>, source: &str) -> Result<u64> {
    tx.exec("delete from relation_fact where source = $1", &[&source])
}

/// Takes back the notes of an import.
///
/// # Errors
/// A fault from the database.
pub fn remove_notes(tx: &mut Tx<'_>, import: &str) -> Result<u64> {
    tx.exec("delete from person_note where import = $1", &[&import])
}

/// Adds notes of an import, many at once: whose, in which unit, what.
///
/// # Errors
/// A fault from the database.
pub fn add_notes(
    tx: &mut Tx<'_>,
    notes: &[(PersonId, UnitId, String)],
    import: &str,
    by: Option<&PersonId>,
) -> Result<()> {
    const COLUMNS: [&str; 7] =
        ["id", "person", "unit", "body", "written_by", "written_at", "import"];
    let now = tx.now();
    let ids: Vec<uuid::Uuid> = notes.iter().map(|_| tx.fresh()).collect();
    let text = |value: &str| Cell::Text(value.to_owned());
    let rows = notes.iter().zip(ids).map(|((person, unit, body), id)| {
        Ok([
            text(&id.to_string()),
            text(person.as_str()),
            text(unit.as_str()),
            text(body),
            by.map_or(Cell::Null, |by| text(by.as_str())),
            Cell::Int(now.0),
            text(import),
        ])
    });
    tx.load("person_note", &COLUMNS, rows).map(drop)
}

/// People that an import created, after `after` by identifier, at most `limit`; each with
/// whether somebody touched the record since. A change that was taken back touched nothing.
///
/// # Errors
/// A fault from the database.
pub fn created_by_import(
    tx: &mut Tx<'_>,
    import: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<(PersonId, bool)>> {
    let sql = "select p.id,
        (select count(*) from person_version v where v.person = p.id
            and (v.import is null or v.import <> $1) and v.undone_by is null
            and not exists (select 1 from person_version u where u.person = v.person
                and u.undone_by = v.version))
        + (select count(*) from person_note n where n.person = p.id
            and (n.import is null or n.import <> $1))
        + (select count(*) from person_task t where t.person = p.id)
        + (select count(*) from relation_fact f where f.person = p.id and f.source <> $2)
        from person p where p.import = $1 and p.id > $3 order by p.id limit $4";
    let source = format!("import:{import}");
    let rows: Vec<(PersonId, i64)> = tx.rows(sql, &[&import, &source, &after, &limit])?;
    Ok(rows.into_iter().map(|(id, touched)| (id, touched > 0)).collect())
}

/// Changes that an import made and nobody took back, newest first, at most `limit`, on records
/// that it did not create.
///
/// # Errors
/// A fault from the database.
pub fn changed_by_import(
    tx: &mut Tx<'_>,
    import: &str,
    after: &str,
    limit: i64,
) -> Result<Vec<(PersonId, i64)>> {
    let sql = "select v.person, v.version from person_version v join person p on p.id = v.person
               where v.import = $1 and v.undone_by is null and v.person > $2
               and (p.import is null or p.import <> $1)
               order by v.person, v.version desc limit $3";
    tx.rows(sql, &[&import, &after, &limit])
}
