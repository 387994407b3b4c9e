//! What becomes of tags, remembered for a unit.

use kernel::Result;
use kernel::db::Tx;

use crate::imports::rules::{Becomes, TagChoice, Triage};
use crate::org::{PersonId, UnitId};

/// Most choices that are remembered for one unit.
const CHOICES_MAX: i64 = 5_000;

/// What was chosen for this unit or above; the nearest choice counts.
///
/// # Errors
/// A fault from the database.
pub fn tag_choices(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Triage> {
    let sql = "select t.folded, t.becomes, t.name, t.reason from tag_choice t
               join unit_above a on a.above = t.unit and a.unit = $1
               order by a.distance desc, t.folded limit $2";
    let rows: Vec<(String, String, String, String)> = tx.rows(sql, &[unit, &CHOICES_MAX])?;
    let choice = |(folded, becomes, name, reason): (String, String, String, String)| {
        Some((folded, TagChoice { becomes: Becomes::parse(&becomes)?, name, reason }))
    };
    Ok(rows.into_iter().filter_map(choice).collect())
}

/// Remembers what becomes of tags: the tag as written, and the choice.
///
/// # Errors
/// A fault from the database.
pub fn remember_tags(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    chosen: &[(String, TagChoice)],
    by: Option<&PersonId>,
) -> Result<()> {
    let now = tx.now();
    for (tag, choice) in chosen {
        tx.exec(
            "insert into tag_choice (unit, folded, tag, becomes, name, reason, decided_by,
                 decided_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (unit, folded) do update
             set tag = excluded.tag, becomes = excluded.becomes, name = excluded.name,
                 reason = excluded.reason,
                 decided_by = excluded.decided_by, decided_at = excluded.decided_at",
            &[
                unit,
                &values::fold(tag),
                tag,
                &choice.becomes.name(),
                &choice.name,
                &choice.reason,
                &by,
                &now,
            ],
        )?;
    }
    Ok(())
}
