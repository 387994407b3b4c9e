//! What happened to events: who did it, under which mandate, when and why; reports.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::accounts::Hand;
use crate::events::rules::FactKind;
use crate::events::store::Event;
use crate::events::{EventFactId, EventId};

row! {
    /// Something that happened to an event.
    #[derive(Debug, Clone, Serialize)]
    pub struct Fact {
        /// What.
        pub kind: String,
        /// Why.
        pub why: String,
        /// Who did it; empty for the house.
        pub by_name: String,
        /// Under which role, in French.
        pub role_fr: String,
        /// The same in English.
        pub role_en: String,
        /// When.
        pub at: Moment,
    }
}

/// Writes down what happens to an event, when it may.
///
/// # Errors
/// [`Error::Stale`] when it may not, or somebody else was faster.
pub(in crate::events) fn add_fact(
    tx: &mut Tx<'_>,
    event: &Event,
    kind: FactKind,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if !kind.may_happen(event.state(tx.now())?) {
        return Err(Error::Stale);
    }
    let sql = "update event set version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, &[&event.id, &event.version])? == 0 {
        return Err(Error::Stale);
    }
    write_fact(tx, &event.id, event.version + 1, kind, why, hand)
}

/// Writes a fact down, whatever came before.
pub(super) fn write_fact(
    tx: &mut Tx<'_>,
    event: &EventId,
    number: i64,
    kind: FactKind,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    let (id, now): (EventFactId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into event_fact (id, event, number, kind, why, by_person, by_name, role_fr,
         role_en, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            event,
            &number,
            &kind.name(),
            &why,
            &hand.person,
            &hand.name,
            &hand.roles.0,
            &hand.roles.1,
            &now,
        ],
    )
    .map(drop)
}

/// Most facts read of an event.
const FACTS_MAX: i64 = 200;

/// What happened to an event, oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn facts_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<Fact>> {
    let sql = "select kind, why, by_name, role_fr, role_en, at from event_fact
               where event = $1 order by number limit $2";
    tx.rows(sql, &[event, &FACTS_MAX])
}

/// Writes the report of an event.
///
/// # Errors
/// [`Error::Stale`] when it cannot have one yet, or somebody else was faster.
pub(in crate::events) fn put_report(
    tx: &mut Tx<'_>,
    event: &Event,
    report: &str,
    hand: &Hand,
) -> Result<()> {
    add_fact(tx, event, FactKind::Reported, "", hand)?;
    tx.exec("update event set report = $2 where id = $1", &[&event.id, &report]).map(drop)
}
