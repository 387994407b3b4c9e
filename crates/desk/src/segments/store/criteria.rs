//! The SQL of what segments ask of lists; other segments are written out before.

use kernel::Result;
use kernel::db::Tx;

use crate::criterion::{Answer, Asked, Leaf, Speaker};
use crate::org::Scope;
use crate::segments::store::{lists_of, segments_for};

/// The lists of the scope, by name.
pub fn lists(tx: &mut Tx<'_>, scope: &Scope, _: &Speaker<'_>) -> Result<Vec<Answer>> {
    let lists = lists_of(tx, scope)?.into_iter();
    Ok(lists.map(|list| Answer::new(list.name.clone(), list.name)).collect())
}

/// People on a list of this name.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let wanted = asked.value().map(values::names::fold);
    let lists = lists_of(tx, scope)?.into_iter();
    let same = lists.filter(|list| Some(values::names::fold(&list.name)) == wanted);
    let ids: Vec<String> = same.map(|list| list.id.to_string()).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    Ok(Some(Leaf::of("people_list_entry x", "x.person").sql("x.list in").texts(ids)))
}

/// The segments that the unit uses, by name.
pub fn segments(tx: &mut Tx<'_>, scope: &Scope, _: &Speaker<'_>) -> Result<Vec<Answer>> {
    let segments = segments_for(tx, scope)?.into_iter();
    Ok(segments.map(|segment| Answer::new(segment.name.clone(), segment.name)).collect())
}

/// A segment is never a leaf: it was written out.
pub fn segment(_: &mut Tx<'_>, _: &Scope, _: &Asked<'_>) -> Result<Option<Leaf>> {
    Ok(None)
}
