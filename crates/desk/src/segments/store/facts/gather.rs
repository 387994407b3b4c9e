//! Reading facts from the database, and catching them up.

use std::sync::Arc;

use kernel::db::{Cell, ChangePlace, Tx};
use kernel::{Error, Result};
use uuid::Uuid;

use crate::criterion::{Leaf, Piece, Sign};
use crate::segments::store::compile::{Bound, Statement};
use crate::segments::store::facts::column::{Column, comparable};
use crate::segments::store::facts::fill::Wanted;
use crate::segments::store::facts::known::{Fact, Numbers};
use crate::segments::store::facts::set::Set;
use crate::segments::store::facts::{Facts, Shared};

/// People who are asked for again; with more, a fact is read anew.
const CHANGED_PEOPLE_MAX: usize = 4_000;
/// How many people one statement asks for: few texts, so that they stay prepared.
const ASKED_TOGETHER: [usize; 3] = [8, 64, ASKED_MAX];
/// The most.
const ASKED_MAX: usize = 400;

/// A question while it is asked, on one snapshot.
pub struct Asking<'f> {
    facts: &'f Facts,
    place: ChangePlace,
    unwatched: Arc<Vec<String>>,
    /// Everybody's number; nobody's before they were numbered.
    pub numbers: Numbers,
    /// What is not remembered, or too old to be caught up.
    pub wanted: Vec<Wanted>,
    /// Who changed since places; `None` when too many.
    changed: Vec<(ChangePlace, Changed)>,
}

