//! What imports write beside records: tags and fields by name, facts, notes; and taking it back.

use kernel::Result;
use kernel::db::{Cell, Tx};

use crate::org::{PersonId, UnitId};
use crate::people::rules::FactKind;

/// The tag of a name that a unit sees, made when there is none.
///
/// # Errors
/// A fault from the database.
pub fn tag_named(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<String> {
    let folded = values::names::fold(name);
    let sql = "select t.id from tag t join unit_above a on a.above = t.unit
               where a.unit = $1 and t.folded = $2 order by a.distance limit 1";
    if let Some((id,)) = tx.row::<(String,)>(sql, &[unit, &folded])? {
        return Ok(id);
    }
    let id = tx.fresh::<uuid::Uuid>().to_string();
    let sql = "insert into tag (id, unit, name, folded) values ($1, $2, $3, $4)
               on conflict do nothing";
    if tx.exec(sql, &[&id, unit, &name, &folded])? == 1 {
        return Ok(id);
    }
    tx.one("select id from tag where unit = $1 and folded = $2", &[unit, &folded])
}

/// The custom field of a label that a unit sees, if there is one.
///
/// # Errors
/// A fault from the database.
pub fn field_known(tx: &mut Tx<'_>, unit: &UnitId, label: &str) -> Result<Option<String>> {
    let (slug, own) = slugs(unit, label);
    let sql = "select f.id from custom_field f join unit_above a on a.above = f.unit
               where a.unit = $1 and (f.slug = $2 or f.slug = $3) order by a.distance limit 1";
    Ok(tx.row::<(String,)>(sql, &[unit, &slug, &own])?.map(|(id,)| id))
}

/// The slug of a label, and the one that a unit takes when another unit has that.
fn slugs(unit: &UnitId, label: &str) -> (String, String) {
    let slug: String = values::names::fold(label).replace(' ', "-").chars().take(60).collect();
    let tail: String = unit.as_str().chars().skip(24).collect();
    let own = format!("{slug}-{tail}");
    (slug, own)
}

/// The custom field of a label that a unit sees, made when there is none.
///
/// # Errors
/// A fault from the database.
pub fn field_named(tx: &mut Tx<'_>, unit: &UnitId, label: &str, kind: &str) -> Result<String> {
    if let Some(id) = field_known(tx, unit, label)? {
        return Ok(id);
    }
    let (slug, own) = slugs(unit, label);
    let (id, now) = (tx.fresh::<uuid::Uuid>().to_string(), tx.now());
    let sql = "insert into custom_field (id, unit, slug, label_fr, label_en, kind, choices,
               created_at) values ($1, $2, $3, $4, $4, $5, '', $6) on conflict do nothing";
    for slug in [&slug, &own] {
        if tx.exec(sql, &[&id, unit, slug, &label, &kind, &now])? == 1 {
            return Ok(id);
        }
    }
    tx.one("select id from custom_field where slug = $1", &[&own])
}

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

/// Takes back the facts of a source.
///
/// # Errors
/// A fault from the database.
pub fn remove_facts(tx: &mut Tx<'_>, source: &str) -> Result<u64> {
    tx.exec("delete from relation_fact where source = $1", &[&source])
}

/// Adds notes, many at once: whose, in which unit, what.
///
/// # Errors
/// A fault from the database.
pub fn add_notes(
    tx: &mut Tx<'_>,
    notes: &[(PersonId, UnitId, String)],
    by: Option<&PersonId>,
) -> Result<()> {
    const COLUMNS: [&str; 6] = ["id", "person", "unit", "body", "written_by", "written_at"];
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
        ])
    });
    tx.load("person_note", &COLUMNS, rows).map(drop)
}

/// People that an import created, after `after` by identifier, at most `limit`; each with
/// whether somebody touched the record since.
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
            and (v.import is null or v.import <> $1))
        + (select count(*) from person_note n where n.person = p.id and n.written_at > p.created_at
            and not exists (select 1 from person_version v where v.person = p.id
                and v.changed_at = n.written_at and v.import = $1))
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
