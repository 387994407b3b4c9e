//! Writing records: created, changed with a version, undone, moved, removed.

use kernel::db::{Cell, Tx};
use kernel::{Error, Result};

use crate::features;
use crate::org::{MandateId, PersonId, Scope, UnitId, units_above};
use crate::people::record::{Change, Record};
use crate::people::rules::{FactKind, match_name, search_words, sort_name};
use crate::people::store::read::{Kept, of_scope, own};

/// The index that people are found by.
pub(super) const SEARCH: &str = "person_search";

/// Who changes a record, under which mandate, and how.
#[derive(Debug, Clone)]
pub struct Cause {
    /// Who; `None` for the house itself.
    pub by: Option<PersonId>,
    /// Under which mandate; `None` for the person themselves and for the house.
    pub mandate: Option<MandateId>,
    /// How.
    pub way: Way,
}

/// How a record came to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// An officer edited it.
    Edited,
    /// The person did, in their space.
    Themselves,
    /// A file was imported; its identifier.
    Imported(String),
    /// An earlier change was taken back.
    Undone,
    /// A form or a rule of the house.
    House,
    /// Another record was merged into it.
    Merged,
}

impl Way {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Themselves => "themselves",
            Self::Imported(_) => "imported",
            Self::Undone => "undone",
            Self::House => "house",
            Self::Merged => "merged",
        }
    }

    fn import(&self) -> Option<&str> {
        match self {
            Self::Imported(import) => Some(import),
            _ => None,
        }
    }
}

/// A person to create.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Identifier, made by the caller with `tx.fresh()`.
    pub id: PersonId,
    /// The unit that will keep the record.
    pub home: UnitId,
    /// What it says.
    pub record: Record,
}

/// Creates one person.
///
/// # Errors
/// A fault from the database.
pub fn create(tx: &mut Tx<'_>, home: &UnitId, record: &Record, cause: &Cause) -> Result<PersonId> {
    let id: PersonId = tx.fresh();
    let person = NewPerson { id: id.clone(), home: home.clone(), record: record.clone() };
    create_many(tx, &[person], cause)?;
    Ok(id)
}

/// Creates many people at once, with the fewest statements.
///
/// # Errors
/// A fault from the database; then none was created.
pub fn create_many(tx: &mut Tx<'_>, people: &[NewPerson], cause: &Cause) -> Result<()> {
    let now = tx.now();
    let mut above: Vec<(UnitId, Vec<UnitId>)> = Vec::new();
    for person in people {
        if !above.iter().any(|(unit, _)| *unit == person.home) {
            above.push((person.home.clone(), units_above(tx, &person.home)?));
        }
    }
    let units = |home: &UnitId| {
        above.iter().find(|(unit, _)| unit == home).map_or(&[][..], |(_, units)| units.as_slice())
    };
    let core = people.iter().map(|person| {
        let record = &person.record;
        Ok(vec![
            text(person.id.as_str()),
            text(person.home.as_str()),
            text(record.kind.name()),
            text(&record.title),
            text(&record.first_name),
            text(&record.last_name),
            text(&record.legal_first_name),
            text(&record.legal_last_name),
            maybe(record.number.as_deref()),
            maybe(record.born_on.as_deref()),
            maybe(record.died_on.as_deref()),
            maybe(record.language.as_deref()),
            text(&sort_name(record)),
            text(&match_name(record)),
            maybe(cause.way.import()),
            maybe(cause.by.as_ref().map(PersonId::as_str)),
            Cell::Int(now.0),
            Cell::Int(1),
        ])
    });
    tx.load("person", &CORE_COLUMNS, core)?;
    let scopes = people.iter().flat_map(|person| {
        let name = sort_name(&person.record);
        units(&person.home)
            .iter()
            .map(move |unit| Ok(vec![text(unit.as_str()), text(&name), text(person.id.as_str())]))
    });
    tx.load("person_scope", &["unit", "sort_name", "person"], scopes)?;
    load_lines(tx, people.iter().map(|person| (&person.id, &person.record)), cause)?;
    let words: Vec<(&str, String)> = people
        .iter()
        .map(|person| {
            let units: Vec<String> = units(&person.home).iter().map(UnitId::to_string).collect();
            (person.id.as_str(), search_words(&person.record, &units))
        })
        .collect();
    tx.search_add(SEARCH, &words)
}

const CORE_COLUMNS: [&str; 18] = [
    "id",
    "home_unit",
    "kind",
    "title",
    "first_name",
    "last_name",
    "legal_first_name",
    "legal_last_name",
    "number",
    "born_on",
    "died_on",
    "language",
    "sort_name",
    "match_name",
    "import",
    "created_by",
    "created_at",
    "version",
];

