//! Records that leave: handed out whole, merged into another, made findable again.

use kernel::db::{Db, Tx};
use kernel::{Error, Result};
use serde_json::{Value as Json, json};

use crate::org::{PersonId, UnitId, units_above};
use crate::people::HouseholdId;
use crate::people::record::{Change, Record};
use crate::people::rules::search_words;
use crate::people::store::read::own;
use crate::people::store::write::{Cause, SEARCH, Way, change_kept, remove};
use crate::people::store::{add_belonging, belongings, facts_told, versions, write_scope};

/// People made findable again by one transaction.
const SLICE: i64 = 500;

/// All that this room holds on a person.
///
/// # Errors
/// A fault from the database.
pub(in crate::people) fn exported(tx: &mut Tx<'_>, id: &PersonId) -> Result<Json> {
    let Some(kept) = own(tx, id)? else { return Ok(Json::Null) };
    let notes: Vec<(String, i64)> =
        tx.rows("select body, written_at from person_note where person = $1", &[id])?;
    let tasks: Vec<(String, Option<String>, Option<i64>)> =
        tx.rows("select title, due_on, done_at from person_task where person = $1", &[id])?;
    let tags: Vec<(String,)> = tx.rows(
        "select t.name from tag t join person_tag p on p.tag = t.id where p.person = $1",
        &[id],
    )?;
    let fields: Vec<(String, String)> = tx.rows(
        "select f.label_fr, v.value from person_field v join custom_field f on f.id = v.field
         where v.person = $1",
        &[id],
    )?;
    let household: Option<(String,)> = tx.row(
        "select h.name from household h join person p on p.household = h.id where p.id = $1",
        &[id],
    )?;
    let facts = facts_told(tx, id)?;
    let facts: Vec<Json> =
        facts.into_iter().map(|fact| json!({"kind": fact.kind, "day": fact.on_day})).collect();
    let further = belongings(tx, id)?
        .into_iter()
        .map(|line| json!({"unit": line.name, "since": line.since_on, "until": line.until_on}));
    let further: Vec<Json> = further.collect();
    let changes = versions(tx, id, i64::MAX, 10_000)?.into_iter().map(|version| {
        json!({
            "at": version.at.rfc3339(),
            "way": version.way,
            "changes": version.changes,
        })
    });
    let changes: Vec<Json> = changes.collect();
    let mut record = serde_json::to_value(&kept.record)?;
    if let Some(record) = record.as_object_mut() {
        record.insert("tags".to_owned(), tags.into_iter().map(|(name,)| name).collect());
        record.insert("fields".to_owned(), serde_json::to_value(fields)?);
    }
    let at = |ms: i64| kernel::time::Moment(ms).rfc3339();
    Ok(json!({
        "record": record,
        "unit": kept.home_name,
        "further_units": further,
        "created_at": kept.created_at.rfc3339(),
        "household": household.map(|(name,)| name),
        "facts": facts,
        "notes": notes.into_iter()
            .map(|(body, written)| json!({"at": at(written), "text": body}))
            .collect::<Vec<_>>(),
        "tasks": tasks.into_iter()
            .map(|(title, due, done)| json!({"task": title, "due": due, "done": done.map(at)}))
            .collect::<Vec<_>>(),
        "changes": changes,
    }))
}

/// Gives everything of `from` to `into`, whose own values win; those that lose stay in a version,
/// so that taking it back brings them forward.
///
/// # Errors
/// [`Error::NotFound`] when one of them is gone.
pub(in crate::people) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let (old, kept) = (own(tx, from)?, own(tx, into)?);
    let (Some(old), Some(kept)) = (old, kept) else { return Err(Error::NotFound) };
    let merged = merged(&old.record, &kept.record);
    let cause = Cause { by: None, mandate: None, way: Way::House };
    change_kept(tx, &kept, kept.version, &merged, &cause)?;
    const SINGLE: [&str; 9] = [
        "title",
        "first_name",
        "last_name",
        "legal_first_name",
        "legal_last_name",
        "number",
        "born_on",
        "died_on",
        "language",
    ];
    let mut losing = old.record.changes(&merged);
    losing.retain(|change| SINGLE.contains(&change.field.as_str()) && is_said(&change.old));
    take_versions(tx, from, into, &losing)?;
    let facts = "update relation_fact set person = $2 where person = $1 and not exists (
         select 1 from relation_fact other where other.person = $2
         and other.kind = relation_fact.kind and other.on_day = relation_fact.on_day)";
    for sql in [
        facts,
        "update person_note set person = $2 where person = $1",
        "update person_task set person = $2 where person = $1",
        "insert into belonging (person, unit, since_on, until_on, recorded_by, recorded_at)
         select cast($2 as text), unit, since_on, until_on, recorded_by, recorded_at
         from belonging where person = $1 on conflict (person, unit) do nothing",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    let house = "select household from person where id = $1 and household is not null";
    if let Some((household,)) = tx.row::<(HouseholdId,)>(house, &[from])? {
        let sql = "update person set household = $2 where id = $1 and household is null";
        tx.exec(sql, &[into, &household])?;
    }
    super::leave(tx, from)?;
    if old.home != kept.home {
        let since = old.created_at.day_text();
        add_belonging(tx, into, &old.home, &since, None)?;
    }
    remove(tx, from)?;
    write_scope(tx, into, &merged)
}

