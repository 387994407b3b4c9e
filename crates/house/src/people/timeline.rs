//! What the people's feature tells on a person's timeline: facts, and changes of the record.

use jiff::civil::Date;
use kernel::Result;
use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};

use crate::feature::TimelineLine;
use crate::org::PersonId;
use crate::people::store;

/// The facts and changes of a person, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineLine>> {
    let Some(kept) = store::own(tx, person)? else { return Ok(Vec::new()) };
    let line = |at, key| TimelineLine { at, key, args: Vec::new(), href: None };
    let mut lines = vec![line(kept.created_at, "people-timeline-created")];
    for fact in store::facts_told(tx, person)? {
        let key = match fact.kind.as_str() {
            "joined" => "people-timeline-joined",
            "left" => "people-timeline-left",
            "interest" => "people-timeline-interest",
            _ => "people-timeline-contact",
        };
        lines.push(line(noon_of(&fact.on_day), key));
    }
    let versions = store::versions(tx, person, i64::MAX, limit)?;
    let who: Vec<PersonId> = versions.iter().filter_map(|version| version.by.clone()).collect();
    let names = store::names_of(tx, &who)?;
    for version in versions {
        let name = version.by.and_then(|by| names.iter().find(|(id, _)| *id == by));
        let key = match (version.way.as_str(), name) {
            ("themselves", _) => "people-timeline-themselves",
            ("imported", _) => "people-timeline-imported",
            (_, None) => "people-timeline-house",
            ("undone", _) => "people-timeline-undone",
            _ => "people-timeline-edited",
        };
        let args = name.map(|(_, name)| ("by", name.clone())).into_iter().collect();
        let href = Some(format!("/office/people/{person}/history"));
        lines.push(TimelineLine { at: version.at, key, args, href });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(lines)
}

/// Noon (UTC) of an ISO day, so that it stands among moments; the beginning of time for a text
/// that is no day.
fn noon_of(day: &str) -> Moment {
    let epoch = Date::constant(1970, 1, 1);
    let days = day.parse::<Date>().ok().and_then(|day| day.since(epoch).ok());
    let days = days.map_or(0, |span| i64::from(span.get_days()));
    Moment(days * DAY_MS + DAY_MS / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stands_at_noon() {
        assert_eq!(noon_of("2026-11-24").day_text(), "2026-11-24");
        assert_eq!(noon_of("1970-01-02").0, DAY_MS + DAY_MS / 2);
    }
}
