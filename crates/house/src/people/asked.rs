//! Which people the fields of a list ask for.

use kernel::web::{Cursor, Fields};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::org::{PersonId, UnitId};
use crate::people::store::Sort;
use crate::people::{Filter, Relation, TagId};

/// Longest search, in characters.
const WORDS_CHARS_MAX: usize = 200;

/// The filter that the fields of a list say, read by the officer `me`.
#[must_use]
pub fn filter_of(fields: &Fields, me: &PersonId) -> Filter {
    Filter {
        words: fields.text("q").chars().take(WORDS_CHARS_MAX).collect(),
        relation: Relation::parse(fields.text("relation")),
        tag: TagId::parse(fields.text("tag")),
        unit: UnitId::parse(fields.text("unit")),
        care: (fields.text("care") == "me").then(|| me.clone()),
    }
}

/// What the address of the list asks for.
pub(in crate::people) struct Asked {
    /// Which people.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// After which place.
    pub after: Option<Cursor>,
    /// In whose row one writes.
    pub edit: Option<PersonId>,
}

impl Asked {
    /// What the list's fields ask, read by the officer `me`.
    pub fn of(fields: &Fields, me: &PersonId) -> Self {
        Self {
            filter: filter_of(fields, me),
            sort: Sort::parse(fields.text("sort")),
            after: fields.filled("after").and_then(Cursor::parse),
            edit: fields.filled("edit").and_then(PersonId::parse),
        }
    }

    /// The list's address with these changes; the page begins anew.
    pub fn href(&self, relation: Option<Relation>, sort: Sort, after: Option<&Cursor>) -> String {
        self.address(relation, self.filter.care.is_some(), sort, after)
    }

    /// [`Asked::href`] with `care`: only whom the officer looks after.
    pub fn address(
        &self,
        relation: Option<Relation>,
        care: bool,
        sort: Sort,
        after: Option<&Cursor>,
    ) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let text = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        if !self.filter.words.is_empty() {
            pairs.push(("q", text(&self.filter.words)));
        }
        if let Some(relation) = relation {
            pairs.push(("relation", relation.name().to_owned()));
        }
        if let Some(tag) = &self.filter.tag {
            pairs.push(("tag", tag.to_string()));
        }
        if let Some(unit) = &self.filter.unit {
            pairs.push(("unit", unit.to_string()));
        }
        if care {
            pairs.push(("care", "me".to_owned()));
        }
        if sort != Sort::Name {
            pairs.push(("sort", sort.name().to_owned()));
        }
        if let Some(after) = after {
            pairs.push(("after", after.encoded()));
        }
        let pairs: Vec<String> =
            pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mark = if pairs.is_empty() { "" } else { "?" };
        format!("/office/people{mark}{}", pairs.join("&"))
    }

    /// The address of this very page of the list.
    pub fn here(&self) -> String {
        self.href(self.filter.relation, self.sort, self.after.as_ref())
    }
}
