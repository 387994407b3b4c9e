//! Payments that leave with their person: handed out, kept for the accounts, merged.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Held;
use crate::org::PersonId;
use crate::treasury::store::list::{facts_of, of_person, parts_of};

/// What this room holds on people.
pub(in crate::treasury) const HELD: Held = Held {
    tables: &[
        "payment",
        "payment_part",
        "payment_fact",
        "sitting",
        "deposit_slip",
        "cash_movement",
        "cash_month",
        "payment_call",
        "card_payment",
        "card_subscription",
    ],
    export,
    erase,
    retention: "treasury-retention",
    merge,
};

/// Most lines handed out of one person.
const EXPORT_LINES_MAX: i64 = 10_000;

fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let mut payments = Vec::new();
    for line in of_person(tx, person, "", "9999-12-31", EXPORT_LINES_MAX)? {
        let is_payer = line.person.as_ref() == Some(person);
        let own = |part: &super::Part| is_payer || part.person.as_ref() == Some(person);
        let parts: Vec<_> = parts_of(tx, &line.id)?
            .into_iter()
            .filter(own)
            .map(|part| serde_json::json!({ "kind": part.kind, "cents": part.cents }))
            .collect();
        let facts: Vec<_> = facts_of(tx, &line.id)?
            .into_iter()
            .map(|fact| {
                serde_json::json!({
                    "what": fact.kind,
                    "on": fact.on_day,
                    "why": fact.why,
                    "at": fact.at.rfc3339(),
                })
            })
            .collect();
        payments.push(serde_json::json!({
            "received_on": line.received_on,
            "way": line.way,
            "cents": line.cents,
            "collector": line.collector_name,
            "unit": line.unit_name,
            "piece": line.piece,
            "bank": line.bank,
            "reference": line.reference,
            "paid_by_me": is_payer,
            "parts": parts,
            "facts": facts,
        }));
    }
    let calls: Vec<(String, String, i64, String, String)> = tx.rows(
        "select reference, label, amount_cents, made_on, due_on from payment_call
         where person = $1 order by at limit $2",
        &[person, &EXPORT_LINES_MAX],
    )?;
    let calls: Vec<_> = calls
        .into_iter()
        .map(|(reference, label, cents, made_on, due_on)| {
            serde_json::json!({
                "reference": reference, "label": label, "cents": cents,
                "made_on": made_on, "due_on": due_on,
            })
        })
        .collect();
    let cards: Vec<(String, i64)> = tx.rows(
        "select label, cents from card_payment where person = $1 order by at limit $2",
        &[person, &EXPORT_LINES_MAX],
    )?;
    let cards: Vec<_> = cards
        .into_iter()
        .map(|(label, cents)| serde_json::json!({ "label": label, "cents": cents }))
        .collect();
    let agreed = agreed(tx, person)?;
    Ok(serde_json::json!({
        "payments": payments, "calls": calls, "card_payments": cards,
        "card_subscriptions": agreed,
    }))
}

/// What somebody agreed to have charged again and again.
fn agreed(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<serde_json::Value>> {
    let all = super::recurring::subscriptions_of(tx, person)?.into_iter();
    Ok(all
        .map(|one| {
            serde_json::json!({
                "label": one.label, "cents": one.cents, "every_months": one.every_months,
                "agreed_at": one.at.rfc3339(), "stopped": one.is_stopped,
            })
        })
        .collect())
}

/// What the accounts need stays, without the cheque's marks; what was asked and not paid goes.
/// The identifier that stays leads to nobody once the record is gone.
fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update payment_call set withdrawn_at = coalesce(withdrawn_at, $2), label = ''
         where person = $1",
        &[person, &now],
    )?;
    // Who is forgotten is charged no more.
    super::recurring::gone(tx, person)?;
    for sql in [
        "update card_subscription set label = '' where person = $1",
        "update payment set bank = '', piece = case when way = 'cash' then piece else '' end
         where person = $1",
        "update card_event set raw = '', told = '' where handled_at is not null
         and card_payment in (select id from card_payment where person = $1)",
        "update card_payment set label = '', pay_url = null where person = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    for sql in [
        "update payment_fact set by_name = '' where by_person = $1",
        "update sitting set by_name = '' where by_person = $1",
        "update deposit_slip set by_name = '' where by_person = $1",
        "update cash_movement set by_name = '' where by_person = $1",
        "update cash_month set by_name = '' where by_person = $1",
        "update payment_call set by_name = '' where by_person = $1",
    ] {
        tx.exec(sql, &[person])?;
    }
    Ok(())
}

fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    for sql in [
        "update payment set person = $2 where person = $1",
        "update payment_part set person = $2 where person = $1",
        "update payment_call set person = $2 where person = $1",
        "update card_payment set person = $2 where person = $1",
        "update card_subscription set person = $2 where person = $1",
    ] {
        tx.exec(sql, &[from, into])?;
    }
    Ok(())
}
