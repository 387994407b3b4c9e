//! Which people of a scope: filters, pages by cursor, search.

use kernel::db::{Arg, Cell, Tx};
use kernel::web::Cursor;
use kernel::{Error, Result};

use crate::org::{PersonId, Scope, UnitId, root};
use crate::people::TagId;
use crate::people::rules::{FactKind, Relation, query_words, unit_word};
use crate::people::store::matching::padded;
use crate::people::store::write::SEARCH;

/// Most people that a search considers.
pub const SEARCH_MAX: i64 = 200;
/// Most people that a search gives to an export.
const SEARCH_STREAM_MAX: i64 = 20_000;
/// People whom a list rather goes through and sorts than walk the whole unit by name for them.
const FEW_MAX: i64 = 2_000;

/// A selection of people, as the list's address says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Filter {
    /// What was typed in the search field; empty for everybody.
    pub words: String,
    /// Only this relation.
    pub relation: Option<Relation>,
    /// Only who bears this tag.
    pub tag: Option<TagId>,
    /// Only this unit of the scope and below.
    pub unit: Option<UnitId>,
}

/// In which order a list stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// By name, from the end.
    NameBack,
    /// The latest records first.
    New,
    /// The oldest records first.
    Old,
}

impl Sort {
    /// Reads `name`, `-name`, `new`, `old`; anything else is by name.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        match text {
            "-name" => Self::NameBack,
            "new" => Self::New,
            "old" => Self::Old,
            _ => Self::Name,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NameBack => "-name",
            Self::New => "new",
            Self::Old => "old",
        }
    }
}