fn is_said(value: &Json) -> bool {
    !value.is_null() && value.as_str() != Some("")
}

/// What both records say together; the second wins.
fn merged(old: &Record, kept: &Record) -> Record {
    let mut merged = kept.clone();
    let fill = |to: &mut String, from: &String| {
        if to.is_empty() {
            to.clone_from(from);
        }
    };
    fill(&mut merged.title, &old.title);
    fill(&mut merged.first_name, &old.first_name);
    fill(&mut merged.last_name, &old.last_name);
    fill(&mut merged.legal_first_name, &old.legal_first_name);
    fill(&mut merged.legal_last_name, &old.legal_last_name);
    merged.number = merged.number.or_else(|| old.number.clone());
    merged.born_on = merged.born_on.or_else(|| old.born_on.clone());
    merged.died_on = merged.died_on.or_else(|| old.died_on.clone());
    merged.language = merged.language.or_else(|| old.language.clone());
    for line in &old.emails {
        let same =
            |known: &crate::people::EmailLine| known.address.eq_ignore_ascii_case(&line.address);
        if !merged.emails.iter().any(same) {
            merged.emails.push(line.clone());
        }
    }
    for line in &old.phones {
        if !merged.phones.iter().any(|known| known.number == line.number) {
            merged.phones.push(line.clone());
        }
    }
    for line in &old.addresses {
        if !merged.addresses.contains(line) {
            merged.addresses.push(line.clone());
        }
    }
    for (field, value) in &old.fields {
        merged.fields.entry(field.clone()).or_insert_with(|| value.clone());
    }
    merged.tags.extend(old.tags.iter().cloned());
    merged
}

/// Puts the versions of `from` behind those of `into`, and the values that lose behind both.
fn take_versions(
    tx: &mut Tx<'_>,
    from: &PersonId,
    into: &PersonId,
    losing: &[Change],
) -> Result<()> {
    let now = tx.now();
    let version = "select version from person where id = $1";
    let (first, taken): (i64, i64) = (tx.one(version, &[into])?, tx.one(version, &[from])?);
    tx.exec(
        "update person_version set person = $2, version = version + $3,
         undone_by = undone_by + $3 where person = $1",
        &[from, into, &first],
    )?;
    let last = first + taken + 1;
    if !losing.is_empty() {
        let told = serde_json::to_string(losing)?;
        tx.exec(
            "insert into person_version (person, version, way, changed_at, changes)
             values ($1, $2, 'house', $3, $4)",
            &[into, &last, &now, &told],
        )?;
    }
    tx.exec("update person set version = $2 where id = $1", &[into, &last]).map(drop)
}

/// Makes the search index and the scopes again, by slices.
///
/// # Errors
/// A fault from the database; it can be begun again.
pub(in crate::people) fn rebuild(db: &Db) -> Result<()> {
    db.write_now(|tx| {
        tx.search_clear(SEARCH)?;
        tx.exec("delete from person_scope", &[]).map(drop)
    })?;
    let mut after = String::new();
    loop {
        let start = after.clone();
        let last = db.write_now(move |tx| rebuild_slice(tx, &start))?;
        match last {
            Some(last) => after = last,
            None => return Ok(()),
        }
    }
}

fn rebuild_slice(tx: &mut Tx<'_>, after: &str) -> Result<Option<String>> {
    let sql = "select id from person where id > $1 order by id limit $2";
    let ids: Vec<(PersonId,)> = tx.rows(sql, &[&after, &SLICE])?;
    let Some((last,)) = ids.last().cloned() else { return Ok(None) };
    tx.exec(
        "insert into person_scope (unit, sort_name, person)
         select a.above, p.sort_name, p.id from person p
         join unit_above a on a.unit = p.home_unit where p.id > $1 and p.id <= $2
         union
         select a.above, p.sort_name, p.id from person p
         join belonging b on b.person = p.id and b.until_on is null
         join unit_above a on a.unit = b.unit where p.id > $1 and p.id <= $2",
        &[&after, &last],
    )?;
    let mut known: Vec<(UnitId, Vec<UnitId>)> = Vec::new();
    let mut words = Vec::new();
    for (id,) in &ids {
        let Some(kept) = own(tx, id)? else { continue };
        let mut places = vec![kept.home.clone()];
        let further = belongings(tx, id)?.into_iter().filter(|one| one.until_on.is_none());
        places.extend(further.map(|one| one.unit));
        let mut units = Vec::new();
        for place in places {
            if !known.iter().any(|(unit, _)| *unit == place) {
                known.push((place.clone(), units_above(tx, &place)?));
            }
            let above = known.iter().find(|(unit, _)| *unit == place).map(|(_, above)| above);
            units.extend(above.into_iter().flatten().map(UnitId::to_string));
        }
        words.push((id.to_string(), search_words(&kept.record, &units)));
    }
    let entries: Vec<(&str, String)> =
        words.iter().map(|(id, words)| (id.as_str(), words.clone())).collect();
    tx.search_add(SEARCH, &entries)?;
    Ok(Some(last.to_string()))
}
