//! What memberships tell on a person's timeline.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::TimelineLine;
use crate::members::rules::FactKind;
use crate::members::store::facts_of;
use crate::org::PersonId;

/// What happened to the memberships of a person, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineLine>> {
    let facts = facts_of(tx, person, limit)?.into_iter();
    let line = |fact: crate::members::store::Told| {
        Some(TimelineLine {
            at: fact.at,
            key: fact_key(FactKind::parse(&fact.kind)?),
            args: vec![
                ("by", fact.by_name),
                ("why", fact.why),
                ("unit", fact.unit_name.unwrap_or_default()),
            ],
            href: Some(format!("/office/people/{person}/membership")),
        })
    };
    Ok(facts.filter_map(line).collect())
}

/// The sentence of a fact.
pub(super) const fn fact_key(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Applied => "members-fact-applied",
        FactKind::Accepted => "members-fact-accepted",
        FactKind::Refused => "members-fact-refused",
        FactKind::Withdrawn => "members-fact-withdrawn",
        FactKind::CardIssued => "members-fact-card_issued",
        FactKind::Renewed => "members-fact-renewed",
        FactKind::Late => "members-fact-late",
        FactKind::Lapsed => "members-fact-lapsed",
        FactKind::Transferred => "members-fact-transferred",
        FactKind::Resigned => "members-fact-resigned",
        FactKind::Excluded => "members-fact-excluded",
        FactKind::Deceased => "members-fact-deceased",
    }
}
