//! Lists of events: what everybody sees, what a member has to do with, what a unit holds.

use kernel::db::Tx;
use kernel::time::{DAY_MS, Moment};
use kernel::{Result, row};

use crate::events::EventId;
use crate::events::store::{EVENT, Event, READABLE, Reads, hosts_of, seats_of};
use crate::org::{PersonId, Scope, UnitId};

/// What a list is asked for.
#[derive(Debug, Clone)]
pub(in crate::events) struct Filter {
    /// The unit, with those below it.
    pub unit: UnitId,
    /// The beginning of a postcode; empty for any.
    pub postcode: String,
    /// The beginning of a commune's folded name; empty for any.
    pub city: String,
    /// From this moment on.
    pub since: Moment,
    /// The last row of the page before: when it begins, and its identifier.
    pub after: Option<(Moment, String)>,
    /// At most so many.
    pub limit: i64,
}

/// An event in a list, with the units that hold it and its seats.
#[derive(Debug, Clone)]
pub(in crate::events) struct Line {
    pub event: Event,
    /// Names of the other units that hold it.
    pub hosts: Vec<String>,
    /// Seats that are left; `None` when nobody counts.
    pub left: Option<i64>,
}

/// Events of a unit and those below, or held with them: `$3`.
const OF_UNIT: &str = "(e.unit in (select unit from unit_above where above = $3)
    or exists (select 1 from event_host h join unit_above a on a.unit = h.unit
     where h.event = e.id and h.accepted_at is not null and a.above = $3))";

/// The open events that somebody may read, the next one first.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn upcoming(
    tx: &mut Tx<'_>,
    reads: &Reads,
    filter: &Filter,
) -> Result<Vec<Line>> {
    let (at, id) = filter.after.clone().unwrap_or((Moment(0), String::new()));
    let sql = format!(
        "{EVENT} where {READABLE} and f.kind = 'opened' and {OF_UNIT} and e.ends_at > $4
         and (e.starts_at > $5 or (e.starts_at = $5 and e.id > $6))
         and (cast($7 as text) = '' or substr(e.postcode, 1, length($7)) = $7)
         and (cast($8 as text) = '' or substr(e.city_folded, 1, length($8)) = $8)
         order by e.starts_at, e.id limit $9"
    );
    let events: Vec<Event> = tx.rows(
        &sql,
        &[
            &reads.person,
            &reads.is_member,
            &filter.unit,
            &filter.since,
            &at,
            &id,
            &filter.postcode,
            &filter.city,
            &filter.limit,
        ],
    )?;
    events.into_iter().map(|event| line(tx, event)).collect()
}

fn line(tx: &mut Tx<'_>, event: Event) -> Result<Line> {
    let hosts = hosts_of(tx, &event.id)?.into_iter().filter(|host| host.is_accepted);
    let hosts = hosts.map(|host| host.name).collect();
    let left = if event.capacity > 0 { seats_of(tx, &event.id)?.left() } else { None };
    Ok(Line { event, hosts, left })
}

/// Days for which feeds still tell of events that are over.
const FEED_DAYS: i64 = 30;
/// Events of a feed.
const FEED_MAX: i64 = 200;

/// Public events for feeds: the open and the cancelled ones, those that are over for some days.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn feed(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Event>> {
    let since = tx.now().plus_ms(-FEED_DAYS * DAY_MS);
    let sql = format!(
        "{EVENT} where {READABLE} and {OF_UNIT} and e.ends_at > $4 order by e.starts_at, e.id
         limit $5"
    );
    tx.rows(&sql, &[&"", &false, unit, &since, &FEED_MAX])
}

row! {
    /// An answer of a person, with its event.
    #[derive(Debug, Clone)]
    pub struct Mine {
        /// The event's word.
        pub slug: String,
        /// Its title.
        pub title: String,
        /// When it begins.
        pub starts_at: Moment,
        /// When it ends.
        pub ends_at: Moment,
        /// By which clock.
        pub zone: String,
        /// The secret of the answer's page.
        pub secret: String,
        /// Whether they have their seats.
        pub is_seated: bool,
        /// Whether they took it back.
        pub is_cancelled: bool,
        /// Whether they came.
        pub came: bool,
        /// Whether the event was cancelled.
        pub is_off: bool,
    }
}

/// Answers read of one person.
const MINE_MAX: i64 = 100;

