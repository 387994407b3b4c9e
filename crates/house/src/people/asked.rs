//! Which people the fields of a list ask for.

use kernel::web::Fields;

use crate::org::{PersonId, UnitId};
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
