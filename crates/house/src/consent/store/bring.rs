//! What an earlier program kept of people's agreements and refusals, many at once: a box ticked
//! there allows nothing here, a refusal counts from the day on which it was said.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use kernel::db::{Arg, Cell, Tx, marks};
use kernel::time::Moment;

use crate::consent::rules::{Channel, Kind, Since, State, Way};
use crate::org::PersonId;

/// Most people of one look-up.
const PEOPLE_MAX: usize = 400;
/// Most entries taken back by one transaction.
const TAKEN_BACK_MAX: i64 = 200;

/// What an earlier program says of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Of whom.
    pub person: PersonId,
    /// What for.
    pub purpose: &'static str,
    /// By which channel.
    pub channel: Channel,
    /// A box ticked ([`Kind::Given`]), or a refusal.
    pub kind: Kind,
    /// When it was said; `None` when the file does not tell.
    pub said_at: Option<Moment>,
    /// The program and its column.
    pub detail: String,
}

type Place = (PersonId, String, Channel);

/// What is known of some people before something is brought in.
#[derive(Default)]
struct Known {
    now: BTreeMap<Place, Since>,
    /// Refusals of earlier files, with their days.
    refusals: BTreeSet<(Place, String)>,
    refused: BTreeSet<Place>,
}

/// Adds what an earlier program kept, as entries of [`Way::Legacy`], and returns how many were
/// new: what a file said before is not said again, a ticked box never stands beside something
/// that is known already, and a refusal that was told once does not undo a later agreement.
///
/// # Errors
/// A fault from the database, also when a purpose is not installed.
pub fn bring(tx: &mut Tx<'_>, brought: &[Brought], import: &str) -> Result<u64> {
    if brought.is_empty() {
        return Ok(0);
    }
    let people: BTreeSet<&PersonId> = brought.iter().map(|one| &one.person).collect();
    let people: Vec<&PersonId> = people.into_iter().collect();
    let mut known = known(tx, &people)?;
    let before = known.now.clone();
    let now = tx.now();
    let mut entries = Vec::new();
    let mut changed: BTreeMap<Place, (State, i64, String)> = BTreeMap::new();
    for one in brought {
        let place = (one.person.clone(), one.purpose.to_owned(), one.channel);
        let at = one.said_at.filter(|at| at.0 < now.0).unwrap_or(now);
        if !is_news(&mut known, one, &place, at) {
            continue;
        }
        let id: uuid::Uuid = tx.fresh();
        let id = id.hyphenated().to_string();
        let state = State::after(one.kind, Way::Legacy);
        let kept = known.now.get(&place);
        if kept.is_none_or(|(kept, since)| kept.gives_way(*since, state, at.0)) {
            known.now.insert(place.clone(), (state, at.0));
            changed.insert(place, (state, at.0, id.clone()));
        }
        entries.push(entry_cells(id, one, at, import));
    }
    let added = u64::try_from(entries.len()).unwrap_or(0);
    const COLUMNS: [&str; 12] = [
        "id",
        "person",
        "purpose",
        "channel",
        "kind",
        "way",
        "obtained_on",
        "detail",
        "by_name",
        "at",
        "import",
        "wording",
    ];
    tx.load("consent_entry", &COLUMNS, entries.into_iter().map(Ok))?;
    settle(tx, &before, changed)?;
    Ok(added)
}

/// Whether something was not said before; remembers that it now is.
fn is_news(known: &mut Known, one: &Brought, place: &Place, at: Moment) -> bool {
    if one.kind == Kind::Given {
        return !known.now.contains_key(place);
    }
    if one.said_at.is_none() {
        return known.refused.insert(place.clone());
    }
    known.refused.insert(place.clone());
    known.refusals.insert((place.clone(), at.day_text()))
}

fn entry_cells(id: String, one: &Brought, at: Moment, import: &str) -> [Cell; 12] {
    let text = |value: &str| Cell::Text(value.to_owned());
    [
        Cell::Text(id),
        text(one.person.as_str()),
        text(one.purpose),
        text(one.channel.name()),
        text(one.kind.name()),
        text(Way::Legacy.name()),
        Cell::Text(at.day_text()),
        text(&one.detail),
        text(""),
        Cell::Int(at.0),
        text(import),
        // Nobody knows the words of an old file.
        Cell::Null,
    ]
}

