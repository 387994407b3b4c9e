//! Events, what happened to them, who answers, and who came, in the database.

mod attendance;
pub(in crate::events) mod criteria;
mod demo;
mod held;
mod hosts;
mod lists;
mod mails;
mod merging;
mod money;
mod registrations;
mod series;
mod shifts;
mod speakers;
mod write;

pub(in crate::events) use attendance::{DoorRow, close_count, door_rows, of_ticket, tick, walk_in};
pub(in crate::events) use demo::{demo_came, demo_people, demo_told};
pub(in crate::events) use held::{HELD, erase_some, over_before};
pub(in crate::events) use hosts::{
    Host, Steward, add_steward, answer_host, ask_host, asked_hosts, count_asked, drop_steward,
    hosts_of, is_steward, stewards_of,
};
pub(in crate::events) use lists::{
    Filter, Line, Mine, OfficeRow, UnitFigures, feed, figures, mine, of_office, timeline_rows,
    upcoming,
};
pub(in crate::events) use mails::{MailKind, Spread, ToSend, mail_of, remind, sent, spread};
pub(in crate::events) use money::{
    Paying, Priced, answer_of, ask, ask_nobody, give_back, may_receive, money_of, paying,
    payments_known, priced, receive,
};
pub(in crate::events) use registrations::{
    Booked, Done, Party, Registration, by_secret, cancel, counts_of, export_rows, lock, move_up,
    of_person, position_of, rebook, register, seats_of,
};
pub(in crate::events) use series::{change, create, open_series};
pub(in crate::events) use shifts::{Shift, add_shift, choose, chosen_by, drop_shift, shifts_of};
pub(in crate::events) use speakers::{
    Speaker, answer_speaker, ask_speaker, asked_speakers, count_speakers, speakers_of,
};
pub(in crate::events) use write::{Fact, add_fact, facts_of, put_report};

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::events::EventId;
use crate::events::rules::{Access, FactKind, State};
use crate::org::{self, PersonId, Scope, UnitId};
use crate::people::{self, Relation};

row! {
    /// An event.
    #[derive(Debug, Clone)]
    pub struct Event {
        /// Its identifier.
        pub id: EventId,
        /// Its word in addresses.
        pub slug: String,
        /// The unit that holds it.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// Its title.
        pub title: String,
        /// Its text.
        pub body: String,
        access: String,
        /// When it begins.
        pub starts_at: Moment,
        /// When it ends.
        pub ends_at: Moment,
        /// By which clock.
        pub zone: String,
        /// The name of the place.
        pub place: String,
        /// Its address.
        pub address: String,
        /// Its postcode.
        pub postcode: String,
        /// Its commune.
        pub city: String,
        /// Whether everybody is told the address.
        pub is_address_open: bool,
        /// Where to join it from afar: for those registered alone.
        pub online_link: String,
        /// How one gets in and follows.
        pub accessibility: String,
        /// Who looks after children.
        pub child_care: String,
        /// How to go together.
        pub carpool: String,
        /// Seats; 0 when nobody counts.
        pub capacity: i64,
        /// Most guests of one person.
        pub guests_max: i64,
        /// Whether the telephone is asked for.
        pub asks_phone: bool,
        /// Its questions, one a line.
        pub questions: String,
        /// What coming costs, one price a line.
        pub prices: String,
        /// Who receives it.
        pub collector: Option<String>,
        /// The series that it belongs to.
        pub series: Option<String>,
        /// What was written of it after.
        pub report: String,
        /// The number that a change must name.
        pub version: i64,
        last_kind: String,
    }
}

impl Event {
    /// Where it stands.
    ///
    /// # Errors
    /// A fault when a newer version wrote something else.
    pub(in crate::events) fn state(&self, now: Moment) -> Result<State> {
        let last = FactKind::parse(&self.last_kind);
        let last = last.ok_or_else(|| Error::fault("an unknown event fact"))?;
        Ok(State::on(last, self.ends_at, now))
    }