fn load_lines<'a>(
    tx: &mut Tx<'_>,
    people: impl Iterator<Item = (&'a PersonId, &'a Record)> + Clone,
    cause: &Cause,
) -> Result<()> {
    let numbered = |index: usize| i64::try_from(index).map(Cell::Int).unwrap_or(Cell::Null);
    let emails = people.clone().flat_map(|(id, record)| {
        record.emails.iter().enumerate().map(move |(index, line)| {
            Ok([
                text(id.as_str()),
                numbered(index),
                text(&line.address),
                text(&line.address.to_lowercase()),
                text(&line.kind),
                Cell::Int(i64::from(line.bad)),
            ])
        })
    });
    let columns = ["person", "position", "address", "folded", "kind", "bad"];
    tx.load("person_email", &columns, emails)?;
    let phones = people.clone().flat_map(|(id, record)| {
        record.phones.iter().enumerate().map(move |(index, line)| {
            Ok([
                text(id.as_str()),
                numbered(index),
                text(&line.number),
                text(&line.kind),
                Cell::Int(i64::from(line.bad)),
            ])
        })
    });
    tx.load("person_phone", &["person", "position", "number", "kind", "bad"], phones)?;
    let addresses = people.clone().flat_map(|(id, record)| {
        record.addresses.iter().enumerate().map(move |(index, line)| {
            Ok([
                text(id.as_str()),
                numbered(index),
                text(&line.kind),
                text(&line.line_1),
                text(&line.line_2),
                text(&line.line_3),
                text(&line.postcode),
                text(&line.city),
                maybe(line.commune.as_deref()),
                text(&line.country),
                Cell::Int(i64::from(line.bad)),
            ])
        })
    });
    tx.load("person_address", &ADDRESS_COLUMNS, addresses)?;
    let fields = people.clone().flat_map(|(id, record)| {
        record
            .fields
            .iter()
            .map(move |(field, value)| Ok([text(id.as_str()), text(field), text(value)]))
    });
    tx.load("person_field", &["person", "field", "value"], fields)?;
    let (now, by) = (tx.now(), cause.by.as_ref().map(PersonId::as_str));
    let tags = people.flat_map(|(id, record)| {
        record
            .tags
            .iter()
            .map(move |tag| Ok([text(tag), text(id.as_str()), maybe(by), Cell::Int(now.0)]))
    });
    tx.load("person_tag", &["tag", "person", "tagged_by", "tagged_at"], tags).map(drop)
}

const ADDRESS_COLUMNS: [&str; 11] = [
    "person", "position", "kind", "line_1", "line_2", "line_3", "postcode", "city", "commune",
    "country", "bad",
];

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

fn maybe(value: Option<&str>) -> Cell {
    value.map_or(Cell::Null, text)
}

/// Changes a record from `version` to what `new` says; returns what changed, nothing when
/// nothing did.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, [`Error::Stale`] when somebody changed it meanwhile.
pub fn change(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &PersonId,
    version: i64,
    new: &Record,
    cause: &Cause,
) -> Result<Vec<Change>> {
    let kept = of_scope(tx, scope, id)?.ok_or(Error::NotFound)?;
    change_kept(tx, &kept, version, new, cause)
}

/// Changes a person's own record, by themselves; returns what changed.
///
/// # Errors
/// [`Error::NotFound`] when the record is gone, [`Error::Stale`] when it changed meanwhile.
pub fn change_own(
    tx: &mut Tx<'_>,
    id: &PersonId,
    version: i64,
    new: &Record,
) -> Result<Vec<Change>> {
    let kept = own(tx, id)?.ok_or(Error::NotFound)?;
    let cause = Cause { by: Some(id.clone()), mandate: None, way: Way::Themselves };
    change_kept(tx, &kept, version, new, &cause)
}

/// [`change`] of a record that the caller was allowed to read.
pub(crate) fn change_kept(
    tx: &mut Tx<'_>,
    kept: &Kept,
    version: i64,
    new: &Record,
    cause: &Cause,
) -> Result<Vec<Change>> {
    if kept.version != version {
        return Err(Error::Stale);
    }
    let changes = kept.record.changes(new);
    if changes.is_empty() {
        return Ok(changes);
    }
    write_core(tx, &kept.id, version, new)?;
    write_lines(tx, &kept.id, new, &changes, cause)?;
    if sort_name(&kept.record) != sort_name(new) {
        let sql = "update person_scope set sort_name = $2 where person = $1";
        tx.exec(sql, &[&kept.id, &sort_name(new)])?;
    }
    index(tx, &kept.id, new)?;
    if kept.record.died_on.is_none() && new.died_on.is_some() {
        gone(tx, &kept.id)?;
    }
    let (now, told) = (tx.now(), serde_json::to_string(&changes)?);
    tx.exec(
        "insert into person_version (person, version, way, import, changed_by, mandate,
         changed_at, changes) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &kept.id,
            &(version + 1),
            &cause.way.name(),
            &cause.way.import(),
            &cause.by,
            &cause.mandate,
            &now,
            &told,
        ],
    )?;
    Ok(changes)
}

