//! A plain evaluation of trees over people held in memory, which the SQL must agree with.

use std::collections::BTreeSet;

use crate::consent::{self, Channel, ELECTRONIC_CONTACT, State};
use crate::criterion::Test;
use crate::people::{FactKind, Record, relation};
use crate::segments::rules::{Condition, Tree};

/// All that is known of a person.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub record: Record,
    /// Name of the unit that keeps the record.
    pub home: String,
    /// Names of that unit and of those above it, which see its notes and tasks.
    pub home_above: BTreeSet<String>,
    /// Names of the units whose officers see the record.
    pub units: BTreeSet<String>,
    /// Names of tags.
    pub tags: BTreeSet<String>,
    /// Values of custom fields by their short names.
    pub fields: Vec<(String, String)>,
    pub facts: Vec<(FactKind, String)>,
    /// Purpose, channel, state, since when.
    pub states: Vec<(String, Channel, State, i64)>,
    /// Kind, way and day of the ledger's entries.
    pub entries: Vec<(String, String, String)>,
    pub notes: usize,
    pub tasks: usize,
    pub open_tasks: usize,
    pub created_at: i64,
    pub lists: BTreeSet<String>,
}

/// The moment of the evaluation, and for whom.
pub struct Now {
    /// Name of the scope's unit.
    pub scope: &'static str,
    pub ms: i64,
    pub day: String,
}

pub fn holds(tree: &Tree, facts: &Facts, now: &Now) -> bool {
    match tree {
        Tree::All(children) => children.iter().all(|child| holds(child, facts, now)),
        Tree::Any(children) => children.iter().any(|child| holds(child, facts, now)),
        Tree::Not(inner) => !holds(inner, facts, now),
        Tree::Is(condition) => is(condition, facts, now),
    }
}

fn is(condition: &Condition, facts: &Facts, now: &Now) -> bool {
    match &condition.test {
        Test::Is(value) => is_value(condition, value, facts, now),
        Test::Any => facts.fields.iter().any(|(field, _)| *field == condition.field),
        Test::Number(sign, number) => {
            let Some(born) = &facts.record.born_on else { return false };
            let year: i64 = born[..4].parse().unwrap();
            let known = match condition.criterion.name {
                "born" => year,
                _ => age(born, &now.day),
            };
            sign.holds(known, *number)
        }
        Test::Recent { days, times } => {
            let seen = match condition.criterion.name {
                "created" => {
                    let since = days.map_or(0, |days| now.ms - days * 86_400_000);
                    i64::from(facts.created_at >= since)
                }
                name => {
                    let days = days.unwrap_or(100_000);
                    let days = happened(name, facts).filter(|day| within(day, &now.day, days));
                    i64::try_from(days.count()).unwrap()
                }
            };
            seen >= *times
        }
    }
}

fn age(born: &str, today: &str) -> i64 {
    let number = |text: &str, from: usize| {
        text.get(from..from + 2).map_or(1, |part| part.parse::<i64>().unwrap())
    };
    let year = |text: &str| text[..4].parse::<i64>().unwrap();
    let before = (number(today, 5), number(today, 8)) < (number(born, 5), number(born, 8));
    year(today) - year(born) - i64::from(before)
}

fn within(day: &str, today: &str, days: i64) -> bool {
    let date = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let ago = (date(today) - date(day)).get_days();
    (0..=days).contains(&i64::from(ago))
}

fn happened<'a>(name: &'a str, facts: &'a Facts) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    let kinds: &[&str] = match name {
        "agreed" => &["given"],
        "withdrew" => &["withdrawn", "refused"],
        _ => {
            let kind = FactKind::parse(name);
            let same = facts.facts.iter().filter(move |(known, _)| *known == kind);
            return Box::new(same.map(|(_, day)| day.as_str()));
        }
    };
    let same = facts
        .entries
        .iter()
        .filter(move |(kind, way, _)| way != "legacy" && kinds.contains(&kind.as_str()));
    Box::new(same.map(|(_, _, day)| day.as_str()))
}