    /// Whom it is for.
    pub(in crate::events) fn access(&self) -> Access {
        Access::parse(&self.access)
    }
}

/// An event and the last of its turning facts, to which a condition is added.
const EVENT: &str = "select e.id, e.slug, e.unit, u.name, e.title, e.body, e.access, e.starts_at,
    e.ends_at, e.zone, e.place, e.address, e.postcode, e.city, e.is_address_open, e.online_link,
    e.accessibility, e.child_care, e.carpool, e.capacity, e.guests_max, e.asks_phone, e.questions,
    e.prices, e.collector, e.series, e.report, e.version, f.kind
    from event e join unit u on u.id = e.unit
    join event_fact f on f.id = (select g.id from event_fact g where g.event = e.id
     and g.kind in ('drafted', 'opened', 'cancelled') order by g.number desc limit 1)";

/// An event by its word in addresses.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Event>> {
    if !is_word(slug) {
        return Ok(None);
    }
    tx.row(&format!("{EVENT} where e.slug = $1"), &[&slug])
}

/// Whether a part of an address may be a word of ours.
pub(super) fn is_word(typed: &str) -> bool {
    !typed.is_empty() && typed.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-')
}

/// An event that exists.
///
/// # Errors
/// [`Error::NotFound`] when it does not.
pub(in crate::events) fn of_id(tx: &mut Tx<'_>, id: &EventId) -> Result<Event> {
    tx.row(&format!("{EVENT} where e.id = $1"), &[id])?.ok_or(Error::NotFound)
}

/// An event that a unit of the scope holds.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn of_scope(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &EventId,
) -> Result<Option<Event>> {
    let sql = format!(
        "{EVENT} where e.id = $1 and e.unit in (select unit from unit_above where above = $2)"
    );
    tx.row(&sql, &[id, scope.unit()])
}

/// Who reads: nobody that we know, or somebody, perhaps a member.
#[derive(Debug, Clone, Default)]
pub(in crate::events) struct Reads {
    /// Who; an identifier that nobody has when it is nobody.
    person: String,
    is_member: bool,
}

/// What somebody may read of events.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn reads(tx: &mut Tx<'_>, person: Option<&PersonId>) -> Result<Reads> {
    let Some(person) = person else { return Ok(Reads::default()) };
    let (facts, today) = (people::facts_of(tx, person)?, tx.now().day_text());
    let is_member = people::relation(&facts, &today) == Relation::Member;
    Ok(Reads { person: person.to_string(), is_member })
}

/// Which events somebody reads: `$1` says who, `$2` whether they are a member.
const READABLE: &str = "f.kind <> 'drafted' and (e.access = 'public'
    or (cast($2 as bigint) = 1 and e.access = 'members')
    or (cast($2 as bigint) = 1 and e.access = 'unit'
     and (exists (select 1 from person_scope s where s.unit = e.unit and s.person = $1)
      or exists (select 1 from event_host h join person_scope s on s.unit = h.unit
       where h.event = e.id and h.accepted_at is not null and s.person = $1))))";

/// An event that somebody may read; whoever answered it may always.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn readable(
    tx: &mut Tx<'_>,
    reads: &Reads,
    slug: &str,
) -> Result<Option<Event>> {
    if !is_word(slug) {
        return Ok(None);
    }
    let sql = format!("{EVENT} where e.slug = $3 and {READABLE}");
    tx.row(&sql, &[&reads.person, &reads.is_member, &slug])
}

/// A value of the house, as it holds today.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn value(tx: &mut Tx<'_>, name: &str) -> Result<i64> {
    let today = tx.now().day_text();
    let sql = "select value from event_value where name = $1 and valid_from_on <= $2
               order by valid_from_on desc limit 1";
    tx.one(sql, &[&name, &today])
}

/// A unit that a list is asked for, and its name; the organisation when none is.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn unit_asked(tx: &mut Tx<'_>, typed: &str) -> Result<Option<org::Unit>> {
    match UnitId::parse(typed) {
        Some(id) => org::unit(tx, &id),
        None => org::root_if_any(tx),
    }
}
