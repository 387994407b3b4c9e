//! Records handed out whole, and made findable again.

use kernel::Result;
use kernel::db::{Db, Tx};
use serde_json::{Value as Json, json};

use crate::org::{PersonId, UnitId, units_above};
use crate::people::rules::search_words;
use crate::people::store::read::own;
use crate::people::store::write::SEARCH;
use crate::people::store::{belongings, facts_told, versions};

/// People made findable again by one transaction.
const SLICE: i64 = 500;

/// All that this room holds on a person.
///
/// # Errors
/// A fault from the database.
pub(in crate::people) fn exported(tx: &mut Tx<'_>, id: &PersonId) -> Result<Json> {
    let Some(kept) = own(tx, id)? else { return Ok(Json::Null) };
    let notes: Vec<(String, i64)> =
        tx.rows("select body, written_at from person_note where person = $1 order by id", &[id])?;
    let tasks: Vec<(String, Option<String>, Option<i64>)> = tx.rows(
        "select title, due_on, done_at from person_task where person = $1 order by id",
        &[id],
    )?;
    let tags: Vec<(String,)> = tx.rows(
        "select t.name from tag t join person_tag p on p.tag = t.id where p.person = $1
         order by t.folded, t.id",
        &[id],
    )?;
    let fields: Vec<(String, String)> = tx.rows(
        "select f.label_fr, v.value from person_field v join custom_field f on f.id = v.field
         where v.person = $1 order by f.id",
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
