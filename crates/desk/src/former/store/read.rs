//! What is known of one person from earlier programs.

use kernel::Result;
use kernel::db::Tx;

use super::payments::Row;
use crate::former::rules::{Membership, Payment};
use crate::org::PersonId;

/// Memberships of a person, newest first, at most `limit`.
pub(in crate::former) fn memberships_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<Membership>> {
    type Row = (String, Option<String>, Option<String>, Option<String>);
    let sql = "select m.name, m.started_on, m.expires_on, m.suspended_on
               from former_identity i cross join former_membership m
               where i.person = $1 and m.source = i.source and m.legacy = i.legacy
                 and m.replaced_by is null
               order by coalesce(m.started_on, '') desc, m.name limit $2";
    let rows: Vec<Row> = tx.rows(sql, &[person, &limit])?;
    let told = |(name, started_on, expires_on, suspended_on)| Membership {
        name,
        started_on,
        expires_on,
        suspended_on,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Payments of a person, newest first, at most `limit`.
pub(in crate::former) fn payments_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<Payment>> {
    let sql = "select f.number, f.legacy, f.kind, f.status, f.amount_cents, f.means, f.code,
               f.on_day, f.parent, f.plan, f.is_company, f.is_in_kind, f.reference
               from former_identity i cross join former_payment f
               where i.person = $1 and f.source = i.source and f.legacy = i.legacy
                 and f.replaced_by is null
               order by f.on_day desc, f.number desc limit $2";
    let rows: Vec<Row> = tx.rows(sql, &[person, &limit])?;
    Ok(rows.into_iter().map(Payment::from).collect())
}

/// Ties of a person: kind, what the file said, what came of it, and whose record the other is.
pub(in crate::former) type Tie = (String, String, String, Option<PersonId>);

/// Ties of a person to others.
pub(in crate::former) fn links_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Tie>> {
    let sql = "select l.kind, l.said, l.outcome, o.person
               from former_identity i cross join former_link l
               left join former_identity o on o.source = l.source and o.legacy = l.other
               where i.person = $1 and l.source = i.source and l.legacy = i.legacy
                 and l.replaced_by is null
               order by l.kind, l.said limit 50";
    tx.rows(sql, &[person])
}

/// Facts of a person that were tags: kind and name.
pub(in crate::former) fn facts_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<Vec<(String, String)>> {
    let sql = "select distinct f.kind, f.name
               from former_identity i cross join former_fact f
               where i.person = $1 and f.source = i.source and f.legacy = i.legacy
               order by f.kind, f.name limit 200";
    tx.rows(sql, &[person])
}
