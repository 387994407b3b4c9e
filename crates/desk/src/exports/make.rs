//! Writes the file of an export, some people at a time, and the access lines before it.

use std::collections::HashMap;
use std::io::{BufWriter, Read as _, Seek as _, Write};

use kernel::db::{Db, Tx};
use kernel::files::{self, FileId, PART_BYTES_MAX};
use kernel::text::{Language, Texts};
use kernel::time::DAY_MS;
use kernel::web::Cursor;
use kernel::{Error, Result};
use sheets::TableWriter;

use crate::access::{self, Act};
use crate::exports::ExportId;
use crate::exports::rules::{Around, COLUMNS, Format, Selection, cells, label};
use crate::org::{self, Office, PersonId, Scope, Unit, UnitId};
use crate::people::{self, CustomField, Known};

/// People read and written down at a time.
const BATCH_PEOPLE_MAX: usize = 500;
/// Days for which a file waits to be fetched.
const KEPT_DAYS: i64 = 7;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What may be reached.
    pub scope: Scope,
    /// Which people.
    pub selection: Selection,
    /// In which format.
    pub format: Format,
    /// Which columns.
    pub columns: Vec<String>,
    /// Language of names of columns and relations.
    pub language: Language,
    /// Who asks, and why.
    pub by: By,
}

/// Who asks for an export, and why: it is written down with each record.
#[derive(Debug, Clone)]
pub enum By {
    /// Somebody at work.
    Officer {
        /// Under which mandate.
        office: Box<Office>,
        /// Their name.
        name: String,
        /// Why.
        reason: String,
        /// The export's identifier.
        export: ExportId,
    },
    /// Whoever looks after the server, on its command line.
    Machine {
        /// The unit whose people leave.
        unit: Unit,
        /// Why.
        reason: String,
    },
}

/// Writes everybody chosen to `out`; returns how many. `tell` is told how many are done.
///
/// # Errors
/// A fault from the database or the target.
pub fn write(
    db: &Db,
    texts: &Texts,
    wish: &Wish,
    out: impl Write + Send,
    mut tell: impl FnMut(i64),
) -> Result<i64> {
    let unit = wish.scope.unit().clone();
    let (fields, tags) =
        db.read_now(move |tx| Ok((people::fields_for(tx, &unit)?, people::tags_for(tx, &unit)?)))?;
    let names = tags.into_iter().map(|tag| (tag.id.to_string(), tag.name)).collect();
    let mut sink = Sink::open(texts, wish, fields, out)?;
    let mut walk = Walk { names, units: HashMap::new(), after: None, place: 0 };
    let mut done = 0_i64;
    loop {
        let some = walk.next(db, wish)?;
        let Some(some) = some else { break };
        note(db, wish, &some)?;
        for (known, home) in &some {
            let relation = people::relation(&known.facts, &db.clock().now().day_text());
            let tag = |id: &String| walk.names.get(id).cloned();
            let around = Around {
                unit: home.clone(),
                relation: texts.get(wish.language, relation.key(), &[]),
                tags: known.record.tags.iter().filter_map(tag).collect(),
            };
            sink.add(&known.record, &around, &wish.columns)?;
            done += 1;
        }
        tell(done);
    }
    sink.finish()?;
    Ok(done)
}

/// Writes the file and keeps it in the database for a few days.
///
/// # Errors
/// As [`write`].
pub fn keep(db: &Db, texts: &Texts, wish: &Wish, tell: impl FnMut(i64)) -> Result<(FileId, i64)> {
    let mut temporary = tempfile::tempfile()?;
    let count = write(db, texts, wish, BufWriter::new(&mut temporary), tell)?;
    temporary.rewind()?;
    let file = db.write_now(|tx| {
        let until = tx.now().plus_ms(KEPT_DAYS * DAY_MS);
        files::open(tx, until)
    })?;
    for number in 0_i64.. {
        let mut part = Vec::new();
        let most = u64::try_from(PART_BYTES_MAX)?;
        (&mut temporary).take(most).read_to_end(&mut part)?;
        if part.is_empty() {
            break;
        }
        let file = file.clone();
        db.write_now(move |tx| files::add_part(tx, &file, number, &part))?;
    }
    Ok((file, count))
}

/// Access lines are on disk before a byte of these records can leave.
fn note(db: &Db, wish: &Wish, some: &[(Known, String)]) -> Result<()> {
    let by = wish.by.clone();
    let seen: Vec<PersonId> = some.iter().map(|(known, _)| known.id.clone()).collect();
    let act = if wish.format == Format::Labels { Act::Printed } else { Act::Exported };
    db.write_now(move |tx| match &by {
        By::Officer { office, name, reason, export } => {
            access::note_many(tx, office, name, &seen, act, reason, Some(export.as_str()))
        }
        By::Machine { unit, reason } => access::note_machine(tx, unit, &seen, act, reason),
    })
}

/// Goes through a selection.
struct Walk {
    names: HashMap<String, String>,
    units: HashMap<UnitId, String>,
    after: Option<Cursor>,
    place: usize,
}

