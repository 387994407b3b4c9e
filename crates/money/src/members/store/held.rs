//! Memberships that leave with their person: handed out, erased, merged.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Held;
use crate::members::store::memberships::{facts_of, memberships_of};
use crate::members::store::{arrangements_of, stamps_of};
use crate::org::PersonId;

/// What this room holds on people.
pub(in crate::members) const HELD: Held = Held {
    tables: &[
        "application",
        "membership",
        "membership_fact",
        "membership_amount",
        "arrangement",
        "stamp",
        "stamp_payment",
        "membership_card",
        "welcome_step",
        "reminder",
        "voting_roll_line",
    ],
    export,
    erase,
    retention: "members-retention",
    merge,
};

/// Most facts handed out of one person.
const EXPORT_FACTS_MAX: i64 = 10_000;

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let facts = facts_of(tx, person, EXPORT_FACTS_MAX)?.into_iter().map(|fact| {
        serde_json::json!({
            "kind": fact.kind, "on": fact.on_day, "why": fact.why, "by": fact.by_name,
        })
    });
    let facts: Vec<_> = facts.collect();
    let mut memberships = Vec::new();
    for one in memberships_of(tx, person)? {
        let stamps = stamps_of(tx, &one.id, "", "9999-12-31")?;
        let arrangements = arrangements_of(tx, &one.id)?;
        memberships.push(serde_json::json!({
            "type": one.type_fr,
            "unit": one.unit_name,
            "applied_on": one.applied_on,
            "accepted_on": one.accepted_on,
            "ended_on": one.ended_on,
            "ended_how": one.ended_how,
            "way": one.way,
            "stamps": stamps,
            "arrangements": arrangements,
        }));
    }
    Ok(serde_json::json!({ "memberships": memberships, "facts": facts }))
}

/// All of it goes: what an organisation must keep of payments is in its ledger, without this. A
/// frozen roll keeps its count and place, without the name.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    for sql in [
        "update voting_roll_line set person = null, name = '', number = '' where person = $1",
        "delete from stamp_payment where person = $1",
        "delete from stamp where person = $1",
        "delete from arrangement where person = $1",
        "delete from membership_amount where person = $1",
        "delete from membership_fact where person = $1",
        "delete from membership_card where person = $1",
        "delete from welcome_step where person = $1",
        "delete from reminder where person = $1",
        "delete from application where person = $1",
        "delete from membership where person = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    Ok(())
}

/// Both memberships go on with the record that stays; the oldest that is open counts.
fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    for sql in [
        "update application set person = $2 where person = $1",
        "update membership set person = $2 where person = $1",
        "update membership_fact set person = $2 where person = $1",
        "update membership_amount set person = $2 where person = $1",
        "update arrangement set person = $2 where person = $1",
        "update stamp set person = $2 where person = $1",
        "update stamp_payment set person = $2 where person = $1",
        "update membership_card set person = $2 where person = $1",
        "update welcome_step set person = $2 where person = $1",
        "update reminder set person = $2 where person = $1",
        "update voting_roll_line set person = $2 where person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}
