//! Whom a gesture, a file or a list is about: people ticked one by one, all whom the list's
//! filter finds, a segment, a list, a draw by lot. Read page by page, never held whole.

use kernel::db::Tx;
use kernel::web::{Cursor, Fields};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use crate::org::{PersonId, Scope};
use crate::people::{self, Filter, filter_of};
use crate::segments::rules::{TEXT_CHARS_MAX, parse};
use crate::segments::{DrawId, ListId, store};

/// Whom it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Whom {
    /// These, by identifier.
    People(Vec<String>),
    /// All whom a filter of the list of people finds.
    Filter(Filter),
    /// All whom a segment finds, in the textual language.
    Segment(String),
    /// All of a list.
    List(String),
    /// All on whom a draw by lot fell.
    Draw(String),
}

impl Whom {
    /// Whom the fields of a form name, sent by the officer `me`: people ticked as `p`; or with
    /// `all`, or when nobody is ticked, the segment `where`, the list `from` or the draw `draw`;
    /// with `all` alone, whom the filter finds. `None` when they name nobody.
    #[must_use]
    pub fn of(fields: &Fields, me: &PersonId) -> Option<Self> {
        let mut people: Vec<String> =
            fields.all("p").filter_map(PersonId::parse).map(|id| id.to_string()).collect();
        people.sort();
        people.dedup();
        let is_all = fields.has("all");
        if !people.is_empty() && !is_all {
            return Some(Self::People(people));
        }
        if fields.has("where") {
            let text: String = fields.text("where").chars().take(TEXT_CHARS_MAX).collect();
            return parse(&text).ok().map(|_| Self::Segment(text));
        }
        if let Some(list) = fields.filled("from").and_then(ListId::parse) {
            return Some(Self::List(list.to_string()));
        }
        if let Some(draw) = fields.filled("draw").and_then(DrawId::parse) {
            return Some(Self::Draw(draw.to_string()));
        }
        is_all.then(|| Self::Filter(filter_of(fields, me)))
    }

    /// The fields that name the same people.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let all = || pair("all", "1");
        match self {
            Self::People(people) => people.iter().map(|id| pair("p", id)).collect(),
            Self::Segment(text) => vec![all(), pair("where", text)],
            Self::List(list) => vec![all(), pair("from", list)],
            Self::Draw(draw) => vec![all(), pair("draw", draw)],
            Self::Filter(filter) => {
                let mut pairs = vec![all(), pair("q", &filter.words)];
                let relation = filter.relation.map(|relation| pair("relation", relation.name()));
                let tag = filter.tag.as_ref().map(|tag| pair("tag", tag.as_str()));
                let unit = filter.unit.as_ref().map(|unit| pair("unit", unit.as_str()));
                let care = filter.care.as_ref().map(|_| pair("care", "me"));
                pairs.extend([relation, tag, unit, care].into_iter().flatten());
                pairs
            }
        }
    }

    /// How many were ticked; 0 when a question names them.
    #[must_use]
    pub const fn ticked(&self) -> usize {
        match self {
            Self::People(people) => people.len(),
            Self::Filter(_) | Self::Segment(_) | Self::List(_) | Self::Draw(_) => 0,
        }
    }

    /// The next of them after a place, in a fixed order, at most `limit`. People ticked who are
    /// outside the scope are among them: whoever acts asks the scope.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the list, the draw or the filter's unit is outside the scope,
    /// [`Error::Refused`] when the segment can no longer be asked.
    pub fn page(
        &self,
        tx: &mut Tx<'_>,
        scope: &Scope,
        after: Option<&Cursor>,
        limit: i64,
    ) -> Result<Vec<Cursor>> {
        match self {
            Self::People(people) => {
                let last = after.map_or("", |after| after.id.as_str());
                let rest = people.iter().filter(|id| id.as_str() > last);
                let some = rest.take(usize::try_from(limit)?);
                Ok(some.map(|id| Cursor { key: String::new(), id: id.clone() }).collect())
            }
            Self::Filter(filter) => people::page_of_ids(tx, scope, filter, after, limit),
            Self::Segment(text) => asked(tx, scope, text)?.page(tx, after, limit),
            Self::List(id) => {
                let id = known_list(tx, scope, id)?;
                store::entries(tx, scope, &id, after, limit)
            }
            Self::Draw(id) => {
                let id = known_draw(tx, scope, id)?;
                let place = after.and_then(|after| after.key.parse().ok()).unwrap_or(0);
                store::drawn(tx, scope, &id, place, limit)
            }
        }
    }

    /// How many they are.
    ///
    /// # Errors
    /// As [`Whom::page`].
    pub fn count(&self, tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
        match self {
            Self::People(people) => {
                let ids: Vec<&str> = people.iter().map(String::as_str).collect();
                Ok(i64::try_from(people::summaries(tx, scope, &ids)?.len())?)
            }
            Self::Filter(filter) => people::count_of(tx, scope, filter),
            Self::Segment(text) => asked(tx, scope, text)?.count(tx),
            Self::List(id) => {
                let id = known_list(tx, scope, id)?;
                store::count_of(tx, scope, &id)
            }
            Self::Draw(id) => {
                let id = known_draw(tx, scope, id)?;
                store::count_drawn(tx, scope, &id)
            }
        }
    }
}

fn asked(tx: &mut Tx<'_>, scope: &Scope, text: &str) -> Result<store::Question> {
    let refused = || Error::Refused("segments-list-fault");
    let tree = parse(text).map_err(|_| refused())?;
    store::ask(tx, scope, &tree)?.map_err(|_| refused())
}

fn known_list(tx: &mut Tx<'_>, scope: &Scope, id: &str) -> Result<ListId> {
    let id = ListId::parse(id).ok_or(Error::NotFound)?;
    store::list(tx, scope, &id)?.ok_or(Error::NotFound)?;
    Ok(id)
}

fn known_draw(tx: &mut Tx<'_>, scope: &Scope, id: &str) -> Result<DrawId> {
    let id = DrawId::parse(id).ok_or(Error::NotFound)?;
    store::draw(tx, scope, &id)?.ok_or(Error::NotFound)?;
    Ok(id)
}
