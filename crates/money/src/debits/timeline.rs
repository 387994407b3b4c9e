//! What a person's page tells of their mandates.

use kernel::Result;
use kernel::db::Tx;

use crate::debits::store;
use crate::feature::TimelineLine;
use crate::org::PersonId;

/// Mandates signed, suspended, ended.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineLine>> {
    let found = store::told_of(tx, person, limit)?;
    Ok(found
        .into_iter()
        .filter_map(|(at, kind, reference)| {
            let key = match kind.as_str() {
                "signed" => "debits-timeline-signed",
                "ended" => "debits-timeline-ended",
                "suspended" => "debits-timeline-suspended",
                _ => return None,
            };
            Some(TimelineLine { at, key, args: vec![("reference", reference)], href: None })
        })
        .collect())
}