impl<'f> Asking<'f> {
    /// Begins to ask.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn begin(facts: &'f Facts, tx: &mut Tx<'_>) -> Result<Self> {
        let place = tx.change_place()?;
        let unwatched = facts.known().unwatched.clone();
        let unwatched = match unwatched {
            Some(known) => known,
            None => Arc::new(tx.unwatched_tables()?),
        };
        facts.known().unwatched = Some(unwatched.clone());
        let numbers = facts.known().numbers().unwrap_or_default();
        Ok(Self { facts, place, unwatched, numbers, wanted: Vec::new(), changed: Vec::new() })
    }

    /// Gives everybody a number, unless they have one.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn number_everybody(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        if self.facts.known().numbers().is_none() {
            let numbers = number_everybody(tx)?;
            self.numbers = self.facts.known().number(numbers);
        }
        Ok(())
    }

    /// Reads a fact anew, and keeps it.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn fill(&mut self, tx: &mut Tx<'_>, reading: &Reading<'_>) -> Result<()> {
        if let Some(fact) = self.read(tx, reading)? {
            self.facts.known().keep(reading.key(), fact, &self.place, &self.numbers);
        }
        Ok(())
    }

    /// Whether all that a unit and trees need is remembered; what is not is wanted. Where one
    /// leaf has to be asked in SQL, the whole tree is, and nothing is wanted.
    pub fn has_all(&mut self, unit: &Leaf, trees: &[&Bound]) -> bool {
        let mut leaves = vec![unit];
        trees.iter().for_each(|tree| tree.leaves(&mut leaves));
        if !leaves.iter().all(|leaf| self.is_watched(leaf)) {
            return false;
        }
        let missing = |leaf: &&Leaf| self.missing(leaf);
        self.wanted = leaves.iter().filter_map(missing).collect();
        self.wanted.is_empty()
    }

    fn missing(&self, leaf: &Leaf) -> Option<Wanted> {
        let key = |column| Reading { leaf, column }.key();
        let kept = |column| self.facts.known().fact(&key(column), &self.numbers);
        let wanted = |column| Wanted { key: key(column), leaf: leaf.clone(), column };
        if bounds_of(leaf).is_some() {
            match kept(true) {
                Some(kept) if matches!(*kept.fact, Fact::Unfit) => {}
                Some(_) => return None,
                None => return Some(wanted(true)),
            }
        }
        kept(false).is_none().then(|| wanted(false))
    }

    /// The people of a leaf; `None` when they have to be asked for in SQL.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn people_of(&mut self, tx: &mut Tx<'_>, leaf: &Leaf) -> Result<Option<Shared>> {
        if let Some(bounds) = bounds_of(leaf) {
            match self.fact(tx, &Reading { leaf, column: true })?.as_deref() {
                Some(Fact::Column(column)) => {
                    return Ok(Some(Arc::new(column.within(&bounds, leaf.times))));
                }
                Some(Fact::Unfit) => {}
                _ => return Ok(None),
            }
        }
        Ok(match self.fact(tx, &Reading { leaf, column: false })?.as_deref() {
            Some(Fact::Set(set)) => Some(set.clone()),
            _ => None,
        })
    }

    /// Whether every table that a leaf reads is watched. A word that names another table might
    /// be a column: then too it is asked for in SQL.
    pub fn is_watched(&self, leaf: &Leaf) -> bool {
        let sql = leaf.pieces.iter().filter_map(|piece| match piece {
            Piece::Sql(sql) => Some(*sql),
            Piece::Value(_) | Piece::List(_) => None,
        });
        let words = std::iter::once(leaf.from).chain(sql).flat_map(|sql| {
            sql.split(|sign: char| !(sign.is_alphanumeric() || matches!(sign, '_' | '.')))
        });
        words.into_iter().all(|word| !self.unwatched.iter().any(|table| table == word))
    }

    fn fact(&mut self, tx: &mut Tx<'_>, reading: &Reading<'_>) -> Result<Option<Arc<Fact>>> {
        let key = reading.key();
        let kept = self.facts.known().fact(&key, &self.numbers);
        let (fact, changed) = match kept {
            // Somebody looked later: what they saw is not of this snapshot.
            Some(kept) if !kept.place.is_seen_by(&self.place) => return Ok(None),
            Some(kept) => {
                let changed = self.changed_since(tx, &kept.place)?;
                (kept.fact, changed)
            }
            None => return Ok(None),
        };
        let fact = match changed {
            Some(changed) if changed.is_empty() => Some(fact),
            Some(changed) => self.caught_up(tx, reading, &fact, &changed)?,
            None => {
                let (leaf, column) = (reading.leaf.clone(), reading.column);
                self.wanted.push(Wanted { key, leaf, column });
                return Ok(None);
            }
        };
        let Some(fact) = fact else { return Ok(None) };
        self.facts.known().keep(key, fact.clone(), &self.place, &self.numbers);
        Ok(Some(fact))
    }

    fn changed_since(&mut self, tx: &mut Tx<'_>, place: &ChangePlace) -> Result<Changed> {
        if let Some((_, known)) = self.changed.iter().find(|(known, _)| known == place) {
            return Ok(known.clone());
        }
        let changed = tx.changed_since(place, CHANGED_PEOPLE_MAX)?.map(Arc::new);
        self.changed.push((place.clone(), changed.clone()));
        Ok(changed)
    }

    fn read(&mut self, tx: &mut Tx<'_>, reading: &Reading<'_>) -> Result<Option<Arc<Fact>>> {
        let Some(rows) = self.rows(tx, reading, &[])? else { return Ok(None) };
        let fact = match rows {
            Rows::People(people) => Fact::Set(Arc::new(people.into_iter().collect())),
            Rows::Values(values) => Fact::Column(Column::of(values)),
            Rows::Unfit => Fact::Unfit,
        };
        Ok(Some(Arc::new(fact)))
    }

    fn caught_up(
        &mut self,
        tx: &mut Tx<'_>,
        reading: &Reading<'_>,
        before: &Fact,
        changed: &[String],
    ) -> Result<Option<Arc<Fact>>> {
        let Some(rows) = self.rows(tx, reading, changed)? else { return Ok(None) };
        let fact = match (before, rows) {
            (Fact::Set(before), Rows::People(people)) => {
                let mut set = Set::clone(before);
                let left = changed.iter().filter_map(|id| self.numbers.number(&uuid(id).ok()?));
                left.for_each(|number| set.put(number, false));
                people.into_iter().for_each(|number| set.put(number, true));
                Fact::Set(Arc::new(set))
            }
            (Fact::Column(column), Rows::Values(values)) => {
                let left = changed.iter().filter_map(|id| self.numbers.number(&uuid(id).ok()?));
                Fact::Column(column.changed(&left.collect(), values))
            }
            _ => Fact::Unfit,
        };
        Ok(Some(Arc::new(fact)))
    }

    /// The rows of a reading, of some people or of all; `None` when people were numbered anew.
    fn rows(
        &mut self,
        tx: &mut Tx<'_>,
        reading: &Reading<'_>,
        some: &[String],
    ) -> Result<Option<Rows>> {
        let mut read = Read::default();
        if some.is_empty() {
            read.take(tx, reading.statement(&[]), reading.column, &self.numbers)?;
        }
        let mut left = some;
        while !left.is_empty() {
            let size = ASKED_TOGETHER.into_iter().find(|size| *size >= left.len());
            let size = size.unwrap_or(ASKED_MAX);
            let (now, later) = left.split_at(size.min(left.len()));
            let padded: Vec<&String> =
                now.iter().chain(now.last().into_iter().cycle()).take(size).collect();
            read.take(tx, reading.statement(&padded), reading.column, &self.numbers)?;
            left = later;
        }
        if !read.newcomers.is_empty() {
            let people: Vec<Uuid> = read.newcomers.iter().map(|(person, _)| *person).collect();
            let more = self.facts.known().number_more(&self.numbers, &people);
            let Some(more) = more else { return Ok(None) };
            self.numbers = more;
        }
        Ok(Some(read.rows(reading.column, &self.numbers)))
    }
}

