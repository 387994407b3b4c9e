//! Events written down and changed, alone or as a series.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result};
use values::names;

use crate::accounts::Hand;
use crate::events::rules::{
    Draft, FactKind, Repeat, State, costs, local_typed, moment_of, price_lines, question_lines,
    starts_of,
};
use crate::events::store::write::{add_fact, write_fact};
use crate::events::store::{EVENT, Event, MailKind, by_slug, registrations};
use crate::events::{EventId, jobs};
use crate::org::UnitId;
use money::ledger;

/// Other events of the same word that are tried.
const SLUGS_MAX: usize = 1_000;
/// Letters of an ISO day.
const DAY_LETTERS: usize = 10;

/// Writes an event down, once or as often as its series says; the first one.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn create(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    draft: &Draft,
    hand: &Hand,
) -> Result<EventId> {
    let starts = starts_of(draft.starts_at, draft.zone, draft.repeat, draft.count);
    let lasts_ms = draft.ends_at.since_ms(draft.starts_at);
    let series: Option<EventId> = (draft.repeat != Repeat::Once).then(|| tx.fresh());
    let mut first = None;
    for starts_at in starts {
        let mut one = draft.clone();
        (one.starts_at, one.ends_at) = (starts_at, starts_at.plus_ms(lasts_ms));
        let id = insert(tx, unit, &one, series.as_ref())?;
        write_fact(tx, &id, 1, FactKind::Drafted, "", hand)?;
        first.get_or_insert(id);
    }
    first.ok_or_else(|| Error::fault("a series without any day"))
}

fn insert(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    draft: &Draft,
    series: Option<&EventId>,
) -> Result<EventId> {
    let (id, now): (EventId, _) = (tx.fresh(), tx.now());
    let mut word = crate::site::slug(&draft.title);
    if series.is_some() {
        let day: String =
            local_typed(draft.starts_at, draft.zone).chars().take(DAY_LETTERS).collect();
        word = format!("{word}-{day}");
    }
    let slug = free_slug(tx, &word)?;
    let collector = collector_of(tx, unit, draft, None)?;
    let added = tx.exec(
        "insert into event (id, slug, unit, title, body, access, starts_at, ends_at, zone, place,
         address, postcode, city, city_folded, is_address_open, online_link, accessibility,
         child_care, carpool, capacity, guests_max, asks_phone, questions, series, prices,
         collector, report, turn, version, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
         $19, $20, $21, $22, $23, $24, $25, $26, '', 0, 1, $27) on conflict (slug) do nothing",
        &[
            &id,
            &slug,
            unit,
            &draft.title,
            &draft.body,
            &draft.access,
            &draft.starts_at,
            &draft.ends_at,
            &draft.zone,
            &draft.place,
            &draft.address,
            &draft.postcode,
            &draft.city,
            &names::fold(&draft.city),
            &draft.is_address_open,
            &draft.online_link,
            &draft.accessibility,
            &draft.child_care,
            &draft.carpool,
            &draft.capacity,
            &draft.guests_max,
            &draft.asks_phone,
            &question_lines(&draft.questions),
            &series,
            &price_lines(&draft.prices),
            &collector,
            &now,
        ],
    )?;
    if added == 0 { Err(Error::Stale) } else { Ok(id) }
}

/// Who receives the prices of an event: whoever did before, else the collector of its unit.
///
/// # Errors
/// [`Error::Refused`] when it costs something and nobody receives for the unit.
fn collector_of(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    draft: &Draft,
    before: Option<&str>,
) -> Result<Option<String>> {
    if !costs(&draft.prices) || before.is_some() {
        return Ok(before.map(str::to_owned));
    }
    let today = tx.now().day_text();
    let found = ledger::collector_for(tx, unit, &today)?;
    let found = found.ok_or(Error::Refused("events-refusal-collector"))?;
    Ok(Some(found.id.to_string()))
}

fn free_slug(tx: &mut Tx<'_>, wanted: &str) -> Result<String> {
    let mut slug = wanted.to_owned();
    for number in 2..SLUGS_MAX {
        if by_slug(tx, &slug)?.is_none() {
            return Ok(slug);
        }
        slug = format!("{wanted}-{number}");
    }
    Err(Error::fault("too many events of one title"))
}

