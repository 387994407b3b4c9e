//! Speakers that a unit asks another one for: whom, on what; accepted with a name or refused with
//! a reason.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::events::rules::SpeakerAsked;
use crate::events::store::{EVENT, Event};
use crate::events::{EventId, SpeakerId};
use crate::org::{Scope, UnitId};

/// Most requests of an event.
const SPEAKERS_MAX: i64 = 20;

row! {
    /// A request for a speaker.
    #[derive(Debug, Clone)]
    pub struct Speaker {
        /// Which.
        pub id: SpeakerId,
        /// For which event.
        pub event: EventId,
        /// The unit that is asked.
        pub unit_name: String,
        /// Whom they would like; empty for anybody.
        pub wanted: String,
        /// On what.
        pub subject: String,
        /// Who asked.
        pub asked_by_name: String,
        /// Who will speak.
        pub speaker: String,
        /// Why nobody will.
        pub why: String,
        /// Whether somebody will speak.
        pub is_accepted: bool,
        /// Whether nobody will.
        pub is_declined: bool,
    }
}

const SPEAKER: &str = "select s.id, s.event, u.name, s.wanted, s.subject, s.asked_by_name,
    s.speaker, s.why, case when s.accepted_at is null then 0 else 1 end,
    case when s.declined_at is null then 0 else 1 end
    from event_speaker s join unit u on u.id = s.unit";

/// The requests of an event, in their order.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn speakers_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<Speaker>> {
    let sql = format!("{SPEAKER} where s.event = $1 order by s.asked_at, s.id limit $2");
    tx.rows(&sql, &[event, &SPEAKERS_MAX])
}

/// Asks a unit for a speaker; false when it is the event's own or there are too many requests.
/// The same question that waits is asked once.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn ask_speaker(
    tx: &mut Tx<'_>,
    event: &Event,
    unit: &UnitId,
    asked: &SpeakerAsked,
    by_name: &str,
) -> Result<bool> {
    if *unit == event.unit {
        return Ok(false);
    }
    let (id, now): (SpeakerId, _) = (tx.fresh(), tx.now());
    let sql =
        "insert into event_speaker (id, event, unit, wanted, subject, asked_by_name, asked_at,
               answered_by_name, speaker, why)
               select $1, $2, u.id, $4, $5, $6, cast($7 as bigint), '', '', '' from unit u
               where u.id = $3 and u.closed_at is null
               and (select count(*) from event_speaker where event = $2) < cast($8 as bigint)
               and not exists (select 1 from event_speaker s where s.event = $2 and s.unit = $3
                and s.subject = $5 and s.wanted = $4 and s.accepted_at is null
                and s.declined_at is null)";
    let args: [&dyn kernel::db::Arg; 8] =
        [&id, &event.id, unit, &asked.wanted, &asked.subject, &by_name, &now, &SPEAKERS_MAX];
    Ok(tx.exec(sql, &args)? == 1)
}

/// Requests to units of a scope that nobody answered, the oldest first, each with its event.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn asked_speakers(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<(Speaker, Event)>> {
    let sql = format!(
        "{SPEAKER} where s.accepted_at is null and s.declined_at is null
         and s.unit in (select unit from unit_above where above = $1)
         order by s.asked_at, s.id limit $2"
    );
    let rows: Vec<Speaker> = tx.rows(&sql, &[scope.unit(), &SPEAKERS_MAX])?;
    let mut asked = Vec::new();
    for row in rows {
        let event = tx.row::<Event>(&format!("{EVENT} where e.id = $1"), &[&row.event])?;
        asked.extend(event.map(|event| (row, event)));
    }
    Ok(asked)
}

/// How many such requests wait.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn count_speakers(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = "select count(*) from event_speaker
               where accepted_at is null and declined_at is null
               and unit in (select unit from unit_above where above = $1)";
    tx.one(sql, &[scope.unit()])
}

/// A unit of the scope says who speaks, or why nobody does; false when it was not asked.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn answer_speaker(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &SpeakerId,
    answer: std::result::Result<&str, &str>,
    by_name: &str,
) -> Result<bool> {
    let now = tx.now();
    let (accepted, declined, speaker, why) = match answer {
        Ok(speaker) => (Some(now), None, speaker, ""),
        Err(why) => (None, Some(now), "", why),
    };
    let sql = "update event_speaker set accepted_at = $3, declined_at = $4, speaker = $5, why = $6,
               answered_by_name = $7 where id = $1 and accepted_at is null and declined_at is null
               and unit in (select unit from unit_above where above = $2)";
    let args: [&dyn kernel::db::Arg; 7] =
        [id, scope.unit(), &accepted, &declined, &speaker, &why, &by_name];
    Ok(tx.exec(sql, &args)? == 1)
}
