//! Transfers and departures that leave with their person: handed out, erased, merged.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::Moment;

use crate::feature::Held;
use crate::org::{PersonId, UnitId};
use crate::transfers::store::{departures_of, of_person};

/// What this room holds on people.
pub(in crate::transfers) const HELD: Held = Held {
    tables: &["transfer", "departure"],
    export,
    erase,
    retention: "transfers-retention",
    merge,
};

/// Most lines handed out of one person.
const EXPORT_LINES_MAX: i64 = 10_000;

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let transfers = of_person(tx, person, EXPORT_LINES_MAX)?.into_iter().map(|one| {
        serde_json::json!({
            "kind": one.kind,
            "from": one.from_name,
            "to": one.to_name,
            "since": one.since_on,
            "reason": one.reason,
            "asked_by": one.asked_by_name,
            "asked_as": one.asked_role_fr,
            "asked_at": one.asked_at.rfc3339(),
            "outcome": one.outcome,
            "word": one.word,
            "answered_by": one.answered_by_name,
            "answered_as": one.answered_role_fr,
            "answered_at": one.answered_at.map(Moment::rfc3339),
        })
    });
    let transfers: Vec<_> = transfers.collect();
    let departures = departures_of(tx, person, EXPORT_LINES_MAX)?.into_iter().map(|one| {
        serde_json::json!({
            "left_on": one.left_on,
            "choice": one.choice,
            "kept_until": one.kept_until_on,
            "at": one.at.rfc3339(),
        })
    });
    let departures: Vec<_> = departures.collect();
    Ok(serde_json::json!({
        "transfers": transfers,
        "departures": departures,
    }))
}

/// What both units did stays, without whose record it was and without the person's words. A
/// claim stays as the asking unit typed it until it is swept: else its change would tell.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    for sql in [
        "update transfer set outcome = 'erased'
         where person = $1 and outcome is null and kind <> 'claim'",
        "update transfer set person_name = '', person_city = '', word = '',
         reason = case when kind = 'claim' then reason else '' end, person = null
         where person = $1",
        "update transfer set asked_by = null, asked_by_name = '' where asked_by = $1",
        "update transfer set answered_by = null, answered_by_name = '' where answered_by = $1",
        "delete from departure where person = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    Ok(())
}

/// The trace goes on with the record that stays; what waited for the other one is over, except
/// claims, whose keeper answers for the record that stays.
fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let now = tx.now();
    let sql = "update transfer set outcome = 'merged', answered_at = $2
               where person = $1 and outcome is null and kind <> 'claim'";
    tx.exec(sql, &[from, &now])?;
    for sql in [
        "update transfer set person = $2 where person = $1",
        "update transfer set asked_by = $2 where asked_by = $1",
        "update transfer set answered_by = $2 where answered_by = $1",
        "update departure set person = $2 where person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}

/// Somebody of each of some sections, and the section, for the demonstration.
pub(in crate::transfers) fn movers(
    tx: &mut Tx<'_>,
    limit: i64,
) -> Result<Vec<(Option<PersonId>, UnitId)>> {
    let sql = "select (select max(p.id) from person p
                   where p.home_unit = u.id and p.kind = 'person'), u.id
               from unit u where u.kind = 'section' and u.closed_at is null
               order by u.id limit $1";
    tx.rows(sql, &[&limit])
}
