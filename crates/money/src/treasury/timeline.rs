//! Payments on a person's timeline.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::TimelineLine;
use crate::org::PersonId;
use crate::treasury::store;

/// What somebody paid, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineLine>> {
    let lines = store::of_person(tx, person, "", "9999-12-31", limit)?;
    let told = lines.into_iter().map(|line| TimelineLine {
        at: line.at,
        key: if line.over.is_some() { "treasury-line-back" } else { "treasury-line-paid" },
        args: vec![("amount", euros(line.cents)), ("unit", line.unit_name)],
        href: Some(format!("/office/treasury/payments/{}", line.id)),
    });
    Ok(told.collect())
}

/// Cents as both languages read them on a timeline: `48,50 €`.
fn euros(cents: i64) -> String {
    kernel::text::money(kernel::text::Language::French, cents, true)
}