fn write_core(tx: &mut Tx<'_>, id: &PersonId, version: i64, new: &Record) -> Result<()> {
    let touched = tx.exec(
        "update person set kind = $3, title = $4, first_name = $5, last_name = $6,
         legal_first_name = $7, legal_last_name = $8, number = $9, born_on = $10, died_on = $11,
         language = $12, sort_name = $13, match_name = $14, version = version + 1
         where id = $1 and version = $2",
        &[
            id,
            &version,
            &new.kind.name(),
            &new.title,
            &new.first_name,
            &new.last_name,
            &new.legal_first_name,
            &new.legal_last_name,
            &new.number,
            &new.born_on,
            &new.died_on,
            &new.language,
            &sort_name(new),
            &match_name(new),
        ],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::Stale) }
}

/// Writes again the lists that changed, whole: they are short.
fn write_lines(
    tx: &mut Tx<'_>,
    id: &PersonId,
    new: &Record,
    changes: &[Change],
    cause: &Cause,
) -> Result<()> {
    const LISTS: [(&str, &str); 5] = [
        ("emails", "delete from person_email where person = $1"),
        ("phones", "delete from person_phone where person = $1"),
        ("addresses", "delete from person_address where person = $1"),
        ("fields", "delete from person_field where person = $1"),
        ("tags", "delete from person_tag where person = $1"),
    ];
    let mut lists = Record::default();
    for (name, delete) in LISTS {
        if !changes.iter().any(|change| change.field == name) {
            continue;
        }
        tx.exec(delete, &[id])?;
        match name {
            "emails" => lists.emails = new.emails.clone(),
            "phones" => lists.phones = new.phones.clone(),
            "addresses" => lists.addresses = new.addresses.clone(),
            "fields" => lists.fields = new.fields.clone(),
            _ => lists.tags = new.tags.clone(),
        }
    }
    load_lines(tx, std::iter::once((id, &lists)), cause)
}

/// Writes the words by which a person is found.
fn index(tx: &mut Tx<'_>, id: &PersonId, record: &Record) -> Result<()> {
    let units: Vec<(String,)> =
        tx.rows("select unit from person_scope where person = $1", &[id])?;
    let units: Vec<String> = units.into_iter().map(|(unit,)| unit).collect();
    tx.search_replace(SEARCH, id.as_str(), search_words(record, &units))
}

/// Takes back one earlier change, when its fields were not changed since.
///
/// # Errors
/// [`Error::NotFound`] when there is no such change in the scope, [`Error::Stale`] when a later
/// change touched the same fields.
pub fn undo(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &PersonId,
    version: i64,
    cause: &Cause,
) -> Result<Vec<Change>> {
    let kept = of_scope(tx, scope, id)?.ok_or(Error::NotFound)?;
    let sql = "select changes from person_version
               where person = $1 and version = $2 and undone_by is null";
    let (told,): (String,) = tx.row(sql, &[id, &version])?.ok_or(Error::NotFound)?;
    let changes: Vec<Change> = serde_json::from_str(&told)?;
    let before = kept.record.without(&changes).ok_or(Error::Stale)?;
    let undone = change_kept(tx, &kept, kept.version, &before, cause)?;
    tx.exec(
        "update person_version set undone_by = $3 where person = $1 and version = $2",
        &[id, &version, &(kept.version + 1)],
    )?;
    Ok(undone)
}

/// Writes again in which scopes a person is found: the home unit, further ones, all above them.
pub(super) fn write_scope(tx: &mut Tx<'_>, id: &PersonId, record: &Record) -> Result<()> {
    tx.exec("delete from person_scope where person = $1", &[id])?;
    tx.exec(
        "insert into person_scope (unit, sort_name, person)
         select distinct a.above, cast($2 as text), cast($1 as text) from unit_above a
         where a.unit in (select home_unit from person where id = $1
             union select unit from belonging where person = $1 and until_on is null)",
        &[id, &sort_name(record)],
    )?;
    index(tx, id, record)
}

/// Adds a dated fact to a person's relation; the same fact twice is one.
///
/// # Errors
/// A fault from the database.
pub fn add_fact(
    tx: &mut Tx<'_>,
    id: &PersonId,
    kind: FactKind,
    on_day: &str,
    source: &str,
    by: Option<&PersonId>,
) -> Result<bool> {
    let (fact, now): (uuid::Uuid, _) = (tx.fresh(), tx.now());
    let added = tx.exec(
        "insert into relation_fact (id, person, kind, on_day, source, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        &[&fact.to_string(), id, &kind.name(), &on_day, &source, &by, &now],
    )?;
    if added == 1 && kind == FactKind::Left && on_day <= now.day_text().as_str() {
        gone(tx, id)?;
    }
    Ok(added == 1)
}

/// Tells every feature, in the same transaction, that somebody died or left.
fn gone(tx: &mut Tx<'_>, id: &PersonId) -> Result<()> {
    features::all().filter_map(|feature| feature.gone).try_for_each(|gone| gone(tx, id))
}

/// Removes a record and all that this room holds of it.
///
/// # Errors
/// A fault from the database.
pub fn remove(tx: &mut Tx<'_>, id: &PersonId) -> Result<()> {
    tx.search_remove(SEARCH, id.as_str())?;
    tx.exec("delete from person where id = $1", &[id]).map(drop)
}
