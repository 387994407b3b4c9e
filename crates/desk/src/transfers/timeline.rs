//! What transfers and departures tell on a person's timeline.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::TimelineLine;
use crate::org::PersonId;
use crate::transfers::rules::{Choice, Kind, Outcome};
use crate::transfers::store::{Transfer, departures_of, of_person};

/// Transfers asked and answered, and departures, newest first.
pub(super) fn timeline(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineLine>> {
    let mut lines = Vec::new();
    for one in of_person(tx, person, limit)? {
        let key = match one.outcome() {
            Some(Outcome::Moved) => Some("transfers-line-moved"),
            Some(Outcome::Joined) => Some("transfers-line-joined"),
            Some(Outcome::Declined) => Some("transfers-line-declined"),
            Some(Outcome::Withdrawn) => Some("transfers-line-withdrawn"),
            _ => None,
        };
        let word = if one.word.is_empty() { &one.reason } else { &one.word };
        // The answer first: of one moment, it came after what it answers.
        if let (Some(at), Some(key)) = (one.answered_at, key) {
            lines.push(line(&one, at, key, &one.answered_by_name, word));
        }
        let is_direct = one.answered_at == Some(one.asked_at);
        if !is_direct {
            let key = match one.kind() {
                _ if one.asked_by.as_ref() == Some(person) => "transfers-line-own",
                Kind::Move => "transfers-line-move",
                Kind::Join => "transfers-line-join",
                Kind::Claim => "transfers-line-claim",
            };
            lines.push(line(&one, one.asked_at, key, &one.asked_by_name, &one.reason));
        }
    }
    for one in departures_of(tx, person, limit)? {
        let (key, args) = match (Choice::parse(&one.choice), one.kept_until_on) {
            (Some(Choice::Contact), _) => ("transfers-line-left-contact", Vec::new()),
            (Some(Choice::Erasure), _) => ("transfers-line-left-erasure", Vec::new()),
            (_, Some(day)) => ("transfers-line-left-until", vec![("day", day)]),
            (_, None) => ("transfers-line-left", Vec::new()),
        };
        lines.push(TimelineLine { at: one.at, key, args, href: None });
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at));
    lines.truncate(usize::try_from(limit).unwrap_or(0));
    Ok(lines)
}

fn line(
    one: &Transfer,
    at: kernel::time::Moment,
    key: &'static str,
    by: &str,
    word: &str,
) -> TimelineLine {
    let args = vec![
        ("by", by.to_owned()),
        ("from", one.from_name.clone()),
        ("to", one.to_name.clone()),
        ("word", word.to_owned()),
    ];
    TimelineLine { at, key, args, href: None }
}