/// Changes an event, and the following ones of its series when `following`. Whoever is registered
/// is told of another time or place; more seats are given to those who wait.
///
/// # Errors
/// [`Error::Stale`] when somebody else was faster, or it no longer may be changed.
pub(in crate::events) fn change(
    tx: &mut Tx<'_>,
    event: &Event,
    version: i64,
    draft: &Draft,
    following: bool,
    hand: &Hand,
) -> Result<()> {
    if matches!(event.state(tx.now())?, State::Cancelled) || version != event.version {
        return Err(Error::Stale);
    }
    let later: Vec<Event> = match &event.series {
        Some(series) if following => {
            let sql = format!(
                "{EVENT} where e.series = $1 and e.starts_at > $2 and f.kind <> 'cancelled'
                 order by e.starts_at"
            );
            tx.rows(&sql, &[series, &event.starts_at])?
        }
        _ => Vec::new(),
    };
    change_one(tx, event, draft, hand)?;
    let lasts_ms = draft.ends_at.since_ms(draft.starts_at);
    for one in later {
        let mut own = draft.clone();
        own.starts_at = same_hour(one.starts_at, draft).unwrap_or(one.starts_at);
        own.ends_at = own.starts_at.plus_ms(lasts_ms);
        change_one(tx, &one, &own, hand)?;
    }
    Ok(())
}

/// The day of `at` at the hour of the draft.
fn same_hour(at: Moment, draft: &Draft) -> Option<Moment> {
    let (own, theirs) = (local_typed(at, draft.zone), local_typed(draft.starts_at, draft.zone));
    let (day, hour) = (own.get(..DAY_LETTERS)?, theirs.get(DAY_LETTERS..)?);
    moment_of(&format!("{day}{hour}"), draft.zone)
}

fn change_one(tx: &mut Tx<'_>, event: &Event, draft: &Draft, hand: &Hand) -> Result<()> {
    let collector = collector_of(tx, &event.unit, draft, event.collector.as_deref())?;
    let changed = tx.exec(
        "update event set title = $3, body = $4, access = $5, starts_at = $6, ends_at = $7,
         zone = $8, place = $9, address = $10, postcode = $11, city = $12, city_folded = $13,
         is_address_open = $14, online_link = $15, accessibility = $16, child_care = $17,
         carpool = $18, capacity = $19, guests_max = $20, asks_phone = $21, questions = $22,
         prices = $23, collector = $24, turn = turn + 1, version = version + 1
         where id = $1 and version = $2",
        &[
            &event.id,
            &event.version,
            &draft.title,
            &draft.body,
            &draft.access,
            &draft.starts_at,
            &draft.ends_at,
            &draft.zone,
            &draft.place,
            &draft.address,
            &draft.postcode,
            &draft.city,
            &names::fold(&draft.city),
            &draft.is_address_open,
            &draft.online_link,
            &draft.accessibility,
            &draft.child_care,
            &draft.carpool,
            &draft.capacity,
            &draft.guests_max,
            &draft.asks_phone,
            &question_lines(&draft.questions),
            &price_lines(&draft.prices),
            &collector,
        ],
    )?;
    if changed == 0 {
        return Err(Error::Stale);
    }
    let day = draft.starts_at.day_text();
    tx.exec("update registration set on_day = $2 where event = $1", &[&event.id, &day])?;
    let number = event.version + 1;
    if event.state(tx.now())? == State::Open && is_elsewhere(event, draft) {
        write_fact(tx, &event.id, number, FactKind::Moved, "", hand)?;
        jobs::enqueue_spread(tx, &event.id, MailKind::Changed, &number.to_string())?;
    }
    registrations::move_up(tx, &event.id).map(drop)
}

/// Whether people have to be somewhere else, or at another hour.
fn is_elsewhere(event: &Event, draft: &Draft) -> bool {
    (event.starts_at, event.ends_at) != (draft.starts_at, draft.ends_at)
        || [&event.place, &event.address, &event.postcode, &event.city, &event.online_link]
            != [&draft.place, &draft.address, &draft.postcode, &draft.city, &draft.online_link]
}

/// Opens the drafts of a series that follow an event; how many.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn open_series(tx: &mut Tx<'_>, event: &Event, hand: &Hand) -> Result<usize> {
    let Some(series) = &event.series else { return Ok(0) };
    let sql = format!(
        "{EVENT} where e.series = $1 and e.starts_at > $2 and f.kind = 'drafted'
         order by e.starts_at"
    );
    let drafts: Vec<Event> = tx.rows(&sql, &[series, &event.starts_at])?;
    for draft in &drafts {
        add_fact(tx, draft, FactKind::Opened, "", hand)?;
    }
    Ok(drafts.len())
}