/// One page of a selection by name, to stream it: at most `limit` people after `after`. With
/// words, at most 20,000 people are considered in all.
///
/// # Errors
/// [`Error::NotFound`] when the filter's unit is outside the scope, or a fault.
pub fn page_of_ids(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Cursor>> {
    page(tx, scope, filter, Sort::Name, after, limit)
}

/// One page of a selection in any order.
///
/// # Errors
/// As [`page_of_ids`].
pub fn page(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    sort: Sort,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Cursor>> {
    let narrow = match &filter.unit {
        Some(unit) => scope.narrowed(tx, unit)?.ok_or(Error::NotFound)?,
        None => scope.clone(),
    };
    if !filter.words.is_empty() {
        let found = search(tx, &narrow, filter, SEARCH_STREAM_MAX)?;
        let mut found: Vec<Cursor> =
            found.into_iter().map(|(id, key)| Cursor { key, id: id.to_string() }).collect();
        found.sort_by(|a, b| (&a.key, &a.id).cmp(&(&b.key, &b.id)));
        let after = after.map(|after| (after.key.clone(), after.id.clone()));
        found.retain(|one| after.as_ref().is_none_or(|it| (&one.key, &one.id) > (&it.0, &it.1)));
        found.truncate(usize::try_from(limit).unwrap_or(0));
        return Ok(found);
    }
    let few = few(tx, filter)?;
    let mut question = Question::of(&narrow, filter, &tx.now().day_text(), few);
    question.place(sort, after, limit);
    let rows: Vec<(String, String)> = question.ask(tx)?;
    Ok(rows.into_iter().map(|(id, key)| Cursor { key, id }).collect())
}

/// What few people have of that which a filter asks for: the list then begins with them.
#[derive(Debug, Clone, Copy)]
enum Few {
    Tag,
    Fact(FactKind),
}

fn few(tx: &mut Tx<'_>, filter: &Filter) -> Result<Option<Few>> {
    let most = FEW_MAX + 1;
    if let Some(tag) = &filter.tag {
        let sql = "select count(*) from (select 1 from person_tag where tag = $1 limit $2) t";
        if tx.one::<i64>(sql, &[tag, &most])? <= FEW_MAX {
            return Ok(Some(Few::Tag));
        }
    }
    let kind = match filter.relation {
        Some(Relation::Member) => FactKind::Joined,
        Some(Relation::Former) => FactKind::Left,
        Some(Relation::Regular) => FactKind::Interest,
        Some(Relation::Occasional) | None => return Ok(None),
    };
    let sql = "select count(*) from (select 1 from relation_fact where kind = $1 limit $2) f";
    let count: i64 = tx.one(sql, &[&kind.name(), &most])?;
    Ok((count <= FEW_MAX).then_some(Few::Fact(kind)))
}

/// The people of a scope whose words begin like those of the filter, with their sort names, in no
/// order, at most `limit`.
///
/// # Errors
/// A fault from the database.
pub fn search(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<(PersonId, String)>> {
    let words = query_words(&filter.words);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let place = unit_word(scope.unit().as_str());
    let everywhere = root(tx)?.id == *scope.unit();
    let places: &[&str] = if everywhere { &[] } else { &[&place] };
    let keys = tx.search(SEARCH, &words, places, limit)?;
    let mut found = Vec::new();
    for part in keys.chunks(super::KEYS_MAX) {
        let keys: Vec<&str> = padded(&part.iter().map(String::as_str).collect::<Vec<_>>());
        let mut question = Question::of(scope, filter, &tx.now().day_text(), None);
        let marks: Vec<String> =
            keys.iter().map(|key| question.mark(Cell::Text((*key).to_owned()))).collect();
        question.sql.push_str(&format!(" and s.person in ({})", marks.join(", ")));
        found.extend(question.ask::<(PersonId, String)>(tx)?);
    }
    Ok(found)
}

/// How many people a scope holds.
///
/// # Errors
/// A fault from the database.
pub fn count_in(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    tx.one("select count(*) from person_scope where unit = $1", &[scope.unit()])
}

/// A statement that grows with its values.
struct Question {
    sql: String,
    args: Vec<Cell>,
}

const LAST_TURN: &str = "(select f.kind from relation_fact f where f.person = s.person
    and f.kind in ('joined', 'left') and f.on_day <= $2
    order by f.on_day desc, f.kind desc limit 1)";
const INTEREST: &str = "exists (select 1 from relation_fact i where i.person = s.person
    and i.kind = 'interest' and i.on_day <= $2)";

impl Question {
    fn of(scope: &Scope, filter: &Filter, today: &str, few: Option<Few>) -> Self {
        let all = "where s.unit = $1";
        let from = match few {
            None => format!("person_scope s {all}"),
            // `cross join` makes SQLite begin with the few.
            Some(Few::Tag) => {
                format!("person_tag t cross join person_scope s {all} and s.person = t.person")
            }
            Some(Few::Fact(kind)) => format!(
                "(select distinct person from relation_fact where kind = '{}') o
                 cross join person_scope s {all} and s.person = o.person",
                kind.name()
            ),
        };
        let sql = format!("select s.person, s.sort_name from {from}");
        let mut question = Self { sql, args: vec![Cell::Text(scope.unit().as_str().to_owned())] };
        if let Some(relation) = filter.relation {
            question.args.push(Cell::Text(today.to_owned()));
            let condition = match relation {
                Relation::Member => format!(" and {LAST_TURN} = 'joined'"),
                Relation::Former => format!(" and {LAST_TURN} = 'left'"),
                Relation::Regular => format!(" and {LAST_TURN} is null and {INTEREST}"),
                Relation::Occasional => format!(" and {LAST_TURN} is null and not {INTEREST}"),
            };
            question.sql.push_str(&condition);
        }
        if let Some(tag) = &filter.tag {
            let mark = question.mark(Cell::Text(tag.as_str().to_owned()));
            question.sql.push_str(&match few {
                Some(Few::Tag) => format!(" and t.tag = {mark}"),
                _ => format!(
                    " and exists (select 1 from person_tag t where t.tag = {mark}
                      and t.person = s.person)"
                ),
            });
        }
        question
    }

    fn mark(&mut self, value: Cell) -> String {
        self.args.push(value);
        format!("${}", self.args.len())
    }

    fn place(&mut self, sort: Sort, after: Option<&Cursor>, limit: i64) {
        if let Some(after) = after {
            let id = self.mark(Cell::Text(after.id.clone()));
            let condition = match sort {
                Sort::New => format!(" and s.person < {id}"),
                Sort::Old => format!(" and s.person > {id}"),
                Sort::Name | Sort::NameBack => {
                    let key = self.mark(Cell::Text(after.key.clone()));
                    let sign = if sort == Sort::Name { '>' } else { '<' };
                    format!(" and (s.sort_name, s.person) {sign} ({key}, {id})")
                }
            };
            self.sql.push_str(&condition);
        }
        let order = match sort {
            Sort::Name => "s.sort_name, s.person",
            Sort::NameBack => "s.sort_name desc, s.person desc",
            Sort::New => "s.person desc",
            Sort::Old => "s.person",
        };
        let limit = self.mark(Cell::Int(limit));
        self.sql.push_str(&format!(" order by {order} limit {limit}"));
    }

    fn ask<T: kernel::db::FromRow>(&self, tx: &mut Tx<'_>) -> Result<Vec<T>> {
        let args: Vec<&dyn Arg> = self
            .args
            .iter()
            .map(|cell| {
                let cell: &dyn Arg = cell;
                cell
            })
            .collect();
        tx.rows(&self.sql, &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Cause, Record, Way, add_facts, create, ensure_tag};
    use crate::story;
    use crate::testkit::TestApp;

    fn some(app: &TestApp) -> Result<(Scope, TagId)> {
        let units = [app.unit("Alès"), app.unit("Nîmes")];
        app.app.db.write_now(move |tx| {
            let scope = Scope::of_the_house(tx)?;
            let tag = ensure_tag(tx, scope.unit(), "Relais")?;
            let cause = Cause { by: None, mandate: None, way: Way::House };
            let turns = [FactKind::Joined, FactKind::Left, FactKind::Interest];
            for number in 0..24_usize {
                let mut record =
                    Record { last_name: format!("N{:02}", number / 2), ..Record::default() };
                if number % 3 == 0 {
                    record.tags.insert(tag.to_string());
                }
                for unit in &units {
                    let id = create(tx, unit, &record, &cause)?;
                    let facts = turns.iter().take(number % 4);
                    let facts: Vec<_> =
                        facts.map(|kind| (id.clone(), *kind, "2020-01-01".to_owned())).collect();
                    add_facts(tx, &facts, "test", None)?;
                }
            }
            let scope = scope.narrowed(tx, &units[0])?.unwrap();
            Ok((scope, tag))
        })
    }

    story! {
        fn a_list_is_the_same_begun_with_the_few_or_with_the_unit(app: &TestApp) {
            let (scope, tag) = some(app).unwrap();
            let relations =
                [None, Some(Relation::Member), Some(Relation::Former), Some(Relation::Regular)];
            let compared = app.app.db.read_now(move |tx| {
                let mut compared = 0;
                for relation in relations {
                    for tag in [None, Some(tag.clone())] {
                        let filter = Filter { relation, tag, ..Filter::default() };
                        let Some(few) = few(tx, &filter)? else { continue };
                        for sort in [Sort::Name, Sort::NameBack, Sort::New, Sort::Old] {
                            let mut after = None;
                            for _ in 0..2 {
                                let mut ask = |few| {
                                    let mut all = Question::of(&scope, &filter, "2026-01-01", few);
                                    all.place(sort, after.as_ref(), 2);
                                    all.ask::<(String, String)>(tx)
                                };
                                let (all, few) = (ask(None)?, ask(Some(few))?);
                                assert_eq!(all, few, "{filter:?} {sort:?}");
                                compared += all.len();
                                after = few.last().map(|(id, key)| {
                                    Cursor { id: id.clone(), key: key.clone() }
                                });
                            }
                        }
                    }
                }
                Ok(compared)
            });
            assert!(compared.unwrap() > 40);
        }
    }
}