/// Writes what holds now: new places at once, the few that change one by one.
fn settle(
    tx: &mut Tx<'_>,
    before: &BTreeMap<Place, Since>,
    changed: BTreeMap<Place, (State, i64, String)>,
) -> Result<()> {
    let (kept, fresh): (Vec<_>, Vec<_>) =
        changed.into_iter().partition(|(place, _)| before.contains_key(place));
    const COLUMNS: [&str; 6] = ["purpose", "channel", "state", "person", "entry", "at"];
    let rows = fresh.into_iter().map(|((person, purpose, channel), (state, at, entry))| {
        Ok([
            Cell::Text(purpose),
            Cell::Text(channel.name().to_owned()),
            Cell::Text(state.name().to_owned()),
            Cell::Text(person.to_string()),
            Cell::Text(entry),
            Cell::Int(at),
        ])
    });
    tx.load("consent_now", &COLUMNS, rows)?;
    for ((person, purpose, channel), (state, at, entry)) in kept {
        tx.exec(
            "update consent_now set state = $4, entry = $5, at = $6
             where person = $1 and purpose = $2 and channel = $3",
            &[&person, &purpose, &channel.name(), &state.name(), &entry, &at],
        )?;
    }
    Ok(())
}

fn known(tx: &mut Tx<'_>, people: &[&PersonId]) -> Result<Known> {
    let mut known = Known::default();
    let channel = |name: &str| Channel::parse(name).unwrap_or(Channel::Any);
    for some in people.chunks(PEOPLE_MAX) {
        let mut args: Vec<&dyn Arg> = Vec::new();
        for id in some {
            args.push(*id);
        }
        let marks = marks(1, some.len());
        let sql = format!(
            "select person, purpose, channel, state, at from consent_now where person in ({marks})"
        );
        let rows: Vec<(PersonId, String, String, String, i64)> = tx.rows(&sql, &args)?;
        for (person, purpose, name, state, at) in rows {
            let place = (person, purpose, channel(&name));
            known.now.insert(place, (State::parse(&state), at));
        }
        let sql = format!(
            "select person, purpose, channel, obtained_on from consent_entry
             where person in ({marks}) and way = 'legacy' and kind <> 'given'"
        );
        let rows: Vec<(PersonId, String, String, String)> = tx.rows(&sql, &args)?;
        for (person, purpose, name, day) in rows {
            let place = (person, purpose, channel(&name));
            known.refused.insert(place.clone());
            known.refusals.insert((place, day));
        }
    }
    Ok(known)
}

/// Takes back some of the boxes that an import brought, and says whether there may be more. What
/// people refused stays: an import taken back must not make them reachable again.
///
/// # Errors
/// A fault from the database.
pub fn take_back_some(tx: &mut Tx<'_>, import: &str) -> Result<bool> {
    let sql = "select id, person from consent_entry
               where import = $1 and kind = 'given' order by id limit $2";
    let rows: Vec<(String, PersonId)> = tx.rows(sql, &[&import, &TAKEN_BACK_MAX])?;
    for (entry, person) in &rows {
        let sql = "delete from consent_now where person = $1 and entry = $2";
        tx.exec(sql, &[person, entry])?;
        tx.exec("delete from consent_entry where id = $1", &[entry])?;
    }
    Ok(!rows.is_empty())
}

/// Forgets what an import brought of somebody whose record goes with it.
///
/// # Errors
/// A fault from the database.
pub fn forget_brought(tx: &mut Tx<'_>, person: &PersonId, import: &str) -> Result<()> {
    tx.exec(
        "delete from consent_now where person = $1 and entry in
         (select id from consent_entry where person = $1 and import = $2)",
        &[person, &import],
    )?;
    let sql = "delete from consent_entry where person = $1 and import = $2";
    tx.exec(sql, &[person, &import]).map(drop)
}