/// What a leaf compares its column with; `None` when that is nothing, or not as numbers.
fn bounds_of(leaf: &Leaf) -> Option<Vec<(Sign, i64)>> {
    let bounds = leaf.range.as_ref()?.bounds.iter();
    bounds.map(|(sign, cell)| Some((*sign, comparable(cell)?))).collect()
}

/// Who changed; `None` when too many.
type Changed = Option<Arc<Vec<String>>>;

/// A leaf to read: its people, or its column without the bounds.
pub struct Reading<'l> {
    /// The leaf.
    pub leaf: &'l Leaf,
    /// Whether its column.
    pub column: bool,
}

impl Reading<'_> {
    /// What two readings of the same have in common.
    pub fn key(&self) -> String {
        let leaf = self.leaf;
        match &leaf.range {
            Some(range) if self.column => {
                format!("{} {} {:?} {}", leaf.from, leaf.person, leaf.pieces, range.column)
            }
            range => {
                format!("{} {} {:?} {range:?} {}", leaf.from, leaf.person, leaf.pieces, leaf.times)
            }
        }
    }

    /// The statement for some people, or for all.
    fn statement(&self, some: &[&String]) -> Statement {
        let leaf = self.leaf;
        let mut statement = Statement::new("select ");
        statement.add(leaf.person);
        if let Some(range) = leaf.range.as_ref().filter(|_| self.column) {
            statement.add(", ").add(range.column);
        }
        statement.add(" from ").add(leaf.from).add(" where ").pieces(leaf);
        if !some.is_empty() {
            statement.add(" and ").add(leaf.person).add(" in (");
            for (place, id) in some.iter().enumerate() {
                statement.add(if place > 0 { ", " } else { "" });
                statement.bind(Cell::Text((*id).clone()));
            }
            statement.add(")");
        }
        if !self.column {
            statement.bounds(leaf).often(leaf);
        }
        statement
    }
}

/// What was read, those without a number apart.
#[derive(Default)]
struct Read {
    values: Vec<(u32, i64)>,
    newcomers: Vec<(Uuid, i64)>,
    unfit: bool,
}

/// What a reading gave, by number.
enum Rows {
    People(Vec<u32>),
    Values(Vec<(u32, i64)>),
    Unfit,
}

impl Read {
    fn take(
        &mut self,
        tx: &mut Tx<'_>,
        statement: Statement,
        column: bool,
        numbers: &Numbers,
    ) -> Result<()> {
        let args = statement.args();
        if !column {
            return tx.each(&statement.sql, &args, |(id,): (String,)| {
                self.add(uuid(&id)?, 0, numbers);
                Ok(())
            });
        }
        tx.each(&statement.sql, &args, |(id, cell): (String, Cell)| {
            match comparable(&cell) {
                Some(value) => self.add(uuid(&id)?, value, numbers),
                None => self.unfit |= cell != Cell::Null,
            }
            Ok(())
        })
    }

    fn add(&mut self, person: Uuid, value: i64, numbers: &Numbers) {
        match numbers.number(&person) {
            Some(number) => self.values.push((number, value)),
            None => self.newcomers.push((person, value)),
        }
    }

    fn rows(mut self, column: bool, numbers: &Numbers) -> Rows {
        let numbered = |(person, value): (Uuid, i64)| Some((numbers.number(&person)?, value));
        self.values.extend(self.newcomers.into_iter().filter_map(numbered));
        match column {
            false => Rows::People(self.values.into_iter().map(|(number, _)| number).collect()),
            true if self.unfit => Rows::Unfit,
            true => Rows::Values(self.values),
        }
    }
}

fn number_everybody(tx: &mut Tx<'_>) -> Result<Numbers> {
    let mut people = Vec::new();
    tx.each("select id from person", &[], |(id,): (String,)| {
        people.push(uuid(&id)?);
        Ok(())
    })?;
    Ok(Numbers::of(people))
}

fn uuid(id: &str) -> Result<Uuid> {
    Uuid::try_parse(id).map_err(|_| Error::fault("a person without identifier"))
}
