//! Of whom a movement is, when nothing was recognised: somebody or a request, found by a few
//! letters.

use kernel::Result;
use kernel::db::Tx;
use serde::Serialize;

use super::movement::CallShown;
use crate::debits::books;
use crate::debits::store::{self, Choice, Entry};
use crate::org::{PersonId, Scope};
use crate::people::{self, Filter};
use crate::treasury::PartKind;

/// People looked at, and proposed, at once: those of the units that its collector serves.
const LOOKED_AT_MAX: i64 = 60;
const FOUND_MAX: usize = 12;
/// Units of a collector in which is looked.
const UNITS_MAX: usize = 20;
/// Fewest letters that are looked for.
const LETTERS_MIN: usize = 2;

/// What somebody's money may be, when a person says it.
pub(super) const KINDS: [PartKind; 4] =
    [PartKind::Dues, PartKind::Gift, PartKind::Subscription, PartKind::Other];

/// Somebody whose money it may be.
#[derive(Serialize, Clone)]
pub(super) struct PayerShown {
    pub id: String,
    pub name: String,
    pub number: String,
    pub unit: String,
    pub due_cents: i64,
    /// Whether another entity receives their dues.
    pub is_elsewhere: bool,
}

/// What a person looks for, and what was found.
#[derive(Serialize, Clone, Default)]
pub(super) struct Search {
    pub who: String,
    pub people: Vec<PayerShown>,
    pub calls: Vec<CallShown>,
    /// Accounts of the chart: code and label.
    pub accounts: Vec<(String, String)>,
    /// What the money may be: name and text key.
    pub kinds: Vec<(&'static str, &'static str)>,
}

/// Looks for people of a scope and requests of the movement's collector.
pub(super) fn search(tx: &mut Tx<'_>, scope: &Scope, entry: &Entry, who: &str) -> Result<Search> {
    let mut found = Search {
        who: who.to_owned(),
        accounts: books::chart(tx, &entry.collector)?,
        kinds: KINDS.iter().map(|kind| (kind.name(), kind.key())).collect(),
        ..Search::default()
    };
    if entry.cents <= 0 || who.chars().count() < LETTERS_MIN {
        return Ok(found);
    }
    let filter = Filter { words: who.to_owned(), ..Filter::default() };
    let mut hits = Vec::new();
    for unit in store::units_served(tx, &entry.collector)?.iter().take(UNITS_MAX) {
        let Some(narrow) = scope.narrowed(tx, unit)? else { continue };
        hits.extend(people::search(tx, &narrow, &filter, LOOKED_AT_MAX)?);
    }
    hits.sort_by(|(id, key), (other_id, other)| (key, id).cmp(&(other, other_id)));
    hits.dedup();
    let ids: Vec<&str> = hits.iter().map(|(id, _)| id.as_str()).collect();
    let mut whose = Vec::new();
    for (summary, _) in people::summaries(tx, scope, &ids)? {
        if found.people.len() == FOUND_MAX {
            break;
        }
        let at = (&entry.collector, entry.booked_on.as_str());
        found.people.push(PayerShown {
            id: summary.id.to_string(),
            name: format!("{} {}", summary.first_name, summary.last_name).trim().to_owned(),
            number: summary.number,
            unit: summary.home,
            due_cents: books::due_cents(tx, &summary.id, &entry.booked_on)?,
            is_elsewhere: !books::receives_for(tx, scope, &summary.id, at)?,
        });
        whose.push(summary.id);
    }
    let reference: String =
        who.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_uppercase();
    let calls = store::open_calls(tx, entry, &whose, &reference)?;
    found.calls = calls.into_iter().map(CallShown::from).collect();
    Ok(found)
}

/// What was chosen by hand: `call:` and a request, `person:` and somebody with `kind`, `account`
/// with `code`.
pub(super) fn choice(typed: &str, kind: &str, code: &str) -> Option<Choice> {
    if let Some(call) = typed.strip_prefix("call:") {
        return Some(Choice::Call(call.to_owned()));
    }
    if let Some(person) = typed.strip_prefix("person:") {
        let kind = PartKind::parse(kind).filter(|kind| KINDS.contains(kind))?;
        return Some(Choice::Person(PersonId::parse(person)?, kind));
    }
    (typed == "account").then(|| Choice::Account(code.to_owned()))
}