/// The answers of a person, the latest event first.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn mine(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Mine>> {
    let sql = "select e.slug, e.title, e.starts_at, e.ends_at, e.zone, r.secret,
               case when r.seated_at is null then 0 else 1 end,
               case when r.cancelled_at is null then 0 else 1 end,
               case when r.came_at is null then 0 else 1 end,
               case when exists (select 1 from event_fact f where f.event = e.id
                and f.kind = 'cancelled') then 1 else 0 end
               from registration r join event e on e.id = r.event
               where r.person = $1 and r.erased_at is null order by e.starts_at desc, e.id
               limit $2";
    tx.rows(sql, &[person, &MINE_MAX])
}

/// Answers of a person for their timeline: when, title, word, and what became of it.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn timeline_rows(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<(Moment, String, String, String)>> {
    let sql = "select coalesce(r.came_at, r.absent_at, r.cancelled_at, r.registered_at), e.title,
               e.slug, case when r.cancelled_at is not null then 'cancelled'
                when r.came_at is not null then 'came'
                when r.absent_at is not null then 'absent' else 'registered' end
               from registration r join event e on e.id = r.event
               where r.person = $1 order by 1 desc limit $2";
    tx.rows(sql, &[person, &limit])
}

row! {
    /// An event in the officers' list.
    #[derive(Debug, Clone)]
    pub struct OfficeRow {
        /// Its identifier.
        pub id: EventId,
        /// Its title.
        pub title: String,
        /// The unit that holds it.
        pub unit: String,
        /// When it begins.
        pub starts_at: Moment,
        /// When it ends.
        pub ends_at: Moment,
        /// By which clock.
        pub zone: String,
        /// The last of its turning facts.
        pub kind: String,
        /// Its seats.
        pub capacity: i64,
        /// Seats taken.
        pub taken: i64,
        /// Parties that wait.
        pub waiting: i64,
        /// People who came.
        pub came: i64,
    }
}

/// Events in the officers' list.
const OFFICE_MAX: i64 = 100;

/// The events of a scope: those to come, the next one first, then those that are over.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn of_office(
    tx: &mut Tx<'_>,
    scope: &Scope,
    is_over: bool,
) -> Result<Vec<OfficeRow>> {
    const ROW: &str = "select e.id, e.title, u.name, e.starts_at, e.ends_at, e.zone, f.kind,
        e.capacity,
        coalesce((select cast(sum(r.seats) as bigint) from registration r where r.event = e.id
         and r.cancelled_at is null and r.seated_at is not null), 0),
        (select count(*) from registration r where r.event = e.id and r.cancelled_at is null
         and r.seated_at is null),
        coalesce((select cast(sum(r.seats) as bigint) from registration r where r.event = e.id
         and r.cancelled_at is null and r.came_at is not null), 0)
        from event e join unit u on u.id = e.unit
        join event_fact f on f.id = (select g.id from event_fact g where g.event = e.id
         and g.kind in ('drafted', 'opened', 'cancelled') order by g.number desc limit 1)
        where e.unit in (select unit from unit_above where above = $1)";
    let sql = if is_over {
        format!("{ROW} and e.ends_at <= $2 order by e.starts_at desc, e.id limit $3")
    } else {
        format!("{ROW} and e.ends_at > $2 order by e.starts_at, e.id limit $3")
    };
    let now = tx.now();
    tx.rows(&sql, &[scope.unit(), &now, &OFFICE_MAX])
}

row! {
    /// What the events of a unit came to.
    #[derive(Debug, Clone)]
    pub struct UnitFigures {
        /// Its name.
        pub unit: String,
        /// Events that took place.
        pub events: i64,
        /// Seats that were taken.
        pub registered: i64,
        /// People who came.
        pub came: i64,
    }
}

/// Units in the table of figures.
const FIGURES_MAX: i64 = 200;

/// What the events of each unit of a scope came to since a moment.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn figures(
    tx: &mut Tx<'_>,
    scope: &Scope,
    since: Moment,
) -> Result<Vec<UnitFigures>> {
    let now = tx.now();
    let sql = "select u.name, count(distinct e.id),
        coalesce(cast(sum(case when r.seated_at is null then 0 else r.seats end) as bigint), 0),
        coalesce(cast(sum(case when r.came_at is null then 0 else r.seats end) as bigint), 0)
        from event e join unit u on u.id = e.unit
        left join registration r on r.event = e.id and r.cancelled_at is null
        where e.unit in (select unit from unit_above where above = $1)
        and e.ends_at <= $2 and e.ends_at > $3
        and exists (select 1 from event_fact f where f.event = e.id and f.kind = 'opened')
        and not exists (select 1 from event_fact f where f.event = e.id and f.kind = 'cancelled')
        group by u.id, u.name, u.folded order by u.folded, u.id limit $4";
    tx.rows(sql, &[scope.unit(), &now, &since, &FIGURES_MAX])
}