impl Walk {
    fn next(&mut self, db: &Db, wish: &Wish) -> Result<Option<Vec<(Known, String)>>> {
        let ids: Vec<PersonId> = match &wish.selection {
            Selection::People(ids) => {
                let some = ids.iter().skip(self.place).take(BATCH_PEOPLE_MAX);
                self.place += BATCH_PEOPLE_MAX;
                some.filter_map(|id| PersonId::parse(id)).collect()
            }
            Selection::Filter(filter) => {
                let (scope, filter, after) =
                    (wish.scope.clone(), filter.clone(), self.after.clone());
                let limit = i64::try_from(BATCH_PEOPLE_MAX)?;
                let page = db.read_now(move |tx| {
                    people::page_of_ids(tx, &scope, &filter, after.as_ref(), limit)
                })?;
                self.after = page.last().cloned().or(self.after.take());
                page.iter().filter_map(|one| PersonId::parse(&one.id)).collect()
            }
        };
        if ids.is_empty() {
            return Ok(None);
        }
        let (scope, known_units) = (wish.scope.clone(), self.units.clone());
        let (people, units) = db.read_now(move |tx| read(tx, &scope, &ids, &known_units))?;
        self.units.extend(units);
        let home = |one: &Known| self.units.get(&one.home).cloned().unwrap_or_default();
        Ok(Some(people.into_iter().map(|one| (one.clone(), home(&one))).collect()))
    }
}

type Read = (Vec<Known>, Vec<(UnitId, String)>);

/// Records in the order of `ids`, and names of units not known yet.
fn read(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ids: &[PersonId],
    known: &HashMap<UnitId, String>,
) -> Result<Read> {
    let found = people::read_many(tx, scope, ids)?;
    let mut by_id: HashMap<PersonId, Known> =
        found.into_iter().map(|one| (one.id.clone(), one)).collect();
    let people: Vec<Known> = ids.iter().filter_map(|id| by_id.remove(id)).collect();
    let mut units: Vec<(UnitId, String)> = Vec::new();
    for one in &people {
        let fresh = !known.contains_key(&one.home) && !units.iter().any(|(id, _)| *id == one.home);
        if fresh {
            let name = org::unit(tx, &one.home)?.map(|unit| unit.name).unwrap_or_default();
            units.push((one.home.clone(), name));
        }
    }
    Ok((people, units))
}

/// Where rows go.
enum Sink<'a, W: Write + Send + 'a> {
    Table(Box<dyn TableWriter + 'a>, Vec<CustomField>),
    Json { out: W, heads: Vec<String>, fields: Vec<CustomField>, first: bool },
    Labels { out: W, first: bool },
}

fn fault(error: sheets::WriteFault) -> Error {
    Error::fault(error.to_string())
}

impl<'a, W: Write + Send + 'a> Sink<'a, W> {
    fn open(texts: &Texts, wish: &Wish, fields: Vec<CustomField>, mut out: W) -> Result<Self> {
        let with_fields = wish.columns.iter().any(|column| column == "fields");
        let plain = |name: &&String| name.as_str() != "fields";
        let label = |name: &String| {
            let known = COLUMNS.iter().find(|(known, _)| known == name);
            known.map(|(_, key)| texts.get(wish.language, key, &[]))
        };
        let columns = wish.columns.iter().filter(plain);
        let (mut heads, slugs): (Vec<String>, bool) = match wish.format {
            Format::Json => (columns.cloned().collect(), true),
            _ => (columns.filter_map(label).collect(), false),
        };
        if with_fields {
            let name = |field: &CustomField| match slugs {
                true => field.slug.clone(),
                false => field.label(wish.language).to_owned(),
            };
            heads.extend(fields.iter().map(name));
        }
        let mut table: Box<dyn TableWriter + 'a> = match wish.format {
            Format::Csv => Box::new(sheets::csv_writer(out).map_err(fault)?),
            Format::Xlsx => {
                let name = texts.get(wish.language, "exports-sheet", &[]);
                Box::new(sheets::xlsx_writer(out, &name).map_err(fault)?)
            }
            Format::Json => {
                out.write_all(b"[")?;
                return Ok(Self::Json { out, heads, fields, first: true });
            }
            Format::Labels => {
                out.write_all(b"[")?;
                return Ok(Self::Labels { out, first: true });
            }
        };
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        table.row(&heads).map_err(fault)?;
        Ok(Self::Table(table, fields))
    }

    fn add(&mut self, record: &people::Record, around: &Around, columns: &[String]) -> Result<()> {
        match self {
            Self::Table(table, fields) => {
                let cells = cells(record, around, columns, fields);
                let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                table.row(&cells).map_err(fault)
            }
            Self::Json { out, heads, fields, first } => {
                let cells = cells(record, around, columns, fields);
                let pairs = heads.iter().cloned().zip(cells.into_iter().map(Into::into));
                let object: serde_json::Map<String, serde_json::Value> = pairs.collect();
                out.write_all(if std::mem::take(first) { b"\n" } else { b",\n" })?;
                Ok(serde_json::to_writer(out, &object)?)
            }
            Self::Labels { out, first } => {
                let Some(lines) = label(record) else { return Ok(()) };
                out.write_all(if std::mem::take(first) { b"\n" } else { b",\n" })?;
                Ok(serde_json::to_writer(out, &lines)?)
            }
        }
    }

    fn finish(self) -> Result<()> {
        match self {
            Self::Table(table, _) => table.finish().map_err(fault),
            Self::Json { mut out, .. } | Self::Labels { mut out, .. } => {
                out.write_all(b"\n]\n")?;
                Ok(out.flush()?)
            }
        }
    }
}