fn is_value(condition: &Condition, value: &str, facts: &Facts, now: &Now) -> bool {
    let record = &facts.record;
    match condition.criterion.name {
        "relation" => relation(&facts.facts, &now.day).name() == value,
        "unit" => facts.units.contains(value),
        "home" => facts.home == value,
        "tag" => facts.tags.contains(value),
        "field" => facts.fields.contains(&(condition.field.clone(), value.to_owned())),
        "has" => match value {
            "email" => !record.emails.is_empty(),
            "working_email" => record.emails.iter().any(|email| !email.bad),
            "phone" => !record.phones.is_empty(),
            "working_phone" => record.phones.iter().any(|phone| !phone.bad),
            "address" => has_address(record),
            "number" => record.number.is_some(),
            _ => record.born_on.is_some(),
        },
        "followed" => {
            facts.home_above.contains(now.scope)
                && match value {
                    "note" => facts.notes > 0,
                    "task" => facts.tasks > 0,
                    _ => facts.open_tasks > 0,
                }
        }
        "kind" => record.kind.name() == value,
        "name" => crate::people::match_name(record).starts_with(value),
        "number" => record.number.as_deref() == Some(value),
        "language" => record.language.as_deref() == Some(value),
        "postcode" => record.addresses.iter().any(|one| one.postcode == value),
        "commune" => record.addresses.iter().any(|one| one.commune.as_deref() == Some(value)),
        "department" => record.addresses.iter().any(|one| match &one.commune {
            Some(commune) => territory::commune(commune).unwrap().department == value,
            None => {
                let postcode = values::Postcode::parse(&one.postcode);
                let french = one.country.is_empty() || one.country == "FR";
                french && postcode.is_ok_and(|postcode| postcode.department() == value)
            }
        }),
        "list" => facts.lists.contains(value),
        "consent" => {
            let mut parts = value.split('/');
            let (purpose, channel) = (parts.next().unwrap(), parts.next().unwrap());
            let state = state(facts, purpose, Channel::parse(channel).unwrap());
            match (parts.next(), state.map(|(state, _)| state)) {
                (None, found) => found == Some(State::Given),
                (Some("no"), found) => found.is_some_and(State::is_no),
                (Some(_), found) => found == Some(State::Legacy),
            }
        }
        "allowed" => {
            let (purpose, channel) = value.split_once('/').unwrap();
            allowed(facts, purpose, Channel::parse(channel).unwrap())
        }
        "reachable" => {
            let stopped = state(facts, ELECTRONIC_CONTACT, Channel::Any);
            let stopped = stopped.is_some_and(|(state, _)| state.is_no());
            match value {
                "email" => record.emails.iter().any(|email| !email.bad) && !stopped,
                "phone" => record.phones.iter().any(|phone| !phone.bad) && !stopped,
                _ => has_address(record),
            }
        }
        "electronic_contact" => {
            let state = state(facts, ELECTRONIC_CONTACT, Channel::Any);
            state.is_some_and(|(state, _)| state.is_no())
        }
        other => panic!("the plain evaluation does not know {other}"),
    }
}

fn has_address(record: &Record) -> bool {
    let full = |one: &crate::people::AddressLine| {
        !one.city.is_empty()
            && [&one.line_1, &one.line_2, &one.line_3].iter().any(|l| !l.is_empty())
    };
    record.addresses.iter().any(full)
}

fn state(facts: &Facts, purpose: &str, channel: Channel) -> Option<(State, i64)> {
    let same = |one: &&(String, Channel, State, i64)| one.0 == purpose && one.1 == channel;
    facts.states.iter().find(same).map(|(_, _, state, at)| (*state, *at))
}

fn allowed(facts: &Facts, purpose: &str, channel: Channel) -> bool {
    consent::allowed(
        channel,
        state(facts, purpose, channel),
        state(facts, purpose, Channel::Any),
        state(facts, ELECTRONIC_CONTACT, Channel::Any),
    )
}
