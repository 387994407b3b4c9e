//! Voted tables.

use std::collections::BTreeMap;

use kernel::db::Tx;
use kernel::{Error, Result, row};

use super::Hand;
use crate::org::{Scope, UnitId};
use crate::shares::QuotaId;
use crate::shares::rules::{Measure, Receiver, Refusal, Rounding, ShareLine, What, checked};

/// Most tables of an organisation that are looked at.
const TABLES_MAX: i64 = 500;

/// A table to write down.
#[derive(Debug, Clone)]
pub(in crate::shares) struct NewTable {
    pub(in crate::shares) unit: UnitId,
    pub(in crate::shares) what: What,
    pub(in crate::shares) valid_from_on: String,
    pub(in crate::shares) rounding: Rounding,
    pub(in crate::shares) voted_by: String,
    pub(in crate::shares) voted_on: String,
    pub(in crate::shares) note: String,
    pub(in crate::shares) lines: Vec<ShareLine>,
}

row! {
    struct Row {
        id: QuotaId,
        unit: UnitId,
        unit_name: String,
        what: String,
        valid_from_on: String,
        rounding: String,
        voted_by: String,
        voted_on: String,
        note: String,
        by_name: String,
        is_withdrawn: bool,
    }
}

/// A table as it was voted.
#[derive(Debug, Clone)]
pub(in crate::shares) struct Quota {
    pub(in crate::shares) id: QuotaId,
    pub(in crate::shares) unit: UnitId,
    pub(in crate::shares) unit_name: String,
    pub(in crate::shares) what: What,
    pub(in crate::shares) valid_from_on: String,
    pub(in crate::shares) rounding: Rounding,
    pub(in crate::shares) voted_by: String,
    pub(in crate::shares) voted_on: String,
    pub(in crate::shares) note: String,
    pub(in crate::shares) by_name: String,
    pub(in crate::shares) is_withdrawn: bool,
    pub(in crate::shares) lines: Vec<ShareLine>,
}

/// Writes a table down; one for the same from the same day is refused.
pub(in crate::shares) fn add_table(
    tx: &mut Tx<'_>,
    new: &NewTable,
    hand: &Hand,
) -> Result<QuotaId> {
    checked(&new.lines)?;
    if new.voted_by.trim().is_empty() || new.voted_on.is_empty() || new.valid_from_on.len() != 10 {
        return Err(Refusal::NoVote.into());
    }
    let (id, now): (QuotaId, _) = (tx.fresh(), tx.now());
    let written = tx.exec(
        "insert into quota_table (id, unit, what, valid_from_on, rounding, voted_by, voted_on,
         note, mandate, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict do nothing",
        &[
            &id,
            &new.unit,
            &new.what.name(),
            &new.valid_from_on,
            &new.rounding.name(),
            &new.voted_by,
            &new.voted_on,
            &new.note,
            &hand.mandate,
            &hand.name,
            &now,
        ],
    )?;
    if written == 0 {
        return Err(Refusal::TableThere.into());
    }
    for (at, line) in (0_i64..).zip(&new.lines) {
        let (how, value) = line.measure.stored();
        tx.exec(
            "insert into quota_line (quota, line, receiver, how, value)
             values ($1, $2, $3, $4, $5)",
            &[&id, &at, &line.receiver.name(), &how, &value],
        )?;
    }
    Ok(id)
}

/// A table that counts no longer: what was stated by it is corrected with the next statements.
pub(in crate::shares) fn withdraw(tx: &mut Tx<'_>, scope: &Scope, id: &QuotaId) -> Result<()> {
    let now = tx.now();
    let sql = "update quota_table set withdrawn_at = $3
               where id = $1 and unit = $2 and withdrawn_at is null";
    match tx.exec(sql, &[id, scope.unit(), &now])? {
        1 => Ok(()),
        _ => Err(Error::NotFound),
    }
}

/// The tables of the units above, at and below a scope, newest first.
pub(in crate::shares) fn tables_around(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Quota>> {
    let rows: Vec<Row> = tx.rows(
        "select q.id, q.unit, u.name, q.what, q.valid_from_on, q.rounding, q.voted_by, q.voted_on,
         q.note, q.by_name, case when q.withdrawn_at is null then 0 else 1 end
         from quota_table q join unit u on u.id = q.unit
         where q.unit in (select above from unit_above where unit = $1)
            or q.unit in (select unit from unit_above where above = $1)
         order by q.valid_from_on desc, q.at desc limit $2",
        &[scope.unit(), &TABLES_MAX],
    )?;
    let lines: Vec<(QuotaId, String, String, i64)> = tx.rows(
        "select l.quota, l.receiver, l.how, l.value from quota_line l
         join quota_table q on q.id = l.quota
         where q.unit in (select above from unit_above where unit = $1)
            or q.unit in (select unit from unit_above where above = $1)
         order by l.quota, l.line",
        &[scope.unit()],
    )?;
    let mut by_table: BTreeMap<String, Vec<ShareLine>> = BTreeMap::new();
    for (id, receiver, how, value) in lines {
        let receiver = Receiver::parse(&receiver);
        if let (Some(receiver), Some(measure)) = (receiver, Measure::read(&how, value)) {
            by_table.entry(id.to_string()).or_default().push(ShareLine { receiver, measure });
        }
    }
    let quota = |row: Row| {
        let lines = by_table.get(row.id.as_str()).cloned().unwrap_or_default();
        Some(Quota {
            what: What::parse(&row.what)?,
            rounding: Rounding::parse(&row.rounding)?,
            id: row.id,
            unit: row.unit,
            unit_name: row.unit_name,
            valid_from_on: row.valid_from_on,
            voted_by: row.voted_by,
            voted_on: row.voted_on,
            note: row.note,
            by_name: row.by_name,
            is_withdrawn: row.is_withdrawn,
            lines,
        })
    };
    Ok(rows.into_iter().filter_map(quota).collect())
}
